"""What administrators decide: from the policy file and from Windows policies, and what wins."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll import paths
from protokoll.documents.papers import PaperKind
from protokoll.errors import UserError
from protokoll.services import own_templates, templates
from protokoll.services.machine_preferences import MachinePreferences, machine_preferences_path, save_machine
from protokoll.services.papers import paper_of
from protokoll.services.policies import (
    RECOMMENDED,
    REGISTRY_KEY,
    Policies,
    Rule,
    data_dir_in_use,
    load_policies,
)
from protokoll.storage.store import Store
from tests.helpers.builders import item, meeting

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the policy file is looked for in /etc")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The policy file of a machine whose /etc is in a temporary folder."""
    monkeypatch.setattr(paths, "_ETC", tmp_path / "etc")
    (tmp_path / "etc" / "protokoll").mkdir(parents=True)
    return paths.policy_path()


def decide(file: Path, **kinds: dict[str, Any]) -> None:
    file.write_text(json.dumps(kinds), encoding="utf-8")


def test_no_file_decides_nothing(file: Path) -> None:
    assert load_policies() == Policies()
    assert load_policies().applied({}) == MachinePreferences()


def test_mandatory_goes_before_the_users_choice_and_defaults_after(file: Path) -> None:
    decide(file, mandatory={"appearance": "dark"}, defaults={"appearance": "light", "zoom": 125})
    policies = load_policies()
    assert policies.faults == ()
    assert policies.applied({"appearance": "system"}) == MachinePreferences(appearance="dark", zoom=125)
    assert policies.applied({"zoom": 150}).zoom == 150
    assert policies.mandatory() == {"appearance": "dark"}
    assert policies.value("appearance") == "dark"
    assert policies.value("data_dir", "none") == "none"


