"""The meeting format: what is read, what is refused, and how the refusal is worded."""

from __future__ import annotations

import copy
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protokoll.domain import codec
from protokoll.domain.codec import MAX_BYTES, MAX_NESTING, decode, encode, without_private
from protokoll.domain.complaints import FormatError, translated
from protokoll.domain.meeting import Meeting
from tests.helpers.meetings import meetings

SAMPLE = Path(__file__).parents[1] / "data" / "samordningsgruppen.json"
SMALLEST: dict[str, Any] = {
    "format": "protokoll/meeting",
    "version": 1,
    "body": {"name": "Styrelsen"},
    "meeting": {"date": "2026-12-01"},
}


def as_bytes(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")


def with_part(**parts: object) -> bytes:
    return as_bytes({**SMALLEST, **parts})


def refused(data: bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        decode(data)
    return caught.value


# --- what is read ---


def test_the_smallest_meeting_has_a_body_and_a_date() -> None:
    found = decode(as_bytes(SMALLEST))

    assert found.body.name == "Styrelsen"
    assert found.head.date.isoformat() == "2026-12-01"
    assert (found.agenda, found.head.start, found.head.place) == ((), None, "")


def test_a_real_meeting_comes_back_as_it_was() -> None:
    found = decode(SAMPLE.read_bytes())

    assert found.agenda
    assert decode(encode(found)) == found


def test_a_byte_order_mark_is_passed_over() -> None:
    assert decode(b"\xef\xbb\xbf" + as_bytes(SMALLEST)) == decode(as_bytes(SMALLEST))


def test_texts_are_composed_so_that_equal_words_are_equal() -> None:
    decomposed = unicodedata.normalize("NFD", "Åsnebyn")

    assert decode(with_part(body={"name": decomposed})).body.name == "Åsnebyn"


def test_a_file_is_written_for_people_too() -> None:
    text = encode(decode(with_part(body={"name": "Åsnebyns styrelse"}))).decode()

    assert text.splitlines()[1:3] == [' "format": "protokoll/meeting",', ' "version": 1,']
    assert "Åsnebyns styrelse" in text
    assert text.endswith("}\n")


NOTES = with_part(
    agenda=[
        {
            "id": "a",
            "title": "A",
            "chair_note": "tyst",
            "items": [{"id": "b", "title": "B", "chair_note": "tyst"}],
        }
    ]
)


def test_private_notes_leave_the_program_only_when_asked_for() -> None:
    found = decode(NOTES)

    assert "tyst" not in encode(found).decode()
    assert decode(encode(found)) == without_private(found)
    assert decode(encode(found, private=True)) == found


@settings(max_examples=15)
@given(meetings())
def test_any_meeting_comes_back_as_it_was(random_meeting: Meeting) -> None:
    assert decode(encode(random_meeting, private=True)) == random_meeting


# --- what is refused, and where ---


@pytest.mark.parametrize("content", [[], "möte", 1, None, True])
def test_a_file_without_an_object_holds_no_meeting(content: object) -> None:
    assert refused(as_bytes(content)).path == "$"


@pytest.mark.parametrize(
    "content", [{}, {"format": "x"}, {"format": None}, {"format": ["protokoll/meeting"]}]
)
def test_another_format_is_no_meeting_file(content: object) -> None:
    error = refused(as_bytes(content))

    assert error.path == "$.format"
    assert "ingen mötesfil" in error.text


@pytest.mark.parametrize("version", [0, -1, "1", 1.0, True, None, [1]])
def test_another_version_is_refused(version: object) -> None:
    assert refused(with_part(version=version)).path == "$.version"


def test_a_version_that_is_left_out_is_refused() -> None:
    assert refused(as_bytes({"format": "protokoll/meeting"})).path == "$.version"


def test_a_newer_version_asks_for_a_newer_program() -> None:
    assert "nyare version" in refused(with_part(version=2)).text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ofullständig eller trasig"),
        (b'{"format": "protokoll/meeting", ', "ofullständig eller trasig"),
        (as_bytes(SMALLEST)[:-1], "ofullständig eller trasig"),
        (as_bytes(SMALLEST) + b"x", "ofullständig eller trasig"),
        ("{å}".encode("latin-1"), "inte skriven i UTF-8 (byte 1)"),
        (as_bytes(SMALLEST).decode().encode("utf-16"), "inte skriven i UTF-8"),
        (b"[" * 100_000, "nästlad i för många nivåer"),
        (b'{"a":' * 100_000, "nästlad i för många nivåer"),
        (b"[" * 400 + b"]" * 400, "nästlad i för många nivåer"),
        (b'{"version": NaN}', "ett tal som inte kan läsas"),
        (b'{"version": -Infinity}', "ett tal som inte kan läsas"),
        (b'{"version": ' + b"1" * 5_000 + b"}", "ett tal som inte kan läsas"),
    ],
    ids=[
        "empty", "cut off", "without its end", "more after its end", "Latin-1", "UTF-16", "open brackets",
        "open objects", "closed brackets", "NaN", "infinity", "a number of 5,000 digits",
    ],
)  # fmt: skip
def test_a_broken_file_is_told_as_what_it_is(data: bytes, words: str) -> None:
    error = refused(data)

    assert error.path == "$"
    assert words in error.text


