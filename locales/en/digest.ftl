### The desk's morning digest.

# The head of a morning's digest; numbered lines follow.
# $timebank (text): the timebank
# $date (date): the day
digest-head =
    <b>Good morning. { DAY($date) } at { $timebank }:</b>
# Under the lines: how far the record of who did what is sealed. Whoever rewrote it could not change
# what stands here already.
# $line (text): the number of the last line
# $letters (text): sixteen letters and digits that stand for all lines up to it
digest-record = Record of who did what, up to line { $line }: { $letters }
# One line of a digest.
# $number (count): its number, which can be typed
# $what (markup): what there is
digest-line = { $number }. { $what }
# In a digest: lone visitors who were not heard of.
# $count (count): how many
digest-line-visits =
    { $count ->
        [one] One visit is overdue
       *[other] { $count } visits are overdue
    }
# In a digest: urgent messages.
# $count (count): how many
digest-line-urgent =
    { $count ->
        [one] One message cannot wait
       *[other] { $count } messages cannot wait
    }
# In a digest: what waits for a yes.
# $count (count): how many
digest-line-approve =
    { $count ->
        [one] One thing to approve
       *[other] { $count } things to approve
    }
# In a digest: hours that one side has not answered for two days.
# $count (count): how many
digest-line-unconfirmed =
    { $count ->
        [one] One exchange that nobody has confirmed
       *[other] { $count } exchanges that nobody has confirmed
    }
# In a digest: requests with nobody for more than five days.
# $count (count): how many
digest-line-unmet =
    { $count ->
        [one] One request with nobody for over 5 days
       *[other] { $count } requests with nobody for over 5 days
    }
# In a digest: first exchanges, whose people a broker rings.
# $count (count): how many
digest-line-firsts =
    { $count ->
        [one] One first exchange: ring both people
       *[other] { $count } first exchanges: ring the people
    }
# In a digest: standing help, checks, helpers and plans for work to look at again.
# $count (count): how many
digest-line-reviews =
    { $count ->
        [one] One review is due
       *[other] { $count } reviews are due
    }
# In a digest: cases of which the broker wanted to be reminded today.
# $count (count): how many
digest-line-reminded =
    { $count ->
        [one] One reminder of yours for today
       *[other] { $count } reminders of yours for today
    }
# In a digest: members who have not given or got anything for 90 days.
# $count (count): how many
digest-line-quiet =
    { $count ->
        [one] One quiet member to ring
       *[other] { $count } quiet members to ring
    }
# In a digest: first steps of a new timebank.
# $count (count): how many are still to do
digest-line-steps =
    { $count ->
        [one] One first step of your timebank left to do
       *[other] { $count } first steps of your timebank left to do
    }
# In a digest: messages to members that didn't arrive since the last working day.
# $count (count): how many
digest-line-undelivered =
    { $count ->
        [one] One message that didn't arrive
       *[other] { $count } messages that didn't arrive
    }
# In a digest: what else waits in the queue.
# $count (count): how many
digest-line-others =
    { $count ->
        [one] One more thing in the queue
       *[other] { $count } more things in the queue
    }
# In a digest: what posted itself since the last working day.
# $count (count): how many
# $date (date): since when
digest-line-posted =
    { $count ->
        [one] One exchange posted itself since { DAY($date) }
       *[other] { $count } exchanges posted themselves since { DAY($date) }
    }
# The further lines of a digest, as buttons.
digest-more = Here is the rest of the digest.
# The list behind a line is empty by now.
digest-list-none = Nothing is left of that. Somebody has seen to it.
# Above a list: overdue visits.
digest-list-visits = <b>Visits that are overdue</b>
# Above a list: what waits for a yes, the oldest promise first.
digest-list-approve = <b>To approve</b>
# Above the same list after "decline" alone: the reason is asked on its card.
digest-list-decline = <b>Which one shall I decline?</b>
    Open it, then tap Decline.
# Above a list: hours that one side has not answered.
digest-list-unconfirmed = <b>Nobody has confirmed these</b>
# Above a list: requests without anybody.
digest-list-unmet = <b>Nobody yet, for over 5 days</b>
# Above a list: first exchanges. On each card is a button to say that both were rung.
digest-list-firsts = <b>First exchanges: ring both people</b>
# Above a list: what is to be looked at again.
digest-list-reviews = <b>Reviews that are due</b>
# Above a list: the broker's own reminders.
digest-list-reminded = <b>Your reminders for today</b>
# Above a list: quiet members.
digest-list-quiet = <b>Members who have not given or got help for 90 days</b>
# Above a list: what posted itself.
digest-list-posted = <b>Posted by themselves</b>
# Opens the list of overdue visits.
btn-digest-visits = See overdue visits
# Opens the list of urgent messages.
btn-digest-urgent = See what cannot wait
# Opens the list of what waits for a yes.
btn-digest-approve = Approve things
# Opens the list of hours that nobody confirmed.
btn-digest-unconfirmed = Chase hours
# Opens the list of requests without anybody.
btn-digest-unmet = Find somebody
# Opens the list of first exchanges.
btn-digest-firsts = Ring first exchanges
# Opens the list of reviews.
btn-digest-reviews = Review things
# Opens the list of the broker's reminders.
btn-digest-reminded = See my reminders
# Opens the list of quiet members.
btn-digest-quiet = Ring quiet members
# Opens the list of first steps.
btn-digest-steps = See the first steps
# Opens the list of messages that didn't arrive.
btn-digest-undelivered = See what didn't arrive
# Opens the queue.
btn-digest-others = See the rest
# Opens the list of what posted itself.
btn-digest-posted = See what posted itself
# On the card of a first exchange: both sides were rung.
btn-digest-rang = Say I rang both

## The hour

# When the broker wants the digest. Buttons below; any hour can be typed.
# $has (choice): yes where they get one
# $at (datetime): at which hour
digest-when-ask =
    { $has ->
        [yes] Your digest comes at { TIME($at) } on working days.
       *[no] You get no digest.
    }
    When do you want it? You can type an hour: digest at 8:30
# The digest comes at another hour from now on.
# $at (datetime): the hour
digest-at = Your digest comes at { TIME($at) } on working days, when there is something to do.
# No digest any more.
digest-off = You get no digest any more. Type digest at 9 to have it back.
# Chooses an hour.
# $at (datetime): the hour
btn-digest-at = Send it at { TIME($at) }
# No digest.
btn-digest-none = Send no digest
# Opens the choice of the hour.
btn-digest-time = Change the hour
# In the command menu.
cmd-digest = Choose when your digest comes
