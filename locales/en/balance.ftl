### The balance and the statement: hours in plain words.

## Balance

# A balance above nothing.
# $minutes (minutes): how much
balance-have = You have { DURATION($minutes) } to use.
# A balance of nothing.
# $minutes (minutes): always 0
balance-even = You have given as much as you have got: { DURATION($minutes) } to use.
# A balance below nothing. It carries no blame.
# $minutes (minutes): how much below
balance-owe = You have been given { DURATION($minutes) } more than you have given. That is fine.
# Above the balance: which timebank it is about.
# $timebank (text): the timebank's name
balance-timebank = <b>{ $timebank }</b>
# Below the balance: what is logged, and not agreed or approved yet.
# $given (minutes): what the person gave
# $got (minutes): what the person got
# $which (choice): both, given or got
balance-on-the-way =
    Not counted yet: { $which ->
        [given] { DURATION($given) } that you gave.
        [got] { DURATION($got) } that you got.
       *[both] { DURATION($given) } that you gave, and { DURATION($got) } that you got.
    }
# Somebody works for the timebank and is no member.
balance-no-account = Only members have hours. You are not a member here.

## Statement

# The head of a month's statement.
# $name (text): the member
# $month (date): a day in that month
# $timebank (text): the timebank's name
statement-head =
    <b>{ MONTH($month) }</b>
    Statement for { $name }, { $timebank }
# Which page of a long month this is.
# $page (count): this page
# $pages (count): how many there are
statement-page = Page { $page } of { $pages }
# The balance when the month began.
# $sign (choice): plus, minus or even
# $minutes (minutes): how much
statement-opening =
    At the start: { $sign ->
        [plus] { DURATION($minutes) } to use.
        [minus] given { DURATION($minutes) } more than you gave.
       *[even] even.
    }
# Nothing came in or went out in this month.
statement-nothing = Nothing came in and nothing went out.
# The sums of the month, and the balance at its end.
# $plus (minutes): what came in
# $minus (minutes): what went out
# $sign (choice): plus, minus or even
# $minutes (minutes): the balance
# $still (choice): yes while the month is not over
statement-closing =
    In: { DURATION($plus) }. Out: { DURATION($minus) }.
    <b>{ $still ->
        [yes] Now
       *[no] At the end
    }: { $sign ->
        [plus] { DURATION($minutes) } to use.
        [minus] given { DURATION($minutes) } more than you gave.
       *[even] even.
    }</b>
# One exchange on the statement.
# $at (date): the day it went into the books
# $date (date): the day of the help
# $same (choice): yes where the two are one day
# $side (choice): gave or got
# $name (text): the other person
# $what (words): what it was
# $has_what (choice): yes or no
# $sign (choice): plus or minus
# $minutes (minutes): how long
statement-line-exchange =
    { DAY($at) }
    { $side ->
        [gave] You helped { $name }
       *[got] { $name } helped you
    }{ $has_what ->
        [yes] : { $what }
       *[no] { "" }
    }{ $same ->
        [yes] { "" }
       *[no] { "" }
    (help on { DAY($date) })
    }
    { $sign ->
        [plus] Plus
       *[minus] Minus
    } { DURATION($minutes) }
# One exchange that a broker undid, on the statement.
# $at (date): the day it was undone
# $date (date): the day of the help
# $same (choice): yes where the two are one day
# $side (choice): gave or got
# $name (text): the other person
# $what (words): what it was
# $has_what (choice): yes or no
# $sign (choice): plus or minus
# $minutes (minutes): how long
statement-line-undone =
    { DAY($at) }
    Your broker undid: { $side ->
        [gave] you helped { $name }
       *[got] { $name } helped you
    }{ $has_what ->
        [yes] : { $what }
       *[no] { "" }
    }{ $same ->
        [yes] { "" }
       *[no] { "" }
    (help on { DAY($date) })
    }
    { $sign ->
        [plus] Plus
       *[minus] Minus
    } { DURATION($minutes) }
# Anything else on the statement.
# $at (date): the day
# $kind (choice): what it was
# $sign (choice): plus or minus
# $minutes (minutes): how much
statement-line-other =
    { DAY($at) }
    { $kind ->
        [welcome] Welcome to the timebank
        [gift] { $sign ->
            [plus] A gift to you
           *[minus] A gift from you
        }
        [pot] { $sign ->
            [plus] From the shared pot
           *[minus] To the shared pot
        }
        [earn] An event of the timebank
        [class] A class or talk
        [correction] Put right by your broker
        [reversal] Undone by your broker
        [leaving] You left the timebank
       *[other] Help
    }
    { $sign ->
        [plus] Plus
       *[minus] Minus
    } { DURATION($minutes) }
# Shows the month before.
btn-statement-earlier = See the month before
# Shows the month after.
btn-statement-later = See the month after
# Goes one page back in a long month.
btn-statement-back = Go one page back

## Menu

# Shows the balance.
cmd-balance = See how many hours you have
# Shows the statement.
cmd-statement = See what came in and went out
