### Asking for help: the request, those who are asked, and the choice.

## Times, inside other sentences

# A day with the times from and to.
# $date (date): the day
# $start (time): from when
# $finish (time): until when
request-when-span = { DAY($date) }, { TIME($start) } to { TIME($finish) }
# A day, and which part of it.
# $date (date): the day
# $part (choice): morning, afternoon or evening
request-when-part = { DAY($date) }, in the { $part ->
        [morning] morning
        [afternoon] afternoon
       *[evening] evening
    }
# Help that repeats.
# $how (text): such as: Every Wednesday
request-when-repeats = { $how }

## What is known of a request, a line each

# How long it takes.
# $minutes (minutes): how long
request-length = How long: { DURATION($minutes) }
# How many people are needed.
# $count (count): how many
request-people = { $count ->
        [one] One person is needed
       *[other] { $count } people are needed
    }
# It can be done from home.
request-remote = By phone or online
# Where, for somebody who is asked to help: a part of town, never an address.
# $area (text): the ward or the part of town
request-area = Near: { $area }
# They said: just once.
request-flag-once = Just once
# They said that it is a quick job.
request-flag-quick = 15 minutes or less
# They asked for a woman.
request-flag-wants-female = A woman is asked for
# They asked for a man.
request-flag-wants-male = A man is asked for

## The review, before a request is made

# One of several things that somebody asks for.
# $number (count): its number in the list
# $what (text): what it is, such as: Ironing
# $when (text): when, in full
# $has_when (choice): yes or no
ask-review-line = { $number }. { $what }{ $has_when ->
        [yes] . { $when }
       *[no] { "" }
    }
# Before several requests are made out of one sentence.
# $lines (markup): what was found in the person's words, a line each
# $how (choice): look where a broker looks at them first, some, or ask
# $timebank (text): the timebank's name
ask-review-several =
    <b>You ask for help</b>. I will look for:
    { $lines }

    { $how ->
        [look] Your broker at { $timebank } looks at it first. Shall I ask?
        [some] Your broker at { $timebank } looks at some of it first. Shall I ask?
       *[ask] Shall I ask people at { $timebank } who can help?
    }
# Under the review, for a member of several timebanks: ask in another one instead.
# $timebank (text): its name
btn-ask-there = Ask in { $timebank }
# The same, where the list is too long for one message with the question: the list alone.
# $lines (markup): what was found in the person's words, a line each
ask-review-list =
    <b>You ask for help</b>. I will look for:
    { $lines }
# Below that list, the question.
# $how (choice): look where a broker looks at them first, some, or ask
# $timebank (text): the timebank's name
# $count (count): how many things
ask-review-those-ask = { $how ->
        [look] Your broker at { $timebank } looks at it first. Shall I ask for these { $count } things?
        [some] Your broker at { $timebank } looks at some of it first. Shall I ask for these { $count } things?
       *[ask] Shall I ask people at { $timebank } who can help with these { $count } things?
    }
# Several requests were made; a card for each follows.
# $count (count): how many
ask-sent-several = You asked for { $count } things. Here is each one.

## The person's card

# The head of a request's card for the person who needs help.
# $what (words): their own words
# $when (words): when
# $has_when (choice): yes or no
request-head-own =
    <b>You asked for help</b>
    { $what }{ $has_when ->
        [yes] { "" }
    When: { $when }
       *[no] { "" }
    }
# A broker looks at it before anybody is asked.
# $name (text): the broker, where there is one
# $brokers (choice): one, some or none
# $promise (datetime): by when
# $late (choice): yes where it is wanted before that
# $floor (choice): yes where the person has been given many more hours than they gave
request-state-held = { $brokers ->
        [one] { $late ->
            [yes] I told { $name } at once, who looks at it first, but may not see it in time.
           *[no] { $name } looks at it first, by { WHEN($promise) }.
        }
        [some] { $late ->
            [yes] I told your brokers at once. One of them looks at it first, but may not see it in time.
           *[no] Your broker looks at it first, by { WHEN($promise) }.
        }
       *[none] I kept this. There is no broker there just now, so it may take a while.
    } { $floor ->
        [yes] You have been given many hours, so they may talk with you about that. Nobody else sees this.
       *[no] I tell you what comes next.
    }
