### The needs map: requests without help, and empty places, by ward and kind of help.

# The command's line in the menu and in /help.
cmd-needs = See what is needed, and where
# The screen, and the same under the picture.
# $period (text): the time
# $timebank (text): the timebank's name
# $asked (count): requests without help
# $has_asked (choice): yes where that is told
# $places (count): empty places
# $ahead (choice): yes where places of the next weeks count as well
# $requests (text): a line for each ward, or that there are none
# $empty (text): a line for each ward, or that there are none
# $who (choice): me or public
needs-screen =
    <b>What is needed, { $period }</b>
    { $timebank }

    <b>Requests without help{ $has_asked ->
        [yes] : { $asked }
       *[no] { "" }
    }</b>
    { $requests }

    <b>Empty places{ $ahead ->
        [yes] { " " }(with the next 4 weeks)
       *[no] { "" }
    }: { $places }</b>
    { $empty }{ $who ->
        [public] { "" }

    Small numbers are hidden.
       *[me] { "" }
    }
# A ward, and how many there are in it of each kind of help.
# $ward (text): a ward, or that it is not known
# $count (count): how many
# $kinds (list): kinds of help, each with how many
needs-line = { $ward }: { $count }. { LIST($kinds) }.
# The same for anybody: small numbers are hidden, and a ward has no sum.
# $ward (text): a ward, or that it is not known
# $kinds (list): kinds of help, each with how many or that it is few or not shown
needs-line-public = { $ward }: { LIST($kinds) }.
# A kind of help, with how many.
# $kind (text): a kind of help
# $count (count): how many
needs-kind-count = { $kind } { $count }
# A kind of help, with a mark where its number is hidden.
# $kind (text): a kind of help
# $mark (text): few, or not shown
needs-kind-mark = { $kind } { $mark }
# Behind a ward's kinds of help, where there are too many to name; the table has them.
# $count (count): how many
needs-kinds-more = { $count ->
        [one] one kind more
       *[other] { $count } kinds more
    }
# Where there is nothing of a sort.
needs-none = None.
# A number is hidden since it is small: in a box of the picture, and in words.
needs-few = few
# A number is hidden to protect a small one: in a box of the picture.
needs-left-out-box = hid
# A number is hidden to protect a small one: in words and tables.
needs-left-out = not shown
# Where nothing can be shown of the requests without telling about few people.
needs-too-few = Too few to show.
# Under the picture and the table that anybody may read.
# $least (count): the smallest number that is shown
needs-note-few = few: fewer than { $least } people or requests.
# Under the picture that anybody may read.
needs-note-left-out = hid: not shown, or a small number would be known.
# Under the picture, and on its screen.
needs-note-counts = Requests: made in this time, no helper found or none yet. Places: still free.
# A row of the map: the ward is not known.
needs-ward-unknown = Ward not known
# A row of the map: done from home, by phone or online.
needs-ward-home = From home
# A row of the map: all wards beyond the first many.
needs-ward-others = Other wards
# A column of the map: all kinds of help beyond the first many.
needs-group-others = Other kinds
# A column of the map: no kind of help was noted.
needs-group-none = Not noted
# A kind of help, as short as it can be.
needs-group-home = Home
# A kind of help, as short as it can be.
needs-group-diy = Repairs
# A kind of help, as short as it can be.
needs-group-garden = Gardens
# A kind of help, as short as it can be.
needs-group-transport = Lifts
# A kind of help, as short as it can be.
needs-group-errands = Shopping
# A kind of help, as short as it can be.
needs-group-company = Company
# A kind of help, as short as it can be.
needs-group-pets = Pets
# A kind of help, as short as it can be.
needs-group-digital = Phones and online
# A kind of help, as short as it can be.
needs-group-paperwork = Letters and forms
# A kind of help, as short as it can be.
needs-group-language = Languages
# A kind of help, as short as it can be.
needs-group-learning = Learning
# A kind of help, as short as it can be.
needs-group-work = Work and CVs
# A kind of help, as short as it can be.
needs-group-food = Food
# A kind of help, as short as it can be.
needs-group-making = Crafts and music
# A kind of help, as short as it can be.
needs-group-wellbeing = Wellbeing
# A kind of help, as short as it can be.
needs-group-family = Families
# A kind of help, as short as it can be.
needs-group-community = Groups and events
# Sums in the picture: the last row and the last column.
needs-all = All
# The picture's title.
# $period (text): the time
needs-title = What is needed, { $period }
# The head of the picture's first table.
# $count (count): how many
needs-head-asked = Requests without help: { $count }
# The same where the sum is hidden.
needs-head-asked-hidden = Requests without help
# The head of the picture's second table.
# $count (count): how many
# $ahead (choice): yes where places of the next weeks count as well
needs-head-places = Empty places: { $count }{ $ahead ->
        [yes] , with the next 4 weeks
       *[no] { "" }
    }
