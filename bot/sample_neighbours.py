"""More members of the sample timebank, for the demo: without Telegram, so that a broker rings them,
and with offers and wants that leave something to find. All are invented.
"""

from bot.sample import SamplePerson

NEIGHBOURS = (
    SamplePerson(
        "Mr Hussain",
        "Alum Rock",
        "Somebody to read my letters to me",
        "Small repairs and putting up shelves, weekday mornings",
        neighbour=True,
    ),
    SamplePerson(
        "Doreen",
        "Ward End",
        "Company on Sundays",
        "Baking, and knitting lessons on Tuesday afternoons",
        neighbour=True,
    ),
    SamplePerson(
        "Kuldip",
        "Ward End",
        "Help with my garden, just once",
        "Cooking lessons, and interpreting in Punjabi, any time but Fridays",
        neighbour=True,
    ),
    SamplePerson(
        "Agnieszka",
        "Bromford & Hodge Hill",
        "English conversation in the evenings",
        "Sewing and alterations, evenings and weekends",
        neighbour=True,
    ),
    SamplePerson(
        "Winston",
        "Pelham",
        "Company on walks in the park",
        "Guitar lessons by video call, evenings",
        neighbour=True,
    ),
    SamplePerson(
        "Farah",
        "Alum Rock",
        "Babysitting swaps",
        "Help with forms and CVs by phone, just once, Mondays and Wednesdays",
        neighbour=True,
    ),
    SamplePerson(
        "Terry",
        "Bromford & Hodge Hill",
        "Somebody to show me how my iPad works",
        "Changing light bulbs and other jobs of 15 minutes or less, any time",
        neighbour=True,
    ),
    SamplePerson(
        "Bev",
        "Ward End",
        "Dog walking while I'm at work, weekday mornings",
        "Phone chats, any time after 6",
        neighbour=True,
    ),
)
"""People whom the phones in the demo don't know yet."""
