### Things to volunteer for: put up by organisations, looked at by brokers, found and shared.

## What everybody reads

# The first lines of something to volunteer for.
# $title (text): what it is
# $organisation (text): who it is for
opportunity-head =
    <b>{ $title }</b>
    { $organisation }
# When it is, where it happens once.
# $start (datetime): when it starts
# $end (datetime): when it ends
opportunity-once = { SPAN($start, $end) }
# When it is, where it happens again and again.
# $repeats (markup): such as: Every Saturday
# $start (time): when it starts
# $finish (time): when it ends
# $first (date): the next day of it, or the first
# $has_last (choice): yes or no
# $last (date): the last day
opportunity-every =
    { $repeats }, { TIME($start) } to { TIME($finish) }
    { $has_last ->
        [yes] From { DAY($first) } to { DAY($last) }
       *[no] From { DAY($first) }
    }
# When it is, where people choose the time, or it is for a term.
# $kind (choice): flexible, role or another
# $often (text): how often, in the organiser's words; may be empty
opportunity-often = { $kind ->
        [role] How often: { $often }
       *[flexible] You choose the time. { $often }
    }
# Where it is.
# $venue (text): where
opportunity-venue = Where: { $venue }
# What to bring or to know.
# $bring (text): what
opportunity-bring = Good to know: { $bring }
# Why it matters.
# $about (text): in the organiser's words
opportunity-about = Why: { $about }
# The lowest age, where it is not 18.
# $age (count): in years
opportunity-age = For people of { $age } and over.
# A DBS check is asked for.
# $checks (choice): basic, standard, enhanced or barred
# $why (text): why
# $has_why (choice): yes or no
opportunity-check = { $checks ->
        [basic] You need a basic DBS check.
        [standard] You need a standard DBS check.
        [enhanced] You need an enhanced DBS check.
       *[barred] You need an enhanced DBS check with the barred lists.
    }{ $has_why ->
        [yes] { " " }Why: { $why }
       *[no] { "" }
    }
# What makes it easy to take part.
# $sitting (choice): yes or no
# $steps (choice): yes or no
# $remote (choice): yes or no
opportunity-easy = { $sitting ->
        [yes] You can sit down.{ " " }
       *[no] { "" }
    }{ $steps ->
        [yes] There are no steps.{ " " }
       *[no] { "" }
    }{ $remote ->
        [yes] You can do it from home.
       *[no] { "" }
    }
# What makes it easy or hard, in the organiser's words.
# $access (text): their words
opportunity-access = Getting in and taking part: { $access }
# Languages that are useful.
# $langs (list): their names
opportunity-langs = Useful languages: { LIST($langs) }
# What is given back.
# $expenses (text): in the organiser's words
opportunity-expenses = Costs: { $expenses }
# What people are shown.
# $training (text): in the organiser's words
opportunity-training = Training: { $training }
# Whom to ask for.
# $contact (text): a name
opportunity-contact = Ask for: { $contact }
# Until when people can join.
# $date (date): the last day
opportunity-close = Join by { DAY($date) }.
# A day, in the list of answers that can be changed.
# $date (date): the day
opportunity-day = { DAY($date) }

## Putting it up

# How residents will see it. Part of a longer message.
# $card (markup): as residents see it
# $count (count): how many people are wanted
# $least (count): the fewest people; 0 where that wasn't said
# $photo (choice): yes where a picture goes with it
opportunity-preview =
    { $card }
    { $count ->
        [one] One place
       *[other] { $count } places
    }{ $least ->
        [0] { "" }
       *[other] , at least { $least } people
    }{ $photo ->
        [yes] { "" }
    Your picture goes with it.
       *[no] { "" }
    }
# Before it is put up.
# $card (markup): as residents will see it
# $timebank (text): the timebank
# $look (choice): yes where a broker looks first
opportunity-review =
    { $card }

    { $look ->
        [yes] Shall I send this to a broker? They look first. Then members of { $timebank } see it.
       *[no] Shall I show this to the members of { $timebank }?
    }
