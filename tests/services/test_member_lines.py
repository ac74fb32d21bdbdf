"""People as they are typed and pasted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.domain.kinds import Capacity
from protokoll.services.member_lines import NO_NAME, TWICE, MemberLine, read_member, read_members


def person(given: str, family: str = "", **more: object) -> MemberLine:
    return MemberLine(given_name=given, family_name=family, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Anna Berg", person("Anna", "Berg")),
        ("  - Anna Berg ", person("Anna", "Berg")),
        ("3. Anna Berg", person("Anna", "Berg")),
        (
            "Anna Berg, ordförande, anna@example.se",
            person("Anna", "Berg", post="ordförande", email="anna@example.se"),
        ),
        ("Anna Berg; Ordförande", person("Anna", "Berg", post="ordförande")),
        ("Anna Berg\tKassör\t070-123 45 67", person("Anna", "Berg", post="kassör", phone="070-123 45 67")),
        ("Anna Berg (vice ordförande)", person("Anna", "Berg", post="vice ordförande")),
        ("Anna Berg – 1:e vice ordförande", person("Anna", "Berg", post="1:e vice ordförande")),
        ("Ordförande: Anna Berg", person("Anna", "Berg", post="ordförande")),
        ("Ordf. Anna Berg", person("Anna", "Berg", post="ordförande")),
        ("Sekreterare Anna Berg", person("Anna", "Berg", post="sekreterare")),
        ("Anna Berg <anna.berg@example.se>", person("Anna", "Berg", email="anna.berg@example.se")),
        ("mailto:anna@example.se Anna Berg", person("Anna", "Berg", email="anna@example.se")),
        ("Berg, Anna", person("Anna", "Berg")),
        ("Berg, Anna, ledamot", person("Anna", "Berg", post="ledamot")),
        ("Carl von Linné, ledamot", person("Carl", "von Linné", post="ledamot")),
        ("Anna Maria Berg", person("Anna Maria", "Berg")),
        ("Anna", person("Anna")),
        ("Bo Ek, ersättare", person("Bo", "Ek", post="ersättare", capacity=Capacity.SUBSTITUTE)),
        ("Bo Ek, suppleant 2", person("Bo", "Ek", post="suppleant 2", capacity=Capacity.SUBSTITUTE)),
        ("Bo Ek, adj.", person("Bo", "Ek", post="adjungerad", capacity=Capacity.COOPTED)),
        ("Bo Ek, gäst", person("Bo", "Ek", post="gäst", capacity=Capacity.GUEST)),
        ("Bo Ek, klubbombud i Norr", person("Bo", "Ek", post="klubbombud i Norr")),
        ("Vakant, ledamot", person("", post="ledamot")),
        ("Ersättare: vakant", person("", post="ersättare", capacity=Capacity.SUBSTITUTE)),
        ("Vakant", person("")),
        ("Bo Ek, +46 70 123 45 67", person("Bo", "Ek", phone="+46 70 123 45 67")),
        ("A\u030asa Berg", person("Åsa", "Berg")),
    ],
)  # fmt: skip
def test_one_line(line: str, read: MemberLine) -> None:
    assert read_member(line) == read


@pytest.mark.parametrize("line", ["anna@example.se", "12345", "ordförande", "070-123 45 67", "–", "A"])
def test_a_line_without_a_name_is_not_guessed(line: str) -> None:
    assert read_member(line) is None


def test_every_line_is_in_one_of_the_two() -> None:
    read = read_members("Anna Berg\n\n   \nanna berg, kassör\n?\nVakant\nVakant")
    assert [member.name for member in read.members] == ["Anna Berg", "", ""]
    assert [(line.text, line.reason) for line in read.unread] == [
        ("anna berg, kassör", TWICE),
        ("?", NO_NAME),
    ]


def test_addresses_pasted_from_mail_are_many_on_a_line() -> None:
    read = read_members("Anna Berg <anna@example.se>; Bo Ek <bo@example.se>, Eva Al <eva@example.se>;")
    assert [(one.name, one.email) for one in read.members] == [
        ("Anna Berg", "anna@example.se"),
        ("Bo Ek", "bo@example.se"),
        ("Eva Al", "eva@example.se"),
    ]


@given(st.text())
def test_any_text_is_read_without_losing_a_line(text: str) -> None:
    read = read_members(text)
    filled = [line for line in text.splitlines() if line.strip()]
    assert len(read.members) + len(read.unread) >= len(filled)
    assert all(member.given_name or member.vacant for member in read.members)
