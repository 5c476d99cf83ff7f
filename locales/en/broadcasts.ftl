### News that organisers and brokers send to people who asked for it.

# The command's line in the menu and in /help.
cmd-broadcast = Tell people who asked for news
# What whoever may send news can do.
broadcast-ask = What would you like to tell people about? Only people who asked for news get it.
# What the news says, in the sender's own words.
broadcast-words-ask = What would you like to say? Write it as people should read it. No phone numbers or links, please. You can send me a picture to go with it.
# Short name of that answer.
broadcast-words-name = Words
# Words beside what the news is about; can be skipped.
broadcast-about-ask = What would you like to say about it? People see when and where it is anyway. No phone numbers or links, please.
# Short name of that answer.
broadcast-about-name = Words
# Whom the news is for.
broadcast-who-ask = Who is it for? Choose, or tell me: a ward, a kind of help, a language, a day they are free. Such as: gardening in Ward End, free on Saturdays.
# Short name of that answer.
broadcast-who-name = For
# Words said nothing of whom it is for.
broadcast-who-unclear = I did not find a ward, a kind of help, a language or a day in that. You can say: everybody.
# When the news goes out.
broadcast-when-ask = When shall I send it? Now, or tell me a day and a time.
# Short name of that answer.
broadcast-when-name = When
# A day and time.
# $at (datetime): when it goes out
broadcast-when = { WHEN($at) }
# Words named no time.
broadcast-when-unclear = When is that? Tell me a day and a time, such as tomorrow 10am. Or say: now.
# Whom news is for, within a sentence.
# $has_area (choice): yes where it is for a ward
# $area (text): that ward
# $has_skill (choice): yes where it is for people who offer a kind of help
# $skill (text): that kind of help
# $has_interest (choice): yes where it is for people interested in a kind of help
# $interest (text): that kind of help
# $has_lang (choice): yes where it is for speakers of a language
# $language (text): that language
# $has_day (choice): yes where it is for people free on a day
# $day (text): that day, as in on Mondays
broadcast-audience = everybody who asked for news{ $has_area ->
        [yes] , in { $area }
       *[no] { "" }
    }{ $has_skill ->
        [yes] , who offers { $skill }
       *[no] { "" }
    }{ $has_interest ->
        [yes] , interested in { $interest }
       *[no] { "" }
    }{ $has_lang ->
        [yes] , who speaks { $language }
       *[no] { "" }
    }{ $has_day ->
        [yes] , free { $day }
       *[no] { "" }
    }
# A day, after: free.
broadcast-day-mon = on Mondays
# A day, after: free.
broadcast-day-tue = on Tuesdays
# A day, after: free.
broadcast-day-wed = on Wednesdays
# A day, after: free.
broadcast-day-thu = on Thursdays
# A day, after: free.
broadcast-day-fri = on Fridays
# A day, after: free.
broadcast-day-sat = on Saturdays
# A day, after: free.
broadcast-day-sun = on Sundays
# Under the preview, before it is sent.
# $audience (text): whom it is for
# $count (count): how many people get it
# $minutes (count): how many minutes sending takes
# $wait (choice): yes where it goes out later
# $at (datetime): when it goes out
# $second (choice): yes where a second person agrees first
broadcast-review =
    <b>This is how it looks.</b>
    For { $audience }: { $count ->
        [one] one person
       *[other] { $count } people
    }.
    { $wait ->
        [yes] It goes out on { WHEN($at) }.
       *[no] It goes out now.
    } { $minutes ->
        [one] It takes about a minute.
       *[other] It takes about { $minutes } minutes.
    } Who had other news today gets it tomorrow.{ $second ->
        [yes] { " " }As it goes to so many, a second person at the desk looks at it first.
       *[no] { "" }
    }
    Shall I send it?
# The head of news.
# $timebank (text): the timebank
# $organisation (text): the organisation it is from
# $has_organisation (choice): yes where it is from an organisation
broadcast-head = <b>News from { $has_organisation ->
        [yes] { $organisation }, at { $timebank }
       *[no] { $timebank }
    }</b>
# The sender's own words.
# $words (words): what they wrote
broadcast-words = { $words }
# Free places, under what it is about.
# $left (count): how many are free
broadcast-places = { $left ->
        [0] All places are taken now.
        [one] One place is free.
       *[other] { $left } places are free.
    }
