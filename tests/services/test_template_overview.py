"""What the page of templates is told, and the papers it shows them with."""

import pytest
from docx import Document

from protokoll.documents.papers import PaperKind, paper_title
from protokoll.domain.kinds import BodyKind
from protokoll.services import own_templates, templates
from protokoll.services.organisations import NewOrganisation, create_organisation
from protokoll.services.template_overview import overview
from protokoll.services.template_samples import sample_paper, sample_word
from protokoll.storage.store import Store
from tests.helpers.house_rules import words_of

MINUTES = PaperKind.MINUTES


@pytest.mark.parametrize("kind", PaperKind)
def test_every_paper_has_a_sample_that_says_something(fresh: Store, kind: PaperKind) -> None:
    assert sample_paper(kind).content
    words = words_of(sample_word(fresh, templates.built_in_templates(kind)[0]))
    assert "{{" not in words and len(words) > 400


def test_a_new_store_uses_the_built_in_designs(fresh: Store) -> None:
    seen = overview(fresh, MINUTES)
    assert [one.template for one in seen.papers] == ["Modern"] * len(PaperKind)
    assert seen.papers[0].title == paper_title(PaperKind.NOTICE)
    assert [one.usual for one in seen.templates] == [True, False, False]
    usual = seen.usual()
    assert usual is not None and usual.template.key == "modern"


def test_own_templates_are_checked_and_tell_who_uses_them(fresh: Store) -> None:
    create_organisation(
        fresh, NewOrganisation(name="Linden", body_name="Styrelsen", body_kind=BodyKind.BOARD)
    )
    (body,) = overview(fresh, MINUTES).bodies
    own = own_templates.duplicate(fresh, templates.built_in_templates(MINUTES)[0], "Vår")
    templates.choose_template(fresh, MINUTES, own.key, body=body)
    document = Document(str(own.path))
    document.add_paragraph("{{Daum}}")
    document.save(str(own.path))
    found = overview(fresh, MINUTES).templates[-1]
    assert (found.template.name, found.errors, found.warnings) == ("Vår", 1, 0)
    assert (found.usual, found.bodies) == (False, ("Styrelsen",))
    templates.choose_template(fresh, MINUTES, own.key)
    seen = overview(fresh, MINUTES)
    assert seen.usual() == seen.templates[-1]
    own.path.unlink()
    seen = overview(fresh, MINUTES)
    assert seen.usual() is None
    assert next(one.template for one in seen.papers if one.kind is MINUTES) == ""


def test_a_design_that_is_not_there_gives_way_to_the_first(fresh: Store) -> None:
    templates.choose_design(fresh, "försvunnen")
    assert [one.usual for one in overview(fresh, MINUTES).templates] == [True, False, False]
