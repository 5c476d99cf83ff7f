### A timebank's rules, which its brokers and administrators read and change.

## The lists

# The start of the rules: the groups stand below as buttons.
# $timebank (text): the timebank
rules-start =
    <b>The rules of { $timebank }</b>
    Tap a group. Or type a rule and what it shall be:
    /rules welcome 1 hour
    A change counts from that moment. Nothing is changed for hours that are agreed already.
# The second half of the groups.
rules-start-more = <b>More rules</b>
# The head of a group of rules; one line for each rule follows.
rules-group-hours = <b>Hours</b>
# The head of a group of rules; one line for each rule follows.
rules-group-approval = <b>What a broker looks at</b>
# The head of a group of rules; one line for each rule follows.
rules-group-asking = <b>How people are asked</b>
# The head of a group of rules; one line for each rule follows.
rules-group-issue = <b>Hours that brokers make</b>
# The head of a group of rules; one line for each rule follows.
rules-group-about = <b>About the timebank</b>
# The head of a group of rules; one line for each rule follows.
rules-group-reports = <b>Reports</b>
# One rule in a list.
# $number (count): its place in the list
# $rule (markup): its name
# $says (markup): what it says now
rules-line =
    { $number }. <b>{ $rule }</b>
    { $says }
# Several rules begin with the words that were typed; they are listed below.
rules-which = Which of these do you mean?
# No rule begins with the words that were typed.
rules-unknown = I do not know that rule. Here are all of them.
# Opens a group of rules.
btn-rules-hours = See rules on hours
# Opens a group of rules.
btn-rules-approval = See rules on approval
# Opens a group of rules.
btn-rules-asking = See rules on asking
# Opens a group of rules.
btn-rules-issue = See rules on making
# Opens a group of rules.
btn-rules-about = See rules on the place
# Opens a group of rules.
btn-rules-reports = See rules on reports
# Opens one rule in a list.
# $number (count): its place in the list
# $rule (text): its name
btn-rules-open = Open { $number }: { $rule }
# Goes back to the list of rules.
btn-rules = See the rules
# The command menu: the timebank's rules.
cmd-rules = See and change the rules

## One rule

# One rule with what it says now.
# $rule (markup): its name
# $help (markup): what it is about
# $now (markup): what it says now
# $usual (markup): what it says unless somebody changes it
# $same (choice): yes where the two are one
# $may (markup): what it can be
rules-one =
    <b>{ $rule }</b>
    { $help }

    <b>Now:</b> { $now }{ $same ->
        [yes] { " " }That is how it usually is.
       *[no] { "" }
    <b>Usually:</b> { $usual }
    }

    { $may }
# Below a rule: a change of it waits for a second person.
# $name (text): who asked for it
# $new (markup): what it would say
rules-one-waits =
    <b>Waiting for a second person:</b> { $new }
    { $name } asked for it.
# Asks for a rule's new value.
btn-rules-change = Change it
# Puts a rule back to what it usually is.
btn-rules-usual = Put it back
# Opens a change that waits for a second person.
btn-rules-waiting = See what waits
# What a length can be. Also the answer to something else.
# $low (minutes): the least
# $high (minutes): the most
rules-may-minutes =
    It can be { DURATION($low) } to { DURATION($high) }. Say it like this: 1 hour 30 minutes.
# What a number can be. Also the answer to something else.
# $low (count): the least
# $high (count): the most
rules-may-number = It can be a number from { $low } to { $high }.
# What a yes or no can be. Also the answer to something else.
rules-may-yes-no = It can be yes or no.
# What one of a few can be. Also the answer to something else.
# $choices (text): all of them
rules-may-choice = It can be one of these: { $choices }.
# What a list can be. Also the answer to something else.
# $most (count): how many at the most
rules-may-lines =
    It can be up to { $most } names, with commas. Or type: add Pelham. Or: remove Pelham.
# What a telephone number can be. Also the answer to something else.
rules-may-phone = It can be a telephone number, or: none.
# What the value of an hour can be. Also the answer to something else.
# allow money: what work is paid elsewhere, for funders; no member sees it
rules-may-hour-value =
    It needs a name with its year, an amount, and who says so, with commas. Or type: none.
    Like this: real Living Wage 2025, £12.60, Living Wage Foundation
