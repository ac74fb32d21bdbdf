"""The group policy templates (ADMX with ADML) and the example of a policy file, as a zip to hand out."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

from installers.common.project import NAME, ROOT, epoch, version

_TEMPLATES = ROOT / "installers" / "windows" / "policy"
_EXAMPLE = ROOT / "installers" / "common" / "policy.example.json"


def write_policy_templates(folder: Path) -> Path:
    """Write the zip to ``folder``; the same sources give the same file."""
    target = folder / f"{NAME}-{version()}-policymallar.zip"
    files = {path.relative_to(_TEMPLATES).as_posix(): path for path in _TEMPLATES.rglob("*.adm[xl]")}
    files[_EXAMPLE.name] = _EXAMPLE
    moment = datetime.fromtimestamp(epoch(), UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(name, moment)
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return target
