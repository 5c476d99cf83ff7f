### The public vote for awards: /vote, and ballots on paper.

# The command's line in the menu and in /help.
cmd-vote = Vote for the awards
# A screen of the vote, put together from its parts.
# $text (markup): the screen
vote-screen = { $text }
# A category with those who are up.
# $category (text): the category
# $number (count): its place
# $count (count): how many categories there are
# $chosen (text): whom they voted for
# $has_chosen (choice): yes where they have voted here
# $candidates (markup): those who are up
# $at (datetime): when the vote closes
vote-category =
    <b>{ $category }</b> (category { $number } of { $count })

    { $candidates }

    { $has_chosen ->
        [yes] You voted for { $chosen }. You can change it until { WHEN($at) }.
       *[no] Whom do you vote for? One vote in each category. You can change it until { WHEN($at) }.
    }
# Somebody who is up.
# $number (count): their place on this list
# $name (text): their name
# $area (text): where
# $has_area (choice): yes or no
# $words (words): what was written about them, in short
# $has_words (choice): yes or no
# $evidence (words): facts from the books, by their consent
# $has_evidence (choice): yes or no
vote-candidate =
    { $number }. <b>{ $name }</b>{ $has_area ->
        [yes] , { $area }
       *[no] { "" }
    }{ $has_words ->
        [yes] : { $words }
       *[no] { "" }
    }{ $has_evidence ->
        [yes] { " " }{ $evidence }
       *[no] { "" }
    }
# Votes for somebody.
# $name (text): their name
btn-vote-for = Vote for { $name }
# More of those who are up in this category.
btn-vote-others = See the others
# The next category.
btn-vote-next = Go to the next category
# After the last category.
btn-vote-mine = See my votes
# From the first category again.
btn-vote-change = Change my votes
# Over the next category, after a vote.
# $name (text): whom they voted for
# $category (text): the category
# $again (choice): yes where they had voted here before
# $aside (choice): yes where they joined only just before
vote-kept =
    <b>{ $again ->
        [yes] Changed: your vote for { $category } is for { $name }.
       *[no] Kept: your vote for { $category } is for { $name }.
    }</b>{ $aside ->
        [yes] { " " }You joined only just before the vote, so it is kept aside until the organisers look at it.
       *[no] { "" }
    }
# The candidate, or the category, of a button is not on the ballot any more.
vote-gone = That choice is not on the ballot any more.
# All their votes.
# $award (text): the awards
# $lines (markup): a line for each category
# $aside (choice): yes where their votes are set aside, for they joined only just before
# $days (count): how many days before the vote one must have joined
# $at (datetime): when the vote closes
vote-mine =
    <b>Your votes: { $award }</b>

    { $lines }

    You can change them until { WHEN($at) }. After the count nobody can see who voted for whom.{ $aside ->
        [yes] { " " }You joined less than { $days } days before the vote, so the organisers look at these votes first.
       *[no] { "" }
    }
# A line of that.
# $number (count): its place
# $category (text): the category
# $name (text): whom they voted for
# $voted (choice): yes or no
vote-mine-line =
    { $number }. { $category }: { $voted ->
        [yes] { $name }
       *[no] no vote yet
    }

# A broker has a ballot on paper.
vote-paper-member-ask = Whose ballot paper is it? Type the name.
# Short name of that answer.
vote-paper-member-name = Whose paper
# Whom the paper is for.
vote-paper-nominee-ask = Whom is the vote for? Type the name as it stands on the paper.
# Short name of that answer.
vote-paper-nominee-name = The vote is for
# Several on the ballot fit.
vote-paper-which = More than one on the ballot fits. Please choose, or type more of the name.
# Nobody on the ballot fits.
vote-paper-unknown = I can't find that name on the ballot. Please type it again, or part of it.
# Somebody on the ballot.
# $name (text): their name
# $category (text): the category
vote-paper-shown = { $name }, { $category }
# The ballot on paper is entered.
# $member (text): whose vote it is
# $name (text): whom it is for
# $category (text): the category
# $again (choice): yes where an earlier paper of theirs said otherwise
# $aside (choice): yes where they joined only just before the vote
vote-paper-kept =
    <b>Entered: { $member } votes for { $name } in { $category }.</b>{ $again ->
        [yes] { " " }It replaces the paper entered before.
       *[no] { "" }
    }{ $aside ->
        [yes] { " " }They joined only just before the vote, so it is set aside until the result is decided.
       *[no] { "" }
    }
# A broker entered somebody's ballot paper; they hear of it once.
# $award (text): the scheme's name
# $at (datetime): when the vote closes
notice-vote-paper =
    A broker has entered your ballot paper for { $award }.
    You can look at it, and change your vote, until { WHEN($at) }. If you gave nobody a paper, please tell us.
# Look at the vote.
btn-vote-see = See the vote
# Another category of the same paper.
btn-vote-paper-more = Enter another vote
# The paper of somebody else.
btn-vote-paper-next = Enter the next paper

# No vote is on or planned.
refusal-vote-none = There is no vote at the moment. Type /awards to see what is on.
# The vote hasn't begun.
# $at (datetime): when it opens
refusal-vote-early = The vote opens on { WHEN($at) }. Please come back then.
# The vote is over.
# $at (datetime): when it closed
refusal-vote-over = The vote closed on { WHEN($at) }. What you voted before then counts.
# The round was called off.
refusal-vote-cancelled = These awards were called off, so there is no vote.
# Nobody is on the ballot.
refusal-vote-nobody = Nobody is on the ballot yet. Please come back in a day or two.
# They joined after the vote had opened.
# $at (datetime): when the vote opened
refusal-vote-late = Only people who joined before the vote opened on { WHEN($at) } can vote this time. You can vote in the next awards.
# A broker enters a paper of somebody who has voted here themselves.
# $category (text): the category
refusal-vote-own = This member has voted in { $category } already, with their own phone. That vote stands. They can change it with /vote.
# A broker enters a paper of their own.
refusal-vote-own-paper = Please vote with /vote for yourself.
