### The card of an exchange: what both sides and the broker see as it goes on.

## The first lines

# For the one who gave the help.
# $receiver (text): who was helped
# $minutes (minutes): how long
# $date (date): the day
# $has_what (text): yes or no
# $what (text): what was done
exchange-head-gave =
    <b>You helped { $receiver }</b>
    { DAY($date) }: { DURATION($minutes) }{ $has_what ->
        [yes] { "" }
    { $what }
       *[no] { "" }
    }
# For the one who was helped.
# $giver (text): who helped
# $minutes (minutes): how long
# $date (date): the day
# $has_what (text): yes or no
# $what (text): what was done
exchange-head-received =
    <b>{ $giver } helped you</b>
    { DAY($date) }: { DURATION($minutes) }{ $has_what ->
        [yes] { "" }
    { $what }
       *[no] { "" }
    }
# For the broker.
# $receiver (text): who was helped
# $giver (text): who helped
# $minutes (minutes): how long
# $date (date): the day
# $has_what (text): yes or no
# $what (text): what was done
# $timebank (text): the timebank
exchange-head-broker =
    <b>{ $giver } helped { $receiver }</b>
    { DAY($date) }: { DURATION($minutes) }{ $has_what ->
        [yes] { "" }
    { $what }
       *[no] { "" }
    }
    { $timebank }

## How it stands, for the one who logged it, the other side, and the broker

# State unresolved, for the one who logged it.
# $other (text): the other side
exchange-unresolved-logger = Your broker will find { $other } and ask them to agree. You need do nothing now.
# State unresolved, for the other side.
exchange-unresolved-other = Your broker is looking at this.
# State unresolved, for the broker.
# $logger (text): who logged it
# $other (text): the other side
exchange-unresolved-broker = { $logger } named somebody whom I could not place: { $other }. Who is it?
# State logged, for the one who logged it.
# $other (text): the other side
# $next (choice): books where it was approved beforehand and needs no broker again, else broker
exchange-logged-logger = Sent to { $other }. { $next ->
        [books] When { $other } agrees, the hours are in the books.
       *[broker] When { $other } agrees, your broker approves it.
    }
# State logged, for the other side.
exchange-logged-other = Is that right? Nothing counts until you agree.
# State logged, for the broker.
# $other (text): the other side
exchange-logged-broker = Waiting for { $other } to agree.
# State changed, for the one who logged it.
# $other (text): the other side
# $other_minutes (minutes): the other side's figure
exchange-changed-logger = { $other } says it was { DURATION($other_minutes) }. Do you agree?
# State changed, for the other side.
# $logger (text): who logged it
# $other_minutes (minutes): the other side's figure
exchange-changed-other = You said { DURATION($other_minutes) }. I asked { $logger }.
# State changed, for the broker.
# $logger (text): who logged it
# $other (text): the other side
# $other_minutes (minutes): the other side's figure
exchange-changed-broker = { $other } says { DURATION($other_minutes) }. Waiting for { $logger }.
# State problem, for the one who logged it.
exchange-problem-logger = Something does not fit here. Your broker will talk to you both.
# State problem, for the other side.
exchange-problem-other = Thank you for telling me. Your broker will talk to you both.
# State problem, for the broker.
exchange-problem-broker = The two do not agree. Please talk to both, then settle it.
# State lapsed, for the one who logged it.
# $other (text): the other side
exchange-lapsed-logger = { $other } has not answered. Your broker will ask.
# State lapsed, for the other side.
exchange-lapsed-other = Is that right? Your broker may ring you about it.
# State lapsed, for the broker.
# $other (text): the other side
exchange-lapsed-broker = { $other } has not answered for a week, or has left. Please ask, then settle it.
# State confirmed, for the one who logged it.
# $other (text): the other side
exchange-confirmed-logger = { $other } agreed. Now your broker looks at it.
# State confirmed, for the other side.
exchange-confirmed-other = Thank you. Now your broker looks at it.
# State confirmed, for the broker.
# $long (text): yes or no
# $has_note (text): yes where a question of the broker's was answered
# $note (words): the answer
exchange-confirmed-broker =
    { $has_note ->
        [yes] The answer: “{ $note }”
       *[no] Both agree.
    }
    { $long ->
        [yes] This is a long time for one day.
       *[no] Is it fine?
    }
