### Kind words about balances, once a month at most, and hours that a broker puts right.

## Nudges

# Somebody has been given much more than they gave. No blame, no pressure.
# $minutes (minutes): how much more
# $count (count): how many ways to give follow; 0 where there are none just now
# $words (words): those ways, below one another
limits-low =
    You've been given { DURATION($minutes) } more than you've given. That is fine.
    { $count ->
        [0] Would you like to give some? Three easy ways:
            1. Have a chat on the phone.
            2. Walk a dog, or go for a walk with somebody.
            3. Put a neighbour's bins out.
       *[other] If you would like to give some, people look for this:
    }
    { $words }
# Somebody has many hours to use.
# $minutes (minutes): how many
# $count (count): how many things they could have follow; 0 where there are none just now
# $words (words): those things, below one another
limits-high =
    You have { DURATION($minutes) } to use. Asking helps others too: people like to be asked.
    { $count ->
        [0] Three things you could ask for:
            1. Help with the garden.
            2. Help with your phone.
            3. Somebody to go along to an appointment.
       *[other] Here is what people near you offer:
    }
    { $words }

## Hours that a broker creates or cancels

# Whose hours they are.
issue-who-ask = Whose hours do you want to put right? You can type part of their name.
# Short name of that answer.
issue-who-name = Who
# More or fewer.
issue-way-ask = Do you want to give them hours, or take hours away?
# Short name of that answer.
issue-way-name = More or fewer
# Hours are created.
btn-issue-more = Give hours
# Hours are cancelled.
btn-issue-fewer = Take hours away
# How many.
issue-how-long-ask = How many hours? For example: 2 hours.
# Short name of that answer.
issue-how-long-name = How much
# The cause, from a list.
issue-cause-ask = Why? It stands in the timebank's report.
# Short name of that answer.
issue-cause-name = Cause
# A cause: something was recorded wrongly.
# allow verb-first: it is an answer, not a deed
btn-issue-mistake = To mend a mistake
# A cause: help that was never recorded.
# allow verb-first: it is an answer, not a deed
btn-issue-missing = Help not recorded
# A cause: somebody works for the timebank itself.
# allow verb-first: it is an answer, not a deed
btn-issue-work = Timebank work
# A cause: a welcome.
# allow verb-first: it is an answer, not a deed
btn-issue-welcome = A welcome
# What the member reads about it; can be skipped.
issue-words-ask = Do you want to add a sentence? They will read it. You can skip this.
# Short name of that answer.
issue-words-name = In words
# Read back before anything moves. Buttons: yes, change, cancel.
# $name (text): whose hours
# $sign (choice): plus or minus
# $minutes (minutes): how much
# $cause (text): the cause's button
# $second (choice): yes where a second person looks first
# $used (minutes): how much was created and cancelled this month so far
# $cap (minutes): how much one person may decide on in a month
issue-review =
    <b>{ $name }: { $sign ->
        [plus] plus
       *[minus] minus
    } { DURATION($minutes) }</b>
    { $cause }

    This month so far: { DURATION($used) } of { DURATION($cap) }.
    { $second ->
        [yes] A second person looks at this first.
       *[no] It happens at once, and { $name } is told.
    }
# Does it.
btn-issue-yes = Yes, put it right
# The card of such a change, for brokers and administrators.
# $name (text): whose hours
# $made (text): the broker who asked
# $sign (choice): plus or minus
# $minutes (minutes): how much
# $cause (text): the cause's button
# $words (words): what the broker wrote
# $has_words (choice): yes or no
issue-head =
    <b>{ $name }: { $sign ->
        [plus] plus
       *[minus] minus
    } { DURATION($minutes) }</b>
    { $made } wants this. { $cause }{ $has_words ->
        [yes] {"\u000A"}{ $words }
       *[no] { "" }
    }
# How it stands: a second person looks.
issue-state-waiting = A second person looks at this before the hours move.
# How it stands: done.
# $by (text): the second person, where there was one
issue-state-posted = { $by ->
        [none] Done. The hours have moved.
       *[other] Done. { $by } approved it, and the hours have moved.
    }
