### Acting for somebody else: whose hat is on, who may act for whom, organisations.

## Whose hat is on

# The first line of every screen and card that is for somebody else.
# $name (text): the member or organisation for whom the reader acts
hat-for = <b>For { $name }:</b>

# Refused: somebody acts for another, and this is never done for another.
# $name (text): for whom they act
refusal-not-for-them = You are acting for { $name }, and this is not something you can do for them. To do it for yourself, first say: as myself.

# Refused: the button is on a message for somebody for whom the person doesn't act any more.
refusal-hat-over = You do not act for them any more, so nothing was done.

# A form was begun for somebody for whom the person doesn't act any more.
hat-form-over = You do not act for them any more, so nothing was sent or saved.
# Choosing for whom to act.
hat-choose-ask = Who do you want to act for?
# The same, while a hat is on.
# $name (text): for whom the person acts now
# $until (datetime): until when
hat-worn-ask = You are acting for { $name } until { WHEN($until) }. What would you like?
# There is nobody for whom the person may act.
hat-none = You do not act for anybody. Your broker can set that up, with the person's consent.
# The hat is on.
# $name (text): for whom
# $until (datetime): until when
hat-on = You act for { $name } now, until { WHEN($until) }. Everything you send is for { $name }. To stop, say: as myself.
# The person is themselves again.
# $name (text): the person's own name
hat-off = You are yourself again, { $name }.
# "As myself", with no hat on.
hat-not-worn = You are acting for yourself already.
# The hat fell off by itself, after 12 hours or at its end.
# $name (text): for whom it was
hat-fell-off = You do not act for { $name } any more. You are yourself again.
# A button that puts a hat on.
# $name (text): for whom
btn-hat-for = Act for { $name }
# Choose for whom to act.
btn-hat-choose = Act for somebody
# Takes the hat off.
btn-hat-off = Act as myself
# Shows who may act for the person.
btn-hat-who = See who acts for me
# Ends that somebody acts.
# $name (text): who acts
btn-hat-stop = Stop { $name }
# Who may act for the person who asks.
# $names (list): their names
hat-who = { LIST($names) } may act for you. You can stop that at any time.
# Nobody may act for the person who asks.
hat-who-nobody = Nobody acts for you.
# It was stopped.
# $name (text): the other person
# $mine (choice): yes where the reader was the one who acted
hat-stopped = { $mine ->
        [yes] You do not act for { $name } any more.
       *[no] { $name } does not act for you any more.
    }
# A broker who acted for a member went on with the desk's work; what they asked for follows.
# $name (text): for whom they acted
hat-off-for-desk = You do not act for { $name } any more.
# Told to a helper, once it is set up.
# $name (text): for whom they may act
# $until (datetime): until when
# $ends (choice): yes or no: whether it ends by itself
hat-begun-helper = You may now act for { $name }{ $ends ->
        [yes] {" "}until { DAY($until) }
       *[no] {""}
    }. Say "as { $name }" to begin.
# Told to a member, once somebody may act for them.
# $name (text): who acts
# $until (datetime): until when
# $ends (choice): yes or no: whether it ends by itself
hat-begun-member = { $name } may now act for you{ $ends ->
        [yes] {" "}until { DAY($until) }
       *[no] {""}
    }. They cannot give your hours away. You can stop this at any time.
# Told to a helper: it has ended.
# $name (text): for whom they acted
hat-ended-helper = You do not act for { $name } any more.
# Told to a member: it has ended.
# $name (text): who acted
hat-ended-member = { $name } does not act for you any more.
# Told to a member with Telegram while a broker acts for them for an hour.
# $name (text): the broker's first name
hat-broker-acts = { $name } from your timebank is entering something for you now.
# /for without a name.
hat-broker-who = Who do you want to act for? Type it like this: /for Jean
# /for with a name that no member has.
# $name (text): what was typed
hat-broker-nobody = I found no member called { $name }.
# /for with a name that several members have.
# $name (text): what was typed
hat-broker-which = Which { $name } do you mean?
# The command menu: acting for somebody else.
cmd-hat = Act for somebody else
# The command menu: a broker acts for a member.
cmd-for = Act for a member

## A broker lets somebody act for a member

