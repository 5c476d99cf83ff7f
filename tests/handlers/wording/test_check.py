"""The wording check finds what it promises, each rule shown failing and passing."""

from pathlib import Path

import pytest

from handlers.wording.check import check, report
from handlers.wording.checks import prose

CODE = 'unit.say("visit-thanks", name=name)\n'
ENGLISH = """
# After a visit.
# $name (text): the neighbour
visit-thanks = Thank you, { $name }.
"""


@pytest.fixture
def product(tmp_path):
    """A small product: one sentence, said once. Returns its root."""
    (tmp_path / "locales/en").mkdir(parents=True)
    (tmp_path / "handlers").mkdir()
    (tmp_path / "locales/en/visit.ftl").write_text(ENGLISH, "utf-8")
    (tmp_path / "handlers/visit.py").write_text(CODE, "utf-8")
    return tmp_path


def write(root: Path, ftl: str = "", code: str = "", urdu: str = "") -> None:
    (root / "locales/en/visit.ftl").write_text(ENGLISH + ftl, "utf-8")
    (root / "handlers/visit.py").write_text(CODE + code, "utf-8")
    if urdu:
        (root / "locales/ur-Latn").mkdir()
        (root / "locales/ur-Latn/visit.ftl").write_text(urdu, "utf-8")


def rules(root: Path) -> list[str]:
    return [found.rule for found in check(root)[0]]


def test_a_sound_product_has_nothing_to_put_right(product):
    findings, ages = check(product)
    assert findings == []
    assert report(product, findings, ages)[-1] == "wording: all well"


def saying(key: str) -> str:
    return f'unit.say("{key}")\n'


LONG = " ".join(["word"] * 26)


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        ("comment", "visit-x = Hello.", "# A greeting.\nvisit-x = Hello."),
        (
            "comment",
            "# Hi.\n# $name\nvisit-x = Hi { $name }.",
            "# Hi.\n# $name (text): who\nvisit-x = Hi { $name }.",
        ),
        ("variables", "# Hi.\nvisit-x = Hi { $name }.", "# Hi.\nvisit-x = Hi."),
        ("variables", "# Hi.\n# $name (text): who\nvisit-x = Hi.", "# Hi.\nvisit-x = Hi."),
        (
            "variables",
            "# Hi.\n# $m (minutes): how long\nvisit-x = It took { $m }.",
            "# Hi.\n# $m (minutes): how long\nvisit-x = It took { DURATION($m) }.",
        ),
        (
            "variables",
            "# Hi.\n# $name (person): who\nvisit-x = Hi { $name }.",
            "# Hi.\n# $name (text): who\nvisit-x = Hi { $name }.",
        ),
        (
            "variables",
            "# Hi.\nvisit-x = Hi. { visit-thanks }",
            "# Hi.\n# $name (text): who\nvisit-x = Hi. { visit-thanks }",
        ),
        ("long-sentence", f"# Hi.\nvisit-x = {LONG}.", f"# Hi.\nvisit-x = {LONG[5:]}. Word."),
        ("question", f"# Q.\nvisit-x = {'Is it so. ' * 31}?", f"# Q.\nvisit-x = {'So. ' * 31}?"),
        ("latin", "# Hi.\nvisit-x = Tea, e.g. green.", "# Hi.\nvisit-x = Tea, such as green."),
        ("latin", "# Hi.\nvisit-x = Tea, cake etc", "# Hi.\nvisit-x = Tea and cake. Fetch it."),
        ("money", "# Hi.\nvisit-x = You have 2 credits.", "# Hi.\nvisit-x = You have 2 hours."),
        (
            "money",
            "# Hi.\nvisit-x = It is £5.",
            "# Hi.\n# allow money: a fare\nvisit-x = It is £5.",
        ),
        ("range", "# Hi.\nvisit-x = From 2-4pm.", "# Hi.\nvisit-x = From 2pm to 4pm."),
        ("emoji", "# Hi.\nvisit-x = 👋 Hello.", "# Hi.\nvisit-x = Hello. 👋🏽"),
        ("emoji", "# Hi.\nvisit-x = Hello 🎉🎉", "# Hi.\nvisit-x = Hello 👩‍👧"),
        ("html", "# Hi.\nvisit-x = <b>Hello.", "# Hi.\nvisit-x = <b>Hello.</b>"),
        ("html", "# Hi.\nvisit-x = <b><i>Hi</b></i>", "# Hi.\nvisit-x = <b><i>Hi</i></b>"),
        ("html", "# Hi.\nvisit-x = <h1>Hi</h1>", "# Hi.\nvisit-x = <u>Hi</u>"),
        ("html", "# Hi.\nvisit-x = Tea & cake", "# Hi.\nvisit-x = Tea &amp; cake"),
        ("html", "# Hi.\nvisit-x = I <3 tea", "# Hi.\nvisit-x = I &lt;3 tea"),
        (
            "too-long",
            "# Tap.\nbtn-x = Show me all the hours I ever gave",
            "# Tap.\nbtn-x = Show all my hours",
        ),
        (
            "too-long",
            "# Tap.\nvisit-x = Hi\n    .button = Show me all the hours I gave",
            "# Tap.\nvisit-x = Hi\n    .button = Show my hours",
        ),
        ("verb-first", "# Tap.\nbtn-x = My hours", "# Tap.\nbtn-x = See my hours"),
        (
            "verb-first",
            "# Tap.\n# allow verb-first:\nbtn-x = My hours",
            "# Tap.\n# allow verb-first: on the paper form too\nbtn-x = My hours",
        ),
        ("plain", "# Over a button.\ntoast-x = <b>Done</b>", "# Over a button.\ntoast-x = Done"),
        ("allow", "# Hi.\n# allow latin: old\nvisit-x = Tea.", "# Hi.\nvisit-x = Tea."),
        ("key", "# Hi.\nvisit = Hello.", "# Hi.\nvisit-x = Hello."),
        ("syntax", "visit-x Hello", ""),
        ("double", ENGLISH, ""),
    ],
)
def test_each_rule_for_sentences(product, rule, bad, good):
    said = 'unit.say("visit-x")\nkeys = ["visit", "btn-x", "toast-x", "visit-x.button"]\n'
    said = said.replace('unit.say("visit-x")', 'unit.say("visit-x")' if "visit-x =" in good else "")
    write(product, bad, said)
    assert rule in rules(product)
    write(product, good, said)
    assert rules(product) == []


