### /forget: being forgotten for good.

# What goes and what stays, before anything is asked.
# $who (choice): me, or other where a broker does it for a member
# $name (text): the member's name
forget-first =
    <b>{ $who ->
        [me] Be forgotten
       *[other] Forget { $name }
    }</b>
    <b>What goes:</b> the name, area, phone and all notes. Offers, requests, messages and words. Drafts, nominations and votes. The link to the Telegram account.

    <b>What stays:</b> hours in the books, as “Former member”, with the month and no words. Others’ statements must still add up. Their own words stay theirs.

    <b>What may stay longer:</b> a record about somebody’s safety, an accident or a dispute. A person looks at those.

    <b>Copies:</b> backups go when they are old. If one is used, it is forgotten there again.

    <b>Telegram</b> keeps this chat itself. To clear it, open the chat’s menu and tap Delete chat, for both sides.
# The second question.
# $at (datetime): when everything goes
# $who (choice): me, or other where a broker does it for a member
# $name (text): the member's name
forget-sure =
    Forget { $who ->
        [me] you
       *[other] { $name }
    } for good?
    From now on: no questions, offers hidden, plans called off. On { WHEN($at) } all goes. Hours left go to the pot.
    Until then it can be stopped.
# It has begun.
# $at (datetime): when everything goes
# $who (choice): me, or other where a broker does it for a member
# $name (text): the member's name
forget-begun =
    { $who ->
        [me] You will be forgotten on { WHEN($at) }.
       *[other] { $name } will be forgotten on { WHEN($at) }.
    }
    Stopped now: questions, offers and news. What was planned is called off.
    Changed your mind? Type /forget before then.
# To the member: a broker began it for them.
# $at (datetime): when everything goes
forget-begun-for-you =
    A broker asked me to forget you, on { WHEN($at) }. Until then I ask you nothing.
    Is that wrong? Tap the button, or type /forget.
# How far it is.
# $state (choice): asked, told or held
# $at (datetime): when it goes on
forget-state = { $state ->
    [asked] All about you goes on { WHEN($at) }. Until then it can be stopped.
    [held] Most is gone. Something must be kept a while longer. A person looks at it, and you can ask them.
   *[told] It is too late to stop it. All goes within the hour.
}
# Stopped in time.
forget-stopped = Stopped. Nothing is forgotten. Your offers are back. Plans that were called off stay so.
# Nothing was begun.
forget-kept = Nothing changes.
# A broker named nobody whom I know.
forget-whom = I don't know that member. Please type /forget and the whole name.
# The last message before everything goes.
forget-last =
    This is my last message. In an hour all that I hold about you goes.
    Telegram still has this chat. To clear it, open the chat’s menu and tap Delete chat, for both sides.
    You can join again at any time. Goodbye, and thank you.
# Too late to stop.
refusal-forget-late = That can’t be stopped any more, or it was not asked for.
# Goes on to the second question.
btn-forget-on = Go on
# Shows what is held before.
btn-forget-data = See what is held first
# Nothing is forgotten.
btn-forget-keep = Keep everything
# The second yes.
btn-forget-yes = Yes, forget it all
# Stops it within the week.
btn-forget-stop = Stop it
# The command menu: being forgotten.
cmd-forget = Be forgotten for good
