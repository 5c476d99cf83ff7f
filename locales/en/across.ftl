### Help between two timebanks: what the two agree, and the help itself.

## Two timebanks agree

# In /help.
cmd-across = Help each other with another timebank
# What a half-filled form is called.
draft-across-propose = agreeing help with another timebank
# What a half-filled form is called.
draft-across-log = recording help with another timebank
# Above the list of the other timebanks.
# $timebank (text): the own timebank
# $lines (markup): a line for each other timebank
across-overview =
    <b>{ $timebank } and other timebanks</b>
    { $lines }
# In place of the lines where there is nothing yet.
across-none = Nothing is agreed with another timebank yet.
# One other timebank in the list.
# $partner (text): its name
# $state (choice): none, proposed, active, paused or ended
# $minutes (minutes): what is owed between the two
# $side (choice): theirs where they owe, ours where this one owes, even
# $cap (minutes): the most that may be owed
across-line = { $partner }: { $state ->
        [active] help is agreed, up to { DURATION($cap) }.
        [proposed] asked, not agreed yet.
        [paused] paused.
        [ended] ended.
       *[none] nothing agreed.
    } { $side ->
        [theirs] They owe us { DURATION($minutes) }.
        [ours] We owe them { DURATION($minutes) }.
       *[even] Nothing is owed.
    }
# The card of two timebanks, for the brokers of one of them.
# $timebank (text): the own timebank
# $partner (text): the other
# $cap (minutes): the most that may be owed
# $minutes (minutes): what is owed
# $side (choice): theirs where they owe, ours where this one owes, even
# $full (choice): yes where the most is reached
across-card =
    <b>{ $timebank } and { $partner }</b>
    { $side ->
        [theirs] { $partner } owes { $timebank } { DURATION($minutes) }.
        [ours] { $timebank } owes { $partner } { DURATION($minutes) }.
       *[even] Nothing is owed between the two.
    } The cap is { DURATION($cap) }.{ $full ->
        [yes] { " " }The cap is reached: only help the other way can be approved.
       *[no] { "" }
    }
# State: nothing is agreed; people can move between the two.
across-state-none = No help is agreed between the two.
# State: one has asked.
# $side (choice): own where this timebank asked, other where the other did
# $partner (text): the other timebank
# $name (text): who asked
across-state-proposed = { $side ->
        [own] { $name } asked { $partner }. Their broker answers.
       *[other] { $name } of { $partner } asks: shall members of the two help each other?
    }
# State: agreed.
across-state-active = Members of the two can help each other. Brokers on both sides see it all.
# State: paused.
# $side (choice): own or other
# $partner (text): the other timebank
across-state-paused = { $side ->
        [own] You paused this.
       *[other] { $partner } paused this.
    } Nothing new starts. What was begun goes on.
# State: ended.
# $side (choice): own or other
# $partner (text): the other timebank
across-state-ended = { $side ->
        [own] You ended this.
       *[other] { $partner } ended this.
    } Nothing new starts. What is owed stays here to see.
# One of the last times that somebody helped across.
# $giver (text): who helped
# $receiver (text): who was helped
# $side (choice): ours where our member helped, theirs where theirs did
# $minutes (minutes): how long
# $date (date): when
# $state (choice): posted or reversed
across-last = { DAY($date) }: { $giver } helped { $receiver }, { DURATION($minutes) }{ $side ->
        [ours] { " " }(our member helped)
       *[theirs] { " " }(their member helped)
    }{ $state ->
        [reversed] , undone
       *[posted] { "" }
    }.
# A timebank could not be told from the words. Names stand below.
across-which = I do not know which timebank you mean. Choose one, or type its name.
# Which timebank to agree with. Names stand below.
across-partner-ask = Which timebank do you want to help each other with?
# Short name of that answer.
across-partner-name = Timebank
# The cap. Lengths stand below.
across-cap-ask =
    How many hours may one timebank owe the other at most? For example: 20 hours.
