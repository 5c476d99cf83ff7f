### Help that is planned beforehand: the card until it is over, the questions, the reminders.

## The card

# The head of the card of a plan.
# $side (choice): giver, receiver, or broker for whoever is neither
# $tense (choice): ahead, or past where it will not happen
# $giver (text): who helps
# $receiver (text): who is helped
# $what (words): what it is
# $has_what (choice): yes or no
# $has_start (choice): yes where a time of day is agreed
# $start (datetime): when it starts
# $end (datetime): when it ends
# $day (date): the day
# $minutes (minutes): how long it takes
# $place (text): where
# $has_place (choice): yes or no
# $timebank (text): the timebank
plan-head =
    <b>{ $tense ->
        [past] { $side ->
            [giver] You were going to help { $receiver }
            [receiver] { $giver } was going to help you
           *[broker] { $giver } was going to help { $receiver }
        }
       *[ahead] { $side ->
            [giver] You are going to help { $receiver }
            [receiver] { $giver } is going to help you
           *[broker] { $giver } is going to help { $receiver }
        }
    }</b>
    { $has_start ->
        [yes] { SPAN($start, $end) }
       *[no] { DAY($day) }, any time, for { DURATION($minutes) }
    }{ $has_what ->
        [yes] { "" }
    { $what }
       *[no] { "" }
    }{ $has_place ->
        [yes] { "" }
    Where: { $place }
       *[no] { "" }
    }{ $side ->
        [broker] { "" }
    { $timebank }
       *[giver] { "" }
    }

## How it stands, for the one who spoke last, the other side, and the broker

# State proposed, for the one who named the time.
# $other (text): the other side
plan-proposed-logger = I asked { $other }. When { $other } agrees, your broker looks at it.
# State proposed, for the other side.
# $logger (text): who named the time
plan-proposed-other = { $logger } asks you. Does this suit you?
# State proposed, for the broker.
# $other (text): the other side
plan-proposed-broker = Waiting for { $other } to agree.
# State agreed, for the one who named the time.
plan-agreed-logger = You both agree. Your broker approves it before it happens, so that it is insured.
# State agreed, for the other side.
plan-agreed-other = You both agree. Your broker approves it before it happens, so that it is insured.
# State agreed, for the broker.
# $has_note (choice): yes where a question of the broker's was answered
# $note (words): the answer
plan-agreed-broker =
    { $has_note ->
        [yes] The answer: “{ $note }”
       *[no] Both agree.
    }
    Approve it before it happens?
# Both sides are brokers, or the only broker is one of them.
plan-nobody-decides = Only a broker who is not part of it can approve it. There is no other broker here yet.
# What a broker should know before approving.
# $names (list): such as: a first exchange
plan-risks = Please note: { LIST($names) }.
# A risk: one of the two has never exchanged here.
plan-risk-first = a first exchange
# A risk: help in somebody's home.
plan-risk-home = help at home
# A risk: children.
plan-risk-children = with children
# A risk: somebody drives.
plan-risk-driver = a driver
# A risk: an empty home or keys.
plan-risk-keys = keys or an empty home
# A risk: longer than this timebank allows without a look.
plan-risk-long = a long time
# A risk: the desk has noted that these two are not to be matched. Only brokers read this.
plan-risk-apart = these two are to be kept apart
# A risk: a member who owes very many hours. Only brokers read this.
plan-risk-floor = many hours owed
# A risk: a kind of help that is not put before members. Only brokers read this.
plan-risk-private = a private matter
# A risk: it is not clear what the help is. Only brokers read this.
plan-risk-unclear = words that are not clear
# State asked, for the one who named the time.
# $note (words): the broker's question
plan-asked-logger = Your broker asks: { $note }
# State asked, for the other side.
# $note (words): the broker's question
plan-asked-other = Your broker asks: { $note }
# State asked, for the broker.
# $note (words): the broker's question
plan-asked-broker =
    The question was: “{ $note }”
    Waiting for the answer.
