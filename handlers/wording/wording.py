"""`Wording`: a key and values in, a finished sentence out."""

import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from functools import cache
from importlib import resources
from threading import Lock
from typing import Any

from fluent.runtime import FluentBundle, resolver
from fluent.runtime.errors import FluentReferenceError
from fluent.syntax import FluentParser, ast

from handlers.wording.functions import Text, functions
from handlers.wording.languages import ENGLISH, LANGUAGES, Language
from handlers.wording.prepare import Manner, prepare, prepare_what_can_be
from handlers.wording.pseudo import pseudo_resource
from handlers.wording.text import cut
from handlers.wording.values import Markup, Value, WordingError

log = logging.getLogger(__name__)

BUTTON_LIMIT = 64
"""Longest label of a button, in characters; phones show less."""
_VALUE_IN_BUTTON = 24
_LAST_RESORT = "error-wording"
# fluent.runtime refuses an inserted text over 2,500 characters, to guard against strangers' files.
# Ours are our own, values are cut before, and a whole card may be inserted as `Markup`: so allow
# what Telegram takes as raw text (32,768 bytes).
resolver.MAX_PART_LENGTH = 32_768

_GAP = Text("", "…")
_UNKNOWN_VARIABLE = "Unknown external: "  # begins fluent.runtime's error for a missing value
_FAILED_FUNCTION = re.compile(r"\b[A-Z]+\(\)")  # what fluent.runtime shows for one, as in DAY()


_HEAD = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.ASCII | re.MULTILINE)
"""The beginning of a message or term: everything else that a line may begin with is none."""
_NAME = re.compile(r"-?[a-zA-Z][\w-]*", re.ASCII)


def _sentences(texts: Iterable[str]) -> dict[str, str]:
    """The source of each message and -term by its name; of two with one name, the last.

    Parsing all of it takes half a second of every start, and a day needs a fraction.
    """
    found: dict[str, str] = {}
    for text in texts:
        heads = list(_HEAD.finditer(text))
        ends = [*(head.start() for head in heads[1:]), len(text)]
        for head, end in zip(heads, ends, strict=True):
            found[head[1]] = text[head.start() : end]
    return found


class _Tongue:
    """One language's bundle: each sentence is read when it is first said."""

    def __init__(self, language: Language, sentences: Mapping[str, str], *, strict: bool) -> None:
        self.code = language.code
        self._pseudo = language.pseudo
        self._strict = strict
        self._unread = dict(sentences)
        self._reading = Lock()  # files are made in threads
        self.isolates = language.isolates_everything
        made = functions(language.conventions, isolates=self.isolates, word=self._word)
        # Values are isolated one by one where they are prepared, so the bundle does not.
        self._bundle = FluentBundle([language.conventions], dict(made), use_isolating=False)
        self._patterns: dict[str, Any] = {}

    def _word(self, key: str, /, **texts: str) -> str:
        return self.render(key, {name: Text(text, text) for name, text in texts.items()})

    def _read(self, name: str) -> None:
        """Puts a sentence and all that it may refer to into the bundle."""
        wanted = [name]
        with self._reading:
            while wanted:
                source = self._unread.pop(wanted.pop(), None)
                if source is not None:
                    resource = _parse(source, strict=self._strict)
                    if self._pseudo:
                        resource = pseudo_resource(resource, self._pseudo)
                    self._bundle.add_resource(resource)
                    wanted += [one for one in _NAME.findall(source) if one in self._unread]

    def pattern(self, key: str) -> Any:
        """The compiled pattern of a message or of its attribute; None if there is none."""
        found = self._patterns.get(key)
        if found is not None:
            return found
        message_id, _, attribute = key.partition(".")
        self._read(message_id)
        if self._bundle.has_message(message_id):
            message = self._bundle.get_message(message_id)
            found = message.attributes.get(attribute) if attribute else message.value
            if found is not None:
                self._patterns[key] = found
        return found

    def render(self, key: str, prepared: dict[str, Any]) -> str:
        """The sentence, or `WordingError` with every cause."""
        text, errors = self._format(key, prepared)
        if errors:
            causes = "; ".join(sorted({_cause(error) for error in errors}))
            raise WordingError(f"{key!r} in {self.code}: {causes}") from errors[0]
        return text

    def render_with_gaps(self, key: str, prepared: dict[str, Any]) -> str:
        """The sentence, with "…" for every value that is missing or wrong."""
        _, errors = self._format(key, prepared)
        missing = [str(error) for error in errors if isinstance(error, FluentReferenceError)]
        gaps = {text.removeprefix(_UNKNOWN_VARIABLE): _GAP for text in missing}
        text, _ = self._format(key, {**gaps, **prepared})
        return _FAILED_FUNCTION.sub("…", text)

    def _format(self, key: str, prepared: dict[str, Any]) -> tuple[str, Sequence[Exception]]:
        pattern = self.pattern(key)
        if pattern is None:
            raise WordingError(f"no sentence {key!r} in {self.code}")
        text, errors = self._bundle.format_pattern(pattern, prepared)
        return str(text), errors


