### Not yet reviewed by a native reader.
### Roman-script Urdu: have somebody who writes it read this before you go live.
### What is missing here is said in English. Context and variables stand in locales/en/.

# As in English: one place for each number.
-emergency = 999
# As in English.
-samaritans = 116 123
# As in English.
-nhs = 111
# As in English.
-shout = 85258
# As in English.
-gas-emergency = 0800 111 999
# As in English.
-adults = 0121 303 1234
# As in English.
-adults-night = 0121 464 9001
# As in English.
-children = 0121 303 1888
# As in English.
-children-night = 0121 675 4806
# As in English.
-shelter = 0808 800 4444
# As in English.
-slavery = 08000 121 700

## Yes, No, Problem and the ways out

# Answers yes to a question.
btn-yes = Haan
# Answers no to a question.
btn-no = Nahi
# Stops a form; nothing is saved.
btn-cancel = Cancel karein
# Lets people correct one of their answers.
btn-change = Badlein
# Asks for the broker.
btn-talk-to-a-person = Kisi se baat karein
# The other side agrees.
btn-exchange-confirm = Haan, ye theek hai
# The other side says a different length.
btn-exchange-change = Ghante badlein
# Something is wrong; the broker settles it.
btn-exchange-problem = Masla batayein

## The card that is confirmed

# One line of the card.
# $date (date): the day
# $minutes (minutes): how long
log-review-line = { DAY($date) }: { DURATION($minutes) }
# The card that is confirmed before anything is sent.
# $name (text): who was helped
# $has_what (text): yes or no
# $what (text): what was done
# $lines (markup): one line a day
# $days (count): how many days
# $minutes (minutes): all days together
log-review =
    <b>Aap ne { $name } ki madad ki</b>
    { $lines }{ $days ->
        [one] { "" }
       *[other] { "" }
    Kul waqt: { DURATION($minutes) }
    }{ $has_what ->
        [yes] { "" }
    Kaam: { $what }
       *[no] { "" }
    }

    Kya ye theek hai? Pehle { $name } haan kahenge, phir aap ke broker.
# State logged, for the other side.
exchange-logged-other = Kya ye theek hai? Jab tak aap haan na kahein, kuch nahi gina jata.

## The fixed answers

# Fixed answer where somebody is in danger at this moment.
safety-danger-now =
    Agar koi khatre mein hai to abhi { -emergency } par phone karein. Bol na sakein to 55 dabayein.
    Ho sake to mehfooz jagah chale jayein.
# Fixed answer to a smell of gas or a carbon monoxide alarm.
safety-gas =
    Sab log abhi bahar nikal jayein. Phir { -gas-emergency } par phone karein. Ye muft hai.
    Jate hue khirkiyan kholein. Koi switch na chhuein aur aag na jalayein.
    Agar kisi ki tabiyat kharab hai to { -emergency } par phone karein.
# Fixed answer to thoughts of dying, or of hurting oneself.
safety-self-harm =
    Acha kiya ke aap ne mujhe bataya. Aap ahem hain, aur log abhi aap ki madad karna chahte hain.
    Agar abhi khatra hai, ya aap ne kuch kha liya hai, to { -emergency } par phone karein.
    Samaritans se { -samaritans } par din raat baat karein. Ye muft hai.
    Ya { -nhs } par phone kar ke 2 dabayein. Ya SHOUT likh kar { -shout } par bhejein.
# Fixed answer where a child may be at risk.
safety-child =
    Batane ka shukriya. Agar koi abhi khatre mein hai to { -emergency } par phone karein.
    Council se { -children } par baat karein, ya raat ko { -children-night } par.
# Fixed answer where an adult may be hurt by somebody.
safety-abuse =
    Batane ka shukriya. Agar aap abhi khatre mein hain to { -emergency } par phone karein.
    Council se { -adults } par baat karein, ya raat ko { -adults-night } par.
    Aap ko kab aur kis number par phone karna mehfooz hai?
# Fixed answer where somebody may be used for money or work.
safety-exploitation =
    Batane ka shukriya. Agar aap abhi khatre mein hain to { -emergency } par phone karein.
    Madad ke liye { -slavery } par baat karein, ya council se { -adults } par.
    Aap ko kab aur kis number par phone karna mehfooz hai?
# Fixed answer where somebody may be controlled by another.
safety-coercion =
    Batane ka shukriya. Agar aap abhi khatre mein hain to { -emergency } par phone karein.
    Council se { -adults } par baat karein, ya raat ko { -adults-night } par.
    Aap ko kab aur kis number par phone karna mehfooz hai?
# Fixed answer to somebody with nowhere to sleep.
safety-homeless =
    Agar aap abhi mehfooz nahi hain to { -emergency } par phone karein.
    Council ki housing options team se aaj raat ki jagah maangein.
    Shelter aap ki madad kar sakta hai. { -shelter } par phone karein.
# With a fixed answer: somebody was told. Nothing may sound as if somebody were coming.
# $there (choice): yes where one of them is on duty at this moment
# $at (datetime): by when it is read at the latest
# $phone (text): the timebank's number
# $has_phone (choice): yes where it has one
safety-told =
    Main ne timebank mein ek insaan ko bata diya hai. { $there ->
        [yes] Un se kaha hai ke foran parh lein.
       *[no] Is waqt koi duty par nahi. Ye zyada se zyada { WHEN($at) } tak parha jayega.{ $has_phone ->
            [yes] { " " }Timebank ka number { $phone } hai.
           *[no] { "" }
        }
    } Is paigham ki wajah se koi aap ke paas nahi aa raha.
# Under a fixed answer: nobody could be told.
safety-nobody-told =
    Main timebank mein kisi tak nahi pahunch saka. Oopar ke kisi number par phone karein, ya apne kisi aitbar wale ko.
# Offers a call.
safety-ring-ask = Kya koi insaan aap ko phone kare?
# Sends the review card to the other person.
# $name (text): the other person
btn-log-yes = Haan, { $name } ko bhejein
# First lines of an exchange's card, for the one who was helped.
# $giver (text): who helped
# $minutes (minutes): how long
# $date (date): the day
# $has_what (text): yes or no
# $what (text): what was done
exchange-head-received =
    <b>{ $giver } ne aap ki madad ki</b>
    { DAY($date) }: { DURATION($minutes) }{ $has_what ->
        [yes] { "" }
    { $what }
       *[no] { "" }
    }
# First lines of an exchange's card, for the one who helped.
# $receiver (text): who was helped
# $minutes (minutes): how long
# $date (date): the day
# $has_what (text): yes or no
# $what (text): what was done
exchange-head-gave =
    <b>Aap ne { $receiver } ki madad ki</b>
    { DAY($date) }: { DURATION($minutes) }{ $has_what ->
        [yes] { "" }
    { $what }
       *[no] { "" }
    }
