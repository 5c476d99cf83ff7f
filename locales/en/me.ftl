### /me: a member's own things, and the groups behind More.

# The head of the card. The balance follows.
# $name (text): what the person is called
# $timebank (text): the timebank
# $standing (choice): approved, paused, left, or anything else for people who work there
me-head =
    <b>{ $name }</b>
    { $timebank }{ $standing ->
        [approved] . You are a member.
        [paused] . Your membership is paused.
        [left] . You have left.
       *[other] . You are not a member.
    }
# Above the buttons about hours.
me-hours = <b>Your hours</b>
# What the bot sends without being asked.
# $note (choice): yes where the person gets the monthly note
me-messages =
    <b>What I send you</b>
    • Cards and questions when somebody needs your answer.
    • Reminders of help, shifts and things that you said yes to.
    • { $note ->
        [yes] A note on the 1st of the month, when your hours moved.
       *[no] No note on the 1st of the month. You turned it off.
    }
    I write nothing else by myself. While you are away I am quieter.
# Below it: the person is away.
# $until (date): the last day
me-away = You are away until { DAY($until) }.
# Above the other buttons.
me-more = <b>More about you</b>
# What is held about the person.
# $name (text): their name
# $timebank (text): the timebank
# $since (datetime): when they asked to join
# $area (text): where they live
# $has_area (choice): yes or no
# $reach (choice): yes where they said how to reach them
# $exchanges (count): times of help
# $movements (count): lines in the books
# $listings (count): offers and wants
# $requests (count): requests
# $shifts (count): shifts
# $cases (count): times that they talked to a person
# $known (count): people whom they may name
# $consents (count): things that they agreed to
# $nominations (count): nominations, drafts and examples for awards that they began
# $put_forward (count): awards that they were asked about as somebody put them forward
# $days (count): for how long messages are kept
# $count (count): checks that a broker noted
# $checks (markup): those checks, a line each
me-data =
    <b>What { $timebank } holds about you</b>
    • Your name, { $name }, and your Telegram account.
    • Member or applicant since { DAY($since) }.{ $has_area ->
        [yes] { " " }Your area, { $area }.
       *[no] { "" }
    }{ $reach ->
        [yes] { " " }How to reach you.
       *[no] { "" }
    }
    • Times of help: { $exchanges }. Lines in the books: { $movements }.
    • Offers and wants: { $listings }. Requests: { $requests }. Shifts: { $shifts }.
    • Talks with a person: { $cases }. People you may name: { $known }.
    • Things you agreed to: { $consents }.{ $nominations ->
        [0] { "" }
       *[other] { " " }Nominations for awards: { $nominations }.
    }{ $put_forward ->
        [0] { "" }
       *[other] { " " }Awards you were put forward for: { $put_forward }.
    }{ $count ->
        [0] { "" }
       *[other] {"\u000A"}Checks that a broker noted:{"\u000A"}{ $checks }
    }

    Messages go after { $days } days. The books stay. Your broker sees what they need for you.
    You can have a copy of it all. You can also have it put right.
# What is held about somebody who never applied.
# $name (text): their name
me-data-none = I hold your name, { $name }, and your Telegram account.
# Opens the card of one's own things.
btn-me = See my things
# Opens the balance and the statement.
btn-me-hours = See my hours
# Opens one's own offers, wants and requests.
btn-me-offers = See my offers
# Opens what the bot sends.
btn-me-messages = See my messages
# Opens the rest of one's own things.
btn-me-more = See more about me
# Offers the statement on paper and so on.
btn-me-another-way = Have it on paper
# Turns the monthly note off.
btn-me-note-off = Stop the monthly note
# Turns the monthly note on.
btn-me-note-on = Start the monthly note
# Asks until when the person is away.
btn-me-away = Say when I am away
# Shows what is held.
btn-me-data = See what is held
# Asks a person for a copy of what is held.
btn-me-copy = Ask for a copy
# Begins leaving the timebank.
btn-me-leave = Leave the timebank
# In More: helping, asking, offering, lending.
btn-more-life = See timebank things
# In More: what is on.
btn-more-on = See what is on
# In More: for brokers and organisers.
btn-more-work = See my work here
# The head of a group in More.
# $group (choice): life, on or work
more-group = { $group ->
    [life] <b>Timebank things</b>
    [on] <b>What is on</b>
   *[work] <b>Your work here</b>
}
# The command menu: one's own things.
cmd-me = See your own things
# The command menu: what is held.
cmd-mydata = See what is held about you