# What a sentence of the timebank's own can be.
# $most (count): how many letters at the most
rules-may-words = It can be up to { $most } letters, or: none.
# What several of a list can be, each with its number and on or off.
# $lines (markup): the list
rules-may-several =
    Type a number to turn it on or off. Or type: all, or none.
    { $lines }
# One of several, in that list.
# $number (count): its place
# $what (markup): what it is
# $on (choice): yes or no
rules-several-line = { $number }. { $what }: { $on ->
    [yes] on
   *[no] off
}
# Asks what a rule shall be.
rules-value-ask = What shall it be from now on?
# The name of that answer in the list of answers that can be changed.
rules-value-name = The rule
# One of several, as a button.
# $number (count): its place
# $on (choice): yes where it is on now
btn-rules-flip = { $on ->
    [yes] Turn off { $number }
   *[no] Turn on { $number }
}
# A usual value, as a button.
# $minutes (minutes): the value
btn-rules-minutes = Set { DURATION($minutes) }
# A usual value, as a button.
# $count (count): the value
btn-rules-number = Set { $count }

## A change

# Before a rule is changed.
# $timebank (text): the timebank
# $rule (markup): the rule's name
# $new (markup): what it will say
# $now (markup): what it says now
# $second (choice): yes where a second person must agree
rules-review =
    <b>{ $timebank }: { $rule }</b>
    <b>From now on:</b> { $new }
    <b>Now:</b> { $now }{ $second ->
        [yes] { "" }

    This lets brokers make more hours, so a second person must agree.
       *[no] { "" }
    }
# Makes the change, or asks the second person.
btn-rules-yes = Yes, change it
# A change as everybody sees it who may change rules.
# $timebank (text): the timebank
# $rule (markup): the rule's name
# $new (markup): what it says, or would say
# $old (markup): what it said before
# $state (choice): asked, made, declined, withdrawn or lapsed
# $name (text): who asked for it
# $by (text): who agreed or said no; empty for nobody else
# $second (choice): yes where somebody else decided
rules-card =
    <b>{ $timebank }: { $rule }</b>
    { $state ->
        [asked] { $name } wants to change this rule. A second person must agree.
        [made] { $name } changed this rule.{ $second ->
            [yes] { " " }{ $by } agreed.
           *[no] { "" }
        }
        [declined] { $name } wanted to change this rule. { $by } said no. It stays as it was.
        [withdrawn] { $name } wanted to change this rule. That is taken back. It stays as it was.
       *[lapsed] { $name } wanted to change this rule. Nobody answered in two weeks. It stays as it was.
    }
    <b>{ $state ->
        [made] From now on
        [asked] It would be
       *[other] It was to be
    }:</b> { $new }
    <b>Before:</b> { $old }
# Agrees to a change that somebody else asked for.
btn-rules-agree = Agree to it
# Says no to a change that somebody else asked for.
btn-rules-no = Say no
# Takes back a change that one asked for.
btn-rules-back = Take it back
# The rule says that already.
rules-same = The rule says that already.
# The rule was changed by somebody after this change was asked for.
rules-moved = This rule was changed since. Please look at it again.
# Somebody wants to agree to a change that they asked for.
refusal-own-rule = A second person must agree to that, not you.
# The second limit must not be below the first.
# $low (minutes): the first limit
# $high (minutes): the second limit
rules-refused-floors =
    The first limit, { DURATION($low) }, cannot be more than the second, { DURATION($high) }.
# People must be asked about an offer before it ends.
# $low (count): days before
# $high (count): days that an offer lasts
rules-refused-warning =
    An offer lasts { $high } days. People cannot be asked { $low } days before that.

