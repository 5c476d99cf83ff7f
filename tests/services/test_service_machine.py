"""Random histories of volunteers' hours: whatever is noted, confirmed, put right and redelivered in
whatever order, each person has at most one credited row for each shift, and the books hold."""

from hypothesis import HealthCheck, settings

from tests.services.books.serving import Serving


class Service(Serving):
    """Nothing beside them."""


TestService = Service.TestCase
TestService.settings = settings(
    max_examples=10,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
