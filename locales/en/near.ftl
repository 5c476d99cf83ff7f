### What's on near me: offers, requests, things to join and things to borrow.

# The head of the list: what it shows.
# $kind (choice): all, offer, request, on or thing
# $has_day (choice): yes or no
# $day (date): the day that was asked for
# $place (text): the place that was asked for
# $has_place (choice): yes or no
# $what (text): words for a kind of help, such as gardening
# $has_what (choice): yes or no
# $size (choice): any, quick, once or both
near-head = <b>{ $kind ->
    [offer] What people offer
    [request] Who would like help
    [on] Things to join
    [thing] Things to borrow
   *[all] What's on near you
}</b>{ $has_what ->
    [yes] , { $what }
   *[no] { "" }
}{ $has_day ->
    [yes] , { DAY($day) }
   *[no] { "" }
}{ $has_place ->
    [yes] , in { $place }
   *[no] { "" }
}{ $size ->
    [quick] , 15 minutes or less
    [once] , just once
    [both] , just once and 15 minutes or less
   *[any] { "" }
}
# The head, where somebody typed words that the bot could not read.
# $words (words): those words
# $narrow (choice): yes where the other words narrowed the list
# $head (markup): what the list shows
near-unread =
    I don't know "{ $words }". { $narrow ->
        [yes] Here is what I did understand.
       *[no] Here is everything.
    }
    { $head }
# The list.
# $head (markup): what it shows
# $count (count): how many things there are in all
# $lines (markup): some of them, one on each line
near-list =
    { $head }
    { $count ->
        [one] One thing
       *[other] { $count } things
    }, near and soon first.

    { $lines }
# Nothing is there.
# $head (markup): what it shows
# $narrow (choice): yes where something was left out
near-none =
    { $head }
    { $narrow ->
        [yes] I found nothing like that just now. You can see everything instead.
       *[no] Nothing is on just now.
    }
    You can ask for what you would like, or offer something.
# One thing in the list.
# $number (count): its number; it can be typed
# $title (text): what it is
# $kind (choice): offer, request, on or thing
# $mine (choice): yes where it is the reader's own
# $name (text): a first name, or a group
# $area (text): where
# $has_area (choice): yes or no
# $when (text): when, in a few words; may be empty
near-line = { $number }. <b>{ $title }</b>: { $mine ->
    [yes] { $kind ->
        [on] you are on this one
       *[other] yours
    }
   *[no] { $kind ->
        [offer] { $name } offers this
        [request] { $name } would like this
        [thing] { $name } lends this
       *[on] { $name }
    }
}{ $has_area ->
    [yes] , { $area }
   *[no] { "" }
}{ $kind ->
    [thing] { "" }
   *[other] . { $when }
}
# When something is.
# $start (datetime): from
# $end (datetime): until
near-at = { SPAN($start, $end) }
# One thing by itself.
# $position (count): which of them it is
# $count (count): how many there are
# $line (markup): the thing
near-one =
    { $position } of { $count }
    { $line }
# What one thing is.
# $title (text): what it is
# $kind (choice): offer, request, on or thing
# $mine (choice): yes where it is the reader's own
# $name (text): a first name, or a group
# $area (text): where
# $has_area (choice): yes or no
# $when (text): when, in a few words
# $has_when (choice): yes or no
near-about =
    <b>{ $title }</b>
    { $mine ->
        [yes] { $kind ->
            [on] You are on this one.
           *[other] This is yours.
        }
       *[no] { $kind ->
            [offer] { $name } offers this.
            [request] { $name } would like this.
            [thing] { $name } lends this.
           *[on] For { $name }.
        }
    }{ $has_when ->
        [yes] { "" }
    When: { $when }
       *[no] { "" }
    }{ $has_area ->
        [yes] { "" }
    Where: { $area }
       *[no] { "" }
    }
# How the list can be narrowed. Buttons below.
near-narrow =
    <b>What would you like to see?</b>
    You can also type it, such as: saturday in Ward End. Or: requests, just once.
# The thing is gone since the list was drawn.
near-gone = That one is gone. Here is what there is now.

## Buttons

# Shows what is on near the reader.
btn-near = See what's near me
# Opens one thing of the list.
# $number (count): its number in the list
# $title (text): what it is
btn-near-see = See { $number }: { $title }
# Opens what the list can be narrowed by.
btn-near-narrow = Choose what I see
# Takes all narrowing away.
btn-near-all = See everything
# Back to the list.
btn-near-back = See the list
# The thing after this one.
# allow verb-first: short, and beside the other way
btn-near-next = Next
# The thing before this one.
# allow verb-first: short, and beside Next
btn-near-before = The one before
# Asks for what somebody offers.
btn-near-ask = Ask for this
# Says that one can help with a request.
# allow verb-first: it is what people say
btn-near-help = I can help
# Opens a shift or a gathering that one has joined.
btn-near-open = Open it
# Only offers.
btn-near-offer = See offers
# Only requests.
btn-near-request = See who needs help
# Only shifts and gatherings.
btn-near-on = See things to join
# Only things to borrow.
btn-near-thing = See things to borrow
# Choose a kind.
btn-near-kind = Pick a kind
# Choose a day.
btn-near-day = Pick a day
# Choose a place.
btn-near-place = Pick a place
# Choose small things.
btn-near-small = Pick a size
# Any day.
# allow verb-first: it is an answer, not a deed
btn-near-any-day = Any day
# A place, as an answer.
# $place (text): the ward
btn-near-ward = { $place }
# Any place.
# allow verb-first: it is an answer, not a deed
btn-near-anywhere = Anywhere
# Only what takes 15 minutes or less.
# allow verb-first: it is an answer, not a deed
btn-near-quick = 15 minutes or less
# Only what happens once.
# allow verb-first: it is an answer, not a deed
btn-near-once = Just once
# Any size.
# allow verb-first: it is an answer, not a deed
btn-near-any-size = Any size

## Menu

# Shows what is on near the reader.
cmd-near = See what's on near you