# What a half-filled form is called.
draft-helper = setting up a helper
# For whom.
helper-member-ask = Which member needs a helper?
# The name of that answer on the list of answers.
helper-member-name = Member
# Who acts.
helper-who-ask = Who will act for them?
# The name of that answer.
helper-who-name = Helper
# What for.
helper-may-ask = What may they do?
# The name of that answer.
helper-may-name = May do
# How the member agreed.
helper-how-ask = How did the member agree? Ask them on their own.
# The name of that answer.
helper-how-name = Agreed
# All that a helper may ever do.
btn-helper-everything = Do everyday things
# Asking for help, agreeing days and hours.
btn-helper-asking = Ask and confirm
# Agreeing to hours alone.
btn-helper-confirming = Confirm hours only
# The member agreed face to face.
btn-helper-person = Agreed in person
# The member signed a paper.
btn-helper-paper = Signed on paper
# The member agreed on the phone.
btn-helper-phone = Agreed by phone
# The helper is no member.
btn-helper-outside = Send them a link
# Nobody of this name is a member.
# $name (text): the name that was typed
helper-outside = { $name } is not a member here. I can make a link for them.
# Read back before it is so.
# $member (text): the member
# $helper (text): who acts
# $may (choice): everything, asking or confirming
# $how (choice): person, paper or phone
helper-review =
    <b>{ $helper } acts for { $member }</b>
    { $may ->
        [confirming] They may confirm hours.
        [asking] They may ask for help, agree days and confirm hours.
       *[everything] They may ask, offer, plan, log and confirm.
    } They can never give hours away.
    { $member } agreed { $how ->
        [paper] on paper.
        [phone] by phone.
       *[person] in person.
    }
    It ends after six months. I remind you to ring { $member } alone.
# Confirms it.
btn-helper-yes = Let them act
# The link for a helper who is no member.
# $helper (text): who it is for
# $member (text): for whom they act
# $link (link): the address
# $days (count): for how many days it works
helper-link =
    Give this link to { $helper }, and nobody else. It works once, for { $days } days.
    Whoever opens it first acts for { $member }.
    { $link }
# Who acts for whom, as brokers see it.
# $member (text): the member or organisation
# $helper (text): who acts
# $may (choice): everything, asking or confirming
# $how (choice): person, paper, phone, or no for organisations
# $by (text): the broker who set it up
# $made (date): since when
# $timebank (text): the timebank
# $until (date): until when
# $ends (choice): yes or no: whether it ends by itself
# $checked (date): when the member was last asked alone
# $state (choice): on, link or ended
# $was_checked (choice): yes or no
# $due (choice): yes or no: whether a broker asks the member alone
helper-card =
    <b>{ $helper } acts for { $member }</b>
    { $timebank }
    { $may ->
        [confirming] May confirm hours.
        [asking] May ask for help, agree days and confirm hours.
       *[everything] May ask, offer, plan, log and confirm.
    }
    Set up by { $by } on { DAY($made) }. { $how ->
        [paper] { $member } signed on paper.
        [phone] { $member } agreed by phone.
        [person] { $member } agreed in person.
       *[no] {""}
    }
    { $was_checked ->
        [yes] Last asked alone on { DAY($checked) }.
       *[no] {""}
    }
    { $state ->
        [ended] This has ended.
        [link] The link was not opened yet.
       *[on] { $ends ->
            [yes] Ends on { DAY($until) }.
           *[no] Goes on until somebody ends it.
        }
    }
    { $due ->
        [yes] Ring { $member } when they are on their own: are they still happy that { $helper } acts for them?
       *[no] {""}
    }
# The broker rang the member, and all is well.
btn-helper-well = Rang, all well
# The broker rang the member, who wants it to go on.
btn-helper-renew = Rang, go on 6 months
# The broker is worried.
btn-helper-lead = Talk to the lead
# It ends now.
btn-helper-end = End it
# What worries the broker.
helper-worry-ask = What did you notice? Only the safeguarding lead reads it.
# The worry was passed on.
# $at (datetime): by when the lead looks
helper-worried = Thank you. The safeguarding lead looks at it by { WHEN($at) }.
# The command menu: a helper for a member.
cmd-helper = Let somebody act for a member

# Refused: a helper needs the member's consent.
refusal-helper-consent = First ask the member. Then say how they agreed.
# Refused: a broker can't set up their own.
refusal-helper-yourself = That is about yourself. Another broker does this.
# Refused: nobody acts for themselves.
refusal-helper-same = These are the same person.
# Refused: they act already.
refusal-helper-already = They act for them already.
# Refused: a broker who is a member's helper acts through that.
# $name (text): the member
refusal-helper-yours = You are a helper of { $name }. Choose that with /hat.

## Organisations

# What a half-filled form is called.
draft-organisation = adding an organisation
# The list of organisations.
# $count (count): how many
organisation-list = { $count ->
        [0] No organisations are members yet.
        [one] One organisation is a member.
       *[other] { $count } organisations are members.
    }
