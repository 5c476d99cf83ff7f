### Hours that volunteers served: noted, confirmed, told of, put right.

## Who came, as whoever runs a shift sees it

# One person in the list; the number can be typed instead of the name.
# $number (count): its number
# $name (text): first name
# $how (choice): unsaid, said, in (checked in, not out), self (they say so), absent, confirmed, declined, reversed
# $minutes (minutes): how long
# $credited (choice): yes where these are timebank hours too
# $asked (choice): yes where the desk confirms it
# $at (datetime): when they checked in
# $end (datetime): when the shift ends
attend-line = { $number }. { $name }: { $how ->
        [said] came, { DURATION($minutes) }{ $asked ->
            [yes] , a broker confirms it
           *[no] {""}
        }
        [in] checked in at { TIME($at) }, left: not said. Counts to { TIME($end) }, if you confirm it
        [self] says they came, { DURATION($minutes) }
        [absent] did not come
        [confirmed] confirmed, { DURATION($minutes) }{ $credited ->
            [yes] , as timebank hours too
           *[no] {""}
        }
        [declined] not confirmed
        [reversed] taken back
       *[unsaid] not noted yet
    }
# Nobody had a place and nobody is noted.
attend-nobody = Nobody had a place on this one.
# The list is longer than this.
# $count (count): how many more
attend-more = And { $count } more. Type a name to note one.
# For people who are no organisers of it.
# $count (count): how many did not come
attend-missed = { $count ->
        [one] One did not come.
       *[other] { $count } did not come.
    }
# People without names.
# $count (count): how many
attend-heads = { $count ->
        [one] And one more, only counted.
       *[other] And { $count } more, only counted.
    }
# Before it begins.
attend-not-yet = It has not begun yet. You note who came once it has.
# How it is said in words.
attend-how = <b>Who came?</b> You can type it: all but Sam, or Lee 90 minutes, or 2 more.
# Some words were of nobody on the list.
# $words (text): those words
attend-unclear = I do not know who "{ $words }" is here. Nothing is noted. You can type the number in the list.
# Everybody who is not noted yet came for all of it.
btn-attend-everyone = Everyone came
# Leads to what confirming would do.
btn-attend-confirm = Confirm the hours
# Notes one person differently.
btn-attend-one = Change one person
# Notes somebody who had no place.
btn-attend-add = Add somebody
# Takes confirmed hours back.
btn-attend-right = Put something right
# Leads back to the list.
btn-attend-list = See the list
# Whom to note differently.
attend-who-ask = Who? Type the name, or the number in the list.
# Short name of that answer.
attend-who-name = Who
# What was different for them.
attend-what-ask = How long did they come? For example: 90 minutes, or left at 3.
# Short name of that answer.
attend-what-name = How long
# An answer: all of it.
btn-attend-came = Came for all of it
# An answer: not there.
btn-attend-missed = Did not come
# Who else was there.
attend-add-ask = Who else came? Type a name, or how many: 2.
# Short name of that answer.
attend-add-name = Who else
# Whether their hours are kept under their name.
attend-kept-ask =
    Do they want their hours kept? They must be 18 or older and happy that you give me their name. A broker welcomes them then.
# Short name of that answer.
attend-kept-name = Their hours
# An answer: a record under their name.
btn-attend-keep = Keep their hours
# An answer: no name is kept.
btn-attend-count = Only count them
# Whose confirmed hours were wrong.
attend-right-who-ask = Whose hours were wrong? Type the name, or the number in the list.
# Short name of that answer.
attend-right-who-name = Whose
# Why they are taken back; the person reads it.
attend-right-why-ask = What was wrong? They will read this.
# Short name of that answer.
attend-right-why-name = What was wrong
# A usual answer.
# allow verb-first: it is an answer, not a deed
btn-attend-why-length = It was another length
# A usual answer.
# allow verb-first: it is an answer, not a deed
btn-attend-why-person = It was somebody else
# So much goes back only with a second person's yes.
attend-second = That is a lot of hours. A broker looks at it first, and I tell you what they say.

## Confirming

