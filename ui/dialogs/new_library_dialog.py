"""Asks for the few things a new library starts with: whose it is, where it lies, what an hour is worth."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.records import Business
from advisor.domain.task import Settings
from advisor.wording.questions import QUESTIONS
from ui.currencies import currency_names, own_currency
from ui.dialogs.form_dialog import FormDialog
from ui.file_names import file_name_for
from ui.start_arguments import LIBRARY_SUFFIX
from ui.theme import Space
from ui.widgets.buttons import ordinary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.question_box import QuestionBox
from ui.widgets.range_field import RangeField
from ui.widgets.section import Section


class NewLibraryDialog(FormDialog):
    """``path()`` and ``business()`` once it is accepted. The file's name follows the business's."""

    def __init__(self, folder: Path, locale: str, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("NewLibraryDialog", "Start a library"),
            QCoreApplication.translate("NewLibraryDialog", "Start"),
            parent,
        )
        self._folder = folder
        self._is_place_chosen = False
        self._name = LineField(self, placeholder=self.tr("Such as Harbour Street Bakery"))
        self._currency = ChoiceBox(self)
        self._currency.setAccessibleName(QUESTIONS["currency"].question)
        for code, name in currency_names(locale):
            self._currency.addItem(name, code)
        self._currency.setCurrentIndex(max(self._currency.findData(own_currency(locale)), 0))
        self._currency.currentIndexChanged.connect(self._show_currency)
        self._hour = RangeField(self, is_money=True)
        self._place = LineField(self, empty_error=self.tr("Choose where the file is to lie."), longest=4000)
        self._browse = ordinary_button(self.tr("Browse…"), self, "folder-open")
        self._browse.clicked.connect(self._choose_place)
        self._name.focus_target().textChanged.connect(self._follow_name)  # type: ignore[attr-defined]
        self._place.value_requested.connect(self._keep_place)
        self._lay_out()
        self._show_currency()
        self._follow_name("")
        self._name.focus_target().setFocus()

    def path(self) -> Path:
        """Where the library is to be made, with its suffix."""
        path = Path(self._place.value() or "").expanduser()
        return path if path.suffix == LIBRARY_SUFFIX else path.with_name(path.name + LIBRARY_SUFFIX)

    def business(self) -> Business:
        settings = Settings(currency=self._currency.currentData(), owner_hour=self._hour.value())
        return Business(name=self._name.value() or "", settings=settings)

    def first_wrong(self) -> Field | None:
        place = self._place.value()
        self._place.show_error(
            self._trouble_with(self.path()) if place else self.tr("Choose where the file is to lie.")
        )
        return super().first_wrong()

    def _trouble_with(self, path: Path) -> str:
        if not path.is_absolute():
            return self.tr("Write the whole way to the file, or choose it with Browse.")
        if path.exists():
            return self.tr("There is a file of that name already. Choose another name, or open that file.")
        if not path.parent.is_dir():
            return self.tr("There is no folder “{folder}”. Choose one that exists.").format(
                folder=path.parent
            )
        return ""

    def _lay_out(self) -> None:
        business = Section(self.tr("Your business"), "", self, icon_name="store")
        business.add(QuestionBox("name", self.tr("What is it called?"), self._name))
        label = plain_label(QUESTIONS["currency"].question, TextRole.STRONG, self, selectable=False)
        label.setBuddy(self._currency)
        currency = QVBoxLayout()
        currency.setSpacing(Space.TINY + 2)
        currency.addWidget(label)
        currency.addWidget(self._currency)
        business.add_layout(currency)
        question = QUESTIONS["owner_hour"]
        business.add(
            QuestionBox(
                "owner_hour",
                question.question,
                self._hour,
                self.tr("You can say so later, too.") + " " + question.help,
            )
        )
        file = Section(
            self.tr("The file"),
            self.tr("One file holds everything. It stays on this computer."),
            self,
            icon_name="file-text",
        )
        box = QuestionBox("place", self.tr("Where should it lie?"), self._place)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._browse)
        file.add(box)
        file.add_layout(row)
        self.form.add(business)
        self.form.add(file)
        self.form.end()

    def _follow_name(self, name: str) -> None:
        if not self._is_place_chosen:
            stem = file_name_for(name, self.tr("My business"))
            self._place.show_value(str(_free(self._folder / f"{stem}{LIBRARY_SUFFIX}")))

    def _keep_place(self) -> None:
        self._is_place_chosen = True

    def _choose_place(self) -> None:
        dialog = QFileDialog(self, self.tr("Where should the library lie?"), str(self.path().parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Rightsource libraries") + f" (*{LIBRARY_SUFFIX})")
        dialog.setDefaultSuffix(LIBRARY_SUFFIX.removeprefix("."))
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # a file that exists is refused in words
        dialog.selectFile(self.path().name)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Choose"))
        dialog.fileSelected.connect(self._take_place)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_place(self, name: str) -> None:
        self._is_place_chosen = True
        self._place.show_value(name)

    def _show_currency(self) -> None:
        self._hour.show_unit(self.tr("{currency} an hour").format(currency=self._currency.currentData()))


def _free(path: Path) -> Path:
    """``path``, or the same name with the first number that is not taken."""
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free
