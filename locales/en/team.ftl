### The team: who is here, who is on duty, who stands in, and the team's group chat.

## The team

# One of the team, in a list.
# $name (text): who
# $roles (list): their roles
# $away (text): yes where they are away today
# $until (date): the last day away
# $other (text): who stands in
team-line =
    { $name }: { LIST($roles) }.{ $away ->
        [yes] {" "}Away until { DAY($until) }; ask { $other }.
       *[no] {""}
    }
# The team of a timebank.
# $timebank (text): the timebank
# $lines (markup): a line for each of them
# $on (text): none where no duty is set up, yes where somebody is on duty now, else no
# $duty (list): who is on duty now
# $deputy (text): yes where there is a deputy now
# $deputies (list): their deputies
# $group (text): yes where a group chat is linked
team-overview =
    <b>The team at { $timebank }</b>
    { $lines }

    { $on ->
        [none] No duty is set up, so all brokers count as on duty from Monday to Friday, 8am to 6pm.
        [yes] On duty now: { LIST($duty) }.
       *[no] Nobody is on duty now.
    }{ $deputy ->
        [yes] {" "}Deputy: { LIST($deputies) }.
       *[no] {""}
    } { $group ->
        [yes] New things are shown in the group.
       *[no] To show new things in a group of brokers, add me to it and type /team here.
    }
# Somebody typed /team here in their own chat.
team-here-in-a-group = Type that in the group where the team talks. First add me to it.
# A name that is nobody's of the desk.
team-nobody-of-that-name = I do not find that name in the team. Please choose, or type it again.

## Duty

# Who is on duty.
duty-who-ask = Who is on duty?
# Short name of that answer, where it is changed.
duty-who-name = Who
# First called, or called next.
duty-part-ask = As what? The deputy is called when nobody else has answered in 10 minutes.
# Short name of that answer, where it is changed.
duty-part-name = As
# The hours of duty.
duty-when-ask = When? You can type “Mondays 9am to 5pm” or “tomorrow evening”.
# Short name of that answer, where it is changed.
duty-when-name = When
# No hours were found in the words.
duty-no-hours = I did not find a day in that. Type “Mondays 9am to 5pm”, “tonight” or “weekends”.
# Hours of every week.
# $days (list): such as Mondays
# $whole (text): yes where it is until the same time on the next day
# $start (time): from
# $finish (time): until
duty-weekly =
    { LIST($days) }, { $whole ->
        [yes] all day and night from { TIME($start) }
       *[no] { TIME($start) } to { TIME($finish) }
    }
# Hours that are once.
# $start (datetime): from
# $finish (datetime): until
duty-once = { WHEN($start) } to { WHEN($finish) }
# Read back before it is kept.
# $name (text): who
# $part (text): duty or deputy
# $hours (markup): when
duty-review =
    <b>{ $part ->
        [deputy] { $name } is deputy
       *[duty] { $name } is on duty
    }</b>
    { $hours }.
    Is that right?
# Hours of duty, in a list.
# $number (count): its place in the list
# $name (text): who
# $part (text): duty or deputy
# $hours (markup): when
duty-line =
    { $number }. { $name }{ $part ->
        [deputy] {" "}(deputy)
       *[duty] {""}
    }: { $hours }
# All hours of duty.
# $lines (markup): a line for each
duty-rota =
    <b>Who is on duty when</b>
    { $lines }
# No duty is set up.
duty-none =
    No duty is set up. All brokers count as on duty from Monday to Friday, 8am to 6pm.
    At other times nobody may visit alone.
# A weekday.
duty-day-0 = Mondays
# A weekday.
duty-day-1 = Tuesdays
# A weekday.
duty-day-2 = Wednesdays
# A weekday.
duty-day-3 = Thursdays
# A weekday.
duty-day-4 = Fridays
# A weekday.
duty-day-5 = Saturdays
# A weekday.
duty-day-6 = Sundays
# Another broker put somebody on duty.
# $name (text): who did
# $timebank (text): the timebank
notice-duty-given = { $name } put you on duty at { $timebank }. See when with /team.
# Hours of duty that are over, or too long.
refusal-duty-time = That time is over, or longer than two weeks. Please choose another.

