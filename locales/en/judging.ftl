### Judging awards: the panel, what keeps a judge out, blind cards and scores.

# The command's line in /help.
cmd-judge = Judge awards, if you are on a panel

## Becoming a judge

# Somebody types /judge who is on no panel.
judge-none = You are on no panel of judges now. Whoever runs the awards can send you a link.
# Several panels: each is a button below.
judge-which-ask = You are on more than one panel. Which one?
# A panel as a button.
# $name (text): the scheme and the round
btn-judge-panel = { $name }
# Whoever opened a link is asked.
# $award (text): the scheme
# $round (text): the round, such as 2027
# $timebank (text): whose awards they are
# $at (datetime): until when judges score
judge-asked =
    <b>Will you be a judge for { $award }, { $round }?</b>
    { $timebank } asks you. You read what people wrote, without names, and give points from 1 to 5. You have until { WHEN($at) }.
    Nobody sees your points before the end. Later only those who run the awards do. We keep your name, and that you are a judge.
# Agrees to judge.
btn-judge-yes = Yes, I will judge
# Says no to judging.
btn-judge-no = No, I will not judge
# They said no, or left.
# $award (text): the scheme
judge-left = You are not on the panel of { $award }. Thank you for saying so.
# The judge declares conflicts before any name is seen.
# $lines (markup): the categories, numbered
judge-declare =
    <b>First: is somebody close to you?</b>
    You see no names. Think of people in your family, whom you employ or work with, or whom you put forward. In which of these awards could they be up?

    { $lines }

    Type their numbers, such as “2 5”, or press a button.
# One category in that list.
# $number (count): its number
# $category (text): the award
judge-declare-line = { $number }. { $category }
# Nobody close is up in any of them.
btn-judge-none = Say none of them
# Goes through the categories one at a time.
btn-judge-each = Go one by one
# One category.
# $category (text): the award
# $number (count): which one it is
# $count (count): how many there are
judge-each-ask = <b>{ $category }</b> ({ $number } of { $count })
    Could somebody of your family be up for this, or somebody you employ, work with or put forward?
# Somebody close may be up.
btn-judge-close = Yes, somebody could
# Nobody close is up.
btn-judge-clear = No, nobody
# Nobody close is up in this one and those that are left.
btn-judge-clear-all = No, in none of the rest
# The numbers are not understood.
judge-declare-again = Please type the numbers of the awards, such as “2 5”, or “none”.
# Declared.
# $out (list): awards in which they take no part
# $has_out (choice): yes where there are some
# $state (choice): judging, or before
# $at (datetime): until when judges score
judge-declared =
    <b>Thank you. You are a judge now.</b>
    { $has_out ->
        [yes] You take no part in: { LIST($out) }. That says nothing bad about you.
       *[no] You can take part in every award.
    }
    { $state ->
        [judging] You can begin now. You have until { WHEN($at) }.
       *[before] We tell you when judging begins. Then press its button, or type /judge. You have until { WHEN($at) }.
    }
# A judge looks before judging has begun.
# $award (text): the scheme
# $at (datetime): until when judges score
judge-waits = You are a judge for { $award }. Judging has not begun. We tell you when it does: then type /judge again. You have until { WHEN($at) }.
# A judge looks after judging is over.
# $award (text): the scheme
judge-over = Judging for { $award } is over. Thank you for your time.
# Leaves the panel.
btn-judge-leave = Leave the panel
# Read back before they leave.
# $award (text): the scheme
judge-leave-ask = Leave the panel of { $award }? Your points will not count, and others judge in your place.
# Confirms leaving.
btn-judge-leave-yes = Yes, leave the panel

## Sheets

# Nothing is left to do.
# $count (count): how many they judged
# $at (datetime): until when they can change it
judge-all-done =
    <b>You have judged everybody you were given: { $count }.</b>
    Thank you. You can change your points until { WHEN($at) }.
# Nobody was given to this judge.
judge-nobody = There is nobody for you to judge now. We tell you if that changes.
# Lists their sheets.
btn-judge-list = See my sheets
# Their sheets, numbered.
# $lines (markup): one line each
judge-list =
    <b>Your sheets</b>
    { $lines }
# One of them.
# $number (count): its number
# $category (text): the award
# $state (choice): open, done or again
judge-list-line = { $number }. { $category }: { $state ->
        [done] sent
        [again] please look again
       *[open] to do
    }