# A picture was added.
opportunity-photo-kept = I keep this picture with it. Everybody who can join will see it.
# Why it matters; can be skipped.
opportunity-about-ask = Why does it matter? One line is enough.
# Short name of that answer.
opportunity-about-name = Why
# The lowest age.
opportunity-age-ask = How old must people be at least?
# Short name of that answer.
opportunity-age-name = Lowest age
# Whom people will be with.
opportunity-risk-ask = Will people be with children, or with adults who may be at risk?
# Short name of that answer.
opportunity-risk-name = With whom
# Which check is asked for.
opportunity-check-ask = Do people need a DBS check?
# Short name of that answer.
opportunity-check-name = Check
# Why a check is asked for.
opportunity-check-why-ask = Why is that check needed? What will people do?
# Short name of that answer.
opportunity-check-why-name = Why a check
# How easy it is to take part.
opportunity-easy-ask = How easy is it to take part? Say if people can sit down, or if there are steps.
# Short name of that answer.
opportunity-easy-name = Taking part
# Which languages help.
opportunity-langs-ask = Which languages are useful?
# Short name of that answer.
opportunity-langs-name = Languages
# What is given back.
opportunity-expenses-ask = Do you give back bus fares or other costs? Say which.
# Short name of that answer.
opportunity-expenses-name = Costs
# What people are shown.
opportunity-training-ask = Will people be shown what to do? Say how.
# Short name of that answer.
opportunity-training-name = Training
# Whom to ask for there.
opportunity-contact-ask = Whom should people ask for when they get there? A first name is best.
# Short name of that answer.
opportunity-contact-name = Ask for
# Until when people can join.
opportunity-close-ask = Until which day can people join?
# Short name of that answer.
opportunity-close-name = Join by

## An organisation registers

# What the organisation is called.
organise-name-ask = What is your organisation called?
# Short name of that answer.
organise-name-name = Organisation
# Which sort of organisation it is.
organise-kind-ask = What sort of organisation is it?
# Short name of that answer.
organise-kind-name = Sort
# A group of neighbours.
# allow verb-first: it is an answer, not a deed
organise-kind-group = A group of neighbours
    .button = A group of neighbours
# A charity, a club, a place of worship.
# allow verb-first: it is an answer, not a deed
organise-kind-organisation = A charity or club
    .button = A charity or club
# A firm whose staff volunteer.
# allow verb-first: it is an answer, not a deed
organise-kind-employer = An employer
    .button = An employer
# A school or college.
# allow verb-first: it is an answer, not a deed
organise-kind-school = A school or college
    .button = A school or college
# What the organisation does.
organise-about-ask = What does it do? One or two lines.
# Short name of that answer.
organise-about-name = What it does
# Who insures its volunteers.
organise-insurance-ask = Who insures your volunteers, and until when? A broker will ask to see the paper.
# Short name of that answer.
organise-insurance-name = Insurance
# Whom to turn to about somebody's safety.
organise-safeguarding-ask = Who looks after people's safety in your organisation, and how can a broker reach them? Only brokers read this.
# Short name of that answer.
organise-safeguarding-name = Safety contact
# All that the broker reads.
# $name (text): the organisation
# $about (text): what it does
# $insurance (text): who insures its volunteers
# $safeguarding (text): whom to turn to
# $card (markup): its first opportunity, as residents will see it
organise-review =
    <b>{ $name }</b>
    { $about }
    Insurance: { $insurance }
    Safety contact, for brokers only: { $safeguarding }

    { $card }

    Shall I send both to a broker?
# No broker can read it at the moment.
organise-nobody-reads = No broker has read it yet. I will show it to the first who comes.
# What somebody's organisations have up.
# $names (list): the organisations
# $count (count): how many things they have up
# $lines (markup): them, one a line
organise-overview =
    <b>{ LIST($names) }</b>
    { $count ->
        [0] You have nothing up at the moment.
       *[other] { $lines }
    }

    To put something up, write it in one message. Such as: Litter pick Saturday 10 to 12 at Ward End Park, 15 places.
# One of them.
# $number (count): its number; it can be typed
# $title (text): what it is
# $organisation (text): whose it is
# $several (choice): yes where they have several organisations
# $state (choice): published or checking
organise-line = { $number }. { $title }{ $several ->
        [yes] , { $organisation }
       *[no] { "" }
    }{ $state ->
        [checking] { " " }(a broker looks at it)
       *[published] { "" }
    }
