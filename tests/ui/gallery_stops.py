"""What the tour leaves out and a person sees all the same: menus, empty places, long work, the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QScrollArea,
    QToolButton,
    QWidget,
)

from advisor.domain.edits import AddQuote, DeleteTask, DeleteVendor, SetAnswer
from advisor.records import replace
from tests.ui.drive import Owner
from tests.ui.tour import Stop, tour
from ui.dialogs.command_dialog import CommandDialog
from ui.dialogs.find_dialog import FindDialog
from ui.places.vendors.compare_dialog import CompareDialog
from ui.works import WorkShown

ARABIC_TITLES = (
    "مسك الدفاتر الشهري",
    "تصميم شعار جديد (logo 2026)",
    "الرد على مكالمات الزبائن",
    "إدخال بيانات 120 فاتورة",
)

_MONEY = 1  # the pane of hours and money


def gallery(owner: Owner, folder: Path) -> Iterator[Stop]:
    """Everything: the walk through the window, then what it does not come to."""
    for stop in tour(owner, folder):
        yield stop
        yield from _all_of(stop)
    yield from _menus(owner)
    yield from _states(owner)
    yield from _nothing_found(owner)
    yield from _empty(owner)


def title_in_arabic(owner: Owner) -> None:
    """Give the first tasks titles that run from right to left."""
    for summary, title in zip(owner.session.tasks(), ARABIC_TITLES, strict=False):
        owner.desk.library.edit(SetAnswer(task_id=summary.id, key="title", value=title))


def _shown(name: str, widget: QWidget) -> Stop:
    QApplication.processEvents()
    return Stop(name, widget)


def _all_of(stop: Stop) -> Iterator[Stop]:
    """What scrolls, in its whole length."""
    for number, area in enumerate(stop.root.findChildren(QScrollArea), 1):
        inside = area.widget()
        if inside is not None and area.isVisible() and area.verticalScrollBar().maximum() > 0:
            yield Stop(f"{stop.name}, all of it ({number})", inside)


def _menus(owner: Owner) -> Iterator[Stop]:
    owner.ctrl(Qt.Key.Key_1)
    for action in owner.window.menuBar().actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _menu(menu, f"menu {action.text()}")
    for button in owner.desk.workspace.findChildren(QToolButton):
        opened = cast(QMenu | None, button.menu())  # the stub promises one
        if opened is not None and button.isVisible():
            yield from _menu(opened, f"the menu of {button.accessibleName() or button.text()}")
    for box in owner.desk.workspace.findChildren(QComboBox):
        if box.isVisible() and box.count():
            box.showPopup()
            yield _shown(f"the list of {box.accessibleName()}", box.view().window())
            box.hidePopup()


def _menu(menu: QMenu, name: str) -> Iterator[Stop]:
    menu.popup(QPoint(0, 0))
    for action in menu.actions():
        if action.isEnabled() and not action.isSeparator():
            menu.setActiveAction(action)
            break
    yield _shown(name, menu)
    menu.close()
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _menu(inner, f"{name}, {action.text()}")


def _states(owner: Owner) -> Iterator[Stop]:
    """Under the mouse, with the keyboard, at work, gone wrong."""
    owner.choose_row("Monthly bookkeeping")
    owner.wait_for_advice()
    entry = owner.desk.workspace.tasks.entry
    buttons = [one for one in entry.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    for button in buttons:
        here = QPointF(5, 5)
        QApplication.sendEvent(button, QEnterEvent(here, here, here))
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
        button.update()
    yield _shown("every button under the mouse", owner.window)
    for button in buttons:
        QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    entry.tabs.tabBar().setFocus()
    yield _shown("the tabs with the keyboard", owner.window)
    kinds: tuple[type[QWidget], ...] = (QComboBox, QAbstractButton, QLineEdit)
    for at, kind in enumerate(kinds):
        for tab in range(entry.tabs.count()):
            entry.tabs.setCurrentIndex(tab)
            fields: list[QWidget] = entry.tabs.currentWidget().findChildren(kind)
            found = [one for one in fields if one.isVisible()]
            if found:
                found[0].setFocus(Qt.FocusReason.TabFocusReason)
                yield _shown(f"the keyboard in a field ({at + 1})", owner.window)
                break
    yield from _four_quotes(owner)
    entry.tabs.setCurrentIndex(_MONEY)
    number = next(one for one in entry.money.findChildren(QLineEdit) if one.isVisible())
    owner.fill(number, "perhaps")
    yield _shown("an answer that cannot be read", owner.window)
    owner.fill(number, "3")
    progress = owner.window.progress
    progress.show_work(WorkShown(sentence="Reading 10,000 rows", done=3, total=10, can_cancel=True))
    owner.window.banner.show_trouble(
        "The change was not saved. The disk is full. Free some room, then press “Try again”.", "Try again"
    )
    yield _shown("long work, and trouble", owner.window)
    progress.show_work(WorkShown(sentence="Reading", done=0, total=0, can_cancel=False))
    owner.window.banner.show_news("The PDF was saved.", "Open it")
    yield _shown("long work of unknown length, and news", owner.window)
    progress.show_work(None)
    owner.window.banner.dismiss()


def _four_quotes(owner: Owner) -> Iterator[Stop]:
    for record in owner.task().quotes:
        vendor = replace(record.quote, vendor=f"{record.quote.vendor} of the next town")
        owner.desk.library.edit(AddQuote(task_id=owner.task().id, quote=vendor))
    owner.window.actions_.compare_quotes.trigger()
    dialog = owner.dialog(CompareDialog)
    owner.wait_for_advice()
    QTest.qWait(600)
    yield _shown("the comparison of four quotes", dialog)
    owner.close_dialogs()


def _nothing_found(owner: Owner) -> Iterator[Stop]:
    owner.desk.workspace.go_to_filter()
    owner.keys("qqqq")
    yield _shown("no task matches the filter", owner.window)
    owner.key(Qt.Key.Key_Escape)
    owner.window.actions_.find.trigger()
    owner.keys("zzzz", owner.dialog(FindDialog).field)
    yield _shown("a search that finds nothing", owner.dialog(FindDialog))
    owner.close_dialogs()
    owner.window.actions_.commands.trigger()
    owner.keys("zzzz", owner.dialog(CommandDialog).field)
    yield _shown("a command that is none", owner.dialog(CommandDialog))
    owner.close_dialogs()


def _empty(owner: Owner) -> Iterator[Stop]:
    for summary in owner.session.tasks():
        owner.desk.library.edit(DeleteTask(task_id=summary.id))
    yield _shown("no task", owner.window)
    for vendor in owner.session.vendors():
        owner.desk.library.edit(DeleteVendor(vendor_id=vendor.id))
    owner.ctrl(Qt.Key.Key_2)
    yield _shown("no vendor", owner.window)