# A broker was to look at it before anybody is asked, and has not for days.
# $days (count): how many
request-state-held-long = This has waited { $days } days for your broker to look at it. Nobody else has been asked yet. I remind your broker each working day. To hurry it, talk to a person.
# It waits for a broker, and is wanted very soon.
# $phone (text): the timebank's number
# $has_phone (choice): yes or no
request-soon = It is soon, so perhaps nobody can come. { $has_phone ->
        [yes] Please also ring { $phone }.
       *[no] Please also talk to a person.
    }
# A broker asked something.
# $note (words): the question
request-state-asked =
    Your broker asks:
    { $note }
# The likeliest helpers are asked.
# $again (choice): yes where somebody who was chosen can't come
# $night (choice): yes where they are asked in the morning
# $chosen (choice): yes where some of several were chosen
# $names (list): those chosen so far
# $missing (count): how many more are needed
request-state-open = { $again ->
        [yes] { $night ->
            [yes] That visit is off. I ask others in the morning.
           *[no] That visit is off. I am asking others now.
        }
       *[no] { $night ->
            [yes] I ask people who can help in the morning.
           *[no] I am asking people who can help, a few at a time.
        }
    } { $chosen ->
        [yes] { LIST($names) } can come. You need { $missing } more.
       *[no] I tell you when somebody says yes.
    }
# Somebody said yes.
# $name (text): who
# $known (choice): helped, met or no
# $reasons (list): why they were asked, such as: offers this
# $has_reasons (choice): yes or no
request-offer = <b>{ $name }</b> can help.{ $has_reasons ->
        [yes] { " " }Why { $name }: { LIST($reasons) }.
       *[no] { "" }
    }{ $known ->
        [helped] { " " }You have helped each other before.
        [met] { " " }You know each other.
       *[no] { "" }
    }
# One of two people of the same first name.
# $name (text): the first name
# $area (text): their part of town
request-name-area = { $name } from { $area }
# Below those who said yes.
request-state-offered = They wait for you to choose. Nobody is told whom you did not choose.
# Somebody was chosen.
# $names (list): who
# $count (count): how many
# $planned (choice): yes where day and time were put to them; repeats where a broker sets them up
request-state-matched = { $count ->
        [one] { LIST($names) } helps you.
       *[other] { LIST($names) } help you.
    } { $planned ->
        [repeats] Your broker sets up the visits with you both.
        [yes] The day and time are on a card of their own.
       *[no] Say when and where.
    }
# A broker rings round.
# $name (text): the broker, where there is one
# $brokers (choice): one, some or none
# $again (choice): yes where somebody who was chosen can't come
# $long (choice): yes after a week
request-state-with-broker = { $again ->
        [yes] That visit is off. I am asking others.
       *[no] { $long ->
            [yes] It is a week now, and nobody has said yes yet. I am sorry.
           *[no] Nobody has said yes yet.
        }
    } { $brokers ->
        [one] { $name } rings people now, and talks to you.
        [some] Your broker rings people now, and talks to you.
       *[none] There is no broker there just now, so it may take a while.
    } I tell you when somebody says yes.
# The help was given and the hours are in the books.
request-state-done = This is done. Thank you for asking.
# The person called it off.
request-state-cancelled = You called this off. Nobody comes.
# A broker declined it.
# $note (words): why
request-state-declined =
    This can't go ahead. Your broker says:
    { $note }
# Nobody could be found.
# $note (words): what the broker says
request-state-unmet =
    Nobody could be found for this. I am sorry. Your broker says:
    { $note }
# Its day has gone.
request-state-lapsed = Its day has gone, and nobody came. I am sorry. I can ask again.
# Below a request for help that repeats.
request-repeats-note = When somebody is found, your broker sets up the visits with you both.

# Answers a broker's question.
btn-request-answer = Answer
# What should become of a request while people wait to be chosen. Buttons below.
# $several (choice): yes where more than one said yes
request-alter-ask =
    What would you like to do?
    If you change the day, I ask { $several ->
        [yes] those who said yes
       *[no] whoever said yes
    } again.
