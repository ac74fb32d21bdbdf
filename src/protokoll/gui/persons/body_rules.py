"""The rules of a body in plain words, each with what it leads to on paper."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from protokoll.domain.decisions import list_style, subject, tense
from protokoll.domain.kinds import BodyKind, Numbering, NumberStyle, QuorumRule
from protokoll.domain.meeting import DecisionStyle, Quorum
from protokoll.domain.register import BodyRecord
from protokoll.gui.fields.choice import ChoiceField, NumberField
from protokoll.gui.fields.column import Column, quiet
from protokoll.gui.fields.text import TextField
from protokoll.gui.persons.words import (
    BODY_KINDS,
    LIST_STYLES,
    NUMBER_STYLES,
    NUMBERINGS,
    QUORUM_RULES,
    STAGES,
    TENSES,
    choices,
    decision_example,
    number_example,
    quorum_example,
)

_MOST_SEATS = 9999

K = TypeVar("K")


class BodyRules(QWidget):
    """A form over one body. It holds the body it shows and gives back a changed one; it saves nothing."""

    edited = Signal(object)
    """The body as the form says it now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = BodyRecord(name="")
        self._make_fields()
        column = Column(self)
        self._lay_out_name(column)
        self._lay_out_decisions(column)
        self._lay_out_numbers(column)
        self._lay_out_quorum(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 8, 8)
        layout.addLayout(column.at_left())
        layout.addStretch(1)

    # --- what the view asks -------------------------------------------------------------------------

    def show_body(self, body: BodyRecord) -> None:
        """Show a body; where it does not say, what holds then is shown."""
        self._body = body
        self.name.show_text(body.name)
        self.kind.show_value(body.kind or BodyKind.OTHER)
        self.decides_as.show_text(body.decides_as)
        self.tense.show_value(tense(body))
        self.list_style.show_value(list_style(body))
        self.numbering.show_value(body.numbering or Numbering.PER_MEETING)
        self.number_style.show_value(body.number_style or NumberStyle.SECTION)
        self.numbers_freeze.show_value(body.numbers_freeze)
        self.sections_freeze.show_value(body.sections_freeze)
        quorum = body.quorum or Quorum(rule=QuorumRule.NONE)
        self.quorum_rule.show_value(quorum.rule)
        self.quorum_number.show_number(quorum.number or 1)
        self.quorum_seats.show_number(quorum.seats or 0)
        self._show_consequences()

    def begin(self) -> None:
        """Bring the keyboard to the name."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def flush(self) -> None:
        """Hand over what is being typed."""
        self.name.flush()
        self.decides_as.flush()
        self._take_quorum()

    # --- the form -----------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self.name = TextField(self.tr("Organets namn"), self)
        self.kind = ChoiceField(self.tr("Slag av organ"), choices(BODY_KINDS), self)
        self.decides_as = TextField(self.tr("Vem som beslutar"), self)
        self.tense = ChoiceField(self.tr("Tempus i beslut"), choices(TENSES), self)
        self.list_style = ChoiceField(self.tr("Flera att-satser"), choices(LIST_STYLES), self)
        self.numbering = ChoiceField(self.tr("Paragrafer"), choices(NUMBERINGS), self)
        self.number_style = ChoiceField(self.tr("Hur numret skrivs"), choices(NUMBER_STYLES), self)
        self.numbers_freeze = ChoiceField(self.tr("När dagordningens nummer låses"), choices(STAGES), self)
        self.sections_freeze = ChoiceField(self.tr("När paragraferna låses"), choices(STAGES), self)
        self.quorum_rule = ChoiceField(self.tr("Regel för beslutförhet"), choices(QUORUM_RULES), self)
        self.quorum_number = NumberField(self.tr("Så många krävs"), 1, _MOST_SEATS, self)
        self.quorum_seats = NumberField(self.tr("Antal platser"), 0, _MOST_SEATS, self)
        self.quorum_seats.setSpecialValueText(self.tr("räknas från ledamöterna"))
        self.decision_words = _example(self.tr("Så blir det i protokollet"), self)
        self.number_words = _example(self.tr("Så numreras det"), self)
        self.quorum_words = _example(self.tr("Det betyder"), self)
        for text in (self.name, self.decides_as):
            text.left.connect(self._take)
        for choice in (
            self.kind,
            self.tense,
            self.list_style,
            self.numbering,
            self.number_style,
            self.numbers_freeze,
            self.sections_freeze,
            self.quorum_rule,
        ):
            choice.chosen.connect(self._take)
        for number in (self.quorum_number, self.quorum_seats):
            number.editingFinished.connect(self._take_quorum)
            number.valueChanged.connect(self._show_quorum)

    def _lay_out_name(self, column: Column) -> None:
        column.add_field(self.tr("&Namn"), self.name)
        column.add_field(
            self.tr("Sla&g"),
            self.kind,
            self.tr("Avgör vem som beslutar i protokollet, om inget annat står nedan."),
        )
        column.add_field(
            self.tr("&Beslutar som"),
            self.decides_as,
            self.tr("Början på beslutsmeningen. Tomt: ordet för organets slag."),
        )

    def _lay_out_decisions(self, column: Column) -> None:
        column.add_heading(self.tr("Beslut"))
        column.add_field(
            self.tr("T&empus"), self.tense, self.tr("Dåtid är vanligast; kommunala nämnder skriver i nutid.")
        )
        column.add_field(
            self.tr("&Flera att-satser"),
            self.list_style,
            self.tr("Utan komma är Språkrådets råd; med komma är den äldre formen."),
        )
        column.add_row(self.decision_words)
        column.add_space(16)

    def _lay_out_numbers(self, column: Column) -> None:
        column.add_heading(self.tr("Nummer"))
        column.add_field(
            self.tr("Paragrafer"),
            self.numbering,
            self.tr("Räknas i protokollet, vid sidan av dagordningens nummer."),
        )
        column.add_field(self.tr("S&krivs"), self.number_style, self.tr("Hur numret står framför rubriken."))
        column.add_row(self.number_words)
        column.add_space()
        column.add_field(
            self.tr("Dag&ordningens nummer låses"),
            self.numbers_freeze,
            self.tr("Därefter behåller en punkt sitt nummer, också när den flyttas."),
        )
        column.add_field(
            self.tr("Paragraferna &låses"),
            self.sections_freeze,
            self.tr("Därefter behåller varje paragraf sitt nummer, också när punkter flyttas."),
        )
        column.add_space()

    def _lay_out_quorum(self, column: Column) -> None:
        column.add_heading(self.tr("Beslutförhet"))
        column.add_field(
            self.tr("Regel"), self.quorum_rule, self.tr("Stadgarna säger vad som gäller hos er.")
        )
        self._number_part = Column(self)
        self._number_part.add_field(self.tr("An&tal som krävs"), self.quorum_number)
        self._seats_part = Column(self)
        self._seats_part.add_field(
            self.tr("Antal pla&tser"),
            self.quorum_seats,
            self.tr(
                "Skriv antalet om stadgarna anger det; 0 räknar de ordinarie ledamöterna vid varje möte."
            ),
        )
        column.add_row(self._number_part)
        column.add_row(self._seats_part)
        column.add_row(self.quorum_words)

    # --- from the form to the body --------------------------------------------------------------------

    def _take(self) -> None:
        """Something was chosen or left: give back the body as the form says it."""
        body = replace(
            self._body,
            name=" ".join(self.name.text().split()),
            kind=_unless_default(self.kind.value, self._body.kind, BodyKind.OTHER),
            decides_as=" ".join(self.decides_as.text().split()),
            numbering=_unless_default(self.numbering.value, self._body.numbering, Numbering.PER_MEETING),
            number_style=_unless_default(
                self.number_style.value, self._body.number_style, NumberStyle.SECTION
            ),
            decision_style=self._decision_style(),
            quorum=self._quorum(),
            numbers_freeze=self.numbers_freeze.value,
            sections_freeze=self.sections_freeze.value,
        )
        if body != self._body:
            self._body = body
            self._show_consequences()
            self.edited.emit(body)

    def _take_quorum(self) -> None:
        if self._quorum() != self._body.quorum:
            self._take()

    def _decision_style(self) -> DecisionStyle | None:
        chosen = (self.tense.value, self.list_style.value)
        if chosen == (tense(self._body), list_style(self._body)):
            return self._body.decision_style
        return DecisionStyle(tense=chosen[0], list=chosen[1])

    def _quorum(self) -> Quorum | None:
        """The rule with the numbers that it needs; what it does not need is not kept."""
        before, rule = self._body.quorum, self.quorum_rule.value
        if rule is QuorumRule.NONE:
            return before if before is None or before.rule is rule else Quorum(rule=rule)
        seats = self.quorum_seats.value() or None
        if rule is QuorumRule.MAJORITY:
            return Quorum(rule=rule, seats=seats)
        return Quorum(rule=rule, number=self.quorum_number.value(), seats=before.seats if before else None)

    # --- what follows from it -------------------------------------------------------------------------

    def _show_consequences(self) -> None:
        body = self._body
        self.decides_as.setPlaceholderText(subject(replace(body, decides_as="")))
        self.decision_words.setText(decision_example(body))
        self.number_words.setText(number_example(body))
        self._show_quorum()

    def _show_quorum(self) -> None:
        rule = self.quorum_rule.value
        self._number_part.setVisible(rule is QuorumRule.FIXED)
        self._seats_part.setVisible(rule is QuorumRule.MAJORITY)
        self.quorum_words.setText(quorum_example(self._quorum()))


def _example(name: str, parent: QWidget) -> QLabel:
    label = quiet("", parent)
    label.setAccessibleName(name)
    label.setContentsMargins(12, 0, 0, 0)
    return label


def _unless_default(chosen: K, before: K | None, default: K) -> K | None:
    """What was chosen; a rule that the body does not state stays unstated as long as the default is shown."""
    return before if before is None and chosen is default else chosen
