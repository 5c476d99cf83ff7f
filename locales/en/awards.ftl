### Civic Pride awards: what is on, the rules of a round, setting one up and moving it on.

# The command's line in the menu and in /help.
cmd-awards = See the awards, their rules and earlier years
# Several rounds are on.
awards-several = More than one round of awards is on. Which one?
# A round's name as a button.
# $name (text): the round, such as 2027
btn-award-open = { $name }
# No round is on.
# $timebank (text): the timebank
# $runs (choice): yes for whoever may set one up
awards-none = No awards are on at { $timebank } just now.{ $runs ->
        [yes] { " " }You can set up a round. You can change every rule until you fix them.
       *[no] { "" }
    }
# A round for everybody.
# $award (text): the scheme's name
# $round (text): the round's name, such as 2027
# $timebank (text): the timebank
# $city (choice): yes where members of every timebank take part
# $phase (markup): where it is
# $about (text): the organisers' own words
# $has_about (choice): yes where there are some
award-card = <b>{ $award }, { $round }</b>
    { $city ->
        [yes] For the whole city, run by { $timebank }.
       *[no] For members of { $timebank }.
    }

    { $phase }{ $has_about ->
        [yes] { "" }

    { $about }
       *[no] { "" }
    }
# Where a round is: it is being set up.
award-phase-setting = It is being set up. Only those who run it can see it.
# Its rules are fixed, it isn't open yet.
# $opens (datetime): when nominations open
award-phase-fixed = Nominations open { WHEN($opens) }. The rules are fixed. You can read them now.
# Nominations are open.
# $closes (datetime): until when
award-phase-open = Nominations are open until { WHEN($closes) }. What you send by then counts.
# Nominations are closed and are looked at.
# $judged (datetime): until when judges have
award-phase-checking = Nominations are closed. We now check them and ask each person if they would like to be put forward. Judges have until { WHEN($judged) }.
# Judges score.
# $judged (datetime): until when judges have
# $vote (choice): yes where there is a public vote
# $vote_opens (datetime): when it opens
award-phase-judging = The judges are at work until { WHEN($judged) }.{ $vote ->
        [yes] { " " }The public vote opens { WHEN($vote_opens) }.
       *[no] { "" }
    }
# The public votes.
# $vote_closes (datetime): until when
award-phase-voting = You can vote until { WHEN($vote_closes) }. You can change your vote until then. Nobody sees how the vote stands.
# The result is being worked out and agreed.
# $announced (date): the day of the result
award-phase-deciding = The votes are in. We announce the winners on { DAY($announced) } at the latest.
# The winners are announced.
award-phase-announced = The winners are announced.
# It was called off.
award-phase-cancelled = This round was called off.
# Buttons of rounds.
btn-award-nominate = Nominate somebody
# A button under a round, or beside a rule of it.
btn-award-vote = Vote
# A button under a round, or beside a rule of it.
btn-award-judge = Open my sheets
# A button under a round, or beside a rule of it.
btn-award-about = See the awards
# A button under a round, or beside a rule of it.
btn-award-rules = Read the rules
# A button under a round, or beside a rule of it.
btn-award-categories = See the categories
# A button under a round, or beside a rule of it.
btn-award-past = See earlier years
# A button under a round, or beside a rule of it.
btn-award-wall = See the wall of thanks
# A button under a round, or beside a rule of it.
btn-award-run = Run this round
# A button for whoever checks nominations.
btn-award-check = Check nominations
# A button for somebody who is up for an award.
btn-award-mine = See what I am up for
# A button under a round, or beside a rule of it.
btn-award-new = Set up a round
# A button under a round, or beside a rule of it.
btn-award-round = Back to the round
# Buttons of whoever runs a round.
btn-award-dates = Change the dates
# A button under a round, or beside a rule of it.
btn-award-change = Change the rules
# A button under a round, or beside a rule of it.
btn-award-more = More choices
# A button under a round, or beside a rule of it.
btn-award-fix = Fix the rules and open
# A button under a round, or beside a rule of it.
btn-award-judge-now = Start judging
# A button under a round, or beside a rule of it.
btn-award-decide = Decide the results
# A button under a round, or beside a rule of it.
btn-award-list = Get the list
# A button under a round, or beside a rule of it.
btn-award-panel = See the judges
# A button under a round, or beside a rule of it.
btn-award-extend = Put off a date
# A button under a round, or beside a rule of it.
btn-award-weigh = Change a weight
# A button under a round, or beside a rule of it.
btn-award-cancel = Call it off
# A button under a round that is being set up.
btn-award-add-criterion = Add a criterion
# A button under a round, or beside a rule of it.
btn-award-cancel-yes = Yes, call it off
# A button under a round, or beside a rule of it.
btn-award-add-category = Add a category
# A button under a round, or beside a rule of it.
btn-award-drop-category = Take one away
# A round for whoever runs it: what there is to do. Never how anybody stands.
# $award (text): the scheme's name
# $round (text): the round's name
# $phase (markup): where it is
# $state (choice): its phase
# $sent (count): whole nominations
# $drafts (count): drafts
# $tips (count): examples
# $nominees (count): people and groups who are up for an award
# $unchecked (count): of them not checked yet
# $unasked (count): of them who haven't answered yet
# $judges (count): judges who agreed
# $least (count): how many judges score each nominee at least
award-run = <b>{ $award }, { $round }</b>
    { $phase }

    { $state ->
        [setting] Look through the rules, the dates and the categories. Then fix them. After that only dates can change, and only to later ones.
        [fixed] Ask your judges now. They need time to say yes.
       *[other] Nominations: { $sent }. Not sent yet: { $drafts }. Examples: { $tips }.
        Nominees: { $nominees }. To check: { $unchecked }. No answer yet: { $unasked }.
    }
    { $state ->
        [setting] { "" }
       *[other] Judges who said yes: { $judges }. At least { $least } must score each nominee.
    }
