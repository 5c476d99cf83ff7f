"""A translation keeps to what English has: the same sentences, with the same variables."""

from collections.abc import Iterator

from handlers.wording.checks.catalogue import Catalogue, Finding

REVIEWED = ("Reviewed by ", "Not yet reviewed by a native reader")


def check(translation: Catalogue, english: Catalogue) -> Iterator[Finding]:
    """Sentences that English lacks, other variables, and files that hide who read them."""
    sources = {sentence.key: sentence for sentence in english.sentences()}
    for message in translation.messages.values():
        if message.path not in translation.heads or not any(
            mark in translation.heads[message.path] for mark in REVIEWED
        ):
            cure = f"begin the file with `### {REVIEWED[1]}.` or `### {REVIEWED[0]}<who>, <when>.`"
            yield Finding(message.path, 1, "reviewed", cure)
    for sentence in translation.sentences():
        source = sources.get(sentence.key)
        if source is None:
            cure = f"{sentence.key}: English has no such sentence; drop or rename it"
            yield Finding(sentence.path, sentence.line, "unknown-key", cure)
            continue
        ours, theirs = ({use.variable for use in uses} for uses in (source.uses, sentence.uses))
        for name in sorted(ours - theirs):
            cure = f"{sentence.key}: show ${name}, as English does"
            yield Finding(sentence.path, sentence.line, "variables", cure)
        for name in sorted(theirs - ours):
            cure = f"{sentence.key}: English has no ${name}"
            yield Finding(sentence.path, sentence.line, "variables", cure)
