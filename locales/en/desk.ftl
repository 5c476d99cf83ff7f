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
       *[other] {""}
    }.
# Somebody has done something about it since.
refusal-undo-since = Somebody has acted on this since, so I cannot undo it. Open its card to see how it stands.
# A plan that was declined: its request went to others.
refusal-undo-asked = Other people have been asked since, so I cannot undo that.
# A question can't be sent to somebody.
# $name (text): who
refusal-desk-ring = { $name } cannot be reached here. Please ring them.
# Something was asked already.
# $name (text): the broker who asked
refusal-desk-asked = { $name } asked already. The answer comes to this card.
# In the command menu.
cmd-undo = Undo what you just decided