# The head of what is read back.
# $title (text): the shift
# $date (date): its day
attend-review = <b>{ $title }, { DAY($date) }</b>
# Those of one length.
# $names (list): first names
# $more (count): how many more
# $minutes (minutes): how long
attend-review-names = { DURATION($minutes) }: { LIST($names) }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }.
# They checked in and did not say when they left.
# $names (list): first names
# $end (datetime): the planned end
attend-review-open = Until the planned end at { TIME($end) }, for they did not say when they left: { LIST($names) }.
# They told of it themselves.
# $names (list): first names
attend-review-self = They told me themselves: { LIST($names) }.
# The reader's own, or their household's.
# $names (list): first names
attend-review-others = You cannot confirm your own hours, or those of your household. A broker does: { LIST($names) }.
# Nothing is noted of these.
# $names (list): first names
attend-review-unsaid = Not noted, so nothing counts for them yet: { LIST($names) }.
# The question.
# $credited (choice): yes where they become timebank hours
attend-review-ask = { $credited ->
        [yes] Shall I confirm this? They become timebank hours too.
       *[no] Shall I confirm this? The hours are kept as volunteering.
    }
# Confirms everybody who was read back.
# $count (count): how many people
btn-attend-yes = { $count ->
        [0] Yes, that's right
        [one] Yes, confirm one person
       *[other] Yes, confirm { $count } people
    }
# It is done.
# $count (count): how many people
# $desk (count): how many a broker confirms
attend-confirmed = { $count ->
        [0] Noted.
        [one] One person's hours are confirmed.
       *[other] Hours of { $count } people are confirmed.
    }{ $desk ->
        [0] {""}
       *[other] {" "}A broker confirms { $desk }.
    }
# What long work is called on its card: confirming the hours of very many people.
service-job = Confirming the hours
# To whoever pressed it: it is done, or was stopped.
# $count (count): how many people
# $left (count): how many are not confirmed
notice-service-job =
    <b>{ $count ->
        [one] One person's hours are confirmed.
       *[other] Hours of { $count } people are confirmed.
    }</b>{ $left ->
        [0] {""}
        [one] {" "}One is not confirmed yet. You find them on the list.
       *[other] {" "}{ $left } are not confirmed yet. You find them on the list.
    }

## What people are told

# Whoever runs a shift, half an hour after its end.
# $title (text): the shift
# $start (datetime): when it began
# $end (datetime): when it ended
# $count (count): how many had a place
notice-service-who =
    <b>Who came to { $title }?</b>
    { SPAN($start, $end) }. { $count ->
        [one] One person is on the list.
       *[other] { $count } people are on the list.
    }
# Whoever ran a shift, a week after it.
# $title (text): the shift
# $start (datetime): when it began
# $end (datetime): when it ended
# $count (count): whose hours are not confirmed
notice-service-again =
    <b>Nobody has noted yet who came to { $title }.</b>
    { SPAN($start, $end) }. { $count ->
        [one] One person waits for it.
       *[other] { $count } people wait for it.
    } A broker sees it now as well.
# Opens the list.
btn-service-note = Note who came
# A volunteer, once their hours are confirmed.
# $title (text): what it was
# $date (date): its day
# $minutes (minutes): how long
# $credited (minutes): timebank hours for it
# $some (choice): yes where there are some
notice-service-confirmed = <b>Thank you.</b> Your { DURATION($minutes) } { $minutes ->
        [1] is
        [60] is
       *[other] are
    } confirmed: { $title }, { DAY($date) }.{ $some ->
        [yes] {" "}You also have { DURATION($credited) } more in your timebank hours.
       *[no] {""}
    }
# Says that one was at a shift that is over. Can be typed, too.
# allow verb-first: it is what people say
btn-service-self = I was there
# The same for one of several.
# $number (count): its number
# $title (text): what it was
# allow verb-first: it is what people say
btn-service-self-at = I was at { $number }: { $title }
# They said that they were there; several shifts are over.
served-which-ask = Which one do you mean?
# Leads to one's hours.
btn-service-mine = See my volunteering
# A volunteer, where their hours could not be confirmed.
# $title (text): what it was
# $date (date): its day
# $words (text): why
notice-service-declined =
    Your hours could not be confirmed: { $title }, { DAY($date) }. They said: "{ $words }"
    If that is not right, talk to a person.
# A volunteer, where confirmed hours were taken back.
# $title (text): what it was
# $date (date): its day
# $minutes (minutes): how long
# $words (text): why
notice-service-reversed =
    Your { DURATION($minutes) } were taken back: { $title }, { DAY($date) }. The reason: "{ $words }"
    If that is not right, talk to a person.
# Whoever asked that confirmed hours go back, once a second person has looked.
# $name (text): whose hours
# $title (text): what it was
# $date (date): its day
# $minutes (minutes): how long
# $by (text): who looked
# $yes (choice): yes, no
notice-service-second =
    { $yes ->
        [yes] { $by } agreed. { $name }'s { DURATION($minutes) } were taken back: { $title }, { DAY($date) }. You can note them again.
       *[no] { $by } left { $name }'s { DURATION($minutes) } as they were: { $title }, { DAY($date) }.
    }
