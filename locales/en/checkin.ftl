### Being there by a code: the organiser's screen, a volunteer's phone, and who turned up unlisted.

## The organiser's screen

# Under a picture with a square to scan; the organiser holds the phone up, or reads the digits out.
# $title (text): the shift
# $digits (text): six digits in two groups
# $spoken (text): the same digits as words
# $until (datetime): until when the code counts
# $count (count): how many said so far that they are there
code-screen =
    <b>{ $title }: say that you are here</b>
    Point your phone at the square. Or send me these numbers:
    <b>{ $digits }</b>
    In words: { $spoken }.
    They count until { TIME($until) } and then change by themselves. { $count ->
        [0] Nobody has used one yet.
        [one] One person is checked in.
       *[other] { $count } people are checked in.
    }
# Nobody asked for a code for a while.
# $title (text): the shift
code-screen-hidden =
    <b>{ $title }</b>
    The code is hidden now. Press the button when somebody comes.
# The shift ended, or was called off.
# $title (text): the shift
code-screen-over =
    <b>{ $title }</b>
    This is over, so no code counts any more. You can still note who came.
# One digit as a word.
# $digit (choice): its name in English
code-digit = { $digit ->
    [zero] zero
    [one] one
    [two] two
    [three] three
    [four] four
    [five] five
    [six] six
    [seven] seven
    [eight] eight
   *[9] nine
}
# Shows the code that people on site scan or type.
btn-code-show = Show the code
# Shows the code of this minute in the same message.
btn-code-new = Show a new code
# Notes by hand who came.
btn-code-who-came = Note who came
# The organiser wants the code too early.
# $start (datetime): when the shift starts
refusal-code-early = It is too early. The code comes 30 minutes before { WHEN($start) }.

## A volunteer's phone

# The code was right: they are checked in.
# $title (text): the shift
# $end (datetime): when it ends
code-here =
    <b>You are checked in.</b> { $title }, until { TIME($end) }.
    Thank you for coming. Tell me when you leave.
# They gave a right code before.
# $title (text): the shift
code-already = You are checked in at { $title } already. One time is enough.
# The right code before the time.
# $title (text): the shift
# $from_ (datetime): from when codes count
code-early = It is too early for { $title }. Codes count from { TIME($from_) } on.
# The right code after the end.
# $title (text): the shift
# $organiser (text): first name of whoever runs it
code-over = { $title } is over, so its code does not count any more. If you were there, tell { $organiser }.
# The shift was called off.
# $title (text): the shift
code-cancelled = { $title } was called off, so there is nothing to check in to.
# The code was right not long ago; perhaps somebody passed it on.
# $title (text): the shift
# $organiser (text): first name of whoever runs it
code-old = <b>That code has changed.</b> Codes for { $title } change every minute. Ask { $organiser } to show you a new one.
# No such code.
code-wrong = <b>I do not know that code.</b> Look at each number on the screen and send it again. Codes change every minute.
# Six numbers, and no shift is on whose code they could be.
code-none = <b>No code counts here now.</b> If that was one from a shift: it counts from 30 minutes before the shift begins until it ends.
# A check-in link of which a piece is missing.
code-broken = <b>That check-in link is not whole.</b> You are not checked in. Please scan the square on the organiser's screen again. Or type the six numbers under it here.
# Too many wrong codes.
code-wait = <b>That was too many codes.</b> Please wait 15 minutes. Or ask whoever runs it to note your name.
# Full, or something has to be looked at: whoever runs it is asked.
# $title (text): the shift
# $organiser (text): first name of whoever runs it
code-asked = You are not on the list for { $title }. I have asked { $organiser }. Please say hello there.
# Whoever runs it said that it does not work this time.
# $title (text): the shift
# $organiser (text): first name of whoever runs it
code-refused = { $organiser } said that there is no room at { $title } this time. Thank you for coming.
# They are no member yet.
# $title (text): the shift
# $timebank (text): the timebank
code-waits =
    <b>I have noted that you are at { $title }.</b>
    You are not a member of { $timebank } yet. Once you are, your time there can count.
# The code is of another shift than theirs, which goes on now.
# $title (text): the shift whose code it is
# $mine (text): the shift on which they have a place
code-other = That is the code of { $title }. You have a place at { $mine }. Where are you now?
# They run it themselves.
# $title (text): the shift
code-own = You run { $title } yourself, so somebody else notes your hours.
# Their hours were confirmed or settled before.
# $title (text): the shift
code-confirmed = Your time at { $title } is settled already. There is nothing to do.
# They typed that they are here; a code says so.
# $title (text): the shift
# $organiser (text): whom to ask for
code-how =
    <b>Are you at { $title } now?</b> Ask { $organiser } for the six numbers, and send them to me.
    Is there no code? { $organiser } can note your name.
# Leads to the shift's card.
btn-code-see = See the details
# They are at the one whose code they gave.
# $title (text): that one
btn-code-this = Check in: { $title }

## Who turned up unlisted

# Whoever runs the shift is asked.
# $name (text): who turned up
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
# $at (datetime): when they gave the code
# $over (choice): yes where the shift is over
# $strict (choice): yes where the shift asks for an age or a check
door-asked =
    <b>{ $name } is not on the list.</b>
    { $name } gave the code at { TIME($at) }.
    { $title }, { SPAN($start, $end) }{ $strict ->
        [yes] { "" }
    It asks for an age or a check that I have not seen of them. Please do not leave them alone with anybody.
       *[no] { "" }
    }
    { $over ->
        [yes] Were they there?
       *[no] Can they help?
    }
# They were let in.
# $name (text): who turned up
# $title (text): the shift
# $at (datetime): when they gave the code
door-let-in = { $name } is on the list of { $title } now, and their time counts from { TIME($at) }.
# They were not.
# $name (text): who turned up
# $title (text): the shift
door-refused = You said no to { $name } for { $title }. They were told kindly.
# Lets them in.
btn-door-yes = Yes, they were there
# Does not.
btn-door-no = No, not this time
# They were let in.
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
notice-door-in = <b>You are on the list.</b> Your time at { $title } counts: { SPAN($start, $end) }. Thank you.
# They were not.
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
notice-door-out = There was no room for you at { $title }, { SPAN($start, $end) }. Thank you for wanting to help.