## What can be turned on and off
# One of several in the rule kinds.
rules-kinds-class = classes and talks
# One of several in the rule kinds.
rules-kinds-team = team jobs
# One of several in the rule kinds.
rules-kinds-event = events where host and guests all get hours
# One of several in the rule kinds.
rules-kinds-organisation = help through an organisation
# One of several in the rule kinds.
rules-kinds-gift = gifts
# One of several in the rule kinds.
rules-kinds-pot = a community pot
# One of several in the rule kinds.
rules-kinds-lending = lending things
# One of several in the rule kinds.
rules-kinds-across = help across two timebanks
# One of several in the rule looks.
rules-looks-first = somebody's first time
# One of several in the rule looks.
rules-looks-home = help at the home of somebody who may be at risk
# One of several in the rule looks.
rules-looks-children = help with children
# One of several in the rule looks.
rules-looks-driver = lifts
# One of several in the rule looks.
rules-looks-keys = help in an empty home
# One of several in the rule looks.
rules-looks-long = long help
# One of several in the rule opportunity_looks.
rules-opportunity-looks-first = an organisation's first
# One of several in the rule opportunity_looks.
rules-opportunity-looks-risk = where children or adults at risk are
# One of several in the rule opportunity_looks.
rules-opportunity-looks-checks = where a DBS check is asked for
# One of several in the rule checklist.
rules-checklist-first = somebody's first time
# One of several in the rule checklist.
rules-checklist-home = help at the home of somebody who may be at risk
# One of several in the rule checklist.
rules-checklist-children = help with children
# One of several in the rule checklist.
rules-checklist-driver = lifts
# One of several in the rule checklist.
rules-checklist-keys = help in an empty home
# One of several in the rule checklist.
rules-checklist-lone = visits where one is alone with the other

## Each rule: its name, what it is about, and what it says

# The name of a rule.
rules-welcome-minutes = Welcome hours
# What the rule is about.
rules-welcome-minutes-help = What a new member starts with, so that they can ask for help at once.
# What the rule says.
# $minutes (minutes): the rule's value
rules-welcome-minutes-says = A new member starts with { DURATION($minutes) }.
# The name of a rule.
rules-soft-floor-minutes = First limit
# What the rule is about.
rules-soft-floor-minutes-help = Somebody who was given much more than they gave gets a kind note, with three ways to give.
# What the rule says.
# $minutes (minutes): the rule's value
rules-soft-floor-minutes-says = The note comes when somebody was given over { DURATION($minutes) } more than they gave.
# The name of a rule.
rules-hard-floor-minutes = Second limit
# What the rule is about.
rules-hard-floor-minutes-help = Here a broker looks first. A request is never refused for hours alone.
# What the rule says.
# $minutes (minutes): the rule's value
rules-hard-floor-minutes-says = A broker looks first when somebody was given over { DURATION($minutes) } more than they gave.
# The name of a rule.
rules-high-balance-minutes = Many hours
# What the rule is about.
rules-high-balance-minutes-help = Somebody who saved up many hours hears of three things that they could have.
# What the rule says.
# $minutes (minutes): the rule's value
rules-high-balance-minutes-says = They hear of it from { DURATION($minutes) } to use.
# The name of a rule.
rules-rounding-minutes = Rounding
# What the rule is about.
rules-rounding-minutes-help = Whether hours are kept to the minute, or to the nearest step.
# What the rule says.
# $count (count): the rule's value
rules-rounding-minutes-says =
    Hours are kept { $count ->
        [1] to the minute.
        [5] to the nearest 5 minutes.
        [15] to the nearest 15 minutes.
       *[30] to the nearest half hour.
    }
# The name of a rule.
rules-kinds = Kinds of help
# What the rule is about.
rules-kinds-help = What your timebank has beside help between two people.
# What the rule says.
# $some (choice): yes where there is any
# $items (list): what was chosen
rules-kinds-says = { $some ->
        [yes] Beside help between two people you have: { LIST($items) }.
       *[no] You have help between two people, and nothing else.
    }
# The name of a rule.
rules-gift-most-minutes = Biggest gift
# What the rule is about.
rules-gift-most-minutes-help = How much one member can give another at once, without help in return.
# What the rule says.
# $minutes (minutes): the rule's value
rules-gift-most-minutes-says = A gift is { DURATION($minutes) } at the most.
# The name of a rule.
rules-lending-minutes = Hours for lending
# What the rule is about.
rules-lending-minutes-help = What lending a room, kit or a tool counts for, each time.
# What the rule says.
# $minutes (minutes): the rule's value
rules-lending-minutes-says = Lending something counts for { DURATION($minutes) }.
# The name of a rule.
rules-event-minutes = Hours for events
# What the rule is about.
rules-event-minutes-help = What everybody at an event gets, where the host and the guests all get hours.
# What the rule says.
# $minutes (minutes): the rule's value
rules-event-minutes-says = Everybody at such an event gets { DURATION($minutes) }.
# The name of a rule.
rules-shifts-credit = Hours for volunteering
# What the rule is about.
rules-shifts-credit-help = Whether what people do on shifts becomes timebank hours too. It is always kept and counted.
# What the rule says.
# $choice (choice): none, chosen or all
rules-shifts-credit-says = { $choice ->
        [all] All volunteering becomes timebank hours, once it is confirmed.
        [chosen] Volunteering for chosen organisations becomes timebank hours, once it is confirmed.
       *[none] Volunteering is kept and counted beside timebank hours.
    }
