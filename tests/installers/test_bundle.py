"""What goes into the program's folder: rules, not lists."""

import json
import uuid
from pathlib import Path

import pytest

import protokoll
from installers.common import bundle, parts
from installers.common.project import ROOT, BuildError, version
from installers.linux import needs

PACKAGE = Path(protokoll.__file__).parent


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Files that ask for each other: a module for Qt, Qt for X; only a plugin that is gone asked for GTK."""
    made = {}
    for name in ("QtGui.so", "libQt6Gui.so.6", "libX11.so.6", "libgtk-3.so.0", "_lzma.so", "liblzma.so.5"):
        made[name] = tmp_path / name
        made[name].touch()
    return made


ASKS = {
    "QtGui.so": ["libQt6Gui.so.6"],
    "libQt6Gui.so.6": ["libX11.so.6", "libc.so.6"],
    "_lzma.so": ["liblzma.so.5"],
}


def asked(path: str) -> list[str]:
    return ASKS.get(Path(path).name, [])


def test_what_nothing_asks_for_any_longer_is_left_out(files: dict[str, Path]) -> None:
    entries = [
        ("PySide6/QtGui.so", str(files["QtGui.so"]), "EXTENSION"),
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", str(files["libQt6Gui.so.6"]), "BINARY"),
        ("libX11.so.6", str(files["libX11.so.6"]), "BINARY"),
        ("libgtk-3.so.0", str(files["libgtk-3.so.0"]), "BINARY"),
        ("libpython3.11.so.1.0", "/opt/libpython3.11.so.1.0", "BINARY"),
        ("PySide6/opengl32sw.dll", "C:/x/opengl32sw.dll", "BINARY"),
    ]
    kept = [entry[0] for entry in bundle.only_needed(entries, asked)]
    assert kept == [entry[0] for entry in entries if "gtk" not in entry[0] and "opengl32sw" not in entry[0]]


def test_the_desktops_libraries_stay_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    entries = [
        ("PySide6/QtGui.so", "/venv/QtGui.so", "EXTENSION"),
        ("_lzma.so", "/venv/_lzma.so", "EXTENSION"),
        ("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6", "BINARY"),
        ("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0", "BINARY"),
        ("libstdc++.so.6", "/lib/x86_64-linux-gnu/libstdc++.so.6", "BINARY"),
        ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "BINARY"),
    ]
    kept = {entry[0] for entry in bundle.without_systems_own(entries, asked)}
    assert kept == {"PySide6/QtGui.so", "_lzma.so", "libxcb-cursor.so.0", "libpython3.11.so.1.0"}
    monkeypatch.setattr("sys.platform", "win32")
    assert bundle.without_systems_own(entries, asked) == entries


def everything_imported() -> set[str]:
    return {name for file in PACKAGE.rglob("*.py") for name in bundle._imported(file)}


def test_a_missing_import_fails_the_build() -> None:
    there = everything_imported()
    bundle.check_modules(PACKAGE, there)
    with pytest.raises(BuildError, match=r"missing: msgspec \(imported by"):
        bundle.check_modules(PACKAGE, there - {"msgspec"})


def test_something_for_tests_fails_the_build() -> None:
    with pytest.raises(BuildError, match=r"not wanted: hypothesis\.core"):
        bundle.check_modules(PACKAGE, {*everything_imported(), "hypothesis.core"})


def test_names_of_what_can_be_imported() -> None:
    binaries = [
        ("python3.11/lib-dynload/_lzma.cpython-311-x86_64-linux-gnu.so", "", "EXTENSION"),
        ("lxml\\etree.cp311-win_amd64.pyd", "", "EXTENSION"),
        ("libX11.so.6", "", "BINARY"),
    ]
    names = bundle.module_names([("msgspec._core", "", "PYMODULE")], binaries)
    assert {"_lzma", "lxml.etree", "msgspec._core", "collections.abc"} <= names
    assert "libX11" not in names


def test_metadata_of_what_did_not_come_along_is_left_out() -> None:
    import markupsafe
    import pip

    [meta] = Path(pip.__file__).parents[1].glob("pip-*.dist-info")
    [own] = Path(markupsafe.__file__).parents[1].glob("markupsafe-*.dist-info")
    datas = [(f"{folder.name}/METADATA", str(folder / "METADATA"), "DATA") for folder in (meta, own)]
    kept = bundle.without_idle_metadata(datas, [("markupsafe", markupsafe.__file__, "PYMODULE")])
    assert kept == datas[1:]


# --- the list of parts ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def found() -> list[parts.Part]:
    import hunspell
    import msgspec
    import sqlcipher3

    return parts.find_parts([Path(str(module.__file__)) for module in (hunspell, msgspec, sqlcipher3)])


def test_parts_are_found_by_their_files(found: list[parts.Part]) -> None:
    assert [part.name for part in found] == ["chunspell", "msgspec", "Python", "sqlcipher3"]
    assert all(part.version and part.licence for part in found)
    inside = {inner.name for part in found for inner in part.inside}
    assert {"SQLite", "SQLCipher", "OpenSSL", "Hunspell"} <= inside


def test_licences_and_list_are_written_the_same_each_time(
    found: list[parts.Part], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    written = []
    for name in ("a", "b"):
        parts.write_parts(found, tmp_path / name, ROOT)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        written.append({path.relative_to(tmp_path / name): path.read_bytes() for path in files})
    assert written[0] == written[1]
    bill = json.loads((tmp_path / "a" / "sbom.cdx.json").read_bytes())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert bill["metadata"]["component"]["version"] == version()
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    assert uuid.UUID(bill["serialNumber"].removeprefix("urn:uuid:"))
    references = {one["bom-ref"] for one in bill["components"]}
    assert set(bill["dependencies"][0]["dependsOn"]) == references
    readme = (tmp_path / "a" / "LÄS-MIG.txt").read_text(encoding="utf-8")
    assert "LGPL" in readme and "{qt}" not in readme
    assert "MIT License" in (tmp_path / "a" / "protokoll" / "LICENSE.txt").read_text(encoding="utf-8")
    assert (tmp_path / "a" / "sqlcipher3" / "SQLCipher.txt").stat().st_size > 1000


def test_a_part_without_a_licence_text_fails_the_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no licence text for bare"):
        parts.write_parts([parts.Part("bare", "1", "MIT", "pkg:pypi/bare@1", ())], tmp_path / "x", ROOT)


def test_every_library_of_the_program_has_a_licence_and_its_text() -> None:
    from protokoll.services.libraries import libraries

    owners = {owner.name: owner for owner in parts.owners_of_files().values()}
    for library in libraries():
        if library.name != "Python":
            part = parts._part_of(owners[library.name])
            assert part.texts and part.licence, library.name


# --- what is asked of the system ------------------------------------------------------------------


def test_names_of_packages_that_are_not_installed_here() -> None:
    assert needs._package_with("libnobody-has.so.3") == "libnobody-has3"
    assert needs._package_with("libnobody2.so.3") == "libnobody2-3"
    with pytest.raises(BuildError):
        needs._package_with("libnobody.so")
