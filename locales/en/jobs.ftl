# Long work, such as a report: what somebody sees of it while it is made.

# The card of long work that has not begun.
# $title (text): what is made, such as "Making the report"
job-state-waiting = { $title }. It starts in a moment.

# The same, while it is made.
# $title (text): what is made
# $done (count): how much is done
# $total (count): of how much
# $begun (choice): yes once the total is known
job-state-running = { $begun ->
    [yes] { $title }: { $done } of { $total }.
   *[no] { $title }. One moment.
}

# The same, after Stop was pressed.
# $title (text): what was made
job-state-stopping = { $title }. It stops now.

# The same, once it stopped.
# $title (text): what was made
# $done (count): how much was done
# $total (count): of how much
# $begun (choice): yes once the total is known
job-state-stopped = { $begun ->
    [yes] { $title }: stopped at { $done } of { $total }.
   *[no] { $title }: stopped. Nothing was done yet.
}

# The same, when all is done.
# $title (text): what was made
# $done (count): how much was done
# $total (count): of how much
job-state-done = { $title }: done, { $done } of { $total }.

# The same, when it could not go on.
# $title (text): what was made
# $why (text): why it failed
job-state-failed = { $title }: this did not work.

    { $why } What was done before is safe.

# Why long work failed: the file is larger than bots can fetch.
job-file-too-big = The file is too big. It can have up to 20 MB.

# Why long work failed: Telegram doesn't have the file any more.
job-file-gone = I could not get the file. Please send it again.

# Why long work failed: something else.
job-file-other = Something went wrong on our side. Nothing is lost.

# Under long work that goes on: stop it.
btn-job-stop = Stop this

# Under long work that failed: go on from where it was.
btn-job-again = Try again
