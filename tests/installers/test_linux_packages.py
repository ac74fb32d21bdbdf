"""The archives and what the desktop is told."""

import hashlib
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from installers.common.checksums import write_sums
from installers.common.policy_templates import write_policy_templates
from installers.common.project import ROOT, version
from installers.linux import share
from installers.linux.archives import ar, tar_xz, under

EPOCH = 1700000000


@pytest.fixture(autouse=True)
def dated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "program"
    (made / "å ä ö").mkdir(parents=True)
    (made / "å ä ö" / "fil.txt").write_text("x", encoding="utf-8")
    (made / "kör").write_text("#!/bin/sh\n", encoding="utf-8")
    (made / "kör").chmod(0o700)
    (made / "länk").symlink_to("kör")
    return made


def test_the_same_files_give_the_same_archive(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    shutil.copytree(folder, again, symlinks=True)
    for number, source in enumerate((folder, again)):
        tar_xz([*under(source, "./p"), ("./extra", b"text")], tmp_path / f"{number}.tar.xz")
    assert (tmp_path / "0.tar.xz").read_bytes() == (tmp_path / "1.tar.xz").read_bytes()
    with tarfile.open(tmp_path / "0.tar.xz") as tar:
        entries = {entry.name: entry for entry in tar}
    assert list(entries) == ["./extra", "./p", "./p/kör", "./p/länk", "./p/å ä ö", "./p/å ä ö/fil.txt"]
    assert {(entry.uid, entry.gid, entry.uname, entry.mtime) for entry in entries.values()} == {
        (0, 0, "root", EPOCH)
    }
    modes = {name: entry.mode for name, entry in entries.items()}
    assert modes["./p/kör"] == modes["./p"] == 0o755
    assert modes["./p/å ä ö/fil.txt"] == modes["./extra"] == 0o644
    assert entries["./p/länk"].linkname == "kör"


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="no Debian")
def test_dpkg_reads_the_package(folder: Path, tmp_path: Path) -> None:
    control = (
        b"Package: protokoll\nVersion: 1\nArchitecture: all\nMaintainer: x <x@y.invalid>\nDescription: x\n"
    )
    tar_xz([("./control", control)], tmp_path / "control.tar.xz")
    tar_xz(under(folder, "."), tmp_path / "data.tar.xz")
    names = ("control.tar.xz", "data.tar.xz")
    ar(
        [("debian-binary", b"2.0\n"), *((name, (tmp_path / name).read_bytes()) for name in names)],
        tmp_path / "x.deb",
    )
    told = subprocess.run(
        ["dpkg-deb", "--field", tmp_path / "x.deb", "Package"], capture_output=True, text=True, check=True
    )
    assert told.stdout == "protokoll\n"
    subprocess.run(["dpkg-deb", "--extract", tmp_path / "x.deb", tmp_path / "out"], check=True)
    assert (tmp_path / "out" / "å ä ö" / "fil.txt").read_text(encoding="utf-8") == "x"


def test_sums_are_those_of_the_packages(tmp_path: Path) -> None:
    for name in ("b.deb", "a.exe", "notes.txt"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "program.exe").mkdir()
    told = write_sums(tmp_path).read_text(encoding="utf-8").splitlines()
    assert told == [f"{hashlib.sha256(name.encode()).hexdigest()}  {name}" for name in ("a.exe", "b.deb")]


def test_policy_templates_are_handed_out_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    first, second = write_policy_templates(tmp_path), write_policy_templates(tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        assert {"protokoll.admx", "sv-SE/protokoll.adml", "policy.example.json"} <= set(packed.namelist())


@pytest.fixture
def shared(qapp: object, tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    share.write_share(folder)
    return folder


def test_the_desktop_is_told_of_the_program(shared: Path) -> None:
    desktop = (shared / "applications" / f"{share.APP_ID}.desktop").read_text(encoding="utf-8")
    assert "Exec=protokoll --open %f\n" in desktop
    assert f"MimeType={share.MIME_TYPE};" in desktop
    mime = Xml.parse(shared / "mime" / "packages" / "protokoll.xml").getroot()
    assert [one.get("pattern") for one in mime.iter() if one.tag.endswith("}glob")] == ["*.protokoll"]
    told = Xml.fromstring(share.metainfo())
    assert told.findtext("id") == share.APP_ID
    assert told.find("releases/release").get("version") == version()  # type: ignore[union-attr]
    icons = shared / "icons" / "hicolor"
    assert {path.parts[-3] for path in icons.rglob("protokoll.png")} == {f"{n}x{n}" for n in share.ICON_SIZES}
    assert (icons / "scalable" / "apps" / "protokoll.svg").is_file()
    assert (shared / "doc" / "protokoll" / "administratorshandbok.md").stat().st_size > 5000


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="no desktop-file-utils")
def test_the_menu_entry_is_valid(shared: Path) -> None:
    path = shared / "applications" / f"{share.APP_ID}.desktop"
    done = subprocess.run(["desktop-file-validate", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="no appstream")
def test_the_text_for_software_centres_is_valid(shared: Path) -> None:
    path = shared / "metainfo" / f"{share.APP_ID}.metainfo.xml"
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", path], capture_output=True, text=True, check=False
    )
    assert not [line for line in done.stdout.splitlines() if line.startswith(("E:", "W:"))], done.stdout


def test_the_administrators_handbook_names_every_policy() -> None:
    from protokoll.services.policies import _READERS

    told = (ROOT / "installers" / "administratorshandbok.md").read_text(encoding="utf-8")
    assert [name for name in _READERS if f"`{name}`" not in told] == []


def test_the_example_of_a_policy_file_has_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from protokoll.services import policies

    monkeypatch.setattr(
        policies, "policy_path", lambda: ROOT / "installers" / "common" / "policy.example.json"
    )
    found = policies.load_policies()
    assert found.faults == ()
    assert len(found.rules) == 5
