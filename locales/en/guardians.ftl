### A parent or carer, and children who come along.

## On the broker's card

# Nobody is noted who agreed.
guardian-state-none = A parent or carer has to agree first.
# A member is asked here.
# $name (text): who was asked
# $relation (choice): parent, carer or other
guardian-state-asked = { $name } ({ $relation ->
        [carer] their carer
       *[parent] their parent
    }) is asked here if they agree.
# One agreed.
# $name (text): who
# $relation (choice): parent, carer or other (forgotten by now)
# $how (choice): here, phone, person or paper
# $date (date): when
# $by (text): first name of the broker who noted it
guardian-state-agreed = { $relation ->
        [parent] { $name }, their parent, agreed
        [carer] { $name }, their carer, agreed
       *[other] A parent or carer agreed
    }{ $how ->
        [here] {" "}here
        [phone] {" "}by phone
        [person] {" "}in person
       *[paper] {" "}on paper
    } on { DAY($date) }{ $how ->
        [here] .
       *[other] {" "}({ $by } noted it).
    }
# They said no here.
# $name (text): who
guardian-state-refused = { $name } was asked here and said no.
# Notes who agreed.
btn-guardian-note = Note who agreed
# Opens the member who brings a child along.
# $name (text): their first name
btn-guardian-see = See { $name }
# Who agreed.
guardian-who-ask = Who is the parent or carer? Type the name.
# Short name of that answer.
guardian-who-name = Parent or carer
# What they are to them.
guardian-relation-ask = Are they a parent or a carer?
# Short name of that answer.
guardian-relation-name = Relation
# An answer.
# allow verb-first: it is an answer
btn-guardian-parent = A parent
# An answer.
# allow verb-first: it is an answer
btn-guardian-carer = A carer
# How they said so.
guardian-how-ask = How did they agree? If they are a member, I can ask them here.
# Short name of that answer.
guardian-how-name = How
# An answer.
# allow verb-first: it is an answer
btn-guardian-phone = By phone
# An answer.
# allow verb-first: it is an answer
btn-guardian-person = In person
# An answer.
# allow verb-first: it is an answer
btn-guardian-paper = On paper
# An answer: the bot asks them.
btn-guardian-here = Ask them here
# When they agreed.
guardian-day-ask = Which day did they agree?
# Short name of that answer.
guardian-day-name = Day
# The name is of no member, or of several.
# $name (text): the name
# $some (choice): yes where several are called so
guardian-no-member = { $some ->
        [yes] I know more than one { $name }. Please type the whole name.
       *[no] { $name } is no member here, so I cannot ask them. Please ask them by phone, and note what they say.
    }

## What a parent or carer is asked

# The card of the parent or carer.
# $name (text): first name of the young person
# $by (text): first name of the broker who asks
# $timebank (text): the timebank
# $relation (choice): parent or carer
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
# $venue (text): where it is
# $state (choice): asked, agreed, refused or over
guardian-card =
    { $state ->
        [agreed] <b>You agreed that { $name } may come.</b>
        [refused] <b>You said no for { $name }.</b>
        [over] <b>This was about { $name }. It is over now.</b>
       *[asked] <b>May { $name } come to this?</b>
    }
    { $title }
    { SPAN($start, $end) }
    { $venue }{ $state ->
        [asked] { "" }
    { $by } at { $timebank } asks you, as { $name } is under 18 and you are { $relation ->
            [carer] their carer
           *[parent] a parent
        }.
       *[other] { "" }
    }
# They agree.
# allow verb-first: it is an answer
btn-guardian-yes = Yes, I agree
# They don't.
# allow verb-first: it is an answer
btn-guardian-no = No, not this time

## Bringing a child along

# Which of the reader's shifts.
plus-which-ask = Which one do you mean?
# How old they are.
plus-age-ask = How old are they? I do not keep it. I only ask if they are under 18.
# Short name of that answer.
plus-age-name = Age
# No age was in the words.
plus-age-unclear = Please type how old they are in years, such as 14.
# An answer.
# allow verb-first: it is an answer
btn-plus-adult = 18 or over
# What the reader is to the child.
plus-relation-ask = Who are you to them? A parent or carer has to agree.
# Short name of that answer.
plus-relation-name = You are
# An answer.
# allow verb-first: it is an answer
btn-plus-parent = I am a parent
# An answer.
# allow verb-first: it is an answer
btn-plus-carer = I am their carer
# An answer.
# allow verb-first: it is an answer
btn-plus-neither = I am somebody else
# What they are called.
plus-name-ask = What is their first name? Whoever runs it reads that.
# Short name of that answer.
plus-name-name = First name
# Grown-ups join by themselves.
# $title (text): the shift
plus-adult =
    <b>Yes, they are welcome to join { $title } themselves.</b>
    Share it with them: they open the link and join. Without Telegram, they can just turn up and ask at the start if there is room.
# Somebody who is neither parent nor carer.
plus-neither =
    <b>Their parent or carer has to say yes first.</b>
    Ask them to talk to a person at the timebank, or do it together here.
# Before the place is kept.
# $name (text): first name of the child
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
# $relation (choice): parent or carer
plus-review =
    <b>Bring { $name } along to { $title }?</b>
    { SPAN($start, $end) }
    I keep a place. A person at the timebank looks first, because { $name } is under 18, and may ring you.
    You say with this that you, { $relation ->
        [carer] their carer
       *[parent] their parent
    }, agree, and that you stay with { $name }.
# Keeps the place.
btn-plus-yes = Yes, keep a place
# It is kept.
# $name (text): first name of the child
# $title (text): the shift
plus-kept =
    <b>I keep a place for { $name }</b> at { $title }. A person at the timebank looks first, and I tell you here what they say.
    If you can't make it, { $name }'s place is free as well.
# To whoever brings a child: a broker said yes.
# $name (text): first name of the child
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
notice-plus-one-in =
    <b>{ $name } can come with you to { $title }.</b>
    { SPAN($start, $end) }
# To whoever brings a child: a broker said no.
# $name (text): first name of the child
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
# $words (words): why
notice-plus-one-no =
    <b>{ $name } can't come to { $title } this time.</b> Your own place is still yours.
    { SPAN($start, $end) }
    Why: { $words }
# To whoever brings a child: nobody looked in time.
# $name (text): first name of the child
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
notice-plus-one-unkept =
    <b>I could not keep { $name }'s place at { $title } any longer.</b> Nobody at the timebank has looked yet. Your own place is still yours.
    { SPAN($start, $end) }

## Refusals

# A broker lets somebody under 18 join, and no parent or carer has agreed.
refusal-place-no-guardian = A parent or carer has to agree first. Note who agreed, then let them join.
# Whom a broker names can't be asked.
refusal-guardian-who = I can't ask them: a parent or carer must be 18 or over and use Telegram.
# A broker's own child, or one of their household.
refusal-guardian-own = This is about your own family. Another broker has to see to it.
# Under a hat, or under 18.
refusal-plus-one-own = A grown-up member has to ask this for themselves.
# They have no place of their own.
refusal-plus-one-first = Join it yourself first. Then ask me again.
# No place is free.
refusal-plus-one-full = It is full, so I can't keep a place for somebody else.
# They bring many already.
# $most (count): how many at the most
refusal-plus-one-many = You bring { $most } already. For more, please talk to a person.