# Short name of that answer.
across-cap-name = The most that may be owed
# Read back before the other timebank is asked.
# $partner (text): the other timebank
# $timebank (text): the own timebank
# $minutes (minutes): the cap
across-propose-review =
    <b>Ask { $partner } to agree this?</b>
    Members of { $timebank } and { $partner } can help each other. Brokers on both sides see it.
    One timebank may owe the other { DURATION($minutes) } at most.
# Sends it to the other timebank's brokers.
btn-across-propose-yes = Ask them
# Accepts what the other timebank asked.
btn-across-accept = Accept this
# Says no to what the other timebank asked.
btn-across-decline = Say no
# Takes back what was asked.
btn-across-cancel = Take it back
# Goes on after a pause.
btn-across-resume = Go on with it
# Pauses help between the two.
btn-across-pause = Pause it
# Asks the other timebank, with a new cap.
btn-across-propose = Agree it with a new cap
# Ends help between the two.
btn-across-end = End it
# Opens the card of one other timebank.
# $partner (text): its name
btn-across-see = See { $partner }
# Records help that crossed.
btn-across-log = Record help given
# Asks another timebank.
btn-across-new = Ask another timebank
# Back to the list of other timebanks.
btn-across-all = See all timebanks
# There is no other timebank.
refusal-across-nobody = There is no other timebank here yet.
# The cap was too small or too large.
# $minutes (minutes): the most
refusal-across-cap-range = Choose more than nothing, and { DURATION($minutes) } at most.
# Help across is not agreed now, or is paused or ended.
refusal-across-no-pact = Help with that timebank is not agreed now. See /across.
# A request that can't be asked elsewhere now.
refusal-across-not-this = This can't be asked elsewhere now. Look at its card again.
# The length or the day does not fit.
refusal-across-when = Help is between 1 minute and 24 hours long, and not in the future.
# Somebody else said yes before.
refusal-across-first = Thank you. Somebody else said yes just before you.
# Approving would go beyond the cap of the two timebanks.
# $minutes (minutes): the cap
# $owed (minutes): what is owed now
refusal-across-cap =
    That goes beyond the cap of { DURATION($minutes) }; { DURATION($owed) } is owed now. Nothing moved.

## Recording help that crossed

# With which timebank. Names stand below.
across-log-partner-ask = Which timebank is the other person in?
# Short name of that answer.
across-log-partner-name = Timebank
# Which of one's own members. Their name is typed.
across-log-who-ask = Which of your members was it? Type their first name.
# Short name of that answer.
across-log-who-name = Our member
# Which way. Two buttons stand below.
across-log-side-ask = Did they give help, or get it?
# Short name of that answer.
across-log-side-name = Which way
# Answer: they helped.
btn-across-gave = Say they gave help
# Answer: they were helped.
btn-across-got = Say they got help
# Who of the other timebank, in words.
across-log-named-ask = Who was it in the other timebank? Their broker will know the name.
# Short name of that answer.
across-log-named-name = Their member
# How long. Lengths stand below.
across-log-length-ask = How long was it? For example: 2 hours.
# Short name of that answer.
across-log-length-name = How long
# When. Days stand below.
across-log-day-ask = Which day was it?
# Short name of that answer.
across-log-day-name = Day
# What was done.
across-log-what-ask = What was it? For example: gardening. Both members and brokers can read this.
# Short name of that answer.
across-log-what-name = What
# Read back before it is recorded.
# $name (text): our member
# $other (text): their member, as typed
# $side (choice): gave or got
# $partner (text): the other timebank
# $minutes (minutes): how long
# $date (date): when
# $what (text): what was done
across-log-review =
    <b>{ $side ->
        [gave] { $name } helped { $other } of { $partner }
       *[got] { $other } of { $partner } helped { $name }
    }</b>
    { DURATION($minutes) }, { DAY($date) }: { $what }

    Their broker says who { $other } is. Then that member is asked if it is right.
# Records it.
btn-across-log-yes = Send to their broker

## The card of help across