# Of several organisations, for which somebody is invited.
organise-which-ask = For which organisation should somebody else organise?
# Who else organises.
organise-called-ask = What is the other organiser called?
# Short name of that answer.
organise-called-name = Name
# The link for another organiser.
# $name (text): who it is for
# $organisation (text): the organisation
# $link (link): the link
# $days (count): how many days it works
organise-link =
    Please send this link to { $name }: <a href="{ $link }">{ $link }</a>
    It works once, for { $days } days. Then they can put things up for { $organisation }, and for nobody else.

## The broker's card

# Who put something up that a broker looks at.
# $by (text): their name
opportunity-desk = <b>Please look at this before people see it.</b> { $by } put it up.
# The organisation that registers with it.
# $name (text): the organisation
# $kind (choice): group, organisation, business, employer or school
# $about (text): what it does
# $insurance (text): who insures its volunteers
# $safeguarding (text): whom to turn to there
# $by (text): who registers it
opportunity-desk-group =
    <b>{ $name } wants to join.</b> { $kind ->
        [group] A group of neighbours.
        [employer] An employer.
        [school] A school or college.
       *[organisation] A charity, club or business.
    } This is its first call for people.
    What it does: { $about }
    Insurance: { $insurance }
    Safety contact: { $safeguarding }
    Written by { $by }.
# Somebody may be at risk there.
# $children (choice): yes or no
# $adults (choice): yes or no
opportunity-desk-risk = { $children ->
        [yes] Children will be there.{ " " }
       *[no] { "" }
    }{ $adults ->
        [yes] Adults who may be at risk will be there.
       *[no] { "" }
    }
# Why it is not shown.
opportunity-why-ask = Why not? They will read this.
# Short name of that answer.
opportunity-why-name = Why

## The card of whoever runs it

# People can see it.
# $count (count): how many times are still to come
opportunity-state-published = <b>People can see this.</b> { $count ->
        [0] { "" }
        [one] One time is still to come.
       *[other] { $count } times are there to join. I add more each week.
    }
# A broker looks at it first.
# $words (words): nothing
opportunity-state-checking = <b>A broker looks at this first.</b> I tell you at once what they say.{ $words }
# A broker said no.
# $words (words): why
opportunity-state-declined =
    <b>A broker did not put this up.</b>
    Why: { $words }
# It is over.
# $words (words): why
opportunity-state-ended =
    <b>Called off.</b>
    Why: { $words }
# It was never sent.
# $words (words): nothing
opportunity-state-draft = Nobody can see this yet.{ $words }
# Who does it.
# $names (list): first names
opportunity-accepted = Doing it: { LIST($names) }.
# Somebody would do it.
# $name (text): the first of them
# $count (count): how many wait for an answer
opportunity-asked = <b>{ $name } would like to do this.</b>{ $count ->
        [one] { "" }
       *[other] { " " }In all { $count } people wait for your answer.
    }
# Before a change is written.
# $card (markup): as it will read
# $count (count): how many people are told
opportunity-edit-review =
    { $card }

    This is how it reads. Press Change to change it, then save it. { $count ->
        [0] Nobody has joined yet.
        [one] One person has joined. I tell them at once.
       *[other] { $count } people have joined. I tell them at once.
    }
# Nothing was changed.
opportunity-same = Nothing is different, so I left it as it was.
# Before all of it is called off.
# $title (text): what it is
# $words (words): why
# $count (count): how many people are told
# $shifts (count): how many times of it are still to come
opportunity-end-review =
    <b>Call off { $title }?</b>
    Why: { $words }

    { $shifts ->
        [0] { "" }
        [one] Its one time to come is called off.{ " " }
       *[other] All { $shifts } times to come are called off.{ " " }
    }{ $count ->
        [0] Nobody has joined yet.
        [one] I will tell one person at once.
       *[other] I will tell { $count } people at once.
    }

## The card of residents

# The next times to join.
# $count (count): how many
opportunity-next = { $count ->
        [0] No time is up just now.
       *[other] On which day would you come?
    }
# How the reader stands to something without shifts.
# $state (choice): no, asked, accepted, declined or left
# $contact (text): whom to ask for
opportunity-mine = { $state ->
        [asked] <b>You said you would like to do this.</b> They answer you here.
        [accepted] <b>You do this.</b> Ask for { $contact }.
        [declined] They had enough people this time. You can ask again.
       *[no] Would you like to do this?
    }

## Finding

