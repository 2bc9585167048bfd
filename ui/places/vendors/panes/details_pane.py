"""Who a vendor is, how to reach them and how they work."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from advisor.domain.levels import Arrangement
from advisor.domain.vendor import Vendor
from advisor.wording.names import ARRANGEMENT_MEANINGS, ARRANGEMENTS
from advisor.wording.questions import LevelText
from ui.theme import Space
from ui.widgets.field import Field
from ui.widgets.flag_field import FlagField
from ui.widgets.late_form import LateForm
from ui.widgets.level_field import LevelField
from ui.widgets.line_field import LineField
from ui.widgets.notes_field import NotesField
from ui.widgets.question_box import QuestionBox
from ui.widgets.section import Section

_OFFERED = (Arrangement.OUTSOURCE, Arrangement.OFFSHORE)


class DetailsPane(LateForm):
    """Every field of one vendor but the name, which stands above."""

    field_requested = Signal(str, object)  # key, new value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=Space.MEDIUM)
        self._boxes: dict[str, QuestionBox] = {}

    def fill(self) -> None:
        levels = [
            LevelText(value=one.value, label=ARRANGEMENTS[one], description=ARRANGEMENT_MEANINGS[one])
            for one in _OFFERED
        ]
        work = Section(self.tr("How they work"), "", self, icon_name="handshake")
        work.content.setSpacing(Space.LARGE)
        work.add(self._box("summary", self.tr("Who are they, in a few words?"), NotesField(lines=3)))
        work.add(self._box("arrangement", self.tr("How do they work?"), LevelField(levels)))
        work.add(
            self._box(
                "country",
                self.tr("Where do they sit?"),
                LineField(),
                self.tr("A separate fact: a professional abroad is still a professional."),
            )
        )
        work.add(self._box("provider_abroad", self.tr("Is that another country than yours?"), FlagField()))
        work.add(self._box("holds_licence", self.tr("Do they hold a licence for their trade?"), FlagField()))
        reach = Section(self.tr("How to reach them"), "", self, icon_name="users")
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.LARGE)
        for at, (key, label) in enumerate(
            (
                ("contact", self.tr("Contact")),
                ("phone", self.tr("Telephone")),
                ("email", self.tr("E-mail")),
                ("website", self.tr("Website")),
            )
        ):
            grid.addWidget(self._box(key, label, LineField()), at // 2, at % 2)
        reach.add_layout(grid)
        self.add(work)
        self.add(reach)
        self.end()

    def show_vendor(self, vendor: Vendor) -> None:
        self.once_made("vendor", lambda: self._show_vendor(vendor))

    def show_error(self, key: str, text: str) -> None:
        self.once_made(("error", key), lambda: self._boxes[key].show_error(text))

    def _show_vendor(self, vendor: Vendor) -> None:
        for key, box in self._boxes.items():
            value = getattr(vendor, key)
            value = None if value == "" else value
            if value != box.value():
                box.show_value(value)
                box.show_error("")

    def _box(self, key: str, question: str, field: Field, help_text: str = "") -> QuestionBox:
        box = QuestionBox(key, question, field, help_text, self)
        box.answer_requested.connect(self._ask)
        self._boxes[key] = box
        return box

    def _ask(self, key: str, value: object) -> None:
        is_text = isinstance(self._boxes[key].field, LineField | NotesField)
        self.field_requested.emit(key, (value or "") if is_text else value)
