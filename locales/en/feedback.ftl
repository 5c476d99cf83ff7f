### Feedback after a shift: two taps and perhaps words; the totals for whoever runs it.

# The first tap. Sent once, after the hours were confirmed.
# $title (text): the shift
# $date (date): its day
feedback-how-ask = How was { $title } on { DAY($date) }? Two taps, and nobody sees your name.
# The second tap.
# $title (text): the shift
feedback-again-ask = Would you come to { $title } again?
# Both taps are there.
# $organiser (text): first name of whoever runs it
feedback-thanks = <b>Thank you.</b> You can add a sentence. { $organiser } may read it, without your name.
# Everything is said.
feedback-done = <b>Thank you.</b> That helps to make it better.
# It was good.
btn-feedback-good = Say it was good
# It was all right.
btn-feedback-fine = Say it was all right
# It was not so good.
btn-feedback-poor = Say it was not so good
# They would come again.
btn-feedback-yes = Yes, I would
# Perhaps.
btn-feedback-maybe = Perhaps I would
# They would not.
btn-feedback-no = No, I would not
# Words besides.
btn-feedback-words = Add a sentence
# Asks for words.
feedback-words-ask = What would you like to say? Please leave out names and phone numbers.
# Short name of that answer.
feedback-name = Feedback
# What a half-filled form is called.
draft-feedback = saying how a shift was
# The words hold something private, and are not kept.
feedback-not-passed-on = I did not keep that: it has something private in it, such as a number or somebody's health. Say it otherwise, or talk to a person.
# Sees the totals.
btn-feedback-see = See the feedback
# Fewer answers than may be shown.
# $title (text): the shift
# $least (count): from how many on
feedback-too-few =
    <b>Feedback: { $title }</b>
    There are too few answers to show. You see them from { $least } on, so that nobody can tell who said what.
# Head of the totals.
# $title (text): the shift
# $count (count): answers that are counted here
# $least (count): with how many further ones it changes
feedback-totals =
    <b>Feedback: { $title }</b>
    { $count } answers about all its times. This changes with every { $least } answers.
# How it was.
# $answer (choice): good, fine or poor
# $count (count): how many
# $hidden (choice): yes where the number is too small to be shown
feedback-how-line = { $answer ->
        [good] It was good:
        [fine] It was all right:
       *[poor] It was not so good:
    } { $hidden ->
        [yes] not shown, as it is a small number
       *[no] { $count }
    }
# Whether they would come again.
# $answer (choice): yes, maybe or no
# $count (count): how many
# $hidden (choice): yes where the number is too small to be shown
feedback-again-line = { $answer ->
        [yes] Would come again:
        [maybe] Would perhaps:
       *[no] Would not:
    } { $hidden ->
        [yes] not shown, as it is a small number
       *[no] { $count }
    }
# Above the words.
feedback-words = In their words:
# One of them.
# $words (words): what somebody said
feedback-word-line = “{ $words }”
