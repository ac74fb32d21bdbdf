"""Whole files in and out, and names for them."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.errors import UserError
from protokoll.exchange.file_names import free_names, safe_name
from protokoll.exchange.files import file_written_whole, read_file, reason, write_file


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "möte å.json"
    write_file(path, b"ett")
    write_file(path, b"tva")
    assert path.read_bytes() == b"tva"
    assert list(tmp_path.iterdir()) == [path]


def test_a_replaced_file_keeps_its_permissions_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    mask = os.umask(0o022)
    try:
        write_file(path, b"1")
        assert stat.S_IMODE(path.stat().st_mode) == 0o644
        path.chmod(0o600)
        write_file(path, b"2")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(mask)


def test_what_cannot_be_written_is_told_and_the_old_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "mapp"
    (folder / "i").mkdir(parents=True)
    with pytest.raises(UserError, match="är kvar"):
        write_file(folder, b"x")
    assert (folder / "i").is_dir()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mapp"]


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "stor"
    path.write_bytes(b"x" * (1024 * 1024 + 1))
    assert len(read_file(path, 1024 * 1024 + 1)) == 1024 * 1024 + 1
    with pytest.raises(UserError, match="större än 1 MB"):
        read_file(path, 1024 * 1024)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(2, ""), "finns inte"),
        (IsADirectoryError(21, ""), "en mapp"),
        (NotADirectoryError(20, ""), "ingen mapp"),
        (PermissionError(13, ""), "behörighet"),
        (FileExistsError(17, ""), "redan"),
        (OSError(28, ""), "full"),
        (OSError(36, ""), "för långt"),
        (OSError(30, ""), "skrivskyddad"),
        (OSError(5, ""), "fel 5"),
    ],
)
def test_every_reason_has_swedish_words(error: OSError, said: str) -> None:
    assert said in reason(error)


@given(st.text(max_size=300))
def test_any_words_make_a_name_that_every_system_takes(words: str) -> None:
    name = safe_name(words)
    assert name
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert name == name.strip()
    assert not name.endswith(".")
    assert name.split(".")[0].casefold() not in ("con", "nul", "aux", "prn", "com1", "lpt9")


def test_taken_names_are_followed_by_numbered_ones() -> None:
    names = free_names(Path("a/Protokoll.docx"))
    assert [next(names).name for _ in range(3)] == [
        "Protokoll.docx",
        "Protokoll (2).docx",
        "Protokoll (3).docx",
    ]


needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in the file system are POSIX")


@needs_pipes
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "rör"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="ingen vanlig fil"):
        read_file(pipe, 10)


@needs_pipes
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "rör"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="ingen vanlig fil"):
        write_file(pipe, b"x")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


@needs_pipes
def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "mapp").mkdir()
    link, target = tmp_path / "länk", tmp_path / "mapp" / "fil"
    link.symlink_to(target)
    write_file(link, b"1")
    write_file(link, b"2")
    assert link.is_symlink()
    assert target.read_bytes() == b"2"
    assert list(target.parent.iterdir()) == [target]


@needs_pipes
def test_a_link_that_leads_back_to_itself_is_told(tmp_path: Path) -> None:
    loop = tmp_path / "rundgång"
    loop.symlink_to(loop)
    with pytest.raises(UserError, match="tillbaka till sig själv"):
        read_file(loop, 10)
    with pytest.raises(UserError, match="tillbaka till sig själv"):
        write_file(loop, b"x")
    assert loop.is_symlink()


def test_what_goes_wrong_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"gammalt")
    with pytest.raises(KeyError), file_written_whole(path) as file:
        file.write(b"nytt")
        raise KeyError("mitt i")
    assert path.read_bytes() == b"gammalt"
    assert list(tmp_path.iterdir()) == [path]
