### Offers and wants: what people could give, and what they would like some day.

## Saying it

# What somebody could give.
listing-offer-what-ask =
    What could you do for somebody? Say it in your own words.
    Such as: ironing on weekday mornings.
# The name of that answer in the list of answers that can be changed.
listing-offer-what-name = What
# When somebody could help.
listing-offer-when-ask =
    When would suit you?
    Tap, or type days and times, such as: Tuesdays after 5.
# The name of that answer in the list of answers that can be changed.
listing-offer-when-name = When
# What somebody would like some day.
listing-want-what-ask =
    What would you like some day? Say it in your own words.
    Such as: somebody to teach me to knit.
# The name of that answer in the list of answers that can be changed.
listing-want-what-name = What
# When that would suit.
listing-want-when-ask =
    When would it suit you?
    Tap, or type days and times, such as: Saturday mornings.
# The name of that answer in the list of answers that can be changed.
listing-want-when-name = When
# The kind of help, out of a list of kinds.
listing-kind-ask = What kind of help is it?
# The name of that answer in the list of answers that can be changed.
listing-kind-name = Kind
# The part of the city.
listing-area-ask = Which part of the city? Please do not give a street.
# The name of that answer in the list of answers that can be changed.
listing-area-name = Where
# In person, or by phone or online.
listing-how-ask = Do you meet, or is it by phone or online?
# The name of that answer in the list of answers that can be changed.
listing-how-name = How
# Languages in which the help can be given.
listing-languages-ask = Which languages can it be in? You can type several.
# The name of that answer in the list of answers that can be changed.
listing-languages-name = Languages
# How small it is.
listing-size-ask = Is it a small job, or just once?
# The name of that answer in the list of answers that can be changed.
listing-size-name = Size
# The words held no day and no time of day.
listing-when-unclear = I did not see a day or a time in that.
# The words named no kind of help.
listing-kind-unclear = I do not know that kind of help.
# The words named no part of the city, or several.
listing-area-unclear = I do not know that place, or it could be several.
# The words named no language.
listing-languages-unclear = I did not see a language in that.

# A usual answer to: when would suit you?
btn-listing-any-time = Any time
# A usual answer to: when would suit you?
# allow verb-first: it is an answer, not a deed
btn-listing-weekdays = Weekdays
# A usual answer to: when would suit you?
# allow verb-first: it is an answer, not a deed
btn-listing-evenings = Evenings
# A usual answer to: when would suit you?
# allow verb-first: it is an answer, not a deed
btn-listing-weekends = Weekends
# An answer to: what kind of help is it?
# allow verb-first: it is an answer, not a deed
btn-listing-other-kind = Something else
# An answer to: which part of the city?
# allow verb-first: it is an answer, not a deed
btn-listing-anywhere = Anywhere near
# An answer to: do you meet?
# allow verb-first: it is an answer, not a deed
btn-listing-in-person = In person
# An answer to: do you meet?
# allow verb-first: it is an answer, not a deed
btn-listing-remote = By phone or online
# An answer to: is it a small job?
# allow verb-first: it is an answer, not a deed
btn-listing-any-size = Any size
# An answer to: is it a small job?
# allow verb-first: it is an answer, not a deed
btn-listing-quick = 15 minutes or less
# An answer to: is it a small job?
# allow verb-first: it is an answer, not a deed
btn-listing-once = Just once
# An answer to: is it a small job?
# allow verb-first: it is an answer, not a deed
btn-listing-quick-once = Small and just once
# Under the review: the words could mean another kind of help.
# $kind (text): that kind
btn-listing-rather = Change it to: { $kind }

## Before it is shown

# Before an offer or a want is shown to members.
# $kind (choice): offer or want
# $words (words): the person's own words
# $shown (list): what others read, a kind of help each
# $has_shown (choice): no where only the broker can see what it is
# $lines (markup): when, where, languages, size, a line each
# $timebank (text): the timebank's name
listing-review =
    <b>{ $kind ->
        [want] You would like some day
       *[offer] You offer
    }</b>
    { $words }
    { $has_shown ->
        [yes] Others read: { LIST($shown) }
       *[no] Only your broker can read what it is.
    }
    { $lines }

    { $kind ->
        [want] Shall I keep it until somebody at { $timebank } offers it?
       *[offer] Shall I show it to members of { $timebank }?
    }
# Shows an offer, or keeps a want; or keeps the changes to one.
# $kind (choice): offer or want
# $old (choice): yes where it was there before
btn-listing-yes = { $old ->
        [yes] Yes, keep the changes
       *[no] { $kind ->
            [want] Yes, keep it
           *[offer] Yes, offer it
        }
    }

## In words

# A list of names, such as languages or kinds of help.
# $kinds (list): the names
listing-kinds = { LIST($kinds) }
# Stretches of the week, or days, in a row.
# $groups (list): such as: Weekdays in the morning
listing-when = { LIST($groups) }
# No day and no time was chosen.
listing-any-time = Any time
# Days with times of the day.
# $days (text): such as: Weekdays
# $parts (list): such as: in the morning
listing-slot = { $days } { LIST($parts) }
# All seven days.
listing-days-every = Every day
# Monday to Friday.
listing-days-weekdays = Weekdays
# Saturday and Sunday.
listing-days-weekend = Weekends
# Every Monday.
listing-day-0 = Mondays
# Every Tuesday.
listing-day-1 = Tuesdays
# Every Wednesday.
listing-day-2 = Wednesdays
# Every Thursday.
listing-day-3 = Thursdays
# Every Friday.
listing-day-4 = Fridays
# Every Saturday.
listing-day-5 = Saturdays
# Every Sunday.
listing-day-6 = Sundays
# Before midday, behind days.
listing-part-am = in the morning
# Midday to 5pm, behind days.
listing-part-pm = in the afternoon
# After 5pm, behind days.
listing-part-eve = in the evening
# Behind days.
# $start (time): from when
listing-part-from = from { TIME($start) }
# Behind days.
# $end (time): until when
listing-part-until = until { TIME($end) }
# Behind days.
# $start (time): from when
# $end (time): until when
listing-part-between = from { TIME($start) } to { TIME($end) }
# A line of a listing.
# $when (words): days and times
listing-line-when = When: { $when }
# A line of a listing.
# $area (text): the part of the city
# $how (choice): area, anywhere or remote
listing-line-where = Where: { $how ->
        [remote] by phone or online
        [anywhere] anywhere near
       *[area] { $area }
    }