# Somebody who could not come three times in a row; kind, and nothing follows from it.
notice-service-missed =
    We missed you lately, and we hope you are well. Plans change, and that is fine.
    If shifts do not suit you now, you can leave them, or tell somebody here what would.

## Their own hours

# Checked in.
# $what (text): the shift
# $at (datetime): since when
# $end (datetime): when it ends
served-own-in =
    <b>You're checked in:</b> { $what }, since { TIME($at) }.
    Say when you leave. It ends at { TIME($end) }.
# The end has gone by and they did not say that they left.
# $what (text): the shift
# $at (datetime): since when
served-own-left = <b>When did you leave?</b> You checked in at { TIME($at) }: { $what }.
# It waits.
# $what (text): what it was
# $date (date): its day
# $minutes (minutes): how long
# $verifier (text): first name of whoever was asked
# $has_verifier (choice): yes where somebody was asked
served-own-said =
    <b>Noted:</b> { DURATION($minutes) }, { $what }, { DAY($date) }.
    { $has_verifier ->
        [yes] { $verifier } is asked to confirm it.
       *[no] Somebody else confirms it before it counts.
    }
# It counts.
# $what (text): what it was
# $date (date): its day
# $minutes (minutes): how long
# $credited (minutes): timebank hours for it
# $some (choice): yes where there are some
served-own-confirmed = <b>Confirmed:</b> { DURATION($minutes) }, { $what }, { DAY($date) }.{ $some ->
        [yes] {" "}{ DURATION($credited) } of it are timebank hours too.
       *[no] {""}
    }
# It was not confirmed.
# $what (text): what it was
# $date (date): its day
# $minutes (minutes): how long
# $words (text): why
served-own-declined = <b>Not confirmed:</b> { DURATION($minutes) }, { $what }, { DAY($date) }. They said: "{ $words }"
# They took it back.
# $what (text): what it was
# $date (date): its day
served-own-withdrawn = <b>Taken back by you:</b> { $what }, { DAY($date) }.
# It was taken back by others.
# $what (text): what it was
# $date (date): its day
# $minutes (minutes): how long
# $words (text): why
served-own-reversed = <b>Taken back:</b> { DURATION($minutes) }, { $what }, { DAY($date) }. The reason: "{ $words }"
# They leave a shift now.
btn-service-leave = I'm leaving now
# They stayed to the end.
# $end (datetime): when it ended
btn-service-end = Say: at the end, { TIME($end) }
# They were there for another time.
btn-service-other = Say: another time
# They take it back.
btn-service-back = Take it back
# A broker instead of whom they asked.
btn-service-desk = Ask a broker instead
# How long it was.
served-length-ask = How long was it? For example: 90 minutes, or 2 to 4.
# Short name of that answer.
served-length-name = How long

## Whoever is asked to confirm them

# It waits for the reader.
# $name (text): first name of the volunteer
# $what (text): what they did
# $date (date): the day
# $minutes (minutes): how long
# $organisation (text): for whom
# $has_organisation (choice): yes or no
served-theirs-said =
    <b>{ $name } volunteered:</b> { DURATION($minutes) }, { $what }, { DAY($date) }{ $has_organisation ->
        [yes] , for { $organisation }
       *[no] {""}
    }.
    Is that right?
# It is decided.
# $name (text): first name of the volunteer
# $what (text): what they did
# $date (date): the day
# $minutes (minutes): how long
# $verifier (text): first name of who confirmed it
# $credited (minutes): timebank hours for it
# $some (choice): yes where there are some
served-theirs-confirmed = <b>Confirmed by { $verifier }:</b> { $name }, { DURATION($minutes) }, { $what }, { DAY($date) }.{ $some ->
        [yes] {" "}{ DURATION($credited) } are timebank hours too.
       *[no] {""}
    }