# Chooses somebody who said yes.
# $name (text): who
btn-request-choose = Choose { $name }
# Waits for somebody else to say yes, too.
btn-request-wait = Wait for others
# Doesn't want this person; they are not told so.
btn-request-not = Not this person
# Doesn't want any of those who said yes.
btn-request-none = None of these
# Says when and where somebody who was chosen comes.
# $name (text): who
btn-request-plan = Plan with { $name }
# The people chosen so far will do.
btn-request-enough = Stop looking for more
# Opens what else can be done about a request for which people wait to be chosen.
btn-request-alter = Change or call off
# Asks for another day.
btn-request-change = Change the day
# Calls the request off.
btn-request-cancel = Call it off
# Asks for the same again, on the same weekday.
btn-request-again = Ask for next week
# Asks for the same again, on another day.
btn-request-another = Choose another day
# Over the chat, after: wait for others.
toast-request-waiting = All right. I tell you when somebody else says yes.

## The visit

# Day and time of a visit.
request-visit-ask = Which day and time suits you? Such as: Thursday 2pm.
# The name of that answer.
request-visit-name = When
# The words held no day.
request-visit-no-day = I could not read the day.
# The words held no time.
request-visit-no-time = I need a time, too.
# A usual time, on the day that was asked for.
# $time (time): the time
# allow verb-first: it is an answer, not a deed
btn-request-at = { TIME($time) }
# How long the visit takes.
request-minutes-ask = How long will it take, about?
# The name of that answer.
request-minutes-name = How long
# Where the visit is.
request-place-ask = Where? They read this.
# The name of that answer.
request-place-name = Where
# A usual answer to: where?
# allow verb-first: it is an answer, not a deed
btn-place-home = At my home
# A usual answer to: where?
# allow verb-first: it is an answer, not a deed
btn-place-theirs = At their home
# Where, for help by phone.
# allow verb-first: it is an answer, not a deed
btn-place-phone = By phone or online

## The card of somebody who is asked

# The head of the card of somebody who is asked to help.
# $shown (text): what kind of help
# $has_shown (choice): yes or no
# $when (text): when
# $has_when (choice): yes or no
# $name (text): who needs help, once they chose
# $chosen (choice): yes or no
request-head-help =
    <b>{ $chosen ->
        [yes] { $name } needs help
       *[no] Somebody needs help
    }</b>{ $has_shown ->
        [yes] { "" }
    { $shown }
       *[no] { "" }
    }{ $has_when ->
        [yes] { "" }
    When: { $when }
       *[no] { "" }
    }
# Why they are asked.
# $reasons (list): such as: you offered ironing
request-why = Why you: { LIST($reasons) }.
# They are asked.
# $again (choice): yes where it was settled once, and opened again
request-help-asked = { $again ->
        [yes] They need somebody again. Can you help?
       *[no] Can you help? A no is fine, and nobody is told.
    }
# They said yes.
request-help-yes = You said yes. They choose next, and I tell you.
# They said no.
request-help-no = That's fine. Nobody is told.
# They were chosen.
# $name (text): who needs help
# $planned (choice): yes where day and time were put to them; repeats where a broker sets them up
request-help-chosen = { $planned ->
        [repeats] { $name } chose you. Your broker sets up the visits with you both.
        [yes] { $name } chose you. The day and time are on a card of their own.
       *[no] { $name } chose you. Next they say when and where.
    }
# It is not settled whether they are asked.
request-help-later = This waits just now. I tell you when it goes on.
# It is over.
request-help-over = Thank you. This one is sorted, so nobody is needed any more.
# It came to nothing.
# $how (choice): cancelled, lapsed, or other
request-help-off = { $how ->
        [cancelled] This was called off.
        [lapsed] Its day has gone.
       *[other] This does not go ahead.
    } Nobody is needed any more. Thank you.

# Can help.
btn-help-yes = Yes, I can
# Can't help this time.
# allow verb-first: it is an answer, not a deed
btn-help-no = Can't this time
# Doesn't want to be asked such things.
# allow verb-first: it is an answer, not a deed
btn-help-less = Not for me
# Takes a yes back.
# allow verb-first: it is an answer, not a deed
btn-help-back = Can't help after all
# Says yes after a no.
btn-help-yes-after-all = Help after all
# After: not for me.
request-less = That's fine. Nobody is told. You can say when you are away, or take an offer off the list.
# Says until when somebody is away.
btn-help-away = Say when I am away
# Opens the person's offers.
btn-help-offers = Change my offers

## The broker's card

