### What whoever runs shifts sees and does.

# The rest of what can be done with a shift; the buttons say what.
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
shift-more-ask =
    <b>{ $title }</b>
    { SPAN($start, $end) }
    What would you like to do?
# Everybody on a shift.
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
# $taken (count): places that are taken
# $places (count): places in all
# $free (count): places that are free
# $sure (count): how many said that they come
# $unsure (count): how many have not
# $least (count): the fewest people it needs
# $short (choice): yes where there are fewer
# $lines (markup): one line for each
shift-who =
    <b>{ $title }</b>
    { SPAN($start, $end) }
    { $taken } of { $places } places are taken. { $free ->
        [0] None is free.
        [one] One is free.
       *[other] { $free } are free.
    }{ $short ->
        [yes] { " " }It needs { $least } at least.
       *[no] { "" }
    }
    Said that they come: { $sure }. Not said yet: { $unsure }.

    { $lines }
# One person on that list.
# $number (count): their number
# $name (text): first name
# $sure (choice): yes, asked or no
# $guardian (choice): yes where they are under 18 and a parent or carer agreed
shift-who-line = { $number }. { $name }{ $sure ->
        [yes] : is coming
        [asked] : was asked, no answer yet
       *[no] { "" }
    }{ $guardian ->
        [yes] {" "}(a parent or carer agreed)
       *[no] { "" }
    }
# Somebody whose place a broker looks at first.
# $name (text): first name
shift-who-checking = { $name }: a broker looks at this first
# Somebody who is offered a free place.
# $name (text): first name
shift-who-offered = { $name }: is offered a place
# Heading of the waiting list.
# $count (count): how many wait
shift-who-waiting = <b>Waiting list: { $count }</b>
# Somebody in the waiting list.
# $number (count): their number in it
# $name (text): first name, or the employer of a team
# $count (count): how many people
shift-who-next = { $number }. { $name }{ $count ->
        [one] {""}
       *[other] , { $count } people
    }
# Whom to ring before a shift.
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
# $count (count): how many in all
# $lines (markup): one line for each on this screen
shift-calls =
    <b>{ $title }</b>
    { SPAN($start, $end) }
    { $count ->
        [one] One person has not said that they come.
       *[other] { $count } people have not said that they come.
    }

    { $lines }

    Spoken to somebody? Choose them and note what they said.
# Nobody needs a call.
# $title (text): the shift
# $asked (choice): yes where people were asked whether they come; nobody where nobody has a place
shift-calls-none = <b>{ $title }:</b> nobody needs a call now. { $asked ->
    [yes] Everybody who was asked has answered.
    [nobody] Nobody has a place yet.
   *[no] I have not asked anybody yet if they come. I ask them before it starts.
}
# Somebody without Telegram.
# $name (text): first name
shift-call-none = { $name } has no Telegram. A broker rings.
# Somebody who stopped the bot.
# $name (text): first name
shift-call-stopped = { $name } does not get my messages. A broker can ring.
# Somebody who was asked and has not answered.
# $name (text): first name
shift-call-quiet = { $name } was asked and has not answered.
# What somebody said to whoever runs the shift.
# $name (text): first name
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
shift-one-ask =
    <b>{ $name }</b>
    { $title }, { SPAN($start, $end) }
    What did they say?
# To somebody for whom whoever runs the shift noted that they cannot come.
# $name (text): first name of whoever noted it
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
notice-shift-left-for =
    <b>{ $name } noted that you can't make it.</b>
    { $title }, { SPAN($start, $end) }
    Is that not right? Open it and join again.
# What whoever runs a shift writes to everybody on it.
shift-say-ask = What shall I tell everybody who is coming? No phone numbers or links, please.
# Short name of that answer.
shift-say-name = Message
# Before it is sent.
# $title (text): the shift
# $words (words): the message
# $count (count): how many people it goes to
# $wait (choice): yes where it waits for the morning
# $at (datetime): when it goes out
shift-say-review =
    <b>{ $title }</b>
    { $words }

    { $count ->
        [one] One person gets this{ $wait ->
            [yes] { " " }at { TIME($at) }, as it is night now
           *[no] { " " }at once
        }.
       *[other] { $count } people get this{ $wait ->
            [yes] { " " }at { TIME($at) }, as it is night now
           *[no] { " " }at once
        }.
    } Shall I send it?
