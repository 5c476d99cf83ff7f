### Talk to a person: asking for one, the case at the desk, and the answer that comes back.

## Asking

# After "Talk to a person". Skip is offered.
talk-about-ask =
    What is it about? A few words are enough.
    If somebody is in danger now, ring 999.
# The label of that answer in a list.
talk-about-name = About
# People who belong to no timebank choose which one to talk to. Buttons with their names below.
talk-where = Which timebank do you want to talk to?
# This install has no timebank yet, so nobody can read anything.
talk-no-timebank =
    Sorry, there is nobody here yet who could read this.
    If somebody is in danger now, ring 999.

## What happens next

# A person will read it.
# $timebank (text): the timebank
# $at (datetime): by when
talk-promise =
    <b>I have passed that on.</b>
    A person at { $timebank } reads it by { WHEN($at) }. The answer comes here or by phone.
    If somebody is in danger now, ring 999.
# A person will listen to a voice note.
# $timebank (text): the timebank
# $at (datetime): by when
talk-promise-voice =
    <b>Thank you for your voice note.</b>
    A person at { $timebank } listens to it by { WHEN($at) }. The answer comes here or by phone.
    If somebody is in danger now, ring 999.
# The timebank has no broker who could read it.
# $timebank (text): the timebank
talk-nobody =
    I have kept that, but { $timebank } has nobody to read it at the moment.
    I cannot say when somebody will. If somebody is in danger now, ring 999.
# The same, where the timebank has a number to ring.
# $timebank (text): the timebank
# $phone (text): the number
# $has_opening (choice): yes where it is known when somebody is there
# $opening (text): when somebody is there, in the timebank's words
talk-nobody-ring =
    I have kept that, but { $timebank } has nobody to read it at the moment.
    Please ring { $phone }.{ $has_opening ->
        [yes] { " " }Somebody is there: { $opening }.
       *[no] { "" }
    } If somebody is in danger now, ring 999.

## The answer

# The answer of a person at the desk.
# $name (text): their first name
# $words (words): what they wrote
talk-answered =
    <b>{ $name } answers you:</b>
    { $words }
# Under that answer.
btn-talk-reply = Reply
# After the button Reply.
talk-reply-ask = What do you want to say back?
# The label of that answer in a list.
talk-reply-name = Reply
# After the reply.
# $at (datetime): by when a person reads it
talk-replied = <b>Sent.</b> A person reads it by { WHEN($at) }.

## The desk's card: who it is

# Somebody wants to talk to a person.
# $name (text): who
# $timebank (text): the timebank
case-head-talk =
    <b>{ $name } wants to talk to a person</b>
    { $timebank }
# Somebody sent a voice note.
# $name (text): who
# $timebank (text): the timebank
case-head-voice =
    <b>{ $name } sent a voice note</b>
    { $timebank }
# Somebody sent pictures or files for a person to see.
# $name (text): who
# $timebank (text): the timebank
case-head-photo =
    <b>{ $name } sent something to look at</b>
    { $timebank }
# Somebody asks for help.
# $name (text): who
# $timebank (text): the timebank
case-head-help =
    <b>{ $name } asks for help</b>
    { $timebank }
# Somebody offers help.
# $name (text): who
# $timebank (text): the timebank
case-head-offer =
    <b>{ $name } offers help</b>
    { $timebank }
# Somebody under 18 wants to join. Nothing else was asked.
# $name (text): who
# $timebank (text): the timebank
case-head-under-18 =
    <b>{ $name } is under 18 and wants to join</b>
    Please speak to them with a parent. I asked nothing else.
    { $timebank }
# A message that cannot wait.
# $name (text): who
# $timebank (text): the timebank
case-head-urgent =
    <b>{ $name } wrote something that cannot wait</b>
    { $timebank }
# A concern about somebody.
# $name (text): who told us
# $timebank (text): the timebank
case-head-concern =
    <b>{ $name } is worried about somebody</b>
    { $timebank }
# Somebody asked for a thing that is never exchanged, in a worrying way.
# $name (text): who
# $timebank (text): the timebank
case-head-refused =
    <b>{ $name } asked for something that we cannot do</b>
    I said no kindly. Please look whether they need help.
    { $timebank }
# Somebody on a roster (a class, a team job, an event) says that something is not right.
# $name (text): who says so
# $timebank (text): the timebank's name
case-head-roster =
    <b>{ $name } says that a roster is not right.</b>
    { $timebank }
# Hours go round between few people, or much rests on one: only brokers see it.
# $timebank (text): the timebank's name
case-head-pattern =
    <b>Something to look at, with no hurry and no blame.</b>
    { $timebank }
# The state of that case while it is open.
case-state-pattern = Only brokers see this. Nobody was told.
# Two or three people exchange mostly among themselves.
# $names (list): who
# $minutes (minutes): how much moved among them in 90 days
# $share (count): of all their hours, in 100
case-pattern-loop =
    { LIST($names) } exchanged { DURATION($minutes) } among themselves in 90 days.
    That is { $share } in every 100 of their hours. Would they like to meet others too?
# Much of all help rests on one person.
# $names (list): who
# $minutes (minutes): how much they gave in 90 days
# $share (count): of all hours, in 100
case-pattern-load =
    { LIST($names) } gave { DURATION($minutes) } in 90 days.
    That is { $share } in every 100 hours of the timebank. Are they all right with so much?