def test_variables_in_folders_are_the_users(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/åsa")
    monkeypatch.setenv("USER", "åsa")
    decide(file, mandatory={"data_dir": "~/möten"}, defaults={"templates_dir": "/srv/$USER/mallar"})
    policies = load_policies()
    assert policies.applied({}).data_dir == "/home/åsa/möten"
    assert policies.templates_dir() == Path("/srv/åsa/mallar")


def test_a_file_from_notepad_has_a_byte_order_mark(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps({"defaults": {"zoom": 90}}).encode())
    assert load_policies().applied({}).zoom == 90


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("appearance", "purple"),
        ("appearance", 1),
        ("zoom", 10),
        ("zoom", True),
        ("zoom", "100"),
        ("data_dir", "möten"),
        ("data_dir", ""),
        ("data_dir", "/a\0b"),
        ("templates_dir", None),
        ("hide_new_organisation", "yes"),
        ("hide_new_organisation", 2),
        ("hologram", True),
    ],
)
def test_what_cannot_be_used_is_told_and_the_rest_holds(file: Path, name: str, value: object) -> None:
    decide(file, mandatory={name: value}, defaults={"zoom": 110})
    policies = load_policies()
    [fault] = policies.faults
    assert name in fault and "används inte" in fault
    assert policies.applied({}) == MachinePreferences(zoom=110)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"7", b"\xff\xfe\x00", b"[" * 100_000, b'{"mandatory": 3}', b'{"other": {}}'],
)
def test_a_broken_file_is_told_and_decides_nothing(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    policies = load_policies()
    assert policies.rules == ()
    [fault] = policies.faults
    assert "används inte" in fault


def test_a_folder_in_the_files_place_is_told(file: Path) -> None:
    file.mkdir()
    [fault] = load_policies().faults
    assert "Policyfilen används inte." in fault


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
names = (
    st.sampled_from(["data_dir", "templates_dir", "appearance", "zoom", "hide_new_organisation"]) | st.text()
)


@given(
    st.dictionaries(
        st.sampled_from(["mandatory", "defaults"]) | st.text(), st.dictionaries(names, json_values)
    )
)
def test_no_content_stops_anybody(content: dict[str, object]) -> None:
    with pytest.MonkeyPatch.context() as patch, _folder() as folder:
        patch.setattr(paths, "_ETC", folder)
        (folder / "protokoll").mkdir()
        paths.policy_path().write_text(json.dumps(content), encoding="utf-8")
        applied = load_policies().applied({})
        assert applied.appearance in ("system", "light", "dark")
        assert 50 <= applied.zoom <= 300


@contextmanager
def _folder() -> Iterator[Path]:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        yield Path(folder)


# --- Windows policies -----------------------------------------------------------------------------


class Registry(SimpleNamespace):
    """Windows' registry, as far as it is read: keys by hive and path, with (name, value, type) in each."""

    HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER = "HKLM", "HKCU"

    def __init__(self, keys: dict[tuple[str, str], list[tuple[str, object, int]]]) -> None:
        super().__init__()
        self._keys = keys

    @contextmanager
    def OpenKey(self, hive: str, path: str) -> Iterator[list[tuple[str, object, int]]]:  # noqa: N802
        if (hive, path) not in self._keys:
            raise FileNotFoundError(path)
        if not isinstance(self._keys[hive, path], list):
            raise PermissionError(path)
        yield self._keys[hive, path]

    @staticmethod
    def QueryInfoKey(key: list[tuple[str, object, int]]) -> tuple[int, int, int]:  # noqa: N802
        return 0, len(key), 0

    @staticmethod
    def EnumValue(key: list[tuple[str, object, int]], number: int) -> tuple[str, object, int]:  # noqa: N802
        return key[number]

    @staticmethod
    def ExpandEnvironmentStrings(text: str) -> str:  # noqa: N802
        return text.replace("%SYSTEMDRIVE%", "/c")


def test_windows_policies_go_before_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recommended = rf"{REGISTRY_KEY}\{RECOMMENDED}"
    keys: dict[tuple[str, str], list[tuple[str, object, int]]] = {
        ("HKLM", REGISTRY_KEY): [
            ("", "unnamed", 1),
            ("appearance", "dark", 1),
            ("hide_new_organisation", 1, 4),
        ],
        ("HKCU", REGISTRY_KEY): [("appearance", "light", 1), ("zoom", 150, 4)],
        ("HKCU", recommended): [("data_dir", "%SYSTEMDRIVE%/möten", 2)],
    }
    monkeypatch.setitem(sys.modules, "winreg", Registry(keys))
    decide(file, mandatory={"zoom": 75}, defaults={"data_dir": "/annat"})
    policies = load_policies()
    assert policies.faults == ()
    assert policies.applied({}) == MachinePreferences(appearance="dark", zoom=150, data_dir="/c/möten")
    assert policies.hides_new_organisation()
    assert policies.rules[0] == Rule("appearance", "dark", True, rf"HKEY_LOCAL_MACHINE\{REGISTRY_KEY}")


def test_a_key_that_may_not_be_read_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused: Any = {("HKLM", REGISTRY_KEY): None}
    monkeypatch.setitem(sys.modules, "winreg", Registry(refused))
    [fault] = load_policies().faults
    assert fault == rf"HKEY_LOCAL_MACHINE\{REGISTRY_KEY} kan inte läsas och används inte."


# --- what they decide -----------------------------------------------------------------------------


def test_where_the_data_lies(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert data_dir_in_use() == tmp_path / "share" / "Protokoll"
    decide(file, defaults={"data_dir": "/förval"})
    assert data_dir_in_use() == Path("/förval")
    save_machine(machine_preferences_path(), MachinePreferences(data_dir="/eget"), ["data_dir"])
    assert data_dir_in_use() == Path("/eget")
    decide(file, mandatory={"data_dir": "/bestämt"})
    assert data_dir_in_use() == Path("/bestämt")


@pytest.fixture
def shared(file: Path, tmp_path: Path, fresh: Store) -> Path:
    """A folder of shared templates with one for minutes."""
    folder = tmp_path / "server"
    decide(file, mandatory={"templates_dir": str(folder)})
    (folder / "protokoll").mkdir(parents=True)
    path = folder / "protokoll" / "Förbundets.docx"
    path.write_bytes(templates.built_in_template(PaperKind.MINUTES).read_bytes())
    return path


def test_a_shared_template_is_offered_chosen_and_used(fresh: Store, shared: Path) -> None:
    [found] = templates.shared_templates(PaperKind.MINUTES)
    assert found in templates.list_templates(fresh, PaperKind.MINUTES)
    assert (found.name, found.shared, found.own, found.built_in) == ("Förbundets", True, False, False)
    templates.choose_template(fresh, PaperKind.MINUTES, found.key)
    assert templates.usable_template(fresh, PaperKind.MINUTES, None).template == found
    assert templates.shared_templates(PaperKind.AGENDA) == ()


def test_a_shared_template_is_copied_but_never_changed(fresh: Store, shared: Path) -> None:
    [found] = templates.shared_templates(PaperKind.MINUTES)
    before = shared.read_bytes()
    for change in (
        lambda: own_templates.rename(fresh, found, "Nytt"),
        lambda: own_templates.remove(fresh, found),
        lambda: own_templates.replace(fresh, found, shared),
    ):
        with pytest.raises(UserError, match="gemensam"):
            change()
    assert shared.read_bytes() == before
    copy = own_templates.duplicate(fresh, found, "Vår egen")
    assert copy.own and copy.path.read_bytes() == before


def test_a_server_out_of_reach_is_told_and_the_built_in_one_serves(fresh: Store, shared: Path) -> None:
    [found] = templates.shared_templates(PaperKind.MINUTES)
    templates.choose_template(fresh, PaperKind.MINUTES, found.key)
    shared.parent.rename(shared.parent.with_name("borta"))
    uid = fresh.insert_meeting(meeting(item("1")))
    held = fresh.load_meeting(uid).meeting
    with pytest.raises(templates.UnusableTemplateError, match="Förbundets"):
        paper_of(fresh, uid, held, PaperKind.MINUTES)
    assert paper_of(fresh, uid, held, PaperKind.MINUTES, built_in=True)
    assert templates.list_templates(fresh, PaperKind.MINUTES)
