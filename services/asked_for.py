"""Whom people ask for when they get there."""

from services.cases import first_name
from storage.opportunities import Opportunity
from storage.shifts import Shift


def ask_for(about: Shift | Opportunity) -> str:
    """The name that was given for it; else the first name of whoever organises it now; else the
    organisation's whole name."""
    return about.contact or runner(about)


def runner(about: Shift | Opportunity) -> str:
    """The first name of whoever organises it now, or the organisation's whole name."""
    return first_name(about.host) if about.host else about.organisation
