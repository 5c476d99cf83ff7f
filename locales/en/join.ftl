### Joining a timebank: the privacy notice, the questions, where somebody stands, the broker's card.

## Where it begins

# The install has no timebank yet, so nobody can join.
join-no-timebank =
    Welcome. There is no timebank here yet.
    Please try again in a few days.
# Several timebanks to choose from; each is a button.
join-which-ask = Welcome. Which timebank would you like to join?

## The privacy notice. Four lines; the lead for data protection words it.

# The first layer, before anything is asked.
# $timebank (text): the timebank's name
join-notice =
    <b>Welcome to { $timebank }</b>
    1. We keep what you tell me, to run the timebank and for nothing else.
    2. Your broker reads it. Other members see only your name, and the help you swap with them.
    3. Telegram keeps this chat too, and it is not fully secret. Keep health and money matters for the phone.
    4. You can see it, change it or leave at any time. Type /talk and a person helps you.
# Somebody typed words under the notice. The same buttons stand below.
# $timebank (text): the timebank's name
join-notice-first =
    To join { $timebank }, please say yes to the four points above. Tap the first button, or type yes.
    Not sure? Type “talk to a person”.
# The second layer, after Read more.
# $timebank (text): the timebank's name
join-notice-more =
    <b>What { $timebank } does with what you tell me</b>

    <b>Who keeps it.</b> { $timebank } does. A broker is the person there who looks after members.

    <b>What we keep.</b> Your name, your area and how to reach you. What help you want and give, and your hours. What you write to me here, until it is dealt with.

    <b>What for.</b> To find help for you, to ask you to help, and to count the hours. We do not sell it or use it for adverts.

    <b>Who sees it.</b> Brokers see what you tell me. Members see your name, and hours that you shared with them. Nobody gets your number or address before you say yes.

    <b>Telegram.</b> Telegram keeps chats with me on its own machines, and some are not in the UK. These chats are not locked from end to end. Please do not write about health, money, benefits or somebody's safety here. Ring us for that.

    <b>How long.</b> While you are a member, and two years after. Hours in the books stay for six years, without your name.

    <b>Your rights.</b> You can ask what we hold, have it put right, or have it deleted. You can leave at any time. Type /talk, or tell your broker. You can also complain to the Information Commissioner: ico.org.uk.
# Agrees to the privacy notice and begins the questions.
btn-join-agree = Agree and go on
# Shows the second layer of the privacy notice.
btn-join-read-more = Read more

## The questions

# The first question.
join-name-ask = What should we call you? A first name is enough.
# The name of that answer in the list of answers that can be changed.
join-name-name = Name
# The name typed holds no letter.
join-name-no-letters = I see no letters in that name.
# The name typed is too long.
# $limit (count): the most letters that fit
join-name-too-long = That name is too long for me. Please use { $limit } letters or fewer.
# Asks for the age, only this much.
join-adult-ask = Are you 18 or over?
# The name of that answer in the list of answers that can be changed.
join-adult-name = Age
# Yes to: are you 18 or over?
btn-join-adult = Yes, 18 or over
# No to: are you 18 or over?
btn-join-under-18 = No, 16 or 17
# No to: are you 18 or over? For children.
btn-join-under-16 = No, under 16
# Where somebody lives, roughly.
join-area-ask = Which area do you live in? The name that people use for it is fine. I do not need your street.
# The name of that answer in the list of answers that can be changed.
join-area-name = Area
# The area typed holds no letter.
join-area-no-letters = I see no place name in that.
# The place lies in several wards, or may be misspelled. Wards follow as buttons, then the question.
# $area (text): the place as typed, such as "Pelham"
join-area-which = I want to get { $area } right. Tap the one that fits best.
# How the broker may reach them outside this chat.
join-reach-ask = How may your broker reach you? Type a phone number and a good time, such as: 0121 496 0000, after 4pm.
# The name of that answer in the list of answers that can be changed.
join-reach-name = Phone
# There is no number in the answer.
join-reach-no-number = I see no phone number in that.
# The broker may write here only.
btn-join-not-at-all = Not at all
# One want, so that a first match can be made soon.
join-want-ask = What is one thing you would like help with now? For example: a lift, the garden, some company.
# The name of that answer in the list of answers that can be changed.
join-want-name = Help I want
# One offer.
join-offer-ask = What is one thing you might do for others? For example: a phone call, shopping, fixing a bike.
# The name of that answer in the list of answers that can be changed.
join-offer-name = Help I give
# The code of conduct, in short. Its version is kept with the answer.
join-rules-ask =
    Our rules, in short:
    • Be kind, and come when you said you would.
    • No money and no gifts.
    • Keep what you hear to yourself.
    • If something feels wrong, stop and tell us.

    Do you agree?
