"""Templates: built-in and own ones, and which one a paper is made with."""

from pathlib import Path

import pytest
from docx import Document

from protokoll.documents.papers import PaperKind
from protokoll.errors import UserError
from protokoll.services import own_templates, templates
from protokoll.services.papers import paper_of
from protokoll.services.preferences import copy_data
from protokoll.services.stores import open_store
from protokoll.services.templates import Template, UnusableTemplateError
from protokoll.storage.store import Store
from tests.helpers.builders import item, meeting

MINUTES, AGENDA = PaperKind.MINUTES, PaperKind.AGENDA


@pytest.fixture
def own(fresh: Store) -> Template:
    """An own template for minutes, copied from the built-in one."""
    return own_templates.duplicate(fresh, templates.built_in_templates(MINUTES)[0], "Vårt protokoll")


def write_word(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def keys(store: Store, paper: PaperKind = MINUTES) -> list[str]:
    return [one.key for one in templates.list_templates(store, paper) if not one.built_in]


@pytest.mark.parametrize("paper", PaperKind)
def test_every_paper_has_a_built_in_template(fresh: Store, paper: PaperKind) -> None:
    used = templates.template_for(fresh, paper, None)
    assert used.template.built_in and used.template.path == used.built_in
    assert templates.check(used.built_in, paper) == ()


def test_files_in_the_folder_are_templates(fresh: Store, own: Template) -> None:
    folder = own.path.parent
    assert folder == fresh.folder / "mallar" / "protokoll"
    for name in ("~$rt protokoll.docx", ".dold.docx", "läsmig.txt", "mapp.docx"):
        (folder / name).mkdir() if name == "mapp.docx" else (folder / name).write_bytes(b"")
    for name in ("Öppet.docx", "Annan.DOTX", "ärende.docx", "Åkern.docx"):
        (folder / name).write_bytes(own.path.read_bytes())
    assert keys(fresh) == ["Annan.DOTX", "Vårt protokoll.docx", "Åkern.docx", "ärende.docx", "Öppet.docx"]
    assert keys(fresh, AGENDA) == []
    assert templates.list_templates(fresh, MINUTES)[0].name == "Modern"


def test_the_body_decides_before_the_paper_before_the_design(fresh: Store, own: Template) -> None:
    other = own_templates.duplicate(fresh, own, "Årsmötets")

    def used(body: str | None, paper: PaperKind = MINUTES) -> str:
        return templates.template_for(fresh, paper, body).template.key

    assert used("b1") == used(None) == "modern"
    templates.choose_template(fresh, MINUTES, own.key)
    templates.choose_template(fresh, MINUTES, other.key, body="b1")
    assert (used("b1"), used("b2"), used(None), used("b1", AGENDA)) == (
        other.key,
        own.key,
        own.key,
        "modern",
    )
    templates.choose_template(fresh, MINUTES, "modern", body="b1")
    assert used("b1") == "modern"
    templates.choose_template(fresh, MINUTES, "", body="b1")
    assert used("b1") == own.key
    assert templates.template_for(fresh, MINUTES, "b1", built_in=True).template.built_in
    templates.choose_template(fresh, MINUTES, "")
    templates.choose_design(fresh, "finns inte")
    assert used("b1") == "modern"


def test_the_chosen_template_makes_the_paper(fresh: Store, own: Template) -> None:
    document = Document(str(own.path))
    document.add_paragraph("Vår egen rad")
    document.save(str(own.path))
    uid = fresh.insert_meeting(meeting(item("1")))
    templates.choose_template(fresh, MINUTES, own.key)
    made = fresh.folder / "ut.docx"
    made.write_bytes(paper_of(fresh, uid, fresh.load_meeting(uid).meeting, MINUTES))
    assert "Vår egen rad" in [paragraph.text for paragraph in Document(str(made)).paragraphs]


def test_a_template_that_became_faulty_or_vanished_is_told(fresh: Store, own: Template) -> None:
    uid = fresh.insert_meeting(meeting(item("1")))
    found = fresh.load_meeting(uid).meeting
    templates.choose_template(fresh, MINUTES, own.key)
    write_word(own.path, "{{Innehåll}}", "{{Ordforande}}", "{{Dattum}}")
    with pytest.raises(UnusableTemplateError, match="Vårt protokoll") as raised:
        paper_of(fresh, uid, found, MINUTES)
    assert "{{Ordforande}}" in raised.value.text and "inbyggda" in raised.value.text
    assert len(raised.value.faults) == 2
    assert paper_of(fresh, uid, found, MINUTES, built_in=True)
    own.path.unlink()
    with pytest.raises(UnusableTemplateError, match=r"finns inte längre.*Modern"):
        paper_of(fresh, uid, found, MINUTES)
    assert paper_of(fresh, uid, found, MINUTES, built_in=True)


def test_a_file_is_checked_before_it_is_taken_in(fresh: Store, tmp_path: Path) -> None:
    good = write_word(tmp_path / "Vår mall.docx", "{{Organ}}", "{{Uppgifter}}", "{{Innehåll}}")
    assert own_templates.import_template(fresh, good, MINUTES).name == "Vår mall"
    assert own_templates.import_template(fresh, good, MINUTES).name == "Vår mall (2)"
    bad = write_word(tmp_path / "Fel.docx", "{{Ordforande}}")
    with pytest.raises(UnusableTemplateError, match="inte lagts till") as raised:
        own_templates.import_template(fresh, bad, MINUTES)
    assert len(raised.value.faults) >= 2
    assert (
        own_templates.import_template(fresh, bad, MINUTES, name="Blir bra", even_faulty=True).name
        == "Blir bra"
    )
    assert keys(fresh) == ["Blir bra.docx", "Vår mall.docx", "Vår mall (2).docx"]


@pytest.mark.parametrize("name", ["mall.doc", "mall.txt", "saknas.docx"])
def test_what_is_no_word_file_is_refused(fresh: Store, tmp_path: Path, name: str) -> None:
    if not name.startswith("saknas"):
        (tmp_path / name).write_bytes(b"text")
    with pytest.raises(UserError):
        own_templates.import_template(fresh, tmp_path / name, MINUTES, even_faulty=True)
    assert keys(fresh) == []


def test_a_new_name_keeps_the_choices(fresh: Store, own: Template) -> None:
    templates.choose_template(fresh, MINUTES, own.key)
    templates.choose_template(fresh, MINUTES, own.key, body="b1")
    templates.choose_template(fresh, AGENDA, own.key, body="b1")
    other = own_templates.duplicate(fresh, own, "Annan")
    with pytest.raises(UserError, match="finns redan"):
        own_templates.rename(fresh, own, "Annan")
    renamed = own_templates.rename(fresh, own, "Nytt: namn?")
    assert (renamed.key, renamed.name) == ("Nytt namn.docx", "Nytt namn")
    choices = templates.load_choices(fresh)
    assert choices.papers == {"protokoll": renamed.key}
    assert choices.bodies == {"b1": {"protokoll": renamed.key, "dagordning": own.key}}
    assert own_templates.rename(fresh, other, "ANNAN").name == "ANNAN"
    assert own_templates.rename(fresh, renamed, renamed.name) == renamed


def test_a_replaced_template_keeps_name_and_choices(fresh: Store, own: Template, tmp_path: Path) -> None:
    templates.choose_template(fresh, MINUTES, own.key)
    newer = write_word(tmp_path / "ny.dotx", "{{Innehåll}}")
    earlier = own.path.read_bytes()
    replaced, removed = own_templates.replace(fresh, own, newer)
    assert (replaced.name, replaced.key) == ("Vårt protokoll", "Vårt protokoll.dotx")
    assert replaced.path.read_bytes() == newer.read_bytes()
    assert templates.template_for(fresh, MINUTES, None).template == replaced
    assert removed.path.read_bytes() == earlier
    with pytest.raises(UnusableTemplateError):
        own_templates.replace(fresh, replaced, write_word(tmp_path / "fel.docx", "{{Fel}}"))
    assert replaced.path.read_bytes() == newer.read_bytes()


def test_a_removed_template_comes_back_chosen(fresh: Store, own: Template) -> None:
    templates.choose_template(fresh, MINUTES, own.key)
    templates.choose_template(fresh, MINUTES, own.key, body="b1")
    data = own.path.read_bytes()
    removed = own_templates.remove(fresh, own)
    assert keys(fresh) == []
    assert templates.template_for(fresh, MINUTES, "b1").template.built_in
    assert own_templates.list_removed(fresh, MINUTES) == (removed.path,)
    templates.choose_template(fresh, MINUTES, "klassisk", body="b1")
    assert own_templates.restore(fresh, removed) == own
    assert own.path.read_bytes() == data
    assert own_templates.list_removed(fresh, MINUTES) == ()
    choices = templates.load_choices(fresh)
    assert choices.papers == {"protokoll": own.key}
    assert choices.bodies == {"b1": {"protokoll": "klassisk"}}


def test_a_removed_file_comes_back_later_beside_its_follower(fresh: Store, own: Template) -> None:
    removed = own_templates.remove(fresh, own)
    own_templates.duplicate(fresh, templates.built_in_templates(MINUTES)[0], own.name)
    (path,) = own_templates.list_removed(fresh, MINUTES)
    assert path == removed.path
    assert own_templates.restore_file(fresh, path, MINUTES).name == "Vårt protokoll (2)"


def test_templates_move_with_the_data(fresh: Store, own: Template, tmp_path: Path) -> None:
    (own.path.parent / "~$rt.docx").write_bytes(b"")
    templates.choose_template(fresh, MINUTES, own.key)
    copy_data(fresh, fresh.folder, tmp_path / "ny")
    with open_store(tmp_path / "ny", create=False) as moved:
        found = templates.template_for(moved, MINUTES, None).template
        assert found.path == tmp_path / "ny" / "mallar" / "protokoll" / own.key
        assert [one.name for one in found.path.parent.iterdir()] == [own.key]
    assert own.path.exists()
