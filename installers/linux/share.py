"""What the desktop is told of the program: menu entry, icons, file type, and the text for software centres."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from installers.common.icon import PICTURE, write_png
from installers.common.project import NAME, PUBLISHER, ROOT, SUMMARY, epoch, version

APP_ID = "se.protokoll.Protokoll"
MIME_TYPE = "application/vnd.protokoll.meeting+json"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)

_DESKTOP = f"""[Desktop Entry]
Type=Application
Version=1.4
Name={NAME}
GenericName=Meeting minutes
GenericName[sv]=Mötesprotokoll
Comment=Meetings, decisions and minutes in Word, in Swedish
Comment[sv]={SUMMARY}
Exec=protokoll --open %f
Icon=protokoll
Terminal=false
Categories=Office;WordProcessor;
Keywords=protokoll;möte;dagordning;beslut;närvaro;minutes;
MimeType={MIME_TYPE};
StartupNotify=true
StartupWMClass=protokoll
"""
_MIME = f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{MIME_TYPE}">
    <comment>Protokoll meeting</comment>
    <comment xml:lang="sv">Möte från Protokoll</comment>
    <sub-class-of type="application/json"/>
    <icon name="protokoll"/>
    <glob pattern="*.protokoll"/>
  </mime-type>
</mime-info>
"""
_ABOUT = (
    "Protokoll hjälper föreningar, fackklubbar och arbetsgrupper genom hela mötet: dagordning, närvaro, beslut "
    "och ett färdigt protokoll i Word.",
    "Programmet arbetar helt utan internet. Alla uppgifter ligger i en mapp på den egna datorn.",
)


def write_share(share: Path) -> None:
    """Put everything into ``share``, which is to be /usr/share."""
    _write(share / "applications" / f"{APP_ID}.desktop", _DESKTOP)
    _write(share / "mime" / "packages" / "protokoll.xml", _MIME)
    _write(share / "metainfo" / f"{APP_ID}.metainfo.xml", metainfo())
    icons = share / "icons" / "hicolor"
    for size in ICON_SIZES:
        write_png(icons / f"{size}x{size}" / "apps" / "protokoll.png", size)
    scalable = icons / "scalable" / "apps"
    scalable.mkdir(parents=True)
    (scalable / "protokoll.svg").write_bytes(PICTURE.read_bytes())
    doc = share / "doc" / "protokoll"
    _write(doc / "copyright", _copyright())
    (doc / "changelog.gz").write_bytes(gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), 9, mtime=0))
    for name in ("administratorshandbok.md", "common/policy.example.json"):
        _write(doc / Path(name).name, (ROOT / "installers" / name).read_text(encoding="utf-8"))


def metainfo() -> str:
    """The AppStream text."""
    day = datetime.fromtimestamp(epoch(), UTC).date().isoformat()
    about = "\n".join(f"    <p>{escape(text)}</p>" for text in _ABOUT)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application" xml:lang="sv">
  <id>{APP_ID}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <name>{NAME}</name>
  <summary>{escape(SUMMARY)}</summary>
  <developer id="se.protokoll"><name>{escape(PUBLISHER)}</name></developer>
  <description>
{about}
  </description>
  <launchable type="desktop-id">{APP_ID}.desktop</launchable>
  <provides>
    <binary>protokoll</binary>
    <mediatype>{MIME_TYPE}</mediatype>
  </provides>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version="{version()}" date="{day}"/>
  </releases>
</component>
"""


def _copyright() -> str:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    text = "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in licence.splitlines())
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {NAME}\n"
        "Comment: The libraries in /usr/lib/protokoll have their own licences;\n"
        " their texts are in /usr/lib/protokoll/_internal/licenser.\n\n"
        f"Files: *\nCopyright: {PUBLISHER}\nLicense: MIT\n{text}\n"
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
