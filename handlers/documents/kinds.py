"""Every kind of document that can be sent, by the name that the outbox keeps."""

from collections.abc import Mapping

from handlers.documents import Draw, report, statement

KINDS: Mapping[str, Draw] = {"statement": statement.draw, "report": report.draw}
