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
# $whose (choice): one where it is for one person alone, or anybody
# $name (text): who that is
# $ends (choice): yes where the role is for a time
# $date (date): its last day
role-link =
    <b>A new { $role } for { $timebank }</b>
    Hand this link over in person. It works once, for { $days } days.
    { $whose ->
        [one] It works for { $name } only.
       *[anybody] Whoever opens it first gets the role. You are told who that was.
    }{ $ends ->
        [yes] { "" } The role ends by itself after { DAY($date) }.
       *[no] { "" }
    }
    { $link }
# The name behind the role fits nobody, or several.
# $name (text): what was typed
# $several (choice): yes where it fits more than one
refusal-role-who = { $several ->
        [yes] More than one member is called { $name }. Type their full name.
       *[no] No member here is called { $name }. Leave the name out for somebody new.
    }
# The day behind "until" can't be read, or is over, or too far away.
refusal-role-day = Until which day? Type it like this: /role broker Pat until 1 May.
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

## Roles that are given

# To the other administrators: somebody opened a link.
# $name (text): who
# $role (choice): organiser, broker, safeguarding or administrator
# $timebank (text): the timebank
notice-role-given =
    { $name } opened a link and is now { $role ->
        [organiser] an organiser
        [broker] a broker
        [safeguarding] a safeguarding lead
       *[administrator] an administrator
    } at { $timebank }. Is that somebody else than you meant? Take the role away.
# To whoever has a role for a time, a week before.
# $role (choice): organiser, broker, safeguarding or administrator
# $timebank (text): the timebank
# $date (date): its last day
notice-role-soon =
    { DAY($date) } is your last day as { $role ->
        [organiser] an organiser
        [broker] a broker
        [safeguarding] a safeguarding lead
       *[administrator] an administrator
    } at { $timebank }. To go on, ask an administrator for a new link.
# To administrators, a week before.
# $name (text): whose role
# $role (choice): organiser, broker, safeguarding or administrator
# $timebank (text): the timebank
# $date (date): its last day
notice-role-soon-of =
    { DAY($date) } is the last day of { $name } as { $role ->
        [organiser] an organiser
        [broker] a broker
        [safeguarding] a safeguarding lead
       *[administrator] an administrator
    } at { $timebank }. To go on, give them a new link with /role.
# To administrators: a role for a time has ended.
# $name (text): whose role
# $role (choice): organiser, broker, safeguarding or administrator
# $timebank (text): the timebank
# $date (date): its last day
notice-role-over =
    { $name } is no { $role ->
        [organiser] organiser
        [broker] broker
        [safeguarding] safeguarding lead
       *[administrator] administrator
    } at { $timebank } any more. The last day was { DAY($date) }.
# To administrators: a role should have ended, but there would be nobody left with it.
# $name (text): whose role
# $role (choice): broker or administrator
# $timebank (text): the timebank
# $date (date): until when it goes on now
notice-role-stays =
    The time of { $name } as { $role ->
        [broker] a broker
       *[administrator] an administrator
    } at { $timebank } is over, but there is no other. It goes on until { DAY($date) }. Add another one.
