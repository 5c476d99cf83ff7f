### Members at the desk: finding them, their card, notes.

## Finding

# The command menu.
cmd-member = Find a member
# Whom a broker looks for.
member-find-ask = Who are you looking for? Type part of a name, an area, a skill or a phone number.
# Short name of that answer.
member-find-name = Member
# What a half-filled form is called.
draft-member-find = finding a member
# Looks for somebody else.
btn-member-find = Find somebody else
# Several were found, or somebody who may be meant.
# $how (choice): name; likely where nobody fits exactly; past where they are no members now; skill
# $words (text): what was typed
# $count (count): how many
# $many (choice): yes where there may be still more
# $skill (text): the kind of help, where it was one
member-list = { $how ->
    [past] Nobody now. These were here before:
    [likely] Nobody is called just that. Did you mean one of these?
    [skill] These members offer { $skill }:
   *[name] { $many ->
        [yes] That fits a great many. Type more of the name, or choose:
       *[no] { $count ->
            [one] This is who I found:
           *[other] { $count } people fit “{ $words }”. Who is it? The month is when they joined.
        }
    }
}
# One of them in the list.
# $name (text): the member
# $area (text): where they live
# $has_area (choice): yes or no
# $since (date): since when
# $state (choice): approved, applied, meeting, paused, barred, left or declined
btn-member-one = { $name }{ $has_area ->
        [yes] , { $area }
       *[no] { "" }
    }, { $state ->
        [approved] { MONTH($since) }
        [paused] resting
        [barred] barred
        [left] left { MONTH($since) }
        [declined] not let in
       *[applied] wants to join
    }
# Nobody was found.
# $words (text): what was typed
member-none = I found nobody for “{ $words }”. Try a part of the name, the area, or the last digits you know. For people who left, put “left” behind the name.
# A broker looked for themselves.
member-own = That is you, or somebody you act for. Your own things are under /me.

## The card

# The first line: who it is.
# $name (text): the member
# $number (count): their number
# $area (text): where they live
# $has_area (choice): yes or no
member-head = <b>{ $name }</b>{ $has_area ->
        [yes] , { $area }
       *[no] { "" }
    }. Member number { $number }.
# Where they stand.
# $state (choice): approved, applied, meeting, paused, barred, left or declined
# $at (datetime): since when
member-state = { $state ->
    [approved] A member since { DAY($at) }.
    [applied] Wants to join since { DAY($at) }.
    [meeting] Will be met first, since { DAY($at) }.
    [paused] <b>Resting</b> since { DAY($at) }: not asked, not shown.
    [barred] <b>Barred</b> since { DAY($at) }.
    [left] Left on { DAY($at) }.
   *[declined] Was not let in on { DAY($at) }.
}
# How to reach them.
# $here (choice): yes where they read messages here
# $reach (text): their number and when to ring
# $has_reach (choice): yes or no
member-reach = { $here ->
    [yes] Reads messages here.
   *[no] <b>Not on Telegram.</b>
}{ $has_reach ->
    [yes] { " " }Ring: { $reach }
   *[no] { "" }
}
# When they last wrote or pressed something.
# $at (datetime): when
member-seen = Last here on { DAY($at) }.
# Their balance.
# $minutes (minutes): how much
# $standing (choice): have, owe or even
member-hours = { $standing ->
    [have] Has { DURATION($minutes) }.
    [owe] Was given { DURATION($minutes) } more than they gave.
   *[even] Has 0 hours.
}
# What is under way.
# $requests (count): open requests for help
# $cases (count): open cases
# $offers (count): offers
# $wants (count): wants
member-counts = Open requests: { $requests }. Open cases: { $cases }. Offers: { $offers }. Wants: { $wants }.
# Whom they are never put together with; brokers only.
# $names (list): their names
member-apart = Keep apart from { LIST($names) }.
# Who acts for them.
# $names (list): their names
member-helpers = Helped by { LIST($names) }.
# For whom they act.
# $names (list): their names
member-acts-for = Acts for { LIST($names) }.
# A role that they hold.
# $role (choice): organiser, broker, safeguarding or administrator
member-role = { $role ->
    [organiser] Organiser.
    [broker] Broker.
    [safeguarding] Safeguarding lead.
   *[administrator] Administrator.
}
# Above the checks.
member-checks = <b>Checks</b>
# Above the last exchanges.
member-exchanges = <b>Last help</b>
# One exchange.
# $gave (choice): yes where they gave it
# $name (text): the other
# $minutes (minutes): how long
# $day (date): when
# $what (text): the kind of help
# $has_what (choice): yes or no
# $done (choice): yes where it is in the books
member-exchange = • { $gave ->
        [yes] Gave { $name }
       *[no] Got from { $name }
    } { DURATION($minutes) }{ $has_what ->
        [yes] , { $what }
       *[no] { "" }
    }, { DAY($day) }{ $done ->
        [yes] .
       *[no] , not in the books.
    }
