### Posted help that is taken out of the books again.

# The command menu: taking help out of the books.
cmd-reverse = Take posted hours back
# The name of the draft.
draft-reverse = hours to take back
# Help in the books stands above this, one a line, and as buttons below.
reverse-which-ask = Which of these should go out of the books? You can type its exchange number too.
# Nothing in the books fits.
reverse-nothing = There is nothing here that you can take back. Nobody decides about their own hours.
# Help in the books.
# $number (count): its place in the list
# $id (text): its number
# $giver (text): who gave
# $receiver (text): who received
# $minutes (minutes): how long
# $date (date): the day
reverse-line = { $number }. { $giver } helped { $receiver }: { DURATION($minutes) }, { DAY($date) }. Exchange { $id }.
# A thing that was lent.
# $number (count): its place in the list
# $giver (text): whose it is
# $receiver (text): who had it
# $minutes (minutes): how long
# $date (date): the day
# $what (text): what was lent
reverse-line-booking = { $number }. { $receiver } borrowed { $what } from { $giver }: { DURATION($minutes) }, { DAY($date) }.
# A gift of hours, or hours to or from the pot.
# $number (count): its place in the list
# $giver (text): who gave; empty for the pot
# $receiver (text): who got it; empty for the pot
# $minutes (minutes): how long
# $date (date): the day
# $what (choice): gift, to_pot or from_pot
reverse-line-gift = { $what ->
        [to_pot] { $number }. { $giver } gave to the pot: { DURATION($minutes) }, { DAY($date) }.
        [from_pot] { $number }. The pot gave { $receiver }: { DURATION($minutes) }, { DAY($date) }.
       *[gift] { $number }. A gift of { $giver } to { $receiver }: { DURATION($minutes) }, { DAY($date) }.
    }
# A roster of a class, a team or an event.
# $number (count): its place in the list
# $giver (text): who hosted
# $minutes (minutes): how long
# $date (date): the day
# $what (text): its title
reverse-line-roster = { $number }. The roster “{ $what }” with { $giver }: { DURATION($minutes) }, { DAY($date) }.
# Opens something else in the books.
# $number (count): its place in the list
# $thing (choice): booking, gift or roster
# $giver (text): who lent, gave or hosted
# $receiver (text): who borrowed or got it
# $what (text): the thing, the kind of gift, or the roster's title
btn-reverse-thing = { $thing ->
        [booking] Open { $number }: lent to { $receiver }
        [roster] Open { $number }: { $what }
       *[gift] Open { $number }: { $what ->
            [to_pot] { $giver } to the pot
            [from_pot] the pot to { $receiver }
           *[gift] { $giver } to { $receiver }
        }
    }
# Chooses one.
# $number (count): its place in the list
# $giver (text): who gave
# $receiver (text): who received
btn-reverse-one = Open { $number }: { $giver } for { $receiver }
# Several members fit; they stand below.
reverse-whose-ask = Whose hours do you mean?
# Nobody fits.
reverse-nobody = I know nobody of that name here. Type another name, or the number of the exchange.
# What would happen.
# $id (text): the exchange's number
# $giver (text): who gave
# $receiver (text): who received
# $minutes (minutes): how long
# $date (date): the day
# $words (words): why
reverse-review =
    <b>Take this out of the books?</b>
    { $giver } helped { $receiver }: { DURATION($minutes) }, { DAY($date) }. Exchange { $id }.
    Why, as both will read it: { $words }
# What a member would have then.
# $name (text): who
# $minutes (minutes): how much
# $owes (choice): yes where it is below nothing
reverse-would-have = { $owes ->
        [yes] { $name } would owe { DURATION($minutes) }.
       *[no] { $name } would have { DURATION($minutes) }.
    }
# It takes a second person.
reverse-second = It is long, so a second person must agree first.
# Does it, or asks the second person.
btn-reverse-yes = Take it back
# A reason.
btn-reason-mistake = Typed in by mistake
# A second person is asked already.
refusal-reversal-waits = A second person is asked about that already.
# What the second person decides about.
# $id (text): the exchange's number
# $giver (text): who gave
# $receiver (text): who received
# $minutes (minutes): how long
# $date (date): the day
# $by (text): who asked
# $words (words): why
# $state (choice): asked, done, declined or withdrawn
# $decided (text): who decided
reversal-card =
    <b>Hours to take back</b>
    { $giver } helped { $receiver }: { DURATION($minutes) }, { DAY($date) }. Exchange { $id }.
    { $by } wants this out of the books: { $words }

    { $state ->
        [asked] Nothing has moved. A second person decides.
        [done] { $decided } agreed. The hours went back.
        [declined] { $decided } said no. The hours stay.
       *[withdrawn] { $by } took that back. The hours stay.
    }
# The second person agrees.
btn-reversal-yes = Agree: take it back
# The second person doesn't.
btn-reversal-no = Say no: let it stay
# Who asked takes it back.
btn-reversal-back = Forget about it
# Who asked hears of it.
# $name (text): who decided
# $yes (choice): yes or no
# $giver (text): who gave
# $receiver (text): who received
reversal-decided = { $yes ->
        [yes] { $name } agreed. The hours of { $giver } and { $receiver } went back.
       *[no] { $name } said no. The hours of { $giver } and { $receiver } stay.
    }