# State queried, for the one who logged it.
# $note (text): a broker's or a member's words
exchange-queried-logger = Your broker asks: { $note }
# State queried, for the other side.
# $logger (text): who logged it
exchange-queried-other = Your broker asked { $logger } something about this.
# State queried, for the broker.
# $note (text): a broker's or a member's words
exchange-queried-broker =
    The question was: “{ $note }”
    Waiting for the answer.
# State posted, for the one who logged it.
exchange-posted-logger = <b>Done.</b> It is in the books.
# State posted, for the other side.
exchange-posted-other = <b>Done.</b> It is in the books.
# State posted, for the broker.
exchange-posted-broker = <b>Approved.</b> It is in the books.
# State reversed, for the one who logged it.
# $note (text): a broker's or a member's words
exchange-reversed-logger =
    <b>Undone by your broker.</b> The hours went back.
    Why: { $note }
# State reversed, for the other side.
# $note (text): a broker's or a member's words
exchange-reversed-other =
    <b>Undone by your broker.</b> The hours went back.
    Why: { $note }
# State reversed, for the broker.
# $note (text): a broker's or a member's words
exchange-reversed-broker =
    <b>Undone.</b> The hours went back.
    Why: { $note }
# State declined, for the one who logged it.
# $note (text): a broker's or a member's words
exchange-declined-logger =
    <b>Not approved.</b> No hours moved.
    Why: { $note }
# State declined, for the other side.
# $note (text): a broker's or a member's words
exchange-declined-other =
    <b>Not approved.</b> No hours moved.
    Why: { $note }
# State declined, for the broker.
# $note (text): a broker's or a member's words
exchange-declined-broker =
    <b>Declined.</b> No hours moved.
    Why: { $note }
# State cancelled, for the one who logged it.
exchange-cancelled-logger = <b>Taken back.</b> No hours moved.
# State cancelled, for the other side.
# $logger (text): who logged it
exchange-cancelled-other = <b>{ $logger } took this back.</b> No hours moved. You need do nothing.
# State cancelled, for the broker.
# $logger (text): who logged it
exchange-cancelled-broker = <b>{ $logger } took this back.</b> No hours moved.

# Help that no broker approved before it happened. For everybody.
exchange-uninsured = Not approved beforehand, so not insured.
# Longer than a broker approved before it happened. For everybody.
# $minutes (minutes): how long was approved
exchange-longer = Not approved beforehand for more than { DURATION($minutes) }, so the rest is not insured.
# A broker or a helper wrote it for one of the two. For everybody.
# $name (text): who wrote it
# $whom (text): for whom
exchange-entered = Entered by { $name } for { $whom }.
# It posted itself. For brokers.
exchange-by-rule = Posted by rule: approved beforehand, and both said that it was done.
# A broker decided after hearing both.
# $note (words): the broker's reason
exchange-settled = Settled by your broker. Why: { $note }
# The reader's own thanks.
# $words (words): what they said
exchange-thanks-own = You said: “{ $words }”
# Thanks to the reader.
# $name (text): who was helped
# $words (words): what they said
exchange-thanks-got = { $name } says: “{ $words }”

## Buttons

# The other side agrees.
btn-exchange-confirm = Yes, that's right
# The other side says a different length.
btn-exchange-change = Change the hours
# Something is wrong; the broker settles it.
btn-exchange-problem = Say there's a problem
# Answers the broker's question.
btn-exchange-answer = Answer
# The one who logged it takes the other side's length.
btn-exchange-accept = Yes, that's right too
# The one who logged it corrects the length.
btn-exchange-amend = Change my hours
# The one who logged it takes it back.
btn-exchange-cancel = Take it back
# The broker approves; the hours move.
btn-exchange-approve = Approve
# The broker says who was meant.
btn-exchange-resolve = Say who it is
# The broker decides the length after hearing both.
btn-exchange-settle = Settle the hours
# The broker undoes it, with a reason.
btn-exchange-reverse = Reverse it
# The broker asks the one who logged it.
btn-exchange-query = Ask a question
# The broker declines, with a reason.
btn-exchange-decline = Decline
# A usual reason to decline: help that needed to be agreed before.
btn-reason-not-agreed = Agree help with me first
# A usual reason to decline: not a kind of help that counts.
btn-reason-not-kind = Not help we can count
# A usual reason to decline: it is there already.
btn-reason-twice = Logged twice

