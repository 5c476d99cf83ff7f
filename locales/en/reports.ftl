### Reports: what a timebank did in a time, for its brokers, its committee and its funders.

## Asking for one

# The command menu: reports.
cmd-report = See what we did, and get reports
# Asks which time a report is about.
report-when-ask =
    Which time should the report be about? Tap one.
    Or type it: July, last quarter, since April, 2025, 1 April to 30 June.
# Above that question: some words were not understood.
# $words (text): those words
report-unclear = I did not understand "{ $words }".
# Chooses the month before this one.
# $month (date): its first day
btn-report-last-month = Report on { MONTH($month) }
# Chooses this month, which is not over.
btn-report-this-month = Report on this month
# Chooses the three months before this quarter.
btn-report-last-quarter = Report on last quarter
# Chooses the year that began in April.
btn-report-year = Report on year to March
# What long work on a report is called, on the card that shows how far it has come.
report-job-title = The report
# A report that took a while is made.
report-made = Your report is ready.
# These days are not over in any part, or are too many.
refusal-report-days = There is no report for that time. It must have begun, and be ten years at most.
# The report is still being made.
refusal-report-making = This report is still being made. You get a message when it is ready.
# A file would have too many rows.
# $count (count): rows that it would have
# $most (count): rows that a file can have
refusal-report-long =
    That file would have { $count } rows. It can have { $most }. Please choose a shorter time.
# A file was asked for in a group.
refusal-report-private = I only send files of a report to you alone. Please ask me in our own chat.

## The screens

# What the time of a report is called.
# $shape (choice): month, quarter, year, financial or days
# $first (date): its first day
# $last (date): its last day
# $year (text): the year of its first day
report-period = { $shape ->
        [month] { MONTH($first) }
        [quarter] { MONTH($first) } to { MONTH($last) }
        [year] The year { $year }
        [financial] { MONTH($first) } to { MONTH($last) }
       *[days] { DAY($first) } to { DAY($last) }
    }
# A week of a report.
# $first (date): its first day
report-step-week = From { DAY($first) }
# A month of a report.
# $first (date): its first day
report-step-month = { MONTH($first) }
# Three months of a report.
# $first (date): their first day
report-step-quarter = Quarter from { MONTH($first) }
# A year of a report.
# $year (text): its year
report-step-year = { $year }
# A length in a report.
# $minutes (minutes): how long
# $below (choice): yes where more was undone than done
report-length = { $below ->
        [yes] minus { DURATION($minutes) }
       *[no] { DURATION($minutes) }
    }
# The head of each screen of a report.
# $period (text): the time
# $timebank (text): the timebank
# $still (choice): yes where the time is not over
# $at (datetime): when the report was made
report-head =
    <b>{ $period }</b>
    { $timebank }{ $still ->
        [yes] . So far, up to { WHEN($at) }.
       *[no] { "" }
    }
# Hours in a report.
# $given (text): what was earned by helping
# $received (text): what was spent on help
report-hours =
    <b>Hours given:</b> { $given }.
    <b>Hours got:</b> { $received }.
# How many exchanges there were.
# $count (count): how many, those undone taken off
# $undone (count): how many were undone
report-times = <b>Exchanges:</b> { $count }.{ $undone ->
        [0] { "" }
       *[other] { " " }Undone: { $undone }.
    }
# One kind of exchange.
# $name (text): the kind
# $count (count): how many
# $length (text): how long in all
report-line-kind = { $name }: { $count }, { $length }.
# How many members took part.
# $active (count): gave or got
# $gave (count): gave
# $received (count): got
# $both (count): did both
report-people = <b>Active members:</b> { $active }. Gave: { $gave }. Got: { $received }. Did both: { $both }.
# How many members there are.
# $members (count): now
# $new (count): new in this time
report-members = <b>Members now:</b> { $members }. New: { $new }.
# Requests for help that were made in this time.
# $count (count): all
# $met (count): help was given
# $lost (count): came to nothing
# $waiting (count): still looked after
report-asks = <b>Requests:</b> { $count }. Met: { $met }. Not met: { $lost }. Still open: { $waiting }.
# Volunteering on shifts, which are no exchanges.
# $count (count): places that were taken
# $length (text): how long in all
report-beside = <b>Beside this, on shifts:</b> { $count } places taken, { $length }.
# Volunteers' hours that somebody confirmed.
# $count (count): how many people
# $length (text): how long in all
# $credited (text): what of it became timebank hours in this time
report-served = <b>Volunteering, confirmed:</b> { $count ->
        [one] one person
       *[other] { $count } people
    }, { $length }. Timebank hours for it: { $credited }. These are in none of the figures above.
