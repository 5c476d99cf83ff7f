### Teams of employers and schools on shifts.

# How many people of an employer come to a shift.
team-ask = How many of you are coming? Say a number, or their first names, such as: Sam, Priya and 6 others.
# Short name of that answer.
team-name = How many
# The words held no number and no names.
# $most (count): the most people
team-unclear = I need a number from 1 to { $most }, or first names with commas between.
# Somebody acts for several employers.
team-which-ask = Which of them do you bring?
# Before a team is signed up.
# $employer (text): the employer's name
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
# $count (count): how many people
# $names (list): first names
# $has_names (choice): yes or no
# $room (count): how many people there is room for
# $enough (choice): yes; wait where they wait in line for it; no
# allow money: the employer's time, as it is called there
team-review =
    <b>{ $title }</b>
    { SPAN($start, $end) }
    { $count ->
        [one] One person
       *[other] { $count } people
    } of { $employer }{ $has_names ->
        [yes] : { LIST($names) }
       *[no] { "" }
    }
    { $enough ->
        [yes] { $employer } pays for their time, so it counts as paid time and not as timebank hours.
        [wait] There is not room for all of you now. You wait in line together, and I ask you when { $count } places are free. A smaller number may get a place before you.
       *[no] { $room ->
            [0] There is no room any more.
            [one] There is room for one person only.
           *[other] There is room for { $room } people only.
        }
    }

    Shall I sign all of them up?
# A team has its places.
# $count (count): how many people
# $organiser (text): first name of whoever runs the shift
# $names (list): first names of those who come
# $has_names (choice): yes or no
shift-team-in =
    <b>{ $count ->
        [one] One of you has a place.
       *[other] { $count } of you have places.
    }</b>{ $has_names ->
        [yes] { " " }{ LIST($names) }.
       *[no] { "" }
    }
    Ask for { $organiser } when you get there. If the number changes, please say so here.
# A team waits until there are places for all of them.
# $count (count): how many people
# $position (count): their number in the line
shift-team-waiting =
    <b>{ $count } of you wait together, as number { $position } on the waiting list.</b>
    I ask you when { $count } places are free.
# There are places for all of a team now.
# $count (count): how many people
# $late (choice): yes where it starts soon, and whoever says yes first has them
# $until (datetime): until when they are kept
shift-team-offered =
    <b>There are places for all { $count } of you. Would you like them?</b>
    { $late ->
        [yes] It starts soon, so whoever says yes first has them.
       *[no] I keep them for you until { WHEN($until) }. After that I ask the next.
    }
# On a shift's card for whoever runs it: one team.
# $name (text): the employer
# $count (count): how many people
# $names (list): first names
# $has_names (choice): yes or no
# $came (choice): said or unsaid
# $were (count): how many were there, where that was said
shift-run-team = { $name }: { $count ->
        [one] one person
       *[other] { $count } people
    }{ $has_names ->
        [yes] { " " }({ LIST($names) })
       *[no] { "" }
    }{ $came ->
        [said] { "" }. { $were ->
                [0] Nobody came.
                [one] One came.
               *[other] { $were } came.
            }
       *[unsaid] { "" }.
    }
# Heading of the teams on that card.
# allow money: the employer's time, as it is called there
shift-run-teams = <b>Teams, in paid time</b>
# How many of a team were there.
team-came-ask = How many of them came?
# Short name of that answer.
team-came-name = How many came
# How many came, among the answers that can be changed.
# $count (count): how many
team-count = { $count ->
    [0] Nobody
    [one] One person
   *[other] { $count } people
}
# To whoever runs a shift: an employer brings a team, or another number.
# $name (text): the employer
# $count (count): how many people
# $new (choice): yes, or no where the number changed
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# allow money: the employer's time, as it is called there
notice-team =
    <b>{ $new ->
        [yes] { $name } brings a team.
       *[no] { $name } changed its team.
    }</b> { $count ->
        [one] One person comes
       *[other] { $count } people come
    }, in paid time.
    { $title }, { SPAN($start, $end) }
# To whoever signed a team up: a colleague changed the number.
# $name (text): first name of the colleague
# $count (count): how many people now
# $employer (text): the employer
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
notice-team-lead =
    <b>{ $name } changed your team of { $employer }.</b> { $count ->
        [one] One person comes now.
       *[other] { $count } people come now.
    }
    { $title }, { SPAN($start, $end) }
# To those who act for an employer: how many of its people came.
# $title (text): what it was
# $date (date): the day
# $count (count): how many came
# $minutes (minutes): their time together
# allow money: the employer's time, as it is called there
notice-team-came = { $count ->
        [0] Nobody of your team was there, as the organiser noted.
        [one] Thank you. One of your team was there: { DURATION($minutes) } of paid time.
       *[other] Thank you. { $count } of your team were there: { DURATION($minutes) } of paid time.
    }
    { $title }, { DAY($date) }. Is that not right? Please talk to a person.
# To those who act for an employer, afterwards.
# $title (text): what it was
# $organisation (text): who it was for
# $date (date): the day
# $count (count): how many people
notice-team-thanks =
    <b>Thank you for bringing a team to { $title }.</b>
    { $organisation }, { DAY($date) }. { $count ->
        [one] One person gave their time.
       *[other] { $count } people gave their time.
    } Please pass our thanks on to them.
# Not as many places are free as a team has people.
# $count (count): how many people there is room for
refusal-team-room = { $count ->
    [0] There is no room for a team on this one. Others may be waiting for a place.
    [one] There is room for one of you only. Please say another number.
   *[other] There is room for { $count } of you only. Please say another number.
}
# A team is more people than a shift has places.
# $count (count): how many places there are
refusal-team-places = There are only { $count } places on this one, so a team of more can't come.
# A team waits for places for all of them.
# $count (count): how many people
btn-team-wait = Wait for { $count } places
# Somebody brings a team who acts for no employer or school.
refusal-team-employers = Teams come from employers and schools. Please talk to a person, and a broker can set yours up.
# An employer brings a team to its own shift.
refusal-team-own = Your organisation runs this one, so your people are there already.
# A shift asks for a check of each person.
refusal-team-checks = Everybody on this one needs a check of their own, so it is not for teams. Please talk to a person.
# Whoever runs the shift acts for the team's employer as well.
refusal-team-own-hours = This is your own team. Somebody else who runs the shift must say how many came.
# How many of a team came is said before the shift began.
refusal-team-early = This has not begun. You can say who came once it has.
# Not a number of people who came.
# $most (count): the most
refusal-team-count = I need a number from 0 to { $most }.
# Signs a team of one's employer up for a shift.
btn-team-bring = Bring a team
# Changes how many people of one's team come.
btn-team-change = Change our number
# Which employer's team.
# $name (text): the employer
btn-team-for = Bring { $name }
# Signs the team up.
btn-team-yes = Yes, sign us up
# Says how many of this team came.
# $name (text): the employer
btn-team-came = Note who came of { $name }
# All of a team came.
# $count (count): how many
# allow verb-first: it is an answer, not a deed
btn-team-all = All { $count } came
# Nobody of a team came.
# allow verb-first: it is an answer, not a deed
btn-team-none = Nobody came
