"""The impact assessment names tables that exist."""

from tests.docs.test_pages import coded, read, rows, schema, section


def test_it_names_real_tables() -> None:
    page = section(read("docs/dpia.md"), "## What happens")
    named = {one for row in rows(page) for one in coded(row[1])}
    assert len(named) > 40
    assert named <= set(schema())
