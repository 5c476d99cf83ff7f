### Paper slips: printing them for planned help, and keying them in.

# The command in the menu and in /help.
cmd-slips = Print slips, and key them in

## Printing

# For which plans?
slips-which = Which slips do you want to print?
# Prints those of these days.
# $days (choice): today, tomorrow or week
# $count (count): how many there are
btn-slips-days =
    { $days ->
        [today] Print today
        [tomorrow] Print tomorrow
       *[week] Print this week
    } ({ $count })
# No plan is there to print a slip for.
slips-none = No help is planned then, so there is no slip to print.
# The name or day fits nothing.
# $name (text): what was typed
slips-nobody = I found no day and no one member for { $name }. Try a day, a full name, or numbers.
# The file is on its way.
# $count (count): how many slips
slips-coming =
    { $count ->
        [one] One slip is coming.
       *[other] { $count } slips are coming, four on a page.
    } When they come back signed, write for example: slips 214 yes, 215 90 minutes, 216 no.
# Under the file.
# $count (count): how many slips
slip-file =
    { $count ->
        [one] One slip to sign
       *[other] { $count } slips to sign
    }
# The title of the file.
# $timebank (text): the timebank
slip-paper-title = Slips, { $timebank }
# On each slip, above.
# $number (count): its number
slip-paper-head = Slip { $number }
# On each slip.
# $timebank (text): the timebank
slip-paper-timebank = { $timebank }
# What is planned.
# $giver (text): who helps
# $receiver (text): who is helped
# $what (text): with what
# $has_what (choice): yes or no
# $has_start (choice): yes, or no for any time that day
# $start (datetime): when it begins
# $date (date): the day
# $minutes (minutes): how long
slip-paper-what =
    { $giver } helps { $receiver }{ $has_what ->
        [yes] : { $what }
       *[no] {""}
    }. { $has_start ->
        [yes] { WHEN($start) }
       *[no] { DAY($date) }
    }, { DURATION($minutes) }.
# A box to tick.
slip-paper-planned = [   ] It went as planned.
# A box to tick.
slip-paper-took = [   ] It took ____ hours ____ minutes.
# A box to tick.
slip-paper-not = [   ] It did not happen.
# Where somebody signs.
# $name (text): who
slip-paper-sign = Signed, { $name }: ______________________
# Where it goes.
# $phone (text): the timebank's number
# $has_phone (choice): yes or no
slip-paper-back =
    Both sign. Then give this to your broker{ $has_phone ->
        [yes] , or ring { $phone }
       *[no] {""}
    }.

## Keying in

# The question under the slips that are read back; it is never asked by itself.
slips-enter-ask = Shall I enter these?
# A slip as it was read.
# $number (count): its number
# $how (choice): yes, no, minutes; or why it can't be entered: unknown, twice, own, early, over, desk
# $giver (text): who helped
# $receiver (text): who was helped
# $date (date): the day
# $minutes (minutes): how long
slips-line =
    { $number }: { $how ->
        [yes] { $giver } helped { $receiver }, { DAY($date) }, { DURATION($minutes) } as planned
        [minutes] { $giver } helped { $receiver }, { DAY($date) }, { DURATION($minutes) }
        [no] { $giver } and { $receiver }, { DAY($date) }: it did not happen
        [unknown] no slip has this number
        [twice] this number is here twice, so I take the first
        [own] you or your family are in it, so another broker enters it
        [early] { $giver } and { $receiver }: its time has not come
        [over] { $giver } and { $receiver }: it is settled already
       *[desk] { $giver } and { $receiver }: it waits at the desk
    }
# The slips, read back.
# $lines (markup): a line for each
# $unread (text): what could not be read
# $has_unread (choice): yes or no
slips-review =
    <b>Both signed these slips?</b>
    { $lines }{ $has_unread ->
        [yes] {"\u000A"}I could not read: { $unread }
       *[no] {""}
    }
# Enters them.
btn-slips-enter = Enter it
# None of them can be entered.
# $lines (markup): a line for each
slips-nothing =
    Nothing here can be entered:
    { $lines }
# They are entered.
# $count (count): how many
slips-entered =
    { $count ->
        [one] Entered one slip.
       *[other] Entered { $count } slips.
    } What needs your approval stands in the queue.

## A yes that somebody gave a broker

# Read back before it is entered.
# $name (text): who says yes
# $giver (text): who helped
# $receiver (text): who was helped
# $what (words): with what
# $has_what (choice): yes or no
# $date (date): the day
# $minutes (minutes): how long
slips-says =
    <b>{ $name } says yes to this?</b>
    { $giver } helps { $receiver }{ $has_what ->
        [yes] : { $what }
       *[no] {""}
    }. { DAY($date) }, { DURATION($minutes) }.
# Nothing of this number waits for their yes.
# $number (count): the number
slips-says-nothing = Nothing with number { $number } is waiting for their answer.
# They said no, which needs words.
# $number (count): the number
slips-says-no = A no needs a reason. Open { $number } and say there what is wrong.
