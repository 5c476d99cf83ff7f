### The sign-in sheet, keying it in, and what helps a volunteer on site.

## Printing

# Sends the sheet as a file.
btn-sheet = Print a sign-in sheet
# Keys in what stands on it.
btn-sheet-key = Key in the sheet
# The file comes above.
sheet-coming =
    Here comes the sheet. Print it and let people sign.
    Afterwards press “Key in the sheet”.
# Under the file.
# $title (text): the shift
sheet-file = Sign-in sheet: { $title }
# Heading of the sheet.
# $title (text): the shift
sheet-paper-head = Sign in: { $title }
# Below it.
# $organisation (text): who it is for
# $start (datetime): when it starts
# $end (datetime): when it ends
# $venue (text): where
sheet-paper-when =
    { $organisation }
    { SPAN($start, $end) }
    { $venue }
# What whoever writes their name agrees to.
# $timebank (text): the timebank
sheet-paper-agree = Please sign beside your name. Not on the list? Write your whole name on a free line. With it you agree that { $timebank } keeps your name and your hours. A broker asks you about it.
# Column of the numbers.
sheet-paper-number = No.
# Column of the names.
sheet-paper-name = Name
# Column of the signatures.
sheet-paper-sign = Signature
# Column of when they came.
sheet-paper-came = Came at
# Column of when they left.
sheet-paper-left = Left at
# Under a name, where they said so.
# $words (text): what helps them
sheet-paper-need = What helps: { $words }
# Above the teams, which sign as one.
# allow money: the employer's time, as it is called there
sheet-paper-teams = Teams (paid time; write down how many came, and note it under the team's name afterwards):
# One team.
# $name (text): the employer
# $count (count): how many people
# $contact (text): first name of whoever signed them up
# $has (choice): yes where that is known
sheet-paper-team = { $name }: { $count ->
        [one] one person
       *[other] { $count } people
    }{ $has ->
        [yes] , ask for { $contact }
       *[no] {""}
    }. How many came: ______
# How it is keyed in.
sheet-paper-key = Afterwards, key it in by its numbers. For example: 1 3 4 to 9 came, 2 left at 11, 10 new: Sam Price.
# What becomes of the paper.
sheet-paper-keep = Keep this paper where nobody else reads it. Shred it once the hours are confirmed.

## Keying it in

# What stands on the sheet.
sheet-key-ask = What does the sheet say? Type the numbers. For example: 1 3 4 to 9 came, 2 left at 11, 10 new: Sam Price.
# Short name of that answer.
sheet-key-name = Sheet
# Everybody came.
btn-sheet-all = Say that everybody came
# Nothing was understood.
sheet-unclear = I did not find a number of the sheet in that.
# Notes it all.
btn-sheet-yes = Yes, note all this
# Head of the reading back.
# $title (text): the shift
sheet-review-head = <b>The sheet of { $title }</b>
# Who was there all the time.
# $names (list): numbers with names
sheet-review-whole = The whole time: { LIST($names) }.
# Who was there for a part.
# $names (list): numbers with names
# $minutes (minutes): how long
sheet-review-part = { DURATION($minutes) }: { LIST($names) }.
# Who was on a free line.
# $names (list): names
sheet-review-new = New: { LIST($names) }.
# Who did not come.
# $names (list): numbers with names
sheet-review-absent = Did not come: { LIST($names) }.
# Of whom nothing is said.
# $names (list): numbers with names
sheet-review-rest = Nothing said yet: { LIST($names) }.
# The question of the reading back.
sheet-review-ask = Is that right? To change something, type it, such as: 2 left at 11.
# A number that is not on the sheet.
# $words (words): the number
sheet-problem-number = Left out: { $words } is not on the sheet.
# New, on a line that has a name.
# $words (words): what was typed
sheet-problem-taken = Left out: “{ $words }”. That line has a name already.
# A free line without a name.
# $words (words): the number
sheet-problem-who = Left out: who was { $words }? Type it like this: { $words } Sam Price.
# A time that can't be.
# $words (words): what was typed
sheet-problem-time = Left out: “{ $words }”. I need a time within the shift.
# Not understood.
# $words (words): what was typed
sheet-problem-words = Left out: “{ $words }”. I did not understand that.
# Of some it was settled before.
# $names (list): their names
sheet-left-out = I left these as they are: { LIST($names) }. Something was settled or noted about them already.
# Before the shift began.
# $start (datetime): when it starts
refusal-sheet-early = You can key it in once it has begun: { WHEN($start) }.
# No sheet was printed.
refusal-sheet-none = There is no sheet yet. Print one first, so that its numbers are known.

## What helps on site

# A volunteer says what helps them there.
btn-need-say = Say what helps me
# What would help.
need-ask = What would help you there? For example: a chair, or step-free access. Your answer stands on the sign-in sheet, which others there may see.
# Short name of that answer.
need-name = What helps
# What a half-filled form is called.
draft-shift-need = saying what helps you there
# What a half-filled form is called.
draft-sheet = keying in a sign-in sheet
# Read back before it is kept.
# $title (text): the shift
# $words (words): what helps
need-review =
    For { $title } I put this on the sign-in sheet: “{ $words }”
    People who sign there may see it. Do you agree?
# Agrees.
btn-need-yes = Yes, put it there
# It is kept.
need-kept = It will stand beside your name on the sheet for this time only. A month later I forget it.
# What they said before.
# $title (text): the shift
# $words (words): what helps
need-now = For { $title } the sign-in sheet says: “{ $words }”
# Says something else.
btn-need-new = Change what it says
# Takes it off the sheet.
btn-need-off = Take it off the sheet
# It is off.
toast-need-off = Taken off. It is not on the sheet any more.