# The head of a request's card for brokers.
# $name (text): who needs help
# $what (words): their own words
# $when (words): when
# $has_when (choice): yes or no
# $timebank (text): the timebank
request-head-desk =
    <b>{ $name } asks for help</b> ({ $timebank })
    { $what }{ $has_when ->
        [yes] { "" }
    When: { $when }
       *[no] { "" }
    }
# Why a broker looks first.
# $reasons (list): the reasons
request-why-look = You see it first: { LIST($reasons) }.
# A reason for a broker's look.
request-look-first = their first exchange
# A reason for a broker's look.
request-look-home = help at home for somebody who may be at risk
# A reason for a broker's look.
request-look-children = children
# A reason for a broker's look.
request-look-driver = somebody drives
# A reason for a broker's look.
request-look-keys = keys, or an empty home
# A reason for a broker's look.
request-look-long = many hours
# A reason for a broker's look.
request-look-floor = they have been given many more hours than they gave
# A reason for a broker's look.
request-look-private = it is never put before members
# A reason for a broker's look.
request-look-unclear = I could not tell what kind of help it is
# What the reading of the words found.
# $flags (list): what
request-flagged = Take note: { LIST($flags) }.
# Something that a broker should know about a request.
request-flagged-health-info = it tells about health
# Something that a broker should know about a request.
request-flagged-third-party = it is for somebody else
# Something that a broker should know about a request.
request-flagged-steps = steps or stairs
# Something that a broker should know about a request.
request-flagged-money-rule = money is handled
# Something that a broker should know about a request.
request-flagged-short-notice = short notice
# Something that a broker should know about a request.
request-flagged-urgent = urgent
# Something that a broker should know about a request.
request-flagged-loneliness = they may be lonely
# Something that a broker should know about a request.
request-flagged-contact-details-in-text = contact details stand in the words
# Something that a broker should know about a request.
request-flagged-access-need = an access need
# Something that a broker should know about a request.
request-flagged-adult-at-risk-possible = somebody may be at risk
# What members read.
# $shown (text): the words
request-shown = Members read: { $shown }
# One of those who were asked, or found it, with why. Only brokers read it.
# $name (text): who
# $reasons (list): such as: offers this
request-said-why = { $name } ({ LIST($reasons) })
# Why somebody said yes who was not asked: they saw it in the list of what's on.
request-said-via-browse = found it
# How somebody came to be asked: a broker rang them.
request-said-via-phone = asked by phone
# Who was chosen.
# $names (list): who
request-said-chosen = Chosen: { LIST($names) }
# Who said yes.
# $names (list): who
request-said-yes = Said yes: { LIST($names) }
# Who has not answered.
# $names (list): who
request-said-asked = Asked, no answer yet: { LIST($names) }
# Who said no.
# $names (list): who
request-said-no = Can't: { LIST($names) }
# Who said yes and does not come: the person wanted somebody else, or they dropped out. Only brokers
# read it.
# $names (list): who
request-said-closed = Said yes, but not for this one: { LIST($names) }
# It waits for a broker's look.
# $promise (datetime): what the person was told
# $late (choice): yes where it is wanted before that
# $has_note (choice): yes where the person answered a question
# $note (words): their answer
request-desk-held = { $has_note ->
        [yes] { "" }
    They answer:
    { $note }

       *[no] { "" }
    }{ $late ->
        [yes] This can't wait: it is wanted before { WHEN($promise) }. They know that you may not see it in time.
       *[no] They hear back by { WHEN($promise) }.
    }
# A broker asked the person something.
# $name (text): the person
# $who (text): the broker
# $note (words): the question
request-desk-asked =
    { $who } asked { $name }:
    { $note }
# Helpers are asked.
request-desk-open = I am asking people, a few at a time.
# Somebody said yes.
# $name (text): the person
request-desk-offered = { $name } chooses next.
# Somebody was chosen.
# $repeats (choice): yes where the help repeats
request-desk-matched = Somebody was chosen. { $repeats ->
        [yes] It is to repeat: it begins when you have approved it.
       *[no] The visit has a card of its own.
    }
# Nobody answered, or a broker chose to ring round.
# $name (text): the person
# $asked (choice): yes where somebody was asked; no; rung where a broker took it up at once
# $mine (choice): yes where the reader is that broker
# $who (text): that broker
request-desk-with-broker = { $asked ->
        [yes] Nobody has said yes. Ring somebody who could help, and tell { $name } how it goes.
        [rung] { $mine ->
            [yes] You ring round for this one. Tell { $name } how it goes.
           *[no] { $who } rings round for this one. Ask { $who } before you ring anybody.
        }
       *[no] I found nobody to ask who offers this, is free and has the checks that it needs. Ring somebody who could help, and tell { $name } how it goes.
    }
