### Opening a new timebank by chat, its settings, its poster and its first steps.

## What is asked

# The command menu: opening a timebank.
cmd-newtimebank = Open a new timebank
# The name of the draft.
draft-newtimebank = a new timebank
# The name of the draft.
draft-timebank-name = a new name for your timebank
# The first question.
newtimebank-name-ask = What shall the timebank be called? People read it on posters, such as: Kings Heath Timebank.
# The answer on a button.
newtimebank-name-name = Name
# The name is too short or too long.
# $low (count): letters at least
# $high (count): letters at most
newtimebank-name-length = A name has { $low } to { $high } letters.
# The name holds what no name does.
newtimebank-name-letters = A name has letters of one alphabet, numbers and spaces. It holds no address, number to ring or picture.
# There is one of this name, or one that looks like it.
newtimebank-name-taken = There is a timebank of that name, or one that looks too much like it. Please take another.
# With which rules it begins; the templates stand below as buttons.
newtimebank-template-ask =
    Which rules shall it begin with?
    <b>Standard</b>: as most timebanks do.
    <b>Careful</b>: a broker looks at everything, with smaller limits.
    <b>Small and simple</b>: few people who know each other.
    You can change every rule later.
# The answer on a button.
newtimebank-template-name = Rules
# The answer, as it is read back.
# $template (choice): standard, careful, small or copy
# $name (text): whose rules are copied
newtimebank-shown-template = { $template ->
        [standard] Standard
        [careful] Careful
        [small] Small and simple
       *[copy] The rules of { $name }
    }
# What was typed was none of them.
newtimebank-template-which = I do not know those rules.
# A template.
btn-template-standard = Choose Standard
# A template.
btn-template-careful = Choose Careful
# A template.
btn-template-small = Choose Small and simple
# The rules of a timebank of theirs.
# $timebank (text): the timebank
btn-template-copy = Copy { $timebank }
# The areas; people choose from them when they join.
newtimebank-wards-ask =
    Which areas is it for? Type them in one message: Ward End, Alum Rock and Hodge Hill.
    Their numbers in the list do as well.
# The answer on a button.
newtimebank-wards-name = Areas
# The answer, as it is read back.
# $some (choice): yes where areas were named
# $items (list): their names
newtimebank-shown-wards = { $some ->
        [yes] { LIST($items) }
       *[no] The whole city
    }
# Any area.
btn-wards-all = Take the whole city
# Shows all wards with their numbers.
btn-wards-list = See the list
# The list of wards, above the question.
# $lines (markup): a line for each ward, with its number
newtimebank-wards-list = { $lines }
# The same, inside.
# $lines (markup): a line for each ward, with its number
newtimebank-wards-lines = { $lines }
# Nothing was named.
newtimebank-wards-none = I read no area in that.
# One of the names can be several wards; they stand below as buttons.
# $names (list): the name
# $some (choice): yes where others were understood
# $found (list): what was understood
newtimebank-wards-which =
    { LIST($names) } can be several areas. Which one do you mean?{ $some ->
        [yes] { " " }I have: { LIST($found) }.
       *[no] { "" }
    }
# Some of the names are no wards of the city.
# $names (list): what was not understood
# $some (choice): yes where others were understood
# $found (list): what was understood
newtimebank-wards-unknown =
    I do not know this area: { LIST($names) }.{ $some ->
        [yes] { " " }I have: { LIST($found) }. Take those, or type all of them again.
       *[no] { "" }
    }
# Goes on with the areas that were understood.
btn-wards-take = Take those
# Both of two wards that a name can mean.
btn-wards-both = Take both
# The number to ring.
newtimebank-phone-ask = Which telephone number can people ring? It stands on the poster.
# The answer on a button.
newtimebank-phone-name = Telephone
# When somebody is there.
newtimebank-opening-ask = When is somebody there to answer it?
# The answer on a button.
newtimebank-opening-name = Opening hours
# Usual hours.
opening-week = Monday to Friday, 10am to 4pm
# Usual hours.
opening-two = Tuesday and Thursday, 10am to 1pm
# Who is told of worries about somebody's safety.
newtimebank-lead-ask =
    Who is the safeguarding lead? They are told the same day when somebody may not be safe.
    Each timebank needs one by name.
# The answer on a button.
newtimebank-lead-name = Safeguarding lead
# Whoever opens it.
btn-lead-me = Take it on myself
# Somebody gets a link for it.
btn-lead-other = Ask somebody else
# It stands on the list of first steps.
btn-lead-nobody = Decide it later
# How many brokers there are beside whoever opens it.
newtimebank-brokers-ask =
    How many brokers will there be beside you? Two people can look at what one decided.
    Each gets a link of their own, to hand over in person.
# The answer on a button.
newtimebank-brokers-name = Brokers beside you
# The answer, as it is read back.
# $count (count): how many
newtimebank-shown-brokers = { $count ->
        [0] just you
        [one] you and one more
       *[other] you and { $count } more
    }