# Asked before judging starts while somebody isn't checked, or hasn't said yes or no.
# $unchecked (count): nominees whom nobody has checked
# $unasked (count): eligible nominees who haven't answered
award-judge-ask = Start judging now? { $unchecked ->
        [0] { "" }
       *[other] Not checked: { $unchecked }.{ " " }
    }{ $unasked ->
        [0] { "" }
       *[other] No answer yet: { $unasked }.{ " " }
    }You can go on checking and asking while judges work, but two nominees can't be joined any more.
# Starts judging all the same.
btn-award-judge-yes = Yes, start judging
# Whether to call a round off.
# $award (text): the scheme's name
# $round (text): the round's name
award-cancel-ask = Call off { $award }, { $round }? Everybody who takes part is told. This can't be undone.
# Short answer once the rules are fixed.
toast-award-fixed = The rules are fixed now.
# The rules of a round, on a screen of their own.
# $rules (markup): all of them
award-rules = { $rules }
# Over all rules.
# $award (text): the scheme's name
# $round (text): the round's name
award-rules-head = <b>The rules of { $award }, { $round }</b>
# What holds in every round, before the rules that are chosen.
award-rules-always =
    Whoever is nominated is asked first. Nothing is public without their yes.
    Judges take no part in a category where somebody close to them is up.
# Dates of a round.
# $at (datetime): when
award-date-opens-at = Nominations open { WHEN($at) }.
# A date of a round, on a line of its own.
# $at (datetime): when
award-date-closes-at = Nominations close { WHEN($at) }.
# A date of a round, on a line of its own.
# $at (datetime): when
award-date-judged-at = Judges have until { WHEN($at) }.
# A date of a round, on a line of its own.
# $at (datetime): when
award-date-vote-opens-at = The public vote opens { WHEN($at) }.
# A date of a round, on a line of its own.
# $at (datetime): when
award-date-vote-closes-at = The public vote closes { WHEN($at) }.
# A date of a round, on a line of its own.
# $date (date): the day
award-date-announced-on = We announce the winners by { DAY($date) }.
# Rules of a round, each a sentence or two that everybody reads.
# $on (choice): yes where it is allowed
award-rule-self-may = { $on ->
        [yes] You can put yourself forward.
       *[no] You can't put yourself forward. You can put your group forward.
    }
# A rule of a round, as everybody reads it.
# $on (choice): yes where it is allowed
award-rule-family-may = { $on ->
        [yes] You can nominate your own family.
       *[no] You can't nominate your own family, unless it is in memory of somebody.
    }
