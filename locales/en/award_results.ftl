### Results of the awards: deciding them, telling them, and what winners show.

# The head of the result's card.
# $award (text): the awards
# $round (text): which year of them
# $state (choice): counting, open, decided, agreed or announced
# $decided (text): who decided it
# $seconded (text): who agreed to it
# $at (datetime): when it is told
award-result-head =
    <b>Result: { $award } { $round }</b>
    { $state ->
        [counting] The vote is over, and not counted yet: what was sent in the last minute may still be on its way.
        [open] Nobody has been told yet. Please look through it, then decide.
        [decided] { $decided } has decided this result. A second person looks at it next.
        [agreed] { $decided } decided it and { $seconded } agreed. The winners are told on { WHEN($at) }.
       *[announced] The winners were told first. Nominators hear an hour later, and everybody else a day later.
    }
# A category on it.
# $category (text): the category
# $winners (list): who wins
# $any (choice): yes where anybody does
# $commended (list): who is commended
# $has_commended (choice): yes or no
# $favourites (list): the People's Choice
# $has_favourites (choice): yes or no
# $votes (count): how many votes count
# $voted (choice): yes where there was a public vote
award-result-line =
    { $category }: { $any ->
        [yes] <b>{ LIST($winners) }</b>.
       *[no] nobody.
    }{ $has_commended ->
        [yes] { " " }Commended: { LIST($commended) }.
       *[no] { "" }
    }{ $has_favourites ->
        [yes] { " " }People's Choice: { LIST($favourites) }.
       *[no] { "" }
    }{ $voted ->
        [yes] { " " }{ $votes ->
            [one] One vote.
           *[other] { $votes } votes.
        }
       *[no] { "" }
    }
# Categories in which nobody stands on the shortlist.
# $categories (list): what they are called
award-result-empty = Nobody was on the shortlist for: { LIST($categories) }.
# Votes that were set aside, for they came all at once.
# $count (count): how many
# $counts (choice): yes where they count all the same
# $minutes (count): within how many minutes
award-result-burst =
    Set aside: { $count ->
        [one] one vote
       *[other] { $count } votes
    } that came with many others within { $minutes } minutes. { $counts ->
        [yes] You let them count.
       *[no] They don't count.
    }
# Votes that were set aside, for their people had only just joined.
# $count (count): how many
# $counts (choice): yes where they count all the same
# $days (count): so many days before the vote
award-result-new =
    Set aside: { $count ->
        [one] one vote
       *[other] { $count } votes
    } of people who joined less than { $days } days before the vote. { $counts ->
        [yes] You let them count.
       *[no] They don't count.
    }
# Over the winners whom nobody can tell here.
award-result-ring = <b>Please ring or write to these:</b>
# One of them.
# $name (text): their name
# $category (text): the category
# $reach (text): how to reach them
# $has_reach (choice): yes or no
award-result-ring-one =
    { $name }, { $category }{ $has_reach ->
        [yes] : { $reach }
       *[no] { "" }
    }
# Counts the votes once everything has come.
btn-award-count = Count the votes
# Decides the result as it stands.
btn-award-result-yes = Decide this result
# Lets votes count that came all at once.
btn-award-result-burst-in = Count the votes at once
# Lets them not count.
btn-award-result-burst-out = Leave out votes at once
# Lets votes count of people who had only just joined.
btn-award-result-new-in = Count new members
# Lets them not count.
btn-award-result-new-out = Leave out new members
# The second person agrees.
btn-award-agree = Agree with this result
# The second person doesn't.
btn-award-send-back = Send it back
# Whoever runs the awards takes it back before it is told.
btn-award-take-back = Take it back
# Lists and kind words.
btn-award-lists = See lists and words
# Who won.
btn-award-places = See who won
# What else there is to do about a result.
award-result-more = What would you like to do? You can write to people who didn't win, or get the list of everybody who was up.
# Writes to those who didn't win.
btn-award-words = Write kind words
# The list for Excel.
btn-award-xlsx = Get the list for Excel
# The list as text.
btn-award-csv = Get the list as CSV

# Whom to write to.
# $count (count): how many didn't win
# $done (list): of those on this screen, who has words already
# $has_done (choice): yes or no
award-result-words =
    { $count ->
        [0] Everybody who was up has won something, so there is nobody to write to.
        [one] One person or group didn't win. Your words go with their thanks.
       *[other] { $count } people and groups didn't win. Your words go with their thanks.
    }{ $has_done ->
        [yes] { " " }You have written to { LIST($done) }.
       *[no] { "" }
    }
# One of them.
# $name (text): their name
btn-award-words-for = Write to { $name }
# What judges wrote about somebody, without the judges' names.
# $name (text): the nominee
# $category (text): the category
# $comments (markup): the comments
# $any (choice): yes or no
award-words-comments =
    <b>{ $name }, { $category }</b>
    { $any ->
        [yes] What the judges wrote, for you alone:
       *[no] The judges wrote nothing about them.
    }
    { $comments }
