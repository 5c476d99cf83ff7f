"""The rules for one message: its comment, its variables, and how it is worded.

Sources: the GOV.UK style guide (25 words, no Latin, "to" in ranges), Telegram's limits, and the
house's own: hours are never money.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from handlers.wording.checks import prose
from handlers.wording.checks.catalogue import KEY, Finding, Message, Sentence
from handlers.wording.text import unmarked

QUESTION_LIMIT = 300
SENTENCE_LIMIT = 25
BUTTON_LIMIT = 24
NOTICE_LIMIT = 200
COMMAND_LIMIT = 80
ALLOWABLE = frozenset({"money", "verb-first"})
"""Rules that a comment may lift with `# allow money: <reason>`."""

# Through what a sentence may show each type of variable; None is the bare value.
TYPES: dict[str, set[str | None]] = {
    "text": {None, "select"},
    "words": {None},
    "markup": {None},
    "link": {None},
    "count": {None, "select", "NUMBER"},
    "minutes": {"DURATION", "select"},
    "date": {"DAY", "MONTH", "SPAN"},
    "datetime": {"WHEN", "DAY", "TIME", "MONTH", "SPAN"},
    "time": {"TIME", "SPAN"},
    "list": {"LIST"},
    "choice": {"select"},
}
_LATIN = re.compile(r"(?i)\b(?:e\.g\.?|i\.e\.?|eg|etc|n\.b\.?|viz)(?![\w'])")
_MONEY = re.compile(r"(?i)[£€]|\$\d|\b(?:pay(?:s|ing|ments?)?|paid|worth|credits)\b")
_DASHED_RANGE = re.compile(r"\d(?:am|pm)?\s?[-–—]\s?\d")
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff]"
    "(?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d[\U0001f300-\U0001faff\u2640\u2642])*"
)
_NOT_VERBS = re.compile(
    r"(?x) a|all|an|and|about|account|area|at|balance|broker|button|by|details|events|for|from"
    r"|history|home|hours|i|in|information|it|me|members?|menu|my|new|next|of|on|options?|our"
    r"|person|previous|privacy|profile|queue|requests|roles?|rules|settings|shifts?|statement|status|the|their|these|this|time|timebank|to|we|with|you|your"
)
_TAGS = re.compile(r"a|b|blockquote|code|del|em|i|ins|pre|s|strike|strong|tg-spoiler|u")


def check_message(message: Message, *, english: bool) -> Iterator[Finding]:
    """Everything wrong with a message; the rules for English words only where it is `english`."""
    if english:
        yield from _comment(message)
    for rule, reason in message.allowed.items():
        if rule not in ALLOWABLE or not reason:
            names = " or ".join(sorted(ALLOWABLE))
            yield _finding(message, "allow", f"write `allow {names}: <reason>`, not {rule!r}")
    for sentence in message.sentences:
        for sample in sentence.samples:
            for rule, cure in _rules(sentence, sample, english=english):
                if not (rule in ALLOWABLE and message.allowed.get(rule)):
                    yield Finding(sentence.path, sentence.line, rule, f"{sentence.key}: {cure}")


def _finding(message: Message, rule: str, cure: str) -> Finding:
    return Finding(message.path, message.line, rule, f"{message.name}: {cure}")


def _comment(message: Message) -> Iterator[Finding]:
    if not KEY.fullmatch(message.name.lstrip("-")) and not message.name.startswith("-"):
        yield _finding(message, "key", "name it area-what, with a hyphen, as in join-name-ask")
    if not message.context:
        yield _finding(message, "comment", "say above it when people see it, for translators")
    for name in message.unclear:
        yield _finding(message, "comment", f"describe it: `# ${name} (text): what it holds`")
    uses = {use for sentence in message.sentences for use in sentence.uses}
    used = {use.variable for use in uses}
    if message.name.startswith("-"):
        return  # a term's variables are given by the translator
    for name in sorted(used - message.declared.keys()):
        yield _finding(message, "variables", f"list `# ${name} (text): ...` in its comment")
    for name in sorted(message.declared.keys() - used):
        yield _finding(message, "variables", f"${name} is listed but not used; drop the line")
    for use in sorted(uses, key=lambda use: (use.variable, use.through or "")):
        kind = message.declared.get(use.variable)
        if kind and kind not in TYPES:
            yield _finding(message, "variables", f"${use.variable}: {kind} is none of {[*TYPES]}")
        elif kind and use.through not in TYPES[kind]:
            ways = " or ".join(sorted(f"{way}()" if way else "bare" for way in TYPES[kind]))
            yield _finding(message, "variables", f"show ${use.variable} ({kind}) through {ways}")


def _rules(sentence: Sentence, sample: str, *, english: bool) -> Iterator[tuple[str, str]]:
    """Rule and cure for everything wrong with one sample."""
    yield from _shape(sentence, sample)
    text = sample if sentence.is_plain else unmarked(sample)
    is_question = sentence.key.endswith("-ask") or text.rstrip().endswith("?")
    if is_question and len(text) > QUESTION_LIMIT:
        yield "question", f"ask in {QUESTION_LIMIT} characters or fewer, not {len(text)}"
    yield from _emoji(text)
    if english:
        for part in prose.sentences(text):
            count = len(prose.words(part))
            if count > SENTENCE_LIMIT:
                yield "long-sentence", f"{count} words; split it: {part[:50]!r}"
        for rule, pattern, cure in _ENGLISH:
            if found := pattern.search(text):
                yield rule, f"{found[0]!r}: {cure}"
        if sentence.is_button:
            first = re.sub(r"[^\w']", "", (text.split() or [""])[0]).lower()
            if _NOT_VERBS.fullmatch(first):
                yield "verb-first", f"begin with a verb (See, Show, Add), not {first!r}"


_ENGLISH = (
    ("latin", _LATIN, "write 'such as', 'that is' or 'and so on'"),
    ("money", _MONEY, "hours are not money; say hours, give, get"),
    ("range", _DASHED_RANGE, "write 'to' between two numbers"),
)


def _shape(sentence: Sentence, sample: str) -> Iterator[tuple[str, str]]:
    if not sentence.is_plain:
        if problem := _html_problem(sample):
            yield "html", problem
        return
    if re.search("[<>&]", sample):
        yield "plain", "Telegram shows this without HTML: no <, > or &"
    if "\n" in sample:
        yield "plain", "keep it on one line"
    limits: tuple[tuple[bool, int], ...] = (
        (sentence.is_button, BUTTON_LIMIT),
        (sentence.key.startswith("toast-"), NOTICE_LIMIT),
        (sentence.key.startswith("cmd-"), COMMAND_LIMIT),
    )
    for applies, limit in limits:
        if applies and len(sample) > limit:
            yield "too-long", f"{len(sample)} characters ({sample!r}); {limit} or fewer"


def _emoji(text: str) -> Iterator[tuple[str, str]]:
    found = list(_EMOJI.finditer(text))
    if len(found) > 1:
        yield "emoji", "at most one: a screen reader reads each aloud"
    elif found and text[found[0].end() :].strip():
        yield "emoji", "put it at the end, never first or as a bullet"


class _Tags(HTMLParser):
    """Follows tags as Telegram does, which refuses what a browser forgives."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.problem = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if not _TAGS.fullmatch(tag):
            self.problem = self.problem or f"Telegram knows no <{tag}>"
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problem = self.problem or f"</{tag}> closes nothing"


def _html_problem(sample: str) -> str:
    if re.search(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[\da-fA-F]+);)", sample):
        return "write & as &amp;"
    if re.search(r"<(?!/?[a-z][^<>]*>)", sample):
        return "write < as &lt;"
    tags = _Tags()
    tags.feed(sample)
    tags.close()
    return tags.problem or (f"<{tags.open[-1]}> is never closed" if tags.open else "")
