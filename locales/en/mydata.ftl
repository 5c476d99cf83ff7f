### What is held about somebody, as files.

# The head of the page.
# $name (text): whose data it is
# $at (datetime): when it was made
mydata-title = What is held about { $name }, { WHEN($at) }
# Below it: what is not in it.
mydata-weighed = Other people’s names were taken out. Not in here: notes by brokers, what others wrote about you, and anything about somebody’s safety. A person looks at those first. Ask for them with “Ask for a copy”.
# A table has more rows than the page holds.
# $count (count): how many rows there are at most
mydata-more = There are more than { $count }. Ask your broker for the rest.
# The headings.
# $part (choice): which part
mydata-part = { $part ->
    [you] You
    [membership] Your membership
    [consents] What you agreed to
    [hours] Your hours
    [help] Help given and got
    [requests] Help you asked for
    [asked] When you were asked
    [offers] What you offer
    [shifts] Shifts and volunteering
    [lending] Lending and get-togethers
    [awards] Awards
    [work] Finding work
    [talks] Talks with a person
    [messages] Messages and reminders
    [chat] What you wrote here lately
   *[audit] Who did what, and who looked
}
# Stands under a file.
# $form (choice): page or json
mydata-caption = { $form ->
    [page] All that is held about you, to read or print. Open it in a browser.
   *[json] The same for another program (JSON).
}
# After the files: what a person must look at.
mydata-sent = Two files come now: a page to read, and the same for another program. Keep them safe.
# To a broker who makes it for a member on paper.
# $name (text): the member
mydata-for = What this timebank holds about { $name }, to print. Look it through with them.
# A broker named a member who can ask here by themselves.
mydata-whom = I make this for members without Telegram. Others type /mydata. Whom do you mean?
# A person looks at the rest, by a day.
# $until (date): the last day
mydata-clock = A person looks at the rest and answers by { DAY($until) }.
# Sends all of it as files.
btn-me-files = Get it all as files
