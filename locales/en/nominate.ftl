### Nominating somebody for an award, examples, and supporters.

# The command's line in the menu and in /help.
cmd-nominate = Nominate somebody for an award
# What a half-filled form is called: a nomination.
draft-nominate = a nomination
# What a half-filled form is called: an example.
draft-nominate-tip = an example for the awards
# What a half-filled form is called: good that was told of somebody.
draft-nominate-heard = what you told me about somebody

# No round takes nominations, and nothing was written.
nominate-none = No awards are on here just now. You can still tell us about somebody: talk to a person.
# A nomination came before nominations open.
# $award (text): the scheme's name
# $at (datetime): when they open
nominate-when-early = Nominations for { $award } open on { WHEN($at) }. Please come back then. What you tell us now can wait as an example.
# A nomination came after nominations closed.
# $award (text): the scheme's name
# $at (datetime): when they closed
nominate-when-late = Sorry, nominations for { $award } closed on { WHEN($at) }. We can keep what you tell us as an example. The organisers see it.
# Before anything is asked.
# $award (text): the scheme's name
# $at (datetime): when nominations close
# $told (choice): yes where nominees are told who nominated them
# $reads (choice): yes where nominees may read the words
# $seconds (count): how many supporters are needed
# $words (count): how long the reason should be
# $about (text): the organisers' own words
# $has_about (choice): yes where there are some
nominate-intro = <b>{ $award }</b>
    Nominations close on { WHEN($at) }. We keep your draft until then.

    The person is asked first. Nothing is public before they say yes. { $told ->
        [yes] They can be told who nominated them, but only if you agree.
       *[no] They are not told who nominated them.
    }{ $reads ->
        [yes] { " " }If you agree, they can also read your words.
       *[no] { "" }
    }
    One good nomination is enough: many count no more than one. About { $words } words is plenty.{ $seconds ->
        [0] { "" }
       *[other] { " " }Yours needs { $seconds } { $seconds ->
            [one] supporter
           *[other] supporters
        }.
    }{ $has_about ->
        [yes] { "" }

    { $about }
       *[no] { "" }
    }

# The first question.
nominate-name-ask = Who would you like to nominate? Type the name as you know it. It can be a person, a group or a business.
# The name of that answer, on the button that changes it.
nominate-name-name = Name
# They told the whole story where the name was asked, and no name stands in it.
nominate-name-kept = Thank you, I have kept that. Now I need only the name.
# Several names stood in the answer.
nominate-one-name = You named more than one. Each needs a nomination of their own. Who comes first?
# Only a first name was given.
nominate-surname-ask = What is their last name? Skip this if you don't know it.
# The name of that answer, on the button that changes it.
nominate-surname-name = Last name
# What kind of nominee.
nominate-kind-ask = Is this a person, a group or a business?
# The name of that answer, on the button that changes it.
nominate-kind-name = Kind
# A kind of nominee.
btn-nominate-kind-individual = Nominate a person
# A kind of nominee.
btn-nominate-kind-group = Nominate a group
# A kind of nominee.
btn-nominate-kind-business = Nominate a business
# The reason.
nominate-words-ask = What have they done, and what difference did it make? Tell it in your own words. You can also send a voice note.
# The name of that answer, on the button that changes it.
nominate-words-name = Reason
# How long a reason is.
# $count (count): how many words
nominate-count = { $count } { $count ->
        [one] word
       *[other] words
    }
# A very long message came, which may be a part.
nominate-more-ask = That was long, so I have kept it. If there is more, please send it now.
# The name of that answer, on the button that changes it.
nominate-more-name = More of the reason
# It was all.
btn-nominate-all = Say that was all
# The reason is longer than wished for.
nominate-long-ask = That is longer than the judges asked for. All of it is kept. Would you send a shorter one? Type it, and it takes the place of the long one.
# The name of that answer, on the button that changes it.
nominate-long-name = Length
# The long reason stays.
btn-nominate-long = Leave it as it is
# The nominee has a job in which they do it.
# allow money: a wage that somebody gets, not hours
nominate-beyond-ask = Are they paid for this, as part of a job? If so: what do they do beyond the job?
# The name of that answer, on the button that changes it.
nominate-beyond-name = Beyond the job
# They only said yes: it is a job. The question comes once more below.
nominate-beyond-yes = Thank you. Awards are for what people do beyond their job.
# Answers that nobody pays them for what they do.
btn-nominate-unpaid = Say it is not a job
# The words speak of a councillor.
nominate-councillor-ask = Is the person you nominate a councillor now?
# The name of that answer, on the button that changes it.
nominate-councillor-name = Councillor
# The words name a place outside the city.
nominate-linked-ask = Do they live, work, study or volunteer in the city?
# The name of that answer, on the button that changes it.
nominate-linked-name = In the city
# Which award.
nominate-category-ask = Which award fits best? The first is my guess. Choose another, or type its name.
# The name of that answer, on the button that changes it.
nominate-category-name = Award
# They sent a nomination of the same person for this award before; the question comes once more.
# $name (text): whoever it is
# $category (text): the award
nominate-twice = You have nominated { $name } for { $category } already. One is enough. You can open that one and change it, or choose another award here.
# Stands for the award that was chosen, on the button that changes it.
nominate-category-short = as chosen
# Several awards fit what was typed.
nominate-category-which = More than one could fit.
# No award fits what was typed.
# $lines (text): every award, one a line
nominate-category-all = These are the awards:
    { $lines }