# Above the notes.
member-notes = <b>Notes for the desk</b>
# One note.
# $words (words): what was noted
# $by (text): by whom
# $at (datetime): when
member-note-line = • { $words } ({ $by }, { DAY($at) })
# Further things to do about them.
btn-member-more = See more about them
# What else can be done.
# $name (text): the member
member-more = What would you like to do about { $name }?
# Opens the application.
btn-member-decide = Decide about joining
# Writes to them here.
btn-member-write = Write to them
# Notes something about them.
btn-member-note = Add a note
# From now on what is typed is for them.
btn-member-act = Act for them
# Back to the member's card.
btn-member-back = See the member

## Writing to them

# What a broker writes.
member-write-ask = What shall I send them? They read it here, with your first name, and can answer.
# Short name of that answer.
member-write-name = Message
# What a half-filled form is called.
draft-member-write = writing to a member
# It was sent.
# $name (text): to whom
member-write-sent = Sent to { $name }. Their answer comes to the desk.
# What the member reads.
# $name (text): the broker's first name
# $timebank (text): the timebank
# $words (words): what they wrote
member-written =
    <b>{ $name } from { $timebank } writes:</b>
    { $words }
# A broker decides about themselves, or somebody for whom they act.
refusal-own-member = This is about you, or about somebody you act for. Another broker does that.

## Notes

# What is noted.
note-ask = What shall I note? Only brokers see it. Write nothing that you would not say to them.
# Short name of that answer.
note-name = Note
# What a half-filled form is called.
draft-note = a note
# It is noted.
# $name (text): about whom
# $words (words): what
note-kept =
    Noted about { $name }, for brokers only:
    { $words }
# Takes the note that was just made back.
btn-note-strike = Strike the note out
# Strikes out one of several.
# $number (count): which
btn-note-strike-one = Strike out note { $number }
# All notes about them.
btn-notes = See all notes
# All notes about somebody.
# $name (text): about whom
# $count (count): how many
# $lines (markup): one for each
note-list = { $count ->
    [0] There are no notes about { $name }.
   *[other] <b>Notes about { $name }</b>
    { $lines }
}
# One note, with its number.
# $number (count): which
# $words (words): what was noted
# $by (text): by whom
# $at (datetime): when
# $struck (choice): yes where it was struck out
# $struck_by (text): by whom
note-line = { $number }. { $struck ->
    [yes] <s>{ $words }</s> ({ $by }, { DAY($at) }; struck out by { $struck_by })
   *[no] { $words } ({ $by }, { DAY($at) })
}
# It is struck out.
toast-note-struck = Struck out. It no longer counts.

## Kept apart

# Opens from whom they are kept apart.
btn-apart = Keep apart from
# The first of the two.
apart-one-ask = Who shall be kept apart from somebody? Type a part of the name.
# Short name of that answer.
apart-one-name = One
# The second of the two.
apart-other-ask = Apart from whom? Type a part of the name.
# Short name of that answer.
apart-other-name = The other
# What a half-filled form is called.
draft-apart = keeping two people apart
# Read back before it is so.
# $one (text): one of the two
# $other (text): the other
apart-review = <b>{ $one } and { $other }</b> are never asked to help each other, and never shown to each other. Neither of the two is told. Shall I keep them apart?
# Keeps them apart.
btn-apart-yes = Yes, keep them apart
# It is so.
# $one (text): one of the two
# $other (text): the other
# $planned (count): visits that they have planned together
apart-kept = { $one } and { $other } are kept apart from now on.{ $planned ->
    [0] { "" }
    [one] { " " }They still have one visit planned together. Call it off, if it must not be.
   *[other] { " " }They still have { $planned } visits planned together. Call them off, if they must not be.
}
# Takes it back at once.
btn-apart-end = Stop keeping apart
# From whom somebody is kept apart.
# $name (text): the member
# $names (list): the others
apart-of = { $name } is kept apart from { LIST($names) }. Nobody of them knows.
# Ends it for one of them.
# $name (text): the other
btn-apart-end-one = End: { $name }
# Keeps them apart from one more.
btn-apart-more = Keep apart from more
# It has ended.
# $names (list): the two
apart-ended = { LIST($names) } can be put together again.
# Somebody from themselves.
refusal-apart-same = That is the same person twice. Please name the other one.

