### Awards: checking who may be up for one, and asking them. For brokers, administrators, nominees.

## The desk's card of somebody up for an award

# The head of the card.
# $name (text): the nominee's name as it was sent
# $kind (choice): individual, group or business
# $category (text): the award's category
# $award (text): the round, such as Civic Pride 2026
# $count (count): how many nominations there are
# $area (text): where; may be empty
# $has_area (choice): yes or no
nominee-head =
    <b>{ $name }</b>{ $kind ->
        [group] , a group
        [business] , a business
       *[individual] { "" }
    }
    { $category }, { $award }{ $has_area ->
        [yes] . Area: { $area }
       *[no] { "" }
    }
    { $count ->
        [one] One nomination
       *[other] { $count } nominations. The number counts for nothing
    }.
# How to reach the nominee, for the desk alone.
# $reach (text): a number or another way
nominee-reach = How to reach them: { $reach }
# Which member they are.
# $name (text): the member
nominee-member = They are the member { $name }.
# Under 18.
nominee-young = Under 18: ask a parent or carer, never the young person alone.
# Somebody who died.
nominee-died = They have died: ask the family, with care.
# What one nomination says, as judges may read it.
# $name (text): the nominator's first name
# $words (words): the words that judges may read
# $years (count): years of service that were said
# $has_years (choice): yes or no
nominee-said =
    { $name } wrote{ $has_years ->
        [yes] , { $years ->
            [one] one year of it
           *[other] { $years } years of it
        }
       *[no] { "" }
    }:
    { $words }
# Joined to this nominee: how their name was sent otherwise.
# $names (list): the other spellings
nominee-joined = Also sent as: { LIST($names) }
# Somebody who may be the same person.
# $names (list): their names
nominee-alike = May be the same as: { LIST($names) }
# Up in other categories too.
# $names (list): names with their category
nominee-elsewhere = Also up for: { LIST($names) }
# The same person in another category.
# $name (text): the name there
# $category (text): the category
nominee-elsewhere-one = { $category } ({ $name })
# Above what there is to look at.
nominee-points = Please look at:

## What to look at: flags of what was written, and what the records say

# A flag: somebody speaks of abuse at home.
nominee-point-domestic-abuse = The words speak of abuse at home. Nothing of it may be public. Talk to the nominator alone.
# A flag: nothing of it may be public.
nominee-point-do-not-publish = Nothing of this may be public before you have talked to the nominator.
# A flag: a broker should ring.
nominee-point-alert-broker = Ring the nominator.
# A flag: the nominee is under 18.
nominee-point-minor-nominee = The nominee seems to be under 18.
# A flag: the nominator is under 18.
nominee-point-minor-nominator = The nominator seems to be under 18. A parent should know.
# A flag: the nominee died.
nominee-point-posthumous = The nominee seems to have died.
# A flag: somebody puts themselves forward.
nominee-point-self-nomination = They put themselves forward.
# A flag: the nominator said that it is themselves.
nominee-point-self = The nominator says: it is me.
# A flag: family nominates.
nominee-point-family-nominator = The nominator seems to be family.
# A flag: the nominator said that it is family.
nominee-point-family = The nominator says: it is my family.
# A flag: a councillor.
nominee-point-councillor = They may be a councillor.
# A flag: it is their work.
nominee-point-paid-role = It may be their job. What do they do beyond it?
# A flag: a business that gives working time.
nominee-point-paid-volunteering = Staff in working time. Was it more than one day?
# A flag: somebody is accused in the words.
nominee-point-allegation-third-party = The words accuse somebody else. Judges don't see that part.
# A flag: something must go before judges read it.
nominee-point-remove-before-judging = Read what judges see before you go on.
# A flag: nobody knows who it is.
nominee-point-unidentified-nominee = Nobody has said who this is.
# A flag: several nominees in one.
nominee-point-multiple-nominees = The words name more than one nominee.
# A flag: the nominator works for the awards.
nominee-point-conflict-of-interest = The nominator works for the timebank or the awards.
# A flag: the nominator is a judge.
nominee-point-judge-nominator = The nominator is a judge, and leaves this category.
# A flag: from outside the city.
nominee-point-outside-area = They may have no tie to the city.
# A flag: lives outside, helps here.
nominee-point-lives-outside = They live outside the city and help here.
# A flag: a group puts itself forward.
nominee-point-group-self-nomination = A member of the group put it forward.
# A flag: a candidate for the King's Award.
nominee-point-kavs-candidate = A group for the King's Award too: see More.
# A flag: hours are claimed.
nominee-point-check-ledger = The words name hours. The books say more.
# A flag: an address.
nominee-point-address-in-text = An address was taken out.
# A flag: contact details.
nominee-point-contact-details-in-text = Contact details were taken out.
# A flag: late.
nominee-point-late = It was written after the close.
# A flag: early.
nominee-point-early = It was written before the start.
# A flag: a long reason.
nominee-point-long = The reason is longer than asked for.
# The records: nobody else nominated them.
nominee-point-only-self = Nobody but themselves put them forward, and the rules don't allow that.
# The records: only their household nominated them.
nominee-point-household = Only their own household put them forward.
# The records: the category is for others.
nominee-point-kind = This category is not for them.
# The records: supporters are missing.
nominee-point-seconds = They have fewer supporters than the rules ask for.
# The records: too few years.
nominee-point-years = Fewer years were said than the rules ask for.