# What is on, with what it was narrowed to.
# $narrow (markup): what it was narrowed to; may be empty
# $lines (markup): the list
# $timebank (text): the timebank
find-list =
    <b>What's on</b>
    { $timebank }{ $narrow }

    { $lines }
# What it was narrowed to. Begins with a line break.
# $parts (list): such as: Saturday 28 November 2026, in the morning, near Ward End
find-narrow = { "" }
    Only: { LIST($parts) }
# Nothing fits; other things are shown.
# $parts (list): what it was narrowed to, such as: Saturday 28 November 2026, near Ward End
# $lines (markup): the list
# $timebank (text): the timebank
find-none =
    <b>I found nothing like that:</b> { LIST($parts) }.
    This is what else is on.
    { $timebank }

    { $lines }
# The words say nothing that can be looked for; everything is shown.
# $words (words): what they wrote
# $lines (markup): the list
# $timebank (text): the timebank
find-unread =
    <b>I found nothing called that:</b> { $words }
    This is what is on.
    { $timebank }

    { $lines }
# The day that they named has gone; everything to come is shown.
# $lines (markup): the list
# $timebank (text): the timebank
find-past =
    <b>That day has gone.</b> This is what is on.
    { $timebank }

    { $lines }
# One thing without a time, in the list.
# $number (count): its number; it can be typed
# $title (text): what it is
# $organisation (text): who it is for
# $kind (choice): flexible, role or team_day
# $venue (text): where; may be empty
# $often (text): how often; may be empty
find-line =
    { $number }. <b>{ $title }</b>, { $organisation }
    { $kind ->
        [role] For a longer time. { $often }
       *[flexible] You choose the time. { $often }
    }
    { $venue }
# A day.
# $date (date): the day
find-day = { DAY($date) }
# Two days.
# $date (date): the first
# $last (date): the last
find-days = { DAY($date) } to { DAY($last) }
# A part of the day, or of the week.
# $part (choice): morning, afternoon, evening, w or e
find-part = { $part ->
        [morning] in the morning
        [afternoon] in the afternoon
        [evening] in the evening
        [w] Monday to Friday
       *[e] at the weekend
    }
# A place.
# $ward (text): its ward
find-ward = in or near { $ward }
# A kind.
# $kind (choice): one_off, weekly, flexible, role or team_day
find-kind = { $kind ->
        [one_off] just once
        [weekly] every week
        [flexible] when you like
        [role] for a longer time
       *[team_day] for teams from work
    }
# A language.
# $lang (text): its name
find-lang = with { $lang }
# How easy it is.
# $easy (choice): sitting, step_free, remote or me
find-easy = { $easy ->
        [sitting] sitting down
        [step_free] no steps
        [remote] from home
       *[me] like what you offer
    }
# How the list can be narrowed.
find-narrow-ask = What should it be? You can also write it, such as: Saturday morning near Ward End, sitting down.
# A choice of days.
find-when-ask = When would you like to help?
# A choice of kinds.
find-kind-ask = What sort of help?
# A choice of what makes it easy.
find-easy-ask = What would make it easy for you?
# A choice of places.
find-place-ask = Where?

## Sharing

# The link of something to volunteer for.
# $title (text): what it is
# $link (link): the link
share-link =
    <b>Share { $title }</b>
    Whoever opens this link sees it and can join: <a href="{ $link }">{ $link }</a>
    In any chat you can also type @ and my name, and choose it.
# Somebody who is no member opened such a link.
# $card (markup): what it is
# $timebank (text): the timebank
share-outsider =
    { $card }

    To join in, please join { $timebank } first. It is free.
# Somebody opened an old link, to what can't be joined any more.
# $title (text): what it is
# $what (choice): what became of it: off, waits or over
share-since =
    <b>{ $title }</b>
    { $what ->
        [off] This was called off.
        [waits] This is not on just now. A broker looks at it again.
       *[over] This is over.
    }
# What it is, for whoever sees it elsewhere.
# $title (text): what it is
# $organisation (text): who it is for
# $start (datetime): when it starts
# $end (datetime): when it ends
# $venue (text): where
share-shift =
    <b>{ $title }</b>
    { $organisation }
    { SPAN($start, $end) }
    Where: { $venue }
