"""What the page of templates says about a template."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from protokoll.gui.templates.rows import Row
from protokoll.gui.words import counted
from protokoll.services.template_overview import CheckedTemplate

CONTEXT = "templates"
"""Where translators find the words of this module."""


def _tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def state(checked: CheckedTemplate) -> str:
    """How the check of an own template went: "2 fel, 1 varning"; a built-in one says what it is."""
    if checked.template.built_in:
        return _tr("Inbyggd")
    told = [_tr("Gemensam")] if checked.template.shared else []
    if checked.errors:
        told.append(counted(checked.errors, "fel", "fel"))
    if checked.warnings:
        told.append(counted(checked.warnings, "varning", "varningar"))
    return ", ".join(told) or _tr("Egen, utan fel")


def use(checked: CheckedTemplate) -> str:
    """What a template is used for: "Används för alla", "Används för Styrelsen"; empty where for nothing."""
    for_whom = list(checked.bodies)
    if checked.usual:
        for_whom = [_tr("alla organ utan egen mall"), *for_whom] if for_whom else [_tr("alla")]
    return _tr("Används för {whom}").format(whom=", ".join(for_whom)) if for_whom else ""


def template_row(checked: CheckedTemplate) -> Row[CheckedTemplate]:
    """A template as a row of the list."""
    second = " · ".join(filter(None, (state(checked), use(checked))))
    if checked.errors:
        return Row(checked, (checked.template.name,), second, "warning", "warning")
    if checked.warnings:
        return Row(checked, (checked.template.name,), second, "info", "task")
    picture = "document" if checked.template.built_in else "word"
    if checked.usual or checked.bodies:
        return Row(checked, (checked.template.name,), second, "check", "decision")
    return Row(checked, (checked.template.name,), second, picture)
