### The numbers in the fixed answers, and the answers themselves, as the safeguarding lead sets them.

# Above the list of numbers.
# $timebank (text): the timebank
# $checked (choice): yes where somebody has ever looked at all of them
# $date (date): when that was
# $late (choice): yes where it is time to look again
numbers-head =
    <b>Numbers to ring, as { $timebank } gives them</b>
    { $checked ->
        [yes] Last checked: { DAY($date) }.{ $late ->
            [yes] { " " }That is more than 90 days ago.
           *[no] { "" }
        }
       *[no] Nobody has checked them here yet.
    }
# One number.
# $number (count): its place in the list
# $what (text): whose it is
# $phone (text): the number
numbers-line = { $number }. { $what }: { $phone }
# Under the list: what is never changed.
numbers-always = In danger now, ring 999. For NHS help, ring 111.
# Whose number it is.
numbers-adults = Council, about an adult, in office hours
# Whose number it is.
numbers-adults-night = Council, about an adult, nights and weekends
# Whose number it is.
numbers-children = Council, about a child, in office hours
# Whose number it is.
numbers-children-night = Council, about a child, nights and weekends
# Whose number it is.
numbers-childline = Childline, day and night
# Whose number it is.
numbers-samaritans = Samaritans, day and night
# Whose number it is.
numbers-shout = Shout, by text
# Whose number it is.
numbers-gas-emergency = Gas emergencies
# Whose number it is.
numbers-shelter = Shelter, about losing a home
# Whose number it is.
numbers-slavery = Modern slavery helpline
# What a fixed answer is about.
numbers-of-danger-now = Danger now
# What a fixed answer is about.
numbers-of-gas = Gas
# What a fixed answer is about.
numbers-of-self-harm = Self-harm
# What a fixed answer is about.
numbers-of-child = A child
# What a fixed answer is about.
numbers-of-abuse = Abuse
# What a fixed answer is about.
numbers-of-exploitation = Being used by others
# What a fixed answer is about.
numbers-of-coercion = Being controlled
# What a fixed answer is about.
numbers-of-homeless = Nowhere to sleep
# Which number is changed.
numbers-which-ask = Which number do you want to change? Type its place in the list, such as “2”.
# The label of that answer in a list.
numbers-which-name = Which number
# The new number.
numbers-phone-ask = What is the number now? Type “usual” to put back the one that I came with.
# The label of that answer in a list.
numbers-phone-name = Number
# Read back before it counts.
# $what (text): whose number
# $now (text): what it is
# $new (text): what it will be
numbers-review =
    <b>{ $what }</b>
    Now: { $now }
    From now on: { $new }
    Shall I use it in the fixed answers?
# What was typed is no number.
numbers-no-number = I see no telephone number in that. Type digits and spaces only.
# Which fixed answer is changed.
numbers-answer-which-ask =
    Which answer? Type its number.
    1. Danger now. 2. Gas. 3. Self-harm. 4. A child. 5. Abuse. 6. Being used by others. 7. Being controlled. 8. Nowhere to sleep.
# The label of that answer in a list.
numbers-answer-which-name = Which answer
# How the fixed answer reads from now on.
numbers-answer-words-ask =
    How should it read? It must name 999. It must not name what happened, promise secrecy, or say that somebody comes.
    Type “usual” to put back the one that I came with.
# The label of that answer in a list.
numbers-answer-words-name = Words
# Read back before it counts.
# $what (text): which answer
# $now (text): how it reads
# $new (words): how it will read
# $count (count): how many earlier versions are kept
numbers-answer-review =
    <b>{ $what }, as it reads now:</b>
    { $now }

    <b>From now on:</b>
    { $new }

    The old words are kept{ $count ->
        [0] { "" }
       *[other] { " " }with { $count } from before
    }. Shall people read the new ones?
# It counts now.
# $what (text): which answer
# $now (text): how it reads
numbers-answer-set =
    <b>{ $what } reads now:</b>
    { $now }
# A fixed answer in the lead's own words.
# $words (words): the words
safety-own = { $words }
# The lead's words are too short or too long.
# $least (count): characters
# $most (count): characters
safety-text-length = That must be { $least } to { $most } characters long.
# The lead's words lack 999.
safety-text-no-999 = That does not say when to ring 999. Every answer must.
# The lead's words promise secrecy.
safety-text-secret = We never promise to keep it secret, because we may have to tell somebody. Please leave that out.
# The lead's words say that somebody is coming.
safety-text-comes = That sounds as if somebody were on the way. Nobody is sent because of a message. Please leave that out.
# The lead's words hold a link or a name in Telegram.
safety-text-link = Please use telephone numbers only, no links and no names in Telegram.
# This answer must ask for a safe way.
safety-text-question = This answer must end with a question about when it is safe to ring, for what comes next is the answer to it.
# This answer must not ask.
safety-text-no-question = This answer must not end with a question, for nothing reads the answer to it.
# To the lead, every 90 days.
# $timebank (text): the timebank
numbers-nag = <b>Please check the numbers that { $timebank } gives to people in need.</b> Ring or look up each one, then say that you did.
# Opens the numbers.
btn-numbers = See the numbers
# Somebody has looked at them all.
btn-numbers-checked = Say I checked them all
# Changes one number.
btn-numbers-set = Change a number
# Changes one of the fixed answers.
btn-numbers-answers = Change a fixed answer
# In the command menu.
cmd-numbers = Numbers to ring
# What a half-filled form is called.
draft-numbers = changing a number
# What a half-filled form is called.
draft-safety-answer = changing a fixed answer
