"""The Vendors place: the list at the left, one vendor in the middle, notes and quotes at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from advisor.domain.vendor import Vendor
from ui.places.columns import Columns
from ui.places.heading_field import show_as_heading
from ui.places.list_pane import ListPane, ListWords, Order
from ui.places.vendors.panes.details_pane import DetailsPane
from ui.places.vendors.panes.history_pane import HistoryPane
from ui.theme import Space
from ui.widgets.buttons import icon_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.line_field import LineField
from ui.widgets.pending import commit_pending, settle


class VendorsPlace(QWidget):
    """Holds the columns together; reports what is wished for the vendor on show."""

    new_requested = Signal()
    field_requested = Signal(str, object)  # key, new value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ListPane(
            ListWords(
                name=self.tr("Vendors"),
                find=self.tr("Find a vendor"),
                none_yet=self.tr("No vendors yet."),
                none_found=self.tr("No vendor has these words. Esc shows all of them again."),
            ),
            [
                Order(key="title", label=self.tr("By name")),
                Order(key="arrangement", label=self.tr("By way of working")),
                Order(key="follow_up", label=self.tr("To follow up first")),
            ],
            self,
        )
        new = icon_button("plus", self.tr("New vendor"), self)
        new.clicked.connect(self.new_requested)
        self.list.add_button(new)
        self._name = LineField(self, empty_error=self.tr("A vendor needs a name."))
        self._name.set_names(self.tr("Name of the vendor"))
        show_as_heading(self._name.focus_target())
        self._name.value_requested.connect(self._ask_for_name)
        self.details = DetailsPane(self)
        self.details.field_requested.connect(self.field_requested)
        self.history = HistoryPane(self)
        self._entry = QWidget(self)
        column = QVBoxLayout(self._entry)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, 0)
        head.addWidget(self._name)
        column.addLayout(head)
        column.addWidget(self.details, 1)
        self._none = EmptyState("users", "", parent=self)
        self._none.action_requested.connect(self.new_requested)
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self._none)
        self._middle.addWidget(self._entry)
        self.columns = Columns(self)
        self.columns.fill(
            [(self.list, 256, 0), (self._middle, 500, 3), (self.history, 424, 2)], least=(190, 340, 320)
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)

    def show_vendor(self, vendor: Vendor) -> None:
        self._name.show_value(vendor.name)
        self.details.show_vendor(vendor)
        self._middle.setCurrentWidget(self._entry)
        self.history.show()

    def show_no_vendor(self, *, has_vendors: bool) -> None:
        """Nothing is on show: say what to do."""
        if has_vendors:
            self._none.show_sentence(self.tr("Choose a vendor from the list."))
        else:
            self._none.show_sentence(
                self.tr(
                    "Keep whom you asked, what they said and what they would charge. "
                    "It is worth more at the next decision than at this one."
                ),
                self.tr("Add a vendor"),
            )
        self._middle.setCurrentWidget(self._none)
        self.history.hide()

    def show_error(self, key: str, text: str) -> None:
        if key == "name":
            self._name.show_error(text)
        else:
            self.details.show_error(key, text)

    def rename(self) -> None:
        """Put the cursor into the name, ready to be overwritten."""
        target = self._name.focus_target()
        target.setFocus()
        if isinstance(target, QLineEdit):
            target.selectAll()

    def commit(self) -> None:
        """Ask for what was typed and can be read."""
        commit_pending(self)

    def settle(self) -> None:
        """The same, and drop what cannot be read: another vendor is about to be shown."""
        settle(self)

    def _ask_for_name(self, name: object) -> None:
        self.field_requested.emit("name", name)
