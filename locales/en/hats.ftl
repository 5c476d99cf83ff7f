### Acting for somebody else: whose hat is on, who may act for whom, organisations.

## Whose hat is on

# The first line of every screen and card that is for somebody else.
# $name (text): the member or organisation for whom the reader acts
hat-for = <b>For { $name }:</b>

# Refused: somebody acts for another, and this is never done for another.
# $name (text): for whom they act
refusal-not-for-them = You are acting for { $name }, and this is not something you can do for them. To do it for yourself, first say: as myself.

# Refused: the button is on a message for somebody for whom the person doesn't act any more.
refusal-hat-over = You do not act for them any more, so nothing was done.

# A form was begun for somebody for whom the person doesn't act any more.
hat-form-over = You do not act for them any more, so nothing was sent or saved.