## Out of office

# Who stands in.
handover-to-ask = Who stands in?
# Short name of that answer, where it is changed.
handover-to-name = Who stands in
# The last day away.
handover-until-ask = Until when? You can type “until Monday”, or a date.
# Short name of that answer, where it is changed.
handover-until-name = Until
# Read back before it is kept.
# $mine (text): yes where the reader is away
# $name (text): who is away, where it is somebody else
# $other (text): who stands in
# $since (date): the first day
# $until (date): the last day
handover-review =
    <b>{ $mine ->
        [yes] { $other } stands in for you
       *[no] { $other } stands in for { $name }
    }</b>
    From { DAY($since) } until { DAY($until) }.
    Open cases and reminders go over, and come back afterwards. Is that right?
# The reader has handed over already.
# $name (text): who stands in
# $since (date): the first day
# $until (date): the last day
handover-now = { $name } stands in for you from { DAY($since) } until { DAY($until) }.
# To whoever stands in.
# $name (text): who is away
# $until (date): the last day
# $count (count): how many cases came over
# $timebank (text): the timebank
notice-handover-given =
    You stand in for { $name } at { $timebank } until { DAY($until) }.
    { $count ->
        [0] No case of theirs is open.
        [one] One case of theirs is yours now.
       *[other] { $count } cases of theirs are yours now.
    }
# To whoever was away.
# $name (text): who stood in
# $done (count): how many cases were ended since
# $still (count): how many are still open
# $timebank (text): the timebank
notice-handover-back =
    Welcome back to { $timebank }. { $name } stood in for you.
    { $done ->
        [0] None of your cases was closed.
        [one] One of your cases was closed.
       *[other] { $done } of your cases were closed.
    } { $still ->
        [0] None is still open.
        [one] One is still open, and yours again.
       *[other] { $still } are still open, and yours again.
    }
# Somebody would stand in for themselves.
refusal-handover-self = Nobody stands in for themselves. Please choose another.
# Days that can't be.
refusal-handover-days = Those days are over, or more than half a year ahead.
# Whoever would stand in is away.
# $name (text): who
# $until (date): the last day away
refusal-handover-away = { $name } is away until { DAY($until) }. Please choose another.
# Somebody who stands in for another would hand over.
# $name (text): for whom they stand in
# $until (date): the last day
refusal-handover-stands-in = They stand in for { $name } until { DAY($until) }. First choose another for { $name }.
# There is a handover already.
refusal-handover-twice = Somebody stands in already. First say that they are back.
# Somebody without a desk has nothing to hand over.
refusal-handover-no-desk = You have nothing to hand over. Name who is away: /handover Ruth to Devinder.

## The group

# The team's group: one new thing. Everybody in the group reads this, so it names nobody else.
# $kind (text): what it is
# $number (count): its number
# $state (text): waiting, taken or done
# $known (text): yes where it is known who
# $name (text): first name of whoever has it, or did it
team-post =
    <b>{ $kind ->
        [urgent] Something that cannot wait
        [plan] A plan to approve
        [approve] Hours to approve
        [standing] Standing help to approve
        [place] A name to find
        [problem] A problem to settle
        [silent] Hours with no answer
        [ask] A request to look at
        [unmet] A request to ring round for
        [join] Somebody who wants to join
        [pot] A question to the pot
        [roster] A roster to look over
        [issue] A change of hours to look over
        [case] Somebody who waits for a reply
        [lending] A lending to settle
        [gathering] A gathering to look at
        [opportunity] Something to volunteer for, to look at
        [across] Something with another timebank
        [move] A move
       *[other] Something to look at
    }, number { $number }</b>
    { $state ->
        [waiting] Nobody has it yet.
        [taken] { $name } has it.
       *[done] { $known ->
            [yes] Done by { $name }.
           *[no] Done.
        }
    }
# In the group, after /team here.
team-group-asked = Thank you. An administrator confirms that in private.
# In the group, once it is linked.
# $timebank (text): the timebank
team-group-linked =
    This is the group of the team at { $timebank } now.
    I show what is new, with a number and no names. Details open in private.