# The name of a rule.
rules-shifts-credit-for = Organisations that give hours
# What the rule is about.
rules-shifts-credit-for-help = For which organisations volunteering becomes timebank hours, where you chose some.
# What the rule says.
# $some (choice): yes where there is any
# $items (list): what was chosen
rules-shifts-credit-for-says = { $some ->
        [yes] Chosen: { LIST($items) }.
       *[no] No organisation is chosen yet.
    }
# The name of a rule.
rules-shifts-pay = Who gives hours for volunteering
# What the rule is about.
rules-shifts-pay-help = Where volunteering becomes timebank hours: whether the timebank makes them, or the organisation gives its own.
# What the rule says.
# $choice (choice): timebank or organisation
rules-shifts-pay-says = { $choice ->
        [organisation] The organisation gives its own hours.
       *[timebank] The timebank makes the hours.
    }
# The name of a rule.
rules-looks = A look before asking
# What the rule is about.
rules-looks-help = Which requests wait for a broker before anybody is asked.
# What the rule says.
# $some (choice): yes where there is any
# $items (list): what was chosen
rules-looks-says = { $some ->
        [yes] These wait for a broker: { LIST($items) }.
       *[no] No request waits for a broker.
    }
# The name of a rule.
rules-opportunity-looks = A look at volunteering
# What the rule is about.
rules-opportunity-looks-help = Which things to volunteer for wait for a broker before anybody sees them.
# What the rule says.
# $some (choice): yes where there is any
# $items (list): what was chosen
rules-opportunity-looks-says = { $some ->
        [yes] These wait for a broker: { LIST($items) }.
       *[no] Nothing to volunteer for waits for a broker.
    }
# The name of a rule.
rules-look-above-minutes = Long help
# What the rule is about.
rules-look-above-minutes-help = How long help can be before its request waits for a broker.
# What the rule says.
# $minutes (minutes): the rule's value
rules-look-above-minutes-says = A request for over { DURATION($minutes) } waits for a broker.
# The name of a rule.
rules-approve-every-plan = Approval before help
# What the rule is about.
rules-approve-every-plan-help = Whether a broker approves every plan before the help happens. Without that it may not be insured.
# What the rule says.
# $choice (choice): yes or no
rules-approve-every-plan-says = { $choice ->
        [yes] A broker approves every plan before the help happens.
       *[no] A plan with no risk in it needs no broker. All others do.
    }
# The name of a rule.
rules-post-by-itself = Hours that count at once
# What the rule is about.
rules-post-by-itself-help = Help that was approved, and that both confirm within the time planned, need not wait for a broker again.
# What the rule says.
# $choice (choice): yes or no
rules-post-by-itself-says = { $choice ->
        [yes] Such hours count at once. Brokers see a list the next day.
       *[no] Such hours wait for a broker.
    }
# The name of a rule.
rules-visit-late-minutes = A visit that ends late
# What the rule is about.
rules-visit-late-minutes-help = When somebody who visits alone is asked whether they are all right.
# What the rule says.
# $minutes (minutes): the rule's value
rules-visit-late-minutes-says = They are asked { DURATION($minutes) } after the planned end.
# The name of a rule.
rules-checklist = Checks before approval
# What the rule is about.
rules-checklist-help = For which help a broker ticks what they have looked at before they approve it, or let a request out.
# What the rule says.
# $some (choice): yes where there is any
# $items (list): what was chosen
rules-checklist-says = { $some ->
        [yes] A broker ticks what they looked at for: { LIST($items) }.
       *[no] A broker approves without ticking anything.
    }
# The name of a rule.
rules-routine-minutes = Routine hours
# What the rule is about.
rules-routine-minutes-help = How much help can be approved together with others in one tap, where nothing about it needs a closer look. None turns that off.
# What the rule says.
# $minutes (minutes): the rule's value
rules-routine-minutes-says =
    { $minutes ->
        [0] A broker approves each exchange by itself.
       *[other] Up to { DURATION($minutes) } can be routine.
    }
