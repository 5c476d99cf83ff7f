### The desk's cards: who looks at one, questions about it, and taking back what one decided.

# On a card at the desk: another broker opened it. Take it over stands below as a button.
# $name (text): the broker's first name
# $at (datetime): since when
desk-claimed = { $name } is looking at this since { TIME($at) }.
# On a card at the desk: what a broker asked about it.
# $by (text): the broker's first name
# $name (text): who was asked
# $words (markup): the question
# $answered (choice): yes where there is an answer
# $answer (markup): the answer
desk-asked =
    { $by } asked { $name }: { $words }
    { $answered ->
        [yes] { $name } answered: { $answer }
       *[no] There is no answer yet.
    }
# To the person behind a card.
desk-query-ask = What do you want to ask? They get your words here and can answer.
# What somebody answers a broker's question.
desk-reply-ask = What is your answer?
# After an answer.
# $name (text): the broker's first name
desk-replied = Thank you. { $name } has your answer.
# A broker asks somebody something. Reply stands below as a button.
# $name (text): the broker's first name
# $words (markup): the question
notice-desk-query =
    <b>{ $name } at the timebank asks:</b>
    { $words }
# Somebody took a card over from this broker.
# $name (text): the other broker's first name
notice-desk-taken-over = { $name } took over what you were looking at. There is nothing for you to do.
# Takes a card over from another broker.
btn-desk-take = Take it over
# Asks the person behind a card something.
btn-desk-ask = Ask them something
# Answers a broker's question.
btn-desk-reply = Reply

## Taking back

# Takes back what one decided just now, on its card.
btn-undo = Undo
# Takes back one of several.
# $number (count): its place in the list
btn-undo-one = Undo { $number }
# Several things can be taken back; they are listed below, with a button for each.
# $lines (markup): a line for each
undo-which =
    <b>What shall I undo?</b>
    { $lines }
# One thing that can be taken back.
# $number (count): its place in the list
# $what (markup): what was done
# $names (list): whom it was about
# $at (datetime): when
undo-line = { $number }. { $what } { LIST($names) }, { TIME($at) }
# What was done.
undo-what-approve = Approved:
# What was done.
undo-what-allow = Approved before it happens:
# What was done.
undo-what-settle = Settled:
# What was done.
undo-what-decline = Declined:
# What was done.
undo-what-declined = Declined:
# What was done.
undo-what-unmet = Closed:
# What was done.
undo-what-approved = Let in:
# What was done.
undo-what-meeting = Asked to meet:
# What was done.
undo-what-grant = Given from the pot:
# What was done.
undo-what-confirm = Confirmed as second person:
# What was done.
undo-what-post = Roster put in the books:
# What was done.
undo-what-close = Closed:
# What was done.
undo-what-host = Hosted:
# What was done.
undo-what-reverse = Taken out of the books:
# What was decided last can't be taken back. See it stands below as a button.
# $known (choice): yes where it is known whom it was about
# $names (list): whom it was about
# $why (markup): why, and what to do instead
undo-not-this =
    { $known ->
        [yes] What you decided last was about { LIST($names) }. I cannot undo it.
       *[no] I cannot undo what you decided last.
    }
    { $why }
# Why: an answer to somebody.
undo-final-answer = They have your answer already. If it was wrong, write to them again from the card.
# Why: a request was closed after people had been asked to help.
undo-final-asked = People who had been asked were told that it is over. You can ask again for the member.
# Why: standing help took over from other standing help.
undo-final-took-over = The help before it has ended. You can end or pause this on its card.
# Why: help across two timebanks, or somebody who moves between them.
undo-final-across = The other timebank has heard of it. Open the card to put it right, or talk to their broker.
# Why: it was said with whom the help was.
undo-final-named = The other person has been asked to confirm. You can decline it on its card.
# Opens the card of what can't be undone.
btn-undo-open = See its card
# Nothing was decided in the last ten minutes.
undo-nothing =
    You decided nothing in the last 10 minutes that I can undo.
    To put something right later, open its card. Hours in the books have a button there: Reverse.
# To both sides: a broker took back what they had been told about.
# $name (text): the broker's first name
# $other (text): the other side
# $date (date): the day of the help
notice-undone-exchange =
    { $name } at the timebank took back the last message about you and { $other } on { DAY($date) }.
    There is nothing for you to do.
# To an applicant: a broker took back what they had been told.
# $name (text): the broker's first name
# $timebank (text): the timebank
notice-undone-membership =
    { $name } at { $timebank } took back the last message. There is nothing for you to do.
    You will hear from us again.
# To somebody whose request, ask or gathering a broker had declined.
# $name (text): the broker's first name
# $timebank (text): the timebank
notice-undone =
    { $name } at { $timebank } took back the last message. There is nothing for you to do.