# A line of a listing.
# $languages (list): names of languages
listing-line-languages = Languages: { LIST($languages) }
# A line of a listing.
# $size (choice): quick, once or both
listing-line-size = Size: { $size ->
        [both] 15 minutes or less, just once
        [quick] 15 minutes or less
       *[once] just once
    }

## The list and the cards

# One's own offers and wants, and what one has asked for; buttons stand below.
# $lines (markup): one line each
# $count (count): how many there are
listing-mine = { $count ->
        [0] <b>You have no offers and no wants yet.</b>
    A want is kept until somebody offers it.
       *[other] <b>Your offers and wants</b>
    { $lines }
    }
# One line of that list.
# $number (count): its number on the screen
# $kind (choice): offer or want
# $what (text): what it is
# $when (words): days and times
# $state (choice): active, paused or removed
listing-row = { $number }. { $kind ->
        [want] Want
       *[offer] Offer
    }: { $what }. { $when }.{ $state ->
        [paused] { " " }Paused.
       *[active] { "" }
    }
# One line of that list: help that is asked for.
# $number (count): its number on the screen
# $what (text): what it is
listing-row-asked = { $number }. You asked for: { $what }.
# Opens one of them.
# $number (count): its number on the screen
# $what (text): what it is
btn-listing-see = See { $number }: { $what }
# Adds to a list of one's own offers and wants.
btn-listing-add = Add something
# After: add something. Buttons: offer something, add a want.
listing-add-ask = What would you like to add?
# Shows one's own offers and wants.
btn-mine = See my offers and wants
# Begins an offer.
btn-offer = Offer something
# Begins a want.
# allow verb-first: it begins with one
btn-want = Add a want
# The head of a card.
# $kind (choice): offer or want
# $what (text): what others read
# $words (words): the owner's own words
# $same (choice): yes where the two are the same
listing-head =
    <b>{ $kind ->
        [want] You would like some day
       *[offer] You offer
    }: { $what }</b>{ $same ->
        [yes] { "" }
       *[no] { "" }
    Your words: { $words }
    }
# It is shown.
# $date (date): when it is asked about at the latest
listing-state-active = Members can see it. It stays until { DAY($date) }. I ask you before that.
# It is hidden.
listing-state-paused = <b>Paused.</b> Nobody sees it until you bring it back.
# It is gone.
listing-state-removed = <b>Removed.</b> Nobody sees it.
# Keeps a listing for its whole time again.
btn-listing-keep = Keep it
# Hides a listing.
btn-listing-pause = Pause it
# Takes a listing away.
btn-listing-remove = Remove it
# Shows a hidden or removed listing again.
btn-listing-back = Bring it back

## Is it still so?

# A line of the question below.
# $kind (choice): offer or want
# $what (text): what it is
listing-all-line = { $kind ->
        [want] • Want: { $what }
       *[offer] • Offer: { $what }
    }
# Before listings go stale; buttons stand below.
# $lines (markup): the listings
# $date (date): the day on which they are paused without an answer
listing-all-ask =
    <b>Are these still right?</b>
    { $lines }

    If I hear nothing, I pause them on { DAY($date) }. You can bring them back at any time.
# They were kept.
# $lines (markup): the listings
# $date (date): until when
listing-all-active =
    <b>Kept.</b>
    { $lines }

    They stay until { DAY($date) }. I ask you before that.
# They are paused, by their owner or without an answer.
# $lines (markup): the listings
listing-all-paused =
    <b>Paused. Nobody sees these now.</b>
    { $lines }

    You can bring them back in one tap.
# They were removed.
# $lines (markup): the listings
listing-all-removed =
    <b>Removed.</b>
    { $lines }
# Keeps all of them.
btn-listing-keep-all = Keep all
# Shows them one by one.
btn-listing-choose = Choose one by one
# Hides all of them.
btn-listing-pause-all = Pause all
# Shows all of them again.
btn-listing-back-all = Bring all back

## Wants that somebody meets

# To somebody who keeps a want: a new offer meets it.
# $what (text): what is offered
want-offered =
    Good news: somebody now offers something you wanted.
    <b>{ $what }</b>
    Would you like to ask for it?
# A want was added that others offer already.
# $count (count): how many people
want-offered-already = { $count ->
        [one] One person offers this already.
       *[other] { $count } people offer this already.
    } Would you like to ask now?
# Begins asking for what is offered.
btn-want-ask = Ask for it
# The want stays; nobody is asked.
btn-want-wait = Wait for now

## Refusals and menus

# Somebody else took it back, or it is not for this member.
refusal-listing-gone = This is no longer offered. Your want stays, and I tell you when somebody offers it.
# There are too many.
# $count (count): the most there can be
refusal-listing-many = You have { $count } offers and wants. Please remove one first.
# The command menu: offering something.
cmd-offer = Offer something you can do
# The command menu: a want.
cmd-want = Say what you would like some day
# The command menu: one's own listings.
cmd-mine = See your offers and wants