# People who came to shifts as teams of employers: their time is in no other figure.
# $count (count): how many
# $length (text): how long in all
# allow money: the employer's time, as it is called there
report-teams = <b>Apart from that, in paid time:</b> { $count ->
    [one] one person
   *[other] { $count } people
} in teams of employers, { $length }.
# What the hours would come to elsewhere. Only those see it who see reports.
# $rate (text): what the rate is called, with its year
# $amount (text): an hour
# $source (text): who says so
# $length (text): the hours
# $sum (text): what they come to
report-value =
    For funders: { $length } at the { $rate } ({ $amount } an hour, { $source }) would be { $sum }.
# Opens what else there is in a report.
btn-report-more = See more of it
# Sends the hours as a picture.
btn-report-chart = See it as a picture
# Makes a file of a report.
btn-report-get = Get a file
# Chooses another time for a report.
btn-report-when = Choose another time
# Opens a report.
btn-report-see = See the report
# Asks what of a report is wanted.
# $period (text): the time
report-more-ask = { $period }: what more do you want to see?
# Opens areas and kinds of help.
btn-report-where = See wards and skills
# Opens requests that came to nothing.
btn-report-asks = See requests not met
# Opens members who did nothing for a while.
btn-report-quiet = See who is quiet
# Opens the pot, and hours that the timebank made.
btn-report-pot = See the pot and more
# Above the areas.
report-places-head =
    { "" }
    <b>Wards, as members gave them</b>
# One area.
# $name (text): the area
# $count (count): members who gave or got
# $given (text): hours that they gave
# $received (text): hours that they got
report-line-place = { $name }: { $count } active. Gave { $given }. Got { $received }.
# Where the area of somebody is not known.
report-place-unknown = Ward not known
# All areas beyond the first many, together.
report-place-others = All other places
# One area in a time, as an answer.
# $name (text): the area
# $period (text): the time
# $count (count): members who gave or got
# $given (text): hours that they gave
# $received (text): hours that they got
report-one-place =
    <b>{ $name }</b>, { $period }
    Active members: { $count }. Hours given: { $given }. Hours got: { $received }.
# Above the kinds of help.
report-skills-head =
    { "" }
    <b>Kinds of help</b>
# One kind of help.
# $name (text): the skill
# $count (count): how often
# $length (text): how long in all
report-line-skill = { $name }: { $count }, { $length }.
# Help for which no skill was noted.
report-skill-none = Help of a kind not noted
# There are more than stand on the screen.
# $count (count): how many more
report-more-rows = And { $count } more. They are in the table file.
# Above the reasons why requests were not met.
report-asks-why =
    { "" }
    <b>Why they were not met</b>
# One reason.
# $why (text): the reason
# $count (count): how many requests
report-line-ask = { $why }: { $count }.
# Why a request was not met.
report-ask-unmet = Nobody could be found
# Why a request was not met.
report-ask-lapsed = The day went by
# Why a request was not met.
report-ask-declined = A broker said no
# Why a request was not met.
report-ask-cancelled = Called off
# How often the first reply came when it was promised. Counted is what came in the report's time and
# was answered, or is overdue.
# $in_time (markup): what in time is
# $kept (count): how often it did
# $count (count): of how many
report-replies =
    { "" }
    <b>First reply in time: { $kept } of { $count }</b>
    What still has time is not counted. { $in_time }
# The community pot in a time.
# $opening (text): at the start
# $came (text): what came in
# $went (text): what went out
# $closing (text): at the end
report-pot =
    <b>Community pot</b>
    At the start: { $opening }.
    Came in: { $came }. Went out: { $went }.
    At the end: { $closing }.
# Above the hours that the timebank made.
# $some (choice): yes where there were any
report-made-head =
    { "" }
    { $some ->
        [yes] <b>Hours that the timebank made, and why</b>
       *[no] The timebank made no hours in this time.
    }
