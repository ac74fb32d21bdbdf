from __future__ import annotations

import pytest

from protokoll.documents.addresses import safe_target
from protokoll.documents.paper import Prose
from protokoll.documents.word import render
from protokoll.domain.markup import Paragraph, Run
from tests.documents.word.word_files import BUILT_IN, members
from tests.helpers.house_rules import audit_faults, house_faults, words_of
from tests.helpers.papers import paper_of


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.se/å ä?q=ö&r=1#del 2", "https://example.se/%C3%A5%20%C3%A4?q=%C3%B6&r=1#del%202"),
        ("https://example.se/100%/%C3%A5", "https://example.se/100%25/%C3%A5"),
        ("HTTP://Example.SE:8080", "http://example.se:8080"),
        ("https://räksmörgås.se/", "https://xn--rksmrgs-5wao1o.se/"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("mailto:åsa@example.se?subject=Hej hopp", "mailto:%C3%A5sa@example.se?subject=Hej%20hopp"),
        ("tel:+46 8 123", "tel:+46%208%20123"),
        ("https://example.se/a#b#c[d]\\", "https://example.se/a#b%23c%5Bd%5D%5C"),
    ],
)
def test_an_address_is_encoded_as_word_wants_it(address: str, target: str) -> None:
    assert safe_target(address) == target


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "example.se",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "http://",
            "http://[",
            "http://a:b/",
        ),
        *("http://a..b/", "http://user:secret@a.se/", "https://a b.se/", "mailto:nobody", "tel:ring mig"),
        *("https://" + "å" * 80 + ".se", "https://a.se/" + "x" * 3000, "http://a:99999/"),
    ],
)
def test_what_cannot_be_an_address_is_no_link(address: str) -> None:
    assert safe_target(address) == ""


def test_each_address_is_one_relationship_and_impossible_ones_are_text() -> None:
    runs = (
        Run("ett", link="https://a.se"),
        Run("två", bold=True, link="https://a.se"),
        Run("tre", link="x:y"),
    )
    docx = render(paper_of(Prose((Paragraph(runs),))), BUILT_IN)

    assert "etttvåtre" in words_of(docx)
    assert members(docx)["word/_rels/document.xml.rels"].count(b"https://a.se") == 1
    assert members(docx)["word/document.xml"].count(b"<w:hyperlink ") == 2
    assert house_faults(docx) == audit_faults(docx) == []
