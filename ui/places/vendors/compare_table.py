"""The table of a comparison: a column a quote, or where that has no room, the quotes under each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui.places.vendors.compare_delegate import CompareDelegate
from ui.places.vendors.compare_rows import Comparison
from ui.theme import Space, tone
from ui.widgets.plain_text import plain_tooltip

LABELS_IN_LETTERS, COLUMN_IN_LETTERS = 18, 24
_NAMES_SHARE = 0.36  # of the width, at most, for the vendors' names
_PAD_X, _PAD_Y = 2 * Space.SMALL + 8, 2 * Space.SMALL  # the frame and the style's own distance count, too
_QUOTE_ROLE = Qt.ItemDataRole.UserRole  # which quote a cell is about; headings are about none

_BEGIN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class CompareTable(QTableWidget):
    """The arrow keys move; the cell one is in tells which quote is meant. Never scrolls sideways."""

    quote_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._is_stacked = False
        self._is_filling = False
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setStyleSheet(f"QTableView::item {{ padding: {Space.SMALL}px; }}")
        self.setCornerButtonEnabled(False)
        for head in (self.verticalHeader(), self.horizontalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setSectionsClickable(False)
            head.setMinimumSectionSize(1)
        self.verticalHeader().setAccessibleName(self.tr("What is compared"))
        self.horizontalHeader().setAccessibleName(self.tr("Vendors"))
        self.verticalHeader().setDefaultAlignment(_BEGIN | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
        self.setItemDelegate(CompareDelegate(self))
        self.currentCellChanged.connect(self._tell)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show a table; where the quotes are the same, one stays in the cell one was in."""
        row, quote = self._here() if self._ids() == _ids_of(comparison) else (0, 0)
        self._comparison = comparison
        self._fill(row, quote)

    def current_quote(self) -> int:
        """Which of the quotes one is in, -1 for none."""
        found = self.currentIndex().data(_QUOTE_ROLE)
        return found if isinstance(found, int) else -1

    @property
    def is_stacked(self) -> bool:
        return self._is_stacked

    def moveCursor(
        self, cursor_action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        found = super().moveCursor(cursor_action, modifiers)
        if self._is_stacked and found.isValid() and self.columnSpan(found.row(), 0) > 1:  # a heading
            goes_up = 0 < found.row() < self.currentRow()
            found = found.sibling(found.row() + (-1 if goes_up else 1), 1)
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and self._comparison:
            QTimer.singleShot(0, self, self._fill_anew)  # not while the style is being put on

    def _fill_anew(self) -> None:
        self._fill(*self._here())

    def _tell(self) -> None:
        if not self._is_filling:
            self.quote_changed.emit()

    def _ids(self) -> tuple[int, ...]:
        return _ids_of(self._comparison) if self._comparison is not None else ()

    def _here(self) -> tuple[int, int]:
        """The row of the comparison and the quote one is in."""
        at, quote = max(self.currentRow(), 0), max(self.current_quote(), 0)
        return (at // (len(self._ids()) + 1) if self._is_stacked else at), quote

    def _letter(self) -> int:
        return self.fontMetrics().horizontalAdvance("n")

    def _must_stack(self) -> bool:
        room = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        return self._letter() * (LABELS_IN_LETTERS + COLUMN_IN_LETTERS * len(self._ids())) > room

    def _fill(self, row: int, quote: int) -> None:
        if self._comparison is None:
            return
        self._is_filling = True
        self._is_stacked = self._must_stack()
        self.clearSpans()
        self.clear()
        for head in (self.verticalHeader(), self.horizontalHeader()):
            head.setVisible(not self._is_stacked)
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectRows if self._is_stacked else behaviour.SelectColumns)
        if self._is_stacked:
            self._fill_stacked(self._comparison)
            self._measure()
            self.setCurrentCell(row * (len(self._ids()) + 1) + 1 + quote, 1)
        else:
            self._fill_beside(self._comparison)
            self._measure()
            self.setCurrentCell(row, quote)
        self._is_filling = False
        self.quote_changed.emit()

    def _fill_beside(self, comparison: Comparison) -> None:
        self.setColumnCount(len(comparison.columns))
        self.setRowCount(len(comparison.rows))
        for at, (_, name, _) in enumerate(comparison.columns):
            header = QTableWidgetItem(name)
            header.setToolTip(plain_tooltip(name))
            header.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(at, header)
        for row, (label, cells) in enumerate(comparison.rows):
            self.setVerticalHeaderItem(row, QTableWidgetItem(label))
            for column, text in enumerate(cells):
                self.setItem(row, column, self._cell(comparison, label, text, column))

    def _fill_stacked(self, comparison: Comparison) -> None:
        self.setColumnCount(2)
        self.setRowCount(len(comparison.rows) * (len(comparison.columns) + 1))
        at = 0
        for label, cells in comparison.rows:
            heading = QTableWidgetItem(label)
            heading.setFont(self._bold())
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setBackground(QBrush(tone("raised")))
            self.setItem(at, 0, heading)
            self.setSpan(at, 0, 1, 2)
            for quote, text in enumerate(cells):
                at += 1
                name = QTableWidgetItem(comparison.columns[quote][1])
                name.setTextAlignment(_BEGIN)
                name.setData(_QUOTE_ROLE, quote)
                self.setItem(at, 0, name)
                self.setItem(at, 1, self._cell(comparison, label, text, quote))
            at += 1

    def _cell(self, comparison: Comparison, label: str, text: str, quote: int) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setTextAlignment(_BEGIN)
        item.setData(_QUOTE_ROLE, quote)
        name = comparison.columns[quote][1]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {label}: {text}")
        return item

    def _fit(self) -> None:
        if self._comparison is not None and self._must_stack() is not self._is_stacked:
            self._fill(*self._here())
        else:
            self._measure()

    def _measure(self) -> None:
        if self._comparison is None:
            return
        if self._is_stacked:
            names = [name for _, name, _ in self._comparison.columns]
            widest = max(map(self.fontMetrics().horizontalAdvance, names)) + 3 * Space.SMALL
            first = min(widest, round(self.viewport().width() * _NAMES_SHARE))
            self.setColumnWidth(0, first)
            self.setColumnWidth(1, self.viewport().width() - first)
        else:
            self.verticalHeader().setFixedWidth(self._letter() * LABELS_IN_LETTERS)
            for column in range(self.columnCount()):
                self.setColumnWidth(column, self.viewport().width() // self.columnCount())
            self._fit_names(self._comparison)
        self._fit_rows(self._comparison)

    def _fit_names(self, comparison: Comparison) -> None:
        """A long name ends in an ellipsis, and its tooltip is the whole."""
        metrics = QFontMetrics(self._bold())
        for column, (_, name, _) in enumerate(comparison.columns):
            room = self.columnWidth(column) - _PAD_X
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            if (header := self.horizontalHeaderItem(column)) is not None:
                header.setText(shown)

    def _bold(self) -> QFont:
        font = self.font()
        font.setBold(True)
        return font

    def _fit_rows(self, comparison: Comparison) -> None:
        """As high as the texts need: Qt does not count what a cell's padding takes from its width."""
        line = self.fontMetrics().lineSpacing() + _PAD_Y
        for row in range(self.rowCount()):
            heights = [line]
            for column in range(self.columnCount()):
                item = self.item(row, column)
                if item is not None and self.columnSpan(row, column) == 1:
                    heights.append(self._height(item.text(), self.columnWidth(column)))
            if not self._is_stacked:
                heights.append(self._height(comparison.rows[row][0], self.verticalHeader().width()))
            self.setRowHeight(row, max(heights))

    def _height(self, text: str, width: int) -> int:
        room = QRect(0, 0, width - _PAD_X, 1_000_000)
        return QFontMetrics(self._bold()).boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() + _PAD_Y


def _ids_of(comparison: Comparison) -> tuple[int, ...]:
    return tuple(quote_id for quote_id, _, _ in comparison.columns)
