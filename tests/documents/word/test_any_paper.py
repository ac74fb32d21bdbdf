"""Whatever people write, the Word file is sound and every word stands in it, in order."""

from __future__ import annotations

import io

from docx import Document
from hypothesis import given, settings

from protokoll.documents.paper import Block, Paper
from protokoll.documents.word import Stamp, read_stamp, render
from protokoll.paths import resources_dir
from tests.helpers.house_rules import audit_faults, house_faults, words_of
from tests.helpers.papers import papers, readable, texts_of

MINUTES = resources_dir() / "templates" / "modern" / "protokoll.docx"


def assert_all_words_in_order(docx: bytes, blocks: tuple[Block, ...]) -> None:
    words, at = readable(words_of(docx)), 0
    for text in filter(None, map(readable, texts_of(blocks))):
        found = words.find(text, at)
        assert found >= 0, f"{text[:80]!r} is missing after {words[max(at - 80, 0) : at]!r}"
        at = found + len(text)


@given(papers)
@settings(max_examples=60)
def test_every_word_stands_in_the_file_in_order_and_the_house_rules_hold(paper: Paper) -> None:
    docx = render(paper, MINUTES)

    assert_all_words_in_order(docx, paper.blocks())
    typed = "\n".join((*texts_of(paper.blocks()), *paper.fields.values()))
    assert house_faults(docx, MINUTES.read_bytes(), typed) == []
    assert Document(io.BytesIO(docx)).element.body is not None
    assert render(paper, MINUTES) == docx
    stamp = read_stamp(render(paper, MINUTES, stamp=Stamp("uid", "protokoll")))
    assert stamp is not None
    assert stamp.untouched


@given(papers)
@settings(max_examples=25)
def test_the_file_fulfils_the_standard(paper: Paper) -> None:
    assert audit_faults(render(paper, MINUTES)) == []
