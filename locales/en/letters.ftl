### Letters of hours: made, taken back, checked by their code.

# The command menu.
cmd-letter = Get a letter of your hours
# The command menu.
cmd-check = Check the code on a letter
# Under one's own hours.
btn-letter = Get a letter of my hours
# What a half-filled form is called.
draft-letter = making a letter of your hours
# What a half-filled form is called.
draft-letter-check = checking a code

## Making one

# How a member without Telegram asked a broker for it.
letter-how-ask = A letter is made when the member asks for it. How did they ask?
# Short name of that answer.
letter-how-name = Asked
# The member was there; also how they agreed to something.
btn-how-person = Say: in person
# The member rang; also how they agreed to something.
btn-how-phone = Say: on the phone
# The member wrote; also how they agreed to something.
btn-how-paper = Say: on paper
# The name on the letter.
letter-name-ask = Which name goes on the letter? Type the full name.
# Short name of that answer.
letter-name-name = Name
# From when until when.
letter-period-ask = For which time? Choose one, or type it, such as “since April” or “1 May to 30 June”.
# Short name of that answer.
letter-period-name = Time
# No time was understood.
letter-no-period = I did not see a time that has begun.
# A time that was chosen.
# $first (date): its first day
# $last (date): its last day
letter-period = { DAY($first) } to { DAY($last) }
# The month so far.
btn-letter-month = Take this month
# The month before this one.
btn-letter-last = Take last month
# Three whole months.
btn-letter-three = Take the last 3 months
# Since their first hours.
btn-letter-ever = Take it all
# What the letter says.
letter-shows-ask = What do you want it to say?
# Short name of that answer.
letter-shows-name = It says
# Only hours given.
btn-letter-given = Say what was given
# Hours received as well.
btn-letter-got = Add what was received
# The kinds of help as well.
btn-letter-kinds = Add the kinds of help
# All of that.
btn-letter-all = Say all of it
# Read back before the letter is made.
# $name (text): the name on it
# $timebank (text): the timebank
# $minutes (minutes): help given
# $received (minutes): help received
# $got (choice): yes where it says what was received
# $kinds (choice): yes where it says the kinds of help
# $first (date): the first day
# $last (date): the last day
# $same (choice): yes where both are one day
letter-review =
    <b>The letter</b>
    { $name } gave { DURATION($minutes) } of help through { $timebank } { $same ->
        [yes] on { DAY($first) }
       *[no] from { DAY($first) } to { DAY($last) }
    }.{ $got ->
        [yes] { " " }Received: { DURATION($received) }.
       *[no] { "" }
    }{ $kinds ->
        [yes] { " " }With the kinds of help.
       *[no] { "" }
    }
    Shall I make it?
# Makes the letter.
btn-letter-yes = Yes, make the letter
# The letter is on its way, as a file below.
# $own (choice): yes for the member themselves, no for a broker who makes it for a member
# $code (text): its code
letter-coming = { $own ->
    [yes] Here comes your letter. It is yours: show it, print it, or keep it. I send it to nobody else.
   *[no] Here comes the letter. It is for the member: please print it and give it to nobody else.
}
    Its code is { $code }. Anybody can check it here.

    { work-two-lines }
# Under the file.
# $code (text): its code
letter-file = A letter of hours. Code: { $code }.

## One's letters

# Leads to them; also on a member's card.
btn-letter-list = See hours letters
# Makes another one.
btn-letter-new = Make a new letter
# Takes one back, at once.
# $which (text): when it was made, and the hours that it tells
btn-letter-stop = Take back: { $which }
# Which letter it is, on a button.
# $date (date): when it was made
# $minutes (minutes): the hours that it tells
letter-which = { DAY($date) }, { DURATION($minutes) }
# The letters that can be checked.
# $count (count): how many, four where there are more than three
# $own (choice): yes for the member themselves
# $name (text): the member
letter-list = { $own ->
    [yes] { $count ->
        [0] You have no letters that can be checked.
       *[other] These letters can be checked. Take one back, and its code is not valid any more.
    }
   *[no] { $count ->
        [0] There are no letters of { $name } that can be checked.
       *[other] These letters of { $name } can be checked. Take one back, and its code is not valid any more.
    }
}
# A letter was taken back.
toast-letter-stopped = Taken back. Its code is not valid any more.
# A broker took a member's letter back.
# $date (date): when it was made
notice-letter-revoked = Your letter of hours of { DAY($date) } was taken back by your timebank. Its code is not valid any more.
# Nothing is in the books for that time.
refusal-letter-nothing = In that time there are no hours in the books. Choose another time.
# A broker wanted to make a letter for somebody who can make it.
# $name (text): the member
refusal-letter-theirs = { $name } reads messages here and can make the letter with /letter. It is theirs to ask for.

## Checking one

# The code that somebody wants to check.
letter-check-ask = Which code is on the letter? It has eight signs, such as K7PM-3XQR.
# Short name of that answer.
letter-check-name = Code
# Checks another code.
btn-letter-another = Check another code
# The code is valid.
# $minutes (minutes): help given, as the letter says
# $date (date): when it was made
# $kind (choice): service where it is about volunteering
letter-valid = <b>This letter is valid.</b> It is for { DURATION($minutes) } of { $kind ->
        [service] volunteering that others confirmed
       *[hours] help given
    }. It was made on { DAY($date) }.
# The code is none, was mistyped, or its letter was taken back: all the same answer.
letter-not-valid = <b>This code is not valid.</b> Look at each sign and try again. A letter that was taken back is not valid either.
# The hours of the letter have changed since.
letter-not-any-more = <b>This letter is not valid any more.</b> Its hours were changed after it was made. The member can make a new one.
# Too many codes were asked about.
letter-wait = That was a lot of codes. Please try again in an hour.

