"""What the window shows of an open library: the rail and the places it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.places.rail import Rail
from ui.places.tasks.place import TasksPlace

if TYPE_CHECKING:
    from ui.places.vendors.place import VendorsPlace

TASKS, VENDORS = "tasks", "vendors"


class Workspace(QWidget):
    """The places, one of them on show."""

    place_requested = Signal(str)
    place_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = Rail(self)
        self.tasks = TasksPlace(self)
        self._vendors: VendorsPlace | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.tasks)
        self.rail.add_place(TASKS, self.tr("Tasks"), "list-checks")
        self.rail.add_place(VENDORS, self.tr("Vendors"), "users")
        self.rail.place_requested.connect(self.place_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self._stack, 1)
        self.show_place(TASKS)

    @property
    def vendors(self) -> VendorsPlace:
        """The Vendors place, made when it is first asked for."""
        if self._vendors is None:
            from ui.places.vendors.place import VendorsPlace

            self._vendors = VendorsPlace(self)
            self._stack.addWidget(self._vendors)
        return self._vendors

    @property
    def place(self) -> str:
        """The name of the place on show."""
        return TASKS if self._stack.currentWidget() is self.tasks else VENDORS

    def show_place(self, name: str) -> None:
        self._stack.setCurrentWidget(self.tasks if name == TASKS else self.vendors)
        self.rail.show_place(name)
        self.place_changed.emit(name)

    def go_to_filter(self) -> None:
        """Put the cursor into the filter of the place on show."""
        (self.tasks if self.place == TASKS else self.vendors).list.go_to_filter()