# Opens one of them.
# $number (text): its number
btn-judge-open = Open number { $number }
# The blind card: the head.
# $category (text): the award
# $number (count): which of theirs
# $count (count): how many they have
judge-card-head = <b>{ $category }</b>, { $number } of { $count } for you
# How long the nominee has done it.
# $years (count): years
judge-card-years = For { $years ->
        [one] 1 year
       *[other] { $years } years
    }, people say.
# What people wrote; names are gone.
# $words (words): the words
judge-card-words = { $words }
# A further page of it.
# $page (count): which
# $pages (count): how many there are
judge-card-page = (part { $page } of { $pages })
# Nothing is left of the words.
judge-card-nothing = There are no words that you may read.
# How to score.
# $order (list): the criteria in order
# $example (text): such as 4 3 5 2 4
judge-card-how = Give points from 1 to 5 for: { LIST($order) }. You can type them at once, such as “{ $example }”.
# Judges see this nominee very differently: the others' words.
# $words (markup): what they wrote, one a line
# $has_words (choice): yes where somebody wrote something
judge-card-again =
    <b>The judges see this very differently.</b> { $has_words ->
        [yes] The others wrote:
    { $words }
       *[no] The others wrote no words.
    }
    Look again. You can keep your points or change them.
# One judge's words.
# $words (words): without names
judge-card-other = “{ $words }”
# Stands in for the name of a person.
judge-this-individual = this person
# Stands in for the name of a group.
judge-this-group = this group
# Stands in for the name of a business.
judge-this-business = this business
# Stands in for other names in a judge's words.
judge-somebody = somebody
# Next part of a long text.
btn-judge-on = Read on
# Begins to give points.
btn-judge-score = Give my points
# Keeps the points after looking again.
btn-judge-keep = Keep my points
# The judge knows who it is.
btn-judge-know = Say I know who this is
# Read back before they are out of the category.
# $category (text): the award
judge-know-ask = Do you know who this is? Then you take no part in { $category } any more, and others judge in your place.
# Confirms it.
btn-judge-know-yes = Yes, leave this award
# They are out of it.
# $category (text): the award
judge-known = Thank you for saying so. You take no part in { $category } any more.
# One criterion.
# $label (text): what is scored
# $about (text): what that means
# $has_about (choice): yes where it is said
# $number (count): which
# $count (count): how many there are
judge-score-ask = <b>{ $label }</b> ({ $number } of { $count }){ $has_about ->
        [yes] { "" }
    { $about }
       *[no] { "" }
    }
    How many points, from 1 (a little) to 5 (outstanding)?
# A number of points as a button.
# $points (text): 1 to 5
btn-judge-points = { $points }
# What was typed are not as many points as there are criteria.
# $count (count): how many there should be
# $example (text): such as 4 3 5 2 4
judge-score-again = Please type { $count } numbers from 1 to 5, such as “{ $example }”.
# Points are complete.
# $lines (markup): each criterion with its points
# $words (words): their comment
# $has_words (choice): yes where there is one
judge-sum =
    <b>Your points</b>
    { $lines }
    { $has_words ->
        [yes] Your words: “{ $words }”
       *[no] You can add a sentence on why. It helps the other judges if you see it differently.
    }
# One line of it.
# $label (text): the criterion
# $points (count): 1 to 5
judge-sum-line = { $label }: { $points }
# Sends them.
btn-judge-send = Send my points
# Adds words.
btn-judge-words = Add a sentence
# Gives the points anew.
btn-judge-change = Change my points
# Asks for words.
judge-words-ask = Why these points? Please leave out names. Other judges may read it without your name. Those who run the awards may use it to thank people.
# Short name of that answer.
judge-words-name = Your words
# What a half-filled form is called.
draft-judge-words = saying why you gave these points
# Sent.
# $left (count): sheets that are left
judge-sent = Kept. { $left ->
        [0] That was the last one.
        [one] One is left.
       *[other] { $left } are left.
    }
# Sent, and the judges see it very differently.
judge-sent-talk = Kept. The judges see this one very differently, so all of you are asked to look again.
# Goes on to the next.
btn-judge-next = Go to the next
# Looks again.
btn-judge-look = Look again

## What judges are told

