"""What can be done on the page of templates: in words, with keys, and when."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from protokoll.documents.papers import PaperKind
from protokoll.gui.theme.icons import icon
from protokoll.services.template_overview import CheckedTemplate, Overview

CONTEXT = "templates"
"""Where translators find the words of this module."""

ACTIONS = (
    ("add", "&Lägg till…", "plus", "Ctrl+Shift+A"),
    ("guide", "Skapa från e&get dokument…", "import", ""),
    ("fields", "&Fältlista", "note", ""),
    ("look", "&Utseende…", "light", ""),
    ("open", "Öppna i &Word", "word", "Ctrl+Shift+W"),
    ("sample", "Visa i Word med e&xempeldata", "document", "Ctrl+Shift+X"),
    ("use", "Använd för alla", "check", "Ctrl+Enter"),
    ("use_for", "Använd för &organ…", "people", "Ctrl+Shift+Enter"),
    ("copy", "Gör en egen av &den…", "duplicate", ""),
    ("duplicate", "&Duplicera…", "duplicate", ""),
    ("replace", "&Ersätt…", "import", ""),
    ("rename", "&Byt namn…", "write", "F2"),
    ("folder", "&Visa i mappen", "folder", ""),
    ("design", "Använd formgivningen för alla &papper", "check", ""),
    ("back", "Återställ till den &inbyggda", "undo", ""),
    ("remove", "&Ta bort", "trash", "Del"),
)
"""Name, words, icon and keys; those of the guide, the fields and the look stand in the table of the window."""
_OF_LIST = ("F2", "Del")
"""Keys that hold only while the list of templates has the keyboard: elsewhere they edit text."""
_OWN = ("open", "sample", "duplicate", "replace", "rename", "folder", "remove")


class PageActions(dict[str, QAction]):
    """The actions by their names. Their keys hold on ``page``, some only in its ``list_of_templates``."""

    def __init__(self, page: QWidget, list_of_templates: QWidget) -> None:
        super().__init__()
        for name, text, picture, keys in ACTIONS:
            words = QCoreApplication.translate(CONTEXT, text)
            action = QAction(icon(picture), words, page)
            in_list = keys in _OF_LIST
            if keys:
                both = (keys, keys.replace("Enter", "Return"))  # the number pad has an Enter of its own
                action.setShortcuts([QKeySequence(one) for one in dict.fromkeys(both)])
                native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                action.setToolTip(f"{words.replace('&', '').removesuffix('…')} ({native})")
            context = Qt.ShortcutContext
            action.setShortcutContext(
                context.WidgetShortcut if in_list else context.WidgetWithChildrenShortcut
            )
            (list_of_templates if in_list else page).addAction(action)
            self[name] = action

    def with_keys(self) -> tuple[QAction, ...]:
        """Those that have a key, for the list of shortcuts."""
        return tuple(action for action in self.values() if not action.shortcut().isEmpty())

    def settle(self, chosen: CheckedTemplate | None, seen: Overview | None, paper: PaperKind) -> None:
        """Show and enable what can be done with the chosen template of ``paper``."""
        own = chosen is not None and chosen.template.own
        usable = chosen is not None and not chosen.errors
        for name in _OWN:
            self[name].setVisible(own)
            self[name].setEnabled(own)
        for name in ("copy", "design"):
            self[name].setVisible(not own)
            self[name].setEnabled(chosen is not None)
        self["sample"].setEnabled(own and usable)
        self["use"].setEnabled(chosen is not None and usable and not chosen.usual)
        self["use_for"].setEnabled(usable and seen is not None and bool(seen.bodies))
        papers = [seen.choices.papers, *seen.choices.bodies.values()] if seen is not None else []
        self["back"].setEnabled(any(paper in one for one in papers))