# State planned, for the one who named the time.
# $has_approver (choice): yes, or no where the rules asked for nobody's look
plan-planned-logger = { $has_approver ->
    [yes] <b>Approved beforehand.</b>
   *[no] <b>It is planned.</b> Your timebank's rules ask for no broker's look at help of this kind.
    } I will remind you both.
# State planned, for the other side.
# $has_approver (choice): yes, or no where the rules asked for nobody's look
plan-planned-other = { $has_approver ->
    [yes] <b>Approved beforehand.</b>
   *[no] <b>It is planned.</b> Your timebank's rules ask for no broker's look at help of this kind.
    } I will remind you both.
# State planned, for the broker.
# $has_approver (choice): yes, or no where the rules asked for nobody's look
# $approver (text): who approved it
plan-planned-broker = { $has_approver ->
    [yes] <b>Approved beforehand</b> by { $approver }.
   *[no] <b>Planned.</b> Nobody looked at it, as the rules of this timebank have it.
    }
# State due, for the one who named the time.
plan-due-logger = The time is over. Was it done as planned?
# State due, for the other side.
plan-due-other = The time is over. Was it done as planned?
# State due, for the broker.
plan-due-broker = The time is over. I asked both how it went.
# State missed, for the one who said so.
# $other (text): the other side
plan-missed-logger = You said that it did not happen. I asked { $other }.
# State missed, for the other side.
# $logger (text): who said so
plan-missed-other = { $logger } says that it did not happen. Is that so?
# State missed, for the broker.
# $logger (text): who said so
# $other (text): the other side
plan-missed-broker = { $logger } says that it did not happen. Waiting for { $other }.
# The two have not both said for a week how it went, for the one who named the time.
plan-lapsed-logger = Was it done as planned? Your broker may ring you about it.
# The two have not both said for a week how it went, for the other side.
plan-lapsed-other = Was it done as planned? Your broker may ring you about it.
# The two have not both said for a week how it went, for the broker.
plan-lapsed-broker = For a week they have not both said how it went. Please ring, then settle it.
# State cancelled, for the one who named the time.
plan-cancelled-logger = <b>Called off.</b> No hours moved.
# State cancelled, for the other side.
plan-cancelled-other = <b>Called off.</b> No hours moved.
# State cancelled, for the broker.
plan-cancelled-broker = <b>Called off.</b> No hours moved.
# State declined, for the one who named the time.
# $note (words): the broker's reason
plan-declined-logger =
    <b>Not approved.</b> Please do not go.
    Why: { $note }
# State declined, for the other side.
# $note (words): the broker's reason
plan-declined-other =
    <b>Not approved.</b> It will not happen.
    Why: { $note }
# State declined, for the broker.
# $note (words): the broker's reason
plan-declined-broker =
    <b>Declined.</b> Both were told.
    Why: { $note }
# Both say that it did not happen, for the one who said so first.
plan-not-done-logger = <b>It did not happen.</b> You both say so. No hours moved.
# Both say that it did not happen, for the other side.
plan-not-done-other = <b>It did not happen.</b> You both say so. No hours moved.
# Both say that it did not happen, for the broker.
plan-not-done-broker = <b>It did not happen.</b> Both say so. No hours moved.
# A hour or more before a visit to somebody's home, for the visitor.
plan-visit-visitor = Please tell me when you have arrived, and when you have left. From an hour before, you find the button here.
# The same, for the one who is visited and for brokers.
# $name (text): the visitor
plan-visit-other = { $name } tells me on arriving and on leaving.
# After the time of a visit, for a visitor who has said neither that they came nor that they left.
plan-visit-unheard = You have not told me that you arrived.
# The visitor has arrived.
# $name (text): the visitor
# $at (datetime): when
plan-visit-arrived = { $name } arrived at { TIME($at) }.
# The visitor has left.
# $name (text): the visitor
# $at (datetime): when
plan-visit-left = { $name } left at { TIME($at) }.

