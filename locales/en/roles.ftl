### Giving somebody a role, through a one-time link.

# The administrator chooses; the roles stand below as buttons.
role-which = Which role do you want to give?
# Makes a link for this role.
btn-give-organiser = Add an organiser
# Makes a link for this role.
btn-give-broker = Add a broker
# Makes a link for this role.
btn-give-safeguarding = Add a safeguarding lead
# Makes a link for this role.
btn-give-administrator = Add an administrator
# The link to hand over.
# $role (text): such as "broker"
# $timebank (text): the timebank
# $link (link): the address
# $days (count): for how many days it works
role-link =
    <b>A new { $role } for { $timebank }</b>
    Hand this link over in person. It works once, for { $days } days.
    Whoever opens it first gets the role.
    { $link }
# The command menu: giving a role.
cmd-role = Give somebody a role
