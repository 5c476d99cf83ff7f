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

## Taking a role away

# What else an administrator can do with roles; the button stands below.
role-more-ask = What would you like to do?
# Who holds which role stands below as buttons.
role-take-ask = Whose role should end?
# Read back before the role ends.
# $name (text): whose
# $role (text): such as "broker"
# $timebank (text): the timebank
role-off-ask =
    <b>{ $name } will be no { $role } at { $timebank } any more.</b>
    It ends at once: duty, cases in hand, and every button they have. Is that right?
# The role has ended.
# $name (text): whose
# $role (text): such as "broker"
# $timebank (text): the timebank
role-was-taken = <b>Done.</b> { $name } is no { $role } at { $timebank } any more.
# To whoever lost the role.
# $role (choice): organiser, broker, safeguarding or administrator
# $timebank (text): the timebank
notice-role-taken =
    You are no { $role ->
        [organiser] organiser
        [broker] broker
        [safeguarding] safeguarding lead
       *[administrator] administrator
    } at { $timebank } any more. Questions? Talk to a person there.
# The last broker or administrator.
# $name (text): who
# $role (choice): broker or administrator
refusal-role-last =
    { $name } is the only { $role ->
        [broker] broker
       *[administrator] administrator
    } here. First add another one.
# Leads to who holds which role.
btn-role-take = Take a role away
# Somebody and their role.
# $name (text): who
# $role (text): such as "broker"
btn-role-of = End { $name }, { $role }
# The role ends.
btn-role-yes = Yes, end it
# Back to who holds which role.
btn-role-again = End another role
