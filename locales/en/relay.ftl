### Messages between two members through the bot, sharing numbers, and not being matched again.

# There is no help through which somebody could write to another member.
relay-nobody = You can write to somebody here once you both agreed on some help, until 7 days after it. There is nobody now.
# Several people can be written to; buttons with their names follow.
relay-whom-ask = To whom do you want to write?
# Somebody in that list.
# $name (text): their first name
btn-relay-to = Write to { $name }
# What somebody wants to tell the other side.
relay-words-ask = What do you want to say? I pass it on without your number. Numbers, addresses, links and health stay out.
# The label of that answer in a list.
relay-words-name = Message
# Read back before it goes.
# $name (text): to whom
# $words (words): as the other side reads it
# $cut (choice): yes where something was taken out
relay-review =
    <b>{ $name } will read:</b>
    “{ $words }”
    { $cut ->
        [yes] I left out what others should not see. Change it if it no longer makes sense.
       *[no] Shall I send it?
    }
# Sends the message.
btn-relay-send = Send it
# It was sent.
# $name (text): to whom
relay-sent = I have passed that on to { $name }. If you need an answer today, talk to a person at the timebank.
# A message from the other side of some help.
# $name (text): from whom
# $words (words): what they wrote
relay-message =
    <b>{ $name } writes to you:</b>
    “{ $words }”
    Never send money. The timebank never asks for it.
# Answers a message.
btn-relay-reply = Reply
# Shares one's own number.
btn-relay-share = Share my number
# Says that a message is not right.
btn-relay-report = Report this
# Ends all that with whoever wrote it.
btn-relay-block = Don’t match us again
# What the other side shall get.
relay-share-ask = How may they reach you? They read it only when you both pressed Share.
# The label of that answer in a list.
relay-share-name = How to reach you
# Read back before it is shared.
# $name (text): with whom
# $words (words): what
relay-share-review =
    <b>You share this with { $name } only:</b> { $words }
    { $name } reads it once they press Share too. You cannot take it back then.
    If you write to each other in Telegram directly, it shows them your profile and name there.
# Agrees to share.
btn-relay-share-yes = Share it
# The other side has not pressed Share.
# $name (text): the other side
relay-share-waits = Thank you. I asked { $name }. Nobody reads your number until they press Share too.
# The other side wants to share.
# $name (text): the other side
relay-share-asked = { $name } would like you both to share how you can be reached. You do not have to. If you do nothing, nothing is shared.
# Both pressed Share.
# $name (text): the other side
# $words (words): how they can be reached
# $own (words): what they got
relay-shared =
    <b>You and { $name } have both pressed Share.</b>
    { $name }: { $words }
    { $name } reads of you: { $own }
    Nobody else reads this.
# A message was reported.
relay-reported = Thank you. A person looks at it, and not the one who wrote it. They are not told that it was you.
# Before somebody is never matched again with another.
# $name (text): with whom
relay-block-ask = Shall I never match you with { $name } again? I do not tell them. You can change it with /block.
# Agrees to that.
btn-relay-block-yes = Don’t match us
# It is done.
# $name (text): with whom
# $planned (count): how many visits are on the way
own-apart-kept =
    I will not match you with { $name } again. I do not tell them.{ $planned ->
        [0] { "" }
        [one] { " " }One visit with them is still planned. You can call it off on its card.
       *[other] { " " }{ $planned } visits with them are still planned. You can call them off on their cards.
    }
# With whom somebody doesn't want to be matched.
own-apart-ask = With whom shall I not match you? Type their name.
# The label of that answer in a list.
own-apart-name = Person
# Read back before it counts.
# $name (text): the person
own-apart-review = Shall I never match you with { $name }? That counts both ways, and I do not tell them.
# Agrees.
btn-own-apart-yes = Don’t match us
# The name is nobody whom the member knows here.
# $name (text): as typed
own-apart-unknown = I do not know which { $name } you mean. A person at the timebank can see to it.
# With whom somebody is not matched.
# $names (list): first names
own-apart-list = I do not match you with { LIST($names) }. None of them was told.
# With nobody.
own-apart-none = There is nobody with whom I do not match you.
# Matches them again.
# $name (text): the person
btn-own-apart-end = Match me with { $name } again
# Adds somebody.
btn-own-apart-add = Add somebody
# It has ended.
# $name (text): the person
own-apart-ended = You and { $name } may be matched again, unless somebody else does not want it.
# Too many.
# $most (count): how many there may be
refusal-own-apart-many = That is more than { $most } people. Please talk to a person at the timebank.
# The two can't write to each other (any more).
refusal-relay-closed = You can’t write to them here now. A person at the timebank can pass it on.
# Nothing was left of the words.
refusal-relay-nothing = Nothing is left of that without numbers, addresses and links. Please say it in other words.
# Too many in a day.
# $most (count): how many in a day
refusal-relay-many = You have sent { $most } messages to them today. Please wait until tomorrow, or talk to a person.
# Somebody under 18 is never put together with one other person.
refusal-young = Help between two people is only for people of 18 or over. A person at the timebank can tell you what else there is.
# In the command menu.
cmd-message = Write to somebody you have help with
# In the command menu.
cmd-block = Choose whom I do not match you with
# What a half-filled form is called.
draft-relay = a message
# What a half-filled form is called.
draft-relay-share = sharing your number
# What a half-filled form is called.
draft-own-apart = whom I do not match you with
# A broker looks: somebody wrote about money.
# $names (list): who
# $count (count): how many messages in 90 days
case-pattern-money =
    { LIST($names) } wrote about money to another member: { $count } in 90 days.
    Please ring both sides, each alone.
# A broker looks: somebody wants to go on outside the timebank.
# $names (list): who
# $count (count): how many messages in 90 days
case-pattern-elsewhere =
    { LIST($names) } tried to go on outside the timebank: { $count } in 90 days.
    It may mean nothing. Please look.
# A broker looks: much was called off.
# $names (list): who
# $count (count): how many in 90 days
case-pattern-cancels =
    { LIST($names) } called off { $count } times what was agreed, in 90 days.
    Is all well with them? Are the people who waited all right?
# A broker looks: one helper visits alone only.
# $names (list): who
# $count (count): how many people they visited, each alone at home
case-pattern-alone =
    { LIST($names) } gave help only alone in other people’s homes, to { $count } people, in 90 days.
    It may mean nothing. Please ring some of them.