# For somebody of the other timebank who is asked to help.
# $receiver_timebank (text): where help is needed
# $giver_timebank (text): their own timebank
# $shown (words): what is needed, as others may read it
# $area (text): where
# $has_area (choice): yes or no
# $has_day (choice): yes or no
# $date (date): when
# $state (choice): open, no (they said no) or over
crossing-asked =
    <b>Somebody in { $receiver_timebank } needs help</b>
    { $shown }{ $has_day ->
        [yes] , { DAY($date) }
       *[no] { "" }
    }{ $has_area ->
        [yes] , { $area }
       *[no] { "" }
    }

    { $state ->
        [open] Your hours count in { $giver_timebank } as always. Can you help?
        [no] You said: not this time.
       *[over] This is settled. Thank you.
    }
# The head, for who helps.
# $receiver (text): who is helped
# $has_receiver (choice): yes where they may be named now
# $giver_timebank (text): the helper's timebank
# $receiver_timebank (text): the other timebank
# $when (choice): before or after it happened
# $shown (words): what it is
# $minutes (minutes): how long
# $has_minutes (choice): yes or no
# $date (date): when
# $has_day (choice): yes or no
crossing-head-giver =
    <b>{ $when ->
        [before] You help
       *[after] You helped
    } { $has_receiver ->
        [yes] { $receiver }
       *[no] somebody
    } of { $receiver_timebank }</b>
    { $shown }{ $has_minutes ->
        [yes] , { DURATION($minutes) }
       *[no] { "" }
    }{ $has_day ->
        [yes] , { DAY($date) }
       *[no] { "" }
    }
    Your hours are in { $giver_timebank }.
# The head, for who is helped.
# $giver (text): who helps
# $has_giver (choice): yes where there is somebody
# $giver_timebank (text): the helper's timebank
# $receiver_timebank (text): their own timebank
# $when (choice): before or after it happened
# $shown (words): what it is
# $minutes (minutes): how long
# $has_minutes (choice): yes or no
# $date (date): when
# $has_day (choice): yes or no
crossing-head-receiver =
    <b>{ $has_giver ->
        [yes] { $giver }
       *[no] Somebody
    } of { $giver_timebank } { $when ->
        [before] helps you
       *[after] helped you
    }</b>
    { $shown }{ $has_minutes ->
        [yes] , { DURATION($minutes) }
       *[no] { "" }
    }{ $has_day ->
        [yes] , { DAY($date) }
       *[no] { "" }
    }
    Your hours are in { $receiver_timebank }.
# The head, for brokers of either timebank.
# $giver (text): who helps
# $has_giver (choice): yes where there is somebody
# $receiver (text): who is helped
# $has_receiver (choice): yes where these brokers may see the name now
# $giver_timebank (text): the helper's timebank
# $receiver_timebank (text): the timebank of who is helped
# $shown (words): what it is
# $minutes (minutes): how long
# $has_minutes (choice): yes or no
# $date (date): when
# $has_day (choice): yes or no
crossing-head-broker =
    <b>Help across: { $giver_timebank } for { $receiver_timebank }</b>
    { $has_giver ->
        [yes] { $giver }
       *[no] Somebody of { $giver_timebank }
    } for { $has_receiver ->
        [yes] { $receiver }
       *[no] somebody of { $receiver_timebank }
    }: { $shown }{ $has_minutes ->
        [yes] , { DURATION($minutes) }
       *[no] { "" }
    }{ $has_day ->
        [yes] , { DAY($date) }
       *[no] { "" }
    }
# State: the other timebank's broker looks.
# $who (choice): hosts, receiver or other
# $helpers (text): the timebank that is asked
crossing-state-asked = { $who ->
        [hosts] The broker of { $helpers } looks at it first.
       *[broker] Let it out, and the members who fit best are asked. They see only the words above.
    }
