### Whether somebody gets news of things to join.

# The command's line in the menu and in /help.
cmd-news = Get news of things to join, or stop it
# How it stands.
# $timebank (text): the timebank
# $wants (choice): yes where they get news
news-state = { $wants ->
        [yes] <b>You get news from { $timebank }:</b> things to join and how they went, at most one a day, never at night. You can stop it at any time.
       *[no] <b>You get no news from { $timebank }.</b> May I send you things to join, at most one a day? Messages about your own help and shifts come either way. You can change it with /news.
    }
# Asks for news.
btn-news-on = Send me news
# No more news; under each message of news, too.
btn-news-off = Stop this news
