"""Offentlig version: what is left out, and what must stay as it is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from protokoll.documents.paper import Paper
from protokoll.documents.papers import PaperKind, PaperOptions, make_paper
from protokoll.domain import entries as e
from protokoll.domain.kinds import ChangeKind, Outcome
from protokoll.domain.meeting import Attachment, Body, Meeting, Organisation, Person
from tests.helpers.builders import PEOPLE, change, item, line, meeting
from tests.helpers.paper_words import all_words, headings, tables, words

SECRET = item(
    "s",
    e.Recusal(person="per", reason="delägare"),
    e.Decision(outcome=Outcome.APPROVED, clauses=("hemligt",)),
    title="Personalärende",
    confidential=True,
    items=(item("s1", title="Lön"),),
)


def public(found: Meeting, *hidden: str, kind: PaperKind = PaperKind.MINUTES) -> Paper:
    return make_paper(kind, found, PaperOptions(public=True, hidden_people=hidden))


def noted(text: str, *hidden: str, people: tuple[Person, ...] = PEOPLE) -> str:
    """``text`` as it stands under an item of the public minutes."""
    paper = public(meeting(item("1", e.Note(text=text)), people=people), *hidden)
    return words(paper.content).removeprefix("§ 1\n1\n")


def test_a_confidential_item_keeps_its_number_and_all_below_it_is_left_out() -> None:
    paper = public(meeting(item("1"), SECRET, item("3")))

    assert headings(paper.content) == ["§ 1 1", "§ 2 Sekretess", "§ 2.1 Sekretess", "§ 3 3"]
    assert words(paper.content).count("Punkten omfattas av sekretess. Innehållet är utelämnat.") == 2


def test_recusal_in_a_confidential_item_is_an_absence() -> None:
    found = meeting(item("1"), SECRET, item("3"), attendance=(line("anna"), line("per")))

    assert tables(public(found).attendance)[0][2][2] == "Närvarande, ej § 2"


def test_a_reason_given_at_a_confidential_item_is_left_out_and_one_at_another_stays() -> None:
    away = change(ChangeKind.AWAY, "s", until="s", reason="hemlig resa", time="14:00")
    late = change(ChangeKind.ARRIVES, "1", reason="tåget")
    found = meeting(item("0"), item("1"), SECRET, attendance=(line("anna", late, away),))

    told = words(public(found).attendance)
    assert "resa" not in told
    assert "tåget" in told


def test_an_attachment_of_a_confidential_item_has_only_its_number() -> None:
    both = Attachment(id="b", title="Lista på sökande", file="sökande.pdf", items=("1", "s1"))
    found = meeting(item("1"), SECRET, attachments=(both, Attachment(id="a", title="Budget", items=("1",))))
    told = all_words(public(found))

    assert "Bilaga 1: Sekretess" in told
    assert "Bilaga 2: Budget" in told


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Per Dahl yrkade bifall.", "[namn utelämnat] yrkade bifall."),
        ("PER DAHL och per\u00a0dahl", "[namn utelämnat] och [namn utelämnat]"),
        ("Per Dahls förslag", "[namn utelämnat]s förslag"),
        ("Pers förslag, som Dahl skrev", "[namn utelämnat]s förslag, som [namn utelämnat] skrev"),
        ("DAHL sade", "[namn utelämnat] sade"),
        ("**Per** Dahl", "[namn utelämnat]\n [namn utelämnat]"),
        ("beslut per capsulam", "beslut per capsulam"),
        ("Personal, Dahlia, superb", "Personal, Dahlia, superb"),
        ("Anna Berg sade", "Anna Berg sade"),
    ],
)
def test_a_hidden_name_is_replaced_in_running_text(text: str, printed: str) -> None:
    assert noted(text, "per") == printed


def test_somebody_with_the_same_name_who_is_not_hidden_keeps_the_whole_name() -> None:
    namesake = Person(id="p2", given_name="Per", family_name="Ek")

    told = noted("Per Ek svarade Per Dahl. Per teg.", "per", people=(*PEOPLE, namesake))
    assert told == "Per Ek svarade [namn utelämnat]. [namn utelämnat] teg."


def test_names_of_several_words_and_small_ones_are_found() -> None:
    noble = Person(id="n", given_name="Karl-Erik Johan", family_name="von Hällmark")
    told = noted("Johan von Hällmark, Karl-Erik, Hällmark, von", "n", people=(*PEOPLE, noble))

    assert told == "[namn utelämnat] [namn utelämnat], [namn utelämnat], [namn utelämnat], von"


def test_a_person_without_a_name_hides_nothing_else() -> None:
    nameless = Person(id="n", given_name="")

    assert noted("Anna kom. A b c", "n", people=(*PEOPLE, nameless)) == "Anna kom. A b c"
    assert noted("Anna kom. A b c", "n", people=(nameless,)) == "Anna kom. A b c"


def test_organisation_and_body_keep_their_names() -> None:
    found = meeting(body=Body(name="Dahl-gruppen"), organisation=Organisation(name="Dahls vänner"))
    paper = public(found, "per")

    assert paper.fields["Organ"] == "Dahl-gruppen"
    assert paper.fields["Organisation"] == "Dahls vänner"


def test_the_paper_says_that_it_is_public_and_what_is_left_out() -> None:
    found = meeting(item("1"), SECRET)
    told = "Offentlig version. Här är punkter som omfattas av sekretess och vissa namn utelämnade."

    assert told in all_words(public(found, "per"))
    assert "Offentlig version. Här är punkter som omfattas av sekretess utelämnade." in all_words(
        public(found)
    )
    assert "Offentlig version.\n" in all_words(public(meeting(item("1"))))
    paper = public(found)
    assert paper.fields["Dokument"] == "Protokoll, offentlig version"
    assert paper.fields["Sidhuvud"].startswith("Protokoll, offentlig version 1\u00a0december 2026")


def test_a_public_meeting_with_nothing_to_hide_says_the_same_as_the_whole_one() -> None:
    found = replace(
        meeting(item("1", e.Note(text="Per Dahl talade.")), attendance=(line("per"),)), others="samt Dahl"
    )
    whole = make_paper(PaperKind.MINUTES, found)

    assert public(found).content == whole.content
    assert public(found).attendance == whole.attendance