# Length of service.
nominate-years-ask = For how many years have they done this? Skip this if you don't know.
# The name of that answer, on the button that changes it.
nominate-years-name = Years
# An answer that names no number of years.
nominate-years-unclear = Please type a number of years, such as: 6. For less than a year type 0.
# Length of service as it is shown.
# $count (count): how many years
nominate-years = { $count ->
        [0] less than a year
        [one] { $count } year
       *[other] { $count } years
    }
# Where.
nominate-area-ask = In which part of the city is this? The name of the area is enough.
# The name of that answer, on the button that changes it.
nominate-area-name = Area
# An address was typed.
nominate-area-only = Please give just the area, such as: Bordesley Green. We don't keep an address here.
# How near.
nominate-relation-ask = How do you know them? Choose one, or say it your way.
# The name of that answer, on the button that changes it.
nominate-relation-name = How you know them
# How near they are.
btn-nominate-relation-neighbour = They are my neighbour
# How near they are.
btn-nominate-relation-helped = They helped me
# How near they are.
btn-nominate-relation-family = They are my family
# How near they are.
btn-nominate-relation-other = Say something else
# How near they are.
btn-nominate-relation-friend = They are my friend
# How near they are.
btn-nominate-relation-works = They work with me
# How near they are.
btn-nominate-relation-member = They are in my group
# Their age.
nominate-young-ask = Are they under 18? Skip this if you don't know.
# The name of that answer, on the button that changes it.
nominate-young-name = Under 18
# Whether they know.
nominate-knows-ask = Do they know that you nominate them? Either is fine.
# The name of that answer, on the button that changes it.
nominate-knows-name = They know
# How they can be asked.
nominate-reach-ask = How can the timebank reach them? A phone number, an email or a place. Only the people who check nominations see it.
# The name of that answer, on the button that changes it.
nominate-reach-name = How to reach them
# A child's parent.
nominate-parent-ask = How can the timebank reach their parent or carer? They are asked first. Only the people who check nominations see it.
# The name of that answer, on the button that changes it.
nominate-parent-name = Their parent
# Somebody has died.
nominate-family-ask = Who of the family can the timebank ask, and how? Only the people who check nominations see it.
# The name of that answer, on the button that changes it.
nominate-family-name = The family
# Whether the nominee may be told.
nominate-told-ask = May we tell them that it was you who nominated them?
# The name of that answer, on the button that changes it.
nominate-told-name = Tell them it was me
# Photos and voice notes.
nominate-files-ask = Have you a photo or a voice note to go with it? Send it now, or go on.
# The name of that answer, on the button that changes it.
nominate-files-name = Photos
# There is none, or no more.
btn-nominate-files-done = Go on
# Whether a photo may be used.
# $kind (choice): photo, voice or document
nominate-rights-ask = { $kind ->
        [voice] May the timebank use this voice note for the awards? Say yes only if you and everybody in it agree.
       *[photo] May the timebank use this picture for the awards? Say yes only if it is yours to give, and everybody in it agrees.
    }
# It may be used.
btn-nominate-rights-yes = Yes, you may use it
# It may not be used.
btn-nominate-rights-no = No, take it out
# After the answer, over the chat.
# $kept (choice): yes where it may be used
toast-nominate-file = { $kept ->
        [yes] Thank you. It goes with the nomination.
       *[no] It is taken out.
    }
# Shown when somebody wrote of another's good deeds, above the question whether to nominate them.
# $award (text): what the awards are called
nominate-heard = That sounds like somebody who does good. Nominations for { $award } are open.
# The same where they have died.
# $award (text): what the awards are called
nominate-heard-died = We are so sorry for your loss. Thank you for telling us what they did. Nominations for { $award } are open, also in memory of somebody.
# Asked about good that was told of somebody.
nominate-heard-ask = Would you like to nominate them?
# Begins a nomination of whoever they told about.
btn-nominate-heard-yes = Yes, nominate them
# What they wrote was no praise: they ask for help with it.
btn-nominate-heard-help = No, ask for help

