"""Build the Word templates of ``resources/templates`` from the readable parts in ``tools/templates``.

There is one for each paper in each design: ``resources/templates/<design>/<paper>.docx``. Run it after changing
a part: ``python -m tools.build_templates``. The files it writes are committed; a test proves that they are what
this script builds.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from tools.designs import DESIGNS, Design, dressed, scale_of

PARTS = Path(__file__).parent / "templates"
TARGET = Path(__file__).parent.parent / "resources" / "templates"
PAPERS = {
    "kallelse": "Mall för kallelse",
    "dagordning": "Mall för dagordning",
    "korschema": "Mall för ordförandens körschema",
    "narvarolista": "Mall för närvarolista",
    "protokoll": "Mall för protokoll",
    "utdrag": "Mall för protokollsutdrag",
    "uppdragslista": "Mall för uppdragslista",
    "beslutslogg": "Mall för beslutslogg",
}
"""Each paper's template by the name of its file, and its title in the document properties."""


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "application/vnd.openxmlformats-package"
OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE_RELATION = f"{PACKAGE_RELATIONS}/metadata/core-properties"

DOCUMENT_PARTS = (  # relationship id, kind of part, its file under word/, the file in tools/templates
    ("rId1", "styles", "styles.xml", "styles.xml"),
    ("rId2", "numbering", "numbering.xml", "numbering.xml"),
    ("rId3", "settings", "settings.xml", "settings.xml"),
    ("rId4", "fontTable", "fontTable.xml", "fontTable.xml"),
    ("rId5", "header", "header1.xml", "header.xml"),
    ("rId6", "header", "header2.xml", "header_first.xml"),
    ("rId7", "footer", "footer1.xml", "footer.xml"),
    ("rId8", "footer", "footer2.xml", "footer.xml"),
    ("rId9", "theme", "theme/theme1.xml", "theme.xml"),
)
THEME = "application/vnd.openxmlformats-officedocument.theme+xml"


def main(target: Path = TARGET) -> int:
    for design in DESIGNS:
        (target / design.name).mkdir(parents=True, exist_ok=True)
        for paper in PAPERS:
            path = target / design.name / f"{paper}.docx"
            path.write_bytes(build(design, paper))
            print(path)
    return 0


def build(design: Design, paper: str) -> bytes:
    """One template as a Word file; the same bytes every time."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in _members(design, paper).items():
            package.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    return target.getvalue()


def _members(design: Design, paper: str) -> dict[str, bytes]:
    scale = scale_of(design, paper)
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("rId1", f"{OFFICE_RELATIONS}/officeDocument", "word/document.xml"),
            ("rId2", CORE_RELATION, "docProps/core.xml"),
            ("rId3", f"{OFFICE_RELATIONS}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _part("core.xml").replace(b"TITLE", PAPERS[paper].encode()),
        "docProps/app.xml": _part("app.xml"),
        "word/document.xml": dressed(_part("body.xml"), design, scale),
        "word/_rels/document.xml.rels": _relationships(
            *(
                (identity, f"{OFFICE_RELATIONS}/{kind}", target)
                for identity, kind, target, _ in DOCUMENT_PARTS
            )
        ),
        **{
            f"word/{target}": dressed(_part(source), design, scale) for _, _, target, source in DOCUMENT_PARTS
        },
    }


def _part(name: str) -> bytes:
    """A part without its comments and the white space that only makes it readable."""
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True, resolve_entities=False)
    root = etree.parse(PARTS / name, parser).getroot()
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _content_types() -> bytes:
    overrides = {
        "/word/document.xml": f"{WORD}.document.main+xml",
        "/docProps/core.xml": f"{PACKAGE}.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        **{
            f"/word/{target}": THEME if kind == "theme" else f"{WORD}.{kind}+xml"
            for _, kind, target, _ in DOCUMENT_PARTS
        },
    }
    types = etree.Element("Types", xmlns="http://schemas.openxmlformats.org/package/2006/content-types")
    etree.SubElement(types, "Default", Extension="rels", ContentType=f"{PACKAGE}.relationships+xml")
    etree.SubElement(types, "Default", Extension="xml", ContentType="application/xml")
    for name, content_type in overrides.items():
        etree.SubElement(types, "Override", PartName=name, ContentType=content_type)
    return etree.tostring(types, encoding="UTF-8", xml_declaration=True, standalone=True)


def _relationships(*relations: tuple[str, str, str]) -> bytes:
    root = etree.Element("Relationships", xmlns=PACKAGE_RELATIONS)
    for identity, kind, target in relations:
        etree.SubElement(root, "Relationship", Id=identity, Type=kind, Target=target)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


if __name__ == "__main__":
    sys.exit(main())