# Ten minutes are over.
# $what (text): what was decided
refusal-undo-late =
    That was more than 10 minutes ago. To put it right, open its card{ $what ->
        [approve] : there you can reverse it
        [settle] : there you can reverse it
        [reverse] . Help that is out of the books by mistake is logged again
       *[other] {""}
    }.
# Somebody has done something about it since.
refusal-undo-since = Somebody has acted on this since, so I cannot undo it. Open its card to see how it stands.
# A plan that was declined: its request went to others.
refusal-undo-asked = Other people have been asked since, so I cannot undo that.
# Somebody who was asked to help has answered.
refusal-undo-answered = Somebody has answered already, so I cannot undo that. You can close the request on its card.
# Somebody joined a gathering that was hosted, or something to volunteer for.
refusal-undo-joined = Somebody has joined already, so I cannot undo that. You can call it off on its card, and they hear why.
# A visit of standing help is planned already.
refusal-undo-visit = A visit is planned already, so I cannot undo that. You can end or pause it on its card.
# The button of something that can't be taken back.
# $why (text): answer, asked, took-over, across or named
refusal-undo-final = I cannot undo that. { $why ->
        [answer] They have your answer already.
        [across] The other timebank has heard of it.
       *[other] Others have heard of it.
    } Open its card to put it right.
# To somebody who was asked to help, and whose answer is not needed now.
# $name (text): the broker's first name
# $timebank (text): the timebank
notice-undone-asked =
    { $name } at { $timebank } took back a request for help that you were asked about. There is nothing for you to do.
# A question can't be sent to somebody.
# $name (text): who
refusal-desk-ring = { $name } cannot be reached here. Please ring them.
# Something was asked already.
# $name (text): the broker who asked
refusal-desk-asked = { $name } asked already. The answer comes to this card.
# An old button for a card that another broker looks at now. Take it over stands on the card.
# $name (text): the broker's first name
refusal-desk-held = { $name } is looking at this now. Nothing was done. You can take it over on the card.
# In the command menu.
cmd-undo = Undo what you just decided

## The checklist before a plan with a risk is approved

# What a broker looks at before they approve. A button for each open point, or for all of it.
# $about (choice): exchange (planned help), arrangement (help that repeats) or request (held)
# $giver (text): who helps; empty for a request
# $receiver (text): who is helped, or asks
# $place (choice): yes where the place is known
# $lines (markup): a line for each point
# $done (choice): yes where every point is ticked
checklist-head =
    { $about ->
        [request] <b>Before people are asked: { $receiver } asks for help</b>
       *[other] <b>Before you approve: { $giver } helps { $receiver }</b>
    }
    { $about ->
        [request] Nobody has been asked yet.
        [arrangement] Days and times are agreed.
       *[other] Day and time are agreed.
    }{ $place ->
        [yes] { " " }The place is known.
       *[no] { " " }No place was said.
    }
    { $lines }

    { $done ->
        [yes] Is all of this right?
       *[no] Tap what you have looked at.
    }
# One point.
# $number (count): its place in the list
# $point (markup): what it is
# $state (choice): open, seen (a check answers it), only (the check is asked of helpers) or ticked
# $by (text): who ticked it
checklist-line =
    { $number }. { $point } { $state ->
        [seen] <b>Seen: a check is kept.</b>
        [only] <b>Seen: only people with this check are asked.</b>
        [ticked] <b>Ticked by { $by }.</b>
       *[open] <b>Open.</b>
    }
# A point of the checklist: a first exchange.
checklist-point-first = One of them is new: both know what to expect, and will get on.
# A point of the checklist: help in a home where somebody may be at risk.
checklist-point-home = Nobody is at risk in this home, and what is needed there works safely.
# A point of the checklist: children.
checklist-point-children = A parent or another adult is there with the children.
# A point of the checklist: lifts.
checklist-point-driver = The driver's licence, insurance and MOT were seen.
# A point of the checklist: keys or an empty home.
checklist-point-keys = It is clear who holds the key, and until when.
# A point of the checklist: one of the two is alone with the other in a home.
checklist-point-lone = They will be alone. Both are happy with that, and know whom to ring.
# A point of a held request: help in a home where somebody may be at risk.
checklist-ask-home = Nobody is at risk in this home, and what is needed there works safely.
# A point of a held request: children.
checklist-ask-children = A parent or another adult is there with the children.
# A point of a held request: lifts.
checklist-ask-driver = The helper's licence, insurance and MOT are seen.
# A point of a held request: keys or an empty home.
checklist-ask-keys = It is clear who holds the key, and until when.
# A point of a held request: the helper would be alone with them in a home.
checklist-ask-lone = The helper would be alone with them. They are happy with that, and know whom to ring.
# Ticks a point.
btn-checklist-lone = Say alone is fine
# Ticks a point.
btn-checklist-first = Say both know
# Ticks a point.
btn-checklist-home = Say the home is safe
# Ticks a point.
btn-checklist-children = Say an adult is there
# Ticks a point.
btn-checklist-driver = Say I saw the papers
# Ticks a point.
btn-checklist-keys = Say the key is clear
# Approves after every point was ticked.
# $about (choice): request, or anything else that is approved
btn-checklist-all = { $about ->
        [request] Let it out, all is right
       *[other] Approve, all is right
    }
