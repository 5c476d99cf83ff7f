### Recording help that was given: the /log form and the words around it.

## The form's questions, and their short names for the list of changes

# Whom did the writer help? Names as buttons stand below.
log-who-ask = Who did you help? You can type their first name.
# Short name of that answer.
log-who-name = Who
# How long the help took. Usual lengths as buttons stand below.
log-how-long-ask = How long did it take? For example: 2 hours, or half 2 to 4.
# Short name of that answer.
log-how-long-name = How long
# The day on which it happened. The last days as buttons stand below.
log-when-ask = Which day was it?
# Short name of that answer.
log-when-name = Day
# What kind of help it was; can be skipped.
log-what-ask = What did you do? A word or two is fine.
# Short name of that answer.
log-what-name = What

## When an answer needs a second look

# Two or more people fit the name that was typed. They stand below as buttons.
# $name (text): the name as typed
log-which-person = I know more than one { $name }. Who do you mean?
# The name that was typed is the writer's own; a button for another person stands below.
# $name (text): the name as typed
log-own-name = { $name } is your own name, and help to yourself does not count.
# A length or a day could mean two things; the likely ones stand below as buttons.
log-which-one = I can read that in more than one way.
# The words held a day but no length.
log-no-length = I did not find a length in that.
# The words held a length but no day.
log-no-day = I did not find a day in that.
# The day is still to come, so nothing can be logged yet.
log-reject-future =
    That day is still to come, so I cannot count it yet.
    Tell me when it is done.
# Nothing, or less than nothing: no hours to log.
log-reject-non-positive =
    There are no hours in that, so I did not log anything.
    That is fine: a chat between neighbours counts in its own way.
# More than a day in one day.
log-reject-over-24h =
    That is more than one day holds, so I did not log it.
    Please tell me the hours for each day.

## The review card

# One line of the review card: a day and how long.
# $date (date): the day
# $minutes (minutes): how long
log-review-line = { DAY($date) }: { DURATION($minutes) }
# The card that is confirmed before anything is sent. Buttons: yes, change, cancel.
# $name (text): who was helped
# $has_what (text): yes or no
# $what (text): what was done
# $lines (markup): one line a day
# $days (count): how many days
# $minutes (minutes): all days together
log-review =
    <b>You helped { $name }</b>
    { $lines }{ $days ->
        [one] { "" }
       *[other] { "" }
    Together: { DURATION($minutes) }
    }{ $has_what ->
        [yes] { "" }
    What: { $what }
       *[no] { "" }
    }

    Is this right? I will ask { $name } to agree, and then your broker.
# The same where the writer was the one who was helped.
# $name (text): who helped
# $has_what (text): yes or no
# $what (text): what was done
# $lines (markup): one line a day
# $days (count): how many days
# $minutes (minutes): all days together
log-review-received =
    <b>{ $name } helped you</b>
    { $lines }{ $days ->
        [one] { "" }
       *[other] { "" }
    Together: { DURATION($minutes) }
    }{ $has_what ->
        [yes] { "" }
    What: { $what }
       *[no] { "" }
    }

    Is this right? I will ask { $name } to agree, and then your broker.

## Buttons

# Sends the review card to the other person.
# $name (text): the other person
btn-log-yes = Yes, send to { $name }
# Starts logging hours.
btn-log = Log hours
# One of several people of one name, by the last help that the two shared.
# $name (text): the person
# $date (date): the day of that help
log-last-help = { $name }: help on { DAY($date) }
# One of several people of one name, with whom no hours are in the books yet.
# $name (text): the person
# $date (datetime): when the two were brought together
log-known-since = { $name }: met { DAY($date) }
# Under a list of people who fit a name: none of them.
btn-somebody-else = Somebody else
# A length as an answer.
# $minutes (minutes): the length
btn-length = { DURATION($minutes) }
# A day as an answer.
# $date (date): the day
btn-day = { DAY($date) }
# Today as an answer.
btn-today = Today
# Yesterday as an answer.
btn-yesterday = Yesterday

## Answers as they are shown again

# Below the days of the review card, where this timebank rounds lengths.
# $minutes (minutes): the step
log-rounded = This timebank counts in steps of { DURATION($minutes) }.
# A length in the list of changes.
# $minutes (minutes): the length
log-length = { DURATION($minutes) }
# A day in the list of changes.
# $date (date): the day
log-day = { DAY($date) }
# Which answer is to be changed; they stand below as buttons.
form-change-what = What do you want to change?
# Somebody told of help that is still to come. The first question of planning it stands below.
# $name (text): the other person
log-plan-instead = That is still to come. I can plan it with { $name }.
# The command menu: logging hours.
cmd-log = Log hours you gave or got
