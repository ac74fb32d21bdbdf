"""The log tells what went wrong and where, and nothing of what anybody wrote."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from protokoll import logs
from protokoll.errors import UserError

LOG = logging.getLogger("protokoll.test")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    yield logs.start(tmp_path)
    logs.stop()


def failing(secret: str) -> BaseException:
    try:
        try:
            int(secret)
        except ValueError as error:
            raise UserError(f"{secret} går inte", details="kod 7") from error
    except UserError as told:
        return told
    raise AssertionError("unreachable")


def test_types_places_and_causes_but_no_messages(log: Path) -> None:
    told = logs.record(failing("Anna Berg"))
    written = log.read_text(encoding="utf-8")
    for text in (told, written):
        assert "Anna" not in text
        assert "protokoll.errors.UserError" in text
        assert "tests/test_logs.py:" in text
        assert "kod 7" in text
        assert "orsakat av" in text
        assert "builtins.ValueError" in text


def test_of_values_only_numbers_are_written(log: Path) -> None:
    LOG.info("%d möten på %s", 7, "Anna")
    LOG.info("%(name)s", {"name": "Anna"})
    LOG.error("gick inte", exc_info=failing("Anna"))
    written = log.read_text(encoding="utf-8")
    assert "7 möten på <str>" in written
    assert "Anna" not in written
    assert "builtins.ValueError" in written


def test_the_package_is_named_without_the_users_folders(log: Path) -> None:
    from protokoll.paths import _resource_candidates  # any code of ours in a traceback

    assert _resource_candidates()
    told = logs.describe(failing("x"))
    assert str(Path(__file__).parent.parent) not in told


def test_a_chain_that_bites_its_tail_ends() -> None:
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert logs.describe(one).count("orsakat av") == 1


def test_starting_again_moves_the_log(tmp_path: Path) -> None:
    first, then = logs.start(tmp_path / "a"), logs.start(tmp_path / "b")
    logs.record(ValueError())
    assert not first.exists()
    assert then.exists()
    logs.stop()


def test_a_sentence_known_to_hold_nothing_personal_is_written_out(tmp_path: Path) -> None:
    path = logs.start(tmp_path)
    try:
        logs.tell("zoom i policyfilen används inte.")
    finally:
        logs.stop()
    assert "WARNING zoom i policyfilen används inte." in path.read_text(encoding="utf-8")