## How it stands

# How checking and asking stand.
# $eligible (choice): waiting, yes or no
# $said (choice): unasked, asked, yes, no, private or family
# $why (markup): why not, where it is no
# $how (choice): chat, phone, parent or family
# $date (date): when they were asked, or answered
nominee-state = { $eligible ->
    [waiting] Nobody has checked this yet.
    [no] Not eligible: { $why }
   *[yes] Eligible. { $said ->
        [unasked] { $how ->
            [parent] Now ask a parent or carer whether they agree.
            [family] Now ask the family whether they agree.
           *[other] Now ring and ask whether they want to be up for it.
        }
        [asked] Asked on { DAY($date) }. No answer yet.
        [yes] They said yes on { DAY($date) }.
        [family] The family said yes on { DAY($date) }.
        [no] They said no on { DAY($date) }. Nothing about them goes on.
       *[private] They want private thanks only, said on { DAY($date) }.
    }
}
# Too near to the viewer: somebody else checks it.
nominee-near = You are near to this nomination, so somebody else checks it.
# A note of somebody who checks.
# $name (text): who wrote it
# $date (date): when
# $words (words): what
nominee-note = { $name }, { DAY($date) }: { $words }
# How the nominator spells the name.
# $words (words): before and after
nominee-spelled = The nominator says how it is spelled: { $words }

# Why somebody isn't eligible, at the desk and to the nominator.
# $why (choice): a code
# $words (words): the checker's own words, for another reason
nominee-why = { $why ->
    [self] People can't put themselves forward.
    [family] Only their own family put them forward.
    [councillor] Councillors can't have this award.
    [job] It is their job. The award is for what people do beyond it.
    [outside] They don't live, work, study or help in the city.
    [unknown] We could not find out who they are.
    [kind] This category is for others.
    [years] The rules ask for more years.
    [seconds] The rules ask for more supporters.
   *[other] { $words }
}

## Its buttons

# Somebody may be up for it.
btn-nominee-eligible = Say eligible
# Somebody can't be up for it.
btn-nominee-not = Say not eligible
# Compare with somebody who may be the same.
# $name (text): the other's name
btn-nominee-compare = Compare with { $name }
# More to do with this nominee.
btn-nominee-more = See more
# Enter what they said on the phone.
btn-nominee-answer = Enter their answer
# Check again.
btn-nominee-again = Check it again
# The nominee said yes.
btn-nominee-yes = Enter: yes
# The nominee said no.
btn-nominee-no = Enter: no
# The nominee wants private thanks.
btn-nominee-private = Enter: private thanks
# Nobody answered.
btn-nominee-later = Enter: no answer yet
# Back to the nominee's card.
btn-nominee-back = Back to the card
# Read every nomination.
btn-nominee-read = Read the nominations
# Write a note.
btn-nominee-note = Note what you found
# Say which member it is.
btn-nominee-member = Say which member
# Ask how the name is spelled.
btn-nominee-spelling = Ask how it's spelled
# Take two apart that were joined.
# $name (text): the other's name
btn-nominee-part = Take apart { $name }
# Facts of a group for the King's Award.
btn-nominee-kings = Get King's Award facts
# On the phone: judges may see the hours.
btn-nominee-hours = Enter: may show hours
# On the phone: judges may not see the hours.
btn-nominee-hours-no = Enter: hours private
# Photos, voice notes and papers of a nomination.
btn-nominee-files = See the files
# The rest of a long text.
btn-nominee-on = Read on
# They are one person.
btn-nominee-join = Join: same person
# They are two people.
btn-nominee-apart = Keep apart: two people
# Opens the card.
btn-nominee-open = Open the card
# Put right what judges read.
btn-nominee-words = Change judges' words
# The next nomination of several.
btn-nominee-next = Read the next one
# The next of what is to check, in a list.
# $name (text): the nominee
# $category (text): the category
btn-nominee-one = See { $name }, { $category }

