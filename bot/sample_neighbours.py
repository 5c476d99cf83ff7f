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
        reach="0121 496 0103",
    ),
    SamplePerson(
        "Doreen",
        "Ward End",
        "Company on Sundays",
        "Baking, and knitting lessons on Tuesday afternoons",
        neighbour=True,
        reach="0121 496 0110",
    ),
    SamplePerson(
        "Kuldip",
        "Ward End",
        "Help with my garden, just once",
        "Cooking lessons, and interpreting in Punjabi, any time but Fridays",
        neighbour=True,
        reach="0121 496 0117",
    ),
    SamplePerson(
        "Agnieszka",
        "Bromford & Hodge Hill",
        "English conversation in the evenings",
        "Sewing and alterations, evenings and weekends",
        neighbour=True,
        reach="0121 496 0124",
    ),
    SamplePerson(
        "Winston",
        "Pelham",
        "Company on walks in the park",
        "Guitar lessons by video call, evenings",
        neighbour=True,
        reach="0121 496 0131",
    ),
    SamplePerson(
        "Farah",
        "Alum Rock",
        "Babysitting swaps",
        "Help with forms and CVs by phone, just once, Mondays and Wednesdays",
        neighbour=True,
        reach="0121 496 0138",
    ),
    SamplePerson(
        "Terry",
        "Bromford & Hodge Hill",
        "Somebody to show me how my iPad works",
        "Changing light bulbs and other jobs of 15 minutes or less, any time",
        neighbour=True,
        reach="0121 496 0145",
    ),
    SamplePerson(
        "Bev",
        "Ward End",
        "Dog walking while I'm at work, weekday mornings",
        "Phone chats, any time after 6",
        neighbour=True,
        reach="0121 496 0152",
    ),
)
"""People whom the phones in the demo don't know yet."""