## Buttons

# The other side agrees to the time.
btn-plan-agree = Yes, that suits me
# Either side names another time or place.
btn-plan-propose = Name another time
# Either side can't come; asks what instead.
btn-plan-cant = Can't make it
# Calls it off.
btn-plan-call-off = Call it off
# Nothing changes.
btn-plan-keep = Keep it as it is
# After it was called off: the same for another day.
btn-plan-again = Plan another day
# The broker approves it before it happens.
btn-plan-allow = Approve before
# It was done, and took as long as planned.
btn-plan-done = Yes, as planned
# It was done, but took longer or shorter.
btn-plan-different = Say different hours
# It did happen, where the other one said that it didn't.
btn-plan-did-happen = Say it did happen
# It did not happen.
btn-plan-missed = Say it didn't happen
# A visitor is there.
btn-plan-arrived = I've arrived
# A visitor has left.
btn-plan-left = I've left
# A visitor who was asked is all right.
btn-plan-all-right = I'm all right
# Begins a plan.
btn-plan-i-help = Give help to them
# Begins a plan.
btn-plan-they-help = Get help from them
# A time of day to choose.
# $at (time): the time
btn-plan-time = Start at { TIME($at) }
# It can be any time that day.
btn-plan-any-time = Any time that day
# Where: the other one's home.
btn-plan-their-home = Meet at their home
# Where: the writer's own home.
btn-plan-my-home = Meet at my home
# Where: no visit.
btn-plan-remote = Do it by phone or online
# Sends the proposal.
# $name (text): the other one
btn-plan-send = Ask { $name }
# Begins a plan with another member.
btn-plan = Plan help
# In the menu and in /help.
cmd-plan = Plan help with a day and time
# In the menu and in /help.
cmd-plans = See what I have planned
# What the person has planned.
# $lines (markup): the plans, numbered
plan-coming =
    <b>Planned</b>
    { $lines }
# What was planned and is over, before the list of what is planned; each opens its card.
# $lines (markup): the plans, numbered
plan-over =
    <b>Over. Say how it went.</b>
    { $lines }
# Nothing is planned.
plan-none-coming = You have nothing planned with anybody.
# One of several plans, by its number in the list above.
# $number (count): its number
# $name (text): the other one
btn-plan-which = Choose { $number }, { $name }
# Opens the card of an exchange.
btn-exchange-open = Open it
# Opens the list of what posted itself.
btn-by-rule-see = See them

## Questions

# Who helps whom.
plan-side-ask = Who helps?
# Short name of that answer.
plan-side-name = Who helps
# With whom.
plan-who-ask = Who is the other one?
# Short name of that answer.
plan-who-name = With
# What it is.
plan-what-ask = What is the help? Such as: gardening.
# Short name of that answer.
plan-what-name = What
# The day.
plan-day-ask = Which day will it be? Such as: Saturday 2pm.
# Short name of that answer.
plan-day-name = Day
# The time of day.
plan-start-ask = What time does it start?
# Short name of that answer.
plan-start-name = Start
# A time of day in the list of changes.
# $at (time): the time
plan-time = { TIME($at) }
# How long.
plan-minutes-ask = How long will it take?
# Short name of that answer.
plan-minutes-name = How long
# Where. Nobody needs to write an address.
plan-where-ask = Where will it be? You need not write an address.
# Short name of that answer.
plan-where-name = Where
# No visit, as a place.
plan-remote = By phone or online
# Somebody's home, as a place.
# $name (text): whose
plan-home-of = { $name }'s home
# No day was found in the words.
plan-no-day = I did not find a day in that.
# No time was found in the words.
plan-no-time = I did not find a time in that.
# The words say that it repeats.
plan-once-only = This is for one visit. For help that repeats, type /standing.
# The card before it is sent.
# $side (choice): give, get, or none for another time of the same plan
# $name (text): the other one
# $what (words): what it is
# $has_what (choice): yes or no
# $has_start (choice): yes where a time of day is named
# $start (datetime): when it starts
# $end (datetime): when it ends
# $day (date): the day
# $minutes (minutes): how long
# $place (text): where
plan-review =
    <b>{ $side ->
        [give] You help { $name }
        [get] { $name } helps you
       *[none] Another time
    }</b>
    { $has_start ->
        [yes] { SPAN($start, $end) }
       *[no] { DAY($day) }, any time, for { DURATION($minutes) }
    }{ $has_what ->
        [yes] { "" }
    { $what }
       *[no] { "" }
    }
    Where: { $place }

    Shall I ask { $name }?
