### What comes unasked: how much of what, when, and the morning's one message.

# What somebody gets unasked from the timebank that they use. Lines about topics stand between.
# $timebank (text): the timebank
notices-head = <b>What I send you by myself: { $timebank }</b>
# One topic in that list.
# $topic (choice): asks (people who ask for help), volunteering (things to join), tips (reminders)
# $level (choice): all, less or none
notices-line = { $topic ->
        [asks] People who ask for help
        [volunteering] Things to join
       *[tips] Tips and reminders
    }: { $level ->
        [less] less
        [none] none
       *[all] all
    }
# Below the topics: the day's number and the quiet hours, over all timebanks.
# $count (count): how many a day come on their own
# $start (datetime): when quiet hours begin
# $end (datetime): when they end
# $at (datetime): when the day's one message comes
# $today (count): how many came today
# $urgent (count): how many urgent ones came in a week
notices-budget =
    { $count ->
        [0] Nothing that can wait comes on its own. It comes in one message at { TIME($at) }.
        [one] At most one message a day that can wait. The rest comes in one message at { TIME($at) }.
       *[other] At most { $count } messages a day that can wait. The rest comes in one message at { TIME($at) }.
    }
    Quiet from { TIME($start) } to { TIME($end) }, but for what cannot wait.
    So far today: { $today }. Urgent ones in the last 7 days: { $urgent }.
    What is about your own help, hours and shifts always comes.
# Further settings, as buttons.
notices-more = <b>When, and how many</b>
    This is for all your timebanks.
# How much of a topic somebody wants. Buttons below.
# $topic (choice): asks, volunteering or tips
# $level (choice): how it is now: all, less or none
# $timebank (text): the timebank
notices-topic-ask = { $topic ->
        [asks] <b>People who ask for help</b>
        [volunteering] <b>Things to join</b>
       *[tips] <b>Tips and reminders</b>
    } ({ $timebank })
    Now: { $level ->
        [less] less, in one message in the morning.
        [none] none but what is mine.
       *[all] all, as they come.
    }
    How much do you want?
# It is kept.
# $topic (choice): asks, volunteering or tips
# $level (choice): all, less or none
# $timebank (text): the timebank
notices-chosen = { $topic ->
        [asks] <b>People who ask for help</b>
        [volunteering] <b>Things to join</b>
       *[tips] <b>Tips and reminders</b>
    } ({ $timebank }): { $level ->
        [less] less. They come in one message in the morning.
        [none] none. Only what is about your own help, hours and shifts still comes.
       *[all] all. They come as they are.
    }
# After "Fewer of these" under a message: it is kept, and how to get it back.
# $level (choice): less or none
# $timebank (text): the timebank
notices-fewer = { $level ->
        [none] You get none of these from { $timebank } any more.
       *[less] You get fewer of these from { $timebank }: they come in one message in the morning. Tap the button again to get none.
    }
    To get them back, tap “Get them all again”, or type /notices at any time.
# How many a day. Buttons below; any number can be typed.
# $count (count): how many now
notices-a-day-ask =
    { $count ->
        [0] Nothing that can wait comes on its own now.
        [one] At most one message a day that can wait comes on its own now.
       *[other] At most { $count } messages a day that can wait come on their own now.
    }
    How many do you want? You can type it: 3 notices a day
# Quiet hours. Buttons below; others can be typed.
# $start (datetime): when they begin
# $end (datetime): when they end
notices-quiet-ask =
    It is quiet from { TIME($start) } to { TIME($end) }.
    When shall I be quiet? You can type it: quiet from 9pm to 7am
# The morning's one message: its lines follow.
# $date (date): the day
notices-digest = <b>What can wait, { DAY($date) }</b>
# One line of it.
# $number (count): its number, which can be typed
# $what (markup): what it is
notices-digest-line = { $number }. { $what }
# The further lines, as buttons.
notices-digest-more = Here is the rest.
# A line whose time is over.
notices-gone = That is over by now.
# A line of it: news that people signed up for.
notices-news = News of things to join
# A line of it that says no more about itself.
notices-thing = Something for you to look at
# Opens /notices.
btn-notices = See my notices
# "Stop", "unsubscribe", "no more messages": fewer of them, or out of it altogether.
# $timebank (text): its name
notices-stop-ask = Would you like fewer messages from me, or to leave { $timebank }? Messages about your own help and shifts always come.
# Begins to leave the timebank; it is asked first.
btn-notices-leave = Leave the timebank
# Opens one topic in it.
btn-notices-asks = Change asks for help
# Opens one topic in it.
btn-notices-volunteering = Change things to join
# Opens one topic in it.
btn-notices-tips = Change tips
# Opens quiet hours, and how many a day.
btn-notices-more = Change when and how many
# Opens the choice of quiet hours.
btn-notices-quiet = Change quiet hours
# Opens the choice of how many a day.
btn-notices-a-day = Change how many a day
# All of a topic.
btn-notices-all = Get all
# Less of a topic: in the morning's one message.
btn-notices-less = Get less
# None of a topic but what is one's own.
btn-notices-none = Get none but mine
# After fewer: all again.
btn-notices-again = Get them all again
# So many a day.
# $count (count): how many
btn-notices-count = { $count ->
        [0] Send one a morning
       *[other] Send { $count } a day
    }
# Quiet hours from then to then.
# $start (datetime): when they begin
# $end (datetime): when they end
# allow verb-first: it is an answer, not a deed
btn-notices-hours = Quiet { TIME($start) } to { TIME($end) }
# Under every message that is not about one's own affairs: fewer of its kind, in one tap.
btn-fewer = Get fewer of these
# Opens one line of the morning's message.
# $number (count): its number
btn-notices-open = Open { $number }
# Opens the timebanks, to choose another one's notices.
btn-notices-other = Change timebank
# Quiet hours that cannot be.
refusal-quiet-hours = Quiet hours can begin between 7pm and 11:30pm, and end between 5am and 10am.
# A number of messages a day that cannot be.
# $most (count): the most
refusal-notices-a-day = That can be from 0 to { $most } a day.
# In the command menu.
cmd-notices = Choose what I send you
# Opens what the timebank sends as news, which only comes to who said yes.
btn-notices-news = Choose news
