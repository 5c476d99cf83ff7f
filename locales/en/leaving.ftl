### Leaving a timebank, and resting.

# What a half-filled form is called.
draft-leave = leaving the timebank
# What a half-filled form is called.
draft-leave-for = signing a member off
# Where one's hours go.
leave-hours-ask = Where should your hours go?
# The name of that answer.
leave-hours-name = My hours
# To the pot.
btn-leave-pot = Give them to the pot
# To nobody.
btn-leave-zero = Let them lapse
# Read back before it is so.
# $timebank (text): the timebank
# $minutes (minutes): the balance
# $hours (choice): pot, zero, or none where there are none
# $owes (choice): yes where the person owes hours
leave-review =
    <b>You leave { $timebank }.</b>
    Your plans, requests and offers end, and we tell the others.
    { $hours ->
        [pot] Your { DURATION($minutes) } go to the community pot.
        [none] You have no hours, and owe none.
       *[zero] { $owes ->
            [yes] You owe { DURATION($minutes) }. We let that go.
           *[no] Your { DURATION($minutes) } lapse.
        }
    }
    You can apply again later.
# Confirms it.
btn-leave-yes = Leave now
# It is done.
# $timebank (text): the timebank
leave-done = You have left { $timebank }. Thank you for everything. You are welcome back at any time.
# A broker saw to it.
# $timebank (text): the timebank
leave-done-for-you = You are no longer a member of { $timebank }. Your broker did this. You are welcome back at any time.
# A broker lets the membership rest.
# $timebank (text): the timebank
leave-paused = Your membership of { $timebank } rests for now. Nobody asks you for anything. Your plans are called off.
# The rest is over.
# $timebank (text): the timebank
leave-resumed = Your membership of { $timebank } goes on. Welcome back.
# Who leaves.
leave-who-ask = Which member?
# The name of that answer.
leave-who-name = Member
# What is to happen.
leave-what-ask = What should I do?
# The name of that answer.
leave-what-name = What happens
# They leave; their hours go to the pot.
btn-leave-for-pot = Sign off, hours to pot
# They leave; their hours lapse.
btn-leave-for-zero = Sign off, hours lapse
# The membership rests.
btn-leave-for-pause = Pause for now
# Read back before it is so.
# $name (text): who
# $timebank (text): the timebank
# $minutes (minutes): their balance
# $what (choice): pot, zero or pause
# $has_hours (choice): yes or no
# $owes (choice): yes where they owe hours
leave-for-review =
    { $what ->
        [pause] <b>{ $name } rests.</b>
       *[zero] <b>{ $name } leaves { $timebank }.</b>
    }
    Their plans, requests and offers end, and the others are told.
    { $what ->
        [pause] Their hours stay.
       *[zero] { $has_hours ->
            [no] They have no hours, and owe none.
           *[yes] { $owes ->
                [yes] They owe { DURATION($minutes) }. We let that go.
               *[no] { $what ->
                    [pot] Their { DURATION($minutes) } go to the pot.
                   *[zero] Their { DURATION($minutes) } lapse.
                }
            }
        }
    }
# It is done.
# $name (text): who
# $what (choice): pot, zero or pause
# $timebank (text): the timebank
leave-for-done = { $what ->
        [pause] { $name } rests now.
       *[zero] { $name } has left { $timebank }.
    }
# Ends the rest.
btn-leave-resume = End the pause
# The rest is over.
leave-for-resumed = The pause has ended.
# Refused: the last broker can't go.
refusal-leave-last-broker = You are the only broker here. First add another one.
# The command menu.
cmd-leave = Leave the timebank
# The command menu.
cmd-signoff = Sign a member off