# "Can't make it": what instead.
# $name (text): the other one
# $start (datetime): when it is planned
# $late (choice): yes where it is a day away or less
plan-cant-ask =
    { WHEN($start) }, with { $name }. { $late ->
        [yes] { $name } and your broker hear of it at once.
       *[no] { $name } hears of it at once.
    }
    Do you want another time, or shall I call it off?
# "Can't make it", typed, with several plans.
# $lines (markup): the plans, numbered
plan-cant-which-ask =
    { $lines }

    Which one can't you make?
# One of them.
# $number (count): its number
# $name (text): the other one
# $date (date): the day
plan-cant-line = { $number }. { $name }, { DAY($date) }

## Notices

# It was called off; for the other side.
# $gave (choice): yes where the reader was to help
# $name (text): the other one
# $date (date): the day
notice-plan-cancelled =
    <b>Called off.</b> { $gave ->
        [yes] You were going to help { $name }
       *[no] { $name } was going to help you
    } on { DAY($date) }. It will not happen.
# A broker declined before it happened.
# $gave (choice): yes where the reader was to help
# $name (text): the other one
# $date (date): the day
# $words (words): the broker's reason
notice-plan-declined =
    <b>Not approved.</b> { $gave ->
        [yes] You were going to help { $name }
       *[no] { $name } was going to help you
    } on { DAY($date) }. It will not happen. Your broker says: { $words }
# It was called off a day or less before, for brokers.
# $who (choice): giver, receiver or nobody
# $giver (text): who was going to help
# $receiver (text): who was going to be helped
# $start (datetime): when it was to start
notice-plan-late =
    <b>{ $who ->
        [giver] { $giver } can't make it
        [receiver] { $receiver } can't make it
       *[nobody] A visit is called off
    }.</b> { $giver } was going to help { $receiver } on { WHEN($start) }. { $who ->
        [giver] Perhaps you know somebody else.
       *[nobody] { "" }
    }
# To a visitor who has not said that they arrived or left.
# $name (text): whom they visit
# $here (choice): yes where they have arrived
notice-visit-check =
    <b>Are you all right?</b> { $here ->
        [yes] You have not told me that you left { $name }.
       *[no] You have not told me that you arrived at { $name }.
    } If I hear nothing in 15 minutes, your timebank is told.
# To a visitor who has not said that they are safe, where nobody at the timebank can be told.
# $timebank (text): the timebank
# $phone (text): its number
# $has_phone (choice): yes or no
notice-visit-nobody =
    <b>I can reach nobody at { $timebank } just now.</b>{ $has_phone ->
        [yes] { " " }Its number is { $phone }.
       *[no] { "" }
    }
    If you are in danger, ring 999. When you have left, tell me on the card of the visit.
# Somebody wrote a phone number or about health where only the place was asked.
plan-only-where = I don't pass on phone numbers or anything about health. Please say only where.
# A visitor said no when asked whether they are all right.
plan-not-all-right = I have told your timebank now. If you or somebody else is in danger, ring 999.
# A visitor says that they are all right.
toast-plan-all-right = Good. I will ask again later.
# To brokers at 9am: what posted itself yesterday.
# $count (count): how many
# $timebank (text): the timebank
notice-by-rule =
    { $count ->
        [one] One exchange was posted by rule yesterday
       *[other] { $count } exchanges were posted by rule yesterday
    } at { $timebank }. A broker approved each beforehand, and both sides said that it was done.
