"""Pages that list what code or schema holds: nothing missing, nothing made up."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

import handlers
from bot import cli
from bot.settings import ABOUT, CHOICES, PREFIX, RANGES, Settings
from domain import permissions
from domain.permissions import MAY, Role
from domain.rules import RULES, Rule
from handlers.wording import Wording
from storage.migrate import VERSION_TABLE, migrations, spoken

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def read(name: str) -> str:
    """A page, from the project's root."""
    return (ROOT / name).read_text("utf-8")


def rows(text: str) -> list[list[str]]:
    """The cells of every row of every table in a page, headings and rulers left out."""
    found: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("|---"):
            found.pop()
        elif line.startswith("|"):
            found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next of the same level."""
    level = heading.split(" ", 1)[0]
    return text.split(f"{heading}\n", 1)[1].split(f"\n{level} ", 1)[0]


def coded(cell: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", cell)


# The schema ------------------------------------------------------------------------------------


def schema() -> dict[str, set[str]]:
    """Each table with its columns, from the migrations."""
    tables: dict[str, set[str]] = {}
    for script in (VERSION_TABLE + ";", *(spoken(m.up, "sqlite") for m in migrations())):
        for name, body in re.findall(
            r"CREATE TABLE (?:IF NOT EXISTS )?(\w+) \((.*?)\);", script, re.DOTALL
        ):
            lines = re.split(r",\s*\n|, (?=\w+ TEXT)", body)
            words = {line.split()[0] for line in lines if line.strip() and line.split()}
            tables[name] = {word for word in words if word.islower()}
        for name, column in re.findall(r"ALTER TABLE (\w+) ADD COLUMN (\w+)", script):
            tables[name].add(column)
    return tables


def test_the_schema_is_read_from_the_migrations() -> None:
    assert {"version", "at"} <= schema()["schema_version"]
    assert {"telegram_id", "name", "community_id"} <= schema()["person"]
    assert len(schema()) > 20


def test_the_glossary_names_every_table() -> None:
    named = {word for row in rows(read("docs/glossary.md")) for word in coded(row[0])}
    assert set(schema()) - named == set()


def test_the_privacy_record_has_every_table_and_only_columns_that_exist() -> None:
    page = read("docs/privacy-record.md")
    record = {coded(row[0])[0]: coded(row[1]) for row in rows(page)}
    without = coded(section(page, "## Tables without personal data"))
    assert sorted([*record, *without]) == sorted(schema())
    for table, columns in record.items():
        assert columns
        assert set(columns) <= schema()[table], table


PERSONAL = re.compile(
    r".*_(by|for)$|.*person_id|(actor|giver|receiver|other|owner|telegram|chat|file)_id"
    r"|on_behalf_of|words|body|named|note|outcome|area|reach|want|offer|adult|telegram_lang"
)


def test_no_column_about_people_is_left_out_of_the_privacy_record() -> None:
    record = {coded(row[0])[0]: set(coded(row[1])) for row in rows(read("docs/privacy-record.md"))}
    missing = {
        f"{table}.{column}"
        for table, columns in schema().items()
        for column in columns
        if PERSONAL.fullmatch(column) and column not in record.get(table, set())
    }
    assert missing == set()


# Settings --------------------------------------------------------------------------------------


def test_settings_are_all_listed_with_their_defaults_and_ranges() -> None:
    page = read("docs/settings.md").split("\n## ")[0]
    listed = {coded(row[0])[0]: row for row in rows(page)}
    assert list(listed) == [PREFIX + suffix for suffix, _ in ABOUT.values()]
    for name, (suffix, about) in ABOUT.items():
        _, default, values, text = listed[PREFIX + suffix]
        plain = getattr(Settings(), name)
        assert default == (f"`{plain}`" if plain != "" else "none"), name
        assert text.startswith(about.rstrip(".")), name
        if name in RANGES:
            assert values == f"{RANGES[name][0]} to {RANGES[name][1]}"
        elif name in CHOICES:
            assert coded(values) == list(CHOICES[name])
        else:
            assert values == "text"


def test_the_example_file_has_every_setting_and_its_default() -> None:
    given = dict(re.findall(r"^#? ?(GOODTURN_\w+)=(.*)$", read(".env.example"), re.MULTILINE))
    assert list(given) == [PREFIX + suffix for suffix, _ in ABOUT.values()]
    for name, (suffix, _) in ABOUT.items():
        if name != "token":
            assert given[PREFIX + suffix] == str(getattr(Settings(), name))


def values_of(rule: Rule) -> str:
    """What a rule can be, as the page has it."""
    if rule.kind in ("minutes", "number"):
        unit = " minutes" if rule.kind == "minutes" else ""
        return f"{rule.low} to {rule.high}{unit}"
    if rule.kind == "yes_no":
        return "`yes`, `no`"
    if rule.kind in ("choice", "choices"):
        kind = "one of" if rule.kind == "choice" else "any of"
        return f"{kind} " + ", ".join(f"`{one}`" for one in rule.of)
    return f"up to {rule.high} lines" if rule.kind == "lines" else f"up to {rule.high} letters"


def test_a_timebanks_own_rules_are_listed_as_they_are() -> None:
    page = section(read("docs/settings.md"), "## A timebank's own rules")
    wording = Wording.load()
    expected = [
        [
            f"`{name}`",
            f"`{rule.default}`" if rule.default else "none",
            values_of(rule),
            wording.plain("en", f"rules-{name.replace('_', '-')}-help"),
        ]
        for name, rule in RULES.items()
    ]
    assert rows(page) == expected


def test_nothing_reads_a_timebanks_settings_but_the_rules() -> None:
    for package in ("handlers", "services", "bot"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if path != ROOT / "services" / "rules.py":
                assert "communities.setting" not in path.read_text("utf-8"), path


# Roles -----------------------------------------------------------------------------------------


def test_the_table_of_roles_is_the_one_in_the_code() -> None:
    page = read("docs/roles.md")
    heading = next(line for line in page.splitlines() if line.startswith("| action"))
    roles = [cell.strip() for cell in heading.strip("|").split("|")][2:]
    assert roles == list(get_args(Role))
    listed = {coded(row[1])[0]: row for row in rows(page)}
    assert list(listed) == list(MAY)
    for verb, row in listed.items():
        assert set(row[2:]) <= {"yes", "–"}, verb
        allowed = {role for role, cell in zip(roles, row[2:], strict=True) if cell == "yes"}
        assert allowed == MAY[verb], verb  # type: ignore[index]


def test_verbs_that_nothing_asks_for_are_marked() -> None:
    code = "".join(
        path.read_text("utf-8")
        for package in ("handlers", "services")
        for path in (ROOT / package).rglob("*.py")
    )
    asked = set(re.findall(r"(?:demand\(|may\([\w.]+, )\"(\w+\.[\w.]+)\"\)", code))
    marked = {coded(row[1])[0] for row in rows(read("docs/roles.md")) if row[0].endswith("*")}
    assert asked | marked == set(permissions.MAY)
    assert asked & marked == set()


# Dependencies ----------------------------------------------------------------------------------


def needs(requirements: list[str]) -> set[str]:
    """The names of packages, our own extras left out."""
    names = {re.split(r"[\[<>=;\s]", one)[0] for one in requirements}
    return names - {PROJECT["name"]}


EXTRAS = {
    "## To run": PROJECT["dependencies"],
    **{f"## Extra: `{name}`": found for name, found in PROJECT["optional-dependencies"].items()},
}


@pytest.mark.parametrize("heading", EXTRAS)
def test_every_dependency_has_its_reason(heading: str) -> None:
    listed = rows(section(read("docs/dependencies.md"), heading))
    assert {row[0] for row in listed} == needs(EXTRAS[heading])
    locked = dict(re.findall(r"^([\w.-]+)==(\S+)", read("locks/dev.txt"), re.MULTILINE))
    for name, release, licence, reason, _instead in listed:
        assert locked[re.sub(r"[._]", "-", name).lower()] == release, name
        assert licence, name
        assert reason, name


# Front pages -----------------------------------------------------------------------------------


def test_the_everyday_five_stand_in_the_readme_as_on_the_home_card() -> None:
    said = Wording.load().plain("en", "home-everyday", shift="no")
    card = [line.removeprefix("• ") for line in said.splitlines() if line.startswith("• ")]
    assert len(card) == 5
    page = section(read("README.md"), "## The everyday five")
    listed = re.findall(r"^\d\. \*\*(.+?)\*\*", page, re.MULTILINE)
    assert listed == card


def test_the_changelog_is_at_the_projects_version() -> None:
    newest = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == PROJECT["version"]


def test_every_journey_is_in_the_table_of_contents() -> None:
    from handlers.table import registry

    contents = handlers.__doc__ or ""
    listed = {name for row in rows(contents) for name in re.findall(r"(\w+)\.py", row[1])}
    modules = {module.stem for module in (ROOT / "handlers").glob("*.py")}
    assert listed <= modules
    assert {row[0] for row in rows(contents)} >= {"home", "log", "exchange", "balance"}
    assert len(registry().journeys) > 5


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/operations.md"])
def test_named_make_targets_and_commands_exist(page: str) -> None:
    text = read(page)
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(code_of(text)))) <= targets
    commands = set(re.findall(r"\bgoodturn ([a-z][a-z-]*)\b", "\n".join(code_of(text))))
    assert commands <= set(
        re.findall(r"^    ([\w-]+)(?: |$)", cli._parser().format_help(), re.MULTILINE)
    )


def code_of(text: str) -> list[str]:
    """Code in a page: blocks and what stands between backticks."""
    block = re.compile(r"^ *```\w*\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
    return [*block.findall(text), *coded(block.sub("", text))]


def test_exit_codes_are_those_of_the_command() -> None:
    listed = {int(row[0]) for row in rows(read("docs/operations.md")) if row[0].isdigit()}
    assert listed == {cli.OK, cli.FAILED, cli.USAGE, cli.NOT_STARTED}
    assert {int(code) for code in re.findall(r"^  (\d)  ", cli.EXIT_CODES, re.MULTILINE)} == listed