# A rule of a round, as everybody reads it.
# $on (choice): yes where it is allowed
award-rule-councillors-may = { $on ->
        [yes] Councillors can be nominated.
       *[no] Serving councillors can't be nominated.
    }
# A rule of a round, as everybody reads it.
# $on (choice): yes where it is allowed
award-rule-outside-may = { $on ->
        [yes] It doesn't matter where somebody lives.
       *[no] Nominees live, work, study or volunteer in the city.
    }
# A rule of a round, as everybody reads it.
# $on (choice): yes where it is allowed
award-rule-long-may = { $on ->
        [yes] A longer reason is taken too.
       *[no] A longer reason has to be made shorter.
    }
# A rule of a round, as everybody reads it.
# $on (choice): yes where they are told
award-rule-tell-nominator = { $on ->
        [yes] If you agree, we tell nominees who nominated them.
       *[no] We don't tell nominees who nominated them.
    }
# A rule of a round, as everybody reads it.
# $on (choice): yes where they may read it
award-rule-nominee-reads = { $on ->
        [yes] If you agree, nominees can read what you wrote.
       *[no] Nominees don't read what you wrote.
    }
# A rule of a round, as everybody reads it.
# $count (count): supporters
award-rule-seconds-needed = { $count ->
        [0] A nomination needs no supporters.
        [one] A nomination needs 1 supporter.
       *[other] A nomination needs { $count } supporters.
    } How many there are makes no difference to the result.
# A rule of a round, as everybody reads it.
# $count (count): years
award-rule-years-needed = { $count ->
        [0] It doesn't matter for how long somebody has done it.
        [one] Nominees have done it for 1 year or more.
       *[other] Nominees have done it for { $count } years or more.
    }
# A rule of a round, as everybody reads it.
# $count (count): an age
award-rule-youngest-nominator = You can nominate from the age of { $count }.
# A rule of a round, as everybody reads it.
# $count (count): words
award-rule-words-wish = Tell us why in about { $count } words or less.
# A rule of a round, as everybody reads it.
# $count (count): judges
award-rule-judges-least = At least { $count } judges score each nominee. They don't see names.
# A rule of a round, as everybody reads it.
# $count (count): points
award-rule-spread = Where two judges are { $count } points apart or more, they talk it over.
# A rule of a round, as everybody reads it.
# $count (count): nominees
award-rule-shortlist = The { $count } with the highest scores in each category are on the shortlist.
# A rule of a round, as everybody reads it.
# $count (count): winners
award-rule-winners = { $count ->
        [one] Each category has 1 winner.
       *[other] Each category has { $count } winners.
    }
# A rule of a round, as everybody reads it.
# $count (count): commended
award-rule-commended = { $count ->
        [0] Nobody else is named.
        [one] One more is highly commended.
       *[other] Up to { $count } more are highly commended.
    }
# A rule of a round, as everybody reads it.
# $which (choice): none, share or choice
award-rule-vote = { $which ->
        [none] There is no public vote. The judges decide.
        [share] There is a public vote. It is part of the result.
       *[choice] There is a public vote for the People's Choice. The judges alone decide the other awards.
    }
# A rule of a round, as everybody reads it.
# $count (count): percent
award-rule-vote-share = The public vote makes up { $count } percent. The judges make up the rest.
# A rule of a round, as everybody reads it.
# $count (count): days
award-rule-vote-days = { $count ->
        [0] Each member has one vote in each category, and can change it until the end.
        [one] Each member has one vote in each category, and can change it until the end. It counts if they joined a day before the vote opened.
       *[other] Each member has one vote in each category, and can change it until the end. It counts if they joined { $count } days before the vote opened.
    }
# A rule of a round, as everybody reads it.
# $count (count): votes
# $minutes (count): minutes
award-rule-burst-votes = Where { $count } new votes for one nominee come within { $minutes } minutes, we set them aside and look at them.
# A rule of a round, as everybody reads it.
# $on (choice): yes where there are words
# $words (text): the organisers' own words
award-rule-about = { $on ->
        [yes] { $words }
       *[no] No words of your own for everybody yet.
    }