# How many brokers beside whoever opens it.
# $count (count): how many
btn-brokers-count = { $count ->
        [0] Start by myself
        [one] Add one broker
       *[other] Add { $count } brokers
    }
# More brokers than that.
# $most (count): how many at the most
newtimebank-brokers-many = It can be a number up to { $most }. More can be added later.

## Opening it

# Everything on one screen, before anybody can join.
# $name (text): the name
# $template (markup): with which rules it begins
# $some_wards (choice): yes where areas were named
# $wards (list): their names
# $has_phone (choice): yes where there is a number
# $phone (text): the number
# $has_opening (choice): yes where hours were given
# $opening (text): when somebody is there
# $lead (choice): me, other or nobody
# $count (count): brokers beside whoever opens it
newtimebank-review =
    <b>{ $name }</b>
    Rules: { $template }
    Areas: { $some_wards ->
        [yes] { LIST($wards) }
       *[no] the whole city
    }
    Telephone: { $has_phone ->
        [yes] { $phone }
       *[no] none yet
    }
    Somebody is there: { $has_opening ->
        [yes] { $opening }
       *[no] not said yet
    }
    Brokers: { $count ->
        [0] you
        [one] you and one more
       *[other] you and { $count } more
    }
    Safeguarding lead: { $lead ->
        [me] you
        [other] somebody gets a link
       *[nobody] nobody yet
    }

    Nobody can join until you open it. You can change all of this later.
# Opens it.
btn-newtimebank-open = Open it
# It is open.
# $timebank (text): the timebank
# $link (link): through which people join
# $count (count): how many links there are to hand over
newtimebank-open =
    <b>{ $timebank } is open.</b>
    People join with this link, which stands on the poster too:
    { $link }
    { $count ->
        [0] You are its broker and administrator.
        [one] You are its broker and administrator. One link waits to be handed over.
       *[other] You are its broker and administrator. { $count } links wait to be handed over.
    }
# Shows a one-time link.
# $number (count): which of them
# $count (count): how many there are
btn-newtimebank-link = Show link { $number } of { $count }
# The install has as many timebanks as it may.
# $most (count): how many
newtimebank-full = There are { $most } timebanks here, which is the most. Whoever runs this program can allow more.

## Its settings

# What stands on the poster and what people choose from; each can be changed below.
# $timebank (text): the timebank
# $some_wards (choice): yes where areas were named
# $wards (list): their names
# $has_phone (choice): yes where there is a number
# $phone (text): the number
# $has_opening (choice): yes where hours were given
# $opening (text): when somebody is there
# $has_greeting (choice): yes where there is one
# $greeting (text): what new members read
timebank-settings =
    <b>The settings of { $timebank }</b>
    Areas: { $some_wards ->
        [yes] { LIST($wards) }
       *[no] people type where they live
    }
    Telephone: { $has_phone ->
        [yes] { $phone }
       *[no] none
    }
    Somebody is there: { $has_opening ->
        [yes] { $opening }
       *[no] not said
    }
    Greeting: { $has_greeting ->
        [yes] { $greeting }
       *[no] the usual one
    }
# Calls the timebank otherwise.
btn-timebank-rename = Change the name
# Opens a rule.
btn-set-wards = Change the areas
# Opens a rule.
btn-set-phone = Change the telephone
# Opens a rule.
btn-set-opening = Change opening hours
# Read back before it is called otherwise.
# $before (text): its name until now
# $name (text): its name from then on
newtimebank-rename-review =
    <b>{ $before }</b> would be called <b>{ $name }</b>.
    The links on posters that hang already go on working.
# It is called otherwise.
# $timebank (text): its name now
newtimebank-renamed = It is called { $timebank } from now on.
# The team reads that it is called otherwise.
# $by (text): who changed it
# $before (text): its name until now
# $name (text): its name now
newtimebank-was-renamed = { $by } changed the name of { $before }: it is called { $name } from now on.

## Its poster

# The command menu: a poster with a square to scan.
cmd-poster = Get a poster for your timebank
# Sends the poster.
btn-poster = Get the poster
# Under the poster, as a page to print.
# $timebank (text): the timebank
poster-file-pdf = Poster of { $timebank }, to print on A4.
# Under the poster, as a picture.
# $timebank (text): the timebank
poster-file-png = Poster of { $timebank }, as a picture to pass on.
# The poster goes out; above or below it.
# $timebank (text): the timebank
# $has_phone (choice): yes where a number stands on it
poster-made =
    Here is the poster of { $timebank }: one to print, one to pass on.{ $has_phone ->
        [yes] { " " }Scan it once yourself before you hang it up.
       *[no] { " " }No telephone number stands on it yet: people without a smartphone need one.
    }