# Sends the map as a picture.
btn-needs-picture = See it as a picture
# Sends the map as a table or for others.
btn-needs-get = Get it as a table
# Makes the map for the council.
btn-needs-council = Get it for the council
# Chooses another time.
btn-needs-when = Choose another time
# Shows the needs map; in the menu of the desk, under files, and typed.
btn-needs-see = See what is needed
# An Excel table.
btn-needs-xlsx = Get an Excel table
# A table as text.
btn-needs-csv = Get a plain table
# The last 90 days.
btn-needs-usual = Look at the last 90 days
# This month.
btn-needs-this-month = Look at this month
# Last month.
# $month (date): its first day
btn-needs-last-month = Look at { MONTH($month) }
# The financial year so far.
btn-needs-year = See this financial year
# Asks for a time.
needs-when-ask = Which time should it be about? You can type one too, such as “last quarter”.
# What was typed as a time can't be one.
# $words (text): what was typed
needs-unclear = I could not find a time in “{ $words }”.
# Asks which file, for the broker.
needs-form-ask = Which table do you want? It has no names.
# Asks which file, for the council.
needs-form-ask-public = What should the council get? Small numbers are hidden in it. It has no names.
# A file is on its way.
# $period (text): the time
needs-coming = It is coming: what is needed, { $period }.
# A file is on its way, over a tapped button.
toast-needs-coming = It is coming.
# In a group chat, where such a file is not sent.
refusal-needs-private = I send this in our private chat only.
# Under the picture where the words are too long for that; they stand in a message before it.
# $period (text): the time
# $timebank (text): the timebank's name
needs-file-picture-short =
    <b>What is needed, { $period }</b>
    { $timebank }

    The message before this says all of the picture in words.
# Under a table.
# $period (text): the time
# $who (choice): me or public
needs-file-xlsx = What is needed, { $period }. An Excel table.{ $who ->
        [public] { " " }Small numbers are hidden.
       *[me] { " " }For the timebank only: it has small numbers.
    }
# Under a table.
# $period (text): the time
# $who (choice): me or public
needs-file-csv = What is needed, { $period }. A plain table.{ $who ->
        [public] { " " }Small numbers are hidden.
       *[me] { " " }For the timebank only: it has small numbers.
    }
# A table's name in the Excel file: by ward and skill.
needs-sheet-rows = By ward and skill
# A table's name in the Excel file: by ward and kind of help.
needs-sheet-asked = Requests
# A table's name in the Excel file: by ward and kind of help.
needs-sheet-places = Empty places
# A table's name in the Excel file: what the figures are.
needs-sheet-about = About
# The head of a table's column.
needs-column-ward = Ward
# The head of a table's column.
needs-column-kind = Kind of help
# The head of a table's column.
needs-column-skill = Skill
# The head of a table's column.
needs-column-people = People who asked
# The head of a table's column.
needs-column-failed = Requests, nobody found
# The head of a table's column.
needs-column-looking = Requests, still looking
# The head of a table's column.
needs-column-gone = Empty places, shifts gone by
# The head of a table's column.
needs-column-coming = Empty places, to come
# The head of a table's column.
needs-column-what = What it is