## Resting, barred, in again

# Lets a member rest.
btn-member-pause = Let them rest
# Why they rest; for the desk.
member-pause-ask = Why do they rest? It is kept as a note for brokers. They are told that they rest, not why.
# Short name of that answer.
member-pause-name = Why
# What a half-filled form is called.
draft-member-pause = letting a member rest
# A reason. allow verb-first: it is kept in these words
btn-why-asked = They asked for it
# A reason. allow verb-first: it is kept in these words
btn-why-ill = They are not well
# A reason. allow verb-first: it is kept in these words
btn-why-away = They are away for long
# Lets them in again.
btn-member-in = Let them in again
# They are in again.
toast-member-in = They are a member as before, and are told.
# Signs them off.
btn-member-off = Sign them off
# Asks that they are barred.
btn-member-bar = Bar them
# Why they are to be barred.
member-bar-ask = What happened? A second person reads it and decides. Until then they rest. Say only what you know.
# Short name of that answer.
member-bar-name = What happened
# What a half-filled form is called.
draft-member-bar = barring a member
# What the second person decides about.
# $name (text): the member
# $area (text): where they live
# $has_area (choice): yes or no
# $by (text): who asked
# $at (datetime): when
# $words (words): why
# $state (choice): asked, made, declined or ended
# $decided (text): who decided
bar-card =
    <b>Shall { $name }{ $has_area ->
        [yes] , { $area },
       *[no] { "" }
    } be barred?</b>
    { $by } asked on { DAY($at) }:
    { $words }
    { $state ->
        [asked] Until a second person decides, they rest: not asked, not shown.
        [made] Barred. { $decided } agreed.
        [declined] Not barred. { $decided } decided so.
       *[ended] They were barred, and are in again. { $decided } decided so.
    }
# The second person agrees.
btn-bar-yes = Agree to bar them
# The second person doesn't.
btn-bar-no = Let them stay
# Who asked takes it back.
btn-bar-withdraw = Take it back
# The member hears that they are barred.
# $timebank (text): the timebank
member-barred = You can't take part in { $timebank } at the moment. What you had planned is called off. If you want to talk about it, a person there will.
# A second person is still asked.
refusal-bar-waits = A second person is asked about barring them. Take that back first.
# Nobody else could decide.
refusal-no-second = There is nobody else here who could decide. A second broker or administrator is needed.

## One's own record: a code

# The command menu.
cmd-claim = Put this phone on your record
# Makes a code for a member's record.
btn-claim-give = Give a code
# The slip that a broker hands over.
# $name (text): the member
# $timebank (text): the timebank
# $link (link): what opens the record
# $code (text): the code to type instead
# $number (count): the member's number
# $days (count): how long it works
claim-slip =
    <b>For { $name }</b>, to put their phone on their record at { $timebank }:
    Open <a href="{ $link }">{ $link }</a> on that phone, or type there: /claim { $code }
    Then say your first name and your area, or your member number: { $number }.
    It works once, for { $days } days. Give it to them alone. An older code stops working.
# A button under it: the same as a page.
btn-claim-paper = Get a page to print
# The page follows.
claim-paper-coming = Here comes the page. Hand it to them alone: whoever has the code can try it.
# Under the file.
# $name (text): whose record
code-file = The code for { $name }, to print and hand over
# The page's heading.
# $timebank (text): the timebank
code-paper-head = { $timebank } on your phone
# What the page is for.
# $name (text): whose record
# $timebank (text): the timebank
code-paper-for = For { $name }. This puts your phone on the record you have at { $timebank }. Your hours stay as they are.
# What to do, first way.
code-paper-scan = 1. Open the camera of your phone and point it at the square. Tap the link. It opens Telegram.
# What the square is, for whoever hears the page.
code-paper-square = A square that a phone's camera opens as the link.
# The other way.
# $bot (text): the bot's name
code-paper-type = Or open Telegram, look for @{ $bot }, and type there:
# The second step.
# $number (count): the member's number
code-paper-say = 2. Say your first name and your area, or your member number: { $number }.
# How long it works.
# $until (date): the last day
# $phone (text): the timebank's number
# $has_phone (choice): yes or no
code-paper-until =
    It works once, until { DAY($until) }. Show this page to nobody else. Stuck? { $has_phone ->
        [yes] Ring { $phone }
       *[no] Ask your broker
    }.
