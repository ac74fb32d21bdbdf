"""Names of files by a pattern."""

import datetime as dt
from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.domain.edits import changed, edit_head
from protokoll.domain.meeting import Organisation
from protokoll.errors import UserError
from protokoll.services import file_patterns
from protokoll.storage.store import Store
from tests.helpers.builders import meeting

MEETING = changed(
    edit_head(meeting(), number="4/2026", title="Budgetmöte"), organisation=Organisation(name="Åkern")
)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (file_patterns.DEFAULT_PATTERN, "2026-12-01 Protokoll Styrelsen"),
        ("{Dokument} {Organ} {Mötesnummer}", "Protokoll Styrelsen 4-2026"),
        ("{År} {Organisation} - {Möte} - {Dokument}", "2026 Åkern - Budgetmöte - Protokoll"),
        ("{Dokument} ({Mötesnummer})", "Protokoll (4-2026)"),
    ],
)
def test_fields_are_filled(pattern: str, name: str) -> None:
    file_patterns.check_pattern(pattern)
    assert file_patterns.name_by(pattern, MEETING, "Protokoll") == name


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{Dokument} ({Mötesnummer})", "Protokoll"),
        ("{Mötesnummer} - {Dokument}", "Protokoll"),
        ("{Dokument} - {Mötesnummer} - {Organ}", "Protokoll - Styrelsen"),
    ],
)
def test_what_stands_around_an_empty_field_goes_too(pattern: str, name: str) -> None:
    assert file_patterns.name_by(pattern, meeting(), "Protokoll") == name


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{Datum} {dokument}", r"Menade du \{Dokument\}"),
        ("{Dokument} {Motesnummer}", r"Menade du \{Mötesnummer\}"),
        ("{Dokument} {x}", "De som finns är Datum"),
        ("{Dokument} {Organ", "klammer"),
        ("{Datum} {Organ}", r"saknar \{Dokument\}"),
    ],
)
def test_a_pattern_that_is_wrong_is_not_kept(fresh: Store, pattern: str, told: str) -> None:
    file_patterns.save_pattern(fresh, "{Dokument} {Organ}")
    with pytest.raises(UserError, match=told):
        file_patterns.save_pattern(fresh, pattern)
    assert file_patterns.load_pattern(fresh) == "{Dokument} {Organ}"
    file_patterns.save_pattern(fresh, "")
    assert file_patterns.load_pattern(fresh) == file_patterns.DEFAULT_PATTERN


@given(st.text(max_size=200), st.text(max_size=200))
def test_names_are_safe_everywhere(title: str, number: str) -> None:
    found = edit_head(MEETING, title=title, number=number)
    name = file_patterns.name_by("{Möte} {Mötesnummer} {Dokument}", found, "Protokoll")
    assert name and not set(name) & set('<>:"/\\|?*')
    assert PureWindowsPath(name).name == name
    assert not name.endswith((" ", "."))


def test_a_period() -> None:
    first, last = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    pattern = file_patterns.DEFAULT_PATTERN
    name = file_patterns.name_of_period(pattern, first, last, "Beslutslogg", "Styrelsen", "Åkern")
    assert name == "2026-01-01–2026-12-31 Beslutslogg Styrelsen"