# It was not confirmed.
# $name (text): first name of the volunteer
# $what (text): what they did
# $date (date): the day
# $verifier (text): first name of who said no
# $words (text): why
served-theirs-declined = <b>Not confirmed, said { $verifier }:</b> { $name }, { $what }, { DAY($date) }. "{ $words }"
# The volunteer took it back.
# $name (text): first name of the volunteer
# $what (text): what they did
# $date (date): the day
served-theirs-withdrawn = <b>Taken back by { $name }:</b> { $what }, { DAY($date) }.
# It was taken back.
# $name (text): first name of the volunteer
# $what (text): what they did
# $date (date): the day
# $words (text): why
served-theirs-reversed = <b>Taken back:</b> { $name }, { $what }, { DAY($date) }. "{ $words }"
# On that day they were on a shift as well.
# $what (text): the shift
served-also = That day they are noted on a shift as well: { $what }.
# Somebody wants these hours taken back, which takes a second person.
# $words (text): why
served-reversal = Somebody asks to take this back. The reason: "{ $words }". Shall I?
# It was so.
btn-service-yes = Yes, that's right
# It was another length.
btn-service-length = Say another length
# It was not so.
btn-service-no = No, I cannot say that
# Somebody else has to say.
btn-service-not-me = Pass to a broker
# A second person takes them back.
btn-service-rev-yes = Yes, take it back
# A second person leaves them.
btn-service-rev-no = No, leave it
# Takes confirmed hours back.
btn-service-undo = Take it back
# Why not; the volunteer reads it.
served-reason-ask = Why? They will read this.
# Short name of that answer.
served-reason-name = Why
# A usual answer.
# allow verb-first: it is an answer, not a deed
btn-service-why-not-there = I did not see you there
# A usual answer.
# allow verb-first: it is an answer, not a deed
btn-service-why-unknown = I do not know of it

## Several times that people told one organiser of

# People told the reader that they volunteered, and nobody has said yet that it was so.
# $people (count): how many people
# $count (count): how many times
# $name (text): first name, where it is one person
# $several (choice): yes where some told of it more than once
# $organisation (text): for whom
# $lines (markup): one line for each time
told-head =
    <b>{ $people ->
        [one] { $name } says that they helped { $organisation }{ $count ->
            [one] {""}
           *[other] {" "}{ $count } times
        }.
       *[other] { $people } people say that they helped { $organisation }{ $several ->
            [yes] {", "}{ $count } times in all
           *[no] {""}
        }.
    }</b> You can say if that is right.

    { $lines }
# One of them.
# $number (count): its number
# $name (text): first name
# $minutes (minutes): how long
# $date (date): the day
# $what (words): what they did, in their words
told-line = { $number }. { $name }: { DURATION($minutes) }, { DAY($date) }: { $what }
# The list is longer than this.
# $count (count): how many more
told-more = And { $count } more.
# Nothing waits any more.
# $organisation (text): for whom
told-none = Nobody waits for your word about helping { $organisation }.
# What is confirmed, before it is.
# $organisation (text): for whom
# $lines (markup): one line for each time
# $minutes (minutes): all of it together
# $has_others (choice): yes where some are the reader's own or their household's
# $others (list): first names of those
told-review =
    <b>{ $organisation }: { DURATION($minutes) } in all</b>
    { $lines }{ $has_others ->
        [yes] { "" }

    You cannot confirm your own hours, or those of your household. A broker does: { LIST($others) }.
       *[no] { "" }
    }

    Were they all there?
# It is done.
# $people (count): how many people
# $count (count): how many times
# $name (text): first name, where it is one person
# $changed (count): how many were read back and changed meanwhile
# $desk (count): how many a broker confirms
# $left (count): how many wait still
told-done =
    <b>{ $count ->
        [0] None of them is confirmed by you.
        [one] One time is confirmed.
       *[other] { $count } times are confirmed.
    }</b>{ $people ->
        [0] {""}
        [one] {" "}I tell { $name }.
       *[other] {" "}I tell { $people } people.
    }{ $changed ->
        [0] {""}
        [one] {" "}One changed meanwhile, so I left it out.
       *[other] {" "}{ $changed } changed meanwhile, so I left them out.
    }{ $desk ->
        [0] {""}
        [one] {" "}A broker confirms one.
       *[other] {" "}A broker confirms { $desk }.
    }{ $left ->
        [0] {""}
        [one] {" "}One more waits.
       *[other] {" "}{ $left } more wait.
    }
# Which one to look at.
# $lines (markup): one line for each of these
told-each-ask =
    { $lines }

    Which one would you like to look at?
# Nothing of it waits any more.
refusal-told-none = None of them waits for you any more.
# Reads back all of them.
# $count (count): how many
btn-told-all = { $count ->
        [one] Confirm it
       *[other] Confirm all { $count }
    }
# Shows each by itself.
btn-told-each = Look at each
# One of them.
# $number (count): its number
# $name (text): first name
btn-told-one = See { $number }: { $name }
# Confirms what was read back.
btn-told-yes = Yes, confirm all of it
# Those that wait still.
# $count (count): how many
btn-told-see = See { $count ->
        [one] the other one
       *[other] the other { $count }
    }

