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
# Under a month of the statement: volunteering, which is in no line of it.
# $minutes (minutes): confirmed in that month
statement-served = Beside this, volunteering that was confirmed: { DURATION($minutes) }.
# Beside the balance: hours on shifts, which are counted by themselves.
# $minutes (minutes): confirmed this year
# $waiting (minutes): not confirmed yet
# $year (text): the year
# $which (choice): both, done, waits
balance-served = { $which ->
        [done] Beside this, volunteering in { $year }: { DURATION($minutes) }.
        [waits] Beside this, volunteering in { $year }: { DURATION($waiting) } wait to be confirmed.
       *[both] Beside this, volunteering in { $year }: { DURATION($minutes) }, and { DURATION($waiting) } wait to be confirmed.
    }
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
# Somebody asked for a month in which they had no hours yet: the nearest one is shown.
# $wanted (date): a day of the month that they asked for
# $month (date): a day of the month that is shown
statement-not-then = There is nothing in { MONTH($wanted) }. This is { MONTH($month) }.
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
# A file with several members' statements is on its way to a broker.
# $month (date): the month
# $count (count): how many
statement-all-coming =
    { $count ->
        [one] One statement for { MONTH($month) } is coming, to print and post.
       *[other] { $count } statements for { MONTH($month) } are coming, to print and post. Each begins a new page.
    }
# The same, where nobody without Telegram gave or got hours.
# $month (date): the month
statement-all-none = Nobody without Telegram gave or got hours in { MONTH($month) }.
# Under that file.
# $month (date): the month
# $count (count): how many
statement-file-all =
    { $count ->
        [one] One statement for { MONTH($month) }, to post
       *[other] { $count } statements for { MONTH($month) }, to post
    }
# The title of that file.
# $month (date): the month
# $timebank (text): the timebank
statement-paper-all = Statements for { MONTH($month) }, { $timebank }
# Under an exchange on the statement: somebody else wrote it for the giver or the receiver.
# $name (text): who wrote it
statement-entered = (entered by { $name })
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
# $what (words): the title of a class or a team job, or what was lent
# $has_what (choice): yes or no
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
            [plus] From the community pot
           *[minus] To the community pot
        }
        [earn] An event of the timebank
        [service] Volunteering
        [class] A class or talk
        [correction] Put right by your broker
        [import] Your hours from before
        [reversal] Undone by your broker
        [leaving] You left the timebank
        [moving] You moved timebanks
        [merge] Hours of your other record here
        [across] Help with another timebank
        [lending] Lending
        [team] A team job
       *[other] Help
    }{ $has_what ->
        [yes] : { $what }
       *[no] { "" }
    }
    { $sign ->
        [plus] Plus
       *[minus] Minus
    } { DURATION($minutes) }
# Below a statement: other ways to have it; buttons stand below.
# $month (date): a day in that month
statement-ways-ask = How would you like your statement for { MONTH($month) }?
# The file is on its way.
# $month (date): a day in that month
statement-coming = Here comes your statement for { MONTH($month) }.
# The file is on its way, over the button.
toast-statement-coming = Your file is on its way.
# Offers the statement on paper and so on.
btn-statement-ways = Have it another way
# Sends a file to print.
btn-statement-paper = Print it on paper
# Sends a file to print, in large letters.
btn-statement-large = Print it in large print
# Sends a file for a spreadsheet.
btn-statement-table = Send it as a table
# Shows the statement in whole sentences.
btn-statement-read = Read it to me
# In the monthly note: shows the statement.
btn-statement-see = See it

## The note on the first of the month

# Sent on the first of the month to members whose hours moved in the month before.
# $month (date): a day in the month that is over
# $timebank (text): the timebank's name
# $standing (choice): have, owe or even
# $minutes (minutes): the balance now
statement-ready =
    <b>{ $timebank }</b>
    Your statement for { MONTH($month) } is ready. { $standing ->
        [have] You have { DURATION($minutes) } to use.
        [owe] You have been given { DURATION($minutes) } more than you have given. That is fine.
       *[even] You have given as much as you have got.
    }

## On paper

# The title of the file.
# $month (date): a day in that month
# $name (text): the member
statement-paper-title = Statement for { $name }, { MONTH($month) }
# The heading on paper.
# $month (date): a day in that month
statement-paper-head = Statement for { MONTH($month) }
# Below the heading on paper.
# $name (text): the member
# $timebank (text): the timebank's name
statement-paper-for =
    { $name }
    { $timebank }
# The last lines on paper.
statement-paper-foot = Is something not right? Talk to your broker. All hours are to the minute.
# On paper, where the fonts have no letters for a name.
statement-paper-missing = A question mark stands for letters that this print does not have.
# Under a file.
# $month (date): a day in that month
# $name (text): the member
statement-file-pdf = Statement for { $name }, { MONTH($month) }, on paper.
# Under a file.
# $month (date): a day in that month
# $name (text): the member
statement-file-large = Statement for { $name }, { MONTH($month) }, in large print.
# Under a file.
# $month (date): a day in that month
# $name (text): the member
statement-file-csv = Statement for { $name }, { MONTH($month) }, as a table.