def test_a_file_that_is_too_large_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "större än 32 MB" in refused(b" " * (MAX_BYTES + 1)).text
    monkeypatch.setattr(codec, "MAX_BYTES", len(as_bytes(SMALLEST)))
    assert decode(as_bytes(SMALLEST)).body.name == "Styrelsen"


def sub_items(depth: int) -> list[object]:
    below: list[object] = []
    for level in range(depth):
        below = [{"id": str(level), "title": "x", "items": below}]
    return below


def test_sub_items_may_nest_deeply_but_not_for_ever() -> None:
    deepest = MAX_NESTING // 2 - 1

    assert len(list(decode(with_part(agenda=sub_items(deepest))).all_items())) == deepest
    assert "nästlad" in refused(with_part(agenda=sub_items(deepest + 2))).text


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b'{"format": "x", "format": "y"}', "$.format"),
        (b'{"a": [{"b": 1}, {"b": 1, "c": 2, "b": 1}]}', "$.a[1].b"),
        (b'{"body": {"name": "a", "name": "a"}}', "$.body.name"),
    ],
)
def test_a_key_that_stands_twice_is_named(data: bytes, path: str) -> None:
    error = refused(data)

    assert error.path == path
    assert "två gånger" in error.text


@pytest.mark.timeout(20)
def test_a_key_that_stands_twice_among_very_many_is_found_soon() -> None:
    keys = ",".join(f'"{n}":0' for n in range(200_000))

    assert refused(f'{{{keys},"199999":0}}'.encode()).path == "$.199999"


def test_half_a_character_is_refused_where_it_stands() -> None:
    data = as_bytes(SMALLEST).replace(b"Styrelsen", b"Styrelsen \\ud83d")

    assert refused(data).path == "$.body.name"


def test_a_whole_pair_of_surrogates_is_a_character() -> None:
    data = as_bytes(SMALLEST).replace(b"Styrelsen", b"Styrelsen \\ud83d\\ude00")

    assert decode(data).body.name == "Styrelsen 😀"


ITEM = {"id": "a1", "title": "A"}


def in_head(**facts: object) -> dict[str, object]:
    return {"meeting": {"date": "2026-12-01", **facts}}


def in_entry(**facts: object) -> dict[str, object]:
    return {"agenda": [{**ITEM, "entries": [facts]}]}