# The last line of news.
# $timebank (text): the timebank
broadcast-why = You asked for news from { $timebank }.
# The card of news, for whoever sent it and the desk.
# $title (text): what it is about
# $has_title (choice): yes where it is about something
# $words (words): the sender's own words
# $has_words (choice): yes where there are some
# $name (text): who sent it
# $photo (choice): yes where a picture goes with it
# $audience (text): whom it is for
broadcast-card =
    <b>News{ $has_title ->
        [yes] { " " }about { $title }
       *[no] { "" }
    }</b>{ $has_words ->
        [yes] { "" }
    { $words }
       *[no] { "" }
    }
    From { $name }, for { $audience }.{ $photo ->
        [yes] { " " }With a picture.
       *[no] { "" }
    }
# How it stands: a second person looks at it.
# $count (count): how many people it is for
broadcast-state-asked = It is for { $count ->
        [one] one person
       *[other] { $count } people
    }, so a second person agrees before it goes out.
# How it stands: its time comes.
# $count (count): how many people it is for
# $at (datetime): when it goes out
broadcast-state-planned = It goes to { $count ->
        [one] one person
       *[other] about { $count } people
    } from { WHEN($at) }.
# How it stands: it is being sent.
# $reached (count): how many have it
# $left (count): how many are still to come
# $joined (count): how many joined
# $about (choice): yes where it is about something to join
broadcast-state-sending = <b>Being sent.</b> { $reached ->
        [one] One person has it
       *[other] { $reached } people have it
    }, { $left } to come.{ $about ->
        [yes] { " " }Joined since: { $joined }.
       *[no] { "" }
    }
# How it stands: paused.
# $reached (count): how many have it
# $left (count): how many are still to come
# $joined (count): how many joined
# $about (choice): yes where it is about something to join
broadcast-state-paused = <b>Paused.</b> A few that were under way still arrive. { $reached ->
        [one] One person has it
       *[other] { $reached } people have it
    }, { $left } to come.{ $about ->
        [yes] { " " }Joined since: { $joined }.
       *[no] { "" }
    }
# How it stands: all of it was sent.
# $reached (count): how many have it
# $joined (count): how many joined
# $about (choice): yes where it is about something to join
broadcast-state-done = <b>Sent.</b> { $reached ->
        [0] Nobody got it.
        [one] One person got it.
       *[other] { $reached } people got it.
    }{ $about ->
        [yes] { " " }Joined since: { $joined }.
       *[no] { "" }
    }
# How it stands: it was stopped.
# $reached (count): how many have it
# $joined (count): how many joined
# $about (choice): yes where it is about something to join
broadcast-state-stopped = <b>Stopped.</b> { $reached ->
        [0] Nobody got it.
        [one] One person got it.
       *[other] { $reached } people got it.
    }{ $about ->
        [yes] { " " }Joined since: { $joined }.
       *[no] { "" }
    }
# How it stands: the second person said no.
# $name (text): the second person
broadcast-state-refused = <b>Not sent.</b> { $name } said no.
# Who did not get it, and why.
# $blocked (count): they stopped the bot
# $failed (count): Telegram refused the message
# $digest (count): they had enough that day, so it stands in their next morning's list
# $skipped (count): they said no to news, left or joined before it came, or it was stopped
# $past (count): it had become too late
# $unknown (count): it may have arrived; it is not sent again
broadcast-missed = { $blocked ->
        [0] { "" }
       *[other] Stopped the bot: { $blocked }.{ " " }
    }{ $failed ->
        [0] { "" }
       *[other] Telegram refused: { $failed }.{ " " }
    }{ $digest ->
        [0] { "" }
       *[other] In their morning's list instead: { $digest }.{ " " }
    }{ $skipped ->
        [0] { "" }
       *[other] No longer for them, or stopped: { $skipped }.{ " " }
    }{ $past ->
        [0] { "" }
       *[other] Too late for them: { $past }.{ " " }
    }{ $unknown ->
        [0] { "" }
       *[other] Not known, and not sent again: { $unknown }.
    }
# What was sent, the newest first.
# $lines (markup): one line for each
# $some (choice): yes where there are some
broadcast-past = { $some ->
        [yes] { "" }<b>News that was sent</b>
    { $lines }
       *[no] Nothing was sent yet.
    }
# A line of that list.
# $number (count): its number
# $at (datetime): when it went out
# $state (choice): how it stands
# $words (text): how it begins
broadcast-line = { $number }. { WHEN($at) }: { $words } ({ $state ->
        [asked] waits for a second person
        [planned] to come
        [sending] being sent
        [paused] paused
        [stopped] stopped
        [refused] not sent
       *[done] sent
    })