# Stands for the reason where it was spoken.
nominate-spoken = (The reason is in a voice note.)

# Several were named in one sentence.
# $count (count): how many
# $names (words): them, one a line
nominate-split = You named { $count }. Each gets a nomination of their own:
    { $names }
    We begin with the first. The others wait as drafts.
# Somebody has died.
nominate-sorry = We are so sorry for your loss. Thank you for telling us what they gave. We ask the family before anything is shown.
# Nobody has died: the words were read wrongly.
btn-nominate-alive = Say they are alive
# Words with which nothing must become public.
nominate-private = Thank you for trusting us with this. It could be harmful if others knew, so I have not made a nomination of it. Only a person at the timebank reads it.
# A child nominates somebody.
nominate-child = Thank you, that is a lovely thing to tell. You need not write any more. A grown-up at the timebank goes on with it, and asks a parent or carer first.
# A child nominates somebody who is too young for the round's rules.
# $age (count): the lowest age
nominate-too-young = Thank you, that is a lovely thing to tell. In this round you can nominate from the age of { $age }. Please ask a grown-up you trust to do it with you.
# The form was left.
# $at (datetime): when nominations close
# $sent (choice): yes where it was sent already
nominate-kept = { $sent ->
        [yes] Your nomination stays sent, as it is now.
       *[no] Your draft is kept. You can go on until { WHEN($at) }: type /nominate
    }
# The card to check.
# $name (text): who is nominated
# $category (text): the award
# $words (markup): the reason, or how it begins
# $count (count): how many words it has
# $parted (choice): yes where judges read only the first part of it
# $read (count): how many words judges read
# $years (count): for how many years
# $has_years (choice): yes where that was said
# $area (text): the area
# $has_area (choice): yes where there is one
# $files (count): how many photos and voice notes
# $told (choice): yes where the nominee may be told who nominated them
# $sent (choice): sent where it is sent already
# $needed (count): how many supporters it needs
nominate-review = <b>{ $name }</b>
    Award: { $category }{ $has_years ->
        [yes] { "" }
    For: { $years ->
            [0] less than a year
            [one] { $years } year
           *[other] { $years } years
        }
       *[no] { "" }
    }{ $has_area ->
        [yes] { "" }
    Where: { $area }
       *[no] { "" }
    }{ $files ->
        [0] { "" }
       *[other] { "" }
    Photos and voice notes: { $files }
    }

    { $words }

    { $count ->
        [one] { $count } word.
       *[other] { $count } words.
    }{ $parted ->
        [yes] { " " }Judges read the first { $read }. People who check it have all of it.
       *[no] { "" }
    } Judges don't see numbers, streets or the names of others.{ $told ->
        [yes] { " " }They can be told it was you.
       *[no] { "" }
    }
    { $sent ->
        [sent] It is sent. Any change counts at once.
       *[draft] Is it right?{ $needed ->
            [0] { "" }
           *[other] { " " }Then you get a link for supporters.
        }
    }
# Sends it, or ends changing it.
# $sent (choice): yes where it is sent already
btn-nominate-send = { $sent ->
        [yes] Finish
       *[no] Send the nomination
    }
# A change that the rules don't allow, to what was sent.
# $why (choice): self, family, councillor, outside or years
nominate-unchanged = { $why ->
        [self] People can't nominate themselves in this round.
        [family] Close family can't nominate in this round.
        [councillor] Councillors can't be nominated in this round.
        [outside] This round is for people who live, work, study or volunteer in the city.
       *[years] That is too short a time for this round.
    } What you sent stays as it was.
# The rules don't allow it: oneself.
nominate-refused-self = Thank you for all you do. In this round people can't nominate themselves. Somebody you help can nominate you: tell them to type /nominate
# The rules don't allow it: family.
nominate-refused-family = How good that you want to say thank you to your family. In this round somebody else has to nominate them. A neighbour or a friend can: tell them to type /nominate
# The rules don't allow it: a councillor.
nominate-refused-councillor = Thank you. In this round a serving councillor can't be nominated. Somebody who works beside them may be a good choice.
# The rules don't allow it: outside the city.
nominate-refused-outside = Thank you. This round is for people who live, work, study or volunteer in the city.
# The rules don't allow it: too few years.
nominate-refused-years = Thank you. This round asks for a longer time than that. We can keep it as an example for later.
# Nothing else can be done with a nomination that was refused by those who check.
nominate-refused-other = The people who check nominations could not take it.
# The answer that the rules don't allow.
btn-nominate-fix = Change that answer
# An example instead.
btn-nominate-tip = Send us an example
# On with another.
btn-nominate = Nominate somebody

