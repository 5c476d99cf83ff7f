### The desk's queue: what waits for brokers and safeguarding leads.

# The queue with its counts. Buttons below: the oldest card, and each kind as a list.
# $timebank (text): the timebank
# $count (count): how many things wait
# $lines (markup): a line for each kind, such as "3 exchanges to approve"
queue-overview =
    <b>{ $count ->
        [one] One thing waits
       *[other] { $count } things wait
    } at { $timebank }</b>
    { $lines }
# Below the queue, for brokers of several timebanks: what waits in another one.
# $timebank (text): the other timebank
# $count (count): how many things wait there
queue-elsewhere =
    { $count ->
        [one] One thing waits
       *[other] { $count } things wait
    } at { $timebank }.
# Below the queue, for brokers: messages that failed this week.
# $count (count): how many
queue-undelivered =
    { $count ->
        [one] One message
       *[other] { $count } messages
    } didn't arrive. See /undelivered.
# Leads to the queue of another timebank.
# $timebank (text): the other timebank
btn-queue-at = See { $timebank }
# Under the counts: how often somebody replied by the time that was promised. Counted is what came
# this month and was answered, or is overdue.
# $in_time (markup): what in time is
# $kept (count): how often it was kept
# $count (count): of how many
queue-promise =
    First reply in time: { $kept } of { $count } that came this month. What still has time is not counted.
    { $in_time }
# What "in time" means, in the queue and in reports.
# $days (count): the promise, in working days
promise-in-time =
    In time is by 5pm { $days ->
        [one] the same day for what comes before noon on a working day, else on the next working day.
       *[other] on working day { $days }. Day 1 is the day it comes, before noon on a working day; else the next working day.
    }
# Nothing waits for the broker.
# $timebank (text): the timebank
queue-empty = <b>Nothing waits for you at { $timebank }.</b>
# After the last card of the queue; what is left follows.
queue-was-last = That was the last one.

# After the last card of the queue, over the chat: the oldest one follows.
toast-queue-again = That was the last one. Here is the oldest one again.

## A line for each kind

# In the counts: urgent messages.
# $count (count): how many
queue-count-urgent =
    { $count ->
        [one] One message that cannot wait
       *[other] { $count } messages that cannot wait
    }
# In the counts: visits that both agreed, to approve before they happen.
# $count (count): how many
queue-count-plan =
    { $count ->
        [one] One plan to approve before it happens
       *[other] { $count } plans to approve before they happen
    }
# In the counts: exchanges to approve.
# $count (count): how many
queue-count-approve =
    { $count ->
        [one] One exchange to approve
       *[other] { $count } exchanges to approve
    }
# In the counts: help that repeats, which begins when it is approved.
# $count (count): how many
queue-count-standing =
    { $count ->
        [one] One standing arrangement to approve
       *[other] { $count } standing arrangements to approve
    }
# In the counts: names that I could not place.
# $count (count): how many
queue-count-place =
    { $count ->
        [one] One name to find
       *[other] { $count } names to find
    }
# In the counts: problems.
# $count (count): how many
queue-count-problem =
    { $count ->
        [one] One problem to settle
       *[other] { $count } problems to settle
    }
# In the counts: exchanges without an answer.
# $count (count): how many
queue-count-silent =
    { $count ->
        [one] One exchange with no answer for a week
       *[other] { $count } exchanges with no answer for a week
    }
# In the counts: requests that a broker sees first.
# $count (count): how many
queue-count-ask =
    { $count ->
        [one] One request to look at
       *[other] { $count } requests to look at
    }
# In the counts: requests to which nobody said yes.
# $count (count): how many
queue-count-unmet =
    { $count ->
        [one] One request to ring round for
       *[other] { $count } requests to ring round for
    }
# In the counts: applicants.
# $count (count): how many
queue-count-join =
    { $count ->
        [one] One person who wants to join
       *[other] { $count } people who want to join
    }
# In the counts: people who asked the community pot for hours.
# $count (count): how many
queue-count-pot =
    { $count ->
        [one] One person who asks the community pot
       *[other] { $count } people who ask the community pot
    }
# In the counts: rosters whose hours wait for a second person.
# $count (count): how many
queue-count-roster =
    { $count ->
        [one] One roster to look over
       *[other] { $count } rosters to look over
    }
# In the counts: volunteers' hours that a broker confirms.
# $count (count): how many
queue-count-service =
    { $count ->
        [one] One time of volunteering to confirm
       *[other] { $count } times of volunteering to confirm
    }
# In the counts: hours that another broker wants to put right.
# $count (count): how many
queue-count-issue =
    { $count ->
        [one] One change of hours for a second look
       *[other] { $count } changes of hours for a second look
    }
# In the counts: open cases.
# $count (count): how many
queue-count-case =
    { $count ->
        [one] One person who waits for a reply
       *[other] { $count } people who wait for a reply
    }
# In the counts: bookings of things that went wrong.
# $count (count): how many
queue-count-lending =
    { $count ->
        [one] One lending to settle
       *[other] { $count } lendings to settle
    }
# In the counts: things to volunteer for that nobody sees yet.
# $count (count): how many
queue-count-opportunity =
    { $count ->
        [one] One thing to volunteer for to look at
       *[other] { $count } things to volunteer for to look at
    }
# In the counts: nominees for an award whose nominations nobody has checked.
# $count (count): how many
queue-count-award =
    { $count ->
        [one] One award nominee to check
       *[other] { $count } award nominees to check
    }
# In the counts: nominees who can't be asked here, or didn't answer.
# $count (count): how many
queue-count-award-ask =
    { $count ->
        [one] One award nominee to ring
       *[other] { $count } award nominees to ring
    }
