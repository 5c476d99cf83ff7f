# Bringing in lists that another timebank software keeps: for brokers.

# In the menu of commands.
cmd-import = Bring in a list of members, offers or hours

# What long work is called that reads a list.
import-job-read = Reading the list
# What long work is called that checks a list's rows.
import-job-check = Checking the rows
# What long work is called that writes a list.
import-job-write = Importing the list
# What long work is called that takes a list back.
import-job-undo = Undoing the import

# After /import: waits for the file.
import-send-ask = Send me the list now: a CSV or Excel file. I read it first and write nothing.
# The same question's name.
import-send-name = The list
# Words came where a file was awaited.
import-words = That is not a file. Press the paper clip to send one.
# A broker sent a file that may be a list.
import-file-ask = Is this a list to import? I read it first and write nothing.
# The same question's name.
import-file-name = The file
# Under the question whether a file is a list: read it.
btn-import-read = Yes, read it
# Under the question whether a file is a list: no, it is for a person.
btn-import-person = Pass it to a person
# A broker sent a second list while the first is open.
# $file (text): the first list's name
import-one-open = One list is open already: { $file }. Finish or stop it first, then send this one again.
# Under that: shows the list that is open.
btn-import-open = Go on with it
# A file that was no list has gone to a person.
import-passed-on = I have passed that on.
# A file is larger than bots can fetch.
import-too-big = This file is too big. A list can have up to 20 MB.
# /import undo, with nothing to take back.
import-nothing-to-undo = There is no import that can be undone. It can be done for 30 days.
# After the last answer about the columns: rows are checked now.
import-checking = Thank you. I check every row now, and tell you what I find.

# Why a file can't be read: nothing is in it.
import-file-empty = There is nothing in this file.
# Why a file can't be read: no list at all.
import-file-no-list = I cannot read this file as a list. Save it as CSV or XLSX and send it again.
# Why a file can't be read: an Excel file from before 2007.
import-file-old-excel = This is an old Excel file. Save it as XLSX and send it again.
# Why a file can't be read: too many rows.
import-file-too-many = This list is too long. Send at most 50,000 rows in one file.

# Nobody knows what a list holds.
# $file (text): the file's name
import-holds-ask = What is in { $file }?
# What a list holds: people.
# allow verb-first: an answer, which is a thing
btn-import-members = Members
# What a list holds: offers.
# allow verb-first: an answer, which is a thing
btn-import-offers = Offers
# What a list holds: requests.
# allow verb-first: an answer, which is a thing
btn-import-requests = Requests
# What a list holds: past exchanges.
# allow verb-first: an answer, which is a thing
btn-import-transfers = Hours that moved

# What each column says, as far as its name tells.
# $holds (choice): members, offers, requests or transfers
# $lines (markup): a line for each column
import-layout-ask = I read this as { $holds ->
    [members] a list of members
    [offers] a list of offers
    [requests] a list of requests
   *[transfers] hours that moved
}. Is that right?

    { $lines }
# One column of a list.
# $column (choice): what it says
# $label (text): what it is called in the list
import-column-line = { $column ->
    [name] Name
    [last_name] Last name
    [number] Member number
    [phone] Phone
    [email] Email
    [area] Area
    [joined] Joined on
    [balance] Balance
    [what] What it is
    [about] More about it
    [person] Whose it is
    [kind] Kind
    [date] Day
    [from] Who got help
    [to] Who gave help
   *[amount] How long
}: column { $label }
# The columns are right.
btn-import-layout-yes = Yes, that is right
# The columns are not right: each is asked.
btn-import-layout-no = No, ask me

# Which column says this?
# $column (choice): what is looked for
# $needed (choice): yes where the list can't do without it
import-column-ask = Which column has { $column ->
    [name] the name (or the first name)
    [last_name] the last name
    [number] the member number
    [phone] the phone number
    [email] the email address
    [area] the area
    [joined] the day they joined
    [balance] the balance
    [what] what it is about
    [about] more about it
    [person] whose it is
    [kind] the kind
    [date] the day
    [from] who got help, and gave the hours for it
    [to] who gave help, and got the hours
   *[amount] how long it took
}?{ $needed ->
    [yes] { " " }I need this one.
   *[no] { "" }
}
# A column to choose.
# allow verb-first: the name of a column in somebody's own list
# $label (text): what it is called
btn-import-column = { $label }
# The list has no such column.
btn-import-no-column = Not in this list

