### Cases as the desk works on them: made, noted, rung about, reminded of, given to another.

## On the card

# A case that somebody at the desk made.
# $number (count): its number
# $about (text): yes where it is about a person
# $name (text): whom it is about
# $timebank (text): the timebank
case-head-task =
    <b>Case { $number }{ $about ->
        [yes] {": "}about { $name }
       *[no] {""}
    }</b>
    { $timebank }
# The state of such a case while it is open.
case-state-task = This is open. Only brokers see it.
# Whose case it is.
# $mine (text): yes where it is the reader's
# $name (text): whose
case-owner =
    { $mine ->
        [yes] This one is yours.
       *[no] { $name } has this one.
    }
# When the reader is reminded of it.
# $at (datetime): when
case-reminded = I show it to you again on { WHEN($at) }.
# Above the last lines of a long history.
# $count (count): how many came before
case-earlier =
    { $count ->
        [one] One line came before these.
       *[other] { $count } lines came before these.
    }
# Somebody asked for what is held about them; the notes about them follow.
# $name (text): who asked
# $words (words): how many notes
case-event-data = { $name } asked what you hold. Notes about them: { $words }. Read them before you give a copy, and leave out what is about others.
# A note of somebody at the desk.
# $at (datetime): when
# $name (text): who noted it
# $words (words): the note
case-event-note = { WHEN($at) }: { $name } noted: “{ $words }”
# Somebody at the desk rang, and was answered.
# $at (datetime): when
# $name (text): who rang
# $known (text): yes where it is known whom
# $words (words): whom
case-event-call-reached = { WHEN($at) }: { $name } rang { $known ->
        [yes] { $words }
       *[no] them
    }, who answered.
# Somebody at the desk rang, and nobody answered.
# $at (datetime): when
# $name (text): who rang
# $known (text): yes where it is known whom
# $words (words): whom
case-event-call-no-answer = { WHEN($at) }: { $name } rang { $known ->
        [yes] { $words }
       *[no] them
    }. No answer.
# Somebody at the desk rang, and left a message.
# $at (datetime): when
# $name (text): who rang
# $known (text): yes where it is known whom
# $words (words): whom
case-event-call-message = { WHEN($at) }: { $name } rang { $known ->
        [yes] { $words }
       *[no] them
    } and left a message.
# Somebody at the desk rang, and will ring again.
# $at (datetime): when
# $name (text): who rang
# $known (text): yes where it is known whom
# $words (words): whom
case-event-call-back = { WHEN($at) }: { $name } rang { $known ->
        [yes] { $words }
       *[no] them
    } and rings again.
# The case went to another.
# $at (datetime): when
# $name (text): who gave it
# $words (words): to whom
case-event-give = { WHEN($at) }: { $name } gave this to { $words }.
# It was ended before.
# $at (datetime): when
# $name (text): who ended it
# $words (words): the note
case-event-close = { WHEN($at) }: { $name } closed this: “{ $words }”
# It was opened again.
# $at (datetime): when
# $name (text): who opened it
case-event-reopen = { WHEN($at) }: { $name } opened this again.

## What is asked

# What else can be done with a case; buttons below.
case-more-ask = What would you like to do?
# The note's words.
case-note-ask = What should the note say? Only brokers see it.
# The day of a reminder.
case-remind-ask = When should I show you this again? You can type “Friday 2pm” or “in 2 weeks”.
# No day was found in the words.
case-no-moment = I did not find a day in that. Type a day, such as “Friday”, or “Friday 2pm”.
# A moment that was read.
# $at (datetime): the moment
case-moment = { WHEN($at) }
# Who was rung: the people of the case stand below.
case-whom-ask = Whom did you ring?
# What came of a call.
case-call-ask = How did it go?
# To whom a case goes.
case-give-ask = Who should have this one?
# A new case.
case-make-ask = What is it about? Write it in your own words. Only brokers see it.
# Several people have the name that was typed.
case-about-ask = Whom is it about?
# Whose cases are shown.
case-of-ask = Whose cases would you like to see? Type a part of their name.

## The list

# The cases of a timebank.
# $timebank (text): the timebank
# $count (count): how many are open
# $mine (count): how many of them are the reader's
case-overview =
    <b>Cases at { $timebank }</b>
    { $count ->
        [0] None is open.
        [one] One is open.
       *[other] { $count } are open.
    } { $mine ->
        [0] None is yours.
        [one] One is yours.
       *[other] { $mine } are yours.
    }
# Above one's own cases.
case-list-mine = <b>Your cases, the most pressing first</b>
# Above all open cases.
case-list-all = <b>Open cases, the most pressing first</b>
# Above the cases about one person.
case-list-person = <b>Open cases about this person</b>
# No case to show.
case-list-none = There is no open case here.
# In a list, for a case without words.
case-no-words = a question for a person
# To whoever may see restricted cases, when a reminder is due.
# $timebank (text): the timebank
case-remind-restricted = You asked to see a case at { $timebank } again.
# To whoever may see restricted cases, when one was given to them.
# $timebank (text): the timebank
case-given-restricted = Somebody gave you a case at { $timebank }.

## Buttons

