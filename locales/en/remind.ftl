### Reminders that people ask for themselves.

# The command menu: to be reminded of something.
cmd-remind = Be reminded of something
# The name of the draft.
draft-remind = a reminder
# Of what somebody wants to be reminded.
own-what-ask = What shall I remind you of? Such as: put the bins out.
# The name of that answer in the list of answers that can be changed.
own-what-name = What
# When somebody wants to be reminded.
own-when-ask =
    When shall I remind you?
    Tap a day, or type it, such as: Friday 2pm, or every Monday at 9am.
# The name of that answer in the list of answers that can be changed.
own-when-name = When
# The words held no time.
own-why-no-when = I do not know yet when.
# The time is over already.
own-why-over = That time is over.
# The words held a time that could not be read.
own-why-unclear = I did not understand that day.
# It will be said. Bank holidays change nothing.
# $at (datetime): the first time
# $repeats (choice): yes where it comes again and again
# $often (markup): how often, with a capital letter; empty for once
# $what (text): what they want to be reminded of
# $medicine (choice): yes where it is about medicine
# $short (choice): yes where some months have no such day
own-set = { $repeats ->
        [yes] <b>{ $often }. First on { WHEN($at) }:</b>
       *[no] <b>I remind you on { WHEN($at) }:</b>
    }
    { $what }{ $short ->
        [yes] { "" }
    In a month without that day I come on its last day.
       *[no] { "" }
    }{ $medicine ->
        [yes] { "" }
    Please do not count on me alone for medicine: I can be late. A pharmacist can help you keep to the times.
       *[no] { "" }
    }
# Every month on its last day. Stands inside other sentences, with a capital letter.
own-last-day = On the last day of each month
# Every year on one day. Stands inside other sentences, with a capital letter.
# $date (date): the next such day
own-yearly = Every year, next on { DAY($date) }
# Their time has come.
# $what (text): what they wanted to be reminded of
# $at (datetime): when it was for
# $late (choice): yes where it comes more than an hour late
# $holiday (choice): yes where today is a bank holiday
own-remind-now = <b>You asked me to remind you:</b>
    { $what }{ $late ->
        [yes] { "" }
    This was for { WHEN($at) }. Sorry, I am late.
       *[no] { "" }
    }{ $holiday ->
        [yes] { "" }
    Today is a bank holiday.
       *[no] { "" }
    }
# There are none.
own-none = You have no reminders. Say, for example: remind me Friday to put the bins out.
# Above the list of one's own reminders.
own-list-head = <b>I remind you of these</b>
# One of them.
# $number (count): its place in the list
# $at (datetime): the next time
# $what (text): of what
# $repeats (choice): yes where it comes again and again
# $often (markup): how often, with a capital letter; empty for once
own-line = { $number }. { WHEN($at) }: { $what }{ $repeats ->
        [yes] { " " }({ $often })
       *[no] { "" }
    }
# It comes no more.
# $what (text): what it was about
own-stopped = Stopped. I do not remind you any more of: { $what }
# The list has no such number.
# $number (count): the number that was typed
own-no-number = You have no reminder number { $number }.
# Stops the reminder that this message is about.
btn-own-stop = Stop this reminder
# Stops one of the list.
# $number (count): its place in the list
btn-own-stop-one = Stop number { $number }
# Shows one's own reminders.
btn-own-list = See my reminders
# Makes one.
btn-own-add = Add a reminder
# The same once more, tomorrow.
btn-own-tomorrow = Remind me again tomorrow
# All its days are over.
refusal-remind-over = That time is over. Please give me a day to come.
# Too far ahead.
refusal-remind-far = That is more than two years ahead. Please choose a nearer day.
# Too many wait.
# $most (count): the most that one person can have
refusal-remind-many = You have { $most } reminders already. Please stop one first.
