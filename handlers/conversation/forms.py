"""Forms: a frozen dataclass whose fields are questions.

Whatever a person's first sentence gives fills the form, and only what is missing is asked. Back,
Change, Skip, Cancel, the review card and carrying on after a week or a crash come free: the draft
is a row, written in the same transaction as everything else.
"""

import dataclasses
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from domain.reading.commands import Command, command
from handlers.conversation import form_screens, half_filled
from handlers.conversation.fields import REVIEW, Field, ask, fields_of
from handlers.conversation.questions import Found, Option, Unclear, agrees, plainly
from handlers.conversation.screens import one_a_row
from handlers.unit import Draft, Tap, Unit
from handlers.wording import Markup

__all__ = ["REVIEW", "Form", "ask"]
T = TypeVar("T")
LONG_AGO = timedelta(hours=1)
"""Words this long after a question may be about something else."""
MOST_OPTIONS = 4
"""Buttons beside Back, Cancel and Talk to a person."""


Review = Callable[[Unit, Any], Awaitable[Markup]]


@dataclass(frozen=True)
class Form(Generic[T]):
    """A journey's questions and what happens when they are answered.

    `review` words the card that the person confirms; without one, the last answer submits.
    `yes` is the key of the confirming button. `version` grows when the fields change: a draft of
    an older version keeps the answers that still fit.
    """

    name: str
    answers: type[T]
    submit: Callable[[Unit, T], Awaitable[None]]
    review: Review | None = None
    yes: str = "btn-yes"
    yes_values: Callable[[T], Mapping[str, str]] | None = None
    version: int = 1
    ends: Callable[[Unit, Mapping[str, Any]], Awaitable[bool]] | None = None
    """Looks at the answers so far; True where it has ended the form early and said why."""
    over: bool = False
    """Laid over an unfinished form, which is there again when this one ends. Such forms are
    themselves between people, so they don't offer to talk to a person."""

    careful: bool = False
    """Its words go to others without a review, so not if they come long after the question."""
    suggest: Callable[[Unit, T], Sequence[Option]] | None = None
    """Corrections to offer under the review card, one tap each: the label, and the answers (by the
    names of their fields) that it puts in place of those that were read."""

    desk: bool = False
    """Brokers write here, for the desk alone, what happened to others: words that can't wait are
    told to whoever must know, and are kept as the answer all the same."""

    sets: bool = False
    """The safeguarding lead writes here what is said to people in need: these words are nobody's
    own trouble, and are not screened. Only a form that one role alone can begin."""

    others: frozenset[str] = frozenset()
    """Intents of sentences that, typed under the review card, are no correction but something new:
    they begin their own journey, after asking. `need` is a request that asks outright for help."""

    anything: bool = False
    """Any whole sentence typed under the review card that answers none of its questions begins
    something new, after asking."""

    def fields(self) -> Sequence[Field]:
        """The questions in the order they are asked."""
        return fields_of(self.answers)

    @property
    def _asks(self) -> bool:
        return any(not field.hidden for field in self.fields())

    def field(self, name: str) -> Field | None:
        """The question with this name."""
        return next((f for f in self.fields() if f.name == name), None)

    async def start(
        self, unit: Unit, given: Mapping[str, Any] | None = None, words: str | None = None
    ) -> None:
        """Begins the form with what is known already, and asks what is missing.

        A form that the person has half filled is not thrown away: they choose which goes on.
        """
        if half_filled.in_the_way(unit, over=self.over):
            half_filled.ask_which(
                unit, {"form": self.name, "given": dict(given or {}), "words": words}
            )
        else:
            await self._next(unit, self._draft(unit, given or {}, words))

    def keep(self, unit: Unit, given: Mapping[str, Any]) -> None:
        """Begins the form at its first question, which the caller asks in words of its own."""
        draft = self._draft(unit, given, None)
        draft.body["at"] = next(f.name for f in self.fields() if not f.hidden)
        unit.keep_draft(draft)

    def _under(self, draft: Draft) -> dict[str, Any] | None:
        """The form that this one is laid over; never one on top of another."""
        if "under" in draft.body:
            under: dict[str, Any] | None = draft.body["under"]
            return under
        if draft.form == self.name:
            return None
        return dataclasses.asdict(draft)

    async def offer(
        self, unit: Unit, field: str, given: Mapping[str, Any], why: Unclear, words: str | None
    ) -> None:
        """Begins the form at one question, with the likely answers that a reading found."""
        if half_filled.in_the_way(unit, over=self.over):
            half_filled.ask_which(unit, {"form": self.name, "given": dict(given), "words": words})
            return
        draft = self._draft(unit, given, words)
        await self._ask(unit, draft, field, why)

    async def begin(self, unit: Unit, said: Mapping[str, str]) -> None:
        """Begins the form with what was said for some of its fields, by their names; what isn't
        clear is asked first, with the likely answers."""
        given: dict[str, Any] = {}
        unclear: dict[str, Unclear] = {}
        for name, words in said.items():
            field = self.field(name)
            assert field is not None
            found = await field.question.read(unit, words, given)
            if isinstance(found, Found):
                given[name] = found.value
            else:
                unclear[name] = found
        if not unclear:
            await self.start(unit, given)
            return
        name, why = next(iter(unclear.items()))
        await self.offer(unit, name, given, why, None)

    async def resume(self, unit: Unit, draft: Draft) -> None:
        """Shows where the person stopped."""
        if not half_filled.as_begun(unit, draft):
            return
        if draft.body["at"] == REVIEW:
            await self._next(unit, draft)
        else:
            await self._ask(unit, draft, draft.body["at"], None)

    async def words(self, unit: Unit, draft: Draft, words: str) -> None:
        """An answer, or one of the words that every form knows, was typed."""
        if not half_filled.as_begun(unit, draft):
            return
        if action := self._typed_action(unit, draft, words):
            await self._do(unit, draft, action)
            return
        at = draft.body["at"]
        field = self.field(at)
        if field is None:
            await self._correct(unit, draft, words)
            return
        for number, (label, value) in enumerate(draft.body["options"], 1):
            if plainly(words) == plainly(label) or (
                isinstance(value, str | dict) and plainly(words) == str(number)
            ):
                await self._given(unit, draft, field, Found(value))
                return
        found = await field.question.read(unit, words, draft.body["given"])
        if isinstance(found, Found) and not found.sure and self._long_ago(unit, draft):
            # Nothing that somebody may have meant otherwise goes to another person.
            await self._ask(unit, draft, at, Unclear("form-long-ago"))
        elif isinstance(found, Unclear):
            for name, value in found.also.items():
                draft.body["given"].setdefault(name, value)
            await self._ask(unit, draft, at, found)
        else:
            await self._given(unit, draft, field, found)

    async def tapped(self, unit: Unit, draft: Draft, tap: Tap) -> None:
        """A button of this form was pressed. An old one answers with where the form is now."""
        if not half_filled.as_begun(unit, draft):
            return
        action, _, run = tap.run.partition(".")
        if run != draft.run:
            unit.toast("toast-old-button")
            await self.resume(unit, draft)
        elif action == "pick":
            options = draft.body["options"]
            field = self.field(draft.body["at"])
            if draft.body["at"] == REVIEW and 0 <= tap.id < len(options):
                draft.body["given"].update(options[tap.id][1])
                await self._next(unit, draft)
            elif field is None or not 0 <= tap.id < len(options):
                unit.toast("toast-old-button")
                await self.resume(unit, draft)
            else:
                await self._given(unit, draft, field, Found(options[tap.id][1]))
        elif action == "at":
            names = [f.name for f in self.fields() if not f.hidden]
            if 0 <= tap.id < len(names):
                await self._ask(unit, draft, names[tap.id], None)
        else:
            await self._do(unit, draft, action)

    def _long_ago(self, unit: Unit, draft: Draft) -> bool:
        """Whether the question was asked so long ago that the words may be about something else."""
        asked = draft.body.get("asked")
        return (
            self.careful
            and asked is not None
            and unit.now - datetime.fromisoformat(asked) > LONG_AGO
        )

    async def cancel(self, unit: Unit) -> None:
        """Stops the form; nothing of it is kept. A form that it was laid over goes on."""
        unit.drop_draft()
        below = unit.registry.forms.get(unit.draft.form) if unit.draft is not None else None
        if below is not None:
            await below.resume(unit, unit.draft)
        else:
            rows = ("btn-home", "home"), ("btn-talk-to-a-person", "talk")
            unit.say("form-cancelled", one_a_row(*(unit.button(*row) for row in rows)))

    async def _do(self, unit: Unit, draft: Draft, action: str) -> None:
        at = draft.body["at"]
        if action == "cancel":
            await self.cancel(unit)
        elif action == "back":
            await self._back(unit, draft)
        elif action == "skip" and (field := self.field(at)) is not None and field.optional:
            await self._given(unit, draft, field, Found(None))
        elif action == "yes" and at == REVIEW:
            unit.drop_draft()
            await self.submit(unit, self._whole(draft))
        elif action == "change" and at == REVIEW and self._asks:
            self._show_changes(unit, draft)
        elif action == "instead":
            if not await half_filled.instead(unit, draft):
                await self.resume(unit, draft)
        else:
            await self.resume(unit, draft)

    def _typed_action(self, unit: Unit, draft: Draft, words: str) -> str | None:
        said = plainly(words)
        at = draft.body["at"]
        known = {"btn-back": "back", "btn-cancel": "cancel", "btn-skip": "skip"}
        if at == REVIEW:
            known = {**known, "btn-yes": "yes", "btn-change": "change", self.yes: "yes"}
            if agrees(words):
                return "yes"
        for key, action in known.items():
            values: Mapping[str, str] = {}
            if key == self.yes and self.yes_values is not None:
                values = self.yes_values(self._whole(draft))
            if said == plainly(unit.button(key, "", **values).label):
                return action
        return self._commanded(at, command(words, unit.actor.lang or unit.actor.telegram_lang))

    def _commanded(self, at: str, said: Command | None) -> str | None:
        """The same words in any language that is read; where they can't be an answer."""
        field = self.field(at)
        if said in ("cancel", "stop"):
            return "cancel"
        if said == "back" or (said == "skip" and field is not None and field.optional):
            return said
        return {"yes": "yes", "no": "change"}.get(said or "") if at == REVIEW else None

    async def understands(self, unit: Unit, draft: Draft, words: str) -> bool:
        """Whether words under the review card are one of its buttons or change an answer."""
        return (
            self._typed_action(unit, draft, words) is not None
            or await self._corrected(unit, draft, words) is not None
        )

    async def _corrected(self, unit: Unit, draft: Draft, words: str) -> tuple[Field, Found] | None:
        for field in self.fields():
            if field.hidden or field.name not in draft.body["given"]:
                continue
            found = await field.question.read(unit, words, {})
            if isinstance(found, Found) and found.sure:
                return field, found
        return None

    async def _correct(self, unit: Unit, draft: Draft, words: str) -> None:
        """Words under the review card: an answer to any question changes that answer."""
        changed = await self._corrected(unit, draft, words)
        if changed is not None:
            await self._given(unit, draft, *changed)
            return
        unit.say("not-understood-in-form")
        await self.resume(unit, draft)

    async def _given(self, unit: Unit, draft: Draft, field: Field, found: Found) -> None:
        body = draft.body
        if isinstance(found.value, dict) and "several" in found.value:
            body["given"].update(found.value["several"])
        else:
            body["given"][field.name] = found.value
        for name, value in found.also.items():
            body["given"].setdefault(name, value)
        if field.name not in body["trail"]:
            body["trail"].append(field.name)
        await self._next(unit, draft)

    async def _back(self, unit: Unit, draft: Draft) -> None:
        trail = draft.body["trail"]
        if draft.body["at"] in trail:
            trail = trail[: trail.index(draft.body["at"])]
        if not trail:
            await self.resume(unit, draft)
            return
        draft.body["trail"] = trail[:-1]
        draft.body["given"].pop(trail[-1], None)
        await self._ask(unit, draft, trail[-1], None)

    async def _next(self, unit: Unit, draft: Draft) -> None:
        if self.ends is not None and await self.ends(unit, draft.body["given"]):
            unit.drop_draft()
            return
        for field in self.fields():
            if not field.hidden and field.name not in draft.body["given"]:
                await self._ask(unit, draft, field.name, None)
                return
        if self.review is None:
            unit.drop_draft()
            await self.submit(unit, self._whole(draft))
            return
        whole = self._whole(draft)
        offered = self.suggest(unit, whole) if self.suggest else ()
        draft.body.update(at=REVIEW, options=[[str(o.label), o.value] for o in offered])
        yes = self.yes, self.yes_values(whole) if self.yes_values else {}
        unit.keep_draft(draft)
        text = await self.review(unit, whole)
        # What nobody was asked can't be changed.
        screen = form_screens.review(
            unit, draft, text, yes, offered, changes=self._asks, over=self.over
        )
        unit.show(screen, f"{self.name}.review")

    async def _ask(self, unit: Unit, draft: Draft, name: str, why: Unclear | None) -> None:
        field = self.field(name)
        if field is None:
            await self._next(unit, draft)
            return
        options: Sequence[Option] = why.options if why and why.options else ()
        if not options:
            options = await field.question.options(unit, draft.body["given"])
        shown = list(options)[:MOST_OPTIONS]
        draft.body.update(
            at=name,
            options=[[str(o.label), o.value] for o in shown],
            asked=unit.now.isoformat(),
        )
        screen = form_screens.question(
            unit, draft, field.key, shown, why, optional=field.optional, over=self.over
        )
        unit.keep_draft(draft)
        unit.show(screen, f"{self.name}.{name}")

    def offers(self, draft: Draft, name: str) -> bool:  # noqa: ARG002 (for forms that leave some out)
        """Whether an answer is one of those that can be changed from the list."""
        return True

    def _show_changes(self, unit: Unit, draft: Draft) -> None:
        answers = []
        for field in self.fields():
            if not field.hidden:
                value = draft.body["given"].get(field.name)
                offered = self.offers(draft, field.name)
                told = offered and value is not None
                shown = str(field.question.shown(unit, value)) if told else ""
                answers.append((field.key if offered else "", shown))
        unit.keep_draft(draft)
        unit.show(form_screens.changes(unit, draft, answers), f"{self.name}.change")

    def _draft(self, unit: Unit, given: Mapping[str, Any], words: str | None) -> Draft:
        body: dict[str, Any] = {"given": dict(given), "trail": [], "at": "", "options": []}
        body.update(words=words, community=unit.community.id if unit.community else None)
        body["for"] = unit.hat.for_id if unit.hat is not None else 0
        if self.over and unit.draft is not None:
            body["under"] = self._under(unit.draft)
        return Draft(self.name, self.version, unit.new_run(), body)

    def _whole(self, draft: Draft) -> T:
        values = {}
        for field in self.fields():
            value = draft.body["given"].get(field.name)
            values[field.name] = None if value is None else field.question.load(value)
        return self.answers(**values)
