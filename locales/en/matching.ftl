### Why somebody is asked for help, said to them, and why they fit, said to others.

## To whoever is asked: "You are asked because: you offered this, and you live near."

# They offered exactly this.
match-reason-same-skill = you offered this
# They offered something that is much like it.
match-reason-like-skill = you offered help much like this
# Their offer has the same words.
match-reason-words = your offer speaks of this
# They live in the ward where the help is needed.
match-reason-near = it is near you
# They live in a ward beside it.
match-reason-nearby = it is not far from you
# They said that they are free at this time.
match-reason-free-then = you said you are free then
# They speak the language that is asked for.
match-reason-speaks = you speak the language
# The two have helped each other or were introduced.
match-reason-knows-you = you know each other
# They have not been asked for a while.
match-reason-their-turn = we have not asked you lately

## About them, to whoever needs help or to the broker: "Why Jean: offers this and lives near."

# They offered exactly this.
match-fits-same-skill = offers this
# They offered something that is much like it.
match-fits-like-skill = offers help much like this
# Their offer has the same words.
match-fits-words = has an offer that speaks of this
# They live in the ward where the help is needed.
match-fits-near = lives near
# They live in a ward beside it.
match-fits-nearby = lives not far away
# They said that they are free at this time.
match-fits-free-then = is free then
# They speak the language that is asked for.
match-fits-speaks = speaks the language
# The two have helped each other or were introduced. Only brokers read it.
match-fits-knows-you = the two know each other
