### Hours as a gift, the community pot, and hours that a broker creates or cancels.

## Giving hours to somebody

# Whom are the hours for? Names as buttons stand below.
give-who-ask = Who do you want to give hours to? You can type their first name.
# Short name of that answer.
give-who-name = Who
# How many hours to give. Usual lengths as buttons stand below.
give-how-long-ask = How many of your hours do you want to give? For example: 2 hours.
# Short name of that answer.
give-how-long-name = How much
# The name is of nobody whom the giver knows here; said the same whether they belong or not.
# $name (text): the name as typed
give-unknown =
    I can only pass hours on to people you know here, and I do not know { $name } as one of them.
    Your broker can help.
# Read back before a gift moves. Buttons: yes, change, cancel.
# $name (text): whom it is for
# $minutes (minutes): how much
# $left (minutes): the balance afterwards, or how much below nothing it is
# $standing (choice): have or owe
give-review =
    <b>Give { $name } { DURATION($minutes) } of your hours?</b>

    It is a gift. { $standing ->
        [have] You would have { DURATION($left) } left.
       *[owe] You would then have been given { DURATION($left) } more than you gave.
    }

    If { $name } got help from you, say that instead: 2 hours gardening for { $name }.
# Gives the hours to that person.
# $name (text): whom
btn-give-yes = Give to { $name }
# Begins a gift of hours to somebody.
btn-give = Give hours to somebody

## The community pot

# What the pot is; under it stand what can be done.
# $timebank (text): the timebank's name
pot-about =
    <b>The community pot of { $timebank }</b>
    People put hours in that they can spare. Your broker gives them to people who are short of hours.

    You can ask for some. Only your broker sees that you asked.
# Below that, for a broker: what is in it.
# $minutes (minutes): how much
# $sign (choice): plus, or minus where it gave more than it had
pot-holds = In the pot now: { $sign ->
       *[plus] { DURATION($minutes) }.
        [minus] { DURATION($minutes) } fewer than nothing.
    }
# Begins giving hours to the pot.
btn-pot-give = Give to the pot
# Begins asking the pot for hours.
btn-pot-ask = Ask the pot for hours
# Shows a broker the latest gifts.
btn-gifts = See the latest gifts
# Read back before hours go to the pot. Buttons: yes, change, cancel.
# $minutes (minutes): how much
# $left (minutes): the balance afterwards, or how much below nothing it is
# $standing (choice): have or owe
pot-give-review =
    <b>Give { DURATION($minutes) } of your hours to the community pot?</b>

    { $standing ->
        [have] You would have { DURATION($left) } left.
       *[owe] You would then have been given { DURATION($left) } more than you gave.
    }
# Gives the hours to the pot.
btn-pot-give-yes = Give to the pot
# How many hours somebody asks of the pot.
pot-how-long-ask = How many hours would help you?
# Short name of that answer.
pot-how-long-name = How much
# Why somebody asks; can be skipped.
pot-why-ask = Do you want to say what for? Only your broker reads it, and you can skip this.
# Short name of that answer.
pot-why-name = What for
# Read back before the brokers get it. Buttons: yes, change, cancel.
# $minutes (minutes): how much
# $words (words): what for
# $has_words (choice): yes or no
pot-ask-review =
    <b>Ask the community pot for { DURATION($minutes) }?</b>
    { $has_words ->
        [yes] What for: { $words }
       *[no] { "" }
    }
    Only your broker sees this.
# Sends it to the brokers.
btn-pot-ask-yes = Ask my broker

## The card of a gift, and of the pot

# Somebody gave hours to another: the giver reads it.
# $other (text): who got them
# $minutes (minutes): how much
gift-gift-from =
    You gave { $other } { DURATION($minutes) } of your hours.
    { $other } knows.
# The same, for whoever got them.
# $one (text): the giver
# $minutes (minutes): how much
gift-gift-to = { $one } gave you { DURATION($minutes) }.
# The same, for a broker.
# $one (text): the giver
# $other (text): who got them
# $minutes (minutes): how much
# $at (datetime): when
gift-gift-broker =
    { $one } gave { $other } { DURATION($minutes) }.
    { WHEN($at) }
# Somebody gave hours to the pot: the giver reads it.
# $minutes (minutes): how much
gift-to-pot-from =
    You gave { DURATION($minutes) } to the community pot.
    Thank you.
# The same, for a broker.
# $one (text): the giver
# $minutes (minutes): how much
# $at (datetime): when
gift-to-pot-broker =
    { $one } gave { DURATION($minutes) } to the community pot.
    { WHEN($at) }
# What somebody asked of the pot, or got: they read it themselves.
# $minutes (minutes): how much
gift-from-pot-to = <b>{ DURATION($minutes) } from the community pot</b>
# The same, for a broker.
# $other (text): who asked
# $minutes (minutes): how much
# $at (datetime): when
# $words (words): what for
# $has_words (choice): yes or no
gift-from-pot-broker =
    <b>{ $other } asks the community pot for { DURATION($minutes) }.</b>
    { WHEN($at) }{ $has_words ->
        [yes] {"\u000A"}They say: { $words }
       *[no] { "" }
    }
# How it stands: it waits for a broker.
# $who (choice): own for the person, first or second for a broker
gift-state-asked = { $who ->
        [own] Your broker looks at it. Nobody else sees it.
       *[other] Nobody but the brokers sees this.
    }
# How it stands: one broker said yes, and a second person looks.
# $who (choice): own for the person, first or second for a broker
# $name (text): the broker who decided
gift-state-second = { $who ->
        [own] Your broker looks at it. Nobody else sees it.
        [first] { $name } said yes. It is so much that a second person looks too.
       *[second] { $name } said yes. It is so much that a second person looks too. Is it right?
    }
