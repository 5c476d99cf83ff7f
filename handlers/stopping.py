"""Help that repeats is stopped in words: "stop the bins" asks whether to pause it or to end it."""

import re

from domain.reading import skills
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.shift_words import telling
from handlers.standing import PAGE, line_of, name_of
from handlers.unit import Unit
from handlers.wording import Markup
from services import arrangements
from storage.arrangements import Arrangement

MOST_WORDS = 10
_STOPS = re.compile(
    r"^(?:please |can (?:you|we|i) |could (?:you|we|i) |i (?:want|would like|'d like) to )*"
    r"(?:stop|end|pause|finish|no more)\s+(?:doing |getting |having )?"
    r"(?:the |my |our |with )?(?P<what>.+?)(?: please| for now| for a while)?[ .!?]*$",
    re.IGNORECASE,
)


async def heard(unit: Unit, words: str) -> bool:
    """ "Stop the bins": pause or end it; of several, which. False where they have none of the
    kind."""
    said = _STOPS.match(" ".join(words.replace("’", "'").split())[:120])
    if said is None or "member" not in unit.roles or len(words.split()) > MOST_WORDS:
        return False
    going = [one for one in await arrangements.mine(unit) if one.state in ("active", "paused")]
    found = [one for one in going if _is_about(one, said["what"])][:PAGE]
    if not found:
        return False
    home = unit.button("btn-home", "home")
    lines = Markup("\n".join(str(line_of(unit, one, n)) for n, one in enumerate(found, 1)))
    if len(found) > 1:
        buttons = [
            unit.button("btn-standing-see", f"st-open:{one.id}", number=n, name=name_of(unit, one))
            for n, one in enumerate(found, 1)
        ]
        unit.say("standing-stop-which", one_a_row(*buttons, home), lines=lines)
        return True
    one = found[0]
    data = f"{one.id}:{one.mark}"
    pause = [unit.button("btn-standing-pause", f"st-pause:{data}")] if one.state == "active" else []
    end = unit.button("btn-standing-end", f"st-end:{data}")
    unit.say("standing-stop-ask", one_a_row(*pause, end, home), lines=lines)
    return True


def _is_about(one: Arrangement, what: str) -> bool:
    named = {found.skill for found in skills.rank(what, 2)}
    return one.skill in named or bool(telling(what) & telling(one.words or ""))


journey = Journey("stopping", hears=[heard])
