"""The three steps of the first start. Each holds its fields, says what is missing, and gives its values."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from protokoll.domain.kinds import BodyKind
from protokoll.gui.dialog_head import DialogHead
from protokoll.gui.fields.problem import ProblemLine
from protokoll.gui.meetings.words import BODY_KINDS, body_kind_word
from protokoll.gui.theme.style import set_property
from protokoll.gui.words import counted
from protokoll.paths import looks_synced, store_path
from protokoll.services.member_lines import MemberLine, ReadMembers, read_members
from protokoll.services.new_records import usual_name
from protokoll.services.skeletons import skeleton_for


class Step(QWidget):
    """One step: a heading, a sentence, and what is asked."""

    changed = Signal()
    """Something was changed, so a complaint may be over."""

    def __init__(self, heading: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(heading)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addLayout(DialogHead(heading, sentence))
        self.column.addSpacing(16)
        self.problem = ProblemLine(self)
        """What must be mended, right below the field where; each step places it."""

    def missing(self) -> tuple[str, QWidget] | None:
        """What must be mended before going on, in words, and the field where."""
        return None

    def complain(self, text: str, field: QWidget) -> None:
        """Say what must be mended, below ``field``, and bring the keyboard there."""
        self.problem.say(text)
        set_property(field, "state", "wrong")
        field.setAccessibleDescription(text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_problem(self) -> None:
        """Something was changed: what was wrong may be mended."""
        if self.problem.text():
            self.problem.say("")
            for field in self.findChildren(QWidget):
                if field.property("state") == "wrong":
                    set_property(field, "state", "")
                    field.setAccessibleDescription("")

    def begin(self) -> None:
        """Bring the keyboard to the first field."""

    def _label(self, text: str, field: QWidget) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "muted")
        label.setBuddy(field)
        return label


class OrganisationStep(Step):
    """Step 1: the organisation, a body, and the agenda that comes with its kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Vilka är ni?"),
            self.tr(
                "Börja med ett organ som har möten. Fler kan läggas till efteråt, och allt går att ändra."
            ),
            parent,
        )
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Organisationens namn"))
        self.name.setPlaceholderText(self.tr("till exempel Lindåkra hembygdsförening"))
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Slag av organ"))
        for kind in BODY_KINDS:
            self.kind.addItem(body_kind_word(kind), kind.value)
        self.body = QLineEdit(self)
        self.body.setAccessibleName(self.tr("Organets namn"))
        self.agenda = QListWidget(self)
        self.agenda.setAccessibleName(self.tr("Dagordning som följer med"))
        _read_only_lines(self.agenda)
        self._left = left = QVBoxLayout()
        left.setSpacing(4)
        for text, field in (
            (self.tr("&Organisationens namn"), self.name),
            (self.tr("&Slag av organ"), self.kind),
            (self.tr("Organets &namn"), self.body),
        ):
            left.addWidget(self._label(text, field))
            left.addWidget(field)
            left.addSpacing(8)
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._label(self.tr("Dagordning som följer &med"), self.agenda))
        right.addWidget(self.agenda, 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.column.addLayout(columns, 1)
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.name.textEdited.connect(self.changed)
        self.body.textEdited.connect(self.changed)
        self._follow_kind()

    def body_kind(self) -> BodyKind:
        """The kind that is chosen."""
        return BodyKind(self.kind.currentData())

    def missing(self) -> tuple[str, QWidget] | None:
        """Both names are needed."""
        if not self.name.text().strip():
            return self.tr("Vad heter organisationen?"), self.name
        if not self.body.text().strip():
            return self.tr("Vad heter organet?"), self.body
        return None

    def complain(self, text: str, field: QWidget) -> None:
        """There are two fields that may lack something."""
        self._left.removeWidget(self.problem)
        self._left.insertWidget(self._left.indexOf(field) + 1, self.problem)
        super().complain(text, field)

    def begin(self) -> None:
        """Bring the keyboard to the name."""
        self.name.setFocus()

    def _follow_kind(self) -> None:
        """The usual name, unless another was typed; the agenda of such meetings."""
        kind = self.body_kind()
        if self.body.text().strip() in {usual_name(other) for other in BodyKind}:
            self.body.setText(usual_name(kind))
        self.agenda.clear()
        self.agenda.addItems([item.title for item in skeleton_for(kind).agenda])
        self.changed.emit()


class MembersStep(Step):
    """Step 2: who is in it, typed or pasted, read while one types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Vilka är med?"),
            self.tr(
                "Skriv eller klistra in en person på varje rad, gärna med post och e-post. "
                "Det går också bra att hoppa över."
            ),
            parent,
        )
        self.names = QPlainTextEdit(self)
        self.names.setAccessibleName(self.tr("Namn, ett på varje rad"))
        self.names.setPlaceholderText(
            "Anna Berg, ordförande, anna@example.se\nPer Ek, sekreterare\nSara Holm\nNils Öberg, ersättare"
        )
        self.names.setTabChangesFocus(True)
        self.understood = QListWidget(self)
        self.understood.setAccessibleName(self.tr("Så här läses raderna"))
        _read_only_lines(self.understood)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self._label(self.tr("&Namn, ett på varje rad"), self.names))
        left.addWidget(self.names, 1)
        left.addWidget(self.problem)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._count)
        right.addWidget(self.understood, 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.column.addLayout(columns, 1)
        self.names.textChanged.connect(self._read)
        self._read()

    def members(self) -> tuple[MemberLine, ...]:
        """Everybody who could be read."""
        return self._found().members

    def missing(self) -> tuple[str, QWidget] | None:
        """Nobody is lost: a line that cannot be read is mended or taken away first."""
        unread = self._found().unread
        if not unread:
            return None
        return self.tr("Ändra raden ”{text}”: {reason}.").format(
            text=unread[0].text, reason=unread[0].reason
        ), self.names

    def begin(self) -> None:
        """Bring the keyboard to the names."""
        self.names.setFocus()

    def _found(self) -> ReadMembers:
        return read_members(self.names.toPlainText())

    def _read(self) -> None:
        found = self._found()
        self.understood.clear()
        self.understood.addItems([_as_read(member) for member in found.members])
        self.understood.addItems([f"?  {line.text} – {line.reason}" for line in found.unread])
        vacant = sum(member.vacant for member in found.members)
        counts = [counted(len(found.members) - vacant, "person", "personer")] if found.members else []
        counts += [counted(vacant, "vakant plats", "vakanta platser")] if vacant else []
        self._count.setText(", ".join(counts) or self.tr("Så här läses raderna"))
        self.changed.emit()


def _read_only_lines(widget: QListWidget) -> None:
    """Lines to read, as many words on each as there is room for."""
    widget.setSelectionMode(QListWidget.SelectionMode.NoSelection)
    widget.setWordWrap(True)
    widget.setResizeMode(QListWidget.ResizeMode.Adjust)
    widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _as_read(member: MemberLine) -> str:
    name = member.name if not member.vacant else "Vakant plats"
    return " · ".join(word for word in (name, member.post or "ledamot", member.email, member.phone) if word)


class PlaceStep(Step):
    """Step 3: the data folder."""

    def __init__(
        self, folder: Path, parent: QWidget | None = None, *, may_create: bool = True, ruled: bool = False
    ) -> None:
        """Without ``may_create`` the folder must hold data already; with ``ruled`` it cannot be changed."""
        super().__init__(
            self.tr("Var ska allt ligga?"),
            self.tr(
                "Alla uppgifter ligger i en mapp på den här datorn. Programmet skickar ingenting över nätet. "
                "Mappen som föreslås passar de flesta."
            )
            if may_create and not ruled
            else self.tr("Alla uppgifter ligger i en mapp. Programmet skickar ingenting över nätet."),
            parent,
        )
        self.folder = QLineEdit(str(folder), self)
        self.folder.setAccessibleName(self.tr("Datamapp"))
        self.choose_button = QPushButton(self.tr("&Välj mapp…"), self)
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self._choose)
        self._may_create = may_create
        self.folder.setReadOnly(ruled)
        self.choose_button.setVisible(not ruled)
        self._ruled = ruled
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose_button)
        self.column.addWidget(self._label(self.tr("&Datamapp"), self.folder))
        self.column.addLayout(row)
        self.column.addSpacing(4)
        self.column.addWidget(self.problem)
        self.column.addWidget(self._told)
        self.column.addStretch()
        self.folder.textChanged.connect(self._tell)
        self._tell()

    def path(self) -> Path:
        """The folder as it is written."""
        return Path(self.folder.text().strip()).expanduser()

    def has_store(self) -> bool:
        """Whether the folder holds data of this program already."""
        return bool(self.folder.text().strip()) and store_path(self.path()).exists()

    def missing(self) -> tuple[str, QWidget] | None:
        """A whole path is needed, to a folder or to where there is nothing yet."""
        path = self.path()
        if not self.folder.text().strip() or not path.is_absolute():
            return self.tr("Välj en mapp."), self.folder
        if path.exists() and not path.is_dir():
            return self.tr("Det är en fil. Välj en mapp."), self.folder
        if not self._may_create and not self.has_store():
            return self.tr(
                "Här finns inga uppgifter från Protokoll. Din organisation har valt att nya organisationer inte "
                "skapas här. Fråga den som sköter programmet vilken mapp som gäller."
            ), self.folder
        if not _can_be_written(path):
            return self.tr(
                "Här går det inte att spara. Ingenting är skapat. Välj en annan mapp, till exempel den som föreslogs."
            ), self.folder
        return None

    def complain(self, text: str, field: QWidget) -> None:
        """The problem takes the place of what else is said of the folder."""
        self._told.hide()
        super().complain(text, field)

    def forget_problem(self) -> None:
        """Say of the folder what there is to say."""
        super().forget_problem()
        self._told.show()
        self.folder.setAccessibleDescription(self._told.text())

    def begin(self) -> None:
        """Bring the keyboard to the folder."""
        self.folder.setFocus()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Välj datamapp"), self.folder.text())
        if chosen:
            self.folder.setText(str(Path(chosen)))

    def _tell(self) -> None:
        """Say what is special about the folder."""
        synced = looks_synced(self.folder.text())
        if self.has_store():
            said = self.tr("Här finns redan uppgifter från Protokoll. De öppnas, och ingenting skrivs över.")
        elif synced:
            said = self.tr(
                "Mappen ser ut att synkroniseras. Öppna den bara på en dator i taget, "
                "annars kan ändringar krocka."
            )
        elif self._may_create:
            said = self.tr("Mappen skapas om den inte finns.")
        else:
            said = self.tr("Välj den mapp som din organisation har lagt uppgifterna i.")
        if self._ruled:
            said = " ".join((self.tr("Mappen bestäms av din organisation."), said))
        self._told.setText(said)
        set_property(self._told, "role", "warning" if synced and not self.has_store() else "muted")
        self.folder.setAccessibleDescription(said)
        self.changed.emit()


def _can_be_written(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that there is, takes a file. Nothing is left there."""
    there = next((one for one in (folder, *folder.parents) if one.exists()), None)
    try:
        with TemporaryFile(dir=there):
            return True
    except OSError:
        return False
