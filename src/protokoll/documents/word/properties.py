"""What a document says of itself: its properties, language and settings."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from lxml import etree

from protokoll.documents.word.names import WORD, R, W
from protokoll.documents.word.text import clean, escape

if TYPE_CHECKING:
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

_MODE, _MODE_NAME, _MODE_URI = "15", "compatibilityMode", "http://schemas.microsoft.com/office/word"
_AFTER_COMPAT = (
    *(W.docVars, W.rsids, W.attachedSchema, W.themeFontLang, W.clrSchemeMapping, W.captions),
    *(W.doNotIncludeSubdocsInStats, W.doNotAutoCompressPictures, W.forceUpgrade, W.readModeInkLockDown),
    *(W.smartTagType, W.shapeDefaults, W.doNotEmbedSmartTags, W.decimalSymbol, W.listSeparator),
)
"""What may follow ``w:compat`` in the settings, where the order is fixed (extensions stand last)."""


def set_properties(core: CoreProperties, paper: Paper, filler: Filler) -> None:
    """Title, subject, author and times: noon of the meeting's day, so that a paper gives the same file again.

    Fields in the template's other properties (keywords, category …) are filled.
    """
    for name in ("category", "comments", "content_status", "identifier", "keywords", "version"):
        value = getattr(core, name)
        if value:
            setattr(core, name, _property(filler.fill_line(value)))
    core.title = _property(paper.title)
    core.subject = _property(paper.subject)
    core.author = core.last_modified_by = _property(paper.author)
    core.language = LANGUAGE
    core.created = core.modified = datetime.combine(max(paper.day, _EARLIEST), _NOON)
    core.revision = 1


def extended_properties(company: str) -> bytes:
    """``docProps/app.xml``: the program and the organisation, no stale counts of the template's pages."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>Protokoll</Application><DocSecurity>0</DocSecurity><Company>{escape(company)}</Company>"
        "<AppVersion>1.0000</AppVersion></Properties>"
    ).encode()


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
        relation = element.get(R.id)
        if relation in part.rels:
            del part.rels[relation]
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
