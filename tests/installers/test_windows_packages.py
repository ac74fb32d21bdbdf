"""What the Windows installers are made of; Wine and the tools themselves are tried by ``make package-test``."""

import shutil
import struct
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from PySide6.QtGui import QImage

from installers.common.icon import ICO_SIZES, write_ico
from installers.common.project import ROOT, BuildError, version
from installers.common.signing import Certificate, certificate, self_signed, sign, verify
from installers.common.version_info import write_version_info
from installers.windows import packages, wine
from installers.windows.bundle_check import check_bundle
from protokoll.services import policies
from protokoll.services.machine_preferences import APPEARANCES, LARGEST_ZOOM, SMALLEST_ZOOM

SOURCES = ROOT / "installers" / "windows"
SETUPTOOLS = Path(str(distribution("setuptools").locate_file("setuptools")))
A_PROGRAM = (SETUPTOOLS / "cli-64.exe").read_bytes().replace(b"VCRUNTIME140.dll", b"msvcrt.dll" + bytes(6))
POLICY = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "program"
    made.mkdir()
    (made / "protokoll.exe").write_bytes(A_PROGRAM)
    return made


# --- the icon and the version ---------------------------------------------------------------------------------------


def test_the_icon_holds_every_size_as_a_picture_with_something_in_it(tmp_path: Path) -> None:
    content = write_ico(tmp_path / "protokoll.ico").read_bytes()
    assert struct.unpack_from("<HHH", content) == (0, 1, len(ICO_SIZES))
    for number, size in enumerate(ICO_SIZES):
        side, _, _, _, _, bits, length, offset = struct.unpack_from("<BBBBHHII", content, 6 + 16 * number)
        image = QImage.fromData(content[offset : offset + length])
        assert (image.width(), image.height(), bits, side) == (size, size, 32, size % 256)
        assert len({image.pixel(x, x) for x in range(size)}) > 2


def test_windows_is_told_name_and_version(tmp_path: Path) -> None:
    text = write_version_info(tmp_path / "version.txt").read_text(encoding="utf-8")
    told: dict[str, str] = {}
    made: dict[str, Any] = {}

    def keep(**values: object) -> None:
        made.update(values)

    names = {"StringStruct": told.__setitem__, "VarStruct": made.__setitem__, "FixedFileInfo": keep}
    others = ("VSVersionInfo", "StringFileInfo", "StringTable", "VarFileInfo")
    eval(text, {**names, **{name: lambda *_, **__: None for name in others}})  # PyInstaller reads it so
    assert (told["ProductName"], told["FileVersion"]) == ("Protokoll", version())
    assert told["FileDescription"] == "Protokoll – möten, beslut och färdiga protokoll i Word"
    assert ".".join(map(str, made["filevers"])) == f"{version()}.0"
    assert made["Translation"] == [1053, 1200]


# --- what is checked in the built folder ----------------------------------------------------------------------------


def test_a_sound_folder_passes(folder: Path) -> None:
    (folder / "text.txt").write_text("x", encoding="utf-8")
    assert check_bundle(folder) == 1


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no program"):
        check_bundle(tmp_path)


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("hjälp.dll", b"KERNEL32.dll", b"KERNEL99.dll", "needs kernel99.dll"),
        ("icuuc.dll", b"", b"", "stand-in"),
        ("mscms.dll", b"", b"", "stand-in"),
        (
            "user32.dll",
            b"This program cannot be run",
            b"Wine builtin DLL\0\0\0\0\0\0\0\0\0\0",
            "made by Wine",
        ),
        ("trasig.pyd", b"MZ", b"??", "no Windows program"),
    ],
)
def test_what_would_not_start_on_windows_is_refused(
    folder: Path, name: str, old: bytes, new: bytes, fault: str
) -> None:
    assert old in A_PROGRAM
    (folder / name).write_bytes(A_PROGRAM.replace(old, new, 1))
    with pytest.raises(BuildError, match=fault) as refused:
        check_bundle(folder)
    assert name in str(refused.value)


