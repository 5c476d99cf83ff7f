### What a broker saw of a member: /checks.

## Looking

# The command menu.
cmd-checks = See and note checks
# In More, for brokers; and under the card of a member.
btn-checks = See checks
# What is noted in the whole timebank.
# $lines (markup): one line for each
# $count (count): how many on this page
checks-list = { $count ->
    [0] No checks are noted.
   *[other] <b>Checks, what ends first</b>
    { $lines }
}
# What is noted of one member.
# $name (text): whose
# $lines (markup): one line for each
# $count (count): how many
checks-of = <b>Checks of { $name }</b>
    { $count ->
        [0] None are noted.
       *[other] { $lines }
    }
# One check in a list.
# $named (choice): yes where it says whose it is
# $name (text): whose
# $kind (choice): references, one_to_one, driver, children, keys or dbs
# $date (date): when it was seen
# $until (date): the last day on which it holds
# $ends (choice): yes; no where it has no end; over where that day has gone
# $by (text): who saw it
# $level (choice): of a DBS check: basic, standard, enhanced or barred; else none
# $role (text): the role that allows a DBS check
check-line =
    • { $named ->
        [yes] { $name }:{ " " }
       *[no] { "" }
    }{ $kind ->
        [references] References
        [one_to_one] One to one
        [driver] Driver
        [children] With children
        [keys] Keys
       *[dbs] DBS
    }{ $level ->
        [none] { "" }
        [basic] , basic, for { $role }
        [standard] , standard, for { $role }
        [enhanced] , enhanced, for { $role }
       *[barred] , enhanced with barred lists, for { $role }
    }. Seen by { $by }, { DAY($date) }.{ $ends ->
        [yes] { " " }Until { DAY($until) }.
        [over] { " " }It ended on { DAY($until) }.
       *[no] { "" }
    }
# Begins noting a check.
btn-checks-note = Note a check
# Asks which check ends.
btn-checks-end = End a check
# Back to all of the timebank.
btn-checks-all = See all checks
# Under a notice: what is noted of this member.
btn-checks-look = Look at the checks

## Noting

# Of whom something was seen.
check-who-ask = Whose check is it? Type a part of their name.
# Short name of that answer.
check-who-name = Member
# Which kind was seen.
# $name (text): whose
check-kind-ask = What did you see of { $name }?
# Licence, insurance and MOT.
btn-check-driver = Note driver papers
# May help one to one.
btn-check-one-to-one = Note one to one
# References were taken up.
btn-check-references = Note references
# May help with children.
btn-check-children = Note help with children
# May hold keys.
btn-check-keys = Note key holding
# A DBS check.
btn-check-dbs = Note a DBS check
# When it was seen.
check-day-ask = On which day did you see it?
# Short name of that answer.
check-day-name = Day
# Until when it holds.
check-until-ask = Until when is it good? Type a day, such as 14 March 2027.
# Short name of that answer.
check-until-name = Good until
# It holds without end.
btn-check-no-end = Say: no end
# The role that the law allows a DBS check for.
check-role-ask = Most members may not have a DBS check. The law allows one only for some roles. For which role was theirs made?
# Short name of that answer.
check-role-name = Role
# How deep a DBS check went.
check-level-ask = Which level was it?
# Short name of that answer.
check-level-name = Level
# A level of a DBS check.
btn-check-level-basic = Choose basic
# A level of a DBS check.
btn-check-level-standard = Choose standard
# A level of a DBS check.
btn-check-level-enhanced = Choose enhanced
# A level of a DBS check.
btn-check-level-barred = Choose barred lists too
# Read back before it is noted.
# $name (text): whose
# $kind (choice): references, one_to_one, driver, children, keys or dbs
# $date (date): when it was seen
# $until (date): the last day on which it holds
# $ends (choice): yes, or no where it has no end
# $level (choice): basic, standard, enhanced or barred; none for other checks
# $role (text): the role that allows a DBS check
check-review =
    <b>{ $name }: { $kind ->
        [references] references
        [one_to_one] one to one
        [driver] driver, with licence, insurance and MOT
        [children] help with children
        [keys] key holding
       *[dbs] DBS check
    }</b>{ $level ->
        [none] { "" }
        [basic] {"\u000A"}Level: basic. Role: { $role }.
        [standard] {"\u000A"}Level: standard. Role: { $role }.
        [enhanced] {"\u000A"}Level: enhanced. Role: { $role }.
       *[barred] {"\u000A"}Level: enhanced, with barred lists. Role: { $role }.
    }
    Seen on { DAY($date) }. { $ends ->
        [yes] Good until { DAY($until) }.
       *[no] It has no end.
    }
    I keep only that you saw it, never the paper. Is that right?
# Notes it.
btn-check-yes = Yes, note it
# It is noted.
toast-check-noted = Noted.
# What a half-filled form is called.
draft-check = noting a check
# What a half-filled form is called.
draft-check-dbs = noting a DBS check
# What a half-filled form is called.
draft-check-whose = looking at checks

## Ending

# Which one ends.
check-end-ask = Which one ends now?
# Ends it.
btn-check-end-driver = End: driver
# Ends it.
btn-check-end-one-to-one = End: one to one
# Ends it.
btn-check-end-references = End: references
# Ends it.
btn-check-end-children = End: with children
# Ends it.
btn-check-end-keys = End: keys
# Ends it.
btn-check-end-dbs = End: DBS
# It has ended.
toast-check-ended = Ended. It no longer counts.

## Told

# The member hears what was noted about them.
# $by (text): the broker
# $kind_of (choice): references, one_to_one, driver, children, keys or dbs
# $date (date): when it was seen
# $until (date): until when it holds
# $ends (choice): yes, or no where it has no end
notice-check-noted =
    { $by } noted that they saw your { $kind_of ->
        [references] references
        [one_to_one] check for one to one help
        [driver] driver papers
        [children] check for help with children
        [keys] check for holding keys
       *[dbs] DBS check
    } on { DAY($date) }.{ $ends ->
        [yes] { " " }It is good until { DAY($until) }.
       *[no] { "" }
    } No paper is kept.
# A broker: a check ends soon.
# $name (text): whose
# $kind_of (choice): references, one_to_one, driver, children, keys or dbs
# $until (date): the last day on which it holds
notice-check-ends =
    A check of { $name } ends on { DAY($until) }: { $kind_of ->
        [references] references
        [one_to_one] one to one
        [driver] driver
        [children] with children
        [keys] keys
       *[dbs] DBS
    }. Have a look, and note it again.

## Refused

# Nobody notes their own.
refusal-check-own = Another broker notes what is about you, your household, or somebody you act for.
# Days that can't be.
# $years (count): how far ahead and back
refusal-check-days = That day can't be. It was seen before today and is good from now, { $years } years at most.
# A DBS check without a role.
refusal-check-role = A DBS check needs the role that the law allows it for.