# How it stands: the hours have moved.
gift-state-posted = The hours have moved.
# How it stands: a broker undid it.
# $words (words): the reason
# $has_words (choice): yes or no
gift-state-reversed =
    Undone by a broker. The hours are back.
    { $has_words ->
        [yes] Why: { $words }
       *[no] { "" }
    }
# How it stands: a broker said no.
# $words (words): the reason
# $has_words (choice): yes or no
gift-state-declined =
    Not this time. No hours moved.
    { $has_words ->
        [yes] Why: { $words }
       *[no] { "" }
    }
# How it stands: the person took it back.
gift-state-cancelled = Taken back. No hours moved.
# The person takes back what they asked of the pot.
btn-gift-cancel = Take it back
# A broker gives what was asked of the pot.
btn-pot-grant = Give from the pot
# A broker says no to it.
btn-pot-decline = Say no, with a reason
# The second person says yes to it.
btn-pot-confirm = Confirm as second
# A broker undoes a gift, or hours to or from the pot.
btn-gift-reverse = Undo it, with a reason
# Why a broker says no or undoes it.
gift-reason-ask = Why? The person will read this.
# A usual reason.
# allow verb-first: it is an answer, not a deed
btn-gift-reason-asked = They asked me to
# A usual reason.
# allow verb-first: it is an answer, not a deed
btn-gift-reason-mistake = It was a mistake
# A usual reason.
# allow verb-first: it is an answer, not a deed
btn-gift-reason-pot = The pot is low
# A broker's list of the latest gifts, below one another; each has a button.
# $lines (markup): the gifts
gifts-latest =
    <b>The latest gifts, and hours to and from the pot</b>

    { $lines }
# The same where there is none.
gifts-none = Nobody has given hours away yet.
# One entry of that list.
# $number (count): its number, to be typed
# $gift (markup): what was given
gifts-line = { $number }. { $gift }
# Opens one of them.
# $number (count): its number
btn-gift-open = See number { $number }

## What people are told

# Somebody got hours as a gift.
# $name (text): the giver
# $minutes (minutes): how much
# $balance (minutes): the balance now, or how much below nothing it is
# $standing (choice): have, owe or even
notice-gift-given =
    { $name } gave you { DURATION($minutes) } as a gift.
    { $standing ->
        [have] You have { DURATION($balance) } to use.
        [owe] You have been given { DURATION($balance) } more than you have given. That is fine.
       *[even] You have now given as much as you have got.
    }
# Somebody got hours from the pot. Only they are told.
# $minutes (minutes): how much
# $balance (minutes): the balance now, or how much below nothing it is
# $standing (choice): have, owe or even
notice-pot-given =
    From the community pot: { DURATION($minutes) } for you.
    { $standing ->
        [have] You have { DURATION($balance) } to use.
        [owe] You have been given { DURATION($balance) } more than you have given. That is fine.
       *[even] You have now given as much as you have got.
    }
# A broker said no to what somebody asked of the pot. Only they are told.
# $minutes (minutes): how much
# $words (words): why
notice-pot-declined =
    Not this time: { DURATION($minutes) } from the community pot.
    Your broker says: { $words }
# A broker undid a gift, or hours to or from the pot.
# $what (choice): gift, to_pot or from_pot
# $side (choice): from for whoever gave, to for whoever got
# $name (text): the other person
# $minutes (minutes): how much
# $words (words): why
notice-gift-reversed =
    Undone by a broker: { DURATION($minutes) } { $what ->
        [to_pot] that you gave to the community pot
        [from_pot] that you got from the community pot
       *[gift] { $side ->
            [from] that you gave { $name }
           *[to] that { $name } gave you
        }
    }.
    Why: { $words }

## What the rules don't allow

# The timebank has chosen not to have this kind of giving.
refusal-kind-not-here = This timebank does not do that. Your broker can tell you more.
# Somebody who acts for another tried to give that person's hours away.
refusal-give-for-other = You can do a lot for somebody, but not give their hours away. Only they can.
# Somebody gives hours to themselves.
refusal-give-yourself = Those are your own hours already.
# More than the rule allows at once, or nothing.
# $minutes (minutes): the most
refusal-give-length = I can pass on between 1 minute and { DURATION($minutes) } at a time.
# More than the giver has.
# $minutes (minutes): the most that they can give now
refusal-give-too-much = You can give up to { DURATION($minutes) } just now.
# The giver has none to give.
refusal-give-none = You have no hours to give just now. You help in many other ways.
# Somebody asked the pot before, and that still waits.
refusal-pot-asked = You have asked the pot already, and your broker looks at it.
# A broker gives more than is in the pot.
# $minutes (minutes): what is there
refusal-pot-short = There is not so much in the pot: { DURATION($minutes) }.
# A broker undoes hours that somebody gave to the pot, and the pot has given them away since.
# $minutes (minutes): what is there
refusal-pot-undo = The pot has only { DURATION($minutes) } now, as hours were given from it. Undo one of those first.
# A second person must look, and this is the first one again.
refusal-second-person = A second person looks at this one. Another broker or an administrator can.

## Menu

# Gives hours to somebody.
cmd-give = Give hours to somebody
# The community pot.
cmd-pot = See the community pot
# What is unfinished, in the middle of this form.
draft-give = giving hours to somebody
# What is unfinished, in the middle of this form.
draft-pot-give = giving hours to the pot
# What is unfinished, in the middle of this form.
draft-pot-ask = asking the community pot