def test_a_program_for_32_bits_is_refused(folder: Path) -> None:
    shutil.copy2(SETUPTOOLS / "cli-32.exe", folder)
    with pytest.raises(BuildError, match="not for 64-bit"):
        check_bundle(folder)


def test_a_library_of_the_folder_itself_is_found(folder: Path) -> None:
    content = A_PROGRAM.replace(b"KERNEL32.dll", b"eget_bib.dll", 1)
    (folder / "protokoll.exe").write_bytes(content)
    with pytest.raises(BuildError, match="needs eget_bib"):
        check_bundle(folder)
    (folder / "_internal").mkdir()
    (folder / "_internal" / "Eget_Bib.DLL").write_bytes(A_PROGRAM)
    assert check_bundle(folder) == 2


# --- the lists of files ---------------------------------------------------------------------------------------------

NAMES = [
    PurePosixPath(name)
    for name in ("protokoll.exe", "_internal/a.dll", "_internal/res/å $x.txt", "_internal/res/b/c")
]


def test_what_is_installed_is_what_is_removed_and_nothing_else() -> None:
    laid = []
    place = ""
    for line in packages.nsis_install(Path("/bygge"), NAMES).splitlines():
        word, _, rest = line.partition(" ")
        if word == "SetOutPath":
            place = rest.strip('"')
        else:
            assert word == "File"
            laid.append(f"{place}\\{rest.strip(chr(34)).rpartition('/')[2]}")
    removing = packages.nsis_remove(NAMES).splitlines()
    deleted = [line[8:-1] for line in removing if line.startswith("Delete ")]
    assert sorted(deleted) == sorted(laid)
    assert "$INSTDIR\\_internal\\res\\å $$x.txt" in deleted
    folders = [line[7:-1] for line in removing if line.startswith("RMDir ")]
    assert folders == ["$INSTDIR\\_internal\\res\\b", "$INSTDIR\\_internal\\res", "$INSTDIR\\_internal"]
    assert len(removing) == len(deleted) + len(folders)


def test_the_uninstaller_never_takes_a_whole_folder_of_the_program() -> None:
    script = (SOURCES / "protokoll.nsi").read_text(encoding="utf-8")
    swept = [line.strip() for line in script.splitlines() if "RMDir /r" in line]
    assert swept == [r'RMDir /r "$LOCALAPPDATA\${APP}"']
    before = script[: script.index(swept[0])].rpartition("Section ")[2]
    assert before.startswith('/o "un.'), "only in a part that has to be chosen"


def test_the_msi_has_every_file_once_under_an_identity_that_lasts() -> None:
    def components(names: list[PurePosixPath]) -> dict[str, Xml.Element]:
        root = Xml.fromstring(packages.wix_files(Path("../program"), names))
        space = {"w": "http://schemas.microsoft.com/wix/2006/wi"}
        found = {
            file.attrib["Source"]: part
            for part in root.iterfind(".//w:Component", space)
            for file in part.iterfind("w:File", space)
        }
        listed = {one.attrib["Id"] for one in root.iterfind(".//w:ComponentRef", space)}
        assert listed == {part.attrib["Id"] for part in found.values()}
        return found

    now = components(NAMES)
    assert set(now) == {str(Path("../program") / name) for name in NAMES}
    assert len({part.attrib["Guid"] for part in now.values()}) == len(NAMES)
    later = components([*NAMES, PurePosixPath("_internal/ny.dll")])
    assert all(later[source].attrib == part.attrib for source, part in now.items())


# --- what the build under Wine is made of ---------------------------------------------------------------------------