# The card of a draft.
# $name (text): who
# $has_name (choice): yes where there is a name
# $category (text): the award
# $has_category (choice): yes where one was chosen
# $words (markup): how the reason begins
# $has_words (choice): yes where there is one
# $at (datetime): when nominations close
# $open (choice): yes as long as nominations are open
nominate-card-draft = <b>{ $has_name ->
        [yes] { $name }
       *[no] A nomination
    }</b>{ $has_category ->
        [yes] , { $category }
       *[no] { "" }
    }{ $has_words ->
        [yes] { "" }

    { $words }
       *[no] { "" }
    }

    { $open ->
        [yes] This is a draft. It is not sent yet. You can send it until { WHEN($at) }.
       *[no] This draft was not sent.
    }
# The card of one that was sent.
# $name (text): who
# $category (text): the award
# $words (markup): how the reason begins
# $at (datetime): when nominations close
# $open (choice): yes as long as nominations are open
# $announced (date): the day of the result
# $seconds (count): how many support it
# $needed (count): how many it needs
nominate-card-sent = <b>{ $name }</b>, { $category }

    { $words }

    { $open ->
        [yes] Sent. Thank you. You can change it until { WHEN($at) }.
       *[no] Sent. Thank you. The result comes on { DAY($announced) }.
    } A person looks at it. Supporters: { $seconds }.{ $needed ->
        [0] { " " }None are needed.
       *[other] { " " }It needs { $needed }. More count no more.
    }
# The card of one whose result is out.
# $name (text): who
# $category (text): the award
# $award (text): the scheme's name
# $place (choice): winner, commended, shortlisted or none
nominate-card-over = <b>{ $name }</b>, { $category }

    { $award } is over. { $place ->
        [winner] { $name } won. Thank you for telling us.
        [commended] { $name } was commended. Thank you for telling us.
        [shortlisted] { $name } was on the shortlist. Thank you for telling us.
       *[none] Thank you for telling us. Others won this time.
    }
# The card of one that was taken back.
# $name (text): who
# $has_name (choice): yes where there is a name
nominate-card-withdrawn = { $has_name ->
        [yes] The nomination of { $name } is taken back.
       *[no] This nomination is taken back.
    } Nobody works on it any more.
# The card of one that the rules don't allow.
# $name (text): who
# $has_name (choice): yes where there is a name
nominate-card-refused = { $has_name ->
        [yes] The nomination of { $name } can't go on.
       *[no] This nomination can't go on.
    }
# The card of a draft that was not sent in time.
# $name (text): who
# $has_name (choice): yes where there is a name
# $at (datetime): when nominations closed
nominate-card-expired = { $has_name ->
        [yes] The draft about { $name } was not sent.
       *[no] This draft was not sent.
    } Nominations closed on { WHEN($at) }.
# The card of an example.
# $words (markup): the example
# $open (choice): yes as long as nominations are open
nominate-card-tip = { $words }

    Thank you. We have kept this as an example. A person at the timebank looks at it.{ $open ->
        [yes] { " " }If you know the name, you can make it a nomination.
       *[no] { "" }
    }
# The organisers' own words under one that was sent.
# $words (text): their words
nominate-thanks = { $words }
# On with a draft of an example.
btn-nominate-from-tip = Make it a nomination
# The link for supporters.
btn-nominate-link = Get a supporter link
# Changes what was sent.
btn-nominate-edit = Change it
# Takes it back.
btn-nominate-back = Take it back
# After asking once.
# $name (text): who
# $sent (choice): sent where it was sent
nominate-back-ask = { $sent ->
        [sent] Take back the nomination of { $name }? It counts no more then.
       *[draft] Take this back? What you wrote is not used then.
    }
# It is taken back.
btn-nominate-back-yes = Yes, take it back
# It stays.
btn-nominate-keep = No, leave it
# The list.
btn-nominate-mine = See my nominations
# One of the list.
# $number (count): its place in the list
btn-nominate-open = Open number { $number }
# Back to one.
btn-nominate-open-one = Open the nomination
# The list of somebody's own.
# $award (text): the scheme's name
# $count (count): how many
# $at (datetime): when nominations close
# $phase (choice): open, early, closed or over
# $announced (date): the day of the result
# $lines (markup): a line for each
nominate-mine = <b>{ $award }: your nominations</b>
    { $count ->
        [0] You have none yet.
       *[other] { $lines }
    }

    { $phase ->
        [open] Nominations close on { WHEN($at) }.
        [early] Nominations are not open yet.
        [closed] Nominations are closed. The result comes on { DAY($announced) }.
       *[over] The result is out.
    }
