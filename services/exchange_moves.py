"""How an exchange goes from one state to the next: who may, what is written, who hears of it.

The verbs that people know are in services/exchanges.py and services/plans.py; everything that
moves an exchange comes through `move`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from domain import exchange as rules
from domain import hats, ledger, plans
from domain.errors import DomainError, NotFound
from domain.exchange import Action, Part, State
from services import accounts, decided, exchange_news, opposite
from services import rules as timebank_rules
from services.work import CLOCK, Work
from storage import acquaintances, people
from storage import exchanges as rows
from storage import ledger as books
from storage import plans as plan_rows
from storage.exchanges import Exchange

Listener = Callable[[Work, Exchange, Action], Awaitable[None]]
_LISTENERS: list[Listener] = []
_NOTED: frozenset[Action] = frozenset({"decline", "query", "answer", "reverse", "settle"})
"""What is said with these stands on the card from then on."""
DECIDES: frozenset[Action] = frozenset({"allow", "approve", "settle", "decline", "reverse"})
"""What a broker can take back for a while."""
BEFORE = ("state", "minutes", "other_minutes", "note", "decided_by")
"""What of an exchange taking it back puts back."""


def listen(callback: Listener) -> None:
    """From now on `callback(work, exchange, action)` is awaited after every move of any exchange,
    its beginning too, in the same transaction; once, however often it is given."""
    if callback not in _LISTENERS:
        _LISTENERS.append(callback)


async def heard(work: Work, exchange: Exchange, action: Action) -> None:
    """Tells whoever listens."""
    for callback in _LISTENERS:
        await callback(work, exchange, action)


async def act(
    work: Work, exchange_id: int, action: Action, seen: str | None = None, **changed: Any
) -> Exchange:
    """`seen` is the exchange's mark when the actor saw it: nobody agrees to hours that have been
    changed since. Raises DomainError."""
    return await act_on(work, await find(work, exchange_id), action, seen, **changed)


async def act_on(
    work: Work, found: Exchange, action: Action, seen: str | None = None, **changed: Any
) -> Exchange:
    """As `act`, for an exchange that `find` found in this transaction."""
    part = part_for(work, found, action)
    await after(work, found, part, action)
    if seen is not None and seen != found.mark:
        raise DomainError("toast-old-button")
    return await move(work, found, part, action, **changed)


async def find(work: Work, exchange_id: int) -> Exchange:
    """The exchange, if it is the actor's, or they are a broker; nobody else moves it before this
    transaction ends, so of two who speak at once the second answers the first. Raises NotFound."""
    found = await rows.locked(work.tx, work.scope.id, exchange_id)
    if found is None and await work.stands_in_for(exchange_news.CARD, exchange_id):
        found = await rows.locked(work.tx, work.scope.id, exchange_id)
    if found is None:
        raise NotFound
    if part_of(found, work.member) is None:
        try:
            work.demand("exchange.decide")
        except DomainError:
            # Whether an exchange exists is nobody else's business.
            raise NotFound from None
    return found


def part_of(exchange: Exchange, person_id: int) -> Part | None:
    """Which side of the exchange this person is."""
    if person_id == exchange.logger_id:
        return "logger"
    return "other" if person_id in exchange.parties else None


def part_for(work: Work, exchange: Exchange, action: Action) -> Part:
    """As what the actor takes this action. Raises DomainError where they can't be that."""
    part = part_of(exchange, work.member)
    work.within(hats.needed_for(action))
    if rules.parts(action) - {"clock"} == {"broker"}:
        work.demand("exchange.decide")
        if work.own(*exchange.parties) and action != "resolve":
            raise DomainError("refusal-own-exchange")
        return "broker"
    if part is None:
        raise NotFound
    if action != "cancel" and _both_sides(work, exchange, part):
        raise DomainError("refusal-own-exchange")
    return part


def _both_sides(work: Work, exchange: Exchange, part: Part) -> bool:
    """Whether the actor would speak for both: for one side as themselves, for the other as
    somebody's helper."""
    if work.on_behalf_of is not None and work.on_behalf_of != work.actor.id:
        wrote = exchange.logged_by == work.actor.id and part == "other"
        helper = work.hat is not None and work.hat.kind != "broker"
        return work.actor.id in exchange.parties or (helper and wrote)
    wrote_for_them = exchange.on_behalf_of is not None and exchange.logged_by == work.actor.id
    return part == "other" and wrote_for_them and exchange.on_behalf_of != work.actor.id


async def after(work: Work, found: Exchange, part: Part, action: Action) -> State:
    """The state that follows. Raises DomainError where none does any more."""
    state = rules.TRANSITIONS[found.state].get((part, action))
    if state is None:
        raise await moved_on(work, found)
    return state


def by_clock(work: Work) -> Work:
    """The same moment and transaction, with time (or a rule) as the cause."""
    return Work(work.tx, work.now, CLOCK, work.community, frozenset(), rules=work.rules)