# With the file.
broadcast-file = What came of it, in numbers. No names.
# A row's name in that file.
broadcast-row-what = What
# A column's name in that file.
broadcast-row-number = Number
# A row's name in that file: whom it was for.
broadcast-row-audience = For
# A row's name in that file: how many they were when it was made.
broadcast-row-counted = People it was for
# A row's name in that file.
broadcast-row-sent = Got it
# A row's name in that file.
broadcast-row-joined = Joined since
# A row's name in that file.
broadcast-row-blocked = Stopped the bot
# A row's name in that file.
broadcast-row-failed = Telegram refused
# A row's name in that file.
broadcast-row-unknown = Not known, not sent again
# A row's name in that file.
broadcast-row-digest = In their morning's list instead
# A row's name in that file.
broadcast-row-skipped = No longer for them, or stopped
# A row's name in that file.
broadcast-row-past = Too late
# A row's name in that file.
broadcast-row-waiting = Still to come

# Over the chat: a button of a preview was pressed.
toast-broadcast-look = This is only how it looks. Nothing was sent yet.
# Over the chat: the file comes.
toast-broadcast-file = The file comes below.

# Somebody else runs it.
refusal-broadcast-not-yours = You can only tell people about what you run yourself. Ask who runs it, or your broker.
# It can't be joined any more.
refusal-broadcast-shift-over = Nobody can join that any more, so I can't tell people about it.
# There are no words, and nothing it is about.
refusal-broadcast-empty = There is nothing to read in it yet. Please write a few words.
# Its time is over.
refusal-broadcast-past = That time is over. Tell me one that is still to come, or say: now.
# Its time is too far away.
# $days (count): the furthest
refusal-broadcast-far = That is more than { $days } days away. Please choose an earlier day.
# It would go out after the shift has begun.
refusal-broadcast-late = It would come too late: by then the shift has begun. Nothing goes out between 8pm and 8am. Please choose an earlier time.
# Nobody fits.
# $all (choice): yes where it was for everybody
refusal-broadcast-nobody = { $all ->
        [yes] Nobody here has asked for news yet, so nobody would get it. Members can say yes with /news.
       *[no] Nobody who asked for news fits that. Change who it is for, or choose everybody.
    }
# The same went out within a day.
refusal-broadcast-twice = You sent the same to the same people today. They have it.
# Too many in a day.
# $count (count): the most in a day
refusal-broadcast-many = You sent { $count } today. More would make people stop reading. Please go on tomorrow.
# No second person.
# $count (count): how many people it would go to
refusal-broadcast-no-second = It would go to { $count } people, and there is nobody else at the desk to agree to that. Choose fewer people, or ask an administrator for a second broker.
# It has ended, or has moved on.
refusal-broadcast-over = That is no longer possible. The card shows how it stands.

# Opens the news form, on the card of a shift or of something without shifts.
btn-broadcast-tell = Tell people
# Tells people about this shift.
# $title (text): the shift
btn-broadcast-shift = Tell about { $title }
# News in one's own words.
btn-broadcast-own = Write something else
# What was sent.
btn-broadcast-past = See what was sent
# Opens one of that list.
# $number (count): its number
btn-broadcast-open = See number { $number }
# It is for everybody.
btn-broadcast-everybody = Everybody
# It is for one ward.
# $area (text): the ward
btn-broadcast-ward = People in { $area }
# It goes out now.
btn-broadcast-now = Now
# Sends it.
btn-broadcast-send = Yes, send the news
# The second person agrees.
btn-broadcast-yes = Agree to send it
# The second person does not.
btn-broadcast-no = Don't let it go out
# Holds it for a while.
btn-broadcast-pause = Pause it
# Goes on after a pause.
btn-broadcast-on = Go on sending
# Stops it for good.
btn-broadcast-stop = Stop it for good
# What came of it as a file.
btn-broadcast-file = Get the result as a file
# In the menu of the desk: news to people.
btn-do-broadcast = Send news to people
# To whoever made it: nobody agreed in a week.
# $timebank (text): the timebank
# $date (date): when it was made
notice-broadcast-lapsed = Your news of { DAY($date) } at { $timebank } was not sent: no second person agreed to it in time. You can write it again with /broadcast.
# Opens a piece of news.
btn-broadcast-see = See that news
