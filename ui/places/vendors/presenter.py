"""Decides what becomes of the owner's wishes in the Vendors place, and shows what came of them."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from advisor.domain.edits import AddVendor, Change, DeleteVendor, SetVendorField
from advisor.domain.records import VendorSummary
from advisor.domain.vendor import Vendor
from advisor.errors import AdvisorError, InputRefused
from advisor.settings import DEFAULT_CURRENCY
from advisor.wording.scorecard import scorecard
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.places.vendors.notes import NotesPresenter
from ui.places.vendors.place import VendorsPlace
from ui.places.vendors.rows import note_card, quote_card, vendor_row


class VendorsPresenter(QObject):
    """Which vendor is open, what is written about it, and the list beside it."""

    subject_changed = Signal(bool)  # whether a vendor is on show
    replayed = Signal()  # an undo or redo changed the vendor on show
    opened = Signal()  # a vendor was opened that wants to be seen
    task_requested = Signal(int)
    compare_requested = Signal(int)  # vendor

    def __init__(
        self,
        *,
        library: OpenLibrary,
        place: VendorsPlace,
        notifier: Notifier,
        locale: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._place = place
        self._notifier = notifier
        self._locale = locale
        self._summaries: dict[int, VendorSummary] = {}
        self._current: int | None = None
        self.notes = NotesPresenter(
            library=library,
            place=place,
            notifier=notifier,
            current=lambda: self._current,
            parent=self,
        )
        place.list.row_requested.connect(self.open_vendor)
        place.list.delete_requested.connect(self._delete)
        place.new_requested.connect(self.add)
        place.field_requested.connect(self._set_field)
        place.history.task_requested.connect(self.task_requested)
        place.history.compare_requested.connect(self._ask_to_compare)

    @property
    def current(self) -> int | None:
        return self._current

    def load(self) -> None:
        """Fill the list and open a vendor, the same again if it is there."""
        self._summaries = {summary.id: summary for summary in self._library.session.vendors()}
        today = datetime.date.today()
        self._place.list.show_rows(
            vendor_row(summary, self._locale, today) for summary in self._summaries.values()
        )
        before, self._current = self._current, None
        self.open_vendor(before if before in self._summaries else self._place.list.first_id())

    @Slot(object)
    def open_vendor(self, vendor_id: int | None) -> None:
        """Show a vendor, or that there is none to be shown."""
        if vendor_id == self._current and vendor_id is not None:
            return
        self._place.settle()
        self._current = vendor_id
        if vendor_id is None:
            self._place.show_no_vendor(has_vendors=bool(self._summaries))
        else:
            self._show_record(vendor_id)
        self._place.list.show_current(vendor_id)
        self.subject_changed.emit(vendor_id is not None)

    def commit(self) -> None:
        """Have what was typed stored, as far as it can be read."""
        self._place.commit()

    @Slot()
    def add(self) -> None:
        """A new vendor, the name ready to be written."""
        taken = {summary.name for summary in self._summaries.values()}
        first = self.tr("New vendor")
        name, number = first, 2
        while name in taken:
            name, number = f"{first} {number}", number + 1
        change = self._notifier.attempt(self._library.edit, AddVendor(vendor=Vendor(name=name)))
        if change is not None:
            self.opened.emit()
            self.open_vendor(change.created_id)
            self._place.rename()

    @Slot()
    def rename(self) -> None:
        self.opened.emit()
        self._place.rename()

    @Slot()
    def delete(self) -> None:
        """Move the vendor on show to the bin."""
        if self._current is not None:
            self._delete(self._current)

    @Slot(object)
    def _delete(self, vendor_id: int) -> None:
        self._place.commit()
        name = self._library.vendor(vendor_id).vendor.name
        change = self._notifier.attempt(self._library.edit, DeleteVendor(vendor_id=vendor_id))
        if change is not None:
            self._notifier.show_news(
                self.tr("Deleted “{title}”.").format(title=name),
                self.tr("Undo"),
                partial(self._notifier.attempt, self._library.take_back, change),
            )

    @Slot(str, object)
    def _set_field(self, key: str, value: Any) -> None:
        if self._current is None:
            return
        try:
            self._library.edit(SetVendorField(vendor_id=self._current, key=key, value=value))
        except InputRefused as refusal:
            self._place.show_error(key, f"{refusal.problem} {refusal.remedy}")
        except AdvisorError as error:
            self._notifier.show_error(error)
        else:
            self._place.show_error(key, "")

    def show_change(self, change: Change) -> None:
        """Show what an edit, an undo or a redo has changed."""
        if change.vendor_ids:
            self._show_rows(change.vendor_ids)
        if self._current is not None and (change.task_ids or change.business):
            self._show_quotes(self._current)
        if self._library.is_replaying and change.vendor_ids and not change.task_ids:
            in_use = [vendor_id for vendor_id in change.vendor_ids if vendor_id in self._summaries]
            if in_use and self._current not in in_use:
                self.open_vendor(in_use[0])
            self.replayed.emit()

    def _show_rows(self, vendor_ids: frozenset[int]) -> None:
        before = self._summaries
        self._summaries = {summary.id: summary for summary in self._library.session.vendors()}
        for vendor_id in vendor_ids:
            summary = self._summaries.get(vendor_id)
            if summary is not None:
                self._place.list.put(vendor_row(summary, self._locale, datetime.date.today()))
                if vendor_id == self._current:
                    self._show_record(vendor_id)
            elif vendor_id in before:
                self._show_gone(vendor_id)

    def _show_gone(self, vendor_id: int) -> None:
        neighbour = self._place.list.neighbour_of(vendor_id)
        self._place.list.remove(vendor_id)
        if vendor_id == self._current:
            self._current = None  # what was being typed went with the vendor
            self.open_vendor(neighbour)

    def _show_record(self, vendor_id: int) -> None:
        record = self._library.vendor(vendor_id)
        self._place.show_vendor(record.vendor)
        today = datetime.date.today()
        self._place.history.show_notes([note_card(found, self._locale, today) for found in record.notes])
        self._show_quotes(vendor_id)

    @Slot()
    def _ask_to_compare(self) -> None:
        if self._current is not None:
            self._place.commit()
            self.compare_requested.emit(self._current)

    def _show_quotes(self, vendor_id: int) -> None:
        currency = self._library.session.business().settings.currency or DEFAULT_CURRENCY
        quotes = self._library.session.quotes_of_vendor(vendor_id)
        self._place.history.show_quotes(
            [quote_card(task, found, currency, self._locale) for task, found in quotes]
        )
        card = scorecard(self._library.vendor(vendor_id), quotes, self._locale)
        self._place.history.show_card(card.facts, card.open)
