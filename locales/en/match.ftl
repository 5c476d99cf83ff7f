### Who could help with a request: what a broker sees and does.

# The command in the menu and in /help.
cmd-match = Find somebody who can help
# Opens the list of those who could help with a request.
btn-match-look = See who could help
# Opens the requests that wait for somebody.
btn-match = See who is waiting

## What waits

# Requests to which nobody said yes.
# $lines (markup): a line for each
# $count (count): how many
match-waiting =
    Nobody has said yes to { $count ->
        [one] this request
       *[other] these requests
    } yet:

    { $lines }
# One of them.
# $number (count): its number
# $name (text): who needs help
# $what (words): what for
match-waiting-line = { $number }. <b>{ $name }</b>: { $what }
# Opens one.
# $number (count): its number
# $name (text): who needs help
btn-match-one = See { $number }, { $name }
# No request waits.
match-none-waiting = No request is waiting for somebody now.
# The name fits several members.
# $name (text): the name as typed
match-which = Which { $name } do you mean?
# The member asks for nothing.
# $name (text): the member
match-asks-nothing = { $name } is not asking for help now. To ask for them, write it like this: { $name } needs a lift Thursday 10am.

## Who could help

# The head of the list.
# $number (count): the request's number
# $name (text): who needs help
# $what (words): what for
match-head = <b>Request { $number }: { $name }, { $what }</b>
# Those who fit and were not asked.
# $lines (markup): a line for each
# $start (count): the place of the first
# $count (count): how many are listed
# $more (choice): yes where others fit, too, who are not listed
match-likely =
    { $count ->
        [one] One person could help:
       *[other] { $more ->
            [yes] More people could help than I list. The best { $count }, from number { $start }:
           *[no] { $count } people could help, from number { $start }:
        }
    }
    { $lines }
# Nobody (else) fits.
match-nobody-likely = I know nobody else who fits. You can ask anybody by name.
# One who could help.
# $name (text): who
# $here (choice): no where they have no Telegram
# $reasons (list): why they fit
# $has_reasons (choice): yes or no
# $asked (choice): never, today or days
# $days (count): how many days ago
# $checks (list): checks in date
# $has_checks (choice): yes or no
# $turn (choice): yes where they were given more than they gave
match-line =
    <b>{ $name }</b>{ $here ->
        [no] {" "}(by phone)
       *[yes] {""}
    }{ $has_reasons ->
        [yes] : { LIST($reasons) }
       *[no] {""}
    }. { $asked ->
        [never] Never asked.
        [today] Asked today.
       *[days] Last asked { $days ->
            [one] yesterday
           *[other] { $days } days ago
        }.
    }{ $has_checks ->
        [yes] {" "}Checks: { LIST($checks) }.
       *[no] {""}
    }{ $turn ->
        [yes] {" "}Fair share: a turn to give.
       *[no] {""}
    }
# A check that somebody has, among others.
# $kind (choice): references, one_to_one, driver, children, keys or dbs
match-check = { $kind ->
        [references] references
        [one_to_one] one to one
        [driver] driving
        [children] children
        [keys] keys
       *[dbs] DBS
    }
# Some fit and are left out, because brokers keep them and the person apart. Only brokers read it.
# $count (count): how many
match-apart =
    { $count ->
        [one] One person is left out, as you keep the two apart.
       *[other] { $count } people are left out, as you keep them apart.
    }
# One who was asked or rung.
# $name (text): who
# $how (choice): asked, yes, no, chosen, closed, back (to be rung again) or missed (did not answer)
# $via (choice): phone or bot
# $at (datetime): when; of back, when to ring again
match-said =
    { $name }: { $how ->
        [yes] can help
        [no] can't help
        [chosen] was chosen
        [back] ring again { WHEN($at) }
        [missed] did not answer the phone, { WHEN($at) }
        [closed] not needed any more
       *[asked] asked { WHEN($at) }, no answer yet
    }{ $via ->
        [phone] {" "}(by phone)
       *[bot] {""}
    }
# Asks the first three.
# $names (list): who
btn-match-ask = Ask { LIST($names) }
# Asks somebody of the broker's choice.
btn-match-ask-one = Ask somebody else
# The broker rang somebody.
btn-match-rang = Record a phone call
# Whoever needs help told the broker whom they choose.
# $asker (text): who needs help
# $name (text): whom they chose
btn-match-place = Record: { $asker } chose { $name }
# They were asked.
# $names (list): who
match-asked = Asked: { LIST($names) }.
# All of them had been asked before.
match-asked-before = They were asked before, so I did not ask again.
# Whom to ask?
match-who-ask = Who shall I ask? Choose, or type any name.
# When to ring them again?
match-back-ask = When do you want to ring them again?
# The call was recorded.
# $how (choice): yes, no, back or missed
# $name (text): who was rung
# $at (datetime): when to ring again
match-rang =
    { $how ->
        [yes] { $name } can help.
        [no] { $name } can't help this time.
        [back] I will remind you { WHEN($at) } to ring { $name }.
       *[missed] { $name } did not answer.
    }
# The time has come to ring somebody again.
# $name (text): whom
# $asker (text): who needs help
# $what (text): what for
match-ring-again = You wanted to ring { $name } about help for { $asker }: { $what }.
# Somebody who is to be asked is away.
# $name (text): who
# $date (date): until when
refusal-ask-away = { $name } is away until { DAY($date) }.

## What nobody asked for

# Opens new offers that meet wants.
btn-match-offers = See new offers that fit
# New offers that meet wants that members keep.
# $lines (markup): a line for each
match-pairs =
    These new offers fit what members want some day:

    { $lines }
# One of them.
# $number (count): its place
# $giver (text): who offers
# $offer (words): what
# $name (text): who wants it
# $want (words): what they want
match-pair-line = { $number }. <b>{ $giver }</b> offers { $offer }. <b>{ $name }</b> wants: { $want }
# Makes a request of the want; whoever offers it is asked first.
# $name (text): who wants it
# $giver (text): who offers it
btn-match-pair = Ask { $giver } for { $name }
# There are none.
match-no-pairs = No new offer fits what members want some day.