# When and where, under the title of something found from another chat.
# $start (datetime): when it starts
# $end (datetime): when it ends
# $venue (text): where
share-shift-line = { SPAN($start, $end) }, { $venue }
# What is on, in a group chat.
# $timebank (text): the timebank
# $lines (markup): the next few
share-group =
    <b>What's on at { $timebank }</b>

    { $lines }

    Press a button to join. It goes on in your own chat with me.
# Nothing is on, in a group chat.
# $timebank (text): the timebank
share-group-none = Nothing is on at { $timebank } just now.
# One of the list in a group chat.
# $number (count): its number
# $title (text): what it is
# $organisation (text): who it is for
# $start (datetime): when it starts
# $end (datetime): when it ends
# $venue (text): where
# $left (count): free places
share-line =
    { $number }. <b>{ $title }</b>, { $organisation }
    { SPAN($start, $end) }
    { $venue }. { $left ->
        [0] All places are taken.
        [one] One place is left.
       *[other] { $left } places are left.
    }
# Under the poster.
# $title (text): what it is
flyer-file = A poster for { $title }, to print. A phone's camera opens the square.
# At the top of the poster.
flyer-head = Can you help?
# Beside the square.
# $link (text): the address
flyer-how = Point your phone's camera at the square, or type: { $link }
# What the square is, for whoever hears the page.
flyer-square = A square that a phone's camera opens as a link.
# Who is in charge, at the foot of the poster.
# $timebank (text): the timebank
flyer-foot = With { $timebank }. You can also ask a broker there.
# Letters were missing from the fonts.
flyer-missing = A question mark stands for a letter that could not be printed.

## Notices

# To whoever put it up: a broker said yes.
# $title (text): what it is
# $name (text): the organisation
# $first (choice): yes where the organisation joined with it
notice-opportunity-approved = { $first ->
        [yes] <b>{ $name } is in.</b> People can see { $title } now. From here on, one message from you is enough to put something up.
       *[no] <b>People can see { $title } now.</b>
    }
# To whoever put it up: a broker said no.
# $title (text): what it is
# $name (text): the organisation
# $first (choice): yes where the organisation wanted to join with it
# $words (words): why
notice-opportunity-declined =
    <b>A broker did not put up { $title }.</b>
    Why: { $words }
    { $first ->
        [yes] You can talk to a person, or register { $name } again with /organise.
       *[no] You can change it and put it up again.
    }
# To whoever joined: something is different.
# $title (text): what it is
# $has_when (choice): yes where the time is different
# $start (datetime): when it starts now
# $end (datetime): when it ends now
# $many (count): on how many shifts of it the reader has a place or waits
# $has_venue (choice): yes where the place is different
# $venue (text): where it is now
# $has_bring (choice): yes where what to bring is different
# $bring (text): what to bring
# $has_access (choice): yes where taking part is different
# $access (text): how
notice-opportunity-changed =
    <b>{ $title } has changed.</b>{ $has_when ->
        [yes] { "" }
    New time: { SPAN($start, $end) }{ $many ->
            [one] { "" }
           *[other] { " " }(and each of your later days in the same way)
        }
       *[no] { "" }
    Your day: { SPAN($start, $end) }
    }{ $has_venue ->
        [yes] { "" }
    New place: { $venue }
       *[no] { "" }
    }{ $has_bring ->
        [yes] { "" }
    Good to know: { $bring }
       *[no] { "" }
    }{ $has_access ->
        [yes] { "" }
    Taking part: { $access }
       *[no] { "" }
    }
# To whoever does something without shifts: it is called off.
# $title (text): what it is
# $words (words): why
notice-opportunity-ended =
    <b>{ $title } is called off.</b>
    Why: { $words }
# To an organiser: somebody would do it.
# $name (text): who
# $title (text): what
notice-opportunity-interest = <b>{ $name } would like to do this:</b> { $title }. Please answer them.
# To an organiser: somebody stops.
# $name (text): who
# $title (text): what
notice-opportunity-left = <b>{ $name } can't do this any more:</b> { $title }.
# To whoever asked: yes.
# $title (text): what it is
# $name (text): the organisation
# $contact (text): whom to ask for
notice-opportunity-yes = <b>Yes, please!</b> { $name } would like you to do this: { $title }. Ask for { $contact }.
# To whoever asked: not this time.
# $title (text): what it is
# $name (text): the organisation
# $contact (text): whom to ask for
notice-opportunity-no = { $name } has enough people for { $title } this time. Thank you for asking. There may be something else for you.{ $contact ->
       *[other] { "" }
    }