def test_the_windows_build_takes_what_the_lock_says_and_nothing_for_tests() -> None:
    lines = wine.requirements()
    names = {line.partition("==")[0] for line in lines}
    assert {"pyside6-essentials", "sqlcipher3", "pyinstaller", "pefile", "pywin32-ctypes"} <= names
    assert not names & {"pytest", "ruff", "mypy", "macholib", "protokoll"}
    assert all("--hash=sha256:" in line and ";" not in line for line in lines)


# --- signing --------------------------------------------------------------------------------------------------------

needs_signing = pytest.mark.skipif(
    not (shutil.which("osslsigncode") and shutil.which("openssl")), reason="osslsigncode is not installed"
)


def test_nothing_is_signed_without_a_certificate() -> None:
    assert certificate({}) is None


def test_a_certificate_that_is_not_there_is_told() -> None:
    with pytest.raises(BuildError, match="no file"):
        certificate({"PROTOKOLL_SIGN_PFX": "/finns/inte.pfx"})


@needs_signing
def test_a_signed_program_is_known_to_be_unchanged(folder: Path, tmp_path: Path) -> None:
    made, authority = self_signed(tmp_path / "nycklar")
    given = certificate(
        {"PROTOKOLL_SIGN_PFX": str(made.pfx), "PROTOKOLL_SIGN_PASSWORD_FILE": str(made.password_file)}
    )
    assert given == Certificate(made.pfx, made.password_file)
    program = folder / "protokoll.exe"
    with pytest.raises(BuildError):
        verify(program, authority)
    sign(program, given)
    verify(program, authority)
    content = bytearray(program.read_bytes())
    content[0x400] ^= 1
    program.write_bytes(content)
    with pytest.raises(BuildError):
        verify(program, authority)
    assert list(folder.iterdir()) == [program]


# --- policies -------------------------------------------------------------------------------------------------------


def _policies() -> Iterator[tuple[str, str, Xml.Element]]:
    """Key, name of the value and element of each policy in the ADMX file."""
    root = Xml.parse(SOURCES / "policy" / "protokoll.admx").getroot()
    for policy in root.iter(f"{POLICY}policy"):
        elements = policy.find(f"{POLICY}elements")
        inner = elements[0] if elements is not None else policy
        yield policy.attrib["key"], inner.attrib["valueName"], inner


def test_every_policy_of_the_program_can_be_set_by_group_policy() -> None:
    mandatory = {name for key, name, _ in _policies() if key == policies.REGISTRY_KEY}
    assert mandatory == set(policies._READERS)
    below = rf"{policies.REGISTRY_KEY}\{policies.RECOMMENDED}"
    assert {key for key, _, _ in _policies()} == {policies.REGISTRY_KEY, below}
    assert {name for key, name, _ in _policies() if key == below} == {"data_dir", "appearance", "zoom"}


def test_the_choices_of_group_policy_are_those_of_the_program() -> None:
    for _, name, element in _policies():
        if name == "appearance":
            values = [one.text for one in element.iter(f"{POLICY}string")]
            assert values == list(APPEARANCES)
        if name == "zoom":
            limits = (element.attrib["minValue"], element.attrib["maxValue"])
            assert limits == (str(SMALLEST_ZOOM), str(LARGEST_ZOOM))


@pytest.mark.parametrize("language", ["sv-SE", "en-US"])
def test_every_word_of_group_policy_is_there_and_used(language: str) -> None:
    asked = (SOURCES / "policy" / "protokoll.admx").read_text(encoding="utf-8")
    words = Xml.parse(SOURCES / "policy" / language / "protokoll.adml").getroot()
    for kind in ("string", "presentation"):
        there = {one.attrib["id"] for one in words.iter(f"{POLICY}{kind}")}
        used = {part.partition(")")[0] for part in asked.split(f"$({kind}.")[1:]}
        assert there == used
    fields = {one.attrib["refId"] for one in words.iter() if "refId" in one.attrib}
    root = Xml.fromstring(asked)
    assert fields == {one.attrib["id"] for one in root.iter() if "id" in one.attrib}