# A rule of a round, as everybody reads it.
# $on (choice): yes where there are words
# $words (text): the organisers' own words
award-rule-thanks = { $on ->
        [yes] To everybody who nominates: { $words }
       *[no] No words of your own for those who nominate yet.
    }
# Over the criteria.
award-criteria-head = Judges give 1 to 5 for each of these:
# A criterion on a line.
# $number (count): its number
# $label (text): its name
# $about (text): what it means
# $weight (count): how much it counts
award-criterion-line = { $number }. { $label }{ $weight ->
        [one] { "" }
       *[other] { "" } (counts { $weight } times)
    }: { $about }
# How nominees with the same score are told apart.
# $first (text): the criterion that stands first
award-ties = Where scores are the same, this decides, in this order:
    1. More judges gave 5 for { $first }.
    2. The higher middle score.
    3. Judges who agree more.
    4. More judges.
    5. A lot drawn from the seal below. Anybody can draw it again.
# A date that was put off.
# $which (choice): which date
# $why (text): why
# $at (datetime): when it was put off
award-put-off = { $which ->
        [closes-at] The end of nominations
        [judged-at] The judges' date
        [vote-opens-at] The start of the vote
        [vote-closes-at] The end of the vote
       *[announced-on] The day of the winners
    } was put off on { WHEN($at) }: { $why }
# The rules can't change any more.
# $at (datetime): since when
# $seal (text): the first letters of the seal
award-fixed = These rules were fixed { WHEN($at) }. Only dates may still change, and only to later ones. Seal: { $seal }
# The rules can still change.
award-not-fixed = These rules are not fixed yet.
# The categories of a round.
# $lines (markup): one on each line
award-categories = <b>The categories</b>
    { $lines }
# A category on a line.
# $number (count): its number
# $label (text): its name
# $about (text): what it is for
# $individual (choice): yes where one person can get it
# $group (choice): yes where a group can get it
# $business (choice): yes where a business can get it
# $ages (choice): yes where it is for some ages only
# $youngest (count): the youngest age
# $oldest (count): the oldest age
# $posthumous (choice): yes where it can be given in memory of somebody
award-category-line = { $number }. { $label }. { $about } For { $individual ->
        [yes] { $group ->
            [yes] a person or a group
           *[no] a person
        }
       *[no] { $business ->
            [yes] a business
           *[no] a group
        }
    }{ $ages ->
        [yes] { "" } of { $youngest } to { $oldest } years
       *[no] { "" }
    }{ $posthumous ->
        [yes] , also in memory of somebody
       *[no] { "" }
    }.
# Earlier years.
# $lines (markup): one for each
# $some (choice): yes where there are some
award-past = { $some ->
        [yes] <b>Earlier years</b>

    { $lines }
       *[no] No round is over yet.
    }
# An earlier year.
# $award (text): the scheme's name
# $round (text): the round's name
# $date (date): the day of the result
# $winners (text): who won, as far as they agreed to be named
# $some (choice): yes where some are named
award-past-line = <b>{ $award }, { $round }</b>, { DAY($date) }. { $some ->
        [yes] Winners: { $winners }.
       *[no] The winners are not named here.
    }

# What the awards are called.
award-scheme-ask = What are the awards called?
# Short name of that answer.
award-scheme-name = Name
# A usual name for awards.
btn-award-scheme = Civic Pride Awards
# What this year of it is called.
award-name-ask = Which year is it, or what do you call this round?
# Short name of that answer.
award-name-name = Round
# The day on which nominations open.
award-opens-ask = On which day do nominations open? They open at 9am.
# Short name of that answer.
award-opens-name = Opens
# The day on which nominations close.
award-closes-ask = On which day do nominations close? People can send them until the end of that day. Most are open for 8 to 12 weeks.
# Short name of that answer.
award-closes-name = Closes
# Who may nominate and vote.
award-who-ask = Who can nominate and vote?
# Short name of that answer.
award-who-name = Open to
# Choices of who may.
btn-award-here = Choose members here
# A button under a round, or beside a rule of it.
btn-award-city = Choose the whole city
# What will be made.
# $award (text): the scheme's name
# $round (text): the round's name
# $opens (date): when nominations open
# $closes (date): when they close
# $city (choice): yes where every timebank takes part
award-new-review = <b>{ $award }, { $round }</b>
    Nominations open { DAY($opens) } and close { DAY($closes) }. { $city ->
        [yes] Members of every timebank take part.
       *[no] Members of this timebank take part.
    }

    It begins with 13 categories, 5 criteria and the usual rules. You can change all of them before you fix them.