# Whole numbers may be hours or minutes.
# $file (text): the file's name
import-unit-ask = The lengths in { $file } are whole numbers. What are they?
# Lengths are hours.
# allow verb-first: an answer, which is a thing
btn-import-hours = Hours
# Lengths are minutes.
# allow verb-first: an answer, which is a thing
btn-import-minutes = Minutes
# Lengths are seconds.
# allow verb-first: an answer, which is a thing
btn-import-seconds = Seconds

# The day and the month can't be told apart.
# $said (text): a day as it stands in the list
import-order-ask = Which day is { $said } in this list?
# One of two days.
# $day (date): the day
btn-import-day = { DAY($day) }

# A name in the list seems to be the timebank's own account.
# $name (text): the name
import-bank-ask = Hours go to or from “{ $name }”. Which account is that here?
# The community pot.
# allow verb-first: an answer, which is a thing
btn-import-pot = The community pot
# Hours that the timebank makes or takes back.
# allow verb-first: an answer, which is a thing
btn-import-issue = The timebank's own
# Neither: these rows stay out.
btn-import-leave = Leave these rows out

# Two records may be one person.
# $name (text): the name in this row
# $number (count): the row
# $other (text): the other name
# $where (choice): list or here
# $row (count): the other's row
# $left (count): questions after this one
import-pair-ask = Row { $number } is { $name }. { $where ->
    [list] Row { $row } is { $other }.
   *[here] { $other } is here already.
} Are they one person?{ $left ->
    [0] { "" }
   *[other] { " " }{ $left } more after this.
}
# One person.
btn-import-same = They are one person
# Two people.
btn-import-two = They are two people

# Balances in a list are not what the transfers come to.
# $count (count): how many members
# $lines (markup): the first of them
import-balances-ask = { $count ->
    [one] For { $count } member the balance
   *[other] For { $count } members the balance
} is not what the past hours add up to. Which counts?

    { $lines }
# One member whose balance differs.
# $name (text): the member
# $sign (choice): plus or minus
# $minutes (minutes): the balance
# $other_sign (choice): plus or minus
# $other (minutes): what the transfers come to
import-differ-line = { $name }: balance { $sign ->
    [minus] minus{ " " }
   *[plus] { "" }
}{ DURATION($minutes) }, past hours { $other_sign ->
    [minus] minus{ " " }
   *[plus] { "" }
}{ DURATION($other) }
# The balance of the list counts.
btn-import-by-list = Take the balances
# The sum of the transfers counts.
btn-import-by-sum = Take the past hours
# Which of the two counts.
# $chosen (choice): file or transfers
import-balances-chosen = { $chosen ->
    [transfers] You chose: the past hours count.
   *[file] You chose: the balances count.
} What is missing is put right in sight, as a correction.

# A list: it is read now.
# $file (text): the file's name
import-state-reading = I read { $file } now.
# A list: something is asked of its maker.
# $file (text): the file's name
# $maker (text): who sent it
import-state-asking = { $maker } is asked something about { $file }.
# A list: its rows are checked.
# $file (text): the file's name
import-state-checking = I check the rows of { $file } now. Nothing is written yet.
# A list that was checked; nothing is written.
# $file (text): the file's name
# $holds (choice): members, offers, requests or transfers
# $count (count): what is new
import-state-ready = <b>{ $file }</b>: checked, nothing is written yet.

    New: { $holds ->
        [members] { $count ->
            [one] 1 member
           *[other] { $count } members
        }
        [offers] { $count ->
            [one] 1 offer
           *[other] { $count } offers
        }
        [requests] { $count ->
            [one] 1 request
           *[other] { $count } requests
        }
       *[transfers] { $count ->
            [one] 1 time that hours moved
           *[other] { $count } times that hours moved
        }
    }.
# A list that waits for a second person.
# $file (text): the file's name
# $maker (text): who sent it
# $mine (choice): yes for whoever sent it
# $count (count): what is new
import-state-second = { $mine ->
    [yes] <b>{ $file }</b>: a second person must agree. I have asked them.
   *[no] { $maker } wants to import <b>{ $file }</b>: { $count } new. Do you agree?
}
# A list that is being written.
# $file (text): the file's name
import-state-writing = <b>{ $file }</b> is being imported.
# A list whose writing was stopped.
# $file (text): the file's name
import-state-stopped = <b>{ $file }</b>: stopped in the middle. You can go on, or undo it.
# A list whose undoing was stopped, or whose rows are no longer kept.
# $file (text): the file's name
import-state-half-back = <b>{ $file }</b>: stopped in the middle. You can undo what is left of it.
# A list that was written.
# $file (text): the file's name
# $written (count): rows that were written
# $by (text): the second person
import-state-done = <b>{ $file }</b> is imported: { $written } rows. { $by } agreed to it.

    Nobody was told. Give members a code when you see them, so that they can use it here.