# Makes a case of a card, or a new one.
btn-case-make = Make a case
# Opens what a case is about.
btn-case-thing = See what it is about
# A note that only brokers see.
btn-case-note = Add a note
# The case comes again on a day.
btn-case-remind = Remind me
# Notes a call.
btn-case-call = Note a call
# The case goes to another broker.
btn-case-give = Give it to somebody
# A case that was ended goes on.
btn-case-reopen = Open it again
# The other side answered the call.
btn-case-reached = They answered
# Nobody answered the call.
btn-case-no-answer = No answer
# A message was left.
btn-case-message = Left a message
# To ring again on a day.
btn-case-back = Ring again on a day
# Somebody who was rung, or whom a case is about.
# $name (text): who
btn-case-whom = { $name }
# Somebody at the desk.
# $name (text): who
btn-case-to = Give it to { $name }
# The case is about none of these people.
btn-case-nobody = None of them
# The reader's own cases.
btn-case-mine = See my cases
# All open cases.
btn-case-every = See all cases
# The cases about one person.
btn-case-of = See cases of somebody
# A case in a list.
# $number (count): its number
# $what (text): whom and what it is about
btn-case-entry = See { $number }: { $what }
# Over the button: it was given away.
# $name (text): to whom
toast-case-given = { $name } has it now.
# The command menu.
cmd-case = See cases, or make one

## What the program puts before the desk by itself

# Lone visits were approved for hours at which nobody is on duty any more.
# $timebank (text): the timebank
case-head-cover =
    <b>Nobody is on duty while somebody visits alone</b>
    { $timebank }
# One such visit.
# $number (count): the number of the exchange
# $visitor (text): who visits
# $visited (text): whom they visit
# $start (datetime): when it begins
# $end (datetime): when it ends
duty-gap-line = Number { $number }: { $visitor } visits { $visited }, { SPAN($start, $end) }.
# More of them than are listed.
# $count (count): how many more
duty-gap-more = And { $count } more.
# All of them are covered, moved or called off by now.
duty-gap-none = Every visit is covered now.
# Told to whoever has just changed who is on duty.
# $count (count): how many visits
# $lines (text): a line for each
duty-gap =
    { $count ->
        [one] Nobody is on duty now for a visit that was approved:
       *[other] Nobody is on duty now for { $count } visits that were approved:
    }
    { $lines }

    Set who is on duty then, or move the visit. A case stands in the queue until it is covered.
# Somebody could not come to three shifts in a row. Never a penalty.
# $name (text): whom it is about
# $timebank (text): the timebank
case-head-missed =
    <b>A look, please: { $name }</b>
    { $timebank }
    They could not come to three shifts in a row. A kind word may help: is all well, do shifts suit them? Nothing else follows from it.
# A week after a shift nobody has noted who came.
# $timebank (text): the timebank
case-head-unticked =
    <b>Nobody has noted who came to a shift</b>
    { $timebank }
# Which shift.
# $title (text): the shift
# $organisation (text): for whom
# $start (datetime): when it began
# $end (datetime): when it ended
case-unticked-what =
    { $title }, { $organisation }
    { SPAN($start, $end) }
    Whoever ran it was reminded. You can ring them, or note it for them.
# Long work, such as a report or a list that is brought in, failed.
# $timebank (text): the timebank
case-head-job =
    <b>Something that I was making failed</b>
    { $timebank }
# What it was.
# $title (text): such as: reading the list
case-job-what = It was: { $title }. Whoever started it can try again from its card.
# What it was isn't kept any more.
case-job-gone = It is not kept any more.
# The cause of such a case is gone.
case-state-seen-to = This has been seen to.

## What brokers type on their way: calls, notes, reminders

# About whom the words are that a broker typed, such as "rang her, no answer".
desk-said-who-ask = About which member is this? Type a name.
# Short name of that answer.
desk-said-who-name = Member
# What a half-filled form is called.
draft-desk-said = a note about a member
# Read back before it is kept.
# $name (text): about whom
# $words (text): the broker's words
# $where (choice): "case" where it goes on their open case, "card" where it goes on their card
desk-said-review =
    Shall I keep this { $where ->
        [case] on the open case about { $name }
       *[card] as a note on { $name }’s card
    }? Only brokers see it.
    “{ $words }”
# Keeps the words.
btn-desk-said-yes = Keep it
# Of what a broker wants to be reminded.
desk-remind-what-ask = What shall I remind you of?
# Short name of that answer.
desk-remind-what-name = What
# The day of a reminder, where none was read in the words.
desk-remind-day-ask = On which day shall I remind you? You can type “Friday 2pm” or “in 2 weeks”.
# Short name of that answer.
desk-remind-day-name = Day
# What a half-filled form is called.
draft-desk-remind = a reminder
# A broker typed "remind Jean …": only their own reminders are made by typing.
desk-remind-others = I remind only you of things. To tell a member something, find their card and write to them there. Nothing was sent.
# A broker typed "move Pat to Aston": only the member can move, and an area isn't changed here.
# $name (text): the member
# $where (text): where to
desk-said-move = Nothing has changed. Only { $name } can move their hours to another timebank: they send me /move. I can't change a member's area. To keep the new place, type: note { $name } moved to { $where }.
