### Moving from one timebank to another.

# In /help.
cmd-move = Move to another timebank
# What a half-filled form is called.
draft-move = moving to another timebank
# There is no other timebank here.
move-nowhere = I know no other timebank to move you to. A person can help.
# Which timebank. Names stand below.
move-where-ask = Which timebank do you want to move to?
# Short name of that answer.
move-where-name = Timebank
# Where they live now.
move-area-ask = Which area do you live in now?
# Short name of that answer.
move-area-name = Area
# Read back before the brokers are asked.
# $old (text): the timebank that is left
# $new (text): the timebank that is joined
# $area (text): where they live now
# $minutes (minutes): the balance
# $standing (choice): have, owe or even
move-review =
    <b>Move from { $old } to { $new }?</b>
    Brokers of both look at it first. { $standing ->
        [have] Your { DURATION($minutes) } go along.
        [owe] You owe { DURATION($minutes) }. That goes along.
       *[even] You are even, so no hours move.
    }
    Your requests, offers and plans here end then. What you did stays in the books.

    { $new } sees your name, area ({ $area }), offers, wants and how to reach you. By saying yes you agree to its privacy notice and code of conduct.
# Sends it to the broker.
btn-move-yes = Ask to move
# The head of a move's card.
# $who (choice): mover, old or new
# $name (text): who moves
# $old (text): the timebank that is left
# $new (text): the timebank that is joined
# $area (text): where they live now
# $minutes (minutes): the balance
# $standing (choice): have, owe or even
move-head =
    <b>{ $who ->
        [mover] Your move
       *[other] { $name } moves
    } from { $old } to { $new }</b>
    { $standing ->
        [have] { DURATION($minutes) } to use { $who ->
            [mover] go along.
           *[other] go along. { $old } owes them to { $new }.
        }
        [owe] A debt of { DURATION($minutes) } goes along.
       *[even] No hours move.
    } Area: { $area }.
# For the new broker: what the old timebank knows.
# $reach (text): how to reach them
# $has_reach (choice): yes or no
# $want (words): what they would like
# $has_want (choice): yes or no
# $offer (words): what they offer
# $has_offer (choice): yes or no
move-about = { $has_reach ->
        [yes] To reach them: { $reach }.
       *[no] To reach them: here.
    }{ $has_offer ->
        [yes] { " " }They offer: { $offer }.
       *[no] { "" }
    }{ $has_want ->
        [yes] { " " }They would like: { $want }.
       *[no] { "" }
    }
# State: the old timebank's broker looks.
# $who (choice): mover, old or new
# $old (text): the timebank that is left
move-state-asked = { $who ->
        [old] Do you let them go, with this balance? Then { $old } has said yes.
       *[other] A broker of { $old } looks at it first.
    }
# State: the new timebank's broker looks.
# $who (choice): mover, old or new
# $new (text): the timebank that is joined
move-state-confirmed = { $who ->
        [new] Do you let them in, with this balance? It happens at once.
       *[other] A broker of { $new } looks at it now.
    }
# State: done.
# $who (choice): mover, old or new
# $new (text): the timebank that is joined
move-state-done = { $who ->
        [mover] You are a member of { $new } now.
       *[other] They are a member of { $new } now.
    }
# State: undone.
# $by (text): which broker
# $words (words): why
move-state-reversed =
    { $by } undid this:
    { $words }
# State: a broker said no.
# $by (text): which broker
# $words (words): why
move-state-declined =
    { $by } said no:
    { $words }
# State: the member stays.
move-state-cancelled = The move was called off.
# The old broker lets the member go.
btn-move-confirm = Let them go
# The new broker lets the member in.
btn-move-approve = Let them in
# A broker says no.
btn-move-decline = Decline the move
# The member stays after all.
btn-move-cancel = Stay where I am
# A broker undoes it.
btn-move-reverse = Undo the move
# Why a broker says no or undoes it.
move-reason-ask = Why? The member reads it.
# Short name of that answer.
move-reason-name = Why
# A usual reason.
btn-move-reason-talk = Let us talk first
# A move of theirs waits already.
refusal-move-asked = You have asked to move already. Type /move to see how it stands.
# Hours in the old timebank are not decided yet.
# $name (text): who moves
# $timebank (text): the timebank that is left
refusal-move-undecided =
    Some of { $name }'s hours in { $timebank } are not decided yet. Its broker decides them first.
# The move is done.
# $old (text): the timebank that was left
# $new (text): the timebank that was joined
# $minutes (minutes): the balance
# $standing (choice): have, owe or even
notice-move-done =
    Welcome to { $new }. You have left { $old }. { $standing ->
        [have] Your { DURATION($minutes) } came along.
        [owe] You owe { DURATION($minutes) } here now.
       *[even] No hours moved.
    }
# A broker said no.
# $old (text): the timebank in which they stay
# $words (words): why
notice-move-declined =
    Your move can't go ahead. You are still in { $old }. The broker says:
    { $words }
# A broker undid the move.
# $old (text): the timebank in which they are again
# $words (words): why
notice-move-reversed =
    Your move was undone. You are in { $old } again. The broker says:
    { $words }
