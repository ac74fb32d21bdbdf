"""What a document says of itself: its properties, language and settings."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from protokoll.documents.characters import clean
from protokoll.documents.word.names import RELATIONS, WORD, W
from protokoll.documents.word.stamp import CUSTOM, PAPER, TEXT, UID, VARIANT
from protokoll.documents.word.text import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.opc.coreprops import CoreProperties
    from docx.opc.part import XmlPart
    from lxml.etree import _Element

    from protokoll.documents.paper import Paper
    from protokoll.documents.word.fields import Filler

LANGUAGE = "sv-SE"
_LONGEST = 255
"""Characters in a property, by the standard of the package."""

_NOON = time(12, tzinfo=UTC)
_EARLIEST = date(1900, 1, 1)

_FROM_PAPER = {"title": "Rubrik", "subject": "Ämne", "author": "Författare"}
_FROM_TEMPLATE = {
    **{"category": "Kategori", "comments": "Kommentarer", "content_status": "Status"},
    **{"identifier": "Identifierare", "keywords": "Nyckelord", "version": "Version"},
}
_EXTENDED = {"Manager": "Chef", "Company": "Företag", "HyperlinkBase": "Hyperlänkbas"}
"""The properties that may hold fields, by what Word calls them; the last are those of ``docProps/app.xml``."""

_EXTENDED_NAMES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"

_STAMP = (UID, PAPER, TEXT)
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CUSTOM_RELATION = f"{RELATIONS}/custom-properties"

_MODE, _MODE_NAME, _MODE_URI = "15", "compatibilityMode", "http://schemas.microsoft.com/office/word"
_AFTER_COMPAT = (
    *(W.docVars, W.rsids, W.attachedSchema, W.themeFontLang, W.clrSchemeMapping, W.captions),
    *(W.doNotIncludeSubdocsInStats, W.doNotAutoCompressPictures, W.forceUpgrade, W.readModeInkLockDown),
    *(W.smartTagType, W.shapeDefaults, W.doNotEmbedSmartTags, W.decimalSymbol, W.listSeparator),
)
"""What may follow ``w:compat`` in the settings, where the order is fixed (extensions stand last)."""


def property_texts(document: Document) -> Iterator[tuple[str, str]]:
    """What the template's properties hold, each with what Word calls it."""
    core = document.core_properties
    for name, word in {**_FROM_PAPER, **_FROM_TEMPLATE}.items():
        yield word, getattr(core, name)
    extended = _parsed(_related(document, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES))
    for name, word in _EXTENDED.items():
        yield word, extended.findtext(f"{{*}}{name}") or ""
    for element in _custom_texts(_parsed(_related(document, _CUSTOM_RELATION))):
        owner = next(element.iterancestors(f"{{{CUSTOM}}}property"), element)
        yield owner.get("name", ""), element.text or ""


def set_properties(document: Document, paper: Paper, filler: Filler) -> None:
    """Title, subject, author and times: noon of the meeting's day, so that a paper gives the same file again.

    A template whose title, subject or author holds a field decides what stands there. Fields in its other
    properties (keywords, category …) are filled.
    """
    core: CoreProperties = document.core_properties
    own = {name: getattr(core, name) for name in _FROM_PAPER}
    for name in _FROM_TEMPLATE:
        value = getattr(core, name)
        if value:
            setattr(core, name, _property(filler.fill_line(value)))
    for name, value in (("title", paper.title), ("subject", paper.subject), ("author", paper.author)):
        setattr(core, name, _property(filler.fill_line(own[name]) if "{{" in own[name] else value))
    core.last_modified_by = _property(paper.author)
    core.language = LANGUAGE
    core.created = core.modified = datetime.combine(max(paper.day, _EARLIEST), _NOON)
    core.revision = 1


def set_extended_properties(document: Document, company: str, filler: Filler) -> None:
    """``docProps/app.xml``: the program, the organisation, no stale counts of the template's pages."""
    part = _related(document, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    found = _parsed(part)
    texts = {name: found.findtext(f"{{*}}{name}") or "" for name in _EXTENDED}
    if "{{" not in texts["Company"]:
        texts["Company"] = company
    filled = "".join(
        f"<{name}>{escape(_property(filler.fill_line(value)))}</{name}>"
        for name, value in texts.items()
        if value or name == "Company"
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_EXTENDED_NAMES}">'
        f"<Application>Protokoll</Application><DocSecurity>0</DocSecurity>{filled}"
        "<AppVersion>1.0000</AppVersion></Properties>"
    ).encode()
    _put(
        document,
        part,
        "/docProps/app.xml",
        CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
        content,
    )


