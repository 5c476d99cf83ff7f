### A shift's life: freed places that are offered, places that are kept while somebody looks, the fewest people, changes, the same again.

## The card

# A freed place is kept for the reader for a time.
# $until (datetime): until when
shift-offered =
    <b>A place came free. Would you like it?</b>
    I keep it for you until { WHEN($until) }. After that I ask the next person.
# A place is free shortly before the start; everybody on the waiting list reads this.
shift-open-to-all =
    <b>A place is free.</b> It starts soon, so I ask everybody on the waiting list at once.
    Whoever says yes first has it.
# The reader didn't answer an offer in time, and waits again behind the others.
# $position (count): their number; 1 is next
shift-back =
    <b>I kept a place for you and heard nothing, so I asked the next person.</b>
    You are number { $position } on the waiting list now.
# The reader didn't answer a second offer in time.
shift-off-lapsed =
    <b>You are off the waiting list.</b> I kept a place for you two times and heard nothing.
    You can join the list again.
# The reader didn't answer in time, and nobody else waits.
shift-off-open =
    <b>I kept a place for you and heard nothing, so anybody can have it now.</b>
    You can still join while there is room.
# A place was kept while a broker looked, and the time for that is over.
shift-off-unkept =
    <b>I could not keep your place any longer.</b> Nobody at the timebank has looked yet.
    You can join again, or talk to a person.
# A broker said no; the reason came in a message.
shift-off-refused = <b>You are not on this one.</b> Somebody at the timebank has told you why.
# A place is kept while a broker looks at age or a check.
# $until (datetime): until when it is kept
# $age (choice): yes where it is about their age
# $check (choice): yes where it is about a check
shift-checking =
    <b>I keep a place for you until { WHEN($until) }.</b>
    { $age ->
        [yes] A person at the timebank looks first, because of your age. They may ring you and a parent.
       *[no] { $check ->
            [yes] A DBS check is needed for this. A person at the timebank looks first.
           *[no] A person at the timebank looks first.
        }
    } I tell you here.
# A broker said yes: the reader has a place.
# $organiser (text): whom to ask for
shift-in-passed = <b>You're in.</b> A person at the timebank has looked. Ask for { $organiser } when you get there.
# Fewer people have joined than are needed.
# $least (count): how many are needed
# $joined (count): how many have joined
# $state (choice): unsure where nobody decided; short
shift-least = It needs { $least ->
        [one] one person
       *[other] { $least } people
    }. { $joined ->
        [0] Nobody has joined so far.
        [one] One person has joined so far.
       *[other] { $joined } people have joined so far.
    }{ $state ->
        [unsure] { " " }It is not sure yet that it takes place. I tell you here.
       *[short] { "" }
    }
# The same for whoever runs it.
# $least (count): how many are needed
# $state (choice): go where they said that it goes ahead
shift-run-least = You need { $least ->
        [one] one person
       *[other] { $least } people
    }.{ $state ->
        [go] { " " }It goes ahead.
       *[no] { "" }
    }
# For whom a place is kept.
# $names (list): first names
# $more (count): how many more than these
shift-run-offered = Asked if they want a free place: { LIST($names) }{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    }
# At whom a broker looks first.
# $names (list): first names
# $more (count): how many more than these
shift-run-checking = Somebody at the timebank looks first: { LIST($names) }{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    }

## Joining

# Whether somebody is old enough.
# $age (count): the lowest age
shift-age-ask = This is for people who are { $age } or over. Are you?
# They said that they want the same again, and next week's isn't there yet.
# $title (text): what it is
shift-again-noted = Thank you. Next week's <b>{ $title }</b> is not up yet. I ask you as soon as it is.

## The fewest people

# How few people are enough.
shift-lower-ask = How many people do you need at least?
# Short name of that answer.
shift-lower-name = At least
# The fewest people that something needs, as it is put up.
shift-least-ask = How many people must come so that it takes place?
# Short name of that answer.
shift-least-name = At least

## One shift is changed

