"""Random histories of every kind of exchange, through the services, as residents and brokers live
them: whatever happens in whatever order, the books hold, and everything can still end.

Each step is a transaction of its own, as a tap would be; what the rules refuse is rolled back.
Steps are repeated as they were (redelivery), late (after others), and by people who may not.
"""

from hypothesis import HealthCheck, settings

from tests.services.books.across import Moving
from tests.services.books.giving import Gifts
from tests.services.books.helping import Many, OneToOne
from tests.services.books.lending import Lending


class Books(OneToOne, Many, Gifts, Lending, Moving):
    """All of it, in one history of two timebanks."""


TestBooks = Books.TestCase
TestBooks.settings = settings(
    max_examples=25,
    stateful_step_count=35,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
