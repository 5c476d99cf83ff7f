"""Every answer that is read back can be changed, so the list of what can be changed names it."""

from handlers.table import registry
from handlers.wording import Wording


def test_each_answer_of_a_form_that_is_read_back_has_a_short_name() -> None:
    """The simulation's seed 1023: [Change] of who is on duty failed for want of a name."""
    wording = Wording.load(strict=True)
    named = 0
    for form in registry().forms.values():
        if form.review is None:
            continue
        for field in form.fields():
            if not field.hidden:
                assert wording.button("en", f"{field.key.removesuffix('-ask')}-name")
                named += 1
    assert named > 100
