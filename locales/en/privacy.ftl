### /privacy: what somebody agreed to. /complain: complaints and accidents.

# The head.
# $timebank (text): the timebank
privacy-head = <b>What you agreed to in { $timebank }</b>
# One purpose.
# $purpose (choice): what for
# $version (text): which wording
# $given (choice): yes where they agree
# $at (datetime): since when
privacy-line =
    • { $purpose ->
        [privacy-notice] The privacy notice
        [code-of-conduct] The rules for members
        [news] News of things to join
        [employment] Keeping your plan for work
        [notice-shown] A new privacy notice was shown
       *[other] Something else
    }, wording { $version }: { $given ->
        [yes] yes
       *[no] no
    }, since { DAY($at) }.
# Nothing was agreed to yet.
privacy-none = You agreed to nothing yet.
# All of it.
# $lines (markup): the lines above
privacy-screen = { $lines }
# There is a new privacy notice.
# $timebank (text): the timebank
privacy-new = The privacy notice of { $timebank } has changed. Please read it. Not happy with it? Talk to a person, or type /forget.
# Opens the notice.
btn-privacy-read = Read the privacy notice
# Begins being forgotten.
btn-privacy-forget = Be forgotten
# The command menu: what was agreed to.
cmd-privacy = See and change what you agreed to

# What kind of complaint it is.
complain-what-ask = I am sorry. What is it about? Somebody else than whom it is about reads it and answers within 30 days.
# The name of that answer in the list of answers that can be changed.
complain-what-name = What it is about
# Whom it is about; can be left out.
complain-about-ask = Is it about somebody who works here? Give the name, so that it goes to others.
# The name of that answer in the list of answers that can be changed.
complain-about-name = Whom it is about
# What happened.
complain-words-ask = What happened? Please leave out health and money.
# The name of that answer in the list of answers that can be changed.
complain-words-name = What happened
# Read back before it is sent.
# $what (choice): data, somebody, accident or other
# $about (text): whom it is about
# $has_about (choice): yes where they said so
# $words (text): what happened
complain-review =
    <b>{ $what ->
        [data] About your data
        [somebody] About somebody here
        [accident] An accident
       *[other] A complaint
    }</b>{ $has_about ->
        [yes] {"\u000A"}About: { $about }
       *[no] { "" }
    }
    { $words }
# It was sent.
# $names (list): who reads it
# $count (count): how many read it
# $until (date): the last day
# $timebank (text): the timebank
complain-sent =
    { $count ->
        [0] Nobody at { $timebank } can read this here. Please ring them.
       *[other] Thank you. { LIST($names) } got it and answers by { DAY($until) }.
    }
    You can also complain to the Information Commissioner about your data: ico.org.uk.
# About data.
btn-complain-data = Ask about my data
# About somebody who works here.
btn-complain-somebody = Name somebody here
# Somebody was hurt.
btn-complain-accident = Report an accident
# About anything else.
btn-complain-other = Tell something else
# Sends it.
btn-complain-send = Send it
# The command menu: a complaint.
cmd-complain = Complain, or say that somebody was hurt
# The head of the card at the desk.
# $name (text): who complains
# $timebank (text): the timebank
case-head-complaint =
    <b>{ $name } complains</b>
    { $timebank }
    Please answer within 30 days. Whom it is about does not see this.
# The head of the card at the desk.
# $name (text): who says so
# $timebank (text): the timebank
case-head-accident =
    <b>{ $name } says that somebody was hurt</b>
    { $timebank }
    Please ring them. This record is kept for three years and more.