@pytest.mark.parametrize(
    "code",
    [
        'unit.say("visit-gone")',
        'wording.say("en", "visit-gone")',
        'raise DomainError("visit-gone", days=31)',
        'who: str = ask("visit-gone", Person())',
        'unit.tell(7, "exchange.logged", "visit-gone")',
        'Card(key="visit-gone")',
        'unit.say("visit-thanks" if early else "visit-gone")',
        'KEYS = {"late": "visit-gone"}',
        'class Late(DomainError):\n def __init__(self):\n  super().__init__("visit-gone")',
    ],
)
def test_a_key_that_nobody_wrote_is_found_with_its_line(product, code):
    write(product, code="\n" + code)
    (found,) = check(product)[0]
    assert found.rule == "unknown-key"
    assert found.path.name == "visit.py"
    assert found.line >= 3
    line = report(product, [found], {})[0]
    assert line.startswith(f"handlers/visit.py:{found.line}: unknown-key: write visit-gone")


def test_a_sentence_that_nobody_says_is_found(product):
    write(product, "# Hi.\nvisit-x = Hello.")
    assert rules(product) == ["unused"]
    write(product, "# Hi.\nvisit-x = Hello.", "STATES = {'open': 'visit-x'}")
    assert rules(product) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('unit.say(f"visit-{state}")', ["family", "unused"]),
        ('unit.say(f"visit-{state}")\nKEY_FAMILIES = ("visit-",)', []),
        ('unit.say(f"{stem}-open")\nKEY_FAMILIES = ("-open",)', []),
        ('unit.say(f"visit-{state}")\nKEY_FAMILIES = ("visit-", "trip-")', ["family"]),
    ],
)
def test_keys_put_together_at_run_time_belong_to_a_listed_family(product, code, found):
    write(product, "# Hi.\nvisit-open = Hello.", code)
    assert sorted(rules(product)) == found


def test_an_attribute_that_the_code_puts_on_any_key_is_said(product):
    ftl = "# Hi.\nvisit-x = Hello.\n    .hint = Say hello."
    write(product, ftl, 'unit.say("visit-x")')
    assert rules(product) == ["unused"]
    write(product, ftl, 'unit.say("visit-x")\nunit.text(f"{key}.hint")')
    assert rules(product) == []


@pytest.mark.parametrize(
    ("urdu", "found"),
    [
        ("### Not yet reviewed by a native reader.\nvisit-thanks = Shukriya, { $name }.", []),
        ("### Reviewed by A. Khan, May 2026.\nvisit-thanks = Shukriya, { $name }.", []),
        ("visit-thanks = Shukriya, { $name }.", ["reviewed"]),
        ("### Reviewed by A. Khan.\nvisit-thanks = Shukriya.", ["variables"]),
        ("### Reviewed by A. Khan.\nvisit-thanks = { $naam } { $name }.", ["variables"]),
        ("### Reviewed by A. Khan.\nvisit-salaam = Salaam.", ["unknown-key"]),
    ],
)
def test_translations_keep_to_english(product, urdu, found):
    write(product, urdu=urdu)
    assert rules(product) == found


def test_a_language_that_the_bot_does_not_offer_is_found(product):
    (product / "locales/pl").mkdir()
    text = "### Reviewed by A. Nowak, May 2026.\nvisit-thanks = Dziękuję, { $name }."
    (product / "locales/pl/visit.ftl").write_text(text, "utf-8")
    assert rules(product) == ["language"]


def test_hard_reading_fails_and_is_in_the_table(product):
    hard = (
        "The administration subsequently determines eligibility regarding volunteering "
        "opportunities. Applications necessitate consideration of organisational requirements."
    )
    ftl = "\n".join(f"# Hard.\nvisit-x{n} = {hard}" for n in range(8))
    write(product, ftl, "keys = " + str([f"visit-x{n}" for n in range(8)]))
    findings, ages = check(product)
    assert [found.rule for found in findings] == ["reading-age"]
    (age,) = ages.values()
    assert age.grade > 12
    assert f"{age.grade:.1f}" in report(product, findings, ages)[-2]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("hours", 1),
        ("time", 1),
        ("table", 2),
        ("places", 2),
        ("wanted", 2),
        ("shared", 1),
        ("people", 2),
        ("volunteer", 3),
        ("gardening", 3),
        ("5:30pm", 1),
    ],
)
def test_syllables(word, count):
    assert prose.syllables(word) == count


def test_plain_english_has_a_low_grade():
    age = prose.reading_age(["You have 2 hours. Jean said yes.", "The broker will look at it."])
    assert age is not None
    assert age.grade < 3
