"""The quotes of the task on show: adds, changes and removes them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from advisor.domain.edits import AddQuote, AddVendor, ChangeQuote, RemoveQuote
from advisor.domain.records import QuoteRecord, TaskRecord
from advisor.domain.vendor import Vendor
from advisor.settings import DEFAULT_CURRENCY
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.places.card_list import CardRow
from ui.places.quote_words import quote_words
from ui.places.tasks.entry import TaskEntry

if TYPE_CHECKING:
    from ui.dialogs.quote_dialog import QuoteDialog


class QuotesPresenter(QObject):
    """Fills the pane of quotes and carries out what is wished there. ``current``: the task on show."""

    vendor_requested = Signal(int)

    def __init__(
        self,
        *,
        library: OpenLibrary,
        entry: TaskEntry,
        notifier: Notifier,
        locale: str,
        current: Callable[[], int | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._entry = entry
        self._notifier = notifier
        self._locale = locale
        self._current = current
        self._dialog: QuoteDialog | None = None
        self._changing: QuoteRecord | None = None
        entry.offers.add_requested.connect(self.add)
        entry.offers.edit_requested.connect(self._change)
        entry.offers.remove_requested.connect(self._remove)
        entry.offers.vendor_requested.connect(self.vendor_requested)

    def show(self, record: TaskRecord) -> None:
        """Show the quotes of a task."""
        currency = self._library.session.business().settings.currency or DEFAULT_CURRENCY
        in_use = {vendor.id for vendor in self._library.session.vendors()}
        self._entry.show_quotes([self._row(found, currency, in_use) for found in record.quotes])

    def _row(self, found: QuoteRecord, currency: str, in_use: set[int]) -> CardRow:
        return CardRow(
            id=found.id,
            title=found.quote.vendor,
            text=quote_words(found.quote, currency, self._locale),
            arrangement=found.quote.arrangement,
            link=self.tr("About this vendor") if found.vendor_id in in_use else "",
            target=found.vendor_id,
        )

    @Slot()
    def add(self) -> None:
        """Ask for a new quote."""
        self._open(None)

    @Slot(int)
    def _change(self, quote_id: int) -> None:
        found = self._find(quote_id)
        if found is not None:
            self._open(found)

    @Slot(int)
    def _remove(self, quote_id: int) -> None:
        found = self._find(quote_id)
        if found is None:
            return
        change = self._notifier.attempt(self._library.edit, RemoveQuote(quote_id=quote_id))
        if change is not None:
            self._notifier.show_news(
                self.tr("Removed the quote from “{vendor}”.").format(vendor=found.quote.vendor),
                self.tr("Undo"),
                partial(self._notifier.attempt, self._library.take_back, change),
            )

    def _find(self, quote_id: int) -> QuoteRecord | None:
        task_id = self._current()
        if task_id is None:
            return None
        return next((found for found in self._library.task(task_id).quotes if found.id == quote_id), None)

    def _open(self, found: QuoteRecord | None) -> None:
        from ui.dialogs.quote_dialog import QuoteDialog

        task_id = self._current()
        if task_id is None:
            return
        session = self._library.session
        dialog = QuoteDialog(
            vendors={vendor.name: vendor.id for vendor in session.vendors()},
            currency=session.business().settings.currency or DEFAULT_CURRENCY,
            pattern=self._library.task(task_id).task.pattern,
            locale=self._locale,
            parent=self._entry.window(),
        )
        if found is not None:
            dialog.show_quote(found.quote)
        self._dialog, self._changing = dialog, found
        dialog.accepted.connect(self._take)
        dialog.open()

    @Slot()
    def _take(self) -> None:
        dialog, found, task_id = self._dialog, self._changing, self._current()
        self._dialog = self._changing = None
        if dialog is None or task_id is None:
            return
        vendor_id = dialog.vendor_id()
        quote = dialog.quote()
        if dialog.keeps_vendor():
            vendor = Vendor(
                name=quote.vendor,
                arrangement=quote.arrangement,
                provider_abroad=quote.provider_abroad,
                holds_licence=quote.holds_licence,
            )
            added = self._notifier.attempt(self._library.edit, AddVendor(vendor=vendor))
            vendor_id = added.created_id if added else None
        if found is None:
            edit: AddQuote | ChangeQuote = AddQuote(task_id=task_id, quote=quote, vendor_id=vendor_id)
        else:
            edit = ChangeQuote(quote_id=found.id, quote=quote, vendor_id=vendor_id)
        self._notifier.attempt(self._library.edit, edit)
