### Calendar files of shifts and of planned help.

# What planned help is called in a calendar.
# $name (text): the first name of the other person
calendar-plan-title = Goodturn: { $name }
# The words inside a shift's event in a calendar.
# $organisation (text): who it is for
# $organiser (text): first name of whoever runs it
# $has_bring (choice): yes or no
# $bring (text): what to bring or to know
calendar-about-shift =
    For { $organisation }. Ask for { $organiser }.{ $has_bring ->
        [yes] { " " }Good to know: { $bring }
       *[no] { "" }
    }
    Can't make it? Tell Goodturn in Telegram, so that somebody else can come.
# The words inside planned help's event in a calendar.
# $organisation (text): the first name of the other person
calendar-about-plan = With { $organisation }. If things change, tell Goodturn in Telegram.
# Under the file. Opening it on the phone offers to add the event.
# $title (text): what it is
calendar-file = <b>{ $title }.</b> Open this file, and your calendar adds it. If it changes, I send you the file again.
# Under a file that comes again because something changed.
# $title (text): what it is
calendar-file-again = <b>{ $title } has changed.</b> Open this file, and your calendar changes too.
# Under a file that takes the event out of the calendar.
# $title (text): what it is
calendar-file-off = <b>{ $title }: you are not expected any more.</b> Open this file to take it out of your calendar.
# Somebody wants a calendar file of what they have no place on, or of what was called off.
refusal-calendar-off = You have no place on this now, so there is nothing for your calendar.
# Sends a calendar file.
btn-calendar = Put it in my calendar
