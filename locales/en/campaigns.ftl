### Several pieces of news under one name.

# The command's line in the menu and in /help.
cmd-campaign = Send news under one name
# The campaigns there are.
# $some (choice): yes where there are some
campaign-ask = { $some ->
        [yes] Which campaign? For a new one type its name, such as: /campaign Spring clean
       *[no] There is no campaign yet. Type the name of one, such as: /campaign Spring clean
    }
# What came of a campaign.
# $name (text): its name
# $news (count): how many pieces of news
# $sent (count): how many messages arrived
# $joined (count): how many joined after one
# $blocked (count): how many had stopped the bot
# $failed (count): how many Telegram refused
# $lines (markup): a line for each of the last ten
campaign-card =
    <b>{ $name }</b>
    { $news ->
        [0] Nothing was sent under this name yet.
       *[other] Pieces of news: { $news }. Messages that arrived: { $sent }. Joined since: { $joined }. Stopped the bot: { $blocked }. Telegram refused: { $failed }.
    }
    { $lines }
# One piece of news of it.
# $at (datetime): when it went out
# $sent (count): how many messages arrived
# $joined (count): how many joined since
campaign-line = { WHEN($at) }: arrived { $sent }, joined { $joined }
# A row's name in the file: the sum.
campaign-row-all = All of it
# A column's name in the file.
campaign-row-day = Day and time
# Too many.
# $count (count): the most there can be
refusal-campaign-many = There are { $count } campaigns already. Please use one of those.
# News for this campaign in one's own words.
btn-campaign-write = Write news for it
# In the menu of the desk.
btn-do-campaign = See campaigns