def _cause(error: Exception) -> str:
    """What went wrong, without the values, which may be personal."""
    ours = isinstance(error, WordingError | FluentReferenceError)
    return str(error) if ours else type(error).__name__


class Wording:
    """All sentences in all languages; read-only once loaded, so it can be shared.

    `say` gives Telegram HTML, `plain` and `button` plain text. `lang` is a code from `LANGUAGES`;
    `key` is a message's name, or "name.attribute". A sentence that a language lacks comes in
    English. With `strict` (the default, and for every test) a missing sentence or value raises
    `WordingError`. Without it (the running bot) that is logged, without the values, and people
    read the English sentence with "…" in the gaps or, at worst, the sentence `error-wording`.
    """

    def __init__(self, sources: Mapping[Language, Sequence[str]], *, strict: bool = True) -> None:
        """From the texts of Fluent files per language; English must be among them."""
        self.strict = strict
        if strict:
            for text in (text for texts in sources.values() for text in texts):
                _parse(text, strict=True)
        self._sentences = {language: _sentences(texts) for language, texts in sources.items()}
        self._languages = {language.code: language for language in sources}
        self._tongues: dict[str, _Tongue] = {}
        self._constant: dict[tuple[str, str], Markup] = {}

    @staticmethod
    def load(*, strict: bool = True) -> "Wording":
        """The sentences of the `locales` package, read once per process."""
        return _loaded(strict)

    def say(self, lang: str, key: str, /, *, zone: tzinfo | None = None, **values: Value) -> Markup:
        """The sentence as Telegram HTML.

        Values are escaped, except `Markup`. A moment (aware `datetime`) is shown in `zone` if
        given; without, a UTC one is shown in Europe/London and a local one as it stands.
        """
        if not values and (said := self._constant.get((lang, key))) is not None:
            return said
        said = Markup(self._render(lang, key, values, Manner(zone=zone)))
        if not values and lang in self._languages and self.known(key):
            self._constant[lang, key] = said
        return said

    def plain(self, lang: str, key: str, /, *, zone: tzinfo | None = None, **values: Value) -> str:
        """The sentence as plain text, for notices over a button and for command menus.

        For `toast-`, `cmd-` and `btn-` sentences, which the check keeps free of tags.
        """
        return self._render(lang, key, values, Manner(html=False, zone=zone))

    def button(self, lang: str, key: str, /, *, zone: tzinfo | None = None, **values: Value) -> str:
        """The label as plain text of at most `BUTTON_LIMIT` characters; values are cut first."""
        manner = Manner(html=False, limit=_VALUE_IN_BUTTON, zone=zone)
        return cut(self._render(lang, key, values, manner), BUTTON_LIMIT)

    def known(self, key: str) -> bool:
        """Whether there is such a sentence, in English at least."""
        return self._tongue(ENGLISH.code).pattern(key) is not None

    def _tongue(self, lang: str) -> _Tongue:
        tongue = self._tongues.get(lang)
        if tongue is None:
            language = self._languages.get(lang)
            if language is None:
                raise WordingError(f"no language {lang!r}")
            # What a language lacks it has in English; a pseudo-language has nothing of its own.
            sentences = self._sentences[ENGLISH] | self._sentences[language]
            tongue = self._tongues[lang] = _Tongue(language, sentences, strict=self.strict)
        return tongue

    def _render(self, lang: str, key: str, values: Mapping[str, Value], manner: Manner) -> str:
        try:
            tongue = self._tongue(lang)
            prepared = {
                name: prepare(value, manner, isolates=tongue.isolates)
                for name, value in values.items()
            }
            return tongue.render(key, prepared)
        except WordingError as error:
            if self.strict:
                raise
            log.error("wording: %s", error)  # a traceback could show values
        english = self._tongue(ENGLISH.code)
        prepared = prepare_what_can_be(values, manner, isolates=english.isolates)
        return english.render_with_gaps(key if self.known(key) else _LAST_RESORT, prepared)


def _parse(text: str, *, strict: bool) -> ast.Resource:
    resource = FluentParser(with_spans=False).parse(text)
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            first_line = (entry.content or "").strip().split("\n")[0]
            if strict:
                raise WordingError(f"not Fluent: {first_line!r}")
            log.error("wording: not Fluent: %r", first_line)
    return resource


@cache
def _loaded(strict: bool) -> Wording:  # noqa: FBT001
    return Wording({language: list(sources(language)) for language in LANGUAGES}, strict=strict)


def sources(language: Language) -> Sequence[str]:
    """The texts of a language's Fluent files, by file name; a pseudo-language has none."""
    folder = resources.files("locales") / language.code
    if not folder.is_dir():
        return []
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return [file.read_text("utf-8") for file in files if file.name.endswith(".ftl")]