# One comment.
# $words (words): the comment
award-words-comment = “{ $words }”
# The organisers' words for one who didn't win.
award-words-ask = What shall I tell them? Say what was good, in kind words. They read it as you write it.
# Short name of that answer.
award-words-name = Your words
# Before it is kept.
# $name (text): the nominee
# $told (choice): yes where the result is told
# $words (words): the words
award-words-review =
    { $name } reads: “{ $words }”

    { $told ->
        [yes] Shall I send it now?
       *[no] Shall I send it with their thanks, once the winners know?
    }
# Keeps it.
btn-award-words-yes = Yes, send it
# It is kept.
# $name (text): the nominee
award-words-kept = Kept for { $name }. Is there anybody else?

# To a winner, or one who is commended, before anybody else.
# $name (text): the nominee's name
# $award (text): the awards
# $round (text): which year of them
# $category (text): the category
# $place (choice): winner, commended or shortlisted
# $favourite (choice): yes where they are the People's Choice
notice-award-won =
    { $place ->
        [winner] <b>You have won: { $category }, { $award } { $round }.</b>
        [commended] <b>You are commended: { $category }, { $award } { $round }.</b>
       *[shortlisted] <b>You are the People's Choice: { $category }, { $award } { $round }.</b>
    }{ $favourite ->
        [yes] { $place ->
            [shortlisted] { "" }
           *[other] { " " }You are the People's Choice as well.
        }
       *[no] { "" }
    }
    This is for { $name }. Thank you for all you do. You are the first to know: others hear in an hour. May we show it? You choose what, and you can get a certificate.
# What is shown of one's award.
btn-award-choices = Choose what is shown
# To somebody who was up and didn't win, or wanted private thanks.
# $name (text): the nominee's name
# $award (text): the awards
# $round (text): which year of them
# $category (text): the category
# $private (choice): yes where they wanted private thanks only
# $words (text): the organisers' words
# $has_words (choice): yes or no
notice-award-thanked =
    <b>Thank you, { $name }.</b> { $private ->
        [yes] Somebody put you forward for { $award } { $round }, and you asked for private thanks only. Here they are: thank you for all you do. Nobody else was told.
       *[no] You were put forward for { $category }, { $award } { $round }. You didn't win this time, and what you do matters.
    }{ $has_words ->
        [yes] { " " }The organisers say: “{ $words }”
       *[no] { "" }
    }
# Kind words that came later.
# $name (text): the nominee's name
# $award (text): the awards
# $category (text): the category
# $words (text): the organisers' words
notice-award-feedback = To { $name }, about { $category } in { $award }. The organisers say: “{ $words }”
# To whoever nominated somebody.
# $name (text): the nominee's name
# $award (text): the awards
# $round (text): which year of them
# $category (text): the category
# $place (choice): winner, commended, choice or other
notice-award-nominator =
    { $place ->
        [winner] <b>{ $name }, whom you put forward, has won: { $category }, { $award } { $round }.</b>
        [commended] <b>{ $name }, whom you put forward, is commended: { $category }, { $award } { $round }.</b>
        [choice] <b>{ $name }, whom you put forward, is the People's Choice: { $category }, { $award } { $round }.</b>
       *[other] <b>{ $award } { $round }: the results are out.</b> { $name }, whom you put forward for { $category }, is not among the winners this time.
    }
    Thank you for speaking up for them.
# To everybody who asked for news, a day after the winners.
# $award (text): the awards
# $round (text): which year of them
notice-award-result = <b>{ $award } { $round }: the results are out.</b> Look who won, and who stands on the wall of thanks.

# Who won, for everybody.
# $award (text): the awards
# $round (text): which year of them
# $lines (markup): a line for each
# $any (choice): yes where anybody won
award-places =
    <b>{ $award } { $round }</b>

    { $any ->
        [yes] { $lines }
       *[no] There were no winners.
    }
# Somebody's award.
# $category (text): the category
# $name (text): their name
# $place (choice): winner, commended or shortlisted
# $favourite (choice): yes where they are the People's Choice
award-line =
    { $category }: <b>{ $name }</b>, { $place ->
        [winner] winner
        [commended] commended
       *[shortlisted] { $favourite ->
            [yes] People's Choice
           *[no] nominated
        }
    }{ $favourite ->
        [yes] { $place ->
            [shortlisted] { "" }
           *[other] { " " }and People's Choice
        }
       *[no] { "" }
    }
# The wall of thanks.
# $award (text): the awards
# $round (text): which year of them
# $lines (markup): a line for each
# $any (choice): yes where anybody stands on it
award-wall =
    <b>Wall of thanks: { $award } { $round }</b>
    { $any ->
        [yes] Everybody here chose to stand here.
       *[no] Nobody stands here yet: people choose it themselves.
    }

    { $lines }