# State: people there are asked.
# $helpers (text): the timebank that is asked
crossing-state-out = Members of { $helpers } are asked now.
# State: somebody there said yes.
# $who (choice): giver, receiver or other
# $giver (text): who said yes
# $helpers (text): their timebank
crossing-state-offered = { $who ->
        [giver] You said yes. Thank you. They answer next.
        [receiver] Nobody near you said yes, so your broker asked { $helpers }. { $giver } can help. Do you want that?
       *[broker] { $giver } said yes. Who needs it answers next.
    }
# State: both want it.
# $who (choice): giver, receiver, hosts or other
# $timebank (text): the timebank whose broker approves
crossing-state-agreed = { $who ->
        [giver] They said yes. A broker of { $timebank } looks at it, and tells you how to meet.
        [receiver] Your broker looks at it, and tells you how to meet. Afterwards, say here how long it was.
        [hosts] Approve it beforehand, and tell the two how to meet.
       *[broker] A broker of { $timebank } approves it beforehand.
    }
# State: approved beforehand.
# $who (choice): giver, receiver or other
crossing-state-planned = { $who ->
        [giver] It is approved. Afterwards, say here how long it was.
        [receiver] It is approved. Afterwards, say here how long it was.
       *[broker] It is approved beforehand. Afterwards the two say how long it was.
    }
# State: the other broker says who was meant.
# $who (choice): placer, giver, receiver or other
# $name (text): the name as typed
crossing-state-named = { $who ->
        [placer] Who of your members is { $name }? They are asked if this is right.
       *[broker] The other timebank's broker says who { $name } is.
    }
# State: one gave a figure, the other is asked.
# $who (choice): logger, other or broker
# $name (text): who is asked
crossing-state-logged = { $who ->
        [other] Is this right?
        [logger] { $name } is asked if this is right.
       *[broker] { $name } is asked if this is right.
    }
# State: a broker settles it.
# $who (choice): hosts or other
# $timebank (text): the timebank whose broker settles it
crossing-state-problem = { $who ->
        [hosts] The two do not agree, or one did not answer. Ring them, then settle it.
       *[broker] A broker of { $timebank } settles this.
    }
# State: both agree, a broker approves.
# $who (choice): hosts or other
# $timebank (text): the timebank whose broker approves
# $approved (choice): yes where it was approved beforehand
crossing-state-confirmed = { $who ->
        [hosts] Both agree. You approve, as it is your member who was helped.
       *[broker] Both agree. A broker of { $timebank } approves it.
    }{ $approved ->
        [yes] { "" }
       *[no] { " " }It was not approved beforehand, so it was not insured.
    }
# State: the hours are in the books.
crossing-state-posted = This is approved. The hours are in both timebanks' books.
# State: undone.
# $words (words): why
# $by (text): which broker
crossing-state-reversed =
    { $by } undid this:
    { $words }
# State: a broker said no.
# $words (words): why
# $has_words (choice): yes or no
# $by (text): which broker
crossing-state-declined = { $by } said no.{ $has_words ->
        [yes] { " " }{ $words }
       *[no] { "" }
    }
# State: called off.
crossing-state-cancelled = This was called off.
# State: nobody answered in time.
crossing-state-lapsed = Nobody answered in time.
# For brokers: what is owed between the two, and whether this fits the cap.
# $partner (text): the other timebank
# $minutes (minutes): what is owed
# $side (choice): theirs, ours or even
# $cap (minutes): the cap
# $fits (choice): yes or no
crossing-owed = { $side ->
        [theirs] { $partner } owes us { DURATION($minutes) }.
        [ours] We owe { $partner } { DURATION($minutes) }.
       *[even] Nothing is owed between the two.
    } The cap is { DURATION($cap) }.{ $fits ->
        [yes] { "" }
       *[no] { " " }This would go beyond it: it can't be approved now.
    }