# In the counts: examples for an award, sent without a form.
# $count (count): how many
queue-count-tip =
    { $count ->
        [one] One example for an award to read
       *[other] { $count } examples for an award to read
    }
# In the counts: what members propose to meet for.
# $count (count): how many
queue-count-gathering =
    { $count ->
        [one] One gathering that somebody proposes
       *[other] { $count } gatherings that people propose
    }
# In the counts: help between two timebanks.
# $count (count): how many
queue-count-across =
    { $count ->
        [one] One thing with another timebank
       *[other] { $count } things with another timebank
    }
# In the counts: members who move to another timebank.
# $count (count): how many
queue-count-move =
    { $count ->
        [one] One member who moves
       *[other] { $count } members who move
    }

## Above a list of one kind, the oldest first

# The list of urgent messages.
queue-list-urgent = <b>Messages that cannot wait</b>
# The list of plans that both agreed.
queue-list-plan = <b>Plans to approve before they happen</b>
# The list of confirmed exchanges.
queue-list-approve = <b>Exchanges to approve</b>
# The list of help that repeats, to approve.
queue-list-standing = <b>Help that repeats, to approve</b>
# The list of exchanges with a name that I could not place.
queue-list-place = <b>Names to find</b>
# The list of exchanges that the two sides see differently.
queue-list-problem = <b>Problems to settle</b>
# The list of exchanges to which the other side has not answered.
queue-list-silent = <b>No answer for a week</b>
# The list of requests that a broker sees first.
queue-list-ask = <b>Requests to look at</b>
# The list of requests to which nobody said yes.
queue-list-unmet = <b>Requests to ring round for</b>
# The list of applicants.
queue-list-join = <b>People who want to join</b>
# The list of people who asked the community pot.
queue-list-pot = <b>People who ask the community pot</b>
# The list of rosters that wait for a second person.
queue-list-roster = <b>Rosters to look over</b>
# The list of volunteers' hours that a broker confirms.
queue-list-service = <b>Volunteering to confirm</b>
# The list of hours that another broker wants to put right.
queue-list-issue = <b>Changes of hours for a second look</b>
# The list of cases.
queue-list-case = <b>People who wait for a reply</b>
# The list of bookings that went wrong.
queue-list-lending = <b>Lending to settle</b>
# The list of things to volunteer for that wait for a broker.
queue-list-opportunity = <b>Things to volunteer for, to look at</b>
# The list of nominees for an award to check.
queue-list-award = <b>Award nominees to check</b>
# The list of nominees for an award to ring.
queue-list-award-ask = <b>Award nominees to ring</b>
# The list of examples for an award.
queue-list-tip = <b>Examples for an award</b>
# The list of gatherings that members propose.
queue-list-gathering = <b>Gatherings that people propose</b>
# The list of help between two timebanks.
queue-list-across = <b>Help with other timebanks</b>
# In the counts: what a second person decides, about members.
# $count (count): how many
queue-count-second =
    { $count ->
        [one] One thing for a second person
       *[other] { $count } things for a second person
    }
# The list of what a second person decides.
queue-list-second = <b>For a second person</b>
# The list of members who move.
queue-list-move = <b>Members who move</b>

## Buttons

# Opens the card that has waited longest.
btn-queue-first = Start with the oldest
# Under each card at the desk: opens the next one in the queue.
btn-queue-next = Show the next
# Under each card at the desk: back to the counts.
btn-queue-all = See the queue
# Opens the list of urgent messages.
btn-queue-urgent = Open what cannot wait
# Opens the list of plans to approve before they happen.
btn-queue-plan = Approve plans
# Opens the list of exchanges to approve.
btn-queue-approve = Approve hours
# Opens the list of standing arrangements to approve.
btn-queue-standing = Approve what repeats
# Opens the list of names to find.
btn-queue-place = Find names
# Opens the list of problems.
btn-queue-problem = Settle problems
# Opens the list of silent exchanges.
btn-queue-silent = Ask the silent ones
# Opens the list of requests that a broker sees first.
btn-queue-ask = Look at requests
# Opens the list of requests to which nobody said yes.
btn-queue-unmet = Ring round
# Opens the list of applicants.
btn-queue-join = Meet new people
# Opens the list of people who asked the community pot.
btn-queue-pot = Look at the pot's asks
# Opens the list of rosters.
btn-queue-roster = Look over rosters
# Opens the list of volunteers' hours that a broker confirms.
btn-queue-service = Confirm volunteering
# Opens the list of changes of hours.
btn-queue-issue = Look over changes
# Opens the list of cases.
btn-queue-case = Reply to people
# Opens the list of bookings that went wrong.
btn-queue-lending = Settle lending
# Opens the list of things to volunteer for.
btn-queue-opportunity = Look at volunteering
# Opens the list of nominees for an award to check.
btn-queue-award = Check award nominees
# Opens the list of nominees for an award to ring.
btn-queue-award-ask = Ring award nominees
# Opens the list of examples for an award.
btn-queue-tip = Read award examples
# Opens the list of gatherings.
btn-queue-gathering = Look at gatherings
# Opens the list of help between two timebanks.
btn-queue-across = See other timebanks
# Opens the list of what a second person decides.
btn-queue-second = Be the second person
# Opens the list of members who move.
btn-queue-move = See who moves
# An entry of a list: an exchange between two people.
# $one (text): who helped
# $other (text): who was helped
btn-queue-two = See { $one } and { $other }
# An entry of a list: one person.
# $one (text): who it is
btn-queue-one = See { $one }
# An entry of a list whose person is not known.
btn-queue-somebody = See this one

# In the command menu.
cmd-queue = See what waits for you