# How it stands: undone.
# $by (text): who undid it
# $words (words): why
issue-state-reversed = Undone by { $by }. Why: { $words }
# How it stands: not approved.
# $by (text): who said no
# $words (words): why
issue-state-declined = { $by } said no. Why: { $words }
# How it stands: taken back.
issue-state-cancelled = Taken back. No hours moved.
# A second person says yes.
btn-issue-approve = Approve as second
# A second person says no.
btn-issue-decline = Say no, with a reason
# The broker who asked takes it back.
btn-issue-cancel = Take it back
# Undoes it.
btn-issue-reverse = Undo it, with a reason
# Why it is undone or not approved.
issue-reason-ask = Why? The people it is about will read this.
# The report: what the timebank made and took out of use in a month. Below stand the causes.
# $month (date): a day in that month
# $timebank (text): the timebank's name
# $used (minutes): what people's decisions made and took this month
# $cap (minutes): how much one person may decide on in a month
# $lines (markup): one line a cause
issued-report =
    <b>Hours made and taken out of use, { MONTH($month) }</b>
    { $timebank }

    { $lines }

    Counted for the month's limit: { DURATION($used) } of { DURATION($cap) }.
# No hours were made or taken out of use.
issued-nothing = None this month.
# One cause in the report.
# $cause (choice): the cause
# $created (minutes): made
# $cancelled (minutes): taken out of use
# $times (count): how often
issued-line =
    { $cause ->
        [correction-mistake] Mending mistakes
        [correction-missing] Help that was not recorded
        [correction-work] Work for the timebank
        [correction-welcome] Welcomes, by hand
        [correction-import] Lists that were brought in
        [earn-event] Events
        [earn-service] Volunteering, by the rule
        [welcome-welcome] Welcome hours
        [class-class] Classes and talks
        [leaving-leaving] People who left
       *[other] Undone, or other
    }: plus { DURATION($created) }, minus { DURATION($cancelled) }, { $times ->
        [one] once
       *[other] { $times } times
    }.
# Shows the month before.
btn-issued-earlier = See the month before
# A member: a broker put their hours right.
# $sign (choice): plus or minus
# $minutes (minutes): how much
# $cause (choice): the cause
# $words (words): what the broker wrote
# $has_words (choice): yes or no
notice-issue-posted =
    Your broker put your hours right: { $sign ->
        [plus] plus
       *[minus] minus
    } { DURATION($minutes) }, { $cause ->
        [mistake] to mend a mistake
        [missing] for help that was not recorded
        [work] for work for the timebank
       *[welcome] as a welcome
    }.{ $has_words ->
        [yes] {"\u000A"}They say: { $words }
       *[no] { "" }
    }
# A member: that was undone.
# $sign (choice): plus or minus, as it was before
# $minutes (minutes): how much
# $words (words): why
notice-issue-reversed =
    Undone by a broker: { $sign ->
        [plus] plus
       *[minus] minus
    } { DURATION($minutes) } that were put right before.
    Why: { $words }
# The broker who asked: a second person decided.
# $name (text): whose hours
# $by (text): the second person
# $minutes (minutes): how much
# $state (choice): posted or declined
# $words (words): why not
notice-issue-decided =
    { $by } { $state ->
        [posted] approved
       *[declined] said no to
    } { DURATION($minutes) } for { $name }.{ $state ->
        [posted] { "" }
       *[declined] {"\u000A"}Why: { $words }
    }
# More than one can put right at once.
# $minutes (minutes): the most
refusal-issue-length = I can put right between 1 minute and { DURATION($minutes) } at a time.

## Menu

# Puts somebody's hours right.
cmd-correct = Put somebody's hours right
# What was made and taken out of use, by cause.
cmd-issued = See hours made, by cause
# What is unfinished, in the middle of this form.
draft-correct = putting hours right
