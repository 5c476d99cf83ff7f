### Standing arrangements: help that repeats, agreed once.

## The card

# The head of every card about help that repeats.
# $side (choice): giver, receiver, or broker for whoever is neither
# $giver (text): who gives the help
# $receiver (text): who gets it
# $what (words): what it is
# $has_what (choice): yes or no
# $repeats (markup): such as: every Wednesday
# $has_start (choice): yes where a time of day is agreed
# $start (time): that time
# $minutes (minutes): how long each visit takes
# $place (text): where
# $has_place (choice): yes or no
standing-head =
    <b>{ $side ->
        [giver] You help { $receiver }
        [receiver] { $giver } helps you
       *[broker] { $giver } helps { $receiver }
    }</b>{ $has_what ->
        [yes] : { $what }
       *[no] { "" }
    }
    { $repeats }{ $has_start ->
        [yes] , { TIME($start) }
       *[no] { "" }
    }
    { DURATION($minutes) } each time{ $has_place ->
        [yes] { "" }
    Where: { $place }
       *[no] { "" }
    }
# How often it happens. Stands inside other sentences, with a capital letter.
# $kind (choice): daily, weekly, fortnight, weeks, nth, month-day or other
# $days (list): the days of the week
# $nth (choice): first, second, third, fourth or last: the first Saturday of the month
# $weeks (count): every so many weeks
# $number (count): the day of the month
# $first (date): its first day
standing-repeats = { $kind ->
    [daily] Every day
    [weekly] Every { LIST($days) }
    [fortnight] Every other week, on { LIST($days) }
    [weeks] Every { $weeks } weeks, on { LIST($days) }
    [nth] On the { $nth ->
            [first] first
            [second] second
            [third] third
            [fourth] fourth
           *[other] last
        } { LIST($days) } of each month
    [month-day] On day { $number } of each month{ $number ->
            [29] {" "}(in a shorter month on its last day)
            [30] {" "}(in a shorter month on its last day)
            [31] {" "}(in a shorter month on its last day)
           *[other] {""}
        }
   *[other] Again and again, from { DAY($first) }
}
# The name of a day of the week.
# $day (choice): MO to SU
standing-weekday = { $day ->
    [MO] Monday
    [TU] Tuesday
    [WE] Wednesday
    [TH] Thursday
    [FR] Friday
    [SA] Saturday
   *[SU] Sunday
}
# A time of day on its own.
# $at (time): the time
standing-time = { TIME($at) }
# An end that nobody has set.
standing-open-end = Until you start it again
# It waits for the other side.
# $asked (choice): yes for whoever has to answer
# $follows (choice): yes where somebody takes it over from somebody else
# $maker (text): who proposed it
# $other (text): who has to answer
standing-proposed = { $asked ->
    [yes] { $maker } asks: { $follows ->
            [yes] could you take this over?
           *[no] shall we do this each time?
        } You can stop at any time.
   *[no] <b>Waiting for { $other }.</b> Nothing happens until they say yes.
}
# Both want it; a broker looks at it before it begins.
# $side (choice): giver, receiver, or broker for whoever is neither
# $follows (choice): yes where somebody takes it over from somebody else
# $timebank (text): the timebank's name
standing-agreed = { $side ->
    [broker] <b>Both said yes.</b> { $follows ->
            [yes] The giver changes. Ask whoever gets the help first.
           *[no] Approve it once, and every visit is approved.
        }
   *[other] <b>You both said yes.</b> { $timebank } looks at it once, before it begins.
}
# It is going on.
# $has_next (choice): yes where a visit is to come
# $next (date): the next visit
standing-active = <b>This is going on.</b> { $has_next ->
        [yes] Next time: { DAY($next) }.
       *[no] { "" }
    } After each time I ask you both how it went.
# It stands still for a while.
# $has_until (choice): yes where it starts again by itself
# $until (date): the last day of the pause
standing-paused = <b>This is paused.</b> { $has_until ->
        [yes] It goes on after { DAY($until) }.
       *[no] It goes on when one of you starts it again.
    }
# It is over.
standing-ended = <b>This has ended.</b> Thank you for all of it. Hours that were given stay as they are.
# A broker declined it.
# $has_note (choice): yes where there is a reason
# $note (words): the reason
standing-declined = <b>The timebank did not approve this.</b>{ $has_note ->
        [yes] { " " }{ $note }
       *[no] { "" }
    }
# It never began.
standing-cancelled = <b>This was called off before it began.</b> You can still ask for help or offer it.

## Buttons of the card

# In /help.
cmd-standing = Set up help that repeats
# Says yes to help that repeats.
btn-standing-agree = Say yes to this
# Says no to help that repeats.
btn-standing-refuse = Say no this time
# A broker approves it, and with it every visit.
btn-standing-allow = Approve all visits
# A broker declines it, with a reason.
btn-standing-decline = Decline with a reason
# Starts it again after a pause.
btn-standing-resume = Start it again
# Pauses it.
btn-standing-pause = Pause it
# Ends it.
btn-standing-end = End it
# Takes it back before it begins.
btn-standing-cancel = Call it off
# Somebody else takes it over.
btn-standing-hand-over = Hand it over
# The review's answer: nothing changes.
btn-standing-carry-on = Carry on as it is
# Opens the card.
btn-standing-open = Open it to change it

## Proposing

# Somebody wrote "stop the bins". Buttons: pause, end.
# $lines (markup): the help that it is about, on a line
standing-stop-ask =
    { $lines }

    Would you like to pause it, or end it?
# Somebody wrote "stop the bins", and several things may be meant. A button for each.
# $lines (markup): one on each line
standing-stop-which =
    { $lines }

    Which one do you mean?
