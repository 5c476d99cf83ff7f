"""From a row of the outbox to a call of the Bot API, worded for its reader at the last moment."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from telegram import InputFile, InputMediaPhoto

from handlers import broadcast_words, desk_card
from handlers.conversation.screens import Button, Picture, Screen, one_a_row
from handlers.documents import Document
from handlers.documents.kinds import KINDS
from handlers.journey import Registry, View
from handlers.menus import menu
from handlers.notices import off_switch
from handlers.wording import Markup, Wording, Words, interface_language
from handlers.wording.text import escape
from services import four_eyes
from services.notices import unpack
from storage import Tx, belonging, communities, outbox, people
from storage import delegates as hats
from storage.db import Row
from storage.people import Community

OWN_WORDS = "words"
"""The name of a notice's value that holds somebody's own words, with their line breaks."""

FILE_METHODS = {
    "voice": "sendVoice",
    "audio": "sendAudio",
    "video_note": "sendVideoNote",
    "video": "sendVideo",
    "photo": "sendPhoto",
    "document": "sendDocument",
}

NAME_IT = frozenset({"exchange", "membership", "request"})
"""Cards whose own words say in which timebank it is."""


@dataclass(frozen=True, slots=True)
class Payload:
    """One call: `edits` the message it changes, `labels` its buttons as (words, data) pairs;
    `card_message` where its card was when it was drawn; `replaces` the message whose
    card comes anew with it."""

    method: str
    arguments: dict[str, Any]
    edits: int | None = None
    card_id: int | None = None
    card_message: int | None = None
    digest: str | None = None
    labels: list[list[str]] | None = None
    unchanged: bool = False
    only_strips: bool = False
    replaces: int | None = None
    document: Document | None = None
    """A file whose bytes are still to be made, by `with_file`."""

    @classmethod
    def acknowledgement(cls, body: dict[str, Any]) -> "Payload":
        """Stops the waiting mark on a pressed button, with a short text where there is one."""
        arguments: dict[str, Any] = {"callback_query_id": body["ack"]}
        if body.get("text"):
            arguments.update(text=body["text"], show_alert=bool(body.get("alert")))
        return cls("answerCallbackQuery", arguments)

    @classmethod
    def inline(cls, body: dict[str, Any]) -> "Payload":
        """What somebody can share who typed the bot's name in another chat; kept by Telegram for
        them alone."""
        return cls(
            "answerInlineQuery",
            {
                "inline_query_id": body["inline"],
                "results": body["results"],
                "cache_time": body["cache"],
                "is_personal": True,
                "button": body["button"],
            },
        )

    @classmethod
    def screen(cls, chat_id: int, body: dict[str, Any]) -> "Payload":
        """A message with buttons, new or in place of an earlier one (`edit`)."""
        rows = body.get("rows") or []
        arguments: dict[str, Any] = {
            "chat_id": chat_id,
            "text": body["text"],
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        }
        edits = body.get("edit")
        if "photo" in body:
            arguments = {"chat_id": chat_id, "photo": body["photo"], "caption": body["text"],
                         "parse_mode": "HTML"}  # fmt: skip
        if rows:
            arguments["reply_markup"] = {"inline_keyboard": rows}
        labels = [[b["text"], b["callback_data"]] for r in rows for b in r if "callback_data" in b]
        if edits is None:
            method = "sendPhoto" if "photo" in body else "sendMessage"
            return cls(method, arguments, labels=labels)
        return cls(
            "editMessageText", {**arguments, "message_id": edits}, edits=edits, labels=labels
        )

    def pictured(self, picture: Picture) -> "Payload":
        """The same as the words under a picture, which can't be passed on; an earlier message of
        the card has its picture changed."""
        rest = ("chat_id", "message_id", "parse_mode", "reply_markup")
        arguments = {name: self.arguments[name] for name in rest if name in self.arguments}
        arguments["caption"] = self.arguments["text"]
        if self.edits is None:
            arguments["protect_content"] = True
        made = Document("code.png", Markup(arguments["caption"]), picture.make, photo=True)
        method = "sendPhoto" if self.edits is None else "editMessageMedia"
        return replace(self, method=method, arguments=arguments, document=made)

    @classmethod
    def file(cls, chat_id: int, body: dict[str, Any]) -> "Payload":
        """Something that Telegram keeps already, by its id; it can't be passed on."""
        kind = body["file"]
        return cls(
            FILE_METHODS[kind], {"chat_id": chat_id, kind: body["id"], "protect_content": True}
        )

    def with_file(self) -> "Payload":
        """The same with the file's bytes. Slow: for a thread, with no transaction open."""
        if self.document is None:
            return self
        if self.method == "editMessageMedia":
            return self._with_media(self.document.make())
        made = InputFile(self.document.make(), filename=self.document.name)
        kind = "photo" if self.document.photo else "document"
        return replace(self, arguments={**self.arguments, kind: made}, document=None)

    def _with_media(self, made: bytes) -> "Payload":
        keep = ("chat_id", "message_id", "reply_markup")
        arguments = {name: self.arguments[name] for name in keep if name in self.arguments}
        arguments["media"] = InputMediaPhoto(
            made,
            caption=self.arguments["caption"],
            parse_mode=self.arguments["parse_mode"],
            filename="code.png",
        )
        return replace(self, arguments=arguments, document=None)

    @classmethod
    def ready(cls, chat_id: int, body: dict[str, Any]) -> "Payload | None":
        """The call for what was worded when it was queued; None for cards and notices."""
        if "ack" in body:
            return cls.acknowledgement(body)
        if "inline" in body:
            return cls.inline(body)
        if "text" in body:
            return cls.screen(chat_id, body)
        if "file" in body:
            return cls.file(chat_id, body)
        return None

    @classmethod
    def strip(cls, chat_id: int, message_id: int) -> "Payload":
        """Takes the buttons off an earlier message."""
        return cls(
            "editMessageReplyMarkup",
            {"chat_id": chat_id, "message_id": message_id},
            edits=message_id,
            only_strips=True,
        )

    @classmethod
    def line(cls, chat_id: int, message_id: int, text: Markup) -> "Payload":
        """Leaves one line, with no buttons, of an earlier message."""
        arguments = {"chat_id": chat_id, "message_id": message_id, "text": text}
        return cls(
            "editMessageText",
            {**arguments, "parse_mode": "HTML"},
            edits=message_id,
            only_strips=True,
        )

    def as_new(self) -> "Payload":
        """The same as a new message, where the old one can't be changed any more."""
        arguments = {k: v for k, v in self.arguments.items() if k != "message_id"}
        media = arguments.pop("media", None)
        if media is not None:
            words = {"caption": media.caption, "parse_mode": media.parse_mode}
            arguments.update(words, photo=media.media, protect_content=True)
            return replace(self, method="sendPhoto", arguments=arguments, edits=None)
        return replace(self, method="sendMessage", arguments=arguments, edits=None)


