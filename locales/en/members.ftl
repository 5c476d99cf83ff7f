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
btn-member-more = See what else
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
