### Volunteering: what is on, joining, saying that one cannot come, and publishing shifts.

## The card

# The head of every card about a shift.
# $title (text): what it is
# $organisation (text): who it is for
# $start (datetime): when it starts
# $end (datetime): when it ends
# $venue (text): where
# $bring (text): what to bring or to know
# $has_bring (choice): yes or no
shift-head =
    <b>{ $title }</b>
    { $organisation }
    { SPAN($start, $end) }
    Where: { $venue }{ $has_bring ->
        [yes] { "" }
    Good to know: { $bring }
       *[no] { "" }
    }
# There is room, and the reader is not on it.
# $left (count): free places
shift-open = { $left ->
    [one] One place is left.
   *[other] { $left } places are left.
}
# There is no room, and the reader is not on it.
# $waiting (count): how many wait already
shift-full = <b>All places are taken.</b> { $waiting ->
        [0] You can wait for one.
        [one] One person waits for one.
       *[other] { $waiting } people wait for one.
    }
# The reader said that they cannot come.
shift-off = <b>You are off this one.</b> Thank you for saying so.
# The reader has a place.
# $organiser (text): first name of whoever runs it
shift-in-joined =
    <b>You're in.</b> Ask for { $organiser } when you get there.
    If things change, tell me here: can't make it.
# The reader was waiting, and now has a place.
# $organiser (text): first name of whoever runs it
shift-in-promoted =
    <b>A place came free. You're in.</b> Ask for { $organiser } when you get there.
    Can you come?
# The reminder two days before.
# $organiser (text): first name of whoever runs it
shift-in-coming =
    <b>You have a place on this soon.</b> Ask for { $organiser } when you get there.
    Can you still come?
# The reminder shortly before the start.
# $organiser (text): first name of whoever runs it
# $sure (choice): yes where they have said again that they are coming
shift-in-soon = <b>It starts soon.</b> Ask for { $organiser } when you get there. { $sure ->
        [yes] Thank you for saying that you are coming.
       *[no] Can you come?
    }
# The reader has a place, and has said again that they are coming.
# $organiser (text): first name of whoever runs it
shift-in-confirmed = <b>You're in.</b> Thank you for saying that you are coming. Ask for { $organiser } when you get there.
# The reader is on the waiting list.
# $position (count): their number in it; 1 is next
shift-waiting = <b>You are number { $position } on the waiting list.</b> I tell you at once when a place is yours.
# The reader runs this shift themselves.
shift-yours = You run this one.
# Nobody can join any more: it has begun.
shift-begun = This has begun.
# Nobody can join any more: it is over.
shift-over = This is over.
# It was called off.
# $reason (words): why, in the organiser's words
# $has_reason (choice): yes where they said why
shift-cancelled =
    <b>Called off.</b> Nobody needs to come.{ $has_reason ->
        [yes] { "" }
    Why: { $reason }
       *[no] { "" }
    }

## Lists

# What is on.
# $timebank (text): the timebank
# $lines (markup): the shifts, one after the other
shift-list =
    <b>What's on</b>
    { $timebank }

    { $lines }
# Nothing is on at the time that was asked for; other things are.
# $timebank (text): the timebank
# $lines (markup): the shifts, one after the other
shift-none-then =
    I found nothing then. This is on at other times.
    { $timebank }

    { $lines }
# Nothing is on at all.
# $timebank (text): the timebank
shift-list-empty =
    Nothing is on at { $timebank } just now.
    Please look again later, or talk to a person about what you would like to do.
# One shift in that list.
# $number (count): its number; it can be typed
# $title (text): what it is
# $organisation (text): who it is for
# $start (datetime): when it starts
# $end (datetime): when it ends
# $venue (text): where
# $left (count): free places
# $mine (choice): joined, offered, checking, waiting, left, yours or no
shift-line =
    { $number }. <b>{ $title }</b>, { $organisation }
    { SPAN($start, $end) }
    { $venue }
    { $mine ->
        [joined] You're in.
        [offered] A place is kept for you. Please say yes or no.
        [checking] A place is kept for you.
        [waiting] You are on the waiting list.
        [yours] You run this one.
       *[no] { $left ->
            [0] All places are taken.
            [one] One place is left.
           *[other] { $left } places are left.
        }
    }
# The shifts on which somebody has a place.
# $lines (markup): one a line
shift-mine =
    <b>Your shifts</b>
    { $lines }
# The shifts that somebody runs.
# $lines (markup): one a line
shift-mine-run =
    <b>Shifts you run</b>
    { $lines }
# One of somebody's shifts.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $state (choice): joined, offered, checking or waiting
# $number (count): its number in the list
shift-mine-line = { $number }. { SPAN($start, $end) }: { $title }{ $state ->
        [offered] { " " }(please say yes or no)
        [checking] { " " }(a place is kept for you)
        [waiting] { " " }(waiting list)
       *[joined] { "" }
    }
