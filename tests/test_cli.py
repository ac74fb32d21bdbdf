"""The command line as an administrator uses it: words in, Swedish out, exit codes, files."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from protokoll import __version__
from protokoll.cli import run
from protokoll.cli_swedish import swedish_error
from protokoll.domain import codec

DATA = Path(__file__).parent / "data"
TWIN = DATA / "samordningsgruppen.json"
NOT_ROOT = hasattr(os, "geteuid") and os.geteuid() != 0


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "data"


def changed(tmp_path: Path, change: Callable[[dict], object]) -> Path:  # type: ignore[type-arg]
    content = json.loads(TWIN.read_text(encoding="utf-8"))
    change(content)
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def import_twin(store: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["import", str(TWIN), "--data-dir", str(store)]) == 0
    return capsys.readouterr().out.split()[-1]


def test_a_meeting_goes_in_and_comes_out_the_same(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = import_twin(store, capsys)
    out = tmp_path / "ut.json"
    assert run(["export", uid, "--data-dir", str(store), "-o", str(out)]) == 0
    assert json.loads(out.read_bytes()) == json.loads(TWIN.read_bytes())


def test_the_same_file_twice_is_one_meeting(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = import_twin(store, capsys)
    assert run(["import", str(TWIN), "--data-dir", str(store)]) == 0
    said = capsys.readouterr().out
    assert "fanns redan" in said
    assert said.split()[-1] == first
    assert run(["list", "--data-dir", str(store), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_another_version_of_a_meeting_is_not_taken_over_the_first(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def with_uid(content: dict) -> None:  # type: ignore[type-arg]
        content["meeting"]["uid"] = "0190e9a0-0000-7000-8000-000000000001"

    assert run(["import", str(changed(tmp_path, with_uid)), "--data-dir", str(store)]) == 0

    def other(content: dict) -> None:  # type: ignore[type-arg]
        with_uid(content)
        content["meeting"]["place"] = "Någon annanstans"

    assert run(["import", str(changed(tmp_path, other)), "--data-dir", str(store)]) == 1
    assert "finns redan" in capsys.readouterr().err


def test_list_shows_the_newest_first(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", "--data-dir", str(store)]) == 0
    capsys.readouterr()
    assert run(["list", "--data-dir", str(store), "--json"]) == 0
    lines = json.loads(capsys.readouterr().out)
    assert len(lines) == 10
    assert [line["date"] for line in lines] == sorted((line["date"] for line in lines), reverse=True)
    assert run(["list", "--data-dir", str(store)]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in shown] == [line["date"] for line in lines]
    assert shown[0].split()[-1] == lines[0]["uid"]


def test_list_of_an_empty_folder_creates_nothing(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--data-dir", str(store)]) == 0
    assert capsys.readouterr().out == "Det finns inga möten ännu.\n"
    assert not store.exists()


def test_the_sample_never_mixes_with_what_is_there(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import_twin(store, capsys)
    assert run(["demo", "--data-dir", str(store)]) == 1
    assert "innehåller redan" in capsys.readouterr().err
    assert run(["list", "--data-dir", str(store), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_export_of_an_unknown_meeting_is_told(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_twin(store, capsys)
    assert run(["export", "finns-inte", "--data-dir", str(store), "-o", str(tmp_path / "ut.json")]) == 1
    assert capsys.readouterr().err.strip()
    assert not (tmp_path / "ut.json").exists()


def test_the_chairs_notes_leave_only_when_asked_for(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def with_note(content: dict) -> None:  # type: ignore[type-arg]
        content["agenda"][0]["chair_note"] = "Fråga Per innan."

    assert run(["import", str(changed(tmp_path, with_note)), "--data-dir", str(store)]) == 0
    uid = capsys.readouterr().out.split()[-1]
    public, private = tmp_path / "a.json", tmp_path / "b.json"
    assert run(["export", uid, "--data-dir", str(store), "-o", str(public)]) == 0
    assert run(["export", uid, "--data-dir", str(store), "-o", str(private), "--private"]) == 0
    assert "Fråga Per" not in public.read_text(encoding="utf-8")
    assert "Fråga Per" in private.read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", ["protokoll", "dagordning"])
def test_render_needs_no_store(paper: str, tmp_path: Path) -> None:
    out = tmp_path / "ut.docx"
    assert run(["render", str(TWIN), "--paper", paper, "-o", str(out)]) == 0
    assert len(Document(str(out)).paragraphs) > 3
    assert list(tmp_path.iterdir()) == [out]


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("no_display")
def test_without_a_command_and_a_display_the_sample_is_shown_in_word(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data-dir", str(store)]) == 0
    files = sorted((store / "exempel").glob("*.docx"))
    assert len(files) == 20
    said = capsys.readouterr().out
    assert all(str(path) in said for path in files)


BAD_FILES = {
    "tom": b"",
    "avhuggen": TWIN.read_bytes()[:700],
    "latin-1": '{"format": "åäö"}'.encode("latin-1"),
    "ingen mötesfil": b'{"hej": 1}',
    "okänd nyckel": TWIN.read_bytes().replace(b'"given_name"', b'"fornamn"', 1),
    "okänd person": TWIN.read_bytes().replace(b'"person": "p1"', b'"person": "p99"', 1),
    "dubbla id": TWIN.read_bytes().replace(b'"id": "a2"', b'"id": "a1"', 1),
    "dubbla nycklar": TWIN.read_bytes().replace(b'"version": 1', b'"version": 1, "version": 1', 1),
    "fel typ": TWIN.read_bytes().replace(b'"agenda": [', b'"others": 7, "agenda": [', 1),
    "omöjligt datum": TWIN.read_bytes().replace(b'"date": "20', b'"date": "20260231', 1),
    "djup": b"[" * 100_000,
    "djupa objekt": b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    "binär": bytes(range(256)) * 40,
    "nyare": TWIN.read_bytes().replace(b'"version": 1', b'"version": 7', 1),
}


@pytest.mark.parametrize("data", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_bad_files_are_told_in_one_sentence_and_change_nothing(
    data: bytes, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_twin(store, capsys)
    before = (store / "protokoll.db").read_bytes()
    bad = tmp_path / "dålig.json"
    bad.write_bytes(data)
    out = tmp_path / "ut.docx"
    for words in (
        ["import", str(bad), "--data-dir", str(store)],
        ["render", str(bad), "--paper", "protokoll", "-o", str(out)],
    ):
        assert run(words) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.splitlines()) == 1
        assert "Vid $" in said.err
    assert (store / "protokoll.db").read_bytes() == before
    assert not out.exists()


def test_a_file_of_100_mb_is_refused_quickly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    huge = tmp_path / "stor.json"
    with huge.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert run(["render", str(huge), "--paper", "protokoll", "-o", str(tmp_path / "ut.docx")]) == 1
    assert "större än" in capsys.readouterr().err


def test_a_folder_or_a_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (tmp_path, tmp_path / "finns inte.json"):
        assert run(["render", str(path), "--paper", "protokoll", "-o", str(tmp_path / "ut.docx")]) == 1
        assert "kan inte läsas" in capsys.readouterr().err


@pytest.mark.skipif(not NOT_ROOT, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    locked = tmp_path / "låst.json"
    locked.write_bytes(TWIN.read_bytes())
    locked.chmod(0)
    assert run(["render", str(locked), "--paper", "protokoll", "-o", str(tmp_path / "ut.docx")]) == 1
    assert "behörighet" in capsys.readouterr().err


def test_output_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for out in (tmp_path / "saknas" / "ut.docx", tmp_path / "ut.odt"):
        assert run(["render", str(TWIN), "--paper", "protokoll", "-o", str(out)]) == 1
        assert capsys.readouterr().err.strip()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["render"], "det saknas:"),
        (["flyga"], "finns inte; välj bland"),
        (["render", str(TWIN), "--paper", "tapet", "-o", "x.docx"], "'tapet' finns inte"),
        (["list", "--data-dir"], "det saknas ett värde"),
        (["list", "--hej"], "okänt argument: --hej"),
        (["list", "--json=ja"], "tar inget värde"),
    ],
)
def test_wrong_usage_is_told_in_swedish_with_code_2(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(words)
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.startswith("användning: protokoll")


def test_a_sentence_nobody_has_translated_is_still_told() -> None:
    assert swedish_error("something new") == "something new"


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for words, said in (
        (["--help"], "kommandon:"),
        (["render", "--help"], "--paper"),
        (["--version"], __version__),
    ):
        with pytest.raises(SystemExit) as stopped:
            run(words)
        assert stopped.value.code == 0
        assert said in capsys.readouterr().out


def test_it_runs_as_a_program_in_a_narrow_console(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "protokoll", "list", "--data-dir", str(tmp_path)],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stdout.decode("utf-8")) == (
        0,
        "Det finns inga möten ännu.\n".replace("\n", os.linesep),
    )


def test_a_whole_run_opens_no_internet_socket(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything the command line does, in a process that reports every socket it is asked for."""
    code = f"""
import os, sys
os.environ.pop("QT_QPA_PLATFORM", None)
os.environ.pop("DISPLAY", None)
opened = []
sys.addaudithook(lambda event, args: opened.append((event, args)) if event.startswith("socket.") else None)
from protokoll.cli import run
store, out = {str(store)!r}, {str(tmp_path)!r}
assert run(["demo", "--data-dir", store]) == 0
assert run(["import", {str(TWIN)!r}, "--data-dir", store]) == 0
assert run(["list", "--data-dir", store]) == 0
assert run(["render", {str(TWIN)!r}, "--paper", "protokoll", "-o", out + "/ut.docx"]) == 0
assert run(["--data-dir", store]) == 0
print("SOCKETS", opened)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == "SOCKETS []"


def test_the_exported_file_is_what_the_codec_writes(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = import_twin(store, capsys)
    out = tmp_path / "ut.json"
    assert run(["export", uid, "--data-dir", str(store), "-o", str(out)]) == 0
    assert codec.decode(out.read_bytes()) == codec.decode(TWIN.read_bytes())


def test_a_bug_is_told_without_a_word_of_the_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("Anna Berg är sjuk")

    monkeypatch.setattr("protokoll.services.outputs.make_output", broken)
    assert run(["render", str(TWIN), "--paper", "protokoll", "-o", str(tmp_path / "ut.docx")]) == 1
    said = capsys.readouterr().err
    assert "fel i programmet" in said
    assert "RuntimeError" in said
    assert "Anna" not in said


def test_a_file_that_is_refused_leaves_no_new_store_behind(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "dålig.json"
    bad.write_bytes(b"{")
    assert run(["import", str(bad), "--data-dir", str(store)]) == 1
    assert "Vid $" in capsys.readouterr().err
    assert not store.exists()


def test_a_data_folder_that_is_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "fil"
    file.write_bytes(b"")
    assert run(["list", "--data-dir", str(file)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("words", [["list", "--data-dir", ""], ["import", ""], ["export", "a", "-o", ""]])
def test_an_empty_path_is_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(words)
    assert stopped.value.code == 2
    assert "får inte vara tomt" in capsys.readouterr().err


def test_a_uid_that_is_no_text_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["export", "\udcff", "-o", "x.json"])
    assert stopped.value.code == 2
    assert "UTF-8" in capsys.readouterr().err


def test_what_the_system_refuses_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "no", str(folder))

    monkeypatch.setattr("protokoll.services.sample.write_sample_papers", refuse)
    monkeypatch.setattr("protokoll.cli._has_display", lambda: False)
    assert run(["--data-dir", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert (
        told
        == "Det gick inte: du saknar behörighet, eller så är filen öppen i ett annat program (exempel).\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_output_that_finds_no_room_is_told(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import_twin(store, capsys)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "protokoll", "list", "--data-dir", str(store)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "Det gick inte: disken är full.\n"