# After "See more".
# $name (text): the nominee
nominee-more = <b>{ $name }</b>. What do you want to do?
# Which answer was given.
# $name (text): the nominee
# $how (choice): phone, parent or family
nominee-answer = { $how ->
    [parent] What does a parent or carer of { $name } say?
    [family] What does the family of { $name } say?
   *[phone] What does { $name } say?
} Say first that nothing is public without a yes.
# Two who may be one person, side by side.
# $one (text): the first name
# $one_area (text): where, may be empty
# $one_words (words): what was sent for the first
# $other (text): the second name
# $other_area (text): where, may be empty
# $other_words (words): what was sent for the second
nominee-pair =
    Are these two the same person?

    <b>1. { $one }</b> { $one_area }
    { $one_words }

    <b>2. { $other }</b> { $other_area }
    { $other_words }
# One nomination whole: as it was typed, and as judges read it.
# $number (count): which one
# $of (count): of how many
# $name (text): the nominator
# $relation (choice): neighbour, friend, family, helped, works_with, member or other
# $entered (choice): yes where a broker entered it
# $words (words): as it was typed
nominee-nomination =
    <b>Nomination { $number } of { $of }</b>, from { $name }{ $relation ->
        [neighbour] , a neighbour
        [friend] , a friend
        [family] , family
        [helped] , whom they helped
        [works_with] , who works with them
        [member] , a member of the group
       *[other] { "" }
    }{ $entered ->
        [yes] . A broker entered it
       *[no] { "" }
    }.
    As typed:
    { $words }
# What judges read of it.
# $words (words): as judges read it
nominee-judges = Judges read: { $words }
# Judges read the same.
nominee-judges-same = Judges read the same.
# Supporters and files of a nomination.
# $seconds (count): how many second it
# $files (count): photos, voice notes and papers
nominee-with = { $seconds ->
    [0] Nobody seconds it yet
    [one] One person seconds it
   *[other] { $seconds } people second it
}. Photos, voice notes, papers: { $files }.

## Its questions

# Why somebody isn't eligible.
nominee-why-ask = Why is it not eligible? The nominators read the reason.
# What was looked into.
nominee-note-ask = What did you find? Only those who check see it.
# Which member the nominee is.
nominee-member-ask = Which member is it? Type their name.
# What judges should read.
nominee-words-ask = What should judges read? Leave out names, addresses and numbers. The nominator's own words stay as they are.
# A reason with a button.
btn-nominee-why-self = Say: put self forward
# A reason with a button: only their family.
btn-nominee-why-family = Say: only family
# A reason with a button: a councillor.
btn-nominee-why-councillor = Say: councillor
# A reason with a button: their job.
btn-nominee-why-job = Say: it is their job
# A reason with a button: from outside.
btn-nominee-why-outside = Say: outside the city
# A reason with a button: nobody knows who.
btn-nominee-why-unknown = Say: nobody knows who
# A reason with a button: the category is for others.
btn-nominee-why-kind = Say: wrong category
# A reason with a button: too few years.
btn-nominee-why-years = Say: too few years
# A reason with a button: too few supporters.
btn-nominee-why-seconds = Say: few supporters

# The list of what is to check, for administrators and brokers.
# $count (count): how many are shown
nominee-list = { $count ->
    [0] Nobody waits to be checked.
    [one] One waits to be checked.
   *[other] These wait to be checked, the oldest first.
}

## For the nominee

# Asked whether they want to be up for it.
# $category (text): the category
# $award (text): the round
# $names (list): first names of who nominated them, where they may know
# $named (choice): yes or no
# $voted (choice): yes or no: whether the round has a public vote
nominated-ask =
    Good news: { $named ->
        [yes] { LIST($names) } put you forward
       *[no] somebody put you forward
    } for an award.
    <b>{ $category }</b>, { $award }

    Do you want to be up for it? Nothing is public without your yes.{ $voted ->
        [yes] { " " }If you come to the shortlist, voters see your name, area and what was written.
       *[no] { "" }
    } You can change your mind until the result.
