### Who did what, for administrators.

# Above the lines.
# $timebank (text): the timebank
audit-head = <b>Who did what at { $timebank }, the newest first</b>
# One line of the record.
# $at (datetime): when
# $who (text): who did it
# $named (choice): yes where it was for somebody else
# $name (text): for whom
# $what (text): what, in the record's own words, such as "exchange approve"
# $about (text): whom or what it is about
# $has_why (choice): yes where there is a reason
# $why (text): a short word
audit-line =
    { WHEN($at) }. { $who }{ $named ->
        [yes] { " " }for { $name }
       *[no] { "" }
    }: { $what }, { $about }{ $has_why ->
        [yes] { " " }({ $why })
       *[no] { "" }
    }
# There are none.
audit-none = There is nothing here.
# The name behind the command fits nobody, or several.
# $name (text): what was typed
audit-who = I cannot tell who { $name } is. Type their full name.
# Lists who looked at what few may see, and who made files.
btn-audit-views = See who looked
# The command menu: the record.
cmd-audit = See who did what
