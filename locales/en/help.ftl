### Help, and what Telegram shows about the bot.

# The answer to /help, for members and staff.
# $lines (markup): the everyday commands that this person can use, each with one line
help-member =
    <b>Just type what you want to say.</b>
    2hrs tues gardening for Jean
    need a lift thurs

    Or use one of these:
    { $lines }

    There is more: lending, gifts, help that repeats.

    Each button can be typed too. A voice note goes to a person.
    If somebody is in danger now, ring 999.
# The whole list of commands, behind the button under help.
# $lines (markup): the commands that this person can use, each with one line
help-all =
    <b>All commands</b>
    { $lines }

    If somebody is in danger now, ring 999.
# Under help: the whole list of commands.
btn-help-all = List all commands
# The answer to /help, for people who belong to no timebank yet.
# $lines (markup): the commands that this person can use, each with one line
help-newcomer =
    <b>Neighbours help each other here, and every hour counts the same.</b>
    You join first. Then you can give help and ask for it.

    { $lines }

    Each button can be typed too. A voice note goes to a person.
    If somebody is in danger now, ring 999.
# A line of that list.
# $command (markup): the command, such as "/log"
# $what (markup): what it does, such as "Log hours you gave or got"
help-line = { $command } – { $what }
# In the command menu.
cmd-help = See what you can do
# In the list of commands.
cmd-cancel = Stop what you are doing

## What Telegram shows about the bot; plain text

# What people read before they press Start. At most 512 characters.
bot-description =
    Goodturn is for neighbours who help each other. An hour that you give is an hour that you can get.
    Press Start to join a timebank near you. A person is always there to talk to.
    If somebody is in danger now, ring 999.
# What people read on the bot's page. At most 120 characters.
bot-short-description = Neighbours help each other, and every hour counts the same.
