"""The registry of all journeys: one list for the chat, the menus, the help and `goodturn`."""

from functools import cache

from handlers import (
    asking,
    away,
    balance,
    booking_card,
    case_card,
    exchange_card,
    gatherings,
    giving,
    help_,
    help_card,
    home,
    join,
    lending,
    listings,
    log_hours,
    media,
    near,
    planning,
    preferences,
    queue,
    request_deeds,
    roles,
    rosters,
    rules,
    safety,
    shift_desk,
    shifts,
    statement,
    standing,
    talk,
    thanking,
)
from handlers.journey import Registry


@cache
def registry() -> Registry:
    """Every journey."""
    return Registry(
        (
            home.journey,
            join.journey,
            log_hours.journey,
            exchange_card.journey,
            planning.journey,
            thanking.journey,
            balance.journey,
            statement.journey,
            giving.journey,
            rosters.journey,
            asking.journey,
            request_deeds.journey,
            help_card.journey,
            listings.journey,
            away.journey,
            standing.journey,
            shifts.journey,
            shift_desk.journey,
            lending.journey,
            booking_card.journey,
            near.journey,
            gatherings.journey,
            queue.journey,
            roles.journey,
            rules.journey,
            talk.journey,
            case_card.journey,
            media.journey,
            help_.journey,
            safety.journey,
            preferences.journey,
        )
    )