# Back to the card.
btn-checklist-back = Back to the card
# A plan with a risk can't be approved before its points were ticked.
refusal-checklist = There is something to look at before you approve this. Open its card and tap Approve.

## Approving in one line, and together

# What is routine, read back before it is approved. Buttons: yes, or one by one.
# $count (count): how many
# $minutes (minutes): all of them together
# $lines (markup): a line for each
# $part (choice): yes where there are more than these lines, on other pages
routine-review =
    <b>{ $count ->
        [one] One routine exchange
       *[other] { $count } routine exchanges
    }, { DURATION($minutes) } together:</b>
    { $lines }{ $part ->
        [yes] { "" }
            There are more pages. Your yes is for all { $count }.
       *[no] {""}
    }

    Both sides agree on each. Nothing about them needs a closer look.
# One of them.
# $number (count): its place in the list
# $giver (text): who helped
# $receiver (text): who was helped
# $minutes (minutes): for how long
# $date (date): when
routine-line = { $number }. { $giver } helped { $receiver }: { DURATION($minutes) }, { DAY($date) }
# Nothing is routine now.
routine-none = Nothing routine waits. What waits needs a look, one by one.
# After a bulk approval.
# $count (count): how many were approved
# $passed (count): how many somebody else decided, or that changed, in the meantime
routine-done =
    { $count ->
        [0] I approved none of them.
        [one] One exchange is approved.
       *[other] { $count } exchanges are approved.
    }{ $passed ->
        [0] {""}
        [one] { " " }One was decided or changed in the meantime.
       *[other] { " " }{ $passed } were decided or changed in the meantime.
    }
    You can undo them for 10 minutes.
# Shows what is routine, to approve it together.
# $count (count): how many
btn-routine =
    { $count ->
        [one] Approve a routine one
       *[other] Approve { $count } routine
    }
# Approves what was read back.
btn-routine-approve = Approve all of these
# Another page of what is read back.
# $first (count): the number of the first on it
# $last (count): the number of the last
btn-routine-page = See { $first } to { $last }
# What long work is called on its card: approving many routine exchanges.
routine-job = Approving the routine exchanges
# What long work is called on its card: taking those approvals back.
routine-job-undo = Undoing the approvals
# After more than 20 were approved, or when that was stopped.
# $count (count): how many were approved
# $passed (count): how many somebody else decided, or that changed, in the meantime
# $left (count): how many were not looked at, as it was stopped
notice-routine-done =
    { $count ->
        [0] I approved none of them.
        [one] One exchange is approved.
       *[other] { $count } exchanges are approved.
    }{ $passed ->
        [0] {""}
        [one] { " " }One was decided or changed in the meantime.
       *[other] { " " }{ $passed } were decided or changed in the meantime.
    }{ $left ->
        [0] {""}
        [one] { " " }One is still to do.
       *[other] { " " }{ $left } are still to do.
    }{ $count ->
        [0] {""}
       *[other] { " " }You can undo each, or all of them, for 10 minutes.
    }
# After they were taken back, or when that was stopped.
# $count (count): how many were taken back
# $stay (count): how many stay approved
notice-routine-undone =
    { $count ->
        [0] I undid none of them.
        [one] One approval is undone.
       *[other] { $count } approvals are undone.
    }{ $stay ->
        [0] {""}
        [one] { " " }One stays: it was undone before, or it is too late.
       *[other] { " " }{ $stay } stay: they were undone before, or it is too late.
    }
# Takes back all that one tap approved.
btn-routine-undo = Undo all of these
# After that.
# $count (count): how many
routine-undone =
    { $count ->
        [one] One approval is undone.
       *[other] { $count } approvals are undone.
    }
# Nothing that waits fits what was typed after /approve or /decline.
approve-none = I find nothing like that in your queue. Type a number or names: /approve Jean and Pat
# Several things fit what was typed.
approve-which-ask = Which one do you mean?
# Why something is declined; the person reads it.
decline-why-ask = Why do you decline this? They read your words.
# In the command menu.
cmd-approve = Approve what waits
# In the command menu.
cmd-decline = Decline what waits
