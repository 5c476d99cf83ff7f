"""What the week comes to, worked out by hand from its story: minutes, each with its arithmetic.

Nothing here is computed by the product: if the two differ, one of them is wrong.
"""

BALANCES = {
    # Began with 180. Monday: +120 from Jean. Thursday: +60 from Pat, -120 to Tom, -60 to Jean,
    # -120 to the pot.
    "Amina": 60,  # 180 + 120 + 60 - 120 - 60 - 120
    # Began with -30. Monday: -120 to Amina, -120 to Pat (3 hours said, 2 settled).
    # Thursday: +60 from Amina.
    "Jean": -210,  # -30 - 120 - 120 + 60
    # Began with 210. Monday: +120 from Jean. Thursday: -60 to Amina, -240 to the pot.
    "Pat": 30,  # 210 + 120 - 60 - 240
    "Tom": 300,  # 120 + 60 from Lucy + 120 from Amina
    "Lucy": 60,  # 120 - 60 to Tom; 30 to Chen was reversed
    "Chen": 240,  # 120 + 120 from Mrs Khan; 30 from Lucy was reversed
    "Mrs Khan": 0,  # 120 - 120 to Chen
    "George": 120,  # 120 + 60 from Harriet (approved, undone, approved) - 60 as a gift
    "Harriet": 60,  # 120 - 60 to George
    "Dorothy": 180,  # 120 + 60 as a gift
    "Farah": 180,  # 120 + 60 from Eileen
    "Eileen": 60,  # 120 - 60 to Farah
    "Gulnaz": 450,  # 120 + 330 from the pot
    # The welcome, and nothing since: Bashir could not come, Sunita has not confirmed Oscar's hour.
    "Bashir": 120,
    "Oscar": 120,
    "Sunita": 120,
    "Walter": 120,
    "Edna": 120,
    "Mr Hussain": 120,
    "Nasreen Akhtar": 120,
    # From the list that was imported.
    "Arthur Bell": 90,  # 1:30
    "Beryl Stone": -45,  # -0:45
    "Desmond Gray": 0,
    "Ivy Marsh": 195,  # 3:15
    "Winifred": 150,  # 120, and 0:30 of Winnie Clarke, who is the same person
    "Winnie Clarke": 0,
}
POT = 30  # 240 from Pat + 120 from Amina - 330 to Gulnaz
ISSUED = 2790
"""What the timebank's own account gave out: the welcome of 120 for 20 members and for Nasreen
(21 * 120 = 2520), and the balances of the list (90 - 45 + 30 + 0 + 195 = 270). The balances above
and the pot add up to the same: 2760 + 30."""

REPORT = (
    # 120 + 60 + 120 + 120 on Monday, 60 on Tuesday (George, though approved on Wednesday),
    # 60 (Farah), 60 + 120 + 60 on Thursday = 780. The 30 minutes that were reversed are taken off.
    "Hours given: 13 hours.",
    "Hours got: 13 hours.",
    # Nine that stand. Undone: George's by the undo, Chen's by the reversal.
    "Exchanges: 9. Undone: 2.",
    # Gave: Amina, Tom, Pat, Chen, George, Farah, Jean. Got: Jean, Lucy, Mrs Khan, Harriet, Eileen,
    # Pat, Amina. Both: Amina, Jean, Pat. 7 + 7 - 3 = 11.
    "Active members: 11. Gave: 7. Got: 7. Did both: 3.",
    # 20 members and 2 brokers, Nasreen, and 4 of the list: Winnie Clarke turned out to be Winifred.
    # Who comes from a list was a member before: only Nasreen is new.
    "Members now: 27. New: 1.",
    # Amina's ironing was done; nobody has come for Dorothy's dog.
    "Requests: 2. Met: 1. Not met: 0. Still open: 1.",
)
MONTHLY = (
    "May 2026, Ward End & Pelham Timebank",
    "Hours given: 13 hours. Exchanges: 9.",
    "Active members: 11. New: 1.",
    "Requests met: 1. Not met: 0.",
)

DIGEST = {
    "Ruth": (
        # Oscar's music lesson, since Wednesday.
        "1. One exchange that nobody has confirmed",
        # Dorothy's dog, since Monday the 11th.
        "2. One request with nobody for over 5 days",
        # Chen and Mrs Khan, George and Harriet, Farah and Eileen; Ruth rang about Tom and Lucy.
        "3. 3 first exchanges: ring the people",
        # Dorothy's again: somebody is to ring round.
        "4. One more thing in the queue",
    ),
}
DIGEST["Devinder"] = DIGEST["Ruth"]
"""Monday 18 May at 9am; posted by themselves were Farah's and Jean's hours, on Wednesday and
Thursday, so not since the last digest."""
