"""Every kind of document that can be sent, by the name that the outbox keeps."""

from collections.abc import Mapping

from handlers.documents import Draw, statement

KINDS: Mapping[str, Draw] = {"statement": statement.draw}