# In the group, once it is linked no more.
# $timebank (text): the timebank
team-group-unlinked = I show nothing more of { $timebank } here.
# To administrators, in private.
# $name (text): who asked
# $title (text): the group's name
# $timebank (text): the timebank
notice-team-asked =
    { $name } would like me to show new things at { $timebank } in the group “{ $title }”.
    Everybody there sees numbers and kinds, never names. Is it the team's own group?
# To the administrator who confirmed.
team-confirmed = <b>Linked.</b> New things are shown in the group from now on.
# To the administrator who refused or unlinked it.
team-unlinked = <b>Done.</b> I show nothing in that group.
# To administrators: I was removed from the group.
# $timebank (text): the timebank
notice-team-gone = I was removed from the group of the team at { $timebank }. Nothing is shown there now.
# The group is linked already.
refusal-team-linked = This group is linked already.

## Buttons

# The team.
btn-team = See the team
# Sets hours of duty.
btn-duty-set = Set who is on duty
# All hours of duty.
btn-duty-rota = See the duty rota
# Ends hours of duty.
# $number (count): their place in the list
btn-duty-end = End number { $number }
# Is on duty.
btn-duty-duty = Be on duty
# Is deputy.
btn-duty-deputy = Be deputy
# From 6pm until 8am.
btn-duty-tonight = Choose tonight
# Monday to Friday, 8am to 6pm.
btn-duty-days = Choose working days
# Monday to Friday, 6pm to 8am.
btn-duty-evenings = Choose evenings
# Saturdays and Sundays.
btn-duty-weekends = Choose weekends
# Keeps hours of duty.
btn-duty-yes = Yes, keep that
# Begins a handover.
btn-handover = Hand over my work
# Ends it: the reader is back.
btn-handover-back = Say I'm back
# Keeps a handover.
btn-handover-yes = Yes, hand over
# Unlinks the team's group.
btn-team-unlink = Unlink the group
# Links the group.
btn-team-confirm = Yes, link it
# Refuses the group.
btn-team-refuse = Do not link it
# In the group: somebody takes it.
btn-team-take = I'll take it
# In the group: leads to the private chat.
btn-team-open = Open in private
# Over the button in the group.
toast-team-taken-by-you = You have it. I wrote to you in private.
# Over the button in the group.
# $name (text): who has it
toast-team-taken = { $name } has it already.
# Over the button in the group, for people with no part in it.
toast-team-not-yours = I cannot show you that.
# Over the button in the group, for somebody whose own affair it is.
toast-team-own = Another broker must take this one.
# Over the button: hours of duty are kept.
toast-duty-set = Kept.
# Over the button: hours of duty are over.
toast-duty-ended = Ended.
# The name of an unfinished form.
draft-duty = who is on duty
# The name of an unfinished form.
draft-handover = a handover
# The command menu.
cmd-team = See the team and who is on duty
# The command menu.
cmd-handover = Hand over while you are away

## Households

# The first of two people.
household-one-ask = Who is one of them? Type a part of their name.
# Short name of that answer, where it is changed.
household-one-name = One
# The second of two people.
household-other-ask = And who is the other one? Type a part of their name.
# Short name of that answer, where it is changed.
household-other-name = The other one
# Read back before it is noted.
# $name (text): one
# $other (text): the other
household-review =
    <b>{ $name } and { $other } are one household, or family.</b>
    Then neither approves anything for the other. Nobody else is told. Is that right?
# Who is in somebody's household.
# $name (text): whose
# $names (list): who
household-of = <b>{ $name } is one household with { LIST($names) }.</b> Only brokers see this.
# Nobody is noted.
# $name (text): whose
household-alone = No household is noted for { $name }.
# One person twice.
refusal-household-one = That is the same person twice.
# A broker's own household.
refusal-household-own = This is your own household, so another broker notes it.
# Too many people.
# $count (count): the most
refusal-household-large = A household has { $count } people at most here.
# Notes a household.
btn-household-add = Note a household
# From a member's card.
btn-household-see = See their household
# Somebody is in no household any more.
btn-household-end = Say they live apart
# Notes it.
btn-household-yes = Yes, note that
# The name of an unfinished form.
draft-household = a household
# The command menu.
cmd-household = Note who is one household