# Above what came of plans for work.
report-work-head =
    { "" }
    <b>On the way to work</b>
# What came of plans for work.
# $what (text): what it was
# $count (count): how often
report-line-work = { $what }: { $count }.
# Hours that the timebank made for one reason.
# $why (text): the reason
# $length (text): how long in all
report-line-made = { $why }: { $length }.
# Why hours were made.
report-cause-welcome = Welcome hours
# Why hours were made.
report-cause-event = Events where all get hours
# Why hours were taken back: more people listened than spoke.
report-cause-class = Classes, where more get than give
# Why hours were made.
report-cause-leaving = Hours of people who left
# Why hours were made.
report-cause-correction-mistake = Mistakes put right
# Why hours were made.
report-cause-correction-missing = Help that was never noted
# Why hours were made.
report-cause-correction-work = Work for the timebank
# Why hours were made.
report-cause-correction-welcome = Welcome, by a broker
# Why hours were made.
report-cause-correction-import = Brought in from another list
# Why hours were made.
report-cause-service = Volunteering, by the timebank's rule
# Why hours were made.
report-cause-other = Other reasons
# A kind of exchange.
report-kind-exchange = Between two people
# A kind of exchange.
report-kind-class = Classes and talks
# A kind of exchange.
report-kind-team = Team jobs
# A kind of exchange.
report-kind-event = Events
# A kind of exchange.
report-kind-lending = Lending
# A kind of exchange.
report-kind-across = With another timebank
# A kind of exchange.
report-kind-other = Other kinds

## Whom to ring

# How many members did nothing for a while.
# $quiet (count): in 90 days
# $dormant (count): in 12 months
# $idle (count): offer nothing
report-quiet =
    <b>Quiet for 90 days:</b> { $quiet }. Of these, for 12 months: { $dormant }.
    <b>No offer:</b> { $idle }.
# Above the names of quiet members.
# $some (choice): yes where there are any
report-quiet-head = { $some ->
        [yes] Quiet members:
       *[no] Nobody else is quiet.
    }
# Above the names of members without an offer.
# $some (choice): yes where there are any
report-idle-head = { $some ->
        [yes] Members without an offer:
       *[no] Everybody else offers something.
    }
# A quiet member.
# $name (text): the name
# $day (date): when they last gave or got help
report-line-quiet = { $name }: last on { DAY($day) }.
# A quiet member who never exchanged anything.
# $name (text): the name
report-line-never = { $name }: nothing yet.
# A member without an offer.
# $name (text): the name
# $area (text): where they live
report-line-idle = { $name }, { $area }
# Opens a member's card.
# $name (text): the name
btn-report-open = Open { $name }
# Lists members without an offer.
btn-report-idle = See who has no offer

## Files

# Asks for whom a file is.
report-for-ask =
    Who is it for? A file for you can hold names.
    For the committee it holds none. For others small numbers are hidden too.
# The file is for the broker.
btn-report-for-me = Make it for me
# The file is for the timebank's committee.
btn-report-for-committee = Make it for committee
# The file is for a funder, or for anybody.
btn-report-for-public = Make it for a funder
# Asks which file.
report-form-ask = Which file do you want?
# A page to print.
btn-report-pdf = Get a page to print
# The same in large print.
btn-report-large = Get it in large print
# A table for Excel and the like.
btn-report-xlsx = Get an Excel table
# A plain table.
btn-report-csv = Get a plain table
# A file is on its way, after a command.
# $period (text): the time
report-coming = Your file is coming: { $period }.
# A file is on its way, over a tapped button.
toast-report-coming = Your file is coming.
# Under a file.
# $period (text): the time
# $who (choice): me, committee or public
report-file-pdf = Report, { $period }. To print.{ $who ->
        [public] { " " }Small numbers are hidden.
        [committee] { " " }No names. For the committee only.
       *[me] { "" }
    }
# Under a file.
# $period (text): the time
# $who (choice): me, committee or public
report-file-large = Report, { $period }. In large print.{ $who ->
        [public] { " " }Small numbers are hidden.
        [committee] { " " }No names. For the committee only.
       *[me] { "" }
    }