# One of the shifts that somebody runs.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $joined (count): how many have a place
# $places (count): how many places there are
# $number (count): its number in the list
shift-run-line = { $number }. { SPAN($start, $end) }: { $title }, { $joined } of { $places } places taken
# Somebody has no shift.
shift-mine-empty = You have no shift coming up. Would you like to see what is on?
# Joining would mean two things at the same time.
# $title (text): the one that they have
# $has_title (choice): no where help has no name
# $name (text): with whom help is planned
# $kind (choice): plan or shift
# $start (datetime): when it starts
# $end (datetime): when it ends
shift-both-ask =
    You have something at that time: { $kind ->
        [plan] { $has_title ->
            [yes] <b>{ $title }</b> with { $name }
           *[no] <b>help with { $name }</b>
        }
       *[shift] <b>{ $title }</b>
    }, { SPAN($start, $end) }.
    Do you want both?
# Somebody typed that they cannot make it; they have several shifts, or the words fit none.
# $lines (markup): the shifts, one a line
shift-which-ask =
    { $lines }
    Which one can't you make?
# Somebody typed that they cannot make it, and has no shift.
shift-none-to-leave =
    You have no shift coming up.
    If it is about something else, a person can help you.

## The home card

# The next shift on which somebody has a place.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $state (choice): joined, offered, checking or waiting
home-shift = Next: { $title }, { SPAN($start, $end) }.{ $state ->
        [offered] { " " }A place is kept for you. Please say yes or no.
        [checking] { " " }A place is kept for you.
        [waiting] { " " }You are on the waiting list.
       *[joined] { "" }
    }
# The next shift that an organiser runs.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $joined (count): how many have a place
# $places (count): how many places there are
# $more (count): how many more shifts they run
home-shift-run =
    You run: { $title }, { SPAN($start, $end) }. { $joined } of { $places } places are taken.{ $more ->
        [0] { "" }
        [one] { " " }And one more after it.
       *[other] { " " }And { $more } more after it.
    }

## Publishing

# What a new shift is called.
shift-title-ask = What will people do? A short name, such as: Canal litter pick.
# Short name of that answer.
shift-title-name = What
# When a new shift is.
shift-when-ask = When is it? Say the day and the times, such as: sat 9.30 to 12.30.
# Short name of that answer.
shift-when-name = When
# Where a new shift is.
shift-venue-ask = Where do people meet?
# Short name of that answer.
shift-venue-name = Where
# How many people a new shift needs.
shift-places-ask = How many people do you need?
# Short name of that answer.
shift-places-name = How many
# What people should bring or know; can be skipped.
shift-bring-ask = What should they bring or know? Say if there are steps or heavy things.
# Short name of that answer.
shift-bring-name = Good to know
# Which group or organisation it is for; asked the first time only.
shift-organisation-ask = Which group is it for?
# Short name of that answer.
shift-organisation-name = Group
# The words hold no day.
shift-when-no-day = I did not find a day in that.
# The words hold a day, but not from when to when.
shift-when-no-times = I need the time it starts and the time it ends.
# The words speak of several days.
shift-when-once = I can put up one shift at a time.
# The shift as members will see it.
# $card (markup): the head of its card
# $count (count): how many people are wanted
# $timebank (text): the timebank
shift-review =
    { $card }
    { $count ->
        [one] One place
       *[other] { $count } places
    }

    Shall I show this to the members of { $timebank }?
# When a shift is, in the list of answers that can be changed.
# $start (datetime): when it starts
# $end (datetime): when it ends
shift-plan = { SPAN($start, $end) }
# How many people, in the list of answers that can be changed.
# $count (count): how many
shift-places = { $count ->
    [one] One person
   *[other] { $count } people
}

## For whoever runs it

# How many are coming.
# $count (count): how many have a place
# $most (count): how many places there are
shift-run-count = <b>{ $count } of { $most } places are taken.</b>
# Who has a place, and has said again that they are coming.
# $names (list): first names
# $more (count): how many more than these
shift-run-sure = Said again that they are coming: { LIST($names) }{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    }
# Who has a place.
# $names (list): first names
# $more (count): how many more than these
shift-run-coming = Coming: { LIST($names) }{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    }
# Who is on the waiting list, in its order.
# $names (list): first names
# $more (count): how many more than these
shift-run-waiting = Waiting list: { LIST($names) }{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    }
# Before a shift is called off: the reason, which everybody reads.
shift-call-off-ask = Why do you call it off? Everybody who joined will read this.
# Short name of that answer.
shift-call-off-name = Why
# Before anybody is told that it is called off.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $count (count): how many people are told
# $reason (words): why
shift-call-off-review =
    <b>Call off { $title }?</b>
    { SPAN($start, $end) }
    Why: { $reason }

    { $count ->
        [0] Nobody has joined yet.
        [one] I will tell one person at once.
       *[other] I will tell { $count } people at once.
    }

