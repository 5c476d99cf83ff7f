"""What people type: sentences of every journey, answers to questions, and nonsense."""

from random import Random

EVERYBODY = (
    "2hrs yesterday gardening for Jean", "1 hour ironing for Amina today", "30 mins with Pat",
    "Pat helped me 2 hours on sunday", "need a lift to the hospital thursday 2pm",
    "can someone do my ironing on friday 10am for an hour", "need help moving a sofa saturday",
    "/offer ironing, weekday mornings", "/offer lifts to the shops", "/want help with my phone",
    "/lend drill", "/lend ladder", "/borrow drill tomorrow 2 to 5", "give 1 hour to Jean",
    "give 2 hours to Amina", "/balance", "/statement", "/home", "/help", "/me", "/shifts",
    "/volunteer", "/volunteer weekends", "/hours", "/match gardening", "/talk my boiler is broken",
    "/talk I don't feel safe", "/away until next friday", "/away", "/notices", "5 notices a day",
    "/notices none", "no broadcasts", "quiet from 9pm to 7am",
    "/remind water the plants friday 9am",
    "remind me every day at 8am to take my tablets", "remind me every monday to ring Jean",
    "/reminders",
    "/nominate Jean, she does all our gardens", "/awards", "/vote", "/standing",
    "/standing every wednesday at 9am, half an hour", "/work", "/courses", "/letter",
    "/check ABC123",
    "coffee morning friday 10am at the library",
    "can I have 2 hours from the pot", "/give",
    "/mydata", "/forget", "/leave", "/near", "/ring", "/people", "/channel", "/language",
    "I served 2 hours at the food bank on saturday", "/feedback", "/references", "/plans",
    "I can't make it", "I'm running late", "not coming", "can't come tomorrow", "thank you Jean",
    "/household", "/guardian", "/moving", "/newtimebank", "/sharing", "/groups", "/needs",
    "/stop", "/start", "/cancel", "cancel", "back", "home", "skip", "talk to a person",
    "my number is {phone}", "ring me on {phone} about the garden", "lift on friday, call {phone}",
)  # fmt: skip
ANSWERS = (
    "yes", "no", "1", "2", "3", "0", "-1", "99999", "2 hours", "half an hour", "an hour and a half",
    "tomorrow", "friday", "friday 2pm", "next tuesday 10am", "10am", "14:00", "yesterday", "today",
    "20 November", "31 February", "29/2/2027", "Jean", "Amina", "Pat", "Jean Marlow", "Mr Nobody",
    "Ward End", "Alum Rock", "B8 2XX", "the library", "Pelham hall", "gardening", "ironing",
    "because I was ill", "It was a good afternoon and we all enjoyed it.", "done", "all of them",
    "English", "10", "5 people", "weekly", "every monday", "once", "over 18", "problem", "undo",
    "everyone", "both", "none", "not sure", "I don't know", "no thanks", "ok", "OK thanks!",
)  # fmt: skip
DESK = (
    "/queue", "/checks", "/member Jean", "/member Pat", "/for Jean need a lift friday 2pm", "/for",
    "/newmember Brenda", "/helper", "/organisation", "/signoff", "/correct", "/issued", "/rules",
    "/across", "/role", "/role Pat organiser", "/report", "/report October", "/team", "/cases",
    "/morning", "/overdue", "/candidates", "/roster", "/roster repair cafe", "/campaign",
    "/broadcast The hall is closed on Friday", "/broadcast", "/import", "/awards new", "/judges",
    "/award", "/barring", "/needsmap", "/undelivered", "/duty", "/duty Devinder this week",
    "/letters", "/employment", "/merge Jean Pat", "/approve", "ring Jean", "/calls", "/export",
    "Jean helped Pat 2 hours yesterday", "issue 2 hours to Pat for the newsletter", "/audit",
    "litter pick saturday 10am to 12 at Pelham hall, 10 people", "/post", "/organise", "/sheet",
    "food bank every tuesday 2pm to 4pm at the church, 4 people", "/code", "/served", "/who",
)  # fmt: skip
NONSENSE = (
    "?",
    "…", "ааа", "😀😀😀", "\u202eevil\u202c", "a" * 4000, "/" + "x" * 60, "//",
    "/start@GoodturnBot",
    "<b>bold</b> & <a href='x'>link</a>", "'; DROP TABLE person; --", "\u0000x", "{ $name }",
    "1e999",
    "9" * 300, "½ hr", "٣ ساعات", "۲ گھنٹے", "2 2 2 2 2", "http://example.org/?a=1",
    "yes no yes no",
    "0 hours for Jean", "-3 hours for Jean", "1000 hours for Jean", "5 hours for me", "Ǆ" * 50,
    "tomorrow yesterday friday 25:99", "\u200b", "I will be there at 2 at 3 at 4", "%s %d {0}",
)  # fmt: skip


def said(chance: Random, *, desk: bool, asked: bool, phone: str) -> str:
    """Something that somebody types. asked: a question stands in front of them."""
    kind = chance.random()
    if asked and kind < 0.6:
        among: tuple[str, ...] = ANSWERS
    elif kind > 0.93:
        among = NONSENSE
    elif desk and kind > 0.5:
        among = DESK
    elif kind > 0.85:
        among = ANSWERS
    else:
        among = EVERYBODY
    words = chance.choice(among)
    return words.replace("{phone}", phone)