# Letters that can't be printed.
code-paper-missing = A question mark stands for a letter that this page could not print.
# /claim without a code.
claim-how = With a code from your broker you put this phone on the record you have. Type /claim and the code. No code yet? Talk to a person.
# Asked of whoever opens the code.
claim-ask = So that I know it is you: what is your first name and your area? Or type your member number.
# Short name of that answer.
claim-name = Who you are
# What a half-filled form is called.
draft-claim = putting this phone on your record
# The answer was wrong.
claim-wrong = That is not what I have for this code.
# Too many wrong answers.
claim-void = That was not right five times, so the code does not work any more. Please ask your broker for a new one.
# It is done.
# $name (text): the member
# $timebank (text): the timebank
claim-done = Welcome, { $name }. This phone is on your record at { $timebank } now, with your hours.
# The account that was cut off.
# $timebank (text): the timebank
claim-cut-off = This phone is no longer connected to a record at { $timebank }. If you did not expect that, please ring them.
# A broker: their code was used.
# $name (text): the member
# $again (choice): yes where another phone was on the record before
claim-done-broker = { $again ->
    [yes] { $name } has put a new phone on their record. The old one is cut off.
   *[no] { $name } has put their phone on their record.
}
# A broker: their code is void.
# $name (text): the member
# $tries (count): how many wrong answers
claim-void-broker = Somebody answered wrongly { $tries } times with the code for { $name }. The code is void. Ring { $name } before you make a new one.
# A broker: somebody with a new phone acts for nobody now.
# $name (text): the member
# $other (text): for whom they acted
claim-hat-ended = { $name } has a new phone, and so does not act for { $other } any more. If that is still right, set it up again with /helper.
# Whether they get their roles again.
# $name (text): the member
# $roles (list): their roles
# $state (choice): asked, given or declined
# $by (text): who decided
claim-roles-card =
    <b>{ $name } has a new phone.</b>
    Before, they were: { LIST($roles) }.
    { $state ->
        [asked] Ring them on a number you know. Shall they have it again?
        [given] { $by } gave it again.
       *[declined] { $by } did not give it again.
    }
# They get them again.
btn-claim-roles-yes = Give it again
# They don't.
btn-claim-roles-no = Leave it ended
# The member hears so.
# $timebank (text): the timebank
claim-roles-given = You can do your work for { $timebank } on this phone again.
# The member hears so.
# $timebank (text): the timebank
claim-roles-declined = Your work for { $timebank } was not set up on this phone. Please talk to them.
# Only members have records to claim.
refusal-claim-state = Only a member's record can have a code. Let them in first.
# The record is already theirs.
refusal-claim-yours = This phone is on that record already.
# The opener has a record of their own.
refusal-claim-own = This phone has a record of its own. Ask your broker to make the two one.

## Two records of one person

# Makes two records one.
btn-merge = Merge with another
# From the card of a merger: one more.
btn-merge-more = Merge one more
# The first record.
merge-one-ask = Which record? Type a name or a member number.
# Short name of that answer.
merge-one-name = One
# The second record.
merge-other-ask = And which other record is the same person? Type a name or a member number.
# Short name of that answer.
merge-other-name = The other
# What a half-filled form is called.
draft-merge = making two records one
# One of several records.
# $name (text): the member
# $area (text): where they live
# $number (count): their number
btn-merge-record = { $name }, { $area }, { $number }
# The two side by side.
# $one (markup): the first
# $other (markup): the second
merge-compare =
    <b>Are these one person?</b>
    { $one }

    { $other }

    Which record stays? The other becomes part of it, with its hours. A second person looks first.
# One of the two.
# $name (text): the member
# $number (count): their number
# $area (text): where they live
# $has_area (choice): yes or no
# $at (datetime): since when
# $state (choice): the state of the membership
# $minutes (minutes): the balance
# $standing (choice): have, owe or even
# $things (count): offers, wants, requests, cases and help
# $here (choice): yes where a phone is on it
merge-side =
    <b>{ $name }</b>, number { $number }{ $has_area ->
        [yes] , { $area }
       *[no] { "" }
    }
    { $state ->
        [approved] A member since { DAY($at) }.
        [paused] Resting since { DAY($at) }.
        [left] Left on { DAY($at) }.
       *[other] Asked to join on { DAY($at) }.
    } { $standing ->
        [have] Has { DURATION($minutes) }.
        [owe] Was given { DURATION($minutes) } more than they gave.
       *[even] Has 0 hours.
    } Offers, wants, requests and help: { $things }. { $here ->
        [yes] On Telegram.
       *[no] Not on Telegram.
    }