class Drawing:
    """Words notices and draws cards, for delivery."""

    def __init__(self, registry: Registry, wording: Wording, bot_username: str) -> None:
        self._registry, self._wording, self._bot_username = registry, wording, bot_username

    async def draw(self, tx: Tx, row: Row, body: dict[str, Any], now: datetime) -> Payload | None:
        """The call for a card or a notice; None where it is no longer so, or not theirs."""
        if "card" in body:
            return await self._card(tx, int(body["card"]), now, row, fresh="fresh" in body)
        if "strip" in body:
            # A card may have come back to the message since, by a tap on it in the meantime.
            if await outbox.shows_card(tx, row["chat_id"], int(body["strip"])):
                return None
            return Payload.strip(row["chat_id"], int(body["strip"]))
        lang = interface_language(row["telegram_lang"], row["lang"])
        if "again" in body:
            if await outbox.shows_card(tx, row["chat_id"], int(body["again"])):
                return None
            where = "below" if body["at"] > body["again"] else "above"
            text = self._wording.say(lang, "card-shown-again", where=where)
            return Payload.line(row["chat_id"], int(body["again"]), text)
        if "menu" in body:
            return await self._menu(tx, row, lang)
        if "delete" in body:
            message_id = await outbox.message_of(tx, int(body["delete"]))
            about = {"chat_id": row["chat_id"], "message_id": message_id}
            return Payload("deleteMessage", about) if message_id is not None else None
        if "document" in body:
            return await self._document(tx, row, body, now, lang)
        if "broadcast" in body:
            return await self._broadcast(tx, row, int(body["broadcast"]), now, lang)
        zone = ZoneInfo(row["zone"]) if row["zone"] is not None else None
        values: dict[str, Any] = {
            name: Words(str(value)) if name == OWN_WORDS else value
            for name, value in unpack(body.get("values", {})).items()
        }
        text = self._wording.say(lang, body["say"], zone=zone, **values)
        where, reader = row["community_id"], row["person_id"]
        if where is not None and reader is not None and await belonging.in_several(tx, reader):
            text = self._placed(lang, await communities.by_id(tx, where), text)
        if row["for_name"] is not None:
            text = self._for(lang, row["for_name"], text)
        buttons = [
            Button(self._wording.button(lang, key), data) for key, data in body.get("buttons", [])
        ]
        buttons += off_switch(self._wording, lang, row["reason"], where)
        return Payload.screen(row["chat_id"], Screen(text, one_a_row(*buttons)).payload())

    def _placed(self, lang: str, where: Community | None, text: Markup) -> Markup:
        """Who belongs to several timebanks reads on each card and note which one it is about."""
        if where is None or escape(where.name) in text:
            return text
        return Markup(f"{self._wording.say(lang, 'card-timebank', timebank=where.name)}\n{text}")

    def _for(self, lang: str, name: str, text: Markup) -> Markup:
        """What somebody reads for another says so in its first line."""
        return Markup(f"{self._wording.say(lang, 'hat-for', name=name)}\n{text}")

    async def _document(
        self, tx: Tx, row: Row, body: dict[str, Any], now: datetime, lang: str
    ) -> Payload | None:
        """The call that sends a file; None where it is no longer its reader's to have."""
        viewer = await people.person(tx, row["person_id"])
        if viewer is None:
            return None
        view = View(tx, viewer, lang, self._wording, now, self._bot_username, self._registry)
        found = await KINDS[body["document"]](view, row["community_id"], body["about"])
        if found is None:
            return None
        arguments = {
            "chat_id": row["chat_id"],
            "caption": str(found.caption),
            "parse_mode": "HTML",
        }
        if found.protected:
            arguments["protect_content"] = True
        method = FILE_METHODS["photo" if found.photo else "document"]
        return Payload(method, arguments, document=found)

    async def _broadcast(
        self, tx: Tx, row: Row, broadcast_id: int, now: datetime, lang: str
    ) -> Payload | None:
        """News for one reader; None where it is not for them any more."""
        viewer = await people.person(tx, row["person_id"])
        if viewer is None:
            return None
        view = View(tx, viewer, lang, self._wording, now, self._bot_username, self._registry)
        found = await broadcast_words.drawn(view, broadcast_id)
        if found is None:
            return None
        picture = {"photo": found.photo} if found.photo else {}
        return Payload.screen(row["chat_id"], {**found.screen.payload(), **picture})

    async def _menu(self, tx: Tx, row: Row, lang: str) -> Payload:
        """One person's own menu, fitted to the roles that they hold now."""
        roles = await people.roles(tx, row["person_id"])
        commands = menu(self._registry, self._wording, lang, {role for _, role in roles})
        scope = {"type": "chat", "chat_id": row["chat_id"]}
        return Payload("setMyCommands", {"commands": commands, "scope": scope})

    async def _card(
        self, tx: Tx, card_id: int, now: datetime, row: Row, *, fresh: bool
    ) -> Payload | None:
        which = {"id": card_id}
        cards, viewers, many = await tx.many(
            (outbox.CARD, which),
            (people.VIEWER_OF_CARD, which),
            (belonging.MANY_OF_READER, which),
        )
        if not cards or not viewers:
            return None
        card, viewer = cards[0], people.person_of(viewers[0])
        lang = interface_language(viewer.telegram_lang, viewer.lang)
        whose = viewer
        if card["for_id"]:
            # Drawn as the one sees it for whom it is, in its reader's language.
            found = await hats.still_acts(tx, viewer.id, card["for_id"], now)
            if found is None:
                return None
            whose = found
        view = View(tx, whose, lang, self._wording, now, self._bot_username, self._registry)
        screen = await self._registry.cards[card["kind"]](view, card["object_id"])
        if screen is None:
            return None
        screen = await desk_card.dress(view, card["kind"], card["object_id"], screen)
        off = off_switch(self._wording, lang, row["reason"], row["community_id"], card=card["kind"])
        if screen.rows and off:
            screen = replace(screen, rows=(*screen.rows, *one_a_row(*off)))
        several = many[0]["many"] > 1
        if several or card["kind"] in four_eyes.CARDS.keys() - NAME_IT:
            where = await belonging.timebank_of(tx, card["kind"], card["object_id"])
            # Who stands in for the brokers of a partner reads whose it is, too.
            if not several and where is not None and where.id == viewer.community_id:
                where = None
            screen = replace(screen, text=self._placed(lang, where, screen.text))
        if whose != viewer:
            screen = replace(screen, text=self._for(lang, whose.name, screen.text))
        body = screen.payload()
        marked = {**body, "picture": screen.picture.mark} if screen.picture else body
        digest = hashlib.sha256(json.dumps(marked, sort_keys=True).encode()).hexdigest()[:32]
        if card["message_id"] is not None and not fresh:
            body["edit"] = card["message_id"]
        payload = Payload.screen(card["chat_id"], body)
        if screen.picture is not None:
            payload = payload.pictured(screen.picture)
        same = "edit" in body and card["shown"] == digest
        return replace(
            payload,
            card_id=card_id,
            card_message=card["message_id"],
            digest=digest,
            unchanged=same,
            replaces=card["message_id"] if fresh else None,
        )