## Refusals

# The start and the end are the same.
refusal-opportunity-no-time = It needs a time when it starts and a later one when it ends.
# The last day is before the first.
refusal-opportunity-backwards = The last day is before the first. Please say both again.
# The clocks leave out its hour.
# $date (date): the day
refusal-opportunity-clock = The clocks change on { DAY($date) }, and that time is left out or comes twice. Please choose another time.
# A pattern of days that can't be kept.
refusal-opportunity-pattern = I can repeat something every week, every few weeks, or on a day of the month such as the second Saturday. Please say it like that.
# An age that can't be asked for.
# $youngest (count): the lowest
# $oldest (count): the highest
refusal-opportunity-age = The lowest age can be { $youngest } to { $oldest }.
# Too young for a check.
# $age (count): the lowest age for a check
refusal-opportunity-dbs-age = Nobody under { $age } can have a DBS check. Please choose a higher age, or no check.
# The last day to join has gone.
refusal-opportunity-closed-before = That day has gone. Until which day can people join?
# Words hold a number, an address or a link.
refusal-opportunity-contact = Everybody reads this, so please leave out phone numbers, email addresses and links. People can reach you through me.
# Words are about things to buy or sell.
refusal-opportunity-goods = Things to buy or sell can't stand here. A free swap can: say that it is a swap.
# Somebody decides about their own.
refusal-own-opportunity = That is your own, so another broker looks at it.
# It can't be joined any more.
refusal-opportunity-over = Nobody can join that any more. Type /volunteer to see what is on.
# All places are taken.
refusal-opportunity-full = All places are taken. Type /volunteer to see what else is on.
# Approved without insurance.
refusal-opportunity-insurance = Please say first who insures the people who come.
# A change that a broker would have to look at.
refusal-opportunity-look = A broker must look at that first. Please put it up as something new.
# The days of what repeats.
refusal-opportunity-days = This repeats, and can't become something that happens once. You can change one day of it, or put up something new.
# More have joined than there would be places.
# $count (count): how many have joined
refusal-opportunity-joined = { $count ->
        [one] One person has joined already.
       *[other] { $count } people have joined already.
    } Please leave at least that many places.
# Their first one still waits.
refusal-organise-waiting = A broker looks at your first one still. I tell you at once what they say.
# There is an organisation of this name.
# $name (text): it
refusal-organise-named = { $name } is here already. Please ask somebody there, or talk to a person.
# Somebody speaks for another organisation.
# $name (text): it
refusal-organise-not-yours = You don't organise for { $name }. Please ask somebody there to send you their link.
# Too many links that nobody has opened.
refusal-organise-links = You have sent many links that nobody has opened. Please wait until they were used.

## Buttons