# The name of a rule.
rules-first-reply-days = First reply
# What the rule is about.
rules-first-reply-days-help = By when a broker looks at what comes in: 5pm, so many working days later.
# What the rule says.
# $count (count): the rule's value
rules-first-reply-days-says = { $count ->
        [one] A broker looks within one working day.
       *[other] A broker looks within { $count } working days.
    }
# The name of a rule.
rules-references-wanted = References
# What the rule is about.
rules-references-wanted-help = How many people speak well of somebody before they are one of you. A broker can still let them in before.
# What the rule says.
# $count (count): the rule's value
rules-references-wanted-says = { $count ->
    [0] No references are asked for.
    [one] One person speaks for a newcomer.
   *[other] { $count } people speak for a newcomer.
}
# The name of a rule.
rules-wave-people = People asked at a time
# What the rule is about.
rules-wave-people-help = How many people are asked first. The next ones are asked when nobody can.
# What the rule says.
# $count (count): the rule's value
rules-wave-people-says = { $count ->
        [one] One person is asked at a time.
       *[other] { $count } people are asked at a time.
    }
# The name of a rule.
rules-wave-hours = Time to answer
# What the rule is about.
rules-wave-hours-help = How long the people asked have before the next ones are asked too.
# What the rule says.
# $count (count): the rule's value
rules-wave-hours-says =
    The next people are asked after { $count ->
        [one] one hour.
       *[other] { $count } hours.
    }
# The name of a rule.
rules-waves = Rounds of asking
# What the rule is about.
rules-waves-help = How often more people are asked before a broker looks for somebody.
# What the rule says.
# $count (count): the rule's value
rules-waves-says = { $count ->
        [one] There is one round, then a broker looks.
       *[other] There are { $count } rounds, then a broker looks.
    }
# The name of a rule.
rules-asks-per-week = Asking the same person
# What the rule is about.
rules-asks-per-week-help = How often one person is asked for help in a week, so that nobody is asked too much.
# What the rule says.
# $count (count): the rule's value
rules-asks-per-week-says = { $count ->
        [one] Nobody is asked more than once a week.
        [2] Nobody is asked more than twice a week.
       *[other] Nobody is asked more than { $count } times a week.
    }
# The name of a rule.
rules-offer-hours = How long a freed place is kept
# What the rule is about.
rules-offer-hours-help = When somebody can't come to a shift, the place is kept so long for the next on the list. It is three times as long when the shift is far away, and a quarter on the last day. Nights do not count.
# What the rule says.
# $count (count): the rule's value
rules-offer-hours-says =
    A freed place is kept for { $count ->
        [one] one hour.
       *[other] { $count } hours.
    }
# The name of a rule.
rules-broadcast-second = When a second person looks at news
# What the rule is about.
rules-broadcast-second-help = News goes only to people who asked for it. When it goes to more people than this, a second broker or an administrator agrees before it is sent.
# What the rule says.
# $count (count): the rule's value
rules-broadcast-second-says =
    { $count ->
        [0] A second person looks at all news before it goes out.
        [one] News to more than one person waits for a second person.
       *[other] News to more than { $count } people waits for a second person.
    }
# The name of a rule.
rules-listing-days = How long offers last
# What the rule is about.
rules-listing-days-help = Offers and wants are looked at again after a while, so that none goes stale.
# What the rule says.
# $count (count): the rule's value
rules-listing-days-says = Somebody says again whether their offer stands after { $count } days.
# The name of a rule.
rules-listing-warning-days = Asking about offers
# What the rule is about.
rules-listing-warning-days-help = When people are asked whether their offer still stands.
# What the rule says.
# $count (count): the rule's value
rules-listing-warning-days-says =
    They are asked { $count ->
        [one] one day before.
       *[other] { $count } days before.
    }
