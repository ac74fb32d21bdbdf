"""The style sheet as a template: colours by their names in ``Colors``, distances as ``$$p<pixels>``.

Rules stand from the general to the particular. Focus is a two-pixel ring in the accent everywhere; where the
ring takes a pixel more than the edge did, the padding gives it back so that nothing moves.
"""

from string import Template

SHEET = Template("""
/* Grounds */
QMainWindow, QDialog { background: $window; }
QDialog { background: $card; }
QToolTip { background: $tooltip; color: $on_tooltip; border: none; padding: $p4 $p8; }
QFrame[role="card"] { background: $card; border: 1px solid $line; border-radius: $p8; }
QFrame[role="panel"] { background: $panel; border: none; }
QFrame[role="notice"] { background: $accent_soft; border: none; border-radius: $p8; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

/* Words */
QLabel { background: transparent; }
QLabel[role="title"] { font-size: $title; font-weight: 600; color: $text; }
QLabel[role="heading"] { font-size: $heading; font-weight: 600; color: $text; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="drop"] { background: $tooltip; color: $on_tooltip; border-radius: $p8; }
QLabel[role="small"] { font-size: $small; color: $muted; }
QLabel[role="label"] { font-size: $small; font-weight: 600; color: $muted; }
QLabel[role="decision"] { color: $decision; font-weight: 600; }
QLabel[role="task"] { color: $task; font-weight: 600; }
QLabel[role="warning"] { color: $warning; font-weight: 600; }

/* Buttons */
QPushButton {
  background: $card; color: $text; border: 1px solid $edge; border-radius: $p6;
  padding: $p6 $p16; min-height: $field; icon-size: $icon;
}
QPushButton:hover, QPushButton:checked { background: $hover; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:disabled { color: $disabled; border-color: $line; background: transparent; }
QPushButton:focus { border: 2px solid $accent; padding: $p5 15px; }
QPushButton[role="primary"] {
  background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {
  background: $accent_hover; border-color: $accent_hover;
}
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $line; color: $disabled; border-color: $line; }
QPushButton[role="quiet"] {
  background: transparent; border-color: transparent; color: $accent; padding: $p6 $p8;
}
QPushButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus { border: 2px solid $accent; padding: $p5 7px; }
QPushButton[role="quiet"]:disabled { color: $disabled; }
QPushButton[role="nav"] {
  background: transparent; border: 2px solid transparent; color: $text; text-align: left; padding: $p6 $p12;
}
QPushButton[role="nav"]:hover { background: $hover; }
QPushButton[role="nav"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[role="nav"]:focus { border-color: $accent; }
QToolButton {
  background: transparent; color: $text; border: 2px solid transparent; border-radius: $p6; padding: $p4;
  icon-size: $icon;
}
QToolButton:hover, QToolButton:checked { background: $hover; }
QToolButton:pressed { background: $accent_soft; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }

/* Fields */
QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
  background: $card; color: $text; border: 1px solid $field_line; border-radius: $p6; padding: $p6 $p8;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QAbstractSpinBox, QComboBox { min-height: $field; }
QLineEdit, QTextEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: 2px solid $accent; padding: $p5 7px;
}
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled,
QAbstractSpinBox:disabled, QComboBox:disabled {
  background: $hover; color: $disabled; border-color: $line;
}
QComboBox QLineEdit, QAbstractItemView QLineEdit {
  border: none; padding: 0; min-height: 0; border-radius: 0;
}
QAbstractSpinBox { padding: $p6 0; }
QAbstractSpinBox:focus { padding: $p5 0; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; border-radius: 0; }
QComboBox::drop-down { border: none; width: $p24; }
QComboBox::down-arrow { image: url($icons:down-$shade.svg); width: $p12; height: $p12; }
QComboBox QAbstractItemView { border: 1px solid $field_line; border-radius: 0; padding: $p4; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  border: none; background: transparent; width: $p24;
}
QAbstractSpinBox::up-arrow { image: url($icons:up-$shade.svg); width: $p10; height: $p10; }
QAbstractSpinBox::down-arrow { image: url($icons:down-$shade.svg); width: $p10; height: $p10; }
QDateTimeEdit::drop-down { border: none; width: $p24; }
QCheckBox, QRadioButton {
  background: transparent; border: 2px solid transparent; border-radius: $p4; padding: $p2; spacing: $p8;
}
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
  width: $tick; height: $tick; background: $card; border: 1px solid $field_line; border-radius: $p3;
}
QRadioButton::indicator { border-radius: $round; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
  background: $accent; border-color: $accent; image: url($icons:check-$shade.svg);
}
QCheckBox::indicator:indeterminate { background: $accent_soft; border-color: $accent; }
QRadioButton::indicator:checked { border: $p5 solid $accent; width: $dot; height: $dot; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $hover; border-color: $line; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled { background: $disabled; }
QGroupBox { border: none; margin-top: $heading; padding-top: $p12; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

/* A date or a time that cannot be read */
QLineEdit[state="wrong"] { border-color: $warning; }
QLineEdit[state="wrong"]:focus { border: 2px solid $warning; padding: $p5 7px; }

/* The stages of a meeting: behind, now, ahead */
QPushButton[role="stage"] {
  font-size: $small; font-weight: 600; border: 2px solid transparent; padding: $p2 $p10;
}
QPushButton[role="stage"][state="done"] { background: $accent_soft; color: $accent; }
QPushButton[role="stage"][state="now"] { background: $accent; color: $on_accent; }
QPushButton[role="stage"][state="later"] { background: $hover; color: $muted; }
QPushButton[role="stage"]:hover { border-color: $edge; }
QPushButton[role="stage"]:focus { border-color: $accent; padding: $p2 $p10; }
QPushButton[role="stage"][state="now"]:focus { border-color: $text; }

/* The current item: its title is a heading that can be written in */
QTextEdit[field="heading"] {
  font-size: $heading; font-weight: 600; background: transparent; border: none; border-radius: 0;
  border-top: 2px solid transparent; border-bottom: 2px solid transparent; padding: $p2 0;
}
QTextEdit[field="heading"]:hover { border-bottom-color: $edge; }
QTextEdit[field="heading"][locked="true"]:hover { border-bottom-color: transparent; }
QTextEdit[field="heading"]:focus {
  border: none; border-top: 2px solid transparent; border-bottom: 2px solid $accent; padding: $p2 0;
}
QWidget[role="form"] > QLabel { padding: $p1 0; qproperty-indent: 0; }
QWidget[role="form"] QTextEdit[field="text"] {
  background: $card; border: 1px solid $field_line; border-radius: $p6; padding: $p6 $p8;
}
QWidget[role="form"] QTextEdit[field="text"]:focus { border: 2px solid $accent; padding: $p5 7px; }
QToolButton[role="quiet"] { color: $accent; padding: $p2 $p8; }

/* Entries: a thin line in the colour of the kind, a tiny label, and text without a box */
QFrame[card] { border: none; border-left: 3px solid $edge; border-radius: $p3; }
QFrame[card="note"][active="true"] { background: $hover; border-left-color: $muted; }
QFrame[card="decision"] { background: $decision_soft; border-left-color: $decision; }
QFrame[card="task"] { background: $task_soft; border-left-color: $task; }
QFrame[card="decision"] QLabel[role="label"] { color: $decision; }
QFrame[card="task"] QLabel[role="label"] { color: $task; }
QLabel[role="lead"] { color: $text; }
QTextEdit[field="text"], QTextEdit[field="read"] {
  background: transparent; border: none; border-radius: 0; border-bottom: 2px solid transparent; padding: 0;
}
QTextEdit[field="text"]:focus, QTextEdit[field="read"]:focus {
  border: none; border-bottom: 2px solid $accent; padding: 0;
}
QLineEdit[field="inline"] {
  background: transparent; border: none; border-radius: 0; border-bottom: 1px solid $field_line;
  padding: $p1 0 $p2 0;
}
RowBox QLineEdit[field="inline"] { border-bottom-color: transparent; }
RowBox QLineEdit[field="inline"]:hover { border-bottom-color: $field_line; }
RowBox QLineEdit[locked="true"]:hover { border-bottom-color: transparent; }
QLineEdit[field="inline"]:focus { border: none; border-bottom: 2px solid $accent; padding: $p1 0; }
QLineEdit[field="inline"][wrong="true"], QLineEdit[field="inline"][wrong="true"]:focus {
  border-bottom: 2px solid $warning; padding: $p1 0;
}
QFrame[card] QComboBox { padding: $p1 $p4; }
QFrame[card] QComboBox:focus { padding: 0 3px; }
QFrame[card] QPushButton[role="quiet"] { padding: $p2 $p8; }
QFrame[card] QPushButton[role="quiet"]:focus { padding: $p1 7px; }
QToolButton[field="more"] { color: $accent; font-size: $small; padding: 0 $p4; }
QToolButton[field="remover"] { color: $muted; padding: 0 $p4; }
QToolButton[field="remover"]:hover { color: $warning; }
QFrame[field="write"] { background: $card; border: 1px solid $field_line; border-radius: $p6; padding: 1px; }
QFrame[field="write"][active="true"] { border: 2px solid $accent; padding: 0; }
QFrame[field="write"] QTextEdit, QFrame[field="write"] QTextEdit:focus { border: none; padding: 0; }

/* Lists, trees and tables */
QAbstractItemView {
  background: $card; color: $text; alternate-background-color: $hover; border: 1px solid $line;
  border-radius: $p6; outline: none; gridline-color: $line;
  selection-background-color: $accent_soft; selection-color: $text;
}
QAbstractItemView:focus { border: 2px solid $accent; margin: 0; }
QAbstractItemView[role="plain"] { border: 2px solid transparent; background: transparent; }
QAbstractItemView[role="plain"]:focus { border-color: $accent; }
QFrame[role="card"] QAbstractItemView { border: 2px solid transparent; background: transparent; }
QFrame[role="card"] QAbstractItemView:focus { border-color: $accent; }
QFrame[role="card"] QComboBox QAbstractItemView { border: 1px solid $field_line; background: $card; }
QListView::item, QTreeView::item { padding: $p5 $p8; border: none; }
QTableView::item { padding: 0 $p8; border: none; }
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover { background: $hover; color: $text; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
  background: $accent_soft; color: $text;
}
QListView::item:selected:active, QTreeView::item:selected:active { color: $accent; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url($icons:branch-closed-$shade.svg); }
QTreeView::branch:has-children:open { image: url($icons:branch-open-$shade.svg); }
QHeaderView { background: $card; border: none; }
QHeaderView::section {
  background: $card; color: $muted; border: none; border-bottom: 1px solid $line; padding: $p6 $p8;
  font-weight: 600;
}
QHeaderView::section:hover { color: $text; background: $hover; }
QHeaderView::up-arrow { image: url($icons:up-$shade.svg); width: $p10; height: $p10; }
QHeaderView::down-arrow { image: url($icons:down-$shade.svg); width: $p10; height: $p10; }
QTableCornerButton::section { background: $card; border: none; }

/* Menus */
QMenuBar { background: $panel; color: $text; border-bottom: 1px solid $line; padding: $p2 $p4; }
QMenuBar::item { background: transparent; padding: $p5 $p10; border-radius: $p4; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_soft; color: $accent; }
QMenu { background: $card; color: $text; border: 1px solid $edge; padding: $p4; icon-size: $icon; }
QMenu::item { padding: $p6 $p24 $p6 $p12; border-radius: $p4; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { left: $p8; }
QMenu::separator { height: 1px; background: $line; margin: $p4 $p8; }

/* The rest */
QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="ground"] { background: transparent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: $p12; }
QScrollBar:horizontal { height: $p12; }
QScrollBar::handle { background: $field_line; border-radius: $p3; margin: $p3; }
QScrollBar::handle:vertical { min-height: $p24; }
QScrollBar::handle:horizontal { min-width: $p24; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QTabWidget::pane { border: none; border-top: 1px solid $line; top: -1px; }
QTabBar { background: transparent; }
QTabBar::tab {
  background: transparent; color: $muted; padding: $p8 $p12;
  border: 2px solid transparent; border-radius: $p4;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected {
  color: $accent; font-weight: 600; border-bottom: 2px solid $accent; border-radius: 0;
}
QTabBar::tab:focus { border: 2px solid $accent; border-radius: $p4; }
QProgressBar { background: $line; border: none; border-radius: $p3; max-height: $p6; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: $p3; }
QCalendarWidget QToolButton { color: $text; }

/* The window's own parts */
#navigation { border-right: 1px solid $line; }
#brand { font-size: $title; font-weight: 700; color: $text; }
#searchField { text-align: left; color: $muted; font-weight: normal; }
#statusText, #statusFact { color: $muted; }
#statusText[role="warning"] { color: $warning; font-weight: 600; }
#toast { background: $card; border: 1px solid $field_line; border-radius: $p8; }
#palette { background: $card; border: 1px solid $edge; }
#paletteField {
  border: none; border-bottom: 2px solid $accent; border-radius: 0; font-size: $heading;
  padding: $p10 $p16;
}
#paletteField:focus { border: none; border-bottom: 2px solid $accent; padding: $p10 $p16; }
#paletteList { border: none; border-radius: 0; padding: $p4; }
""")
