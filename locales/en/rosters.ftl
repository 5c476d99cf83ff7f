### Rosters: a class, a team job or an event, ticked off by name.

## A new one

# What sort of thing it was. Three buttons stand below.
roster-kind-ask =
    What was it?
    A class: one teaches, the others listen. A team job: many help one. An event: everybody earns.
# Short name of that answer.
roster-kind-name = What it was
# One person taught or talked, the others listened.
btn-roster-class = Choose: class or talk
# Several people helped one.
btn-roster-team = Choose: team job
# A coffee morning, a clean-up: host and guests all earn.
btn-roster-event = Choose: event for all
# What it is called.
roster-title-ask = What do you call it? Everybody on it will read this. For example: Talk on birds.
# Short name of that answer.
roster-title-name = Called
# The day on which it was.
roster-day-ask = Which day was it?
# Short name of that answer.
roster-day-name = Day
# How long it was.
roster-length-ask = How long was it? For example: 1 hour, or 2 to 4.
# Short name of that answer.
roster-length-name = How long
# Who taught, who was helped, or who had people in.
roster-host-ask = Who taught it, or was helped, or had people in? You can type a name.
# Short name of that answer.
roster-host-name = Who
# The one who answers.
btn-roster-me = Choose me
# The name is of nobody whom the organiser knows.
# $name (text): the name as typed
roster-not-known = I do not know { $name } among the people you know here. Your broker can add them.

## The list

# Rosters, and shifts that are over; each is a button.
roster-list = <b>Rosters</b>{"\u000A"}For a class, a team job or an event: tick who came, and post everybody's hours at once.
# The same where there is none yet.
roster-list-empty = No rosters yet. For a class, a team job or an event, begin one: tick who came, and post everybody's hours at once.
# Begins one.
btn-roster-new = Make a new roster
# Begins one of the people who had a place on a shift.
# $title (text): the shift
btn-roster-shift = Tick who came: { $title }
# Opens one.
# $title (text): what it is called
# $state (choice): open, ticked, posted or reversed
btn-roster-open = Open { $title }, { $state ->
        [posted] posted
        [reversed] undone
        [ticked] being checked
       *[open] not posted
    }

## Ticking

# Above the names, a page at a time. Each name is a button.
# $title (text): what it is called
# $date (date): the day
# $count (count): how many are ticked
# $all (count): how many stand on it
# $page (count): this page
# $pages (count): how many pages there are
roster-ticking =
    <b>{ $title }</b>
    { DAY($date) }
    { $all ->
        [0] Nobody is on it yet. Add who came.
       *[other] Who came? { $count } of { $all } are ticked.
    }{ $pages ->
        [1] { "" }
       *[other] {"\u000A"}Page { $page } of { $pages }.
    }
# One name there.
# $number (count): its number on this page, to be typed
# $name (text): who
# $ticked (choice): yes or no
# $other (choice): yes where they were there for another time than the rest
# $minutes (minutes): how long
roster-line = { $number }. { $name }: { $ticked ->
        [yes] came
       *[no] not ticked
    }{ $other ->
        [yes] , { DURATION($minutes) }
       *[no] { "" }
    }
# Ticks somebody.
# $name (text): who
btn-roster-on = Tick { $name }
# Takes the tick away.
# $name (text): who
btn-roster-off = Untick { $name }
# The next page of names.
btn-roster-more = See more names
# The page before.
btn-roster-back = See the names before
# Ticks all of them.
btn-roster-everyone = Tick everyone
# Puts somebody else on it.
btn-roster-add = Add somebody
# Changes how long one person was there.
btn-roster-time = Change the time for one
# Reads back what would be posted.
btn-roster-post = Post the hours
# Back to the names.
btn-roster-tick = Tick who came
# Who else was there.
roster-add-ask = Who else came? You can type their first name.
# Short name of that answer.
roster-add-name = Who
# Whose time is different.
roster-time-who-ask = Who was there for another length of time?
# Short name of that answer.
roster-time-who-name = Who
# How long that person was there.
roster-time-ask = How long were they there?
# Short name of that answer.
roster-time-name = How long

## The card, and the review

# The head of the card.
# $kind (choice): class, team or event
# $title (text): what it is called
# $date (date): the day
# $minutes (minutes): how long
# $host (text): who taught, was helped, or had people in
roster-head =
    <b>{ $title }</b>
    { DAY($date) }, { DURATION($minutes) }
    { $kind ->
        [class] Taught by { $host }.
        [team] A team helped { $host }.
       *[event] { $host } had people in.
    }
# Nobody is ticked yet.
roster-nobody = Nobody is ticked yet.
# People who were there for the same time, and what that does to the hours of each.
# $names (list): who
# $more (count): how many more there are than are named
# $sign (choice): plus or minus
# $minutes (minutes): how long
roster-names =
    { LIST($names) }{ $more ->
        [0] { "" }
       *[other] , and { $more } more
    }:
    { $sign ->
        [plus] plus
       *[minus] minus
    } { DURATION($minutes) } each.
