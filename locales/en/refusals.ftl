### What the rules do not allow, said over a button or as a message. Plain text, 200 characters.

# The case can't be answered in Telegram: the person stopped the bot, or has no Telegram.
refusal-case-not-here = I cannot reach them here. Please ring them.
# Somebody logs help for themselves.
refusal-log-yourself = That is you. Please name the other person.
# A day in the future.
refusal-log-future = That day is still to come. Please log help after it was given.
# A day too long ago.
# $days (count): how far back it may be
refusal-log-too-old = That is more than { $days } days ago. Please talk to your broker about it.
# A length that no day holds.
refusal-log-length = That cannot be right: it must be more than nothing and at most a day.
# A broker decides about their own exchange.
refusal-own-exchange = This is about your own hours. Another broker must decide it.
# Somebody at the desk would decide about themselves, their household or somebody they act for, or
# twice about the same. Says whom to ask.
# $why (text): own-exchange, own-membership, own-request, own-gathering or second-person
# $who (text): what those others are: broker, administrator, partner (of another timebank) or nobody
# $names (text): their first names
refusal-four-eyes =
    { $why ->
        [second-person] A second person looks at this one.
       *[other] This is about you, or somebody near you.
    } { $who ->
        [broker] Another broker must decide it: { $names }.
        [administrator] An administrator decides it: { $names }.
        [partner] A broker of a partner timebank decides it: { $names }.
       *[nobody] Another broker must decide it. There is none yet: /role adds one.
    }
# A lone visit would be approved for a time when nobody is on duty.
# $at (datetime): when it begins
refusal-nobody-on-duty =
    Nobody is on duty on { WHEN($at) }, so nobody may visit alone then.
    Set who is on duty with /team, choose another time, or send two people.
# A broker's own membership, or that of their household.
refusal-own-membership = This is about you. Another broker must decide it.
# The person belongs to no timebank yet.
refusal-no-timebank = Please join a timebank first. Type /start.
# A one-time link that is unknown, used or too old; never says which.
refusal-invite = This link does not work any more. Please ask for a new one.
# Somebody who is a member asks to join.
refusal-already-member = You have joined already, or your broker is looking at it.
# An under-18 would be signed up.
refusal-under-18 = People under 18 join with a parent. Your broker can do that with you both.