# On the poster: what a timebank is.
poster-what = Neighbours help each other. An hour is an hour, whatever it was spent on. It is free to join.
# On the poster: above the square.
poster-scan = Join with your phone: point its camera here.
# On the poster, for those who hear the page: what the square is.
poster-square = A square that a phone's camera reads. The address in it stands below.
# On the poster: the address in the square stands below it, in two lines.
poster-link = Or open this address, all in one:
# On the poster: for people without a smartphone.
# $phone (text): the number
# $has_opening (choice): yes where it is known when somebody is there
# $opening (text): when somebody is there, in the timebank's words
poster-phone =
    No smartphone? Ring { $phone }.{ $has_opening ->
        [yes] { " " }{ $opening }.
       *[no] { "" }
    }
# On the poster: for people without a smartphone, where there is no number.
poster-no-phone = No smartphone? Ask the person who put this up.
# On the poster: how to tell the real bot.
# $bot (text): its name in Telegram
poster-real = The real one is called @{ $bot } in Telegram. It never asks for money, a PIN or a password.
# On the poster: letters of the name are missing in the printed letters.
poster-missing = A question mark stands for a letter that cannot be printed here.

## Its first steps

# The command menu: the first steps of a new timebank.
cmd-steps = See the first steps of a new timebank
# Opens the list of first steps.
btn-steps = See the first steps
# This timebank has no such list.
steps-none = Your timebank has no list of first steps. Only new ones have.
# The list; the next few steps stand below as buttons.
# $timebank (text): the timebank
# $lines (markup): a line for each step
# $left (count): how many are to do
# $closed (choice): yes where the list was put away
steps-list =
    <b>The first steps of { $timebank }</b>
    { $lines }

    { $left ->
        [0] All is done.
        [one] One is left.
       *[other] { $left } are left.
    }{ $closed ->
        [yes] { " " }The list is put away.
       *[no] { "" }
    }
# A step in the list.
# $number (count): its number
# $name (markup): what it is
# $done (choice): yes or no
steps-line = { $done ->
        [yes] { $number }. Done: { $name }
       *[no] { $number }. { $name }
    }
# One step.
# $number (count): its number
# $name (markup): what it is
# $why (markup): why, and how
# $done (choice): yes where somebody ticked it, itself where the rows say so, else no
step-one =
    <b>{ $number }. { $name }</b>
    { $why }{ $done ->
        [yes] { " " }It is ticked.
        [itself] { " " }It is done.
       *[no] { "" }
    }
# Opens a step.
# $number (count): its number
# $what (text): what it is
btn-step-open = Open { $number }: { $what }
# A step is done.
btn-step-tick = Tick it
# A step is not done after all.
btn-step-untick = Take the tick off
# The list needn't be seen any more.
btn-steps-close = Put the list away
# The list is seen again.
btn-steps-again = Get the list out again
# The list is put away.
steps-closed = The list is put away. /steps gets it out again.
# The last step is done.
steps-all-done = <b>All the first steps are done.</b> Your timebank is on its way.
# On the home card: what comes next in a new timebank.
# $what (markup): the step
# $left (count): how many are to do
steps-next = Next for your new timebank: { $what }. { $left ->
        [one] It is the last of the first steps.
       *[other] { $left } first steps are left.
    }
# Opens the next step.
btn-steps-next = Do the next step
# Opens a rule.
btn-step-references = See that rule
# Opens the dates to meet newcomers.
btn-step-meet = Set a date
# Adds members.
btn-step-members = Add a member
# Puts up something that people join together.
btn-step-event = Put up the event
# Finds members.
btn-step-want = Find a member
# A step.
step-lead = Name a safeguarding lead
    .why = They are told the same day when somebody may not be safe. Everybody should know their name. The button makes a link for them.
# A step.
step-brokers = Have a second broker
    .why = Nobody decides about their own family, and larger things take a second pair of eyes. The button makes a link for them.
# A step.
step-insurance = Get insured
    .why = Public liability cover is usual. Ask your insurer what it covers: help that a broker approved before it happened is what most cover.
# A step.
step-conduct = Read the code of conduct together
    .why = Each member agrees to it when they join. Read it aloud in the team once, and say who is rung when somebody breaks it.
# A step.
step-phone = Say which number people ring
    .why = It stands on the poster and is what people without a smartphone need.
# A step.
step-references = Decide on references
    .why = Two people who speak well of a newcomer are usual. Small groups who know each other ask for one.
# A step.
step-meet = Set a date to meet newcomers
    .why = Each newcomer meets one of the team face to face before they help one to one. Newcomers choose among your dates.
# A step.
step-poster = Put up the poster
    .why = In the library, the shop, the surgery and the place of worship. Scan it once yourself before you hang it up.
# A step.
step-members = Add your first ten members
    .why = Those without Telegram are added by you and count just the same. The others join with the link.
# A step.
step-event = Hold a first group event
    .why = A coffee morning or a litter pick: newcomers do something together before they help each other at home.
# A step.
step-want = Ask each for one wish now
    .why = People give sooner than they ask. Ask each newcomer for one thing that they would like this month, and enter it for them.
# A step.
step-ring = Ring both after each first exchange
    .why = Ask how it went. The first one should happen within 14 days, or people forget you. Your digest lists whom to ring.