## Telling of it

# What they did.
served-what-ask = What did you do? For example: litter pick.
# Short name of that answer.
served-what-name = What
# How long.
served-minutes-ask = How long was it? For example: 2 hours, or 10 to 12.
# Short name of that answer.
served-minutes-name = How long
# Which day.
served-day-ask = Which day was it?
# Short name of that answer.
served-day-name = Day
# Who was there and can say so.
served-verifier-ask = Who can say that you were there? It counts once they have.
# Short name of that answer.
served-verifier-name = Who confirms it
# One of them.
# $name (text): first name of an organiser
# $organisation (text): for whom
served-verifier = { $name }, { $organisation }
# An answer: somebody at the timebank.
btn-service-ask-desk = Ask a broker
# The name is of no organiser whom they know.
served-verifier-unknown = I do not know them as an organiser of something that you did here. A broker can confirm it too.
# Their hours this year.
# $year (text): the year
# $confirmed (minutes): what counts
# $credited (minutes): of that timebank hours
# $waiting (minutes): what waits
# $some (choice): yes where some were credited
# $waits (choice): yes where some wait
# $any (choice): yes where there are any
served-mine = { $any ->
        [yes] <b>Your volunteering in { $year }:</b> { DURATION($confirmed) } confirmed.{ $waits ->
            [yes] {" "}{ DURATION($waiting) } wait to be confirmed.
           *[no] {""}
        }{ $some ->
            [yes] {" "}{ DURATION($credited) } are timebank hours too.
           *[no] {""}
        }
       *[no] No volunteering is noted for { $year } yet. You can tell me of some: 2h litter pick sat.
    }
# One of them.
# $what (text): what it was
# $date (date): its day
# $minutes (minutes): how long
# $state (choice): said, confirmed, declined, withdrawn, reversed
served-mine-line = { DAY($date) }: { $what }, { DURATION($minutes) }{ $state ->
        [confirmed] {""}
        [declined] , not confirmed
        [withdrawn] , taken back
        [reversed] , taken back
       *[said] , waits
    }
# Begins telling of more.
btn-service-tell = Tell of more hours

## What does not go

# A length that no shift has.
# $hours (count): the most
refusal-service-length = That cannot be. One time can be up to { $hours } hours.
# Somebody notes who came before there was anybody.
# $start (datetime): when it begins
refusal-service-early = That is too early. It begins on { WHEN($start) }.
# Somebody notes what was months ago.
# $days (count): how far back
refusal-service-old = That was too long ago. I note what was in the last { $days } days.
# The day is yet to come.
refusal-service-future = That day has not come yet. Tell me when you have done it.
# "I'm leaving now", long after.
refusal-service-left-late = It ended a while ago. When did you leave?
# The organiser noted it already, with another length.
# $minutes (minutes): as it is noted
refusal-service-noted = It is noted already, with { DURATION($minutes) }. If that is wrong, talk to a person.
# Somebody changes what is confirmed.
# $minutes (minutes): as it is confirmed
refusal-service-confirmed = That is confirmed already, with { DURATION($minutes) }.
# The volunteer says again what was not confirmed.
refusal-service-declined = That was not confirmed. Whoever ran it can note it anew.
# An organiser confirms before the end.
# $end (datetime): when it ends
refusal-service-not-over = It is not over yet. You can confirm the hours from { WHEN($end) } on.
# Nobody is noted.
refusal-service-nobody = Nobody is noted as there. First say who came.
# Nobody said how long.
refusal-service-no-length = I do not know how long it was.
# One's own hours, or one's household's.
refusal-service-own = You cannot confirm your own hours, or those of your household. Somebody else does.
# The same told twice.
# $date (date): its day
refusal-service-told = You told me of that already, for { DAY($date) }.
# Too many people to count.
# $most (count): the most
refusal-service-heads = I can count up to { $most } people.
# A walk-up without a name.
refusal-service-name = I need a name to keep their hours.
# A walk-up has the name of somebody on the list.
# $name (text): the name
refusal-service-on-it = { $name } is on the list already. You can add a second name or a letter.
# Words in a form that name nobody on the list.
# $words (text): what was said
refusal-service-unclear = I do not understand "{ $words }" here. You can type the number in the list.
# A roster of a shift whose hours were credited already.
refusal-roster-served = Hours of this one are timebank hours already, as volunteering. Nobody gets them twice.

# The command that shows one's volunteering, in the list of commands.
cmd-served = See your volunteering hours
