### A member's plan for work, with their own consent: goal, steps, strengths, reviews, what came of it.

# The command menu.
cmd-work = See your plan for work
# In menus and on the card of what is kept.
btn-work = See my plan for work
# What a half-filled form is called.
draft-work-goal = your plan for work
# What a half-filled form is called.
draft-work-barriers = your plan for work
# What a half-filled form is called.
draft-work-step = adding a step
# What a half-filled form is called.
draft-work-move = moving a step
# What a half-filled form is called.
draft-work-words = your own words for a strength
# What a half-filled form is called.
draft-work-begin = beginning your plan for work
# What a half-filled form is called.
draft-work-review = noting a review
# What a half-filled form is called.
draft-work-came = what came of the plan

## Agreeing to it

# Two lines that stand wherever hours and work meet. The bot says no more about it.
work-two-lines =
    Help given here can count as a step towards work.
    What counts for you, only your work coach can say: ask your work coach, and tell them about your hours.
# Before a plan begins: what the member agrees to. A change of meaning needs a new version (domain/employment.py).
# $timebank (text): the timebank
work-notice =
    <b>A plan for work</b>
    If you want, we help you on the way to work: a goal, small steps with dates, courses, and what you are good at.
    • Only you and the brokers of { $timebank } see it. We give it to nobody else.
    • It has nothing to do with your membership. You need not have one.
    • You can stop at any time with one tap. Then nobody sees it, and after 30 days it is gone. We go on counting that somebody began a course or found work, without a name.
    • Please write nothing here about your health or your claim.

    { work-two-lines }
# Agrees and begins.
btn-work-agree = Agree and begin my plan
# A broker looks at a member who reads here and has no plan.
# $name (text): the member
work-none-here = { $name } has no plan for work that you can see. They agree to one themselves, here. Shall I tell them that there is such a plan?
# Tells them.
btn-work-ask = Tell them about it
# They were told.
toast-work-asked = They were told.
# To the member.
# $timebank (text): the timebank
notice-work-asked = { $timebank } can help you on the way to work, if you want that. It is up to you.
# Reads about it.
btn-work-about = Read about the plan
# For a broker, to read to a member without Telegram.
# $name (text): the member
# $timebank (text): the timebank
work-read-out =
    { $name } has no plan for work. Please read this to them first:

    “If you want, we help you on the way to work: a goal, small steps, courses, what you are good at. Only you and the brokers of { $timebank } see it. You can stop at any time. Then nobody sees it, and after 30 days it is gone.”

    Did they agree? Then say how.
# A broker tried to agree for somebody who can agree here.
# $name (text): the member
refusal-work-consent = { $name } agrees to their plan themselves, with /work.
# To the brokers: somebody agreed.
# $name (text): the member
notice-work-begun = { $name } began a plan for work and would like your help with it.
# Opens the plan.
btn-work-open = Open the plan

## The card

# The first line.
# $own (choice): yes for the member
# $name (text): the member
work-head = { $own ->
    [yes] <b>Your plan for work.</b> Only you and your broker see it.
   *[no] <b>{ $name }: plan for work.</b> Only they and the brokers see it.
}
# The goal.
# $goal (words): in the member's words
# $has (choice): yes or no
work-goal = { $has ->
    [yes] Goal: { $goal }
   *[no] No goal yet.
}
# What is in the way.
# $words (words): in the member's words
work-barriers = In the way: { $words }
# Above the steps.
work-steps = Steps:
# One step.
# $words (words): what is to be done
# $state (choice): open or done
# $when (choice): yes where there is a day
# $date (date): by when
work-step = • { $state ->
        [done] Done:{ " " }
       *[open] { "" }
    }{ $words }{ $when ->
        [yes] , by { DAY($date) }
       *[no] { "" }
    }
