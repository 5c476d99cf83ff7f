"""The test driver: phones that say, tap and see, over HTTP, in-process or in a browser."""

from tests.driver.backend import Backend, Button, Extra, NotThereError, Screen, Shown, Someone
from tests.driver.http import HttpBackend
from tests.driver.phones import Group, Phone, Phones

__all__ = [
    "Backend",
    "Button",
    "Extra",
    "Group",
    "HttpBackend",
    "NotThereError",
    "Phone",
    "Phones",
    "Screen",
    "Shown",
    "Someone",
]
