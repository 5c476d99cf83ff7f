### What the desk sees of messages that didn't arrive. Never their words.

# The command menu: which messages failed.
cmd-undelivered = See which messages didn't arrive
# The head of the list; a line for each stands below.
# $timebank (text): the timebank
# $count (count): how many
und-list = { $count ->
        [0] Every message of { $timebank } arrived in the last 7 days, or is on its way.
       *[other] <b>Messages that didn't arrive at { $timebank }</b>
    }
# One of them.
# $number (count): its place in the list
# $what (markup): to whom, what about, and when
# $why (markup): why it didn't arrive
und-line = { $number }. { $what } { $why }
# One of them, opened.
# $what (markup): to whom, what about, and when
# $why (markup): why it didn't arrive
und-one = { $what } { $why }
# To whom it was, what about, and when it failed.
# $name (text): to whom
# $what (markup): what it was about
# $at (datetime): when it failed
und-to = To { $name }, { $what }, { WHEN($at) }.
# What a message was about: hours that were logged.
und-what-hours = about hours
# What a message was about: planned help.
und-what-plan = about planned help
# What a message was about: somebody's request.
und-what-request = about asking for help
# What a message was about: help that repeats.
und-what-standing = about standing help
# What a message was about: a group, a class or a get-together.
und-what-group = about a group
# What a message was about: hours that were given.
und-what-gift = about giving hours
# What a message was about: things that are lent.
und-what-lending = about lending
# What a message was about: shifts.
und-what-volunteering = about volunteering
# What a message was about: belonging to the timebank.
und-what-membership = about their membership
# What a message was about: work of the team.
und-what-desk = about work at the desk
# A message of which nothing more is said.
und-what-other = a message
# Why it didn't arrive: they stopped the bot.
und-why-shut = They have stopped the bot. Please ring.
# Why it didn't arrive: they had stopped the bot, and are back.
und-why-back = They had stopped the bot, and are back now.
# Why it didn't arrive: nothing came back.
und-why-silent = Telegram gave no answer.
# Why it didn't arrive: Telegram refused it.
und-why-refused = Telegram would not take it.
# It would come too late.
und-why-late = It is too late to send it again.
# It is on its way again.
# $name (text): to whom
und-again = I try again now. If it fails, the message to { $name } is back in the list.
# Opens one of them.
# $number (count): its place in the list
btn-und-open = Open { $number }
# Sends it again.
btn-und-again = Try again
# Opens the member's card, where the number is.
btn-und-ring = Ring instead
# Back to the list.
btn-und-list = See what didn't arrive
# A broker wants it sent again, and it can't be.
refusal-not-again = This can't be sent again. Please ring instead.
