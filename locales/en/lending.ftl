### Lending: rooms, kit and tools, from the asking until they are back.

## A thing

# A thing that somebody lends, as its owner or another member sees it.
# $what (text): what it is
# $name (text): first name of its owner
# $area (text): the owner's part of town
# $has_area (choice): yes or no
# $hours (count): for how many hours it is lent at most
# $mine (choice): yes where the reader lends it
# $fetch (text): where it is fetched; only for its owner
# $state (choice): active, paused or removed
lend-card =
    <b>{ $what }</b>
    { $mine ->
        [yes] You lend this. { $state ->
            [paused] <b>Nobody sees it just now.</b>
            [removed] <b>You took it away. Nobody sees it any more.</b>
           *[active] Members can see it.
        }
    Only somebody you say yes to reads this: { $fetch }
       *[no] { $state ->
            [active] { $name } lends this{ $has_area ->
                [yes] , near { $area }
               *[no] { "" }
            }.
           *[other] This is not lent just now.
        }
    }
    { lend-for }
    { lend-insured }
# For how long a thing is lent; part of its card.
# $hours (count): hours at most
lend-for = Lent for { $hours ->
    [4] up to 4 hours.
    [24] up to a day.
    [72] up to 3 days.
    [168] up to a week.
   *[other] up to { $hours } hours.
}
# Part of each card about lending.
lend-insured = It is not insured, unless the timebank tells you that it is.
# What somebody lends.
lend-what-ask = What can you lend? Name the room, kit or tool, such as: a drill.
# Short name of that answer.
lend-what-name = What
# Where a thing is fetched.
lend-fetch-ask = Where do people fetch it, and is there anything to know? Only somebody you say yes to reads this.
# Short name of that answer.
lend-fetch-name = Where
# What sort of thing it is.
lend-kind-ask = What sort of thing is it?
# Short name of that answer.
lend-kind-name = Sort
# For how long it is lent.
lend-longest-ask = For how long do you lend it at most?
# Short name of that answer.
lend-longest-name = At most
# The thing before others see it.
# $what (text): what it is, as others read it
# $fetch (text): where it is fetched
# $hours (count): hours at most
# $timebank (text): the timebank
lend-review =
    <b>You lend: { $what }</b>
    Where: { $fetch }
    { lend-for }
    { lend-insured }

    Shall I show this to the members of { $timebank }?
# From when to when, in the list of answers that can be changed.
# $start (datetime): from
# $end (datetime): until
lend-slot = { SPAN($start, $end) }
# What a half-filled form is for, after: You were in the middle of this.
draft-lend = lending something
# What a half-filled form is for, after: You were in the middle of this.
draft-borrow = borrowing something

## Borrowing

# The things that others lend.
# $lines (markup): the things, one on each line
borrow-list =
    <b>Things you can borrow</b>
    { $lines }
# Nobody lends what was asked for; these are lent.
# $lines (markup): the things, one on each line
borrow-none-such =
    I found nothing like that. These are the things you can borrow:
    { $lines }
# Nobody lends anything.
# $timebank (text): the timebank
borrow-list-empty =
    Nobody at { $timebank } lends anything just now.
    You can ask for help, or lend something yourself.
# A thing in a list.
# $number (count): its number; it can be typed
# $what (text): what it is
# $name (text): first name of its owner
# $area (text): the owner's part of town
# $has_area (choice): yes or no
borrow-line = { $number }. <b>{ $what }</b>, from { $name }{ $has_area ->
        [yes] , near { $area }
       *[no] { "" }
    }
# When somebody wants to borrow a thing.
borrow-when-ask = When would you like it? Say the day and the times, such as: sat 2 to 5.
# Short name of that answer.
borrow-when-name = When
# The words hold no day.
lend-when-no-day = I did not find one day in that.
# The words hold a day, but not from when to when.
lend-when-no-times = I need the time you fetch it and the time you bring it back.
# Before the owner is asked.
# $what (text): what it is
# $name (text): first name of its owner
# $start (datetime): from
# $end (datetime): until
# $minutes (minutes): what it counts for
borrow-review =
    <b>You borrow: { $what }</b>
    { SPAN($start, $end) }
    { $minutes ->
        [0] It counts for no hours.
       *[other] When it is back, it counts for { DURATION($minutes) }.
    }
    { lend-insured }

    Shall I ask { $name }?

## What one lends and borrows

# What one lends and borrows.
# $lines (markup): one thing on each line
lend-mine =
    <b>Lending and borrowing</b>
    { $lines }
# Nothing is lent or borrowed.
lend-mine-empty = You lend nothing and you have borrowed nothing.
# A thing that one lends, in that list.
# $number (count): its number; it can be typed
# $what (text): what it is
# $state (choice): active or paused
lend-line = { $number }. You lend: { $what }{ $state ->
        [paused] , paused
       *[active] { "" }
    }