# A draft in the list.
# $number (count): its place
# $name (text): who
# $category (text): the award
# $has_category (choice): yes where one was chosen
nominate-line-draft = { $number }. { $name }{ $has_category ->
        [yes] , { $category }
       *[no] { "" }
    }: a draft, not sent
# One that was sent, in the list.
# $number (count): its place
# $name (text): who
# $category (text): the award
# $seconds (count): how many support it
nominate-line-sent = { $number }. { $name }, { $category }: sent, supporters: { $seconds }
# One whose result is out, in the list.
# $number (count): its place
# $name (text): who
# $category (text): the award
nominate-line-over = { $number }. { $name }, { $category }: over
# An example in the list.
# $number (count): its place
# $name (text): how it begins
nominate-line-tip = { $number }. { $name }: an example
# One that the rules don't allow, in the list.
# $number (count): its place
# $name (text): who
nominate-line-refused = { $number }. { $name }: can't go on
# A draft that was not sent, in the list.
# $number (count): its place
# $name (text): who
nominate-line-expired = { $number }. { $name }: not sent in time

# An example.
nominate-tip-ask = What good thing did somebody do? A few sentences are enough. You need not know a name.
# The name of that answer, on the button that changes it.
nominate-tip-name = The example
# The example before it is kept.
# $words (markup): the example
nominate-tip-review = { $words }

    Shall I keep this as an example for the awards? A person at the timebank looks at it.
# Keeps the example.
btn-nominate-tip-send = Yes, keep it

# A broker made a nomination of somebody's example, or entered it for them.
# $name (text): who is nominated
notice-nomination-entered = Your nomination of { $name } is entered, in your name. You can see it with /nominate

# Too early.
# $award (text): the scheme's name
# $at (datetime): when nominations open
refusal-nominate-early = Nominations for { $award } open on { WHEN($at) }.
# Too late.
# $award (text): the scheme's name
# $at (datetime): when nominations closed
refusal-nominate-late = Sorry, nominations for { $award } closed on { WHEN($at) }.
# Too many of one person.
# $count (count): the most
refusal-nominate-many = You have { $count } nominations and drafts here. That is the most. Please take one back first.
# It was taken back or refused meanwhile.
refusal-nominate-over = This nomination can't be changed any more.
# Something is missing.
refusal-nominate-missing = The name, the award or the reason is missing. Please go on with the draft: /nominate
# The same again.
# $name (text): who
refusal-nominate-twice = You have nominated { $name } for this award already. One is enough.
# It is too late to take back.
refusal-nominate-judged = The judges are done with it, so it can't be taken back here. Please talk to a person.
# A text that is longer than all that is kept.
# $limit (count): how many characters
refusal-nominate-words = That is more than we can keep: { $limit } letters. What you sent before is kept.
# Too many files.
# $count (count): the most
refusal-nominate-files = { $count } photos and voice notes are the most for one nomination.

# The link for supporters.
# $name (text): who is nominated
# $at (datetime): when nominations close
# $link (link): the link
# $needed (count): how many are needed
# $count (count): how many there are
seconding-link = Send this link to people who know what { $name } does: <a href="{ $link }">{ $link }</a>

    They open it and tap once, by { WHEN($at) }. Supporters so far: { $count }.{ $needed ->
        [0] { " " }None are needed.
       *[other] { " " }{ $needed } are needed. More count no more.
    } You and your family can't be supporters.
# Somebody opened such a link.
# $name (text): who is nominated
# $category (text): for which award
# $award (text): the scheme's name
seconding-ask = { $name } is nominated for { $award }: { $category }. Do you support this? Please keep it to yourself until { $name } has been asked.
# They support it.
# $name (text): who is nominated
# $category (text): for which award
# $award (text): the scheme's name
seconding-supported = Thank you. You support { $name } for { $award }: { $category }. One more thing: please keep it to yourself until { $name } has been asked.
# The one tap.
btn-second = Support this
# Takes it back.
btn-second-back = Take my support back
# Somebody who is no member opened such a link.
seconding-members = Supporters are members of a timebank. When you have joined, please open the link again.
# An old link.
seconding-gone = This nomination is not there any more. Thank you for wanting to help.
# The nominator themselves.
refusal-second-own = This is your own nomination. A supporter has to be somebody else.
# The nominee.
refusal-second-self = A supporter has to be somebody else.
# Somebody near.
refusal-second-near = Thank you. Somebody outside the family has to support this.