# There are more steps.
# $count (count): how many more
work-and-more = And { $count } more.
# What the member shows.
# $names (list): kinds of help, or their own words
work-strengths = Good at: { LIST($names) }.
# A course that somebody takes or took.
# $title (text): the course
# $provider (text): who gives it
# $level (text): its level
# $has_level (choice): yes or no
# $accredited (text): who accredits it
# $has_accredited (choice): yes or no
# $started (date): since when
# $done (choice): yes where it is finished
# $finished (date): when
# $seen (choice): yes where a broker saw the certificate
# $by (text): who
# $date (date): when they saw it
work-course = Course: { $title }, { $provider }{ $has_level ->
        [yes] , { $level }
       *[no] { "" }
    }{ $has_accredited ->
        [yes] , accredited by { $accredited }
       *[no] { "" }
    }. Began { DAY($started) }.{ $done ->
        [yes] { " " }Finished { DAY($finished) }.
       *[no] { "" }
    }{ $seen ->
        [yes] { " " }Certificate seen by { $by }, { DAY($date) }.
       *[no] { "" }
    }
# Something that came of it.
# $kind (choice): started, finished, interview, volunteering, work or other
# $date (date): when
# $words (text): what, such as the course
# $has_words (choice): yes or no
work-came = { $kind ->
        [started] Began a course
        [finished] Finished a course
        [interview] Had an interview
        [volunteering] Began to volunteer
        [work] Found work
       *[other] Another good thing
    }{ $has_words ->
        [yes] : { $words }
       *[no] { "" }
    }, { DAY($date) }.
# When they look at it together again.
# $date (date): the day
work-next = We look at it together around { DAY($date) }.
# It was closed.
# $own (choice): yes for the member
work-closed = { $own ->
    [yes] Your plan for work is closed. Nobody sees it any more, and after 30 days it is gone. Until then you can open it again.
   *[no] This plan was closed.
}
# Opens it again, and agrees again.
btn-work-again = Agree and open it again
# To a member whose broker entered that they want no plan any more.
# $timebank (text): the timebank
notice-work-closed = Your plan for work at { $timebank } is closed. Nobody sees it any more.
# On the card.
btn-work-step = Add a step
# On the card, where there are open steps.
btn-work-steps = Tick or move a step
# On the card, and in More for brokers.
btn-work-strengths = See what I am good at
# Leads to everything else.
btn-work-more = See more of the plan
# For a broker, to the member's card.
btn-work-member = See the member
# On a member's card, for brokers.
btn-work-of = See the plan for work

## The rest

# Above the further things to do.
work-more = What would you like to do with the plan?
# To the courses.
btn-work-courses = See the courses taken
# Notes an outcome.
btn-work-came = Say what came of it
# Changes the goal.
btn-work-goal = Change the goal
# Takes consent back in one tap.
btn-work-stop = Stop and close the plan
# What is in the way.
btn-work-barriers = Say what is in the way
# All that is kept, to read.
btn-work-all = Read all that is kept
# When the member agreed, in that list.
# $at (datetime): when
# $how (choice): here, person, phone or paper
# $version (text): of the sentences that were agreed to
work-agreed = Agreed { $how ->
        [here] here
        [person] in person
        [phone] on the phone
       *[paper] on paper
    }, { DAY($at) }. Text { $version }.
# A strength in that list.
# $what (text): the kind of help
# $words (text): in the member's words
# $own (choice): yes where there are any
work-strength-kept = Shown: { $what }{ $own ->
        [yes] , as “{ $words }”
       *[no] { "" }
    }
# A review in that list.
# $date (date): when
# $by (text): the broker
# $words (words): what was noted
# $has_words (choice): yes or no
work-review = Looked at together with { $by }, { DAY($date) }{ $has_words ->
        [yes] : { $words }
       *[no] .
    }
# The goal.
work-goal-ask = What would you like to reach? A few words are enough, such as “work in a kitchen, mornings”.
# Short name of that answer.
work-goal-name = Goal
# What is in the way. Only the member and the broker see it.
work-barriers-ask = What is in the way? Say it in your own words, such as “no childcare on Mondays”. Please nothing about health. Skip takes out what stands there now.
# Short name of that answer.
work-barriers-name = In the way

## Steps

