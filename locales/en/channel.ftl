### The timebank's Telegram channel: linking it, and what is posted there.

# The command's line in the menu and in /help.
cmd-channel = Post what's on in a channel
# In the menu of the desk.
btn-do-channel = See the channel
# There is no channel yet.
# $timebank (text): the timebank
# $bot (text): my name with @
channel-none =
    <b>A channel for { $timebank }</b>
    I can post each new thing to join in your Telegram channel, with a button to join.

    1. Press <b>Choose the channel</b>. Telegram shows the channels that you run.
    2. Choose yours. Keep <b>Post messages</b> switched on.
    3. I write to you here. Press <b>Yes, post here</b>.

    By hand: open the channel, then its administrators, and add { $bot }.
# There is one.
# $title (text): its name in Telegram
# $timebank (text): the timebank
# $paused (choice): yes where nothing new is posted
# $posted (count): how many posts there are
# $before (count): how many things were on before and are not posted
# $last (datetime): when the last post was
channel-linked =
    <b>Channel: { $title }</b>
    { $paused ->
        [yes] Nothing new is posted there now. What stands there is still kept up to date.
       *[no] I post each new thing to join at { $timebank } there, between 8am and 8pm.
    }
    { $posted ->
        [0] Nothing is posted yet.
        [one] One post, { WHEN($last) }.
       *[other] { $posted } posts, the last { WHEN($last) }.
    } { $before ->
        [0] {""}
        [one] One thing was on before, and is not posted.
       *[other] { $before } things were on before, and are not posted.
    }
# Opens Telegram's list of channels.
btn-channel-add = Choose the channel
# Opens the screen of the channel.
btn-channel = See the channel
# Posts what was on before.
# $count (count): how many
btn-channel-all = { $count ->
        [one] Post that one too
       *[other] Post those { $count } too
    }
# No new posts for a while.
btn-channel-pause = Post nothing new
# New posts again.
btn-channel-on = Post new things again
# The channel is the timebank's no more.
btn-channel-end = Unlink the channel
# What was on before comes soon.
toast-channel-all = They come one after another.
# The channel was unlinked.
toast-channel-ended = Unlinked. Nothing more is posted there.
# To whoever made me an administrator of a channel.
# $title (text): the channel's name
# $timebank (text): the timebank
notice-channel-asked =
    You added me to the channel “{ $title }”.
    Shall I post there what people can join at { $timebank }? Everybody who reads the channel sees it. I never name a member.
# The same, where they work for several timebanks.
# $title (text): the channel's name
# $words (words): the timebanks, each with its number
notice-channel-which =
    You added me to the channel “{ $title }”. For which timebank shall I post there what people can join? I never name a member.
    { $words }
# I was added without the right to post.
# $title (text): the channel's name
# $timebank (text): the timebank
notice-channel-rights =
    You added me to the channel “{ $title }”, but I may not post there. Please open its administrators, choose me, and switch on <b>Post messages</b>. Then I ask you if I shall post for { $timebank }.
# Yes to posting.
btn-channel-yes = Yes, post here
# Yes to posting for the first timebank of the list.
btn-channel-yes-1 = Post for number 1
# Yes to posting for the second timebank of the list.
btn-channel-yes-2 = Post for number 2
# Yes to posting for the third timebank of the list.
btn-channel-yes-3 = Post for number 3
# No to posting.
btn-channel-no = Don't post there
# After no.
channel-refused = I post nothing there. You can remove me from the channel.
# To the desk: posting there has ended.
# $title (text): the channel's name
# $timebank (text): the timebank
# $why (choice): rights where the right to post was taken, gone where I was removed
notice-channel-gone = { $why ->
        [rights] I may not post in the channel “{ $title }” any more.
       *[gone] I was removed from the channel “{ $title }”.
    } New things to join at { $timebank } are not posted there now. To go on, add me again with the right to post.
# In the channel, once it is linked.
# $timebank (text): the timebank
channel-hello =
    Here you read what you can join at <b>{ $timebank }</b>.
    Press the button under a post to join. It goes on in your own chat with me, where nobody else reads it.
# A post in the channel.
# $card (markup): what it is
# $standing (choice): how it stands: open, full, waits, off or over
# $timed (choice): yes where it has a day and time
channel-post =
    { $card }

    { $standing ->
        [full] <b>All places are taken.</b> You can go on the list.
        [waits] <b>This is not on just now.</b>
        [off] <b>This was called off.</b>
        [over] <b>This is over.</b>
       *[open] { $timed ->
            [yes] There is room. It is free, and you can change your mind.
           *[no] You can offer your help. It is free, and you can change your mind.
        }
    }
# Under a post.
btn-channel-join = Join in
# Under a post of something that is full.
btn-channel-list = Go on the list
# Under a post of something that is over.
btn-channel-else = See what else is on
