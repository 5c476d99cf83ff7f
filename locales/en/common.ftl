### What every screen needs: ways out, old buttons, things that went wrong, dates.

## Buttons

# Goes one step back in a form. Can also be typed.
btn-back = Back
# Stops a form; nothing is saved. Can also be typed.
btn-cancel = Cancel
# Leaves a question unanswered. Can also be typed.
btn-skip = Skip
# Answers yes to a question.
btn-yes = Yes
# Answers no to a question.
btn-no = No
# On every screen: asks for a person, who is the broker of the timebank.
btn-talk-to-a-person = Talk to a person
# Under a review card: lets people correct one of their answers.
btn-change = Change
# Opens the rest of a menu, or the next entries of a list.
btn-more = More
# Goes on where somebody left a half-filled form.
btn-carry-on = Carry on
# Leaves a half-filled form for the one that was asked for now.
btn-start-new = Start the new one
# Goes to the home card, where the balance stands.
btn-home = Go to the start

## Cards

# The first line of a card, for somebody who belongs to several timebanks.
# $timebank (text): the timebank that the card is about
card-timebank = At { $timebank }:

# What stays of an earlier message of a card, when a broker opened the card in another message.
# $where (choice): below or above: where the other message is
card-shown-again = { $where ->
        [above] Shown again further up.
       *[below] Shown again below.
    }

## Old buttons: short notices over the chat

# Over a button whose action was done before, or is not possible any more since something else
# happened; what it stands on is drawn anew.
toast-already-done = This was done already. The card shows how it stands now.
# Over a button whose action somebody else did first.
# $name (text): who did it, such as "Pat"
toast-someone-was-first = { $name } did this already. The card shows how it stands now.
# Over a button on a message that no longer holds.
toast-old-button = That button is old. I sent you the latest.

## When something goes wrong

# A message of somebody could not be handled even after several tries.
error-gave-up =
    Sorry, I could not deal with your last message. I did not save anything from it.
    Please send it again, or talk to a person.
# In place of a sentence that is missing by our mistake.
error-wording =
    Sorry, I cannot find the right words here. Please talk to a person.
# A text is longer than the place for it.
# $limit (count): the most letters and signs that fit
error-too-long = That is too long for me. Please use { $limit } letters or fewer.
# The thing looked for is not there, or is not theirs to see. Never says which.
error-not-found = I cannot find that. It may be gone, or it may not be yours to see.
# Somebody forwarded a message that begins with a command.
passed-on-command = Somebody else wrote that, so I did nothing with it. Type it yourself if you want it.
# What they ask is not allowed for their role.
error-not-allowed = Sorry, I cannot do that for you. A person can help you with it.

## When I do not understand

# The answer to a message that fits nothing. Buttons with what can be done stand below it.
not-understood =
    Sorry, I did not understand that.
    Tap what you want to do, or talk to a person.
# The same inside a form: the question comes again below.
not-understood-in-form = Sorry, I did not understand that. Here is the question again.
# Somebody sent a sticker, a photo, or another thing that is not text.
not-understood-picture =
    Thank you. I can only read words. Please tell me in words what you need.
# Somebody changed a message that they had sent before.
not-understood-edit =
    You changed an old message. I go by what you sent first.
    Please send it again if it should count.

## Forms

# After Cancel.
form-cancelled = Stopped. I did not save anything.
# After Cancel, when there was nothing to stop.
form-nothing-to-cancel = There is nothing to stop.
# Somebody comes back to a half-filled form after some time.
# $what (markup): what the form is for, such as "Log your hours"
form-resumed = You were in the middle of this: { $what }. Your answers are safe.
# Words came long after a question whose answer goes to another person. The question stands below.
form-long-ago =
    I asked you this a while ago, so I have not sent your words.
    Please send them again if they are the answer.
# Somebody begins something while a form is half filled. Buttons: carry on, start the new one.
form-unfinished =
    You have not finished what you were doing. Your answers are safe.
    Do you want to carry on with it?

## Dates and times: joined by the functions DAY, WHEN and SPAN

# 12:00 at noon.
time-midday = midday
# 00:00 at night.
time-midnight = midnight
# A day with a time.
# $day (text): such as "Tuesday 12 May 2026"
# $time (text): such as "5:30pm"
time-day-and-time = { $day }, { $time }
# From one time or day to another.
# $start (text): such as "5:30pm"
# $end (text): such as "7pm"
time-range = { $start } to { $end }