# A list that is being taken back.
# $file (text): the file's name
import-state-undoing = <b>{ $file }</b> is being undone.
# A list that was taken back.
# $file (text): the file's name
import-state-undone = <b>{ $file }</b> is undone. Its hours were moved back.
# A list that was let go of.
# $file (text): the file's name
import-state-cancelled = <b>{ $file }</b>: stopped. Nothing was written.

# Rows about somebody who is here already, or in another row.
# $count (count): how many
import-same = { $count ->
    [one] One more row is about somebody known. Their hours are added.
   *[other] { $count } more rows are about people known. Their hours are added.
}
# Rows that are known already.
# $count (count): how many
import-known = Known already: { $count }. They stay as they are.
# Sheets of a workbook that were not read.
# $names (list): their names
import-sheets = I read the first sheet only. Not read: { LIST($names) }.
# All balances of a list together.
# $sign (choice): plus, minus or even
# $minutes (minutes): the sum
import-sum = All balances together: { $sign ->
    [even] even.
    [minus] minus { DURATION($minutes) }. The timebank's own account holds the rest.
   *[plus] { DURATION($minutes) }. The timebank's own account holds the rest.
}
# What the transfers of a list come to.
# $minutes (minutes): the sum
import-moved = Together: { DURATION($minutes) }.
# Rows that can't be read.
# $count (count): how many
import-bad = Cannot be read: { $count }.
# Rows that name somebody who isn't known.
# $count (count): how many
import-unresolved = Nobody can tell whose they are: { $count }. They are not imported.
# Rows that may not be listed.
# $count (count): how many
import-left-out = Not listed: { $count }.
# People who stay though the import was undone.
# $names (list): the first of them
# $count (count): how many
import-stayed = { $count ->
    [one] One member has done something since, and stays:
   *[other] { $count } members have done something since, and stay:
} { LIST($names) }.
# One row, and why it isn't taken.
# $number (count): the row
# $why (text): the reason
import-fault-line = Row { $number }: { $why }
# Why a row isn't taken.
import-fault-no-name = there is no name
# Why a row isn't taken.
import-fault-name-long = the name is too long
# Why a row isn't taken.
import-fault-minutes = the length is not whole minutes
# Why a row isn't taken.
import-fault-hours = I cannot read the length
# Why a row isn't taken.
import-fault-day = I cannot read the day
# Why a row isn't taken.
import-fault-no-amount = there is no length
# Why a row isn't taken.
import-fault-minus-amount = the length is below nothing
# Why a row isn't taken.
import-fault-no-party = a name is missing
# Why a row isn't taken.
import-fault-same-party = both sides are the same
# Why a row isn't taken.
import-fault-no-what = it does not say what it is
# Why a row isn't taken.
import-fault-future = the day has not come yet
# Why a row isn't taken.
import-fault-twice-number = another row has this member number
# Why a row isn't taken.
import-fault-person = I do not know who this is
# Why a row isn't taken.
import-fault-bank = I do not know whose account this is
# Why a row isn't taken.
import-fault-not-listed = a person must look at it first, or it can never be offered here

# Write the list.
# $count (count): new rows
btn-import-go = Import these { $count }
# The second person agrees.
btn-import-agree = Agree to it
# The second person says no.
btn-import-decline = Say no
# Go on with writing.
btn-import-on = Go on
# The rows that aren't taken, as a file.
btn-import-rows = Get the other rows
# Take it back.
btn-import-undo = Undo this import
# Let go of it.
btn-import-cancel = Stop this import
# Really take it back?
# $file (text): the file's name
# $count (count): rows that were written
import-undo-ask = Undo all { $count } rows of { $file }? Hours move back. Members who have done nothing since are removed.
# Really take it back: yes.
btn-import-undo-yes = Yes, undo it all

# To the maker: the second person said no.
# $name (text): the second person
# $file (text): the file's name
import-declined = { $name } said no to importing { $file }. Nothing was written.
# Only one person is here who could agree.
refusal-import-alone = A second broker or an administrator must agree, and there is none yet. Give somebody a role with /role first.
# Another broker's import.
# $name (text): the broker
refusal-import-theirs = This is { $name }'s import.
# The time to undo is over.
refusal-import-late = It can be undone for 30 days. That time is over.

# Under the file with rows that aren't taken.
# $file (text): the list's name
# $count (count): how many
import-rows-caption = The rows of { $file } that are not imported: { $count }.
# Head of a column: the number of the row.
import-rows-row = Row
# Head of a column: the reason.
import-rows-why = Why
# Head of a column: what the row says.
import-rows-said = What it says
