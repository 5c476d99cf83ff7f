### The home card, More, asking for help, and the choice of timebank and language.

## The home card

# The head of the home card.
# $name (text): what the person is called
# $timebank (text): the timebank they use now
home-hello =
    Hello { $name }.
    <b>{ $timebank }</b>
# On a broker's home card: how much stands in the queue.
# $count (count): how many things
home-queue = { $count ->
    [0] Your queue is empty.
    [one] One thing waits in your queue.
   *[other] { $count } things wait in your queue.
}
# On the home card: no exchange waits for this person's answer.
home-nothing-waits = Nothing is waiting for you.
# Somebody typed "no" under hours that another person logged. Buttons stand below.
home-not-right-ask = What is not right?
# On the home card: an exchange waits for this person's answer.
# $name (text): the other person
# $minutes (minutes): how long the help took
# $date (date): the day of the help
# $more (count): how many more wait
home-waits =
    Waiting for your answer: { DURATION($minutes) } with { $name }, { DAY($date) }.{ $more ->
        [0] { "" }
        [one] { " " }One more waits after it.
       *[other] { " " }{ $more } more wait after it.
    }
# On the home card: something else than an exchange waits for this person's answer.
# $what (choice): choose, time, question, help, booking, told or standing
# $more (count): how many more wait
home-waits-other =
    { $what ->
        [choose] Somebody can help you: choose who comes.
        [time] Somebody will help you: say when they can come.
        [question] The timebank asks you something.
        [help] A neighbour asks for your help.
        [booking] Something that is lent waits for your answer.
        [told] Somebody volunteered and asks you to confirm it.
       *[standing] Help that repeats waits for your answer.
    }{ $more ->
        [0] { "" }
        [one] { " " }One more waits after it.
       *[other] { " " }{ $more } more wait after it.
    }
# On the home card: the next help that is planned.
# $what (text): what it is
# $has_what (choice): yes, or no where that is not known
# $name (text): the other person
# $gives (choice): yes where the reader helps, no where they get help
# $day (date): the day
# $start (datetime): when it starts
# $end (datetime): when it ends
# $timed (choice): yes, or no for any time that day
# $state (choice): planned, or open where a broker hasn't approved it yet
home-visit =
    Next: { $has_what ->
        [yes] { $what }
       *[no] help
    } { $gives ->
        [yes] for { $name }
       *[no] from { $name }
    }, { $timed ->
        [yes] { SPAN($start, $end) }
       *[no] { DAY($day) }, any time
    }.{ $state ->
        [planned] { "" }
       *[open] { " " }It is not approved yet.
    }
# On the home card: the everyday five, as things to type.
# $shift (choice): yes where the reader has a shift coming up, else no
home-everyday =
    <b>Just type what you want:</b>
    • 2hrs tues gardening for Jean
    • need a lift thurs
    • yes, that's right
    • { $shift ->
        [yes] can't make it
       *[no] join a shift
    }
    • talk to a person
# On the home card of those who are no members: brokers, organisers.
home-everyday-staff =
    Type what you want, or tap a button.
    /help shows all that you can do.
# Everything else, as buttons below.
home-more =
    <b>What would you like to do?</b>
    Tap a button, or type its words. /help all lists the commands.
# The answer to thanks.
home-thanks = You are welcome.
# Opens the exchange that waits for the person's answer.
btn-home-waiting = See what waits
# Opens the broker's queue.
btn-queue = Open the queue
# Begins asking for help.
btn-ask = Ask for help
# Shows the balance.
btn-balance = See my balance
# Shows the statement.
btn-statement = See my statement
# Offers the person's timebanks.
btn-timebank = Change timebank
# Offers the languages.
btn-language = Change language
# Shows the help.
btn-help = Get help
# Stops a half-filled form and goes to the home card.
btn-leave-it = Leave it

# What a half-filled form is for, after: You were in the middle of this.
draft-join = joining
# What a half-filled form is for, after: You were in the middle of this.
draft-log = logging hours
# What a half-filled form is for, after: You were in the middle of this.
draft-ask = asking for help
# What a half-filled form is for, after: You were in the middle of this.
draft-talk = talking to a person
# What a half-filled form is for, after: You were in the middle of this.
draft-offer = offering something
# What a half-filled form is for, after: You were in the middle of this.
draft-want = a want
# What a half-filled form is for, after: You were in the middle of this.
draft-away = being away
# What a half-filled form is for, after: You were in the middle of this.
draft-other = some questions

## Asking for help