# Under a file.
# $period (text): the time
# $who (choice): me, committee or public
report-file-xlsx = Report, { $period }. An Excel table.{ $who ->
        [public] { " " }Small numbers are hidden.
        [committee] { " " }No names. For the committee only.
       *[me] { " " }It holds names. Please keep it safe.
    }
# Under a file.
# $period (text): the time
# $who (choice): me, committee or public
report-file-csv = Report, { $period }. A plain table.{ $who ->
        [public] { " " }Small numbers are hidden.
        [committee] { " " }No names. For the committee only.
       *[me] { " " }It holds names. Please keep it safe.
    }
# Under the picture: it says the same in words.
# $period (text): the time
# $timebank (text): the timebank
# $lines (markup): each bar and its hours
# $who (choice): me, committee or public
report-file-chart =
    <b>Hours given, { $period }</b>
    { $timebank }
    { $lines }{ $who ->
        [public] { "" }

    Small numbers are hidden.
       *[other] { "" }
    }
# One bar of the picture.
# $name (text): the week, month or year
# $length (text): its hours
report-chart-line = { $name }: { $length }
# The title in the picture.
# $period (text): the time
report-chart-title = Hours given, { $period }
# What stands in place of a number that would give a small one away.
report-hidden = not shown
# What stands in place of hours of few people.
report-too-few = too few to show
# A number that is hidden since it is small.
# $least (count): the smallest number that is shown
report-few = fewer than { $least }

## The page to print

# The title of the page.
# $timebank (text): the timebank
# $period (text): the time
report-paper-title = { $timebank }: { $period }
# Under the title: what this is.
report-paper-what = A timebank: neighbours help each other, and an hour is an hour, whatever the help.
# A line of the page.
# $name (text): what it is
# $count (text): how many, or that it is hidden
report-paper-line = { $name }: { $count }
# Hours on the page.
report-paper-given = Hours given
# Hours on the page.
report-paper-received = Hours got
# Exchanges on the page.
report-paper-times = Exchanges
# Members on the page.
report-paper-active = Active members
# Members on the page.
report-paper-gave = Members who gave help
# Members on the page.
report-paper-got = Members who got help
# Members on the page.
report-paper-both = Members who did both
# Members on the page.
report-paper-members = Members in all
# Members on the page.
report-paper-new = New members
# Requests on the page.
report-paper-asked = Requests for help
# Requests on the page.
report-paper-met = Requests met
# Requests on the page.
report-paper-not-met = Requests not met
# Requests on the page.
report-paper-waiting = Requests still open
# Replies in the table.
report-paper-in-time = First replies in time
# Replies in the table.
report-paper-late = First replies late
# People of employers' teams, in the table.
report-paper-teams = People who came in teams of employers, apart from these
# Their time, in the table.
# allow money: the employer's time, as it is called there
report-paper-paid-time = Paid time of those teams, apart from these
# Volunteering on the page.
report-paper-volunteered = Hours planned on volunteer shifts, beside these
# Volunteering in the table.
report-paper-served = Hours of volunteering that were confirmed, beside these
# Volunteering in the table.
report-paper-served-credited = Timebank hours for volunteering, beside these
# What came of plans for work, on the page.
report-paper-work-started = Courses begun
# What came of plans for work, on the page.
report-paper-work-finished = Courses finished
# What came of plans for work, on the page.
report-paper-work-interview = Interviews
# What came of plans for work, on the page.
report-paper-work-volunteering = Began to volunteer
# What came of plans for work, on the page.
report-paper-work-work = Found work
# What came of plans for work, on the page.
report-paper-work-other = Other steps towards work
# Above the areas on the page.
report-paper-places = Where active members live
# Above the kinds of help on the page.
report-paper-skills = What they did most
# A table of which nothing can be shown.
report-paper-none = Too few to show.
# Rows of a table that do not fit on the page.
# $count (count): how many more
report-paper-more = { $count } more
# How the figures are counted, at the end of the page.
# $least (count): the smallest number that is shown
# $hide (choice): yes where small numbers are hidden
report-paper-method =
    How we count: only help that both sides agreed on counts, on the day it went into the books. Hours that were undone are taken off. Active means gave or got help in this time.{ $hide ->
        [yes] { " " }Numbers under { $least } are hidden, and some others so that nobody can work them out.
       *[no] { "" }
    } Hours are no measure of how good the help was.
