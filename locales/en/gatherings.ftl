### Meeting in the neighbourhood: proposed by a member, hosted by a broker.

# What people would meet for.
gathering-title-ask = What shall people meet for? Such as: a coffee morning, a clean-up, a skill swap.
# Short name of that answer.
gathering-title-name = What
# When people would meet.
gathering-when-ask = When is it? Say the day and the times, such as: sat 10 to 12.
# Short name of that answer.
gathering-when-name = When
# Where people would meet.
gathering-venue-ask = Where do people meet? Name a public place, such as a library, a park or a hall.
# Short name of that answer.
gathering-venue-name = Where
# How many can come.
gathering-places-ask = How many people can come?
# Short name of that answer.
gathering-places-name = How many
# Anything else; can be skipped.
gathering-words-ask = Is there anything people should bring or know?
# Short name of that answer.
gathering-words-name = Good to know
# The words hold a day, but no time.
gathering-when-no-time = I need the time it starts.
# A gathering before it goes to the broker.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $venue (text): where
# $count (count): how many can come
# $words (words): what to bring or know
# $has_words (choice): yes or no
# $timebank (text): the timebank
gathering-review =
    <b>{ $title }</b>
    { SPAN($start, $end) }
    Where: { $venue }
    { $count ->
        [one] One person
       *[other] { $count } people
    } can come.{ $has_words ->
        [yes] { "" }
    Good to know: { $words }
       *[no] { "" }
    }

    A broker at { $timebank } hosts it, and looks at it first. Shall I ask?
# What a half-filled form is for, after: You were in the middle of this.
draft-gathering = asking people to meet
# A gathering's card, for whoever proposed it and for brokers.
# $title (text): what it is
# $start (datetime): when it starts
# $end (datetime): when it ends
# $venue (text): where
# $words (words): what to bring or know
# $has_words (choice): yes or no
# $name (text): first name of the proposer
# $part (choice): proposer or broker
# $state (choice): how it stands
# $note (words): what the broker or the proposer said last
# $has_note (choice): yes or no
# $count (count): how many are coming
# $names (list): their first names
gathering-card =
    <b>{ $title }</b>
    { SPAN($start, $end) }
    Where: { $venue }{ $has_words ->
        [yes] { "" }
    Good to know: { $words }
       *[no] { "" }
    }

    { $state ->
        [proposed] { $part ->
            [broker] { $name } would like people to meet. { $has_note ->
                [yes] They answered: { $note }
               *[no] Will you host it?
            }
           *[proposer] Your broker looks at it first. Then I tell people.
        }
        [asked] { $part ->
            [broker] You asked { $name }: { $note }
           *[proposer] Your broker asks: { $note }
        }
        [hosted] <b>It is on.</b> { $part ->
            [broker] { $name } had the idea.
           *[proposer] Your broker hosts it with you. Members can see it and join.
        } { $count ->
            [0] Nobody has joined yet.
           *[other] Coming: { LIST($names) }.
        }
        [over] It is over. { $part ->
            [broker] Tick off who came.
           *[proposer] Thank you for the idea.
        }
        [declined] <b>Not this time.</b> Why: { $note }
        [lapsed] <b>Its time came before anybody could host it.</b> You can ask again for another day.
       *[cancelled] <b>Called off.</b> Why: { $note }
    }
# A broker's question, or the answer to it.
gathering-said-ask = What would you like to say?
# Short name of that answer.
gathering-said-name = Words
# Why it won't be.
gathering-why-ask = Why? Whoever is waiting for it will read this.
# Short name of that answer.
gathering-why-name = Why
# To the broker who hosted it, after it is over.
# $title (text): what it was
notice-gathering-over =
    <b>{ $title } is over.</b>
    Who came? Tick them off, so that their hours are counted.

## Refusals

# Somebody's home.
refusal-gathering-home = People who do not know each other meet in public places, not at home.
# Something that is never exchanged.
refusal-gathering-never = That is something we cannot do here. A person can tell you more.
# Nothing of the words may be shown to others.
refusal-gathering-title = Please say what it is in plain words. Leave out addresses and phone numbers.
# A broker decides about their own.
refusal-own-gathering = This is your own idea, so another broker hosts it.

## Buttons

# Begins a gathering.
btn-gathering = Ask people to meet
# Sends it to the broker.
btn-gathering-yes = Yes, ask the broker
# A broker hosts it.
btn-gathering-host = Host it
# A broker asks the proposer something.
btn-gathering-query = Ask a question
# A broker says no.
btn-gathering-decline = Decline
# The proposer answers the broker.
btn-gathering-answer = Answer
# The proposer calls it off.
btn-gathering-cancel = Call it off
# Ticks off who came.
btn-gathering-roster = Tick off who came
# A usual reason.
# allow verb-first: it is an answer, not a deed
btn-gathering-no-host = Nobody can host it then
# A usual reason.
# allow verb-first: it is an answer, not a deed
btn-gathering-place = The place does not fit

## Menu

# Proposes a gathering.
cmd-gathering = Ask people to meet
