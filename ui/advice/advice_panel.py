"""The advice on one task, live beside the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from advisor.domain.assessment import AlternativeResult, Assessment, LineCode
from advisor.report.chart_style import GROUPS, CostGroup
from advisor.wording.texts import AdviceTexts
from ui.advice.advice_page import AdvicePage
from ui.advice.money import Money
from ui.advice.notice import Notice
from ui.theme import Space
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.advice.figures_page import FiguresPage
    from ui.advice.side_page import SidePage
    from ui.advice.what_if_page import WhatIfPage


class AdvicePanel(QWidget):
    """Shows an assessment and its sentences; knows neither how they were made nor of which task.

    Beside the advice there are two pages, each made when it is first opened: what a figure is made of, and
    what would be if figures moved.
    """

    input_requested = Signal(str)  # key of the answer the user wants to go to
    what_if_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Advice"))
        self._shown: tuple[Assessment, AdviceTexts] | None = None
        self._figures_of: tuple[tuple[str, ...], tuple[LineCode, ...], str] = ((), (), "")
        self._came_from: QWidget | None = None
        self._empty = EmptyState("scale", self.tr("Choose a task to see the advice on it."), parent=self)
        self._problem = Notice("error", self)
        problem_page = QWidget(self)
        problem_layout = QVBoxLayout(problem_page)
        problem_layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        problem_layout.addWidget(self._problem)
        problem_layout.addStretch(1)
        self._problem_page = problem_page
        self._advice = AdvicePage(self)
        self._figures: FiguresPage | None = None
        self._what_if: WhatIfPage | None = None
        self._pages = QStackedWidget(self)
        for page in (self._empty, problem_page, self._advice):
            self._pages.addWidget(page)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(4)
        self._progress.setAccessibleName(self.tr("Working out the advice"))
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._progress)
        layout.addWidget(self._pages, 1)
        self._advice.input_requested.connect(self.input_requested)
        self._advice.figures_requested.connect(self._show_group)
        self._advice.line_requested.connect(self._show_line)
        self._advice.what_if_requested.connect(self.show_what_if)
        self.show_nothing()

    @property
    def figures(self) -> FiguresPage:
        """The page on what a figure is made of."""
        if self._figures is None:
            from ui.advice.figures_page import FiguresPage

            self._figures = FiguresPage(self)
            self._figures.input_requested.connect(self.input_requested)
            self._add_side(self._figures)
        return self._figures

    @property
    def what_if(self) -> WhatIfPage:
        """The page of sliders."""
        if self._what_if is None:
            from ui.advice.what_if_page import WhatIfPage

            self._what_if = WhatIfPage(self)
            self._add_side(self._what_if)
        return self._what_if

    @property
    def is_what_if_open(self) -> bool:
        return self._is_open(self._what_if)

    def show_advice(self, assessment: Assessment, texts: AdviceTexts) -> None:
        """Show advice in place of whatever was shown; a page beside it stays, with the new figures."""
        self._progress.hide()
        if self._shown != (assessment, texts):
            self._shown = (assessment, texts)
            self._advice.show_advice(assessment, texts)
            if self._is_open(self._figures):
                self._show_figures(*self._figures_of)
        if not (self._is_open(self._figures) or self._is_open(self._what_if)):
            self._pages.setCurrentWidget(self._advice)

    def show_working(self) -> None:
        """New advice is being worked out; what is shown stays until it is there."""
        self._progress.show()
        if self._shown is None:
            self._empty.show_sentence(self.tr("Working out the advice…"))
            self._pages.setCurrentWidget(self._empty)

    def show_problem(self, text: str) -> None:
        """Say why there is no advice."""
        self._progress.hide()
        self._shown = None
        self._problem.show_text(text)
        self._pages.setCurrentWidget(self._problem_page)

    def show_nothing(self) -> None:
        """No task is chosen."""
        self._progress.hide()
        self._shown = None
        self._empty.show_sentence(self.tr("Choose a task to see the advice on it."))
        self._pages.setCurrentWidget(self._empty)
        self._advice.verticalScrollBar().setValue(0)

    def expect_another(self) -> None:
        """Advice on another task is about to come: what is shown stays for that moment, at its top."""
        self._progress.show()
        if self._shown is not None:
            self._pages.setCurrentWidget(self._advice)
            self._advice.verticalScrollBar().setValue(0)

    def show_what_if(self) -> None:
        """Open the page of sliders; there has to be advice."""
        if self._shown is not None:
            self._leave_for(self.what_if)
            self.what_if_opened.emit()
            self.what_if.focus_first()

    def show_main(self) -> None:
        """Go back to the advice, and to the line that led away from it."""
        self._pages.setCurrentWidget(self._advice)
        if self._came_from is not None and self._came_from.isVisibleTo(self):
            self._came_from.setFocus()
        self._came_from = None

    def show_moved(self, count: int) -> None:
        """Say beside the verdict how many figures are moved on the what-if page."""
        self._advice.headline.show_moved(count)

    def _show_group(self, alternative_id: str, group: CostGroup) -> None:
        name = next((one.name for one in self._texts().alternatives if one.id == alternative_id), "")
        heading = self.tr("{name}: {part}").format(name=name, part=GROUPS[group].label)
        self._open_figures((alternative_id,), GROUPS[group].lines, heading)

    def _show_line(self, code: str) -> None:
        from advisor.wording.headline import contrast  # the model comes along: not at the start

        if self._shown is None:
            return
        assessment, texts = self._shown
        compared = (assessment.recommended, contrast(assessment))
        line = LineCode(code)
        self._open_figures(
            tuple(one.id for one in compared if one is not None), (line,), texts.line_labels.get(line, "")
        )

    def _open_figures(self, names: tuple[str, ...], codes: tuple[LineCode, ...], heading: str) -> None:
        self._figures_of = (names, codes, heading)
        self._show_figures(names, codes, heading)
        self.figures.view.verticalScrollBar().setValue(0)
        self._leave_for(self.figures)
        self.figures.back.setFocus()

    def _show_figures(self, names: tuple[str, ...], codes: tuple[LineCode, ...], heading: str) -> None:
        if self._shown is None:
            return
        assessment, texts = self._shown
        found: list[AlternativeResult] = []
        for name in names:
            one = assessment.alternative(name)
            if one is not None:
                found.append(one)
        money = Money(assessment.currency, self.locale().name())
        self.figures.show_lines(heading, found, codes, texts, money)

    def _add_side(self, page: SidePage) -> None:
        page.back_requested.connect(self.show_main)
        self._pages.addWidget(page)

    def _is_open(self, page: SidePage | None) -> bool:
        return page is not None and self._pages.currentWidget() is page

    def _leave_for(self, page: QWidget) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._advice.isAncestorOf(focused):
            self._came_from = focused
        self._pages.setCurrentWidget(page)

    def _texts(self) -> AdviceTexts:
        assert self._shown is not None
        return self._shown[1]