# When the page was made.
# $at (datetime): when
# $still (choice): yes where the time of the report was not over
report-paper-made = Made on { WHEN($at) }.{ $still ->
        [yes] { " " }The time was not over: this is so far.
       *[no] { "" }
    }

## As tables

# A sheet: the main figures.
report-sheet-figures = Figures
# A sheet: exchanges by kind.
report-sheet-kinds = Kinds
# A sheet: areas.
report-sheet-places = Wards
# A sheet: kinds of help.
report-sheet-skills = Skills
# A sheet: weeks, months or years.
report-sheet-steps = Over time
# A sheet: why requests were not met.
report-sheet-asks = Requests
# A sheet: hours that the timebank made.
report-sheet-causes = Hours made
# A sheet: every line of the books.
report-sheet-rows = Rows
# A sheet: members to ring.
report-sheet-quiet = Quiet members
# A sheet: the rows added up beside the books.
report-sheet-check = Check
# The head of a column: what it is.
report-column-what = What
# The head of a column: a count.
report-column-count = Number
# The head of a column: people.
report-column-people = Members
# The head of a column: exchanges.
report-column-times = Exchanges
# The head of a column: exchanges that were undone.
report-column-undone = Undone
# The head of a column: minutes given.
report-column-given = Minutes given
# The head of a column: minutes got.
report-column-received = Minutes got
# The head of a column: minutes.
report-column-minutes = Minutes
# The head of a column: minutes as hours and minutes.
report-column-length = Hours and minutes
# The head of a column: the day in the books.
report-column-day = Day in the books
# The head of a column: the number of the transfer.
report-column-transfer = Transfer
# The head of a column: the transfer that it undoes.
report-column-undoes = Undoes transfer
# The head of a column: kind of exchange or of transfer.
report-column-kind = Kind
# The head of a column: whose account, such as a member's or the pot.
report-column-account = Account
# The head of a column: a person's name.
report-column-name = Name
# The head of a column: where they live.
report-column-area = Ward
# The head of a column: the day of the help.
report-column-help-day = Day of the help
# The head of a column: what the help was.
report-column-skill = Skill
# The head of a column: the last day of help.
report-column-last = Last gave or got
# The head of a column: how many rows.
report-column-rows = Rows
# The head of a column: the sum in the ledger.
report-column-ledger = Minutes in the ledger
# The head of a column: the sum of the rows of this file.
report-column-file = Minutes in the rows
# The head of a column: the difference of the two.
report-column-difference = Difference
# An account in a table.
report-account-member = Member
# An account in a table.
report-account-organisation = Organisation
# An account in a table.
report-account-pot = Community pot
# An account in a table.
report-account-issue = Hours that the timebank made
# An account in a table.
report-account-between = With another timebank
# What moved, where it was no exchange.
report-moved-welcome = Welcome hours
# What moved, where it was no exchange.
report-moved-gift = Gift
# What moved, where it was no exchange.
report-moved-pot = Community pot
# What moved, where it was no exchange.
report-moved-correction = Put right by a broker
# What moved, where it was no exchange.
report-moved-leaving = Left or moved
# The last row of a table.
report-row-sum = In all

## The monthly report

# On the first working day of a month, to brokers.
# $month (date): the first day of the month before
# $timebank (text): the timebank
# $minutes (minutes): hours given
# $count (count): exchanges
# $active (count): members who gave or got
# $new (count): new members
# $met (count): requests that were met
# $lost (count): requests that were not
# $quiet (count): members who did nothing for 90 days
report-monthly =
    <b>{ MONTH($month) }, { $timebank }</b>
    Hours given: { DURATION($minutes) }. Exchanges: { $count }.
    Active members: { $active }. New: { $new }.
    Requests met: { $met }. Not met: { $lost }.
    Quiet members: { $quiet }.
# Stops one's own monthly report.
btn-report-off = Stop the monthly report
# Starts it again.
btn-report-on = Start it again
# It is stopped.
report-monthly-off = You get no monthly report any more. You can always type /report.
# It is on again.
report-monthly-on = You get the report on the first working day of each month.
