### A concern about somebody. It goes round whom it is about, and never names them in a notice.

# Whom the concern is about. People of the desk follow as buttons.
concern-about-ask =
    In danger now? Ring 999.
    Whom are you worried about? Type a name, or say who it is. It does not go to them, even if they work here.
# The label of that answer in a list.
concern-about-name = About
# What worries somebody. Facts only.
concern-words-ask = What happened? Say what you saw or heard. You do not need to prove it.
# The label of that answer in a list.
concern-words-name = What happened
# Whether the readers learn who sends it.
concern-named-ask = May those who read it know that it comes from you? Without your name nobody can answer you.
# The label of that answer in a list.
concern-named-name = Your name
# The readers learn who sends it.
btn-concern-named = Say it comes from me
# They don't.
btn-concern-unnamed = Leave my name out
# Sends it.
btn-concern-send = Send it
# Read back before it goes.
# $names (list): who will read it
# $about (text): whom it is about
# $words (words): the writer's words
# $named (choice): yes where they learn who sends it
concern-review =
    <b>About { $about }</b>
    “{ $words }”
    Only { LIST($names) } will read this. I do not tell the person it is about.
    { $named ->
        [yes] They will know that it comes from you.
       *[no] I keep nothing with it that says who you are.
    } If somebody is in danger, they may have to tell others.
# It was sent.
# $names (list): who reads it
# $at (datetime): by when
# $named (choice): yes where they know who sent it
concern-sent =
    <b>Thank you. I have passed that on to { LIST($names) }.</b>
    It is read by { WHEN($at) }. { $named ->
        [yes] The answer comes here.
       *[no] No answer can come, because they do not know who you are.
    }
    This brings nobody to you. In danger now, ring 999.
# Everybody here who could read it is meant, or nobody is there.
# $timebank (text): the timebank
# $adults (text): a number
# $children (text): a number
concern-nobody =
    Nobody at { $timebank } can read this without the person it is about.
    Please ring the council: { $adults } about an adult, { $children } about a child. In danger now, ring 999.
    I have kept nothing.
# The same, where it turned out as it was sent.
refusal-concern-nobody = Nobody here can read this without the person it is about. /numbers shows whom to ring.
# On the desk's card: somebody who gave no name.
# $timebank (text): the timebank
case-head-concern-unnamed =
    <b>Somebody is worried about a person, and gave no name</b>
    { $timebank }
# On the desk's card: whom it is about, in the writer's words.
# $who (text): such as "Devinder"
case-concern-about = About: { $who }
# In the command menu.
cmd-concern = Report a concern about somebody
# What a half-filled form is called.
draft-concern = a concern

## The leads' log

# Above the list.
# $timebank (text): the timebank
safeguarding-log = <b>What only safeguarding leads read at { $timebank }, the latest first.</b> That you looked is kept.
# One of them. Nothing of the words, and no name of whoever wrote it.
# $number (count): its number
# $kind (choice): urgent, or concern
# $at (datetime): when it came
# $state (choice): open, answered or closed
# $known (choice): yes where somebody has opened it
# $name (text): who opened it first
safeguarding-line =
    Case { $number }, { $kind ->
        [urgent] could not wait
       *[concern] a concern
    }: { WHEN($at) }. { $state ->
        [open] Open.
        [answered] Answered.
       *[closed] Closed.
    } { $known ->
        [yes] First opened by { $name }.
       *[no] Nobody has opened it.
    }
# There is none.
safeguarding-none = There is nothing.
# Opens one.
# $number (count): its number
btn-safeguarding-open = Open case { $number }
# In the command menu.
cmd-safeguarding = Read the safeguarding log