# The button under that.
btn-award-make = Set it up
# The rules, some at a time, for whoever sets the round up.
# $lines (markup): one for each
award-set = { $lines }
# A rule with its number.
# $number (count): its number
# $rule (markup): the rule as a sentence
award-rule-line = { $number }. { $rule }
# A button under a round, or beside a rule of it.
# $number (count): the rule's number
btn-award-rule = Change rule { $number }
# Above the question what a rule shall be.
# $rule (markup): the rule as it is
award-rule-was = Now: { $rule }
# The new value of a rule.
award-rule-ask = What shall this rule be? Choose, or type it.
# Short name of that answer.
award-rule-name = Rule
# A number that can't be.
# $least (count): the least it can be
# $most (count): the most
award-number-unclear = Please type a number from { $least } to { $most }.
# A rule after it was changed.
# $rule (markup): the rule as a sentence
award-rule-now = It now says: { $rule }
# Values of rules.
btn-award-yes = Yes, allow it
# A button under a round, or beside a rule of it.
btn-award-no = No, don't allow it
# A button under a round, or beside a rule of it.
btn-award-vote-none = No public vote
# A button under a round, or beside a rule of it.
btn-award-vote-share = Give it a share
# A button under a round, or beside a rule of it.
btn-award-vote-choice = Give it its own award
# What else whoever runs a round can do.
award-more = What would you like to do?
# The name of a new category.
award-category-ask = What is the category called?
# Short name of that answer.
award-category-name = Category
# Who can get it.
award-kinds-ask = Who can get it?
# Short name of that answer.
award-kinds-name = For
# Choices of who can get an award.
btn-award-individual = Choose one person
# A button under a round, or beside a rule of it.
btn-award-group = Choose a group
# A button under a round, or beside a rule of it.
btn-award-business = Choose a business
# A button under a round, or beside a rule of it.
btn-award-any = Choose person or group
# What a new category is for.
award-category-about-ask = What is it for, in one sentence?
# Short name of that answer.
award-category-about-name = About
# Which category goes.
award-drop-ask = Which category shall I take away? Type its number or its name.
# Short name of that answer.
award-drop-name = Category
# Which criterion.
award-criterion-ask = Which criterion? Type its number or its name.
# Short name of that answer.
award-criterion-name = Criterion
# A new criterion.
award-criterion-new-ask = What is the criterion called? Judges give 1 to 5 for it.
# Short name of that answer.
award-criterion-new-name = Criterion
# What it means.
award-criterion-about-ask = What does it mean, in one sentence? Judges read it.
# Short name of that answer.
award-criterion-about-name = Means
# How much it counts.
award-weight-ask = How many times does it count? From 1 to 10. Type 0 to take it away.
# Short name of that answer.
award-weight-name = Weight
# Usual weights.
btn-award-once = Count it once
# A button under a round, or beside a rule of it.
btn-award-twice = Count it twice
# Words named no single one.
award-which-unclear = I found no single one with that name. Please type its number.
# Words named no day.
award-day-unclear = Which day is that? Such as: 28 February 2027.
# A day that can't be.
award-day-wrong = That day is over, or too far ahead. Which day from today on?
# The dates of a round, for whoever runs it.
# $fixed (choice): yes where the rules are fixed
# $lines (markup): one on each line
award-dates = { $lines }

    { $fixed ->
        [yes] You can only put dates off. Everybody who takes part is told.
       *[no] Which one would you like to change?
    }