# How it stands: names are being ticked.
roster-state-open = Not posted yet.
# How it stands: another broker looks first.
# $ticked (text): who ticked the names
roster-state-ticked = { $ticked } ticked the names. Another broker checks it, and then the hours move.
# How it stands: the hours have moved.
# $by (text): who posted it
roster-state-posted = Posted by { $by }. Everybody on it was told.
# How it stands: undone.
# $words (words): why
# $has_words (choice): yes or no
roster-state-reversed =
    Undone by a broker. The hours are back.
    { $has_words ->
        [yes] Why: { $words }
       *[no] { "" }
    }
# How it stands: not needed.
roster-state-cancelled = Called off. No hours moved.
# What would be posted, read back; below stand the names. Buttons: yes, tick who came.
# $title (text): what it is called
# $date (date): the day
# $minutes (minutes): how long
# $host (text): who taught, was helped, or had people in
# $gain (minutes): how much the host gains or gives
# $sign (choice): plus or minus
roster-review =
    <b>{ $title }</b>
    { DAY($date) }, { DURATION($minutes) }

    { $host }: { $sign ->
        [plus] plus
       *[minus] minus
    } { DURATION($gain) }.
# What the timebank itself creates or cancels by it.
# $sign (choice): plus where it creates hours, minus where it cancels them
# $minutes (minutes): how much
roster-issued = { $sign ->
        [plus] The timebank makes { DURATION($minutes) } for this, where everybody can see it.
       *[minus] The timebank takes { DURATION($minutes) } out of use, where everybody can see it.
    }
# The question under the review.
# $why (choice): no, own (the one who posts is on it) or many (many hours are created)
roster-ask = { $why ->
        [own] You are on it yourself, so another broker checks it first. Send it?
        [many] It makes many hours, so another broker checks it first. Send it?
       *[no] Post these hours now?
    }
# Posts it.
btn-roster-yes = Yes, post the hours
# Puts it before another broker.
btn-roster-send = Send it to be checked
# The second broker posts it.
btn-roster-approve = Approve and post
# Goes back to ticking names.
btn-roster-reopen = Change the names
# It is not needed.
btn-roster-cancel = Call it off
# A broker undoes all of it.
btn-roster-reverse = Undo it, with a reason
# Why a broker undoes it.
roster-reason-ask = Why? Everybody on it will read this.
# A usual reason.
# allow verb-first: it is an answer, not a deed
btn-roster-reason-twice = Posted twice
# A usual reason.
# allow verb-first: it is an answer, not a deed
btn-roster-reason-names = Wrong names

## What people on it are told

# Their hours moved. Buttons: something is not right, home.
# $title (text): what it was
# $date (date): the day
# $minutes (minutes): how much
# $sign (choice): plus or minus
# $balance (minutes): the balance now, or how much below nothing it is
# $standing (choice): have, owe or even
notice-roster-posted =
    { $title }, { DAY($date) }: { $sign ->
        [plus] plus
       *[minus] minus
    } { DURATION($minutes) } for you.
    { $standing ->
        [have] You have { DURATION($balance) } to use.
        [owe] You have been given { DURATION($balance) } more than you have given. That is fine.
       *[even] You have now given as much as you have got.
    }
# Somebody on it says that it is not right.
btn-roster-problem = Say there's a problem
# What is not right.
roster-problem-ask = What is not right? Your broker reads it and puts it right with you.
# Their words went to the broker.
roster-problem-sent = Thank you. Your broker looks at it and writes or rings.
# The one who ticked the names: another broker posted it.
# $title (text): what it was
# $date (date): the day
# $name (text): the broker
notice-roster-approved = { $name } checked { $title }, { DAY($date) }. The hours are posted.
# A broker undid it.
# $title (text): what it was
# $date (date): the day
# $words (words): why
notice-roster-reversed =
    Undone by a broker: { $title }, { DAY($date) }. The hours are back as they were.
    Why: { $words }

## What the rules don't allow

# The day is still to come.
refusal-roster-future = That is still to come. Tick who came when it is over.
# The day is too long ago.
# $days (count): how many days back it may be
refusal-roster-old = That is more than { $days } days ago. Your broker can help.
# The host is put on it as a guest.
refusal-roster-host = They are on it already, as the one it is about.
# Too many people.
# $most (count): how many there may be
refusal-roster-full = A roster holds { $most } people at most. Make a second one.
# Nobody is ticked.
refusal-roster-nobody = Nobody is ticked yet, so there are no hours to post.
# More than the rule allows for an event.
# $minutes (minutes): the most
refusal-roster-event-length = For an event everybody gets { DURATION($minutes) } at most.

## Menu

# Rosters of classes, team jobs and events.
cmd-roster = Tick who came and post the hours
# What is unfinished, in the middle of this form.
draft-roster = making a roster
# What is unfinished, in the middle of this form.
draft-roster-shift = making a roster