# No result was told yet.
award-wall-none = There is no wall of thanks yet. It comes with the first results.
# One's own award.
# $award (text): the awards
# $round (text): which year of them
# $line (markup): the category, the name and the place
# $wall (choice): yes where they stand on the wall
# $badge (choice): yes where they show a badge
# $prize (choice): yes where they won something
award-mine =
    <b>{ $award } { $round }</b>
    { $line }

    { $wall ->
        [yes] You stand on the wall of thanks.
       *[no] You don't stand on the wall of thanks.
    }{ $prize ->
        [yes] { " " }{ $badge ->
            [yes] Your card shows a badge.
           *[no] Your card shows no badge.
        }
       *[no] { "" }
    } You can change it at any time.
# Onto the wall.
btn-award-wall-on = Put me on the wall
# Off it.
btn-award-wall-off = Take me off the wall
# With a badge.
btn-award-badge-on = Show a badge
# Without.
btn-award-badge-off = Hide the badge
# The certificate as a PDF.
btn-award-certificate = Get my certificate
# A picture of it.
btn-award-picture = Get a picture to share
# A badge on somebody's card.
# $award (text): the awards
# $round (text): which year of them
# $category (text): the category
# $place (choice): winner, commended or shortlisted
# $favourite (choice): yes where they are the People's Choice
award-badge =
    { $place ->
        [winner] Winner
        [commended] Commended
       *[shortlisted] People's Choice
    }: { $category }, { $award } { $round }{ $favourite ->
        [yes] { $place ->
            [shortlisted] { "" }
           *[other] , and People's Choice
        }
       *[no] { "" }
    }

# The certificate's title.
# $award (text): the awards
# $round (text): which year of them
award-certificate-head = { $award } { $round }
# What it is for.
# $place (choice): winner, commended or favourite
# $category (text): the category
award-certificate-for =
    { $place ->
        [winner] Winner: { $category }
        [commended] Commended: { $category }
       *[favourite] People's Choice: { $category }
    }
# Thanks on it.
# $timebank (text): the timebank
award-certificate-thanks = With thanks from everybody at { $timebank }.
# When it was told.
# $day (date): the day
award-certificate-day = { DAY($day) }
# Its code.
# $code (text): the code
award-certificate-code = Code of this certificate: { $code }
# What the square to scan shows, for whoever hears the page.
award-certificate-square = A square to scan with a phone, to see that this certificate is right
# Under the file.
# $code (text): the code
award-certificate-caption = Your certificate. Whoever scans its square sees that it is right. Its code is { $code }.
# Under the picture: what it says.
# $text (text): all its words
award-picture-caption = A picture to share. It says: { $text }
# Somebody scanned a certificate that is right.
# $line (markup): whose it is and what for
# $award (text): the awards
# $round (text): which year of them
# $at (datetime): when it was told
award-certificate-right =
    <b>This certificate is right.</b>
    { $award } { $round }, { DAY($at) }
    { $line }
# Somebody scanned one that isn't.
award-certificate-wrong = I know no certificate with this code.

# The file's sheet of everybody who was up.
award-rows-sheet = Everybody who was up
# The file's sheet of votes by category.
award-rows-votes-sheet = Votes
# Heads of its columns.
award-rows-category = Category
# A head.
award-rows-name = Name
# A head.
award-rows-kind = Kind
# A head.
award-rows-area = Area
# A head.
award-rows-said = What they said
# A head.
award-rows-place = Place
# A head.
award-rows-favourite = People's Choice
# A head.
award-rows-judged = Judges, 0 to 100
# A head.
award-rows-votes = Votes that count
# A head.
award-rows-aside = Votes set aside
# A kind of nominee.
# $kind (choice): individual, group or business
award-rows-is =
    { $kind ->
        [individual] person
        [group] group
       *[business] business
    }
# What they said to being put forward.
# $said (choice): yes, family, no, private, asked or unasked
award-rows-answer =
    { $said ->
        [yes] yes
        [family] the family said yes
        [no] no
        [private] private thanks only
        [asked] no answer yet
       *[unasked] not asked
    }
# Their place.
# $place (choice): winner, commended, shortlisted or none
award-rows-got =
    { $place ->
        [winner] winner
        [commended] commended
        [shortlisted] shortlisted
       *[none] –
    }
# Yes or no in a column.
# $yes (choice): yes or no
award-rows-yes =
    { $yes ->
        [yes] yes
       *[no] no
    }
# Under the file.
# $award (text): the awards
# $round (text): which year of them
award-rows-file = Everybody who was up in { $award } { $round }. Please keep it safe: it holds names. A group that won may suit the King's Award for Voluntary Service, at kavs.dcms.gov.uk.

# The votes are not counted yet.
refusal-award-counting = The votes are still being counted. Please try again in a few minutes.
# It was decided already.
refusal-award-decided = This result is decided already.
# It isn't decided, or was put back.
refusal-award-undecided = This result is not decided yet.
# Nobody can be the second person.
refusal-award-no-second = A second person must agree, and there is nobody who can. Please ask for another broker or administrator first, with /role.
# Whoever decides, or their household, is on the shortlist.
refusal-award-near = You, or somebody you live with, is on this shortlist. Somebody else must decide.
# Kind words for somebody who won, or can't be told.
refusal-award-feedback = These words are for people who said yes and didn't win.