# Which side one is.
standing-side-ask = Do you give this help, or do you get it?
# Its name in the list of answers that can be changed.
standing-side-name = Give or get
# One gives it.
btn-standing-i-give = Give the help
# One gets it.
btn-standing-i-get = Get the help
# With whom.
standing-who-ask = Who is it with?
# Its name in the list of answers that can be changed.
standing-who-name = Who
# A broker: who gives it.
standing-giver-ask = Who gives the help? Type part of the name.
# Its name in the list of answers that can be changed.
standing-giver-name = Giver
# A broker: who gets it.
standing-receiver-ask = Who gets the help? Type part of the name.
# Its name in the list of answers that can be changed.
standing-receiver-name = Receiver
# What it is.
standing-what-ask = What is the help? A few words are enough.
# Its name in the list of answers that can be changed.
standing-what-name = What
# On which days.
standing-repeats-ask = How often, and on which day? Such as: every Wednesday.
# Its name in the list of answers that can be changed.
standing-repeats-name = How often
# How long one visit takes.
standing-minutes-ask = How long does it take each time?
# Its name in the list of answers that can be changed.
standing-minutes-name = How long
# At what time of day.
standing-start-ask = What time does it start? You can skip this.
# Its name in the list of answers that can be changed.
standing-start-name = Time
# The words held no day that repeats.
standing-which-days = I could not read the days. Name the day of the week, such as: every Tuesday.
# The words held no time of day.
standing-no-time = I could not read the time. Type it like this: 10am, or half past 2.
# The words held no day that is still to come.
standing-no-day = I could not read the day. Type it like this: 5 May.
# A pause of more than a year.
standing-pause-too-long = That is more than a year. End it instead, and start anew later.
# The review card.
# $side (choice): give, get, or broker for a broker who sets it up
# $giver (text): who gives the help
# $receiver (text): who gets it
# $what (words): what it is
# $repeats (markup): how often
# $minutes (minutes): how long each time
# $has_start (choice): yes or no
# $start (time): the time of day
# $first (date): the first day
standing-review =
    <b>{ $side ->
        [give] You help { $receiver }
        [get] { $giver } helps you
       *[broker] { $giver } helps { $receiver }
    }</b>: { $what }
    { $repeats }{ $has_start ->
        [yes] , { TIME($start) }
       *[no] { "" }
    }
    { DURATION($minutes) } each time. First time: { DAY($first) }.

    { $side ->
        [broker] Have both said yes to you? Then it begins at once.
       *[other] They are asked first. Then the timebank looks at it, once.
    }
# Sends it to the other side.
# $name (text): who is asked
btn-standing-send = Send to { $name }
# A broker sets it up.
btn-standing-set-up = Yes, both agreed
# Until when it pauses.
standing-pause-ask = Until when? Choose, or type the last day of the pause.
# Its name in the list of answers that can be changed.
standing-pause-name = Until
# A pause of some weeks.
# $count (count): how many weeks
btn-standing-weeks = Pause { $count ->
    [one] one week
   *[other] { $count } weeks
}
# A pause with no end yet.
btn-standing-open-end = Until I start it again
# Why a broker declines; both read it.
standing-why-ask = Why not? Both sides read your words.
# Its name in the list of answers that can be changed.
standing-why-name = Why
# A usual reason.
btn-standing-why-talk = Talk to me about it
# Who takes it over.
standing-hand-ask = Who takes it over? They are asked first.
# Its name in the list of answers that can be changed.
standing-hand-name = Who

## The list

# The list of help that repeats.
# $lines (markup): one a line
standing-list =
    <b>Help that repeats</b>
    { $lines }
# There is none yet.
standing-list-empty =
    <b>No help repeats yet.</b>
    If somebody helps you each week, or you help them, set it up once. After that each time takes one tap.
# One line of the list.
# $number (count): its number
# $giver (text): who gives the help
# $receiver (text): who gets it
# $what (words): what it is
# $repeats (markup): how often
# $state (choice): proposed, agreed, active or paused
standing-line = { $number }. { $giver } helps { $receiver }: { $what }. { $repeats }{ $state ->
        [active] { "" }
        [paused] { " " }(paused)
       *[other] { " " }(not started)
    }
# Opens one of the list.
# $number (count): its number
# $name (text): the other side
btn-standing-see = { $number }. Open: { $name }
# Begins a new one.
btn-standing-new = Set up another

## Notices

# A visit is left out because the other side is away.
# $name (text): who is away
# $date (date): the day
# $what (text): what it is
notice-standing-left-out = { $name } is away on { DAY($date) }, so there is no visit then. ({ $what }) The time after stays as planned.
# After some visits: is it still right?
# $name (text): the other side
# $gave (choice): yes for the giver
# $what (text): what it is
# $count (count): visits since the last look
notice-standing-review-ask = { $gave ->
        [yes] You have helped { $name }
       *[no] { $name } has helped you
    } { $count } times now: { $what }. Is it still right for you?
# The answer: nothing changes.
standing-carried-on = Good. It goes on as it is.

## What the rules don't allow

# One of the two is no approved member.
refusal-standing-not-members = Both of you need to be members first. Nothing was changed. Talk to a person if you need help.
# The two can't be brought together here; nobody is told why.
refusal-standing-talk-first = I can't set this up from here. A person at the timebank can: tap Talk to a person.
# Somebody was asked to take it over before, and that still waits.
# $name (text): the one who was asked
refusal-standing-handing = { $name } is asked already to take this over. That must end first.
# The days never come.
refusal-standing-no-days = I found no day for this in the coming year. Please name the days again.
