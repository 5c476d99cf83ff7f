"""Every kind of document that can be sent, by the name that the outbox keeps."""

from collections.abc import Mapping

from handlers.documents import (
    Draw,
    award_certificate,
    award_rows,
    broadcast,
    calendar_file,
    campaign,
    code_slip,
    flyer,
    import_rows,
    kings_award,
    letter,
    needs,
    poster,
    report,
    served_letter,
    shift_rows,
    sign_in_sheet,
    slips,
    statement,
)

KINDS: Mapping[str, Draw] = {
    "award-certificate": award_certificate.draw,
    "award-picture": award_certificate.picture,
    "award-rows": award_rows.draw,
    "broadcast": broadcast.draw,
    "campaign": campaign.draw,
    "statement": statement.draw,
    "calendar": calendar_file.draw,
    "report": report.draw,
    "needs": needs.draw,
    "import-rows": import_rows.draw,
    "kings-award": kings_award.draw,
    "letter": letter.draw,
    "served-letter": served_letter.draw,
    "poster": poster.draw,
    "flyer": flyer.draw,
    "sign-in-sheet": sign_in_sheet.draw,
    "slips": slips.draw,
    "shift-rows": shift_rows.draw,
    "code": code_slip.draw,
    "statements": statement.draw_all,
}