# A booking in that list.
# $number (count): its number; it can be typed
# $what (text): what it is
# $name (text): first name of the other side
# $mine (choice): yes where the reader lends it
# $start (datetime): from
# $end (datetime): until
# $state (choice): the booking's state
lend-booking-line = { $number }. { $mine ->
        [yes] { $what } to { $name }
       *[no] { $what } from { $name }
    }, { SPAN($start, $end) }: { $state ->
        [asked] asked
        [agreed] agreed
        [out] lent out
        [late] late
        [problem] with the broker
       *[other] coming back
    }

## A booking's card

# The head of a booking's card.
# $part (choice): owner, borrower or broker
# $what (text): what it is
# $owner (text): first name of the owner
# $borrower (text): first name of whoever borrows it
# $start (datetime): from
# $end (datetime): until
# $minutes (minutes): what it counts for
booking-head =
    <b>{ $part ->
        [owner] { $borrower } borrows from you: { $what }
        [borrower] You borrow from { $owner }: { $what }
       *[broker] { $borrower } borrows from { $owner }: { $what }
    }</b>
    { SPAN($start, $end) }
    { $minutes ->
        [0] It counts for no hours.
       *[other] It counts for { DURATION($minutes) }.
    }
    { lend-insured }
# Waits for the owner's answer.
# $part (choice): owner, borrower or broker
# $owner (text): first name of the owner
# $borrower (text): first name of whoever borrows it
booking-asked = { $part ->
    [owner] { $borrower } would like this. Is that all right?
   *[other] Waits for { $owner }'s answer.
}
# The owner said yes; the time is coming.
# $part (choice): owner, borrower or broker
# $owner (text): first name of the owner
# $borrower (text): first name of whoever borrows it
# $fetch (words): where it is fetched
# $has_fetch (choice): yes or no
booking-agreed = <b>Agreed.</b> { $part ->
    [borrower] { $has_fetch ->
        [yes] Where to fetch it: { $fetch }
       *[no] Ask { $owner } where to fetch it.
    }
    [owner] { $borrower } can read where to fetch it.
   *[broker] { "" }
}
# It is with the borrower.
# $part (choice): owner, borrower or broker
# $borrower (text): first name of whoever borrows it
# $fetch (words): where it is fetched and brought back
# $has_fetch (choice): yes or no
booking-out = { $part ->
    [borrower] You have it now. Please bring it back in time, and tell me here. { $has_fetch ->
        [yes] Where: { $fetch }
       *[no] { "" }
    }
   *[other] { $borrower } has it now.
}
# It is not back in time.
# $part (choice): owner, borrower or broker
# $owner (text): first name of the owner
# $borrower (text): first name of whoever borrows it
booking-late = <b>It is late.</b> { $part ->
    [borrower] { $owner } waits for it. Is it back?
    [owner] I asked { $borrower } about it. Is it back?
   *[broker] { "" }
}
# The borrower says that it is back.
# $part (choice): owner, borrower or broker
# $owner (text): first name of the owner
# $borrower (text): first name of whoever borrows it
booking-brought = { $part ->
    [owner] { $borrower } says it is back. Is it, and in order?
   *[other] { $borrower } says it is back. Now { $owner } says so, too.
}
# The owner says that it is back.
# $part (choice): owner, borrower or broker
# $owner (text): first name of the owner
# $borrower (text): first name of whoever borrows it
booking-checked = { $part ->
    [borrower] { $owner } says it is back. Is that right?
   *[other] { $owner } says it is back. Now { $borrower } says so, too.
}
# Something is wrong; a broker sees to it.
# $part (choice): owner, borrower or broker
# $note (words): what somebody said about it
# $has_note (choice): yes or no
booking-problem = { $part ->
    [broker] <b>Something is wrong here.</b> Please talk to both, then settle it.
   *[other] <b>Something does not fit here.</b> Your broker will talk to you both.
} { $has_note ->
    [yes] What was said: { $note }
   *[no] Nobody has said that it is back.
}
# It is back, and the hours have moved.
# $part (choice): owner, borrower or broker
# $minutes (minutes): what it counted for
# $note (words): what a broker said about it
# $has_note (choice): yes or no
booking-back = <b>It is back. Thank you.</b> { $minutes ->
    [0] { "" }
   *[other] { $part ->
        [owner] You got { DURATION($minutes) } for it.
        [borrower] You gave { DURATION($minutes) } for it.
       *[broker] { DURATION($minutes) } moved.
    }
} { $has_note ->
    [yes] What was said: { $note }
   *[no] { "" }
}
# A broker undid the hours.
# $note (words): why
# $has_note (choice): yes or no
booking-reversed = <b>The hours were taken back.</b> { $has_note ->
    [yes] Why: { $note }
   *[no] { "" }
}
# The owner can't lend it then.
# $part (choice): owner, borrower or broker
booking-declined = { $part ->
    [borrower] <b>It is not free then.</b> You can ask for another time.
   *[other] <b>Not this time.</b> I told them kindly.
}
# One side called it off.
booking-cancelled = <b>Called off.</b> No hours moved.
# Nobody answered before its time.
# $part (choice): owner, borrower or broker
# $owner (text): first name of the owner
booking-lapsed = { $part ->
    [borrower] <b>{ $owner } did not answer in time.</b> You can ask for another time.
   *[other] <b>Its time came before there was an answer.</b>
}
# A broker ended it without hours.
# $note (words): why
# $has_note (choice): yes or no
booking-closed = <b>Your broker has ended this.</b> No hours moved. { $has_note ->
    [yes] Why: { $note }
   *[no] { "" }
}
# Why a broker settles, ends or undoes it.
booking-reason-ask = Why? Both of them will read this.
# Short name of that answer.
booking-reason-name = Why
# What is wrong with a thing that was lent.
booking-problem-ask = What is wrong? Your broker and the other side will read this.
# Short name of that answer.
booking-problem-name = What is wrong