# The name of a rule.
rules-issue-month-minutes = Hours made in a month
# What the rule is about.
rules-issue-month-minutes-help = How many hours brokers can make in a month. Above it a second person agrees.
# What the rule says.
# $minutes (minutes): the rule's value
rules-issue-month-minutes-says = Brokers can make { DURATION($minutes) } in a month.
# The name of a rule.
rules-second-person-minutes = A second person
# What the rule is about.
rules-second-person-minutes-help = How many hours one broker can make or give at once. Above it a second person agrees.
# What the rule says.
# $minutes (minutes): the rule's value
rules-second-person-minutes-says = One broker alone can make up to { DURATION($minutes) } at once.
# The name of a rule.
rules-pair-cap-minutes = Hours between timebanks
# What the rule is about.
rules-pair-cap-minutes-help = How far the hours between two timebanks can run apart before a broker looks.
# What the rule says.
# $minutes (minutes): the rule's value
rules-pair-cap-minutes-says = A broker looks when they are over { DURATION($minutes) } apart.
# The name of a rule.
rules-wards = Areas
# What the rule is about.
rules-wards-help = The places that people choose from when they join.
# What the rule says.
# $some (choice): yes where there is any
# $items (list): what was chosen
rules-wards-says = { $some ->
        [yes] People choose from: { LIST($items) }.
       *[no] People type where they live.
    }
# The name of a rule.
rules-phone = Telephone
# What the rule is about.
rules-phone-help = The number that people get when nobody is there to read a message.
# What the rule says.
# $some (choice): yes where there is any
# $words (text): the rule's value
rules-phone-says = { $some ->
        [yes] People get this number: { $words }.
       *[no] People get no number.
    }
# The name of a rule.
rules-opening = Opening hours
# What the rule is about.
rules-opening-help = When somebody is there to answer the telephone or the door.
# What the rule says.
# $some (choice): yes where there is any
# $words (text): the rule's value
rules-opening-says = { $some ->
        [yes] Somebody is there: { $words }.
       *[no] Nothing is said about when somebody is there.
    }
# The name of a rule.
rules-greeting = Greeting
# What the rule is about.
rules-greeting-help = A sentence of your own that new members read when you let them in.
# What the rule says.
# $some (choice): yes where there is any
# $words (text): the rule's value
rules-greeting-says = { $some ->
        [yes] New members read: { $words }
       *[no] New members read the usual welcome.
    }
# The name of a rule.
rules-statement-monthly = Monthly note
# What the rule is about.
rules-statement-monthly-help = Whether members hear on the first of the month that their statement is ready.
# What the rule says.
# $choice (choice): yes or no
rules-statement-monthly-says = { $choice ->
        [yes] Members get a note on the 1st when their hours moved.
       *[no] Members get no such note.
    }
# The name of a rule.
rules-pseudo-languages = Test languages
# What the rule is about.
rules-pseudo-languages-help = Two made-up languages under /language, for people who test the screens.
# What the rule says.
# $choice (choice): yes or no
rules-pseudo-languages-says = { $choice ->
        [yes] The test languages are on offer.
       *[no] The test languages are not on offer.
    }
# The name of a rule.
rules-work-review-days = Looking at plans for work
# What the rule is about.
rules-work-review-days-help = How often a broker and a member look at a plan for work together.
# What the rule says.
# $count (count): the rule's value
rules-work-review-days-says = A broker and a member look at a plan for work together every { $count } days.
# The name of a rule.
rules-report-monthly = Monthly report
# What the rule is about.
rules-report-monthly-help = Whether brokers get last month's report on the first working day of a month.
# What the rule says.
# $choice (choice): yes or no
rules-report-monthly-says = { $choice ->
        [yes] Brokers get last month's report on the first working day.
       *[no] Brokers get no report by themselves. They can type /report.
    }
# The name of a rule.
rules-small-number = Small numbers
# What the rule is about.
rules-small-number-help = In what a funder or anybody may read, smaller numbers than this are hidden.
# What the rule says.
# $count (count): the rule's value
rules-small-number-says = Numbers under { $count } are hidden in what others read.
# The name of a rule.
rules-hour-value = Rate for an hour
# What the rule is about.
# allow money: what work is paid elsewhere, for funders; no member sees it
rules-hour-value-help = What an hour is paid elsewhere, for reports to funders. It stands beside hours, never in their place.
# What the rule says.
# $some (choice): yes where there is one
# $words (text): the name with its year, the amount, who says so
rules-hour-value-says = { $some ->
        [yes] Reports show beside the hours: { $words }.
       *[no] Reports show hours alone.
    }