# Which of the two stays.
# $number (count): its number
btn-merge-keep = Keep number { $number }
# What the second person decides about, and what was done.
# $kept (text): the record that stays
# $kept_number (count): its number
# $gone (text): the record that goes
# $gone_number (count): its number
# $by (text): who asked
# $state (choice): asked, done, declined, withdrawn or undone
# $minutes (minutes): the balance that moved
# $standing (choice): have, owe or even
# $decided (text): who decided
# $until (datetime): until when it can be undone
merge-card =
    <b>One person, two records</b>
    { $gone } (number { $gone_number }) becomes part of { $kept } (number { $kept_number }). { $by } asked for it.
    { $state ->
        [asked] A second person looks: are they really one person?
        [declined] { $decided } left them as two.
        [withdrawn] It was taken back.
        [undone] { $decided } made them two again.
       *[done] Done. { $decided } agreed. { $standing ->
            [have] { DURATION($minutes) } moved along.
            [owe] A debt of { DURATION($minutes) } moved along.
           *[even] No hours moved.
        } It can be undone until { DAY($until) }.
    }
# The second person agrees.
btn-merge-yes = Make them one
# The second person doesn't.
btn-merge-no = Leave them as two
# Who asked takes it back.
btn-merge-withdraw = Take it back
# Undoes it.
btn-merge-undo = Undo the merge
# What came into the books since stays.
# $count (count): how many things
toast-merge-stayed = They are two again. { $count ->
    [one] One thing that is in the books by now stayed.
   *[other] { $count } things that are in the books by now stayed.
}
# On the member's card: a record that is part of it.
# $name (text): its name
# $at (datetime): since when
merge-line = The record of { $name } is part of this one since { DAY($at) }.
# Above the help in the books of a record that is part of this one; a list of lines follows.
# $at (datetime): when it became part of it
merge-history = From the record merged on { DAY($at) }:
# One record twice.
refusal-merge-same = That is the same record twice. Please name the other one.
# One of the two can't be in a merge.
refusal-merge-state = The record that stays must be a member's, and neither may be barred.
# Organisations stay as they are.
refusal-merge-organisation = This is an organisation. Its helpers act for it through /organisation.
# Somebody with a role.
# $name (text): whose record would go
refusal-merge-role = { $name } has a role for the timebank. Keep that record, and let the other go.
# Somebody of two timebanks.
# $name (text): whose record would go
refusal-merge-elsewhere = { $name } belongs to another timebank too. Keep that record, and let the other go.
# The time for undoing is over.
# $days (count): how long there was
refusal-merge-late = A merge can be undone for { $days } days. That time is over.
# One of them is in a merge already.
refusal-merge-already = One of the two is being merged already, or was. Look at that first.

## References

# Whom a broker asks about somebody.
btn-references = See references
# Who was asked about somebody.
# $name (text): the newcomer
# $wanted (count): how many good ones the timebank wants
# $good (count): how many there are
# $count (count): how many were asked
# $lines (markup): one for each
reference-list =
    <b>References for { $name }</b>
    { $count ->
        [0] Nobody was asked yet.
       *[other] { $lines }
    }
    Good: { $good }. Wanted: { $wanted }.
# One of them.
# $name (text): who was asked
# $reach (text): how to ask them
# $has_reach (choice): yes or no
# $state (choice): asked, good, bad or silent
# $asked (date): when they were asked
# $came (date): when they answered
reference-line = • { $name }{ $has_reach ->
        [yes] { " " }({ $reach })
       *[no] { "" }
    }: { $state ->
        [asked] asked { DAY($asked) }.
        [good] good, { DAY($came) }.
        [bad] not good, { DAY($came) }.
       *[silent] no answer.
    }
# On the card: how it stands.
# $good (count): good ones
# $bad (count): not good ones
# $asked (count): no answer yet
reference-summary = References: { $good } good, { $bad } not good, { $asked } still open.
# Notes whom the broker asks.
btn-reference-new = Ask somebody
# Who is asked.
reference-who-ask = Whom do you ask, and how do you reach them? Such as: Mrs Shah, 0121 496 0456. The number goes when they have answered.
# Short name of that answer.
reference-who-name = Who is asked
# What a half-filled form is called.
draft-reference = a reference
# They answered.
# $name (text): who was asked
btn-reference-answered = Note: { $name }
# What came.
# $name (text): who was asked
reference-answer-ask = What did { $name } say? I keep only whether it was good, none of their words.
# It was good.
btn-reference-good = Note: it was good
# It was not good.
btn-reference-bad = Note: it was not good
# Nothing came.
btn-reference-silent = Note: no answer came
# A broker: all are there.
# $name (text): the newcomer
# $count (count): how many
notice-references-all = The references for { $name } are there: { $count } good.
# Too many for one person.
# $most (count): how many can be asked
refusal-references-many = { $most } people were asked already. That is enough.