# The list of them.
# $date (date): the day
exchange-by-rule-list =
    <b>Posted by rule on { DAY($date) }</b>
    Open one to see it. You can undo it there.
# There are none.
# $date (date): the day
exchange-by-rule-none = Nothing was posted by rule on { DAY($date) }.

## An overdue visit, for brokers and leads

# The alert. It must not say who or where: others may see the phone.
# $timebank (text): the timebank
case-overdue-alert = <b>A visitor at { $timebank } has not told me that they are safe.</b> Please open this now.
# The head of the case.
# $name (text): the visitor
# $timebank (text): the timebank
case-head-overdue =
    <b>{ $name } may not be safe</b>
    { $timebank }
# The visit.
# $visitor (text): who visits
# $receiver (text): whom
# $start (datetime): when it starts
# $end (datetime): when it ends
# $place (text): where
# $has_place (choice): yes or no
# $said (choice): nothing, arrived or left
# $at (datetime): when they said so
case-overdue-visit =
    { $visitor } visits { $receiver }: { SPAN($start, $end) }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }
    { $said ->
        [left] { $visitor } left at { TIME($at) }.
        [arrived] { $visitor } arrived at { TIME($at) } and has not said since that they left.
       *[nothing] { $visitor } has not said that they arrived.
    } I asked whether they are all right. Please ring both.
# It ended because the visitor said that they have left.
# $name (text): the visitor
case-state-left = <b>{ $name } has said that they left.</b> This is closed.
# In the history of the case: the visitor says that they are all right.
# $name (text): the visitor
case-event-all-right = { $name }: I'm all right.
# In the history of the case: the visitor says that they have left.
# $name (text): the visitor
case-event-left = { $name }: I've left.

## Thanks

# The one who was helped thanks the one who helped.
btn-thanks = Say thanks
# The plainest thanks.
# allow verb-first: it is what they say to each other
btn-thanks-plain = Thank you
# What to say.
thanks-ask = What do you want to say? They will read it.
# Short name of that answer.
thanks-name = Thanks
# The words hold something that is not passed on.
thanks-not-passed-on = I don't pass on numbers, addresses or anything about health. Please say it without.
# The giver reads the thanks.
# $name (text): who was helped
# $date (date): the day
# $words (words): what they say
notice-thanks =
    <b>{ $name } thanks you</b> for your help on { DAY($date) }:
    { $words }

## Refusals

# The time has gone.
refusal-plan-past = That time has gone. Please name one that is still to come.
# More than a year away.
refusal-plan-far = That is more than a year away. Please name an earlier day.
# Too early to say that.
refusal-plan-not-yet = It is too early for that.
# One of the two is no member any more.
refusal-plan-left = One of you is not a member of this timebank now. Please talk to your broker.
# A name that the writer may not see: a broker brings the two together.
refusal-plan-talk-first = I can only ask people whom you have met here. Your broker can bring you together.

## Two things at one time

# What the reader has agreed to already at that time.
# $kind (choice): plan or shift
# $title (text): what it is
# $has_title (choice): yes or no
# $name (text): of a plan: the other one
# $start (datetime): when it starts
# $end (datetime): when it ends
clash-then =
    You have something else then: { $has_title ->
        [yes] { $title }
       *[no] help
    }{ $kind ->
        [plan] {" "}with { $name }
       *[shift] { "" }
    }, { SPAN($start, $end) }.
# Before a yes to a time at which the reader has something else.
# $clash (markup): what they have then
clash-ask =
    { $clash }

    Do you still want to say yes?
# Goes on all the same.
btn-clash-yes = Say yes all the same