# It was sent.
# $count (count): to how many people
# $wait (choice): yes where it waits for the morning
# $at (datetime): when it goes out
shift-said = { $wait ->
    [yes] <b>It goes out at { TIME($at) }.</b>
   *[no] <b>Sent.</b>
} { $count ->
    [one] One person gets it.
   *[other] { $count } people get it.
}
# The message, as people on the shift read it.
# $name (text): first name of whoever wrote it
# $organisation (text): the organisation
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
# $words (words): the message
notice-shift-message =
    <b>{ $title }</b>
    { SPAN($start, $end) }
    { $name } of { $organisation } says: { $words }
# The shift is long over, or was called off.
refusal-message-over = Nobody expects this shift any more, so there is nobody to write to.
# Nobody has a place.
refusal-message-nobody = Nobody has joined this yet.
# As many messages went to a shift today as people read.
# $count (count): how many a day
refusal-message-many = You sent { $count } messages to this shift since yesterday. People read no more than that in a day.
# As which file.
# $title (text): the shift
shift-file-ask = <b>{ $title }:</b> the list of who is coming, by first name. As which file?
# Under the file.
# $title (text): the shift
shift-file = Who is coming to { $title }. Please keep it safe, and delete it when you no longer need it.
# Shifts that are over.
# $count (count): how many
# $lines (markup): one after the other
shift-past-list =
    <b>{ $count ->
        [one] One shift in the last year
       *[other] { $count } shifts in the last year
    }</b>

    { $lines }
# There are none.
shift-past-none = None of your shifts is over yet. /shift puts one up.
# One of them.
# $number (count): its number; it can be typed
# $title (text): what it was
# $start (datetime): when it started
# $end (datetime): when it ended
# $joined (count): how many had a place
# $places (count): how many places there were
# $came (count): how many residents came
# $minutes (minutes): their confirmed time
# $team (count): how many came in teams
shift-past-line =
    { $number }. <b>{ $title }</b>
    { SPAN($start, $end) }
    { $joined } of { $places } places were taken. { $came ->
        [0] Nobody is noted as there.
        [one] One came, { DURATION($minutes) } confirmed.
       *[other] { $came } came, { DURATION($minutes) } confirmed.
    }{ $team ->
        [0] { "" }
       *[other] { " " }In teams: { $team }.
    }
# The name of the sheet.
shift-rows-sheet = Who is coming
# Head of a column: the number of the line.
shift-rows-number = No.
# Head of a column: first names.
shift-rows-name = First name
# Head of a column: whether they have a place.
shift-rows-place = Place
# Head of a column: how many people.
shift-rows-people = People
# Head of a column: whether they said that they come.
shift-rows-said = Said they come
# Head of a column: whether they came.
shift-rows-came = Came
# Head of a column: minutes that they were there.
shift-rows-minutes = Minutes
# What stands in the column Place.
# $state (choice): joined, checking, offered, waiting or team
shift-rows-state = { $state ->
    [checking] With a broker
    [offered] Offered
    [waiting] Waiting list
    [team] Team
   *[joined] Has a place
}
# Yes and no in a column.
# $yes (choice): yes or no
shift-rows-yes = { $yes ->
    [yes] Yes
   *[no] No
}
# Shows everybody on a shift, with who said that they come.
btn-shift-who = See who is coming
# Writes to everybody on a shift.
btn-shift-say = Send a message
# Sends it.
btn-shift-say-yes = Yes, send it
# Sends it in the night.
btn-shift-say-now = Send it now, at night
# Shows whom to ring.
btn-shift-calls = See whom to ring
# Chooses somebody to note what they said.
# $name (text): first name
btn-shift-one = Note for { $name }
# They said that they come.
btn-shift-they-come = Note: they come
# They said that they cannot come.
btn-shift-they-cant = Note: they can't
# The list as a file.
btn-shift-file = Get the list as a file
# An Excel file.
btn-shift-xlsx = Get it for Excel
# A plain table.
btn-shift-csv = Get it as CSV
# Shifts that are over.
btn-shift-past = See past shifts
# In the command menu.
cmd-run = See the shifts you run