# Messages do not reach somebody any more.
# $name (text): who
# $timebank (text): the timebank
case-head-unreachable =
    <b>My messages do not reach { $name } any more</b>
    They may have stopped me in Telegram. Please ring them instead.
    { $timebank }
# Help that repeats has been given so often that it is time to look at it again.
# $name (text): who gets the help
# $timebank (text): the timebank
case-head-review =
    <b>{ $name } gets help that repeats: is it still right?</b>
    It was given 8 times since anybody looked. Please ring both sides.
    { $timebank }

## The desk's card: what was said

# The person's own words.
# $words (words): their words
case-words = “{ $words }”
# Words that came later, from the person.
# $name (text): who
# $words (words): their words
case-event-more = { $name }: “{ $words }”
# The person's reply to an answer.
# $name (text): who
# $words (words): their words
case-event-reply = { $name }: “{ $words }”
# What somebody at the desk answered before.
# $name (text): who
# $words (words): their words
case-event-answer = { $name } answered: “{ $words }”
# The person was asked whether somebody shall ring, and said yes.
# $name (text): who
case-event-ring = <b>{ $name } would like a call.</b>
# Everything that was said, whole, in a message of its own.
# $words (words): their words
case-all-words = { $words }

## The desk's card: how to reach them, and how it stands

# How the person may be reached by phone.
# $known (text): yes or no
# $reach (text): what they said, such as a number and a good time
case-reach =
    { $known ->
        [yes] How to reach them: { $reach }
       *[no] They gave no number to ring.
    }
# It waits for an answer.
# $at (datetime): the time that was promised
case-state-open = They were promised a reply by { WHEN($at) }.
# Messages do not reach them any more: nobody was promised anything, somebody should ring.
# $at (datetime): by when it should be done
case-state-unreachable = Please do it by { WHEN($at) }.
# An urgent one that nobody has opened.
# $at (datetime): when it came
case-state-urgent = It came on { WHEN($at) }. Nobody has opened it before you.
# An urgent one that somebody has opened.
# $name (text): who opened it first
# $at (datetime): when it came
case-state-claimed = It came on { WHEN($at) }. { $name } has opened it.
# It was answered.
# $name (text): who answered
case-state-answered = <b>{ $name } answered.</b>
# It was dealt with by phone.
# $name (text): who rang
case-state-rang = <b>{ $name } rang them.</b> This is closed.
# It was closed with a note.
# $name (text): who closed it
# $words (words): the note
case-state-closed =
    <b>{ $name } closed this.</b>
    { $words }

## The desk's buttons

# Sends the voice notes to the one who taps.
btn-case-play = Play the voice note
# Sends the pictures and files to the one who taps.
btn-case-files = Show what they sent
# Sends the whole words where the card shows a part.
btn-case-all = Read all their words
# Asks for an answer that the person reads in their chat.
btn-case-answer = Answer here
# The same, where somebody has answered before.
btn-case-again = Answer again
# It was dealt with by phone; closes the case in one tap.
btn-case-rang = Say I rang them
# Closes the case with a note.
btn-case-close = Close with a note
# Opens a case from an alert.
btn-case-open = Open it
# Asks for the answer.
case-answer-ask = What do you want to answer? They read it with your first name.
# The label of that answer in a list.
case-answer-name = Answer
# Asks how a case ended.
case-close-ask = How did it end? Only the desk reads this.
# The label of that answer in a list.
case-close-name = Ending
# A usual ending.
btn-close-met = Met them
# A usual ending.
btn-close-nothing = Needed nothing more
# A usual ending.
btn-close-passed = Passed on to others
# More came for a case that only few may see. The words are not in this message.
case-restricted-news = There is something new for you. Please open it where nobody reads along.

## What came that was not text

# Asked after a picture or a file without words.
media-pass-on-ask =
    Thank you. I cannot look at pictures or files myself. Shall a person see it?
    You can add a few words, and they go with it.
# The label of that answer in a list.
media-pass-on-name = Words with it
# Passes a picture on to a person at the desk.
btn-pass-on = Pass it on
# The answer to a sticker.
media-sticker = Thank you. I can only read words, so please tell me what you need.
# The answer to a contact that was shared. It is not kept.
media-contact =
    I did not keep that number. I never give numbers to others.
    If it is yours, tell a person how to reach you.
# The answer to a place that was shared. It is not kept.
media-location =
    I did not keep that place. Please do not share where you are.
    Tell me in words what you need.
# The answer to a place with a name that was shared. It is not kept.
media-venue = I did not keep that place. Please tell me in words what you need.
# The answer to a die or another game.
media-dice = I do not play, but thank you. Tell me in words what you need.
# The answer to a poll or a quiz.
media-poll = I cannot vote. Please tell me in words what you need.

## What a half-filled form is for, after: You were in the middle of this

# Replying to an answer of the desk.
draft-talk-reply = replying to an answer
# Showing a picture to a person.
draft-pass-on = passing something on
# At the desk: answering somebody.
draft-case-answer = answering somebody
# At the desk: closing a case.
draft-case-close = closing a case

# In the command menu.
cmd-talk = Talk to a person