# People choose the time.
btn-opportunity-flexible = Let people choose
# A lowest age, as an answer.
# $age (count): in years
# allow verb-first: it is an answer, not a deed
btn-opportunity-age = { $age } and over
# No check, as an answer.
# allow verb-first: it is an answer, not a deed
btn-opportunity-check-none = No check
# A level, as an answer.
# allow verb-first: it is an answer, not a deed
btn-opportunity-check-basic = Basic check
# A level, as an answer.
# allow verb-first: it is an answer, not a deed
btn-opportunity-check-standard = Standard check
# A level, as an answer.
# allow verb-first: it is an answer, not a deed
btn-opportunity-check-enhanced = Enhanced check
# A level, as an answer.
# allow verb-first: it is an answer, not a deed
btn-opportunity-check-barred = Enhanced and barred
# Neither, as an answer.
# allow verb-first: it is an answer, not a deed
btn-opportunity-risk-nobody = Neither
# As an answer.
# allow verb-first: it is an answer, not a deed
btn-opportunity-risk-children = Children
# As an answer.
# allow verb-first: it is an answer, not a deed
btn-opportunity-risk-adults = Adults at risk
# As an answer.
# allow verb-first: it is an answer, not a deed
btn-opportunity-risk-both = Both of them
# As an answer.
# allow verb-first: it is an answer, not a deed
btn-opportunity-seated = Seated
# As an answer.
# allow verb-first: it is an answer, not a deed
btn-opportunity-steps = Step-free
# As an answer.
# allow verb-first: it is an answer, not a deed
btn-opportunity-home = From home
# Opens its card.
btn-opportunity-open = See it
# Opens its card.
btn-opportunity-see = See it
# Opens its card, with who would do it.
btn-opportunity-who = See who it is
# A broker lets people see it.
btn-opportunity-approve = Approve
# A broker saw the insurance, and lets it in.
btn-opportunity-approve-seen = Approve, insurance seen
# The timebank insures, and it is let in.
btn-opportunity-approve-ours = Approve, we insure
# A broker says no; why is asked next.
btn-opportunity-decline = Decline
# A usual reason.
# allow verb-first: it is an answer, not a deed
btn-opportunity-no-insurance = No insurance yet
# A usual reason.
# allow verb-first: it is an answer, not a deed
btn-opportunity-not-here = Not for this timebank
# Says yes to somebody.
# $name (text): who
btn-opportunity-yes = Say yes to { $name }
# Says not this time.
btn-opportunity-no = Say not this time
# Shows all of it, to be changed.
btn-opportunity-change = Change it
# Writes the change and tells everybody.
btn-opportunity-save = Save it
# A link, a poster.
btn-opportunity-share = Share it
# Calls all of it off; the reason is asked next.
btn-opportunity-end = Call all of it off
# Says that one would do it.
btn-opportunity-ask = Say I'd like to
# Takes it back.
btn-opportunity-leave = Say I can't after all
# Takes back one's place, after a change. Can be typed at any time.
# allow verb-first: it is what people say
btn-shift-cant-any-more = I can't come any more
# Sends an organisation's registration.
btn-organise-send = Send to a broker
# Sends the picture that goes with it, to the broker who looks at it.
btn-opportunity-photo = See its picture
# Lets somebody else organise.
btn-organise-invite = Invite an organiser
# Lets somebody else organise, for one of several.
btn-organise-who = Invite an organiser
# One organisation of several.
# $name (text): it
btn-organise-for = Invite for { $name }
# Shows what one's organisations have up.
btn-organise-see = See what we have up
# Narrows what is on.
btn-find-narrow = Choose what fits
# Shows all again.
btn-find-all = Show everything
# What is like what they offer.
btn-find-me = Show what fits me
# Days to choose.
btn-find-when = Choose when
# Kinds to choose.
btn-find-kind = Choose a sort
# What makes it easy, and where.
btn-find-easy = Choose what is easy
# Places to choose.
btn-find-place = Choose where
# At the weekend.
# allow verb-first: it is an answer, not a deed
btn-find-weekend = Weekends
# Monday to Friday.
# allow verb-first: it is an answer, not a deed
btn-find-weekday = Weekdays
# In the morning.
# allow verb-first: it is an answer, not a deed
btn-find-morning = Mornings
# In the evening.
# allow verb-first: it is an answer, not a deed
btn-find-evening = Evenings
# Just once.
# allow verb-first: it is an answer, not a deed
btn-find-once = Just once
# Every week.
# allow verb-first: it is an answer, not a deed
btn-find-weekly = Every week
# When you like.
# allow verb-first: it is an answer, not a deed
btn-find-flexible = When I like
# For a longer time.
# allow verb-first: it is an answer, not a deed
btn-find-role = For a longer time
# Sitting down.
btn-find-sitting = Sit down
# No steps.
# allow verb-first: it is an answer, not a deed
btn-find-steps = No steps
# From home.
# allow verb-first: it is an answer, not a deed
btn-find-remote = From home
# One ward.
# $ward (text): it
# allow verb-first: it is an answer, not a deed
btn-find-ward = { $ward }
# The poster.
btn-share-poster = Send me a poster
# Joins from a group or another chat; it goes on in the private chat.
btn-share-join = See it and join
# One of the list in a group.
# $number (count): its number
# $title (text): what it is
btn-share-open = See { $number }: { $title }
# Begins to join the timebank.
btn-join-begin = Join the timebank
# Opens the private chat, to look for more.
btn-share-start = Open my own chat

## Menu

# In the command menu.
cmd-organise = Organise: put things up for people
# In the command menu, and for groups.
cmd-opportunities = See what's on, also in a group