## Notices

# To whoever runs a shift: somebody cannot make it.
# $name (text): who
# $next (text): who is offered the place
# $next_is (choice): nobody, one (asked for a time) or all (the whole list)
# $count (count): how many are asked
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $joined (count): how many have a place now
# $places (count): how many places there are
# $read (choice): now, later (after the night), or never (it begins before that)
# $at (datetime): when they read it, where that is later
notice-shift-left =
    <b>{ $name } can't make it.</b>{ $next_is ->
        [one] { " " }I have asked { $next } if they want the place.
        [all] { " " }I have asked everybody on the waiting list ({ $count }).
       *[nobody] { "" }
    }{ $read ->
        [later] { " " }At night I wake nobody: they read it at { TIME($at) }.
        [never] { " " }At night I wake nobody, so they may not read it in time.
       *[now] { "" }
    }
    { $title }, { SPAN($start, $end) }: { $joined } of { $places } places are taken.
# To everybody who joined or waits: it is called off.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $words (words): why
# $why (choice): words, or days where its days are others now
notice-shift-cancelled =
    <b>Called off: { $title }.</b>
    { SPAN($start, $end) }. You need not come.
    { $why ->
        [days] Why: it takes place on other days now.
       *[words] Why: { $words }
    }

## Refusals

# The shift has begun.
refusal-shift-begun = That has begun. Please talk to a person about it.
# The shift is over.
refusal-shift-over = That is over. Type /volunteer to see what is on.
# The shift was called off.
refusal-shift-cancelled = That was called off. Type /volunteer to see what is on.
# Somebody joins a shift that they run.
refusal-shift-own = You run this one, so you are there already.
# The waiting list is as long as it may be.
refusal-shift-list-full = So many people wait for this that the list is closed. Type /volunteer to see what else is on.
# Somebody says they are coming who has no place.
refusal-shift-not-on = You have no place on that one. Please look at it again.
# The person has something else then, called so.
# $title (text): the other shift
refusal-shift-overlap = You have something at that time: { $title }.
# An organiser publishes something that has begun.
refusal-shift-past = That time has gone. When will it be?
# An organiser publishes something very far away.
refusal-shift-far = That is more than a year away. Please put it up later.
# An organiser publishes something too long.
# $hours (count): the longest
refusal-shift-length = A shift can be { $hours } hours long at most. Please make two of it.
# An organiser wants no people, or very many.
# $most (count): the most
refusal-shift-places = I can do 1 to { $most } people.

## Buttons

# Takes a place.
btn-shift-join = Join
# Takes a turn in the waiting list.
btn-shift-join-list = Join the waiting list
# Frees one's place. Can be typed at any time.
# allow verb-first: it is what people say
btn-shift-leave = Can't make it
# Leaves the waiting list.
btn-shift-leave-list = Leave the waiting list
# Says again that one is coming. Can be typed at any time.
# allow verb-first: it is what people say
btn-shift-coming = I'm coming
# Shows what is on.
btn-shift-see-all = See what's on
# Opens a shift of a list.
# $number (count): its number in the list
# $title (text): what it is
btn-shift-see = See { $number }: { $title }
# Takes back one's place on this shift of several.
# $number (count): its number in the list
# $title (text): what it is
btn-shift-not = Leave { $number }: { $title }
# Takes a place on two shifts at the same time.
btn-shift-both = Join both
# Keeps only the shift that one has.
btn-shift-keep = Keep the one I have
# Shows one's shifts.
btn-shift-mine = See my shifts
# Shows who is coming.
btn-shift-run = See who is coming
# Begins a new shift.
btn-shift-new = Put up a shift
# Publishes it.
btn-shift-publish = Yes, show it
# Calls a shift off; the reason is asked next.
btn-shift-call-off = Call it off
# Calls it off and tells everybody.
btn-shift-off-yes = Yes, call it off
# A usual reason to call off.
# allow verb-first: it is an answer, not a deed
btn-shift-weather = The weather is too bad
# A usual reason to call off.
# allow verb-first: it is an answer, not a deed
btn-shift-too-few = Too few people joined
# A usual reason to call off.
# allow verb-first: it is an answer, not a deed
btn-shift-no-venue = The place is closed
# A number of people, as an answer.
# $count (count): how many
# allow verb-first: it is an answer, not a deed
btn-shift-places = { $count } people

## Menu

# In the command menu.
cmd-volunteer = See what's on, and join
# In the command menu.
cmd-shifts = See your shifts
# In the command menu.
cmd-shift = Put up a shift
