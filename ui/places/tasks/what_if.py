"""Works out what becomes of the advice while figures are moved, and keeps them as answers if wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from advisor.domain.edits import Edit, SetAnswer, SetBusiness
from advisor.domain.ranges import Range
from advisor.domain.task import Rate, Settings, Task
from advisor.errors import AdvisorError
from advisor.language import plural
from advisor.records import replace
from ui.advice import AdvicePanel
from ui.advice.lever import Outcome
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.places.tasks.advising import Weighed

if TYPE_CHECKING:
    from advisor.model.inputs import Situation
    from advisor.model.what_if import WhatIf
    from ui.advice.what_if_page import WhatIfPage
    from ui.places.tasks.levers import Moveable

_SETTINGS = ("owner_hour", "staff_hour")
_RATES = {"outsource_rate": "outsource", "offshore_rate": "offshore"}
_PREFERENCE = "preference."
_ANSWERS = ("hours", "mistake_cost", "leak_loss", "ip_loss", "customer_margin_per_year")


class WhatIfPresenter(QObject):
    """Of the task on show. What is moved stays moved while answers change; another task drops it."""

    def __init__(
        self,
        *,
        library: OpenLibrary,
        panel: AdvicePanel,
        notifier: Notifier,
        locale: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._panel = panel
        self._page: WhatIfPage | None = None  # from when it is first opened
        self._notifier = notifier
        self._locale = locale
        self._weighed: Weighed | None = None
        self._what_if: WhatIf | None = None
        self._situation: Situation | None = None
        self._moveables: dict[str, Moveable] = {}
        self._moved: dict[str, float] = {}  # by input, in the unit shown
        self._answered: Outcome | None = None
        self._outcome: Outcome | None = None
        # Of the moves that came in meanwhile only the last is worked out: it takes about half a frame.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._weigh)
        panel.what_if_opened.connect(self._open)

    @Slot(object)
    def show(self, weighed: Weighed | None) -> None:
        """The advice on show is this now, or none."""
        is_same = (
            weighed is not None and self._weighed is not None and weighed.task_id == self._weighed.task_id
        )
        self._weighed = weighed
        self._what_if = None
        self._soon.stop()
        if not is_same:
            self._moved = {}
            self._show_remark("")
            if self._panel.is_what_if_open:
                self._panel.show_main()
        if weighed is not None and self._panel.is_what_if_open:
            self._open()
        self._panel.show_moved(len(self._moved))

    def drop(self) -> None:
        """Everything stands as answered again."""
        self._moved = {}
        self._soon.stop()
        self._show_remark("")
        self._show()

    def keep(self) -> None:
        """Write what was moved as answers, one step of undo; say what cannot be written.

        Where they cannot be stored at all, everything stays moved.
        """
        weighed = self._weighed
        if weighed is None:
            return
        moved = self._moved
        left = {name: value for name, value in moved.items() if self._moveables[name].lever.unkept}
        edits = self._edits(weighed, {name: self._own(name) for name in moved if name not in left})
        self._moved = left  # before the edits: they bring new advice
        try:
            self._keep(edits, len(moved) - len(left))
        except AdvisorError as error:
            self._moved = moved
            self._notifier.show_error(error)
            return
        self._show_remark(
            self.tr("Not kept: {names}. The reason stands with each.").format(
                names=", ".join(self._moveables[name].lever.label for name in left)
            )
            if left
            else ""
        )
        self._show()

    @Slot()
    def _open(self) -> None:
        from advisor.model.resolve import resolve
        from advisor.model.what_if import WhatIf
        from ui.places.tasks.levers import levers, outcome

        weighed = self._weighed
        if weighed is None:
            return
        if self._page is None:
            self._page = self._panel.what_if
            self._page.moved.connect(self._move)
            self._page.drop_requested.connect(self.drop)
            self._page.keep_requested.connect(self.keep)
        if self._what_if is None:
            self._situation = resolve(weighed.task)
            self._what_if = WhatIf(self._situation)
            found = levers(weighed.assessment, self._locale, self._why_unkept)
            self._moveables = {one.lever.key: one for one in found}
            self._moved = {
                name: value
                for name, value in self._moved.items()
                if name in self._moveables and self._is_within(name, value)
            }
            self._answered = outcome(weighed.assessment, self._locale)
            self._outcome = None
        self._show()
        self._weigh()

    def _is_within(self, name: str, value: float) -> bool:
        lever = self._moveables[name].lever
        return lever.start <= value <= lever.end

    @Slot(str, float)
    def _move(self, name: str, value: float) -> None:
        self._moved[name] = value
        self._show_buttons()
        self._soon.start()

    @Slot()
    def _weigh(self) -> None:
        """What becomes of the advice with what is moved, over the same draws as the advice itself."""
        from ui.places.tasks.levers import outcome

        if self._moved and self._what_if is not None:
            moved = {name: Range.exactly(self._own(name)) for name in self._moved}
            self._outcome = outcome(self._what_if.moved(moved), self._locale)
            self._show_comparison()

    def _own(self, name: str) -> float:
        """Where the input was moved to, in its own unit."""
        value = self._moved[name] / self._moveables[name].factor
        return float(f"{value:.6g}")

    def _show(self) -> None:
        """Show the levers anew, where they stand."""
        if not self._moved:
            self._outcome = None
        if self._page is not None:
            self._page.show_levers([one.lever for one in self._moveables.values()], self._moved)
        self._show_comparison()
        self._show_buttons()

    def _show_comparison(self) -> None:
        if self._page is not None and self._answered is not None and self._weighed is not None:
            self._page.show_outcomes(self._answered, self._outcome, self._weighed.texts.basis)

    def _show_buttons(self) -> None:
        if self._page is not None:
            self._page.show_buttons(
                can_drop=bool(self._moved),
                can_keep=any(not self._moveables[name].lever.unkept for name in self._moved),
            )
        self._panel.show_moved(len(self._moved))

    def _show_remark(self, text: str) -> None:
        if self._page is not None:
            self._page.show_remark(text)

    def _why_unkept(self, name: str) -> str:
        if name in (*_ANSWERS, *_SETTINGS, *_RATES) or name.startswith(_PREFERENCE):
            return ""
        if name.startswith("quote"):
            return self.tr("This cannot be kept: it stands in a quote. Change it under “Vendors and quotes”.")
        return self.tr("This cannot be kept: no question asks for it; it follows from your other answers.")

    def _keep(self, edits: Sequence[Edit], count: int) -> None:
        """Store them. Raises AdvisorError."""
        if len(edits) == 1:
            self._library.edit(edits[0])
        elif edits:
            name = plural("keeping of {count} answer", "keeping of {count} answers", count)
            self._library.edit_all(edits, name.format(count=count))

    def _edits(self, weighed: Weighed, kept: Mapping[str, float]) -> list[Edit]:
        """An edit for each answer of the task, and one for all that is the business's."""
        edits: list[Edit] = []
        business = self._library.session.business()
        settings = business.settings
        for name, value in kept.items():
            belief = Range.exactly(value)
            if name in _SETTINGS or name.startswith(_PREFERENCE):
                settings = _with(settings, name, belief)
                continue
            answer = self._rate(weighed.task, name, belief) if name in _RATES else belief
            edits.append(SetAnswer(task_id=weighed.task_id, key=name, value=answer))
        if settings != business.settings:
            edits.append(SetBusiness(business=replace(business, settings=settings)))
        return edits

    def _rate(self, task: Task, name: str, price: Range) -> Rate:
        """The rate on its own terms, told or assumed, at another price."""
        told: Rate | None = getattr(task, name)
        if told is not None:
            return replace(told, price=price)
        alternatives = self._situation.alternatives if self._situation is not None else ()
        assumed = next((one.rate for one in alternatives if one.id == _RATES[name]), None)
        return replace(assumed, price=price) if assumed is not None else Rate(price=price)


def _with(settings: Settings, name: str, belief: Range) -> Settings:
    if name in _SETTINGS:
        return replace(settings, **{name: belief})
    preferences = {**settings.preferences, name.removeprefix(_PREFERENCE): belief}
    return replace(settings, preferences=preferences)
