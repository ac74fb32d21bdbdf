"""The support log: what helps is in it, and nothing personal is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll import __version__, logs
from protokoll.cli import run
from protokoll.paths import store_path
from protokoll.services.machine_preferences import MachinePreferences
from protokoll.services.policies import Policies, Rule
from protokoll.services.register import load_roster
from protokoll.services.stores import open_store
from protokoll.services.support_log import scrubbed, support_log


@pytest.fixture
def data_dir(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A data folder with the sample organisation, in a folder named after somebody."""
    folder = tmp_path / "Åsa Öberg"
    assert run(["demo", "--data-dir", str(folder)]) == 0
    capsys.readouterr()
    return folder


def log_of(folder: Path, policies: Policies = Policies()) -> str:  # noqa: B008
    return support_log(__version__, folder, MachinePreferences(data_dir=str(folder), window="AdnQ"), policies)


def test_it_tells_versions_settings_store_and_log(data_dir: Path) -> None:
    logs.start(data_dir)
    logs.record(ValueError("Åsa Öberg, asa@exempel.se"))
    logs.stop()
    text = log_of(data_dir)
    assert f"Protokoll {__version__}" in text
    assert "appearance: system" in text
    assert "datamapp: en annan än den vanliga" in text
    assert "meeting 10," in text and "kontroll: inga fel" in text
    assert "sqlcipher3" in text
    assert "ERROR builtins.ValueError" in text
    assert "AdnQ" not in text


def test_nobody_in_the_store_is_in_it(data_dir: Path) -> None:
    with open_store(data_dir, create=False) as store:
        roster = load_roster(store)
    names = {person.family_name for person in roster.persons} | {body.name for body in roster.bodies}
    text = log_of(data_dir)
    assert len(names) > 5
    assert [name for name in names if name in text] == []
    assert "Åsa" not in text and str(data_dir.parent) not in text


def test_policies_are_told_with_their_source_but_without_folders(data_dir: Path) -> None:
    rules = (
        Rule("templates_dir", "/srv/Åsa/mallar", True, "policyfilen policy.json"),
        Rule("zoom", 125, False, r"HKEY_LOCAL_MACHINE\Software\Policies\Protokoll\Recommended"),
    )
    text = log_of(data_dir, Policies(rules, ("appearance i policyfilen används inte.",)))
    assert "templates_dir: en mapp (tvingande, policyfilen policy.json)" in text
    assert "zoom: 125 (förval, HKEY_LOCAL_MACHINE" in text
    assert "appearance i policyfilen används inte." in text
    assert "mallar/" not in text and "Åsa" not in text


@pytest.mark.parametrize("content", [b"", b"not a database" * 100, None])
def test_a_broken_or_missing_store_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        store_path(tmp_path).write_bytes(content)
    text = log_of(tmp_path)
    assert ("kan inte läsas" if content is not None else "finns inte") in text


def test_nothing_is_changed_by_looking(data_dir: Path) -> None:
    before = {path.name: path.read_bytes() for path in data_dir.iterdir() if path.is_file()}
    log_of(data_dir)
    assert {path.name: path.read_bytes() for path in data_dir.iterdir() if path.is_file()} == before


OWN = {"/home/asa": "~", "datorn-7": "«dator»", "asaberg": "«användare»"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("sent to asa.oberg@exempel.se now", "sent to «e-post» now"),
        ("born 19850412-1234.", "born «personnummer»."),
        ("no. 850412-1234", "no. «personnummer»"),
        ("host DATORN-7 user Asaberg", "host «dator» user «användare»"),
        ("open /srv/Åsa Öberg/hemligt.docx failed", "open «sökväg» failed"),
        (r"open C:\Users\Åsa\Möten\x.docx failed", r"open «sökväg» failed"),
        (r"open \\server\delat\x.docx failed", r"open «sökväg» failed"),
        ("  /usr/lib/python3/site-packages/lxml/etree.py:3", "  …/etree.py:3"),
        ("  protokoll/gui/program.py:12 open", "  protokoll/gui/program.py:12 open"),
        ("2026-11-22 23:40:11,123 ERROR x", "2026-11-22 23:40:11,123 ERROR x"),
    ],
)
def test_what_a_library_might_have_said_is_scrubbed(line: str, told: str) -> None:
    assert list(scrubbed([line], OWN)) == [told]


@given(st.text(), st.sampled_from(["asa@exempel.se", "19850412-1234", "/home/asa/x/y.docx"]))
def test_scrubbing_bears_any_text(around: str, personal: str) -> None:
    [told] = scrubbed([f"{around} {personal} {around}".replace("\n", " ")], {})
    assert personal not in told


def test_the_command_writes_it(data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "supportlogg.txt"
    assert run(["support-log", "-o", str(out), "--data-dir", str(data_dir)]) == 0
    assert "Läs igenom den" in capsys.readouterr().out
    assert out.read_text(encoding="utf-8").startswith("Supportlogg från Protokoll\n")
    assert (
        run(["support-log", "-o", str(tmp_path / "finns inte" / "x.txt"), "--data-dir", str(data_dir)]) == 1
    )