def set_custom_properties(document: Document, filler: Filler, stamp: tuple[str, str, str] | None) -> None:
    """``docProps/custom.xml``: the template's own properties, their fields filled, and the ``stamp``.

    That is the meeting's uid, the paper and the hash of the text. A stamp that the template bears is none.
    """
    part = _related(document, _CUSTOM_RELATION)
    root = _parsed(part)
    for element in _custom_texts(root):
        element.text = " ".join(clean(filler.fill_line(element.text or "")).split())
    for element in list(root):
        if element.get("name") in _STAMP:
            root.remove(element)
    numbers = [int(number) for element in root if (number := element.get("pid", "")).isdecimal()]
    for identity, (name, value) in enumerate(
        zip(_STAMP, stamp or (), strict=False), max(numbers, default=1) + 1
    ):
        made = etree.SubElement(
            root, f"{{{CUSTOM}}}property", {"fmtid": _CUSTOM_FORMAT, "pid": str(identity), "name": name}
        )
        etree.SubElement(made, f"{{{VARIANT}}}lpwstr").text = clean(value)
    if part is None and not len(root):
        return
    content = etree.tostring(root, encoding="UTF-8", standalone=True)
    _put(
        document, part, "/docProps/custom.xml", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, _CUSTOM_RELATION, content
    )


def custom_properties(document: Document) -> Part:
    """The part that :func:`set_custom_properties` wrote. KeyError where there is none."""
    part: Part = document.part.package.part_related_by(_CUSTOM_RELATION)
    return part


def _custom_texts(root: _Element) -> Iterator[_Element]:
    return root.iter(f"{{{VARIANT}}}lpwstr", f"{{{VARIANT}}}lpstr")


def _related(document: Document, relation: str) -> Part | None:
    try:
        found: Part = document.part.package.part_related_by(relation)
    except KeyError:
        return None
    return found


def _parsed(part: Part | None) -> _Element:
    """The root of a part that python-docx keeps as bytes; an empty list of custom properties for none."""
    if part is None:
        return etree.fromstring(f'<Properties xmlns="{CUSTOM}" xmlns:vt="{VARIANT}"/>')
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _put(document: Document, part: Part | None, name: str, kind: str, relation: str, content: bytes) -> None:
    if part is None:
        package = document.part.package
        package.relate_to(Part(PackURI(name), kind, content, package), relation)
    else:
        part._blob = content


def set_language(styles: _Element) -> None:
    """Swedish as the language of all text whose own is not given; ``styles`` is ``w:styles``."""
    defaults = _first_child(styles, W.docDefaults)
    properties = _first_child(_first_child(defaults, W.rPrDefault), W.rPr)
    language = properties.find(W.lang)
    if language is None:
        language = etree.SubElement(properties, W.lang)
        for follower in properties.findall(W.eastAsianLayout) + properties.findall(W.specVanish):
            properties.append(follower)
    language.set(W.val, LANGUAGE)


def set_settings(part: XmlPart) -> None:
    """Today's layout rules (compatibility mode 15), no update of fields, no path to the author's template."""
    settings = part.element
    for element in settings.findall(W.updateFields) + settings.findall(W.attachedTemplate):
        settings.remove(element)
    for identity, relation in list(part.rels.items()):
        if relation.reltype.endswith("/attachedTemplate"):
            del part.rels[identity]
    compat = settings.find(W.compat)
    if compat is None:
        compat = etree.Element(W.compat)
        followers = (
            place
            for place, child in enumerate(settings)
            if child.tag in _AFTER_COMPAT or not str(child.tag).startswith(f"{{{WORD}}}")
        )
        settings.insert(next(followers, len(settings)), compat)
    for setting in compat.findall(W.compatSetting):
        if setting.get(W.name) == _MODE_NAME:
            setting.set(W.val, _MODE)
            return
    etree.SubElement(compat, W.compatSetting, {W.name: _MODE_NAME, W.uri: _MODE_URI, W.val: _MODE})


def _property(text: str) -> str:
    return " ".join(clean(text).split())[:_LONGEST]


def _first_child(parent: _Element, tag: str) -> _Element:
    """The child with this tag, made as the first where it is missing."""
    child = parent.find(tag)
    if child is None:
        child = etree.Element(tag)
        parent.insert(0, child)
    return child
