"""The tables hold all that a meeting says, and only that, beside what is the store's own."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Table, UniqueConstraint
from sqlcipher3 import dbapi2

from protokoll.domain.meeting import Meeting, MeetingHead
from protokoll.storage.columns import metadata
from protokoll.storage.creation import create_store
from protokoll.storage.layouts import StructLayout
from protokoll.storage.meeting_tables import meeting
from protokoll.storage.parts import HEAD, KEYS, OWNERS, REST

STORES_OWN = {"id", "uid", "revision", "body_id", "planned_by_id", "planned_for"}


def test_every_field_of_the_meetings_own_row_has_its_column() -> None:
    assert {*HEAD.columns, *REST.columns} == {column.name for column in meeting.c} - STORES_OWN
    assert not set(HEAD.columns) & set(REST.columns)


@pytest.mark.parametrize("table", list(KEYS), ids=str)
def test_parts_are_known_by_the_meeting_and_their_own_key(table: Table) -> None:
    (unique,) = (
        constraint
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint) and "meeting_id" in constraint.columns
    )
    assert next(iter(unique.columns)).name == "meeting_id"
    owner = OWNERS[table]
    assert owner is None or owner in table.c


def test_owners_come_before_what_they_own() -> None:
    order = list(KEYS)
    for table in order:
        for foreign_key in table.foreign_key_constraints:
            target = foreign_key.referred_table
            assert target not in order or order.index(target) <= order.index(table)


def test_every_constraint_has_a_name() -> None:
    """An upgrade step can only change what it can name."""
    for table in metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name


def test_foreign_keys_find_their_rows_by_an_index(path: Path) -> None:
    """Else deleting a row would read whole tables to see whether somebody refers to it."""
    create_store(path)
    with closing(dbapi2.connect(str(path))) as connection:
        for table in metadata.tables.values():
            for foreign_key in table.foreign_key_constraints:
                column = foreign_key.column_keys[0]
                sql = f'EXPLAIN QUERY PLAN SELECT 1 FROM "{table.name}" WHERE "{column}" = 1'
                plan = " ".join(line[3] for line in connection.execute(sql))
                assert "USING" in plan or column == "sha256", f"{table.name}.{column}"


def test_a_struct_has_the_columns_of_its_fields() -> None:
    assert StructLayout(MeetingHead).columns[:3] == ("date", "uid", "stage")
    assert "body_quorum_rule" in StructLayout(Meeting).columns