# Under the card of who is asked: yes.
btn-crossing-offer = Yes, I can help
# Under the card of who is asked: no.
btn-crossing-no = Not this time
# Takes a yes back.
btn-crossing-withdraw = Take back my yes
# Who needs help says yes.
btn-crossing-choose = Yes please
# Who needs help says no to this person.
btn-crossing-refuse = Not this person
# The other side agrees.
btn-crossing-confirm = Yes, that's right
# The other side gives another length.
btn-crossing-change = Change the hours
# The other side says something is wrong.
btn-crossing-problem = Say there's a problem
# One of the two says it happened.
btn-crossing-report = Say how long it was
# The broker lets members be asked.
btn-crossing-let-out = Let it out
# The broker says who was meant.
btn-crossing-place = Say who it is
# The broker approves beforehand.
btn-crossing-allow = Approve the visit
# The broker approves the hours.
btn-crossing-approve = Approve the hours
# The broker decides.
btn-crossing-settle = Settle it
# The broker says no.
btn-crossing-decline = Decline it
# Calls it off.
btn-crossing-cancel = Call it off
# Undoes it.
btn-crossing-reverse = Undo it
# On a request to which nobody said yes.
# $partner (text): the other timebank
btn-crossing-elsewhere = Ask in { $partner } too
# On an exchange with somebody unknown: they are of another timebank.
# $partner (text): the other timebank
btn-crossing-from = Find them in { $partner }
# To who recorded it: it goes on with the other timebank.
# $partner (text): the other timebank
crossing-goes-on = It goes on with { $partner }. You hear when it is settled there.
# How long it took.
crossing-length-ask = How long was it? For example: 2 hours.
# Short name of that answer.
crossing-length-name = How long
# Who was meant.
crossing-place-ask = Who of your members is it? Type their first name.
# Short name of that answer.
crossing-place-name = Who
# Why a broker declines or undoes it.
crossing-reason-ask = Why? Both members read it.
# Short name of that answer.
crossing-reason-name = Why
# What a broker decides.
crossing-settle-ask = How long do you say it was?
# Short name of that answer.
crossing-settle-name = How long
# A usual reason.
btn-crossing-reason-nobody = Nobody here can help
# A usual reason.
btn-crossing-reason-mistake = Recorded by mistake

## Notices

# The hours are in the books. Kept short.
# $gave (choice): yes for who helped
# $name (text): the other person
# $timebank (text): the other person's timebank
# $here (text): the reader's own timebank
# $minutes (minutes): how long
# $balance (minutes): the new balance
# $standing (choice): have, owe or even
notice-across-posted =
    { $gave ->
        [yes] You helped { $name } of { $timebank }: { DURATION($minutes) } for you.
       *[no] { $name } of { $timebank } helped you: { DURATION($minutes) } from your hours.
    } In { $here } { $standing ->
        [have] you have { DURATION($balance) } now.
        [owe] you have been given { DURATION($balance) } more than you gave.
       *[even] you are even now.
    }
# A broker undid it.
# $name (text): the other person
# $timebank (text): the other person's timebank
# $here (text): the reader's own timebank
# $minutes (minutes): how long
# $words (words): why
# $balance (minutes): the new balance
# $standing (choice): have, owe or even
notice-across-reversed =
    A broker undid { DURATION($minutes) } with { $name } of { $timebank }:
    { $words }
    In { $here } { $standing ->
        [have] you have { DURATION($balance) } now.
        [owe] you have been given { DURATION($balance) } more than you gave.
       *[even] you are even now.
    }
# A broker said no.
# $timebank (text): the other person's timebank
# $has_words (choice): yes or no
# $words (words): why
notice-across-declined = Your help with { $timebank } can't go ahead.{ $has_words ->
        [yes] { " " }{ $words }
       *[no] { "" }
    }
# It was called off.
# $timebank (text): the other person's timebank
notice-across-cancelled = Your help with { $timebank } was called off.
# Nobody answered in time.
# $timebank (text): the other person's timebank
notice-across-lapsed = Your help with { $timebank } has lapsed, as nobody answered in time.
# Who offered is not needed after all.
# $timebank (text): where help was needed
notice-across-not-needed = Thank you for your yes to { $timebank }. They found another way.
# Who said yes can't help after all.
# $name (text): who it was
notice-across-withdrawn = { $name } can't help after all. Others are still asked.