# What is different about one shift. The reader can change each answer.
# $card (markup): the shift as it would be
# $count (count): how many people are told
# $places (count): how many places
# $least (count): the fewest people
# $has_least (choice): yes or no
shift-change-review =
    { $card }
    { $places ->
        [one] One place
       *[other] { $places } places
    }{ $has_least ->
        [yes] , at least { $least } people
       *[no] { "" }
    }

    Shall I change this one day? { $count ->
        [0] Nobody has joined yet.
        [one] I tell one person at once.
       *[other] I tell { $count } people at once.
    }
# Nothing of it was changed.
shift-same = That is how it is already.

## For the broker

# A case: somebody wants to join something that asks for an age or a check.
# $name (text): who
# $timebank (text): the timebank
case-head-place =
    <b>{ $name } would like to join a shift.</b>
    { $timebank }
# What it asks for, and what is known.
# $title (text): the shift
# $organisation (text): who it is for
# $start (datetime): when it starts
# $end (datetime): when it ends
# $age (count): the lowest age
# $young (choice): yes where they may be too young
# $checks (choice): none, basic, standard, enhanced, barred
# $has_check (choice): yes where a broker noted such a check
# $state (choice): the state of their place
# $until (datetime): until when it is kept
case-place =
    { $title }, { $organisation }
    { SPAN($start, $end) }
    For people who are { $age } or over.{ $young ->
        [yes] { " " }They are not, or are under 18: please speak to them and a parent.
       *[no] { "" }
    }{ $checks ->
        [none] { "" }
        [basic] { "" }
    It asks for a basic DBS check.
        [standard] { "" }
    It asks for a standard DBS check.
        [enhanced] { "" }
    It asks for an enhanced DBS check.
       *[barred] { "" }
    It asks for an enhanced DBS check with the barred lists.
    }{ $checks ->
        [none] { "" }
       *[some] { " " }{ $has_check ->
            [yes] Such a check is noted.
           *[no] None is noted.
        }
    }
    { $state ->
        [checking] Their place is kept until { WHEN($until) }.
        [joined] They are in.
       *[left] No place is kept for them now.
    }
# How such a case ended.
# $name (text): who decided
# $how (choice): place-yes, place-no, place-left
case-state-place = { $how ->
        [place-yes] { $name } let them join.
        [place-no] { $name } said no, and they were told why.
       *[place-left] They took it back.
    }
# Why somebody can't join.
place-no-ask = Why can't they join? They read this.
# Short name of that answer.
place-no-name = Why

## Notices

# To whoever would like to join: a broker said yes, after their place had gone.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
notice-shift-cleared =
    <b>You may join { $title }.</b>
    { SPAN($start, $end) }
    A person at the timebank has looked. Your place was not kept, so please see if there is room.
# To whoever would like to join: a broker said no.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $words (words): why
notice-shift-refused =
    <b>You can't join { $title } this time.</b>
    { SPAN($start, $end) }
    Why: { $words }
    There may be other things that suit you.
# To everybody with a place or in the line: the time or the place is different.
# $title (text): what it is
# $has_when (choice): yes where the time is different
# $start (datetime): when it starts now
# $end (datetime): when it ends now
# $has_venue (choice): yes where the place is different
# $venue (text): where it is now
# $waits (choice): yes where the reader only waits for a place
notice-shift-moved =
    <b>{ $title } has changed.</b>
    { $has_when ->
        [yes] New time: { SPAN($start, $end) }
       *[no] When: { SPAN($start, $end) }
    }{ $has_venue ->
        [yes] { "" }
    New place: { $venue }
       *[no] { "" }
    }
    { $waits ->
        [yes] You are still on the waiting list.
       *[no] Can you still come?
    }
# To whoever runs it, two days before: too few people have joined.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $joined (count): how many have joined
# $least (count): how many are needed
notice-shift-least-ask =
    <b>{ $joined ->
        [0] Nobody has joined { $title } so far.
        [one] One person has joined { $title } so far.
       *[other] { $joined } people have joined { $title } so far.
    }</b>
    { SPAN($start, $end) }
    You need { $least }. What shall it be? If you say nothing, I tell those who joined that it is not sure.
# To whoever runs it, a day before: nobody decided, and those who joined know that it isn't sure.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $joined (count): how many have joined
# $least (count): how many are needed
# $count (count): how many were told
notice-shift-least-again =
    <b>Does { $title } take place?</b>
    { SPAN($start, $end) }
    { $joined } of the { $least } people that you need have joined. { $count ->
        [0] Nobody waits for your answer.
        [one] I told one person that it is not sure.
       *[other] I told { $count } people that it is not sure.
    }
