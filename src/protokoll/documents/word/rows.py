"""Table rows that repeat: a row that holds ``{{Deltagare.Namn}}`` comes once for each of the group.

The rows are copied first and filled later, with everything else, in one pass. Rows of the same group that stand
together in a table repeat together.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING

from protokoll.documents.word.names import W14, W
from protokoll.documents.word.pieces import FIELD, joined, pieces_of
from protokoll.documents.word.stories import columns_of, rows_of
from protokoll.documents.word.vocabulary import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from protokoll.documents.word.vocabulary import Vocabulary

    Values = Mapping[str, str]

_MARK = "protokoll-row"
"""The attribute of a copy that tells which of its group it is for, until everything is filled."""

_ONCE = (
    *(W.bookmarkStart, W.bookmarkEnd, W.commentRangeStart, W.commentRangeEnd, W.permStart, W.permEnd),
    *(W.commentReference, W.footnoteReference, W.endnoteReference),
)
"""What may stand in a document but once: the first copy keeps it."""

_RANGES = (W.bookmarkStart, W.bookmarkEnd, W.commentRangeStart, W.commentRangeEnd, W.permStart, W.permEnd)
_MOST_ELEMENTS = 2_000_000
"""Of XML, in all the rows that repeat: a small template could ask for more than the memory holds."""

_IDENTITIES = (W14.paraId, W14.textId)


class TooManyRowsError(Exception):
    """The rows would fill the memory."""


def row_groups(root: _Element, vocabulary: Vocabulary) -> dict[_Element, list[str]]:
    """The groups that the rows under ``root`` hold fields of, in order; one row should hold only one group.

    A field belongs to the innermost row that it stands in.
    """
    found: dict[_Element, list[str]] = {}
    for paragraph in root.iter(W.p):
        row = next(paragraph.iterancestors(W.tr), None)
        if row is None:
            continue
        for match in FIELD.finditer(joined(pieces_of(paragraph))):
            group = vocabulary.group_of(normalise(match.group(1)))
            if group and group not in found.setdefault(row, []):
                found[row].append(group)
    return {row: groups for row, groups in found.items() if groups}


def repeat_rows(root: _Element, vocabulary: Vocabulary, rows: Mapping[str, Sequence[Values]]) -> None:
    """Copy every row of a group for each of its ``rows``, which are by normalised group.

    Tables that are left without rows disappear.

    Raises :class:`TooManyRowsError`.
    """
    groups = row_groups(root, vocabulary)
    if not groups:
        return
    room = _MOST_ELEMENTS
    copied = False
    done: set[_Element] = set()
    for row in reversed(list(groups)):  # rows of inner tables before those around them
        if row in done:
            continue
        group = groups[row][0]
        block = _together(row, group, groups)
        done.update(block)
        times = len(rows.get(group, ()))
        room -= times * sum(1 for part in block for _ in part.iter())
        if room < 0:
            raise TooManyRowsError
        copied = copied or times > 1
        _repeat(block, group, times)
    if copied:
        _renumber(root)


def row_values(element: _Element, group: str, rows: Mapping[str, Sequence[Values]]) -> Values:
    """The values of the row of ``group`` that ``element`` stands in; ``rows`` are by normalised group."""
    for row in element.iterancestors(W.tr):
        number, _, marked = row.get(_MARK, "").partition(" ")
        if marked == group and group in rows:
            return rows[group][int(number)]
    return {}


def forget_rows(root: _Element) -> None:
    """Take away what :func:`repeat_rows` wrote for :func:`row_values`."""
    for row in root.iter(W.tr):
        row.attrib.pop(_MARK, "")


def _together(row: _Element, group: str, groups: Mapping[_Element, list[str]]) -> list[_Element]:
    """``row`` and the rows of the same group right above it, from above."""
    block = [row]
    for above in row.itersiblings(preceding=True):
        if above.tag in _RANGES:
            continue
        if above.tag != W.tr or groups.get(above, [""])[0] != group:
            break
        block.insert(0, above)
    return block


def _repeat(block: list[_Element], group: str, times: int) -> None:
    parent = block[0].getparent()
    assert parent is not None
    at = parent.index(block[-1]) + 1
    if not times:
        _remove(block)
        return
    plain = [deepcopy(row) for row in block]
    for row in plain:
        _leave_out_what_is_once(row)
        _continue_merged_cells(row)
    copies: list[_Element] = []
    for number in range(1, times):
        copies += _marked([deepcopy(row) for row in plain], group, number)
    _marked(block, group, 0)
    parent[at:at] = copies


def _marked(rows: list[_Element], group: str, number: int) -> list[_Element]:
    for row in rows:
        row.set(_MARK, f"{number} {group}")
    return rows


def _leave_out_what_is_once(row: _Element) -> None:
    for element in list(row.iter(*_ONCE)):
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    for control in row.iter(W.sdtPr):
        for identity in control.findall(W.id):
            control.remove(identity)
    for element in row.iter(W.p, W.tr):
        for attribute in _IDENTITIES:
            element.attrib.pop(attribute, "")


def _continue_merged_cells(row: _Element) -> None:
    """A cell merged downwards that says the same in every row goes on in the copies."""
    for _, cell in columns_of(row):
        merge = cell.find(f"{W.tcPr}/{W.vMerge}")
        if merge is None or merge.get(W.val) != "restart":
            continue
        if any(
            "." in match.group(1) for p in cell.iter(W.p) for match in FIELD.finditer(joined(pieces_of(p)))
        ):
            continue
        merge.attrib.pop(W.val)
        first = cell.find(W.p)
        for child in list(cell):
            if child.tag != W.tcPr and child is not first:
                cell.remove(child)
        if first is not None:
            first[:] = first.findall(W.pPr)


def _remove(block: list[_Element]) -> None:
    table = next(block[0].iterancestors(W.tbl))
    every = list(rows_of(table))
    below = every.index(block[-1]) + 1
    if below < len(every):
        _begin_merged_cells_anew(every[below], block)
    for row in block:
        _give_way(row)
    left = list(rows_of(table))
    if all(row in every[:1] or row.find(f"{W.trPr}/{W.tblHeader}") is not None for row in left) and not any(
        FIELD.search(joined(pieces_of(paragraph))) for row in left for paragraph in row.iter(W.p)
    ):
        _give_way(table)


def _begin_merged_cells_anew(row: _Element, gone: list[_Element]) -> None:
    """Cells of ``row`` that went on from the rows that are ``gone``, and not from above them, begin there."""
    began = {
        column
        for above in gone
        for column, cell in columns_of(above)
        if (merge := cell.find(f"{W.tcPr}/{W.vMerge}")) is not None and merge.get(W.val) == "restart"
    }
    for column, cell in columns_of(row):
        merge = cell.find(f"{W.tcPr}/{W.vMerge}")
        if column in began and merge is not None and merge.get(W.val) != "restart":
            merge.set(W.val, "restart")


def _give_way(element: _Element) -> None:
    """Take a row or table away, with a content control that holds nothing else; ranges that begin or end stay."""
    parent = element.getparent()
    assert parent is not None
    while parent.tag == W.sdtContent and len(parent) == 1 and (control := parent.getparent()) is not None:
        element, around = control, control.getparent()
        assert around is not None
        parent = around
    at = parent.index(element)
    parent[at : at + 1] = list(element.iter(*_RANGES))


def _renumber(root: _Element) -> None:
    """Give every drawing a number of its own again, and old drawings an id of their own."""
    drawings = list(root.iter("{*}docPr"))
    taken = [int(number) for drawing in drawings if (number := drawing.get("id", "")).isdecimal()]
    fresh = count(max(taken, default=0) + 1)
    seen: set[str] = set()
    for drawing in drawings:
        number = drawing.get("id", "")
        if number in seen and next(drawing.iterancestors("{*}Fallback"), None) is None:
            drawing.set("id", str(next(fresh)))
        seen.add(number)
    seen = set()
    for place, shape in enumerate(root.iter("{urn:schemas-microsoft-com:vml}shape")):
        identity = shape.get("id", "")
        if identity in seen:
            shape.set("id", f"{identity}_{place}")
        seen.add(identity)
