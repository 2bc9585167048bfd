"""Shows what another library would bring, and lets each difference be decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.dialogs.modal_dialog import ModalDialog
from ui.interchange.choice_grid import ChoiceGrid, ChoiceRow
from ui.interchange.shown import Choosable, DifferenceShown
from ui.progress_strip import ProgressStrip
from ui.theme import Space
from ui.widgets.buttons import button_row, ordinary_button, primary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.plain_text import TextRole, buddy_label, plain_label

MOST_DIFFERENCES = 200  # that are shown one by one; what is beyond them goes by the choice for all
_WIDE_IN_LETTERS, _HIGH_IN_LINES = 112, 40


class MergeDialog(ModalDialog):
    """``merge_requested`` with a choice for each difference, in their order."""

    merge_requested = Signal(object)  # list[str]

    def __init__(self, parent: QWidget) -> None:
        letters = parent.fontMetrics()
        wanted = QSize(
            letters.horizontalAdvance("n") * _WIDE_IN_LETTERS, letters.lineSpacing() * _HIGH_IN_LINES
        )
        title = QCoreApplication.translate("MergeDialog", "Merge a library")
        super().__init__(title, wanted, parent)
        self._differences: Sequence[DifferenceShown] = ()
        self.progress = ProgressStrip(self)
        self._source = plain_label("", TextRole.TITLE, self)
        self._words = plain_label("", TextRole.BODY, self)
        self._all = ChoiceBox(self)
        self._all.setAccessibleName(self.tr("All differences"))
        self._all.activated.connect(self._set_all)
        self._all_label = buddy_label(
            self.tr("All differences"), self._all, TextRole.STRONG, self, wrap=False
        )
        self.rows = ChoiceGrid(
            [self.tr("What differs"), self.tr("Mine"), self.tr("Theirs"), self.tr("Then")],
            (4, 5, 5, 4),
            self,
        )
        self._more = plain_label("", TextRole.MUTED, self)
        self._merge = primary_button(self.tr("Merge"), self, "check")
        self._merge.setDefault(True)
        self._merge.clicked.connect(self._ask)
        cancel = ordinary_button(self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        above = QHBoxLayout()
        above.setSpacing(Space.SMALL)
        above.addWidget(self._all_label)
        above.addWidget(self._all)
        above.addStretch(1)
        buttons = button_row(cancel, self._merge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self._source)
        layout.addWidget(self._words)
        layout.addLayout(above)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self._more)
        layout.addWidget(self.progress)
        layout.addStretch(0)
        layout.addLayout(buttons)

    def show_merge(
        self,
        source: str,
        sentences: Sequence[str],
        differences: Sequence[DifferenceShown],
        choices: Sequence[Choosable],
        *,
        can_merge: bool,
    ) -> None:
        """Show what would come; ``choices``: what can be chosen for all differences."""
        self._differences = differences
        self._source.setText(source)
        self._words.setText("\n".join(sentences))
        for entry in choices:
            self._all.addItem(entry.label, entry.code)
        for widget in (self._all, self._all_label, self.rows):
            widget.setVisible(bool(differences))
        self.rows.show_rows([self._row(one) for one in differences[:MOST_DIFFERENCES]])
        more = len(differences) - MOST_DIFFERENCES
        self._more.setVisible(more > 0)
        text = self.tr("And {count} more, for which the choice for all differences holds.")
        self._more.setText(text.format(count=self.locale().toString(max(more, 0))))
        self._merge.setEnabled(can_merge)
        (self._all if differences else self._merge).setFocus()

    def choices(self) -> list[str]:
        """What is chosen, for each difference in its order."""
        shown = self.rows.codes()
        for_all = str(self._all.currentData())
        return shown + [_nearest(for_all, one) for one in self._differences[len(shown) :]]

    def _row(self, one: DifferenceShown) -> ChoiceRow:
        return ChoiceRow(
            texts=(f"{one.subject}\n{one.field}", one.mine, one.theirs),
            name=self.tr("{subject}, {field}").format(subject=one.subject, field=one.field),
            description=self.tr("Mine: {mine}. Theirs: {theirs}.").format(mine=one.mine, theirs=one.theirs),
            choices=one.choices,
            chosen=one.choices[0].code,
        )

    def show_busy(self, busy: bool) -> None:
        self._merge.setEnabled(not busy)

    def show_news(self, text: str) -> None:
        """What went wrong; it can be tried again."""
        self._words.setText(text)
        self._merge.setEnabled(True)

    def _set_all(self) -> None:
        for_all = str(self._all.currentData())
        self.rows.show_chosen([_nearest(for_all, one) for one in self._differences])

    def _ask(self) -> None:
        self.merge_requested.emit(self.choices())


def _nearest(code: str, one: DifferenceShown) -> str:
    """The choice, or to keep mine where that difference does not have it."""
    codes = [choice.code for choice in one.choices]
    return code if code in codes else codes[0]