## As a table

# The head of a column: the day in the books.
statement-file-csv-day = Day
# The head of a column: what it was.
statement-file-csv-what = What it was
# The head of a column: with whom.
statement-file-csv-name = With whom
# The head of a column: what the help was about.
statement-file-csv-about = About
# The head of a column: the day of the help.
statement-file-csv-help-day = Day of the help
# The head of a column: minutes that came in, or below nothing that went out.
statement-file-csv-minutes = Minutes
# The head of a column: the balance after it.
statement-file-csv-balance = Balance in minutes
# The first row: the balance at the start.
statement-file-csv-start = At the start
# The last row: the sum, and the balance at the end.
statement-file-csv-end = At the end
# What an exchange was, in a table.
# $side (choice): gave or got
# $undone (choice): yes where a broker undid it
statement-table-what = { $undone ->
    [yes] Undone by your broker
   *[no] { $side ->
        [gave] You helped
       *[got] You were helped
    }
}
# What anything else was, in a table.
# $kind (choice): what it was
# $sign (choice): plus or minus
statement-kind = { $kind ->
    [welcome] Welcome to the timebank
    [gift] { $sign ->
        [plus] A gift to you
       *[minus] A gift from you
    }
    [pot] { $sign ->
        [plus] From the community pot
       *[minus] To the community pot
    }
    [earn] An event of the timebank
    [service] Volunteering
    [class] A class or talk
    [correction] Put right by your broker
    [import] Your hours from before
    [reversal] Undone by your broker
    [leaving] You left the timebank
    [moving] You moved timebanks
    [merge] Hours of your other record here
    [across] Help with another timebank
    [lending] Lending
    [team] A team job
   *[other] Help
}

## Read aloud

# The first sentence, for ears.
# $month (date): a day in that month
# $name (text): the member
# $sign (choice): plus, minus or even
# $minutes (minutes): how much
statement-spoken-opening =
    This is the statement of { $name } for { MONTH($month) }. It began { $sign ->
        [plus] with { DURATION($minutes) } to use.
        [minus] with { DURATION($minutes) } more got than given.
       *[even] even.
    }
# One exchange, for ears.
# $at (date): the day it went into the books
# $date (date): the day of the help
# $same (choice): yes where the two are one day
# $side (choice): gave or got
# $name (text): the other person
# $what (words): what it was
# $has_what (choice): yes or no
# $sign (choice): plus or minus
# $minutes (minutes): how long
statement-spoken-exchange =
    On { DAY($at) }{ $side ->
        [gave] { " " }you were given hours for helping { $name }
       *[got] { " " }hours were used for the help of { $name }
    }{ $has_what ->
        [yes] { " " }with this: { $what }
       *[no] { "" }
    }. { $same ->
        [yes] { "" }
       *[no] The help was on { DAY($date) }.{ " " }
    }That is { $sign ->
        [plus] plus
       *[minus] minus
    } { DURATION($minutes) }.
# One exchange that a broker undid, for ears.
# $at (date): the day it was undone
# $date (date): the day of the help
# $same (choice): yes where the two are one day
# $side (choice): gave or got
# $name (text): the other person
# $what (words): what it was
# $has_what (choice): yes or no
# $sign (choice): plus or minus
# $minutes (minutes): how long
statement-spoken-undone =
    On { DAY($at) } your broker undid the hours { $side ->
        [gave] for helping { $name }
       *[got] for the help of { $name }
    }{ $has_what ->
        [yes] { " " }with this: { $what }
       *[no] { "" }
    }. { $same ->
        [yes] { "" }
       *[no] The help was on { DAY($date) }.{ " " }
    }That is { $sign ->
        [plus] plus
       *[minus] minus
    } { DURATION($minutes) }.
# Anything else, for ears.
# $at (date): the day
# $kind (choice): what it was
# $what (words): the title of a class or a team job, or what was lent
# $has_what (choice): yes or no
# $sign (choice): plus or minus
# $minutes (minutes): how much
statement-spoken-other =
    On { DAY($at) } there was this: { statement-kind }{ $has_what ->
        [yes] , { $what }
       *[no] { "" }
    }. That is { $sign ->
        [plus] plus
       *[minus] minus
    } { DURATION($minutes) }.
# The last sentence, for ears.
# $sign (choice): plus, minus or even
# $minutes (minutes): the balance
# $still (choice): yes while the month is not over
statement-spoken-closing =
    { $still ->
        [yes] Now there are
       *[no] At the end there were
    } { $sign ->
        [plus] { DURATION($minutes) } to use.
        [minus] { DURATION($minutes) } more got than given.
       *[even] as many hours given as got.
    }
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
