"""What people say, tap and see: the table of contents. One journey, one module.

| journey | module | what it is |
|---|---|---|
| home | home.py, home_words.py | the home card, /start, More |
| join | join.py, join_questions.py | becoming a member, and where one stands on the way |
| join | membership_card.py | the broker's card about an applicant |
| log | log_hours.py | recording help that was given |
| exchange | exchange_*.py | an exchange's card for both sides and the broker |
| plan | planning.py, plan_*.py | help planned beforehand, another time, coming and going |
| visit | visiting.py | what somebody types who is alone in another's home |
| clash | clashes.py | two things at one time: said before a yes counts |
| thanks | thanking.py | thanks for help that is in the books |
| balance | balance.py | /balance |
| statement | statement.py, statement_words.py | /statement on the screen, paper, as a table |
| give | giving.py, gift_card.py | hours as a gift, to the community pot, and asked of it |
| roster | rosters.py, roster_*.py | who came to a class, a team job or an event |
| correct | issue.py | hours that a broker creates or cancels, and their report |
| ask | asking.py, request_questions.py | asking for help: what is needed becomes requests |
| listings | listings.py and listing_*.py | offers and wants, and whether they are still so |
| away | away.py | nobody asks until one is back |
| request | request_*.py | a request's card and what is done on it |
| help-ask | help_card.py | the card of somebody who is asked to help |
| standing | standing.py, standing_card.py, standing_questions.py | help that repeats, agreed once |
| volunteer | shifts.py, shift_card.py, shift_words.py | what is on, joining, can't make it |
| shift | shift_desk.py, shift_questions.py | publishing a shift, who is coming, calling it off |
| calendar | calendars.py | a shift or planned help as a calendar file |
| shift-team | shift_team.py | an employer's people come to a shift as a team |
| broadcasts, broadcast-card | broadcasts.py, broadcast_*.py | /broadcast: news to many |
| campaigns | campaigns.py | /campaign: several pieces of news under one name |
| news | news.py | /news: who gets news of things to join |
| run, shift-say | shift_view.py, shift_say.py | /run: who is coming, whom to ring, messages |
| near | near.py | what's on near me: offers, requests, things to join and to borrow |
| lend | lending.py, lending_questions.py | things to lend, and asking for one |
| gathering | gatherings.py | a member proposes to meet, a broker hosts it |
| booking | booking_card.py | one lending, from the asking until it is back |
| queue | queue.py | the broker's queue, one card at a time |
| me | me.py | /me: one's own hours, offers, messages, and what is held |
| checks | checks.py | /checks: what a broker saw of a member, such as a driver's papers |
| work | work.py, work_card.py, work_parts.py | /work: a member's plan, with their consent |
| courses | courses.py | the list of courses, and those of a plan |
| letters | letters.py | a plain letter of one's hours, and taking it back |
| served-letters | served_letters.py | letters of volunteering: verified hours, a certificate |
| checkin | checkin.py | the code of a shift, giving it, and who turns up unlisted |
| sheets | sheets.py | the sign-in sheet, keying it in, what helps somebody on site |
| feedback | feedback.py | two taps after a shift, and their totals |
| letter-check | letter_check.py | /check: whether the code on a letter is valid |
| roles | roles.py | an administrator gives somebody a role |
| rules | rules.py, rules_card.py, rule_words.py | /rules: a timebank's rules, read and changed |
| remind | remind.py | "remind me Friday to ring Jean": one's own, once or again and again |
| reminders | reminders.py | /reminders: what is said next, to the desk and to people |
| newtimebank | newtimebank.py, newtimebank_questions.py | /newtimebank and /timebank settings |
| poster | poster.py | /poster: a page with a square to scan |
| first-steps | first_steps.py | /steps: what a new timebank does first |
| desk-menu | desk_menu.py | under More: all that the desk can do, as buttons |
| reverse | reversing.py | /reverse: posted help out of the books again |
| report | reports.py, report_*.py | /report: what was done in a time, and its files |
| talk | talk.py | talk to a person, and reply to the answer |
| case | case_card.py | a case's card at the desk: answer, ring, close |
| case-desk | case_desk.py, case_more.py | /case: the lists, making one; notes, calls, reminders |
| media | media.py | voice notes go to a person, other things get a kind answer |
| help | help_.py | /help, /cancel, what can be done |
| safety | safety.py | fixed answers to what must never wait |
| hats | hats.py | acting for somebody else, and as oneself again |
| helpers | delegate_card.py | a broker says who acts for whom, and asks the member alone |
| organisations | organisations.py | organisations, and members without Telegram |
| ring | ring.py | what a broker says on the phone, and enters for somebody |
| leaving | leaving.py | leaving, being signed off, resting |
| across | across.py | /across: pairs of timebanks, and recording help with them |
| crossing | crossing_card.py | the card of help across two timebanks |
| moving | moving.py | /move: from one timebank to another |
| import | imports.py, import_card.py | lists of other software, from the file to its undoing |
| job | job_card.py | the card of long work: how far it is, and stopping it |
| preferences | preferences.py | /timebank and /language |

`documents/` makes files, such as a statement on paper. `conversation/` has forms, questions and
screens; `unit.py` answers, `writer.py` says who writes and for whom; `pressed.py` is a card's
button, `second_person.py` what two must agree to.
`words.py` receives whatever is typed, `media.py` what is not text, `groups.py` what is said in
groups; `menus.py` publishes the command menus; `drawing.py` makes messages of rows;
`routing.py` ties journeys to python-telegram-bot; `table.py` lists them for the program.
"""