## Meeting newcomers

# The command menu.
cmd-meeting = Set dates to meet newcomers
# The dates that are set.
# $count (count): how many
meeting-list = { $count ->
    [0] No dates are set for meeting newcomers.
   *[other] <b>Dates to meet newcomers</b>
} Who presses “Ask to meet first” offers the next three.
# One of them.
# $at (datetime): when
btn-meeting-one = { DAY($at) }
# Sets one more.
btn-meeting-new = Set a date
# The day.
meeting-day-ask = On which day can newcomers meet you?
# Short name of that answer.
meeting-day-name = Day
# The time.
meeting-start-ask = At what time?
# Short name of that answer.
meeting-start-name = Time
# The place.
meeting-place-ask = Where? Such as: Ward End Library, at the front desk.
# Short name of that answer.
meeting-place-name = Place
# What a half-filled form is called.
draft-meeting = a date to meet newcomers
# The card for brokers.
# $at (datetime): when
# $place (text): where
# $state (choice): ahead, over or off
# $count (count): how many chose it
# $lines (markup): one for each
meeting-card =
    <b>Meeting newcomers: { WHEN($at) }</b>
    { $place }
    { $state ->
        [off] It was called off.
       *[other] { $count ->
            [0] Nobody chose it.
           *[other] { $lines }
        }
    }
# One who chose it.
# $name (text): their name
# $came (choice): open, yes or no
# $inside (choice): yes where they are a member by now
meeting-guest = • { $name }{ $came ->
        [yes] : came
        [no] : did not come
       *[open] { "" }
    }{ $inside ->
        [yes] , a member now
       *[no] { "" }
    }
# Calls it off.
btn-meeting-off = Call it off
# They came.
# $name (text): who
btn-meeting-came = Tick: { $name } came
# They didn't.
# $name (text): who
btn-meeting-missed = Tick: { $name } missed
# Lets them in.
# $name (text): who
btn-meeting-let-in = Let in { $name }
# Opens the date.
btn-meeting-see = See the date
# The applicant chooses a date.
# $timebank (text): the timebank
# $lines (markup): one for each date
meeting-choose-ask =
    On these days you can meet somebody from { $timebank }:
    { $lines }
    When can you come?
# One of the dates.
# $at (datetime): when
# $place (text): where
meeting-date = • { DAY($at) }, { TIME($at) }, { $place }
# One of the dates.
# $at (datetime): when
btn-meeting-come = Come { DAY($at) }
# None of them.
btn-meeting-other = Ask for another time
# They chose.
# $at (datetime): when
# $place (text): where
meeting-chosen = You meet us on { WHEN($at) }: { $place }. I remind you the day before. You can choose another day below.
# On the application: what they chose.
# $at (datetime): when
# $place (text): where
meeting-line = Comes on { WHEN($at) }: { $place }
# A broker: somebody chose their date.
# $name (text): who
# $at (datetime): when
# $place (text): where
notice-meeting-chosen = { $name } comes to meet you on { WHEN($at) }: { $place }
# The day before: the applicant.
# $timebank (text): the timebank
# $at (datetime): when
# $place (text): where
notice-meeting-soon = Tomorrow you meet { $timebank }: { WHEN($at) }, { $place }.
# The day before: the broker.
# $timebank (text): the timebank
# $at (datetime): when
# $place (text): where
# $count (count): how many come
notice-meeting-soon-broker = Tomorrow you meet { $count ->
    [one] one newcomer
   *[other] { $count } newcomers
} for { $timebank }: { WHEN($at) }, { $place }.
# It was called off: whoever chose it.
# $timebank (text): the timebank
# $at (datetime): when it would have been
notice-meeting-off = The meeting with { $timebank } on { WHEN($at) } is called off. Sorry. They find another day with you.
# It is over or called off.
refusal-meeting-over = That date is no longer open. Please choose another one.
# Ticked too early.
refusal-meeting-ahead = It has not begun yet. Tick who came afterwards.
