"""What is kept for how long; what is past its time goes, a little at a time."""

from datetime import datetime, timedelta

from domain import relaying
from domain.employment import KEPT_DAYS
from domain.teams import NAMES_DAYS
from storage import (
    attention,
    award_forgetting,
    broadcasts,
    calendar_entries,
    channels,
    claims,
    decisions,
    digests,
    duty,
    employment,
    feedback,
    guardians,
    handovers,
    household,
    imports,
    inbox,
    jobs,
    letters,
    listings,
    notes,
    outbox,
    own_reminders,
    relays,
    reminders,
    report_rows,
    service_hours,
    sheets,
    shift_codes,
    shift_messages,
    shift_teams,
    team_groups,
)
from storage.db import Tx

RAW_DAYS = 30
"""Days that raw updates, sent texts and listings that their owner removed are kept (DOMAIN.md
section 5: 30 to 90)."""
REPORT_DAYS = 400
"""Days that a report's figures are kept: until the same month of the next year is compared."""
NOTE_DAYS = 365
"""Days that volunteers' feedback is kept, and which parent or carer agreed; and, after somebody
left or was not let in, the desk's notes about them, and their household."""
REMINDER_DAYS = 400
"""Days that it is kept what became of a reminder: longer than a year, so that none that comes round
each year is planned twice."""
TEAM_DAYS = 365
"""Days that it is kept who was on duty, and who stood in for whom, after it was over."""
SERVICE_DAYS = 730
"""Days that the words about a volunteer's hours are kept, once they are decided; the hours
themselves stay."""
VOTE_DAYS = 92
"""Three months after a result it is forgotten who voted for awards; for whom, at the count."""
AWARD_DAYS = 365
"""A year after a result what was said about nominees, and how they were judged, goes; winners stay
as they agreed."""
TRIES_DAYS = 1
"""Days that it is kept who asked about the code of a letter: the limits look back an hour."""
AT_ONCE = 500
"""Rows that go in one transaction, so that people's answers get in between."""


async def run(tx: Tx, now: datetime) -> bool:
    """Removes handled updates, removed listings and ended long work, and scrubs sent texts, past
    their time.

    The fate and the key of a sent message stay, so that nothing is ever sent twice. Returns
    whether there may be more.
    """
    before = now - timedelta(days=RAW_DAYS)
    gone = await tx.run(inbox.FORGET, before=before, limit=AT_ONCE)
    scrubbed = await tx.run(outbox.FORGET, before=before, limit=AT_ONCE)
    unlisted = await tx.run(listings.FORGET, before=before, limit=AT_ONCE)
    old_jobs = [await tx.run(sql, **values) for sql, values in jobs.forget(before, AT_ONCE)]
    desk = [
        await tx.run(sql, before=before, limit=AT_ONCE)
        for sql in (
            decisions.FORGET, claims.FORGET, digests.FORGET, team_groups.FORGET_POSTS,
            attention.FORGET_LINES, attention.FORGET_DIGESTS,
            *team_groups.FORGET, channels.FORGET_POSTS, *channels.FORGET,
        )
    ]  # fmt: skip
    old_reports = now - timedelta(days=REPORT_DAYS)
    desk.append(await tx.run(report_rows.FORGET, before=old_reports, limit=AT_ONCE))
    long_gone = now - timedelta(days=NOTE_DAYS)
    left = (notes.FORGET, household.FORGET, household.FORGET_OTHER)
    desk += [await tx.run(sql, before=long_gone, limit=AT_ONCE) for sql in left]
    past = now - timedelta(days=TEAM_DAYS)
    over = (*duty.FORGET, *handovers.FORGET)
    desk += [await tx.run(sql, before=past, limit=AT_ONCE) for sql in over]
    year = (calendar_entries.FORGET, shift_messages.FORGET)
    desk += [await tx.run(sql, before=past, limit=AT_ONCE) for sql in year]
    named = now - timedelta(days=NAMES_DAYS)
    desk.append(await tx.run(shift_teams.FORGET, before=named, limit=AT_ONCE))
    told = now - timedelta(days=SERVICE_DAYS)
    desk.append(await tx.run(service_hours.FORGET, before=told, limit=AT_ONCE))
    closed = now - timedelta(days=KEPT_DAYS)
    desk.append(await employment.forget(tx, closed, AT_ONCE))
    tried = now - timedelta(days=TRIES_DAYS)
    desk.append(await tx.run(letters.FORGET, before=tried, limit=AT_ONCE))
    desk.append(await tx.run(shift_codes.FORGET, before=tried, limit=AT_ONCE))
    desk.append(await tx.run(sheets.FORGET, before=before, limit=AT_ONCE))
    desk.append(await tx.run(own_reminders.FORGET, before=before, limit=AT_ONCE))
    desk.append(await tx.run(feedback.FORGET, before=long_gone, limit=AT_ONCE))
    said = now - timedelta(days=REMINDER_DAYS)
    desk.append(await tx.run(reminders.FORGET, before=said, limit=AT_ONCE))
    # The children first: that their names may go is read from the same rows.
    await tx.run(guardians.FORGET_CHILDREN, before=long_gone, limit=AT_ONCE)
    desk.append(await tx.run(guardians.FORGET, before=long_gone, limit=AT_ONCE))
    written = now - timedelta(days=relaying.KEPT_DAYS)
    reported = now - timedelta(days=relaying.REPORTED_DAYS)
    desk.append(await tx.run(relays.FORGET, before=written, reported=reported, limit=AT_ONCE))
    shared = now - timedelta(days=relaying.SHARED_DAYS)
    desk.append(await tx.run(relays.FORGET_SHARED, before=shared, limit=AT_ONCE))
    desk.append(await tx.run(broadcasts.FORGET, before=before, limit=AT_ONCE))
    lists = await imports.forget(tx, before, AT_ONCE)
    # A round at a time: there are a few a year.
    awards = await award_forgetting.forget_votes(tx, now - timedelta(days=VOTE_DAYS))
    awards += await award_forgetting.forget_words(tx, now - timedelta(days=AWARD_DAYS), now)
    return lists + awards > 0 or AT_ONCE in (gone, scrubbed, unlisted, *old_jobs, *desk)
