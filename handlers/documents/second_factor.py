"""The QR picture that an authenticator app reads, made once and deleted from the chat after."""

import io
from collections.abc import Mapping
from functools import partial
from typing import Any

from domain import one_time_codes as codes
from handlers.documents import Document
from handlers.journey import View
from storage import communities, second_factors


async def draw(view: View, community_id: int | None, about: Mapping[str, Any]) -> Document | None:  # noqa: ARG001 (every document's form)
    """Of the viewer's own secret, until it counts; None afterwards."""
    community = await communities.by_id(view.tx, community_id or 0)
    if community is None:
        return None
    one = await second_factors.find(view.tx, community.id, view.viewer.id)
    if one is None or one.confirmed or one.secret is None:
        return None
    secret = one.secret
    typed = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    caption = view.wording.say(view.lang, "second-factor-picture", secret=typed)
    link = codes.address(secret, view.viewer.name, f"Goodturn {community.name}")
    return Document("app.png", caption, partial(_png, link), photo=True, protected=True)


def _png(link: str) -> bytes:
    import segno  # noqa: PLC0415 (only where a picture is made)

    file = io.BytesIO()
    segno.make(link, error="m", micro=False).save(file, kind="png", scale=8, border=4)
    return file.getvalue()