# The name of that answer in the list of answers that can be changed.
join-rules-name = Rules
# Agrees to the code of conduct.
btn-join-rules = Agree to the rules
# They typed something else instead of agreeing.
join-rules-needed = You can only join if you agree to these. If you are not sure, talk to a person.
# All answers, before they are sent.
# $timebank (text): the timebank's name
# $name (text): what to call them
# $area (text): where they live
# $reach (text): number and time
# $has_reach (choice): yes or no
# $want (words): the help they want
# $has_want (choice): yes or no
# $offer (words): the help they may give
# $has_offer (choice): yes or no
join-review =
    <b>To your broker at { $timebank }</b>
    Name: { $name }
    Age: 18 or over
    Area: { $area }
    Phone: { $has_reach ->
        [yes] { $reach }
       *[no] not at all
    }{ $has_want ->
        [yes] { "" }
    Help I want: { $want }
       *[no] { "" }
    }{ $has_offer ->
        [yes] { "" }
    Help I give: { $offer }
       *[no] { "" }
    }
    You agreed to the rules.

    Shall I send this?
# Sends the answers to the broker.
btn-join-send = Yes, send this

## After it

# Sent. Says by when a person answers.
# $name (text): what to call them
# $timebank (text): the timebank's name
# $promise (datetime): by when a broker answers
join-sent =
    Thank you, { $name }. Your broker at { $timebank } has it now.
    You hear back by { WHEN($promise) }.
    Type /status at any time to see where you stand.
# Sent, but the timebank has no broker.
# $name (text): what to call them
# $timebank (text): the timebank's name
join-sent-nobody =
    Thank you, { $name }. I kept your answers for { $timebank }.
    There is no broker there just now, so this may take a while.
    Type /status at any time to see where you stand.
# They are under 18: nothing more is asked or kept.
# $timebank (text): the timebank's name
# $promise (datetime): by when somebody replies
join-under-18 =
    Thank you for asking. People under 18 join { $timebank } together with a parent.
    I asked the broker to get in touch with you by { WHEN($promise) }. Please tell your parent.
    I did not keep anything else.
# To somebody under 16: nothing is kept, and an adult comes in.
# $timebank (text): the timebank
# $phone (text): its number
# $has_phone (choice): yes where it has one
# $childline (text): a number for children
join-under-16 =
    Thank you for asking. Please show this to a parent, or to another adult you trust.
    They can write to { $timebank } here, and come along with you.{ $has_phone ->
        [yes] { " " }They can also ring { $phone }.
       *[no] { "" }
    }
    I did not keep your answers. If you are in danger, ring 999. Childline is free, day and night: { $childline }.
# Shows where the applicant stands.
btn-join-status = See where I stand
# Applies once more.
btn-join-again = Ask to join again
# A broker or organiser becomes a member too.
btn-join-finish = Join as a member too

# Where they stand: waiting for a broker.
# $timebank (text): the timebank's name
# $at (datetime): when they applied
join-status-applied =
    <b>{ $timebank }</b>
    You asked to join on { DAY($at) }. Your broker is looking at it.
    I write to you here as soon as there is news.
# Where they stand: the broker wants to meet them first.
# $timebank (text): the timebank's name
join-status-meeting =
    <b>{ $timebank }</b>
    Your broker would like to meet you first, and will get in touch.
# Where they stand: member.
# $timebank (text): the timebank's name
join-status-approved =
    <b>{ $timebank }</b>
    You are a member.
# Where they stand: declined.
# $timebank (text): the timebank's name
# $words (words): why, in the broker's words
join-status-declined =
    <b>{ $timebank }</b>
    You could not join last time. The reason was: { $words }
    You may ask again if that has changed.
# Where they stand: paused by the broker or by themselves.
# $timebank (text): the timebank's name
join-status-paused =
    <b>{ $timebank }</b>
    Your place is on pause. Your hours are safe.
    To start again, talk to a person.
# Where they stand: barred. A person explains.
# $timebank (text): the timebank's name
join-status-barred =
    <b>{ $timebank }</b>
    You can't take part at the moment.
    To talk about it, talk to a person.
