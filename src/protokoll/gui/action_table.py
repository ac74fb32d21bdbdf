"""The table of actions: what can be done, in words and by which keys."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

CONTEXT = "actions"
"""Where translators find the words of this table."""


class ActionSpec(NamedTuple):
    """One thing that can be done."""

    name: str
    """What the code calls it: "meeting.new"."""
    text: str
    """Swedish, a verb first, with a mnemonic (&) that is its own within the menu."""
    menu: str
    """The name of its menu in ``MENUS``."""
    shortcuts: tuple[str, ...] = ()
    """As ``QKeySequence`` writes them; the first is the one that is shown."""
    icon: str = ""
    explanation: str = ""
    """One sentence for the tooltip and the palette, where the text does not say it all."""
    needs_meeting: bool = False
    """Only to be used while a meeting is open or chosen."""
    group: str = ""
    """Actions of one group are choices: exactly one is ticked."""
    in_palette: bool = True
    """The palette offers it too."""
    takes_away: bool = False
    """Something is gone after it: the palette never offers it first."""
    starts_section: bool = False
    """A thin line stands above it in the menu."""

    @property
    def edits(self) -> bool:
        """Whether it changes the meeting that is open, so that it is not done to one that is locked."""
        return self.menu in ("edit", "entry") or self.name in _EDITING

    def words(self) -> str:
        """The text translated, mnemonic and all."""
        return QCoreApplication.translate(CONTEXT, self.text)

    def plain_words(self) -> str:
        """The text as it is read: without mnemonic and dots."""
        return self.words().replace("&", "").removesuffix("…")


_EDITING = frozenset(
    (
        "meeting.head",
        "meeting.write",
        "meeting.dates",
        "meeting.next_stage",
        "item.new",
        "item.rename",
        "item.delete",
        "item.up",
        "item.down",
        "item.indent",
        "item.outdent",
    )
)

MENUS = {
    "file": "&Arkiv",
    "edit": "&Redigera",
    "meeting": "&Möte",
    "item": "&Punkt",
    "entry": "&Skriv",
    "paper": "Papp&er",
    "view": "&Visa",
    "help": "&Hjälp",
}
"""The menus from left to right."""


def _file() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("meeting.new", "&Nytt möte", "file", ("Ctrl+N",), "plus", "Planera ett möte"),
        ActionSpec(
            "meeting.duplicate",
            "D&uplicera möte",
            "file",
            ("Ctrl+D",),
            "duplicate",
            "Ett nytt möte med samma dagordning",
            needs_meeting=True,
        ),
        ActionSpec(
            "meeting.delete",
            "&Ta bort möte",
            "file",
            ("Ctrl+Shift+Backspace",),
            "trash",
            "Tar bort mötet; det går att ångra",
            needs_meeting=True,
            takes_away=True,
        ),
        ActionSpec(
            "meeting.import",
            "&Importera möte…",
            "file",
            ("Ctrl+O",),
            "import",
            "Läs in en mötesfil",
            starts_section=True,
        ),
        ActionSpec(
            "meeting.export",
            "&Exportera möte…",
            "file",
            ("Ctrl+E",),
            "export",
            "Skriv mötet till en fil som går att läsa in igen",
            needs_meeting=True,
        ),
        ActionSpec(
            "program.quit", "&Avsluta", "file", ("Ctrl+Q",), "close", takes_away=True, starts_section=True
        ),
    )


def _edit() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("edit.undo", "&Ångra", "edit", ("Ctrl+Z",), "undo"),
        ActionSpec("edit.redo", "&Gör om", "edit", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    )


def _meeting() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "meeting.attendance",
            "&Närvaro",
            "meeting",
            ("F9",),
            "people",
            "Vem kommer, går, deltar på distans eller tjänstgör",
            needs_meeting=True,
        ),
        ActionSpec(
            "meeting.head",
            "&Mötets uppgifter",
            "meeting",
            ("Ctrl+Shift+M",),
            "meeting",
            "Nummer, datum, tid, plats och slag av protokoll",
            needs_meeting=True,
        ),
        ActionSpec(
            "meeting.write",
            "&Skriv i punkten",
            "meeting",
            ("Ctrl+Shift+S",),
            "write",
            "Till skrivfältet i den punkt som behandlas",
            needs_meeting=True,
        ),
        ActionSpec(
            "meeting.dates",
            "&Planera mötesdatum",
            "meeting",
            ("Ctrl+Shift+L",),
            "calendar",
            "Gör beslutade mötesdatum till planerade möten",
            needs_meeting=True,
        ),
        ActionSpec(
            "meeting.next_stage",
            "Nästa s&kede",
            "meeting",
            ("Ctrl+Shift+K",),
            "check",
            "För mötet vidare: planerat, pågår, utkast, justering",
            needs_meeting=True,
        ),
        ActionSpec(
            "meeting.adjust",
            "&Justering…",
            "meeting",
            ("Ctrl+J",),
            "lock",
            "Vem som har justerat, undertecknat exemplar, lås och öppna igen",
            needs_meeting=True,
        ),
        ActionSpec(
            "meeting.attachments",
            "&Bilagor…",
            "meeting",
            ("Ctrl+Shift+B",),
            "attachment",
            "Filerna som hör till mötet: lägg till, numrera, packa ihop",
            needs_meeting=True,
        ),
    )


def _item() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("item.new", "&Ny punkt", "item", ("Ctrl+Shift+N",), "plus", needs_meeting=True),
        ActionSpec("item.rename", "&Byt rubrik", "item", ("Ctrl+Shift+R",), "write", needs_meeting=True),
        ActionSpec(
            "item.delete",
            "&Ta bort punkt",
            "item",
            ("Ctrl+Shift+Del",),
            "trash",
            "Tar bort punkten; det går att ångra",
            needs_meeting=True,
            takes_away=True,
        ),
        ActionSpec(
            "item.up", "Flytta &upp", "item", ("Alt+Up",), "up", needs_meeting=True, starts_section=True
        ),
        ActionSpec("item.down", "Flytta n&ed", "item", ("Alt+Down",), "down", needs_meeting=True),
        ActionSpec(
            "item.indent",
            "&Indrag",
            "item",
            ("Alt+Right",),
            "indent",
            "Gör till underpunkt",
            needs_meeting=True,
        ),
        ActionSpec("item.outdent", "Minska in&drag", "item", ("Alt+Left",), "outdent", needs_meeting=True),
        ActionSpec(
            "item.next",
            "Nä&sta punkt",
            "item",
            ("Ctrl+PgDown",),
            "down",
            needs_meeting=True,
            starts_section=True,
        ),
        ActionSpec("item.previous", "&Föregående punkt", "item", ("Ctrl+PgUp",), "up", needs_meeting=True),
    )


def _entry() -> tuple[ActionSpec, ...]:
    kinds = (
        ("note", "&Anteckning", "Shift+F2", "note"),
        ("decision", "&Beslut", "F2", "decision"),
        ("proposal", "&Yrkande", "F3", "proposal"),
        ("task", "&Uppdrag", "F4", "task"),
        ("vote", "&Omröstning", "F5", "vote"),
        ("election", "&Val", "F6", "election"),
        ("dissent", "&Reservation", "F7", "dissent"),
        ("statement", "&Protokollsanteckning", "F8", "statement"),
        ("abstention", "&Deltar inte i beslutet", "Shift+F7", "excused"),
        ("recusal", "&Jäv", "Shift+F8", "recusal"),
        ("roll", "Röst&längd", "Shift+F5", "people"),
        ("adjournment", "Ajournerin&g", "Shift+F9", "pause"),
    )
    return tuple(
        ActionSpec(f"entry.{kind}", text, "entry", (key,), picture, needs_meeting=True)
        for kind, text, key, picture in kinds
    )


def _paper() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "paper.desk",
            "&Papper…",
            "paper",
            ("Ctrl+P",),
            "document",
            "Kallelse, körschema, utdrag och alla andra papper: se, spara, skriv ut, skicka",
            needs_meeting=True,
        ),
        ActionSpec(
            "paper.preview",
            "&Förhandsgranska bredvid",
            "paper",
            ("Ctrl+F2",),
            "search",
            "Visa papperet bredvid det som skrivs, eller ta bort det",
            needs_meeting=True,
        ),
        ActionSpec(
            "paper.print",
            "Skriv &ut…",
            "paper",
            ("Ctrl+Shift+F12",),
            "print",
            "Skriv ut det papper som förhandsgranskas",
            needs_meeting=True,
        ),
        ActionSpec(
            "paper.minutes",
            "Skapa &Word-protokoll",
            "paper",
            ("Ctrl+Shift+P",),
            "word",
            "Protokollet som Word-dokument",
            needs_meeting=True,
            starts_section=True,
        ),
        ActionSpec(
            "paper.agenda",
            "Skapa &dagordning i Word",
            "paper",
            ("Ctrl+Shift+D",),
            "agenda",
            "Dagordningen som Word-dokument",
            needs_meeting=True,
        ),
        ActionSpec(
            "log.tasks",
            "Uppdrags&lista…",
            "paper",
            ("Ctrl+Shift+F4",),
            "task",
            "Uppdrag från alla möten under en period",
            starts_section=True,
        ),
        ActionSpec(
            "log.decisions",
            "&Beslutslogg…",
            "paper",
            ("Ctrl+Shift+F2",),
            "decision",
            "Beslut från alla möten under en period",
        ),
        ActionSpec(
            "templates.guide",
            "Skapa mall från e&get dokument…",
            "paper",
            ("Ctrl+Shift+G",),
            "import",
            "Gör ett gammalt protokoll till mall",
            starts_section=True,
        ),
        ActionSpec(
            "templates.fields",
            "&Mallarnas fältlista",
            "paper",
            ("Ctrl+Shift+F",),
            "note",
            "Alla fält som en mall får innehålla, att kopiera till Word",
        ),
        ActionSpec(
            "templates.look",
            "Papperens ut&seende…",
            "paper",
            ("Ctrl+Shift+U",),
            "light",
            "Organisationens färg och logotyp",
        ),
    )


def _view() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("page.overview", "&Översikt", "view", ("Ctrl+1",), "overview"),
        ActionSpec("page.meetings", "&Möten", "view", ("Ctrl+2",), "meeting"),
        ActionSpec("page.persons", "&Personer", "view", ("Ctrl+3",), "people"),
        ActionSpec("page.templates", "Malla&r", "view", ("Ctrl+4",), "template"),
        ActionSpec("page.settings", "&Inställningar", "view", ("Ctrl+5",), "settings"),
        ActionSpec(
            "view.palette",
            "&Sök och gör…",
            "view",
            ("Ctrl+K",),
            "search",
            "Hitta möten, personer och allt som går att göra",
            in_palette=False,
            starts_section=True,
        ),
        ActionSpec(
            "view.message",
            "&Gå till meddelandet",
            "view",
            ("Ctrl+M",),
            "info",
            "Till det senaste meddelandet längst ned, och dess Ångra",
            in_palette=False,
        ),
        ActionSpec("view.zoom_in", "Zooma i&n", "view", ("Ctrl++", "Ctrl+="), "zoom-in", starts_section=True),
        ActionSpec("view.zoom_out", "Zooma &ut", "view", ("Ctrl+-",), "zoom-out"),
        ActionSpec("view.zoom_reset", "Norma&l storlek", "view", ("Ctrl+0",), "search"),
        ActionSpec("view.light", "L&just utseende", "view", (), "light", group="mode", starts_section=True),
        ActionSpec("view.dark", "Mör&kt utseende", "view", (), "dark", group="mode"),
        ActionSpec(
            "view.system",
            "Utseende som &datorn",
            "view",
            (),
            "settings",
            "Ljust eller mörkt som i datorn",
            group="mode",
        ),
    )


def _help() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("help.show", "&Hjälp", "help", ("F1",), "help", "Handboken, på rätt sida"),
        ActionSpec("help.shortcuts", "&Kortkommandon", "help", ("Ctrl+F1",), "keyboard"),
        ActionSpec(
            "help.support",
            "&Spara supportlogg…",
            "help",
            (),
            "document",
            "Uppgifter om programmet och datorn, utan personuppgifter, för den som hjälper",
        ),
        ActionSpec("help.about", "&Om Protokoll", "help", (), "info"),
    )


ACTIONS: tuple[ActionSpec, ...] = (
    *_file(),
    *_edit(),
    *_meeting(),
    *_item(),
    *_entry(),
    *_paper(),
    *_view(),
    *_help(),
)
