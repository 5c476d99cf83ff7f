### A second proof of who is there, before what cannot be put right.

# Staff who have an app: asked before an export, a change of roles or an erasure.
# $what (choice): export, role or erase
second-factor-ask =
    { $what ->
        [export] This makes a file about people.
        [role] This is about who may do what.
       *[erase] This takes somebody out for good.
    } First show that it is you.
    Type the 6 numbers that your authenticator app shows now. Or type a recovery code.
    We never ask for a PIN, a bank card or a password.
# Staff who have no app yet: the button for setting it up stands below.
# $what (choice): export, role or erase
second-factor-first =
    { $what ->
        [export] This makes a file about people.
        [role] This is about who may do what.
       *[erase] This takes somebody out for good.
    } It needs an authenticator app, so that a lost phone does no harm.
    Setting it up takes two minutes, once.
# Begins to set up the app.
btn-second-factor-set = Set up the app
# What to do with the picture that comes below.
second-factor-how =
    1. Get an authenticator app on your phone, if you have none. Any one will do.
    2. Let it read the square picture below. Or type the letters under it into the app.
    3. Type here the 6 numbers that the app shows.
# Under the square picture.
# $secret (text): letters to type into the app
second-factor-picture =
    For your authenticator app: { $secret }
    This picture goes from the chat when the app works. Show it to nobody.
# A code was wrong.
second-factor-wrong =
    That is not right. Wait until the app shows new numbers, and type those.
    Is the clock of your phone right?
# Too many wrong codes.
second-factor-paused =
    That was wrong too often. Wait 15 minutes, then begin again.
    Have you lost the app? Another administrator can reset it for you.
# The codes for when the phone is lost, said once.
# $codes (words): eight codes, one a line
second-factor-recovery =
    <b>The app works.</b> Write these codes on paper, then hide them here. Each one works once, if you lose your phone:
    { $codes }
# The codes are written down: they go from the chat.
btn-second-factor-kept = Hide these codes
# In place of the codes.
second-factor-hidden = Good. Your recovery codes are on your paper only.
# A code was right, and there is nothing to go on with.
second-factor-right = That is right. For 15 minutes you will not be asked again.
# To other administrators.
# $name (text): who
# $timebank (text): the timebank
notice-second-factor-set-up =
    { $name } has set up an authenticator app for { $timebank }. Ask them if that was them.
# To whoever's app was reset.
# $timebank (text): the timebank
notice-second-factor-reset =
    Your authenticator app for { $timebank } was reset. You set up a new one when you next need it.
    Did you not ask for that? Talk to a person at once.

## Resetting it for somebody else

# Leads to whose app can be reset.
btn-second-factor-list = Reset somebody's app
# Who has an app stands below as buttons.
second-factor-list-ask = Who has lost their phone or app? Ring them first, so that you know it is them.
# Nobody else has an app.
second-factor-nobody = Nobody else here has set up an authenticator app.
# Somebody with an app.
# $name (text): who
btn-second-factor-of = Reset { $name }'s app
# It was reset.
# $name (text): whose
second-factor-was-reset = <b>Done.</b> { $name } sets up a new app when they next need it.