FAULTS: list[tuple[dict[str, object], str, str]] = [
    ({"colour": "red"}, "$.colour", "nyckeln är okänd"),
    ({"x" * 10_000: 1}, f"$.{'x' * 40}", "nyckeln är okänd"),
    ({"meeting": {}}, "$.meeting.date", "nyckeln saknas"),
    (in_head(colour=1), "$.meeting.colour", "nyckeln är okänd"),
    ({"meeting": {"date": "2026-02-30"}}, "$.meeting.date", "datumet finns inte"),
    ({"meeting": {"date": "1/12 2026"}}, "$.meeting.date", "skrivet som 2026-12-01"),
    ({"meeting": {"date": 20261201}}, "$.meeting.date", "ett datum, men det står ett heltal"),
    (in_head(start="9:30"), "$.meeting.start", "09:30"),
    (in_head(start="24:00"), "$.meeting.start", "09:30"),
    (in_head(start="09:30\n"), "$.meeting.start", "09:30"),
    (in_head(opened="2026-12-01 09:30"), "$.meeting.opened", "2026-12-01T09:30"),
    (in_head(opened="2026-13-01T09:30"), "$.meeting.opened", "datumet finns inte"),
    (in_head(first_section=-1), "$.meeting.first_section", "mindre än 0"),
    (in_head(first_section=2**40), "$.meeting.first_section", "större än 1000000000"),
    (in_head(first_section=1.5), "$.meeting.first_section", "men det står ett tal"),
    (in_head(online="ja"), "$.meeting.online", "true eller false"),
    (in_head(stage="klart"), "$.meeting.stage", "”klart” är inte ett av de tillåtna"),
    (in_head(stage="x" * 99), "$.meeting.stage", f"”{'x' * 40}…”"),
    ({"body": {"name": None}}, "$.body.name", "en text, men det står tomt (null)"),
    ({"body": []}, "$.body", "ett objekt, men det står en lista"),
    ({"body": {"name": "X", "number_style": "§{n}"}}, "$.body.number_style", "inte ett av de tillåtna"),
    ({"people": {}}, "$.people", "en lista, men det står ett objekt"),
    ({"people": [{"id": "", "given_name": "A"}]}, "$.people[0].id", "får inte vara tom"),
    ({"people": [{"id": "x" * 201, "given_name": "A"}]}, "$.people[0].id", "högst 200 tecken"),
    ({"officers": [{"role": "chair", "person": 1}]}, "$.officers[0].person", "en text eller ett objekt"),
    ({"officers": [{"role": "chair", "person": {}}]}, "$.officers[0].person.text", "nyckeln saknas"),
    ({"agenda": [ITEM, {"id": "a2"}]}, "$.agenda[1].title", "nyckeln saknas"),
    ({"agenda": [{**ITEM, "entries": [{"kind": "poem"}]}]}, "$.agenda[0].entries[0].kind", "”poem”"),
    ({"agenda": [{**ITEM, "entries": [{}]}]}, "$.agenda[0].entries[0].kind", "nyckeln saknas"),
    ({"agenda": [{**ITEM, "entries": [{"kind": 1}]}]}, "$.agenda[0].entries[0].kind", "en text"),
    (
        in_entry(kind="task", text="x", due="snart"),
        "$.agenda[0].entries[0].due",
        "datumet finns inte",
    ),
    (
        in_entry(kind="vote", method="ballot", ballots=[{"person": "p", "choice": "ja"}]),
        "$.agenda[0].entries[0].ballots[0].choice",
        "”ja” är inte ett av de tillåtna",
    ),
    ({"agenda": [{**ITEM, "items": [{**ITEM, "title": 1}]}]}, "$.agenda[0].items[0].title", "en text"),
    ({"agenda": [{**ITEM, "entries": [{"kind": None}]}]}, "$.agenda[0].entries[0].kind", "tomt (null)"),
    ({"\x1b[31mx\n": 1}, r"$.\x1b[31mx\n", "nyckeln är okänd"),
    ({"officers": [{"role": "chair", "person": "a\nb\u202e"}]}, "$.officers[0].person", r"”a\nb\u202e”"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "path", "words"), FAULTS, ids=[f"{n} {fault[1][:40]}" for n, fault in enumerate(FAULTS)]
)
def test_a_fault_is_told_in_swedish_with_its_path(parts: dict[str, object], path: str, words: str) -> None:
    error = refused(with_part(**parts))

    assert error.path == path
    assert words in error.fault
    assert error.text == f"Mötesfilen kan inte läsas. Vid {path}: {error.fault}. Ingenting har ändrats."


def test_a_long_key_is_cut_in_the_path_of_what_stands_under_it() -> None:
    assert refused(json.dumps({"x" * 10_000: "\ud800"}).encode()).path == f"$.{'x' * 40}"


def test_a_fault_that_nobody_thought_of_is_still_a_sentence() -> None:
    error = translated("Something new - at `$.agenda`")

    assert (error.path, error.fault) == ("$.agenda", "värdet är fel")


# --- whatever the bytes ---


def decodes_or_refuses(data: bytes) -> None:
    try:
        found = decode(data)
    except FormatError as error:
        assert error.path.startswith("$")
        assert error.fault
    else:
        assert decode(encode(found, private=True)) == found


@given(st.binary(max_size=60))
def test_any_bytes_are_a_meeting_or_refused(data: bytes) -> None:
    decodes_or_refuses(data)


@given(st.binary(max_size=4), st.integers(min_value=0), st.integers(min_value=0, max_value=6))
def test_a_file_with_bytes_changed_is_a_meeting_or_refused(put: bytes, at: int, gone: int) -> None:
    whole = with_part(agenda=[{**ITEM, "entries": [{"kind": "note", "text": "åäö"}]}], people=[])
    at %= len(whole)

    decodes_or_refuses(whole[:at] + put + whole[at + gone :])


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=5)
    | st.sampled_from(
        ["2026-12-01", "2026-12-01T09:30", "09:30", "p1", "a1", "note", "vote", "present", "abstain"]
    ),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "kind", "text", "person", "items", "entries"]), below, max_size=3
        )
    ),
    max_leaves=5,
)
WHOLE = json.loads(SAMPLE.read_bytes())


@settings(max_examples=100)
@given(st.data(), json_values)
def test_a_file_with_any_value_changed_is_a_meeting_or_refused(data: st.DataObject, value: object) -> None:
    content = copy.deepcopy(WHOLE)
    place: Any = content
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        below = place[key]
        if not isinstance(below, dict | list) or not below or data.draw(st.integers(0, 3)) == 0:
            break
        place = below
    if data.draw(st.booleans()):
        place[key] = value
    else:
        del place[key]

    decodes_or_refuses(json.dumps(content).encode())
