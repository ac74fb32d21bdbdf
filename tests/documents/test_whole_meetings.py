"""From a whole meeting to a Word file: every word stands in it, in order, and the file is sound."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from protokoll.documents.papers import PaperKind, PaperOptions
from protokoll.domain import entries as e
from protokoll.domain.kinds import AttendanceStatus, MinutesKind
from protokoll.domain.markup import parse, text_of
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.exchange.meeting_file import read_meeting
from protokoll.paths import resources_dir
from protokoll.services.papers import render_paper
from protokoll.services.templates import built_in_templates
from tests.helpers.house_rules import audit_faults, house_faults, words_of
from tests.helpers.meetings import meetings

DATA = Path(__file__).parents[1] / "data"
REAL = Path(__file__).parents[3] / "shared" / "cases" / "samordningsgruppen-2022-12-01"
SAMPLE = sorted((resources_dir() / "sample").glob("meeting-*.json"))
TEMPLATES = {kind: built_in_templates(kind)[0].path.read_bytes() for kind in PaperKind}


def bare(text: str) -> str:
    """What is compared: letters and signs, without what typography may change (spaces, commas, stops, capitals)."""
    kept = (char for char in text if char.isprintable() and char not in " .,\u00a0\ufeff")
    return unicodedata.normalize("NFC", "".join(kept).casefold())


def entry_texts(entry: e.Entry) -> Iterator[str]:
    match entry:
        case e.Note():
            yield entry.heading
            yield text_of(parse(entry.text))
        case e.Proposal():
            yield text_of(parse(entry.text))
            yield from (clause.text for clause in entry.clauses)
        case e.Decision():
            yield from (entry.label, entry.stem, *entry.clauses)
            yield text_of(parse(entry.text))
        case e.Vote():
            yield from (entry.question, entry.result, *(option.text for option in entry.options))
        case e.Recusal() | e.Adjournment():
            yield entry.reason
        case e.Task():
            yield text_of(parse(entry.text))
            yield entry.due_text
        case e.Election():
            yield entry.text
            for one in entry.elected:
                yield from (one.post, one.term)
        case e.Dissent() | e.Statement():
            yield text_of(parse(entry.text))
        case e.Roll() | e.Abstention():
            yield entry.text


def item_texts(item: AgendaItem) -> Iterator[str]:
    yield from (item.title, item.reference, *item.basis, *item.sent_to)
    if item.matter:
        yield from (item.matter.title, item.matter.reference)


def texts_in_minutes(meeting: Meeting) -> Iterator[str]:
    """Every text of the meeting that belongs in its minutes, each as one unbroken line or more."""
    yield from (meeting.head.title, meeting.head.place, meeting.head.number, meeting.head.classification)
    yield text_of(parse(meeting.others))
    names = meeting.names()
    for line in meeting.attendance:
        if isinstance(line.person, str):
            yield names[line.person]
        if line.status is AttendanceStatus.PRESENT:
            yield from (change.reason for change in line.changes)
    for item in meeting.all_items():
        yield from item_texts(item)
        for entry in item.entries:
            yield from entry_texts(entry)
    if meeting.planned_meetings:
        yield meeting.planned_meetings.heading
        yield text_of(parse(meeting.planned_meetings.text))
        yield from (day.place for day in meeting.planned_meetings.meetings)
    for attachment in meeting.attachments:
        yield from (attachment.title, attachment.number)
    for adjustment in meeting.adjustment:
        yield from (adjustment.sections, adjustment.note)


def all_words(docx: bytes) -> str:
    """The text of the document and of its headers and footers."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = [
            name for name in package.namelist() if re.match(r"word/(document|header|footer)\w*\.xml", name)
        ]
    return "\n".join(words_of(docx, part) for part in parts)


@settings(max_examples=60)
@given(meetings())
def test_every_text_of_any_meeting_stands_in_the_minutes(meeting: Meeting) -> None:
    docx = render_paper(meeting, PaperKind.MINUTES)
    found = bare(all_words(docx))
    for text in texts_in_minutes(meeting):
        for line in text.splitlines():
            assert bare(line) in found
    assert house_faults(docx, TEMPLATES[PaperKind.MINUTES], typed=found) == []


def whole(meeting: Meeting) -> PaperOptions:
    """Options with which every paper can be made: an extract takes all items."""
    return PaperOptions(items=tuple(item.id for item in meeting.agenda))


@settings(max_examples=15)
@given(meetings())
def test_any_meeting_gives_word_files_that_the_standard_accepts(meeting: Meeting) -> None:
    for kind in PaperKind:
        if kind is PaperKind.EXTRACT and not meeting.agenda:
            continue
        docx = render_paper(meeting, kind, whole(meeting))
        assert audit_faults(docx) == []
        assert house_faults(docx, TEMPLATES[kind], typed=str(meeting)) == []


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", PaperKind)
def test_the_sample_gives_sound_papers(path: Path, kind: PaperKind) -> None:
    meeting = read_meeting(path)
    docx = render_paper(meeting, kind, whole(meeting))
    assert audit_faults(docx) == []
    assert house_faults(docx, TEMPLATES[kind]) == []


@pytest.mark.parametrize("minutes_kind", MinutesKind)
@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_all_kinds_of_minutes_hold_the_same_words(path: Path, minutes_kind: MinutesKind) -> None:
    from protokoll.domain.edits import edit_head

    meeting = edit_head(read_meeting(path), minutes_kind=minutes_kind)
    found = bare(all_words(render_paper(meeting, PaperKind.MINUTES)))
    for text in texts_in_minutes(meeting):
        for line in text.splitlines():
            assert bare(line) in found


def _source_words(text: str, dates_heading: str) -> list[str]:
    """The words of minutes as they stood on paper, up to the dates, which the program writes its own way."""
    body, heading, _ = text.partition(dates_heading)
    assert heading
    return re.findall(r"\w+", unicodedata.normalize("NFC", body))


@pytest.mark.parametrize(
    ("meeting_file", "source_file"),
    [
        pytest.param(DATA / "samordningsgruppen.json", DATA / "samordningsgruppen.txt", id="twin"),
        pytest.param(
            REAL / "meeting.json",
            REAL / "source.txt",
            id="real",
            marks=pytest.mark.skipif(not REAL.exists(), reason="the real case is not here"),
        ),
    ],
)
def test_every_word_of_the_paper_minutes_stands_in_the_word_file_in_order(
    meeting_file: Path, source_file: Path
) -> None:
    meeting = read_meeting(meeting_file)
    assert meeting.planned_meetings
    docx = render_paper(meeting, PaperKind.MINUTES)
    source = source_file.read_text(encoding="utf-8")
    printed = re.findall(r"\w+", unicodedata.normalize("NFC", words_of(docx)))
    at = 0
    for word in _source_words(source, meeting.planned_meetings.heading):
        assert word in printed[at:], f"{word} is missing after {printed[max(at - 5, 0) : at]}"
        at = printed.index(word, at) + 1
    for day in re.findall(r"^• (\d+ \w+) kl\. ", source, re.MULTILINE):
        assert day.replace(" ", "\u00a0") in words_of(docx)
    assert audit_faults(docx) == []
    assert house_faults(docx, TEMPLATES[PaperKind.MINUTES]) == []


def test_the_same_meeting_gives_the_same_bytes() -> None:
    meeting = read_meeting(SAMPLE[1])
    assert render_paper(meeting, PaperKind.MINUTES) == render_paper(meeting, PaperKind.MINUTES)
