"""Sentences that the demo's phones offer to try, and what to do `next`; all from people who don't
exist."""

SAMPLES: tuple[dict[str, str], ...] = (
    {
        "label": "Ask for help",
        "text": "Somebody to do my ironing thursday 2pm for an hour",
        "next": "On Amina's phone. Jean says yes, Amina chooses, Ruth approves. Set the clock past "
        "Thursday 3pm, and both say how it went. At night, press Next morning 9am first.",
    },
    {"label": "Log hours", "text": "2hrs tues gardening for Jean"},
    {"label": "Clock times", "text": "half 2 to 4 mon ironing for Jean"},
    {"label": "Two days", "text": "45 mins mon and weds for Jean"},
    {"label": "Roman Urdu", "text": "kal 2 ghante sabzi lene gaya Jean ke liye"},
    {"label": "A vague length", "text": "a few hours sat for Jean"},
    {"label": "A lift", "text": "need a lift thurs"},
    {"label": "Every week", "text": "cud do with a hand puttin bins out every weds nite"},
    {"label": "For a relative", "text": "sum1 2 teach my dad whatsapp hes 71 talks mostly punjabi"},
    {"label": "Not for a timebank", "text": "boiler keeps cuttin out any1 handy take a look"},
    {"label": "What must never wait", "text": "can smell gas in the kitchen"},
    {"label": "Offer something", "text": "I can cook a pot of dal for somebody on sundays"},
    {"label": "Near me", "text": "what's on near me"},
    {"label": "Your own things", "text": "/me"},
    {"label": "Balance", "text": "how many hours have i got"},
    {"label": "Talk to a person", "text": "can i talk to someone"},
)