# To a broker: a shift has too few people, and whoever runs it hasn't decided.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $joined (count): how many have joined
# $least (count): how many are needed
notice-shift-least-broker =
    <b>It is not sure that { $title } takes place.</b>
    { SPAN($start, $end) }
    { $joined } of { $least } people have joined, and whoever runs it has not decided.
# To whoever joined, a day before: it isn't sure that it takes place.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $joined (count): how many have joined
# $least (count): how many are needed
notice-shift-unsure =
    <b>It is not sure that { $title } takes place.</b>
    { SPAN($start, $end) }
    It needs { $least } people, and { $joined ->
        [one] only you have joined.
       *[other] { $joined } have joined.
    } I tell you at once when I know more.
# To whoever joined and was told that it isn't sure.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
notice-shift-sure =
    <b>{ $title } takes place.</b>
    { SPAN($start, $end) }
# To whoever runs it: enough people have joined after all.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
notice-shift-enough =
    <b>Enough people have joined { $title } now.</b>
    { SPAN($start, $end) }
# Afterwards, to whoever had a place.
# $title (text): what it was
# $organisation (text): who it was for
# $date (date): when it was
# $other (text): something that they may like
# $has_other (choice): yes or no
# $noted (choice): yes where it was noted that they came
notice-shift-thanks =
    <b>Thank you for your time for { $title }.</b>
    { $organisation }, { DAY($date) }{ $noted ->
        [yes] { "" }
       *[no] { "" }
    Nobody has noted yet that you came. You can say it here.
    }{ $has_other ->
        [yes] { "" }
    You may like this, too: { $other }
       *[no] { "" }
    }
# Afterwards, to whoever ran it.
# $title (text): what it was
# $date (date): when it was
# $count (count): how many had a place
# $again (choice): yes where next week's isn't there yet
notice-shift-after =
    <b>{ $title } is over.</b>
    { DAY($date) }, { $count ->
        [one] one person had a place.
       *[other] { $count } people had a place.
    }{ $again ->
        [yes] { " " }Shall I put up the same for next week?
       *[no] { "" }
    }
# To whoever said that they would come again: next week's is there.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
notice-shift-again =
    <b>{ $title } is on again.</b>
    { SPAN($start, $end) }
    You said that you would like to come again.

## Refusals

# Somebody's age isn't known.
# $age (count): the lowest age
refusal-shift-age = This is for people who are { $age } or over.
# People could join until a day that has gone.
# $date (date): that day
refusal-shift-closed = People could join until { DAY($date) }. Type /volunteer to see what else is on.
# Fewer places than people that are needed, or none.
# $most (count): how many places there are
refusal-shift-least = I can do 1 to { $most } people, for there are { $most } places.
# A broker lets somebody join without the check that is asked for.
refusal-place-no-check = Please note the DBS check first: /checks. It must hold on that day.

## Buttons

# Takes a place that is offered.
# allow verb-first: it is an answer
btn-shift-accept = Yes, I'll come
# Says no to a place that is offered.
# allow verb-first: it is an answer
btn-shift-decline = No, thank you
# Says that one is old enough.
# $age (count): the lowest age
# allow verb-first: it is an answer
btn-shift-old = Yes, I am { $age } or over
# Says that one isn't old enough.
# allow verb-first: it is an answer
btn-shift-young = No, I am younger
# Says, after a change, that one comes all the same. Can be typed at any time.
# allow verb-first: it is what people say
btn-shift-still = I'm still coming
# It takes place with few people.
btn-shift-go = Go ahead
# Says how few people are enough.
btn-shift-lower = Lower the number
# The same shift a week later.
# allow verb-first: it is what people say
btn-shift-again = Same again next week
# Changes one shift.
btn-shift-change = Change this day
# Keeps the change and tells everybody.
btn-shift-change-yes = Yes, change it
# A broker lets somebody join.
btn-place-yes = Let them join
# A broker says no; why is asked next.
btn-place-no = Say no
# A broker notes a check of theirs.
btn-place-check = Note a check
