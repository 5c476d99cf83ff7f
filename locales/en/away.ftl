### Being away: nobody asks until the day is over.

# Somebody will be away.
away-until-ask =
    Until when are you away?
    Tap, or type the last day, such as: 5 May.
# The name of that answer in the list of answers that can be changed.
away-until-name = Until
# The words held no day to come.
away-no-day = I did not see a day to come in that. It can be up to a year ahead.
# A usual answer to: until when?
# allow verb-first: it is an answer, not a deed
btn-away-week = For a week
# A usual answer to: until when?
# allow verb-first: it is an answer, not a deed
btn-away-two-weeks = For two weeks
# A usual answer to: until when?
# allow verb-first: it is an answer, not a deed
btn-away-month = For a month
# It is kept.
# $since (date): the first day away
# $until (date): the last day away
# $later (choice): yes where it begins on a later day
away-set = { $later ->
        [yes] <b>You are away from { DAY($since) } until { DAY($until) }.</b>
       *[no] <b>You are away until { DAY($until) }.</b>
    }
    Nobody asks you for help, and your offers are hidden. I say hello on the day after.
# Ends it early.
# allow verb-first: people say it like this
btn-away-back = I'm back
# Changes how long.
btn-away-longer = Change my time away
# Back before the day, or on it.
# $timebank (text): the timebank's name
away-back = <b>Welcome back.</b> Members of { $timebank } see your offers again.
# There was nothing to end.
# $timebank (text): the timebank's name
away-not = You are not marked as away. Members of { $timebank } can see your offers.
# On the day after the last one.
# $timebank (text): the timebank's name
away-welcome = <b>Welcome back.</b> Your time away is over. Members of { $timebank } see your offers again.
# Above one's own offers and wants.
# $date (date): the last day away
away-note = You are away until { DAY($date) }. Nobody sees these until then.
# The days are over, in the wrong order, or too far ahead.
refusal-away-days = Please choose a day from today, up to a year ahead.
# The command menu.
cmd-away = Say that you are away