## On paper

# The heading.
letter-paper-head = Hours of help
# The main sentence.
# $name (text): the member
# $timebank (text): the timebank
# $minutes (minutes): how much
# $first (date): the first day
# $last (date): the last day
# $same (choice): yes where both are one day
letter-paper-given = { $name } gave { DURATION($minutes) } of help through { $timebank } { $same ->
        [yes] on { DAY($first) }
       *[no] from { DAY($first) } to { DAY($last) }
    }.
# Only where the member wants it.
# $name (text): the member
# $minutes (minutes): how much
letter-paper-received = In the same time { $name } received { DURATION($minutes) } of help.
# Above the kinds of help.
letter-paper-kinds = What the help was, where that was written down:
# One kind of help.
# $what (text): the kind
# $times (count): how often
# $minutes (minutes): how long in all
letter-paper-kind = { $what }: { $times ->
        [one] once
       *[other] { $times } times
    }, { DURATION($minutes) }
# What these hours are.
# allow money: says that it is no job
letter-paper-what = In a timebank neighbours help each other, and every hour counts the same. Nobody is paid. These figures come from the timebank's books, by the day on which the help was entered.
# When it was made.
# $date (date): the day
letter-paper-made = Made on { DAY($date) }.
# The code.
# $code (text): the code
letter-paper-code = Code: { $code }
# How to check it.
# $code (text): the code
# $bot (text): the bot's name at Telegram
letter-paper-check = To check this letter, scan the square, or send “check { $code }” to @{ $bot } on Telegram. The answer is the total and the date, and no name. If the hours change later, or the letter is taken back, the code is not valid any more.
# What the picture is, for ears.
letter-paper-square = A square to scan. It opens the check of this letter's code in Telegram.
# Where the fonts have no letters for a name.
letter-missing = A question mark stands for a letter that cannot be printed here.

## Letters of volunteering

# Which letter, for whoever has volunteering that was confirmed.
letter-which-ask = Which letter would you like?
# Short name of that answer.
letter-which-name = Letter
# Of help in the timebank.
btn-letter-help = Tell help I gave
# Of volunteering, with each organisation.
btn-letter-service = Tell my volunteering
# A certificate.
btn-letter-certificate = Get a certificate
# What a half-filled form is called.
draft-letter-served = making a letter of your volunteering
# Read back before it is made.
# $kind (choice): service or certificate
# $name (text): the name on it
# $timebank (text): the timebank
# $minutes (minutes): volunteering that was confirmed
# $first (date): the first day
# $last (date): the last day
# $same (choice): yes where both are one day
letter-served-review =
    { $kind ->
        [certificate] <b>The certificate</b>
       *[service] <b>The letter</b>
    }
    { $name } gave { DURATION($minutes) } as a volunteer through { $timebank } { $same ->
        [yes] on { DAY($first) }
       *[no] from { DAY($first) } to { DAY($last) }
    }.
    Only hours that others confirmed are in it. Shall I make it?
# It is on its way, as a file.
# $kind (choice): service or certificate
# $own (choice): yes for the member themselves, no for a broker who makes it for a member
# $code (text): its code
letter-served-coming = { $kind ->
    [certificate] Here comes the certificate.
   *[service] Here comes the letter.
} { $own ->
    [yes] It is yours. I send it to nobody else.
   *[no] It is for the member. Please give it to nobody else.
}
    Its code is { $code }. Anybody can check it here.
# Under the file.
# $kind (choice): service or certificate
# $code (text): its code
letter-served-file = { $kind ->
    [certificate] A certificate of volunteering.
   *[service] A letter of verified volunteering.
} Code: { $code }.
# Nothing was confirmed in that time.
refusal-letter-not-served = No volunteering of that time has been confirmed yet. Choose another time, or ask the organiser.
# Heading of the letter.
letter-served-head = Verified volunteering
# Heading of the certificate.
letter-certificate-head = Certificate of volunteering
# The letter's main sentence.
# $name (text): the member
# $timebank (text): the timebank
# $minutes (minutes): how long
# $first (date): the first day
# $last (date): the last day
# $same (choice): yes where both are one day
letter-served-given = { $name } gave { DURATION($minutes) } as a volunteer through { $timebank } { $same ->
        [yes] on { DAY($first) }
       *[no] from { DAY($first) } to { DAY($last) }
    }.
# The certificate's main sentence.
# $name (text): the member
# $minutes (minutes): how long
# $first (date): the first day
# $last (date): the last day
# $same (choice): yes where both are one day
letter-certificate-for = This certificate is for { $name }, who gave { DURATION($minutes) } as a volunteer { $same ->
        [yes] on { DAY($first) }
       *[no] from { DAY($first) } to { DAY($last) }
    }.
# Above the organisations.
letter-served-with = The hours were with:
# One of them.
# $what (text): the organisation
# $times (count): how often
# $minutes (minutes): how long in all
letter-served-for = { $what }: { $times ->
        [one] once
       *[other] { $times } times
    }, { DURATION($minutes) }
# What these hours are.
# $name (text): the member
letter-served-what = Each of these hours was confirmed by somebody else than { $name }: an organiser who was there, or the timebank. Time that an employer gave is not among them.
# Thanks, on a certificate.
# $name (text): the member
# $timebank (text): the timebank
letter-certificate-thanks = Thank you, { $name }. { $timebank } is glad of every hour. An organiser or the timebank confirmed each.