# What was written about them, where they may read it.
# $words (words): the words
nominated-words = This is what was written: { $words }
# What they said, with the award.
# $category (text): the category
# $award (text): the round
# $said (choice): yes, no, private or family
# $over (choice): yes where the awards are announced
nominated-said =
    <b>{ $category }</b>, { $award }
    { $said ->
        [no] You said no. Nothing about you goes on, and nobody is told why.
        [private] You want private thanks only. Thank you for all that you do. Nothing about you goes on or is public.
       *[yes] You said yes. Thank you.
    }{ $over ->
        [yes] { "" }
       *[no] { " " }You can change your mind until the awards are announced.
    }
# What they may let judges see of the books, before they chose.
# $facts (markup): the facts
nominated-hours =
    The timebank's books say: { $facts }
    Judges may see this as a fact, if you like. It gives no points.
# What they chose about it.
# $shown (choice): yes or no
# $facts (markup): the facts
nominated-hours-said = { $shown ->
    [yes] Judges see this as a fact: { $facts }
   *[no] Judges don't see your hours.
}
# Facts of the books about a nominee.
# $given (minutes): help given
# $times (count): how often
# $first (date): since when
# $has_first (choice): yes or no
# $kinds (list): kinds of help
# $has_kinds (choice): yes or no
# $served (minutes): volunteering that was confirmed
# $has_given (choice): yes or no
# $has_served (choice): yes or no
nominated-facts = { $has_given ->
    [yes] { DURATION($given) } of help given, { $times ->
        [one] once
       *[other] { $times } times
    }{ $has_kinds ->
        [yes] , such as { LIST($kinds) }
       *[no] { "" }
    }.
   *[no] { "" }
}{ $has_served ->
    [yes] { " " }{ DURATION($served) } volunteered, which others confirmed.
   *[no] { "" }
}{ $has_first ->
    [yes] { " " }Since { DAY($first) }.
   *[no] { "" }
}
# The nominee says yes.
btn-nominated-yes = Say yes, I'm happy to
# The nominee says no.
btn-nominated-no = Say no, thank you
# The nominee wants private thanks only.
btn-nominated-private = Thank me privately
# Judges may see the hours.
btn-nominated-hours = Show judges my hours
# Judges may not see the hours.
btn-nominated-hours-no = Keep my hours private
# Change one's mind.
btn-nominated-change = Change my answer
# Opens the nominee's own card.
btn-nominated-open = Open and answer
# One of several in a list.
# $category (text): the category
# $award (text): the round
btn-nominated-one = See { $category }, { $award }
# The list of what somebody is up for.
# $count (count): how many
nominated-list = { $count ->
    [0] Nobody has asked you about an award.
    [one] You were put forward for one award.
   *[other] You were put forward for { $count } awards.
}

# Asked again after a week.
# $category (text): the category
# $award (text): the round
notice-award-asked-again = Somebody put you forward for { $category }, { $award }. Do you want to be up for it? Without your yes nothing goes on.
# The nominator hears that somebody is not eligible.
# $name (text): the nominee
# $category (text): the category
# $why (choice): a code
# $words (words): another reason
notice-award-not-eligible =
    Thank you for nominating { $name } for { $category }. It can't go on, sorry.
    { $why ->
        [self] People can't put themselves forward.
        [family] Only their own family put them forward, and the rules ask for somebody else.
        [councillor] Councillors can't have this award.
        [job] It is their job. The award is for what people do beyond it.
        [outside] They don't live, work, study or help in the city.
        [unknown] We could not find out who they are.
        [kind] This category is for others.
        [years] The rules ask for more years.
        [seconds] The rules ask for more supporters.
       *[other] Why: { $words }
    }
    If you think that is wrong, talk to a person.
