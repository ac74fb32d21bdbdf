"""Whatever a template is put together from, what the check lets through is filled to the last field."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protokoll.documents.paper import Heading
from protokoll.documents.word import Stamp, TemplateError, read_stamp
from tests.documents.word.word_files import (
    BUILT_IN,
    members,
    paragraph,
    render_own,
    row,
    run,
    table,
    template_with,
    text_box,
    told,
)
from tests.helpers.house_rules import audit_faults, house_faults, words_of
from tests.helpers.papers import paper_of

TEXTS = (
    *(
        "{{Datum}}",
        "{{Plats}}",
        "{{Datum}} {{Plats}}",
        "{{Logotyp}}",
        "{{Deltagare.Namn}}",
        "{{Punkt.Rubrik}}",
    ),
    *(
        "{{Innehåll}}",
        "{{Närvaro}}",
        "vanlig text",
        "",
        "{{Fel}}",
        "{ Datum }",
        "{{Deltagare.Uppdrag}} {{Datum}}",
    ),
)
words = st.sampled_from(TEXTS)


def split(text: str, at: int) -> str:
    """A paragraph whose text Word has parted, with a bookmark between."""
    mark = f'<w:bookmarkStart w:id="{at}" w:name="b{at}"/><w:bookmarkEnd w:id="{at}"/>'
    return f"<w:p>{run(text[:3])}{mark if at else ''}{run(text[3:], '<w:i/>')}</w:p>"


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def boxed(content: str, number: int) -> str:
    return f"<w:p>{run('vid ')}{text_box(content, identity=number)}</w:p>"


def of_two(*cells: str) -> str:
    """A table of rows with two cells each; a cell of XML ends in a paragraph."""
    written = [cell if cell[:1] != "<" else f"{cell}<w:p/>" for cell in cells]
    pairs = zip(written[::2], written[1::2], strict=False)
    return table(*(row(*pair) for pair in pairs))


leaves = st.one_of(words.map(paragraph), st.builds(split, words.filter(bool), st.just(0)))
blocks = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(st.one_of(words, inner), min_size=2, max_size=6).map(lambda cells: of_two(*cells)),
        inner.map(control),
        st.builds(boxed, inner, st.integers(1, 10_000)),
    ),
    max_leaves=6,
)
PAPER = msgspec.structs.replace(
    paper_of(Heading("Val"), Datum="3 mars", Organisation="Äpplet"),
    rows={
        "Deltagare": ({"Namn": "Eva", "Uppdrag": "ordförande"}, {"Namn": "{{Datum}}", "Uppdrag": ""}),
        "Punkt": ({"Rubrik": "Budget"},),
    },
)
EMPTY = msgspec.structs.replace(PAPER, rows={"Deltagare": (), "Punkt": ()}, content=())


@given(body=st.lists(blocks, max_size=4).map("".join), some=st.booleans())
@settings(max_examples=80)
def test_what_the_check_lets_through_is_filled(
    body: str, some: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    template = template_with(tmp_path_factory.mktemp("mall"), body)
    paper = PAPER if some else EMPTY
    errors = [fault[1:3] for fault in told(template) if fault[0] == "fel"]
    if errors:
        with pytest.raises(TemplateError) as raised:
            render_own(paper, template)
        assert [(fault.place, fault.text) for fault in raised.value.faults] == errors
        return
    docx = render_own(paper, template, stamp=Stamp("uid", "protokoll"))
    found = read_stamp(docx)
    assert found is not None
    assert found.untouched
    assert set(re.findall(r"\{\{[^{}]+\}\}", words_of(docx))) <= ({"{{Datum}}"} if some else set())
    twice = ("drawings have the number", "bookmark")  # the template's own numbers, drawn at random
    assert [fault for fault in house_faults(docx) if not any(word in fault for word in twice)] == []
    assert [fault for fault in audit_faults(docx) if "unique" not in fault.lower()] == []
    assert render_own(paper, template, stamp=Stamp("uid", "protokoll")) == docx
    assert members(docx).keys() >= members(BUILT_IN).keys()