# Each date as a button.
btn-award-date-opens-at = Choose the opening
# A button under a round, or beside a rule of it.
btn-award-date-closes-at = Choose the closing
# A button under a round, or beside a rule of it.
btn-award-date-judged-at = Choose judges' date
# A button under a round, or beside a rule of it.
btn-award-date-vote-opens-at = Choose the vote's start
# A button under a round, or beside a rule of it.
btn-award-date-vote-closes-at = Choose the vote's end
# A button under a round, or beside a rule of it.
btn-award-date-announced-on = Choose winners' day
# Another day for a date.
award-date-ask = On which day? Later dates move along if they have to.
# Short name of that answer.
award-date-name = Day
# A later day for a date of a fixed round.
award-later-ask = To which day shall I put it off? Later dates move along.
# Short name of that answer.
award-later-name = Day
# Why a date is put off.
award-why-ask = Why? Everybody who takes part reads this.
# Short name of that answer.
award-why-name = Why
# What will be put off.
# $which (choice): which date
# $before (date): the day so far
# $after (date): the new day
# $why (text): why
award-later-review = { $which ->
        [closes-at] Nominations
        [judged-at] Judges' sheets
        [vote-opens-at] The start of the vote
        [vote-closes-at] The vote
       *[announced-on] The winners
    }: put off from { DAY($before) } to { DAY($after) }.
    Why: { $why }
# The button under that.
btn-award-put-off = Put it off

# Refusals.
# $name (text): the name
refusal-award-named = There is already one called { $name }.
# Something that can't be done with a round.
# $what (choice): what is wrong
refusal-award-dates = These dates don't fit: { $what ->
        [past] that day is over.
        [order] they are not in order.
        [short] it has to be open for a day or more.
        [long] it takes more than a year.
       *[vote] there is no public vote.
    }
# Something that can't be done with a round.
refusal-award-fixed = The rules are fixed. Only dates can still change, and only to later ones.
# Something that can't be done with a round.
# $what (text): the rule
refusal-award-rule = That can't be. Please look at this rule again: { $what }
# Something that can't be done with a round.
# $most (count): how many there can be
refusal-award-many = There are { $most } already. Please take one away first.
# Something that can't be done with a round.
refusal-award-last = That is the last one. Add another one first.
# Something that can't be done with a round.
refusal-award-phase = That is over, or can't be done at this point.
# Something that can't be done with a round.
refusal-award-earlier = Once the rules are fixed, a date can only become later.
# Something that can't be done with a round.
# $least (count): how many judges are needed
refusal-award-judges = You need { $least } judges or more who have said yes. Please ask them first.

# Notices.
# $award (text): the scheme's name
# $round (text): the round's name
# $at (datetime): until when
notice-award-opens = You can now nominate somebody for { $award }, { $round }. Who does good near you and never asks for thanks? You have until { WHEN($at) }.
# A message about a round.
# $award (text): the scheme's name
# $round (text): the round's name
# $at (datetime): until when
notice-award-vote-opens = You can now vote in { $award }, { $round }. You have until { WHEN($at) }.
# A message about a round.
# $award (text): the scheme's name
# $round (text): the round's name
# $at (datetime): until when
notice-award-vote-ends = You have not voted in { $award }, { $round } yet. You can until { WHEN($at) }.
# A message about a round.
# $award (text): the scheme's name
# $at (datetime): until when
notice-award-draft = Your nomination for { $award } is not sent yet. You can finish it until { WHEN($at) }.
# A message about a round.
# $award (text): the scheme's name
# $count (count): nominees left to score
# $at (datetime): until when
notice-award-judge = You have { $count ->
        [one] 1 nominee
       *[other] { $count } nominees
    } left to score for { $award }. You have until { WHEN($at) }.
# A message about a round.
# $award (text): the scheme's name
# $which (choice): which date
# $at (datetime): the new date
# $why (text): why
notice-award-extended = { $award }: { $which ->
        [closes_at] you can nominate until { WHEN($at) }.
        [judged_at] judges have until { WHEN($at) }.
        [vote_opens_at] the vote opens { WHEN($at) }.
        [vote_closes_at] you can vote until { WHEN($at) }.
       *[other] we announce the winners later.
    } Why: { $why }
# A message about a round.
# $award (text): the scheme's name
# $round (text): the round's name
notice-award-cancelled = { $award }, { $round }, was called off. Thank you for taking part.
# A message about a round.
# $award (text): the scheme's name
# $at (datetime): the judges' date
notice-award-late = { $award }: the judges' date was { WHEN($at) }, and some nominees are not scored yet. Nothing goes on until they are. You can remind the judges, or put the next dates off.
