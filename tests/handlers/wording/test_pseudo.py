"""The pseudo-languages change every sentence and nothing else, and show what bypassed Fluent."""

import re
import unicodedata

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from handlers.wording import LANGUAGES, Link, Markup, Wording, Words
from handlers.wording.languages import ENGLISH
from handlers.wording.pseudo import foreign_words, is_pseudo, pseudo_resource, pseudo_text
from handlers.wording.wording import sources

SENTENCES = """
error-wording = Please talk to a person.
greet = Hello <b>{ $name }</b> &amp; welcome! See /help or
    https://t.me/goodturn_bot?start={ $code } now.
    .button = Say hello
invite = <a href="{ $link }">Join { btn-now }</a>
btn-now = now
gave = { $name } gave { DURATION($minutes) }.
hands = { $count ->
    [one] One person
   *[other] { $count } people
 }
command = /balance shows your hours.
"""
KINDS = ["accented", "mirrored"]
CODES = ["en-XA", "ar-XB"]


@pytest.fixture(scope="module")
def wording() -> Wording:
    return Wording({language: [SENTENCES] for language in LANGUAGES})


class Pieces(Visitor):
    """Variables, functions and texts of a resource, in order."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.names: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        self.texts.append(node.value)

    def visit_Identifier(self, node: ast.Identifier) -> None:  # noqa: N802
        self.names.append(node.name)


def pieces(resource: ast.Resource) -> Pieces:
    found = Pieces()
    found.visit(resource)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_the_product_changes_and_every_variable_stays(kind):
    parsed = [FluentParser().parse(text) for text in sources(ENGLISH)]
    assert parsed
    for resource in parsed:
        before, made = pieces(resource), pieces(pseudo_resource(resource, kind))
        assert made.names == before.names
        # A tag may run across a variable: <a href="{ $link }">.
        texts = [re.sub("<[^<>]*(>|$)", "", text) for text in made.texts]
        without_tags = (re.sub("<[^<>]*(>|$)", "", text) for text in before.texts)
        letters = [text for text in without_tags if re.search("[A-Za-z]", text)]
        assert all(is_pseudo(text) for text in texts), texts
        assert not any(is_pseudo(text) for text in letters)


@pytest.mark.parametrize("code", CODES)
def test_tags_entities_addresses_and_commands_stay(wording, code):
    said = wording.say(code, "greet", name="Jean", code="abc")
    assert "<b>\u2068Jean\u2069</b> &amp; " in said
    assert " /help " in said
    assert "https://t.me/goodturn_bot?start=" in said
    assert "Hello" not in said
    assert "hello" not in wording.button(code, "greet.button")
    link = Link("https://t.me/goodturn_bot?start=join")
    assert wording.say(code, "invite", link=link).startswith(f'<a href="{link}">')


def test_accented_is_about_forty_per_cent_longer():
    english = "\n".join(re.findall(r"= (.+)", "\n".join(sources(ENGLISH))))
    longer = len(pseudo_text(english, "accented")) / len(english)
    assert 1.25 < longer < 1.5


def directions(text: str) -> list[str]:
    strong = [unicodedata.bidirectional(character) for character in text]
    return [kind for kind in strong if kind in {"L", "R", "AL"}]


def test_mirrored_text_runs_right_to_left_without_any_embedding(wording):
    made = wording.say("ar-XB", "hands", count=3)
    assert set(directions(made)) == {"AL"}
    assert not re.search("[\u202a-\u202e]", wording.say("ar-XB", "greet", name="Jean", code="a"))


def test_a_mirrored_line_that_begins_with_a_command_still_runs_right_to_left(wording):
    assert directions(wording.say("ar-XB", "command"))[0] == "R"
    assert directions(pseudo_text("2 hours", "mirrored"))[0] == "AL"


@pytest.mark.parametrize("code", CODES)
def test_a_whole_screen_from_fluent_is_pseudo_whatever_was_inserted(wording, code):
    screen = "\n".join(
        [
            wording.say(code, "greet", name="Jean & Amina", code="abc"),
            wording.say(code, "gave", name=Words("I did\ntwo lines"), minutes=90),
            wording.say(code, "hands", count=12),
            wording.say(code, "command"),
            wording.button(code, "greet.button"),
        ]
    )
    assert is_pseudo(screen), foreign_words(screen)


@pytest.mark.parametrize("code", CODES)
def test_a_sentence_that_bypassed_fluent_is_found(wording, code):
    screen = wording.say(code, "hands", count=2) + "\nYour hours were saved"
    assert foreign_words(screen) == ["Your", "hours", "were", "saved"]
    wrapped = wording.say(code, "gave", name=Markup("<b>Somebody</b>"), minutes=60)
    assert foreign_words(wrapped) == ["Somebody"]
    assert not is_pseudo("Zażółć gęślą jaźń")