# The hours are in the books.
request-desk-done = This is done.
# The person called it off.
# $name (text): the person
request-desk-cancelled = { $name } called it off.
# A broker declined it.
# $who (text): the broker
# $note (words): why
request-desk-declined =
    { $who } declined it:
    { $note }
# A broker closed it.
# $who (text): the broker
# $note (words): why
request-desk-unmet =
    { $who } closed it:
    { $note }
# Its day has gone.
request-desk-lapsed = Its day has gone.

# People are asked.
btn-request-allow = Let it go out
# Asks the person something.
btn-request-query = Ask a question
# A broker rings round.
btn-request-take = Ring round myself
# The next people are asked.
btn-request-widen = Ask more people
# Help that repeats: opens the form for it, filled with what is known.
btn-request-set-up = Set up the visits
# Closes it: nobody was found.
btn-request-unmet = Close it
# Opens the two ways to end it: close, or decline.
btn-request-end = Close or decline
# How a request ends, where a broker pressed: close or decline. Buttons below.
# $name (text): who needs help
request-end-ask = How does it end? Close it where nobody can be found. Decline it where it can't go ahead. { $name } reads your reason.
# Declines it.
btn-request-decline = Decline
# What a broker asks, or the person answers.
request-words-ask = What would you like to say? One message is enough.
# The name of that answer.
request-words-name = Words
# Why a broker declines.
request-reason-ask = Why? They will read this.
# The name of that answer.
request-reason-name = Why
# A usual reason.
# allow verb-first: it is an answer, not a deed
btn-request-reason-safe = It is not safe
# Why nobody was found.
request-outcome-ask = Why was nobody found? They will read this.
# The name of that answer.
request-outcome-name = Why
# A usual outcome.
# allow verb-first: it is an answer, not a deed
btn-request-nobody = Nobody is free
# A usual outcome.
# allow verb-first: it is an answer, not a deed
btn-request-elsewhere = They found other help
# What members may read of it.
request-shown-ask = What may members read? A few words, with no name and no address.
# The name of that answer.
request-shown-name = Members read
# Whom a broker rang.
request-ring-ask = Whom did you ask? Type a part of their name.
# Somebody who could be rung.
# $name (text): who
btn-request-ring-one = Ring { $name }
# The name of that answer.
request-ring-name = Whom
# What they said on the phone.
request-rang-ask = What did they say?
# The name of that answer.
request-rang-name = What they said
# They said yes.
# allow verb-first: it is an answer, not a deed
btn-rang-yes = They can help
# They said no.
# allow verb-first: it is an answer, not a deed
btn-rang-no = They can't

# They want to be rung again.
btn-rang-back = Ring them again
# Nobody answered the phone.
# allow verb-first: it is what happened, not a deed
btn-rang-missed = They did not answer

## Refusals

# Nobody decides about their own request.
refusal-own-request = This is your own request, so another broker looks at it.
# A day that has gone.
refusal-ask-past = That time has gone. Say one that is still to come.
# A day too far away.
refusal-ask-far = That is more than a year away. Ask again nearer the time.
# Too many requests at once.
# $count (count): how many there may be
refusal-ask-many = You have { $count } open requests. Call one off first, or talk to your broker.
# Its day has gone.
refusal-ask-over = Its time has gone.
# A kind of help that is never put before members.
refusal-ask-private = This kind of help never goes out to members. Ring somebody who could help.
# What members read is missing.
refusal-ask-unclear = Say first what members may read.
# The matching finds nobody else.
refusal-ask-nobody = I find nobody else to ask. Ring somebody who could help.
# The two are kept apart.
refusal-ask-apart = These two are not to be matched.
# One of the things whose time somebody may want to change.
# $number (count): its number; it can be typed
# $what (text): the help that was asked for
# allow verb-first: the number comes first, so that it can be typed
btn-beside-request = { $number }. { $what }
# Somebody wrote "change it to thursday", and several things have a time. A button for each.
beside-which-ask = Which one would you like to change?