# What is to be done.
work-step-ask = What is the next small step? You can name the day, too, such as “ring the college on Friday”.
# Short name of that answer.
work-step-name = Step
# By when.
work-day-ask = By when? I remind you that morning. Choose a day, or type one.
# Short name of that answer.
work-day-name = Day
# Too many.
# $count (count): the most
refusal-work-steps = There are { $count } already. Tick or drop one first.
# A day to come, for something that happened.
refusal-work-future = That day is still to come. Please name one that has been.
# The open steps as buttons.
# $count (count): how many
work-steps-ask = { $count ->
    [0] No step is open.
   *[other] Which step?
}
# One of them.
# $words (text): what is to be done
btn-work-one-step = Open: { $words }
# What about this step.
# $words (text): what is to be done
work-step-what-ask = “{ $words }”: what about it?
# It is done.
btn-work-tick = Tick it off
# Another day.
btn-work-move = Move it to another day
# It is not wanted any more.
btn-work-drop = Drop it
# A week later, from a reminder.
btn-work-later = Move it by a week
# It was ticked off.
toast-work-done = Ticked off. Well done.
# It was dropped.
toast-work-dropped = Dropped.
# On the morning of its day.
# $words (words): what is to be done
notice-work-step = A step of your plan is due today: { $words }
# To a broker, about a member without Telegram.
# $name (text): the member
# $words (words): what is to be done
notice-work-step-of = { $name } has a step due today: { $words }. Please ring them.

## Strengths

# What the books say.
# $count (count): how many kinds
# $lines (markup): one line for each
work-strengths-list = { $count ->
    [0] Nothing is in the books yet. Every help given shows here.
   *[other] This help is in the books. Choose what to show in the plan:
    { $lines }
}
# One kind of help.
# $what (text): what it is called
# $times (count): how often
# $minutes (minutes): how long in all
# $shown (choice): yes where the member shows it
# $own (choice): yes where it is in their own words
# $words (text): those words
work-strength = • { $what }: { $times ->
        [one] once
       *[other] { $times } times
    }, { DURATION($minutes) }{ $shown ->
        [yes] . Shown{ $own ->
            [yes] { " " }as “{ $words }”
           *[no] { "" }
        }
       *[no] { "" }
    }
# One of them.
# $what (text): what it is called
btn-work-strength = Choose: { $what }
# What about it.
# $what (text): what it is called
# $times (count): how often
# $minutes (minutes): how long in all
# $shown (choice): yes where it is shown
# $own (choice): yes where it is in their own words
# $words (text): those words
work-strength-ask = { $what }: { $times ->
        [one] once
       *[other] { $times } times
    }, { DURATION($minutes) }.{ $shown ->
        [yes] { " " }It is shown in the plan{ $own ->
            [yes] { " " }as “{ $words }”.
           *[no] .
        }
       *[no] { " " }It is not shown in the plan.
    } What about it?
# Shows it.
btn-work-show = Show it in the plan
# Doesn't show it.
btn-work-hide = Leave it out
# In one's own words.
btn-work-words = Say it in own words
# Those words.
work-words-ask = How would you say it? Such as “I cook for twenty people without a fuss”.
# Short name of that answer.
work-words-name = Words

## Reviews

# To a broker, on the morning.
# $name (text): the member
notice-work-review = It is time to look at the plan of { $name } together.
# Notes one.
btn-work-review = Note a review
# What to remember of it.
work-review-ask = What do you want to remember of it? The member can read it.
# Short name of that answer.
work-review-name = Review
# It was noted.
# $date (date): the next time
work-reviewed = Noted. I remind you on { DAY($date) }.

## What came of it

# What it was.
work-came-ask = What came of it? Choose, or say it in your own words.
# Short name of that answer.
work-came-name = What
# An interview.
btn-work-interview = Say: an interview
# Volunteering.
btn-work-volunteering = Say: volunteering
# Work.
btn-work-found = Say: found work
# Something else.
btn-work-other = Say: something else
# When.
work-came-day-ask = When was that?
# Short name of that answer.
work-came-day-name = Day
