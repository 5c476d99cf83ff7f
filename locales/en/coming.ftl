### What the bot will say next to the desk and to people.

# The command menu: what the bot reminds people of.
cmd-reminders = See what people are reminded of
# The name of the draft.
draft-reminders = a reminder
# The head of the list; a line for each stands below.
# $timebank (text): the timebank
# $some (choice): yes where there is anything
# $more (count): how many came before these
coming-list = { $some ->
        [yes] { $more ->
            [0] <b>What { $timebank } says next</b>
           *[other] <b>What { $timebank } says after that</b>
        }
       *[no] Nothing is to come at { $timebank } in the next 60 days.
    }
# A day in the list.
# $date (date): the day
coming-day = <b>{ DAY($date) }</b>
# One of them.
# $number (count): its place in the list
# $at (datetime): when
# $what (markup): what is said to whom
coming-line = { $number }. { TIME($at) }: { $what }
# One of them, opened.
# $at (datetime): when
# $what (markup): what is said to whom
coming-one = { WHEN($at) }: { $what }
# A reminder of one's own.
coming-case-remind = You hear of your case again.
# The digest.
coming-desk-morning = You get your digest.
# Standing in begins.
coming-handover-begin = Your work is handed over.
# Standing in ends.
coming-handover-end = Your work comes back to you.
# Hours that somebody has not answered.
# $name (text): who hears it
# $known (choice): yes where that is somebody by name
coming-exchange-nudge = { $known ->
        [yes] { $name } is asked again about hours.
       *[no] Somebody is asked again about hours.
    }
# Nobody answered about hours.
coming-exchange-lapse = Hours that nobody answered come to the queue.
# A plan is near.
# $name (text): who hears it
# $known (choice): yes where that is somebody by name
coming-plan-coming = { $known ->
        [yes] { $name } hears that planned help is near.
       *[no] Both hear that planned help is near.
    }
# A plan is very near.
# $name (text): who hears it
# $known (choice): yes where that is somebody by name
coming-plan-soon = { $known ->
        [yes] { $name } hears that planned help is soon.
       *[no] Both hear that planned help is soon.
    }
# A plan that nobody approved.
coming-plan-unapproved = A plan that is not approved comes up again.
# A shift is near.
# $name (text): who hears it
# $known (choice): yes where that is somebody by name
coming-shift-coming = { $known ->
        [yes] { $name } hears that a shift is near.
       *[no] Everybody on a shift hears that it is near.
    }
# A shift is very near.
# $name (text): who hears it
# $known (choice): yes where that is somebody by name
coming-shift-soon = { $known ->
        [yes] { $name } hears that a shift is soon.
       *[no] Everybody on a shift hears that it is soon.
    }
# A date to meet newcomers.
coming-meeting-soon = Newcomers hear that they meet you tomorrow.
# Something lent.
# $name (text): who hears it
# $known (choice): yes where that is somebody by name
coming-lending-coming = { $known ->
        [yes] { $name } hears that a lending begins.
       *[no] Both hear that a lending begins.
    }
# Something lent is due back.
# $name (text): who hears it
# $known (choice): yes where that is somebody by name
coming-lending-due = { $known ->
        [yes] { $name } hears that something lent is due back.
       *[no] Both hear that something lent is due back.
    }
# A check ends.
coming-check-ends = A check that ends soon comes up.
# The monthly report.
coming-report-month = Brokers get the report on last month.
# The monthly note.
coming-statement-month = Members hear that their statement is ready.
# More people are asked to help.
coming-request-wave = More people are asked about a request.
# Opens one.
# $number (count): its place in the list
btn-coming-open = Open { $number }
# What it is about.
btn-coming-see = See what it is about
# It is not said.
btn-coming-stop = Stop this one
# Back to the list.
btn-coming-list = See what is coming
# A reminder of one's own.
btn-coming-add = Add a reminder for me
# It will not be said.
# $at (datetime): when it would have been
# $what (markup): what would have been said to whom
coming-stopped =
    That one is stopped. Nobody hears of it.
    It was for { WHEN($at) }: { $what }
# A number was typed that the list doesn't have.
# $number (count): that number
coming-no-number = There is no number { $number } on the list.
# It can't be stopped.
refusal-reminder-stays = That one stays: it keeps somebody safe, or something would be forgotten.
# When, and of what.
coming-add-ask = When shall I remind you, and of what? Such as: Friday to ring Jean.
# The answer on a button.
coming-add-name = Reminder
# A usual reminder. It is read as typed words are.
btn-coming-quiet = Monday to ring members
# A usual reminder. It is read as typed words are.
btn-coming-queue = Tomorrow to see my queue
# It was not understood.
coming-not-read = I need a day and what for, such as: Friday to ring Jean.