# Adds one.
btn-organisation-new = Add an organisation
# Opens one.
# $name (text): its name
btn-organisation-open = See { $name }
# Its name.
organisation-name-ask = What is it called?
# The name of that answer.
organisation-name-name = Name
# What it is.
organisation-kind-ask = What is it?
# The name of that answer.
organisation-kind-name = What it is
# A group of neighbours.
btn-organisation-group = Add as a group
# A charity, a church, a school.
btn-organisation-organisation = Add as organisation
# A shop or firm.
btn-organisation-business = Add as a business
# An organisation, as brokers see it.
# $name (text): its name
# $kind (choice): group, organisation or business
# $state (choice): open or ended
# $names (list): who acts for it
# $count (count): how many act for it
# $minutes (minutes): its balance
# $standing (choice): have, owe or even
organisation-card =
    <b>{ $name }</b>
    { $kind ->
        [group] A group
        [business] A business
       *[organisation] An organisation
    }
    { $standing ->
        [have] It has { DURATION($minutes) }.
        [owe] It owes { DURATION($minutes) }.
       *[even] It has no hours and owes none.
    }
    { $state ->
        [ended] It is no longer a member.
       *[open] { $count ->
            [0] Nobody acts for it yet.
           *[other] { LIST($names) } may act for it.
        }
    }
# Lets somebody act for it.
btn-organisation-let = Let somebody act
# Shows who acts for it, to end it for one of them.
btn-organisation-stop = Stop somebody acting
# Above a button for each person who acts for an organisation, which ends it.
# $name (text): the organisation
# $count (count): how many act for it, two or more
organisation-who-acts = { $count } people may act for { $name }. Whose acting do you want to end?
# The broker acts for it for an hour.
btn-organisation-act = Act for it myself
# It leaves.
btn-organisation-end = End its membership
# Who acts for it.
organisation-who-ask = Who may act for it?
# The name of that answer.
organisation-who-name = Who acts
# Where its hours go.
organisation-end-ask = Where should its hours go?
# The name of that answer.
organisation-end-name = Its hours
# The command menu.
cmd-organisation = See organisations

## Members without Telegram

# What a half-filled form is called.
draft-newmember = adding a member
# Their name.
newmember-name-ask = What is their name?
# The name of that answer.
newmember-name-name = Name
# How to reach them.
newmember-reach-ask = How can we reach them? A phone number and a good time.
# The name of that answer.
newmember-reach-name = Reach
# What a broker typed for somebody else holds neither a number nor an address of e-mail.
newmember-reach-no-number = I see no phone number or e-mail there. Please type one, or keep your words if they have none.
# Keeps those words: the person has neither.
btn-newmember-reach-keep = Keep my words
# Where they live.
newmember-area-ask = Which area do they live in?
# The name of that answer.
newmember-area-name = Area
# Which references were checked.
newmember-references-ask = Which references did you check, and when?
# The name of that answer.
newmember-references-name = References
# How they agreed to the notice and the code of conduct.
newmember-how-ask = Did they agree to our privacy notice and code of conduct?
# The name of that answer.
newmember-how-name = Agreed
# Read back before they are a member.
# $name (text): who
# $reach (text): how to reach them
# $area (text): where they live
# $has_area (choice): yes or no
# $references (text): what was checked
# $has_references (choice): yes or no
# $how (choice): person or paper
# $timebank (text): the timebank
newmember-review =
    <b>{ $name }</b> joins { $timebank }.
    Reach: { $reach }{ $has_area ->
        [yes] {"\u000A"}Area: { $area }
       *[no] {""}
    }{ $has_references ->
        [yes] {"\u000A"}References: { $references }
       *[no] {""}
    }
    They agreed { $how ->
        [paper] on paper.
       *[person] in person.
    } Is that right?
# They are a member.
# $name (text): who
# $timebank (text): the timebank
newmember-done = { $name } is a member of { $timebank } now. To do something for them, say: /for { $name }
# Refused: there is such a member.
# $name (text): who
refusal-member-already = { $name } is a member already.
# The command menu.
cmd-newmember = Add a member without Telegram

## A broker rings

# Somebody without Telegram must hear something.
# $name (text): who
# $timebank (text): the timebank
case-head-ring =
    <b>Please ring { $name }</b>
    { $name } has no Telegram, and nobody here acts for them in this.
    { $timebank }
# One thing that they must hear, as they would have read it.
# $number (count): its place in the list
# $text (markup): what they would have read
case-ring-thing =
    <b>{ $number }.</b> { $text }
# Enters for them what they say on the phone.
# $number (count): its place in the list
btn-ring-act = Answer { $number } for them
# The side without Telegram said yes on the phone.
# $name (text): who
btn-exchange-phone = Record { $name }'s yes
