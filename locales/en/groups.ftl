### Groups: the bot keeps silent there and shows the way to the private chat.

# The bot was added to a group. A button to the private chat stands below.
group-hello =
    Hello. I help neighbours to swap hours of help.
    I say nothing about anybody in groups. Please write to me alone.
# The answer to a command in a group. A button to the private chat stands below.
group-private =
    I say nothing about anybody in groups. Please write to me alone.
    If somebody is in danger now, ring 999.
# Opens the private chat.
btn-group-private = Write to me alone
# Over a button that was tapped in a group.
toast-group-private = Please write to me alone. I say nothing about anybody in groups.