## Questions

# A different length, from either side or the broker.
exchange-how-long-ask = How long was it really?
# Short name of that answer.
exchange-how-long-name = How long
# The broker decides the length where the two don't agree.
exchange-settle-ask = How long do you say that it was?
# Short name of that answer.
exchange-settle-name = How long
# The broker's reason for declining, undoing or settling.
exchange-reason-ask = Why? Both of them will read this.
# Short name of that answer.
exchange-reason-name = Why
# The broker's question to the one who logged it.
exchange-query-ask = What do you want to ask?
# Short name of that answer.
exchange-query-name = Question
# The answer to the broker's question.
exchange-answer-ask = What is your answer? Your broker will read it.
# Short name of that answer.
exchange-answer-name = Answer
# One of several members with that name, for the broker.
# $name (text): the member
# $area (text): where they live
# $has_area (choice): yes or no
btn-exchange-member = { $name }{ $has_area ->
        [yes] , { $area }
       *[no] { "" }
    }
# The broker says which member was meant.
exchange-resolve-ask = Who is it? Type a part of their name.
# Short name of that answer.
exchange-resolve-name = Who
# No member has this in their name.
exchange-no-such-member = I found no member with that name.

## Short notices of what became of it

# The hours are in the books.
# $how (choice): approve, settle, or post where it was approved beforehand
# $gave (text): yes where the reader helped, no where they were helped
# $name (text): the other person
# $minutes (minutes): how long
# $date (date): the day
# $standing (text): have, owe or even
# $balance (minutes): the size of the reader's balance
# $words (words): why a broker settled it so
notice-posted =
    <b>{ $how ->
        [post] Done.
        [settle] Settled by your broker.
       *[approve] Approved.
    }</b> { $gave ->
        [yes] You helped { $name }
       *[no] { $name } helped you
    }: { DURATION($minutes) }, { DAY($date) }.{ $how ->
        [settle] { "" }
    Why: { $words }
       *[approve] { "" }
    }
    { $standing ->
        [have] You have { DURATION($balance) } to use.
        [owe] You have been given { DURATION($balance) } more than you have given. That is fine.
       *[even] You have given as much as you have been given.
    }
# A broker declined.
# $gave (text): yes where the reader helped, no where they were helped
# $name (text): the other person
# $minutes (minutes): how long
# $date (date): the day
# $words (words): the broker's reason
notice-declined =
    <b>Not approved.</b> { $gave ->
        [yes] You helped { $name }
       *[no] { $name } helped you
    }: { DURATION($minutes) }, { DAY($date) }.
    No hours moved. Your broker says: { $words }
# A broker undid hours that were in the books.
# $gave (text): yes where the reader helped, no where they were helped
# $name (text): the other person
# $minutes (minutes): how long
# $date (date): the day
# $standing (text): have, owe or even
# $balance (minutes): the size of the reader's balance
# $words (words): the broker's reason
notice-reversed =
    <b>Undone by your broker.</b> { $gave ->
        [yes] You helped { $name }
       *[no] { $name } helped you
    }: { DURATION($minutes) }, { DAY($date) }.
    The hours went back. Your broker says: { $words }
    { $standing ->
        [have] You have { DURATION($balance) } to use.
        [owe] You have been given { DURATION($balance) } more than you have given. That is fine.
       *[even] You have given as much as you have been given.
    }
# The one who logged it took it back.
# $gave (text): yes where the reader helped, no where they were helped
# $name (text): the other person
# $minutes (minutes): how long
# $date (date): the day
notice-cancelled =
    <b>Taken back.</b> { $gave ->
        [yes] You helped { $name }
       *[no] { $name } helped you
    }: { DURATION($minutes) }, { DAY($date) }.
    No hours moved. You need do nothing.