async def move(
    work: Work,
    found: Exchange,
    part: Part,
    action: Action,
    *,
    silent: bool = False,
    kept: bool = True,
    **changed: Any,
) -> Exchange:
    """Takes the exchange to its next state, if it is still where it was found; tells who must
    know (unless `silent`: the next move does); and goes on where the timebank's rules leave
    nothing to decide. What a broker decides is `kept` for /undo, unless it is kept elsewhere."""
    before = found.state
    state = await after(work, found, part, action)
    words = changed.pop("words", None)
    if action == "accept" and found.other_minutes is not None:
        changed["minutes"] = found.other_minutes
    if action in ("accept", "amend", "report", "settle"):
        changed["other_minutes"] = None
    if action in ("propose", "report", "miss"):
        # Whoever speaks is the logger from now on; the other side is asked.
        changed["logged_by"] = work.actor.id
        changed["on_behalf_of"] = work.on_behalf_of
    if part == "broker":
        changed["decided_by"] = work.actor.id
    if words is not None and action in _NOTED:
        changed["note"] = words
    moved = replace(found, state=state, **changed)
    if not await rows.move(work.tx, before, moved, work.now):
        latest = await rows.find(work.tx, work.scope.id, found.id)
        raise await moved_on(work, latest or found)
    _record(work, moved, part, action, str(words) if words is not None else None)
    if part == "broker" and kept:
        _decided(work, found, moved, action)
    if state == "posted":
        await post(work, moved)
    elif state == "reversed":
        await unpost(work, moved)
    onward = await _onward(work, moved, action)
    if onward is None and not silent:
        await exchange_news.tell(work, moved, part, action, before)
    await heard(work, moved, action)
    if onward is not None:
        return await move(by_clock(work), moved, "clock", onward)
    return moved


def _record(work: Work, moved: Exchange, part: Part, action: Action, words: str | None) -> None:
    rows.event(
        work.tx,
        moved.id,
        action,
        moved.state,
        None if part == "clock" else work.actor.id,
        work.now,
        minutes=moved.other_minutes or moved.minutes,
        words=words,
    )
    if action == "report":
        plan_rows.reported(work.tx, moved.id, work.now)
    elif action == "allow":
        by = None if part == "clock" else work.actor.id
        plan_rows.approved(work.tx, moved.id, by, work.now)
    work.audit(f"exchange.{action}", "exchange", moved.id)


def _decided(work: Work, found: Exchange, moved: Exchange, action: Action) -> None:
    """What services/undo.py needs to take it back."""
    if action == "resolve":
        decided.final(work, exchange_news.CARD, found.id, action, moved.state, "named")
    if action not in DECIDES:
        return
    before = {name: getattr(found, name) for name in BEFORE}
    decided.keep(work, exchange_news.CARD, found.id, action, moved.state, before)


async def _onward(work: Work, moved: Exchange, action: Action) -> Action | None:
    """What follows by rule, without anybody deciding: approval that the timebank asks nobody for
    or that a broker gave already, and posting what was approved beforehand and confirmed within
    it. A broker who has asked something decides themselves."""
    if action == "agree" and moved.state == "agreed":
        plan = await plan_rows.find(work.tx, moved.id)
        if plan is None:
            return None
        every = (await timebank_rules.of(work)).yes("approve_every_plan")
        free = not every and not plan.risks and not plan.lone
        return "allow" if free or plan.approved_at is not None else None
    if action in ("confirm", "accept") and plans.posts_by_itself(
        approved=moved.approved_at is not None,
        planned_minutes=moved.planned_minutes,
        minutes=moved.minutes,
    ):
        by_itself = (await timebank_rules.of(work)).yes("post_by_itself")
        return "post" if by_itself else None
    return None


async def moved_on(work: Work, found: Exchange) -> DomainError:
    """What happened since the button was drawn: who was first, where a broker decided."""
    if found.decided_by is not None and found.decided_by != work.actor.id:
        first = await people.person(work.tx, found.decided_by)
        if first is not None and "broker" in work.roles:
            return DomainError("toast-someone-was-first", name=first.name)
    return DomainError("toast-already-done")


async def post(work: Work, exchange: Exchange) -> None:
    """Its hours move, under the key of its round; once."""
    giver, receiver = exchange.giver_id, exchange.receiver_id
    if giver is None or receiver is None:
        raise DomainError("toast-already-done")
    scope = work.scope.id
    held = await accounts.accounts_of(work.tx, scope, (giver, receiver))
    transfer = ledger.exchange(
        f"{exchange.key}:posted", held[giver], held[receiver], exchange.minutes
    )
    await books.post(
        work.tx,
        transfer,
        work.now,
        actor_id=work.actor.id or None,
        on_behalf_of=exchange.on_behalf_of,
    )
    acquaintances.meet(work.tx, scope, giver, receiver, "exchange", work.now)


async def unpost(work: Work, exchange: Exchange) -> None:
    """The opposite transfer, once."""
    await opposite.post(work, f"{exchange.key}:posted", f"{exchange.key}:reversed")