# Judging has begun, and this judge hasn't said yet who is close to them.
# $award (text): the scheme
notice-judge-declare = Judging for { $award } has begun. Before you read anything, please say in which awards somebody close to you could be up.
# Says who is close.
btn-judge-say = Say who is close to me
# Judging has begun for this judge.
# $award (text): the scheme
# $at (datetime): until when judges score
notice-judge-sheets = Judging for { $award } has begun. You have people to read about, without names, until { WHEN($at) }.
# A judge takes no part in a category any more.
# $category (text): the award
# $award (text): the scheme
notice-judge-out = { $award }: you take no part in { $category } any more, as somebody near to you may be up. Your points there do not count. That says nothing bad about you.
# The judges see somebody very differently.
# $award (text): the scheme
notice-judge-talk = { $award }: the judges see one person very differently. Please look again. You can keep your points or change them.
# A judge was taken off the panel.
# $award (text): the scheme
notice-judge-removed = You are on the panel of { $award } no more. Thank you for your time.
# Whoever asked a judge is told what they said.
# $name (text): the judge
# $award (text): the scheme
# $state (choice): agreed, declined or left
notice-judge-said = { $name } { $state ->
        [agreed] will be a judge for { $award }.
        [declined] will not be a judge for { $award }.
       *[left] has left the panel of { $award }.
    }

## The panel, for whoever runs the round

# The panel.
# $award (text): the scheme
# $round (text): the round
# $lines (markup): one line for each judge
# $some (choice): yes where there are some
# $least (count): how many judges score each nominee at least
judges-panel =
    <b>The judges of { $award }, { $round }</b>
    { $some ->
        [yes] { $lines }
       *[no] Nobody has been asked.
    }
    At least { $least } judges read about each nominee. Judges need not be members.
# A judge in that list.
# $name (text): the judge
# $state (choice): asked, agreed, declined, left or removed
# $declared (choice): yes where they said who is close to them
judges-line = { $name }: { $state ->
        [asked] has not answered
        [agreed] { $declared ->
            [yes] is a judge
           *[no] agreed, and has not said yet who is close to them
        }
        [declined] said no
        [left] left
       *[removed] was taken off
    }
# Makes a link for one judge.
btn-judges-add = Ask a judge
# How far they are.
btn-judges-progress = See how far they are
# Takes one off.
btn-judges-remove = Take a judge off
# Opens the panel.
btn-judges-open = See the judges
# The link to hand over.
# $award (text): the scheme
# $link (link): the address
# $days (count): for how many days it works
judges-link =
    <b>A link for one judge of { $award }</b>
    Send it to the person you want to ask. It works once, for { $days } days. Whoever opens it first is asked to judge.
    { $link }
# Which judge? Their names stand below.
judges-remove-ask = Which judge should be taken off?
# A judge as a button.
# $name (text): their name
btn-judges-who = { $name }
# Read back.
# $name (text): their name
judges-remove-sure-ask = Take { $name } off the panel? What they scored counts no more, and others judge in their place. They are told.
# Confirms it.
btn-judges-remove-yes = Yes, take them off
# They are off.
# $name (text): their name
judges-removed = { $name } is on the panel no more.
# How far judging is; never points.
# $award (text): the scheme
# $nominees (count): who is judged
# $done (count): sheets that are sent
# $wanted (count): sheets that are needed
# $again (count): sheets that are looked at anew
# $short (count): nominees with too few judges who may score them
# $lines (markup): a line for each judge
judges-progress =
    <b>{ $award }: how far the judges are</b>
    { $nominees ->
        [one] 1 nominee
       *[other] { $nominees } nominees
    }, { $done } of { $wanted } sheets sent.{ $again ->
        [0] { "" }
       *[other] { " " }{ $again } are looked at again.
    }{ $short ->
        [0] { "" }
       *[other] { " " }For { $short } of them there are too few judges: ask another one.
    }
    { $lines }
    Nobody sees any points before the end.
# One judge.
# $name (text): the judge
# $done (count): sent
# $count (count): given to them
judges-progress-line = { $name }: { $done } of { $count }

## Refusals

# A judge's link that is unknown, used or too old.
refusal-judge-link = This link does not work any more. Please ask whoever sent it for a new one.
# It is too late to change the panel.
refusal-judge-over = It is too late for that: judging is over.
# Too many judges.
# $most (count): how many there may be
refusal-judge-many = A panel has at most { $most } judges.
# Too many links that nobody has used.
# $most (count): how many there may be
refusal-judge-links = { $most } links wait already. Each works for two weeks.
# Judging is over.
refusal-judging-over = Judging is over. Thank you for your time.
# The judge takes no part in it any more.
refusal-judge-out = You take no part in this any more. That says nothing bad about you.
# A score is missing.
refusal-judge-missing = Please give points for each question first.