## Refusals

# The timebank's rules have no lending.
refusal-lend-not-here = Your timebank does not lend things. You can ask for help with it.
# The thing is never lent: money, medicines, weapons and the like.
refusal-lend-never = That is something we never lend here. A person can tell you more.
# Nothing of the words may be shown to others.
refusal-lend-words = Please name the thing in plain words. Leave out addresses and phone numbers.
# Lent for too long.
# $most (count): the most days
refusal-lend-longest = Things can be lent for { $most } days at most.
# One's own thing.
refusal-lend-own = That one is yours.
# The thing can't be borrowed any more.
refusal-lend-gone = That is not there to borrow just now. Type /borrow to see what is.
# Somebody else has it at that time.
refusal-lend-taken = Somebody else has it then. Please choose another time.
# The owner said yes to somebody else at that time.
refusal-lend-clash = You said yes to somebody else at that time. You can tell this one: not this time.
# The time is over.
refusal-lend-past = That time has gone.
# The time is far away.
refusal-lend-far = That is more than half a year away. Please ask later.
# The end is before the start.
refusal-lend-order = It would be back before it is fetched.
# Longer than its owner lends it.
# $hours (count): the most hours
refusal-lend-length = That is longer than it is lent for. { $hours ->
    [4] It can be lent for 4 hours.
    [24] It can be lent for a day.
    [72] It can be lent for 3 days.
    [168] It can be lent for a week.
   *[other] It can be lent for { $hours } hours.
}

## Buttons

# Begins to lend a thing.
btn-lend = Lend something
# Shows what can be borrowed.
btn-borrow-see = Borrow something
# Shows what one lends and borrows.
btn-lending = See my lending
# Asks for a thing; the time is asked next.
btn-borrow = Borrow
# Puts a thing before others.
btn-lend-yes = Yes, lend it
# Sends the question to the owner.
btn-borrow-yes = Yes, ask
# Opens a thing or a booking of a list.
# $number (count): its number in the list
# $title (text): what it is
btn-lend-see = See { $number }: { $title }
# Hides a thing for a while.
btn-lend-pause = Pause it
# Shows a thing again.
btn-lend-show = Show it again
# Takes a thing away for good.
btn-lend-remove = Take it away
# A sort of thing, as an answer.
# allow verb-first: it is an answer, not a deed
btn-lend-room = A room
# A sort of thing, as an answer.
# allow verb-first: it is an answer, not a deed
btn-lend-kit = Kit or games
# A sort of thing, as an answer.
# allow verb-first: it is an answer, not a deed
btn-lend-tool = A tool
# The longest time, as an answer.
# allow verb-first: it is an answer, not a deed
btn-lend-hours = 4 hours
# The longest time, as an answer.
# allow verb-first: it is an answer, not a deed
btn-lend-day = A day
# The longest time, as an answer.
# allow verb-first: it is an answer, not a deed
btn-lend-days = 3 days
# The longest time, as an answer.
# allow verb-first: it is an answer, not a deed
btn-lend-week = A week
# The owner says yes.
btn-booking-agree = Yes, they can have it
# The owner says no.
# allow verb-first: it is an answer, not a deed
btn-booking-decline = Not this time
# The owner says that it is back. Can be typed at any time.
# allow verb-first: it is what people say
btn-booking-check = It's back
# The borrower says that it is back. Can be typed at any time.
# allow verb-first: it is what people say
btn-booking-bring = I brought it back
# The other side says so, too. Can be typed at any time.
btn-booking-confirm = Yes, it's back
# Something is broken or wrong.
btn-booking-problem = Say what is wrong
# Calls a booking off.
btn-booking-cancel = Call the lending off
# A broker lets the hours move.
btn-booking-settle = Post the hours
# A broker ends it without hours.
btn-booking-close = End without hours
# A broker undoes the hours.
btn-booking-reverse = Take the hours back
# What is wrong, as an answer.
# allow verb-first: it is an answer, not a deed
btn-booking-broken = It is broken
# What is wrong, as an answer.
# allow verb-first: it is an answer, not a deed
btn-booking-not-back = It is not back
# What is wrong, as an answer.
# allow verb-first: it is an answer, not a deed
btn-booking-other = Something else

## Menu

# Lends a thing.
cmd-lend = Lend something
# Borrows a thing.
cmd-borrow = Borrow something
# Shows what one lends and borrows.
cmd-lending = See your lending