# Where they stand: they left.
# $timebank (text): the timebank's name
join-status-left =
    <b>{ $timebank }</b>
    You left this timebank. You are welcome to come back.
# Where they stand: they work for the timebank, and are no member.
# $timebank (text): the timebank's name
# $roles (list): what they do there, such as "broker"
join-status-role =
    <b>{ $timebank }</b>
    You are here as { LIST($roles) }. You are not a member.
# Told once to somebody who was approved.
# $timebank (text): the timebank's name
# $minutes (minutes): the hours they start with; may be none
# $has_words (choice): yes where the timebank has words of welcome of its own
# $words (text): those words
join-approved =
    <b>Welcome! You are now a member of { $timebank }.</b>{ $has_words ->
        [yes] { "" }
    { $words }
       *[no] { "" }
    }
    { $minutes ->
        [0] You give an hour and get an hour, whatever the help is.
       *[other] You start with { DURATION($minutes) }. You give an hour and get an hour, whatever the help is.
    }

    May I send you news of things to join, at most one a day? Only if you say yes, and you can stop it at any time.
# Told once to an applicant whom the broker wants to meet.
# $timebank (text): the timebank's name
join-meet-first =
    The broker at { $timebank } would like to meet you before you join.
    They will get in touch to find a time.
# Told once to an applicant who was declined.
# $timebank (text): the timebank's name
# $words (words): why, in the broker's words
join-declined =
    Thank you for asking to join { $timebank }. The broker could not say yes this time.
    The reason: { $words }
    If you see it another way, talk to a person.

## Invitations: a one-time link that gives a role

# The link worked.
# $timebank (text): the timebank's name
# $roles (list): what they may do now, such as "broker and administrator"
join-invited =
    <b>Welcome to { $timebank }</b>
    From now on you are here as { LIST($roles) }.
# A role, inside a sentence: you are here as …
role-member = member
# A role, inside a sentence: you are here as …
role-organiser = organiser
# A role, inside a sentence: you are here as …
role-broker = broker
# A role, inside a sentence: you are here as …
role-safeguarding = safeguarding lead
# A role, inside a sentence: you are here as …
role-administrator = administrator

## The broker's card about an applicant

# The whole life of an application on one message.
# $name (text): the applicant
# $timebank (text): the timebank's name
# $area (text): where they live
# $has_area (choice): yes or no
# $reach (text): number and time
# $has_reach (choice): yes or no
# $want (words): the help they want
# $has_want (choice): yes or no
# $offer (words): the help they may give
# $has_offer (choice): yes or no
# $at (datetime): when they applied
# $state (choice): applied, meeting, approved, paused, declined or left
# $by (text): the broker who decided
# $words (words): why it was declined
membership-card =
    <b>{ $name }{ $state ->
        [applied] { " " }wants to join
        [meeting] { " " }wants to join
        [left] { " " }left
       *[other] { "" }
    }</b>
    Asked to join on { DAY($at) }{ $has_area ->
        [yes] { "" }
    Area: { $area }
       *[no] { "" }
    }
    Phone: { $has_reach ->
        [yes] { $reach }
       *[no] not at all, write here
    }{ $has_want ->
        [yes] { "" }
    Wants: { $want }
       *[no] { "" }
    }{ $has_offer ->
        [yes] { "" }
    Offers: { $offer }
       *[no] { "" }
    }
    18 or over. Agreed to the privacy notice and the rules.
    { $timebank }

    { $state ->
        [applied] Shall { $name } join?
        [meeting] { $by } wants to meet { $name } first. { $name } was told.
        [approved] <b>Approved by { $by }.</b> { $name } was told.
        [paused] On pause.
        [left] { $name } left.
       *[declined]
            <b>Declined by { $by }.</b> { $name } was told.
            Why: { $words }
    }
# The applicant becomes a member.
btn-membership-approve = Approve
# The broker meets the applicant before they join.
btn-membership-meet = Ask to meet first
# The applicant can't join.
btn-membership-decline = Decline
# Why somebody can't join; the applicant reads it.
membership-reason-ask = Why not? The person reads this, so please be kind.
# The name of that answer in the list of answers that can be changed.
membership-reason-name = Reason
# A usual reason, which the applicant reads.
btn-membership-reason-area = Lives outside our area
# A usual reason, which the applicant reads.
btn-membership-reason-help = Needs help we can't give

## Menu

# Shows where somebody stands on the way to becoming a member.
cmd-status = See where you stand
