### What a broker enters for members in one line, with no hat on.

## Who is meant

# A name in a broker's sentence fits several members: a button for each.
behalf-subject-ask = Who is it for?
# The same for the other side of the help.
behalf-other-ask = Who is the other person?
# "Pat and Jean 2h ironing": who helped whom? Or "I need a lift for Jean": for whom?
behalf-way-ask = Which way round is it?
# One of the two ways round.
# $giver (text): who gave the help
# $receiver (text): who got it
btn-behalf-helped = { $giver } helped { $receiver }
# The sentence is meant for the member it names.
# $name (text): the member
btn-behalf-theirs = Enter it for { $name }
# The sentence is meant for the broker themselves.
btn-behalf-mine = Enter it for me
# A broker's sentence names somebody whom nobody here is called.
# $name (text): the name as typed
behalf-nobody = I know nobody called { $name } here. Check the name, or look for the member. Nothing was saved.
# A sentence with three people or more.
behalf-one-pair = That names more than two people. Please send it again, two people at a time. Nothing was saved.
# The same member on both sides.
# $name (text): the member
behalf-same = That has { $name } on both sides. Please send it again, with two people. Nothing was saved.