# What somebody needs.
ask-what-ask = What do you need help with? Say it in your own words.
# The name of that answer in the list of answers that can be changed.
ask-what-name = What
# When the help is wanted.
ask-when-ask = When would you like it?
# What was typed as an answer to: when would you like it? is no time.
ask-when-no-time = I could not read a day or a time in that. You can write: any time.
# The name of that answer in the list of answers that can be changed.
ask-when-name = When
# A usual answer to: when would you like it?
btn-ask-any-time = Any time
# A usual answer to: when would you like it?
# allow verb-first: it is an answer, not a deed
btn-ask-this-week = This week
# A usual answer to: when would you like it?
# allow verb-first: it is an answer, not a deed
btn-ask-next-week = Next week
# Before a request is made.
# $what (words): the person's own words
# $when (words): when, in full
# $has_when (choice): yes or no
# $has_length (choice): yes where they said how long it takes
# $minutes (minutes): how long it takes
# $how (choice): look where a broker looks at it first, else ask
# $repeats (choice): yes where the help repeats
# $timebank (text): the timebank's name
ask-review =
    <b>You ask for help</b>
    { $what }{ $has_when ->
        [yes] { "" }
    When: { $when }
       *[no] { "" }
    }{ $has_length ->
        [yes] { "" }
    How long: { DURATION($minutes) }
       *[no] { "" }
    }{ $repeats ->
        [yes] { "" }
    When somebody is found, your broker sets up the visits with you both.
       *[no] { "" }
    }

    { $how ->
        [look] Your broker at { $timebank } looks at it first. Shall I ask?
       *[ask] Shall I ask people at { $timebank } who can help?
    }
# Asks for the help on the card.
btn-ask-yes = Yes, ask
# Somebody who is no member wants to do what only members can.
error-members-only = Only members can do this. Type /status to see where you stand.
# A day on which help is wanted, inside a card.
# $date (date): the day
ask-when-on = { DAY($date) }
# A day and time at which help is wanted, inside a card.
# $date (date): the day
# $time (time): the time
ask-when-at = { DAY($date) }, { TIME($time) }
# The last day by which help is wanted, inside a card.
# $date (date): the day
ask-when-by = by { DAY($date) }
# The days between which help is wanted, inside a card.
# $start (date): the first day
# $end (date): the last day
ask-when-between = { DAY($start) } to { DAY($end) }

## Timebank and language

# Somebody belongs to several timebanks and has not chosen yet.
timebank-which-ask = Which timebank is this about?
# Somebody belongs to several timebanks and uses one now.
# $timebank (text): the one they use now
timebank-other-ask = You are using { $timebank }. Which one would you like instead?
# Somebody belongs to one timebank only.
# $timebank (text): its name
timebank-only = You belong to { $timebank }, and to no other timebank here.
# Asks for the language of the answers.
language-ask = Which language shall I use? You can write to me in your own words in any case.
# The language was changed; this stands in the new one.
language-chosen = I will use this language from now on.
# A language.
btn-language-en = English
# A language of which only few sentences exist yet.
btn-language-ur-latn = Roman Urdu (few words)
# An invented language for testing.
btn-language-en-xa = Test: accents
# An invented language for testing.
btn-language-ar-xb = Test: right to left

## Menu

# Opens the home card.
cmd-home = Go to the start
# Opens the rest of the menu.
cmd-more = See everything else
# Asks for help.
cmd-ask = Ask for help
# Changes the timebank.
cmd-timebank = Change timebank
# Changes the language.
cmd-language = Change language
# Begins.
cmd-start = Go to the start

## All that brokers, organisers and administrators can do

# The head of the menu, or of one group in it; the buttons stand below.
# $group (choice): all, people, hours, requests, timebank or reports
desk-menu = { $group ->
        [people] <b>People</b>
        [hours] <b>Hours</b>
        [requests] <b>Requests and the queue</b>
        [timebank] <b>Your timebank</b>
        [reports] <b>Reports and lists</b>
       *[all] <b>Your work here</b>
    }
# A group of commands.
btn-desk-in-people = See people
# A group of commands.
btn-desk-in-hours = See hours
# A group of commands.
btn-desk-in-requests = See requests
# A group of commands.
btn-desk-in-timebank = See your timebank
# A group of commands.
btn-desk-in-reports = See reports and lists
# /member.
btn-do-member = Look a member up
# /newmember.
btn-do-newmember = Add a new member
# /case.
btn-do-case = Open the cases
# /meeting.
btn-do-meeting = Set meeting dates
# /helper.
btn-do-helper = Choose a helper
# /organisation.
btn-do-organisation = See organisations
# /household.
btn-do-household = Note one household
# /work.
btn-do-work = Plan towards work
# /letter.
btn-do-letter = Write an hours letter
# /courses.
btn-do-courses = See the courses
# /signoff.
btn-do-signoff = Sign a member off
# /correct.
btn-do-correct = Put hours right
# /reverse.
btn-do-reverse = Reverse posted hours
# /roster.
btn-do-roster = Tick who came
# /slips.
btn-do-slips = Print slips to sign
# /pot.
btn-do-pot = See the community pot
# /issued.
btn-do-issued = See hours made
# /match.
btn-do-match = Find who can help
# /approve.
btn-do-approve = Approve what waits
# /decline.
btn-do-decline = Decline what waits
# /undo.
btn-do-undo = Undo a decision
# /for.
btn-do-for = Act for a member
# /team.
btn-do-team = See the team
# /handover.
btn-do-handover = Hand your work over
# /across.
btn-do-across = Link with a timebank
# /role.
btn-do-role = Give a role
# /digest.
btn-do-digest = Set the digest hour
# /newtimebank.
btn-do-newtimebank = Open a new timebank
# /report.
btn-do-report = Get a report
# /undelivered.
btn-do-undelivered = See what didn't arrive
# /reminders.
btn-do-reminders = See what is coming
# /import.
btn-do-import = Bring in a list
# /audit.
btn-do-audit = See who did what
# /safeguarding.
btn-do-safeguarding = See the safety log