# The nominator hears that it is looked at again, after it was said that it can't go on.
# $name (text): the nominee
notice-award-look-again = Good news: we look again at your nomination of { $name }.
# A nominee who had been asked hears that it can't go on.
# $category (text): the category
notice-award-stopped = The people who check the awards found that you can't be up for { $category }, sorry. Thank you for all that you do.
# Administrators hear that somebody is off the shortlist.
# $name (text): the nominee
# $category (text): the category
notice-award-withdrew = { $name } does not want to be up for { $category } any more. I took them off the shortlist.
# The nominator is asked how a name is spelled.
# $name (text): the name as it was typed
notice-award-spelling = You nominated { $name }. Is the name spelled right? It may be read out, and printed.
# The name is spelled otherwise.
btn-award-spelling = Change the spelling
# The name is right.
btn-award-spelling-right = Keep it: it's right
# How the name is spelled.
nominated-name-ask = How is the name spelled? Type it as it should be read out.
# After the nominator said how it is spelled.
# $name (text): the name now
nominated-name-kept = Thank you. The name is: { $name }
# The sender of a tip is thanked.
# $award (text): the round
notice-award-tip-thanks = Thank you for the example that you sent us for { $award }. We read it, and were glad of it.

## Tips

# A tip at the desk.
# $name (text): who sent it
# $date (date): when
# $award (text): the round
# $words (words): what they wrote
# $state (choice): tip, draft, sent, refused or another
tip-card =
    <b>An example for { $award }</b>, from { $name }, { DAY($date) }:
    { $words }

    { $state ->
        [tip] Is there enough for a nomination? Ask the sender what is missing, or make one with them.
        [refused] The sender was thanked. No nomination was made.
       *[other] A nomination was made of it.
    }
# Make a nomination of a tip.
btn-tip-make = Make a nomination
# Thank the sender and leave it.
btn-tip-thank = Thank the sender

## Refusals

# Too near.
refusal-own-award = You are near to this nomination. Somebody else checks it.
# Judging has begun, or it is over.
refusal-award-too-late = It is too late for that: the judges are at work, or it is over.
# The awards were announced or called off.
refusal-award-over = The awards are announced or called off, so this can't be changed any more.
# Nobody but themselves, and the rules say no.
refusal-award-only-self = Only they themselves put them forward. The rules of this round don't allow that.
# Two different members can't be one.
refusal-award-two-members = These are two different members, so they can't be joined.
# Checked first.
refusal-award-check-first = Say first whether it is eligible.
# They have answered already.
refusal-award-answered = They have answered already. Which member it is can't change now.
# The nominator can't be asked here.
refusal-award-ring = The nominator can't be asked here. Ring them, please.
# A young person or a family is asked by phone.
refusal-award-parent = Somebody at the timebank asks a parent or the family about this.
# They answer for themselves here.
refusal-award-theirs = They say that themselves, here, once they said yes.
# Nothing in the books.
refusal-award-no-hours = The books have no hours of yours yet, so there is nothing to show.

## The King's Award file

# The head of the paper.
kings-head = Facts for a King's Award nomination
# What the paper is.
# $timebank (text): the timebank
# $date (date): when it was made
kings-about = Made by { $timebank } on { DAY($date) }. These are facts to copy from, not a nomination. You send that yourself at kavs.dcms.gov.uk. Look there for this year's dates and rules.
# A fact of the paper.
# $name (text): the group
# $area (text): where
kings-group = Group: { $name }. Area: { $area }
# How many years were said.
# $years (count): years
# $enough (choice): yes or no
kings-years = Years of work that nominators said: { $years }. { $enough ->
        [yes] The award asks for three or more: yes.
       *[no] The award asks for three or more: please check.
    }
# Volunteering that was confirmed here.
# $minutes (minutes): how much
# $people (count): by how many people
# $times (count): how often
# $enough (choice): yes or no
kings-hours = Confirmed here: { DURATION($minutes) }, by { $people ->
        [one] one volunteer
       *[other] { $people } volunteers
    }, { $times ->
        [one] once
       *[other] { $times } times
    }. { $enough ->
        [yes] The award asks for two or more people (some areas say three): yes.
       *[no] The award asks for two or more people (some areas say three): please check.
    }
# When they were.
# $first (date): the first day
# $last (date): the last day
kings-days = From { DAY($first) } to { DAY($last) }.
# Supporters that there are.
# $count (count): how many second the nomination here
kings-letters = People who second it here: { $count }. The award asks for two letters of support, and a nominator from outside the group.
# What else the award asks for.
kings-asks = It also asks: more than half are volunteers, and people here are better off for it.
# What nominators wrote, as judges read it.
# $words (words): the words
kings-words = What was written: { $words }
# The caption of the file.
# $name (text): the group
kings-file = Facts about { $name } for a King's Award nomination.
# The column heads of the list.
kings-col-fact = Fact
# The second column's head.
kings-col-value = Value
# Why a letter is missing in the paper.
kings-missing = A question mark stands where this paper has no letter for a sign.
