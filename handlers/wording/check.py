"""`python -m handlers.wording.check`: are all sentences there, plain, and said by somebody?

Prints what to put right as file:line, then the reading age of every file. Exits with 1 where
something is to be put right. The rules stand in docs/wording.md.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import locales
from handlers.wording.checks import catalogue, prose, translations, usage
from handlers.wording.checks.catalogue import Catalogue, Finding
from handlers.wording.checks.prose import ReadingAge
from handlers.wording.checks.sentences import check_message
from handlers.wording.languages import ENGLISH, LANGUAGES
from handlers.wording.text import unmarked

HARDEST_GRADE = 6.0
"""Flesch-Kincaid: what an 11-year-old reads; single sentences are held shorter by other rules."""
FEWEST_WORDS = 100
"""A file with fewer words has no steady grade; it is shown, not judged."""


def check(root: Path) -> tuple[list[Finding], Mapping[Path, ReadingAge]]:
    """What to put right in the product under `root`, and the reading age of each English file."""
    folder = root / "locales"
    english = catalogue.read(folder / ENGLISH.code)
    findings = [*english.findings]
    for message in english.messages.values():
        findings += check_message(message, english=True)
    findings += usage.check(usage.read(root), english)
    ages = reading_ages(english)
    for path, age in ages.items():
        if age.words >= FEWEST_WORDS and age.grade > HARDEST_GRADE:
            cure = f"grade {age.grade:.1f}; use shorter words and sentences ({HARDEST_GRADE:.0f})"
            findings.append(Finding(path, 1, "reading-age", cure))
    for other in sorted(path for path in folder.iterdir() if any(path.glob("*.ftl"))):
        if other.name == ENGLISH.code:
            continue
        if other.name not in {language.code for language in LANGUAGES if not language.pseudo}:
            cure = f"add {other.name} to LANGUAGES in handlers/wording/languages.py"
            findings.append(Finding(other, 1, "language", cure))
        translation = catalogue.read(other, fallback=english)
        findings += translation.findings
        findings += translations.check(translation, english)
        for message in translation.messages.values():
            findings += check_message(message, english=False)
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda found: (found.path, found.line, found.rule)), ages


def reading_ages(english: Catalogue) -> Mapping[Path, ReadingAge]:
    """The reading age of the prose of each file, without buttons, notices and commands."""
    texts: dict[Path, list[str]] = {}
    for sentence in english.sentences():
        if not sentence.is_plain:
            texts.setdefault(sentence.path, []).append(unmarked(sentence.samples[0]))
    ages = {path: prose.reading_age(said) for path, said in texts.items()}
    return {path: age for path, age in ages.items() if age is not None}


def report(
    root: Path, findings: Sequence[Finding], ages: Mapping[Path, ReadingAge]
) -> Sequence[str]:
    """The lines to print: findings, then the table."""
    lines = [
        f"{found.path.relative_to(root)}:{found.line}: {found.rule}: {found.cure}"
        for found in findings
    ]
    lines.append(f"{'reading age':<24}{'words':>8}{'a sentence':>12}{'syllables':>11}{'grade':>7}")
    lines += [
        f"{path.name:<24}{age.words:>8}{age.words_per_sentence:>12.1f}"
        f"{age.syllables_per_word:>11.2f}{age.grade:>7.1f}"
        for path, age in sorted(ages.items())
    ]
    lines.append(f"wording: {len(findings)} to put right" if findings else "wording: all well")
    return lines


def main() -> int:
    """Checks the product that this is part of; 1 where something is to be put right."""
    root = Path(locales.__file__).parent.parent
    findings, ages = check(root)
    print("\n".join(report(root, findings, ages)))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
