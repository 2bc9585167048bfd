"""The advice on one task, live beside the answers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from advisor.domain.assessment import Assessment, LineCode
from advisor.wording.texts import AdviceTexts
from ui.advice.alternatives_card import AlternativesCard
from ui.advice.answer_keys import first_answer_key
from ui.advice.assumptions_card import AssumptionsCard
from ui.advice.cost_card import CostCard
from ui.advice.headline_card import HeadlineCard
from ui.advice.list_cards import ListCard, ListItem
from ui.advice.notice import Notice
from ui.advice.pool import Pool
from ui.theme import Space
from ui.widgets.detail_row import icon_leading
from ui.widgets.empty_state import EmptyState
from ui.widgets.form_scroll import FormScroll


class AdvicePanel(QWidget):
    """Shows an assessment and its sentences; knows neither how they were made nor of which task."""

    input_requested = Signal(str)  # key of the answer the user wants to go to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Advice"))
        self._shown: tuple[Assessment, AdviceTexts] | None = None
        self._empty = EmptyState("scale", self.tr("Choose a task to see the advice on it."), parent=self)
        self._problem = Notice("error", self)
        problem_page = QWidget(self)
        problem_layout = QVBoxLayout(problem_page)
        problem_layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        problem_layout.addWidget(self._problem)
        problem_layout.addStretch(1)
        self._problem_page = problem_page
        self._scroll = FormScroll(self, margin=Space.MEDIUM)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages = QStackedWidget(self)
        for page in (self._empty, problem_page, self._scroll):
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
        self._build_cards()
        self.show_nothing()

    def show_advice(self, assessment: Assessment, texts: AdviceTexts) -> None:
        """Show advice in place of whatever was shown."""
        self._progress.hide()
        if self._shown != (assessment, texts):
            self._shown = (assessment, texts)
            self._fill(assessment, texts)
        self._pages.setCurrentWidget(self._scroll)

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
        self._scroll.verticalScrollBar().setValue(0)

    def _build_cards(self) -> None:
        self._headline = HeadlineCard(self)
        alarms = QVBoxLayout()
        alarms.setSpacing(Space.SMALL)
        self._alarms: Pool[Notice] = Pool(alarms, lambda: Notice("warning", self))
        self._costs = CostCard(self)
        self._reasons = ListCard(self.tr("Why"), self)
        self._change = ListCard(self.tr("What would change it"), self)
        self._safeguards = ListCard(self.tr("Safeguards"), self)
        self._steps = ListCard(self.tr("What to do next"), self)
        self._alternatives = AlternativesCard(self)
        self._assumptions = AssumptionsCard(self)
        self._scroll.add(self._headline)
        self._scroll.content.addLayout(alarms)
        for card in (
            self._costs,
            self._reasons,
            self._steps,
            self._change,
            self._safeguards,
            self._alternatives,
            self._assumptions,
        ):
            self._scroll.add(card)
        self._scroll.content.setSpacing(Space.MEDIUM)
        self._scroll.end()
        for source in (self._costs, self._reasons, self._change, self._safeguards, self._assumptions):
            source.input_requested.connect(self.input_requested)

    def _fill(self, assessment: Assessment, texts: AdviceTexts) -> None:
        self._headline.show_advice(assessment, texts)
        for notice, text in zip(self._alarms.fit(len(texts.alarms)), texts.alarms, strict=True):
            notice.show_text(text)
        self._costs.show_advice(assessment, texts, _Money(assessment.currency, self.locale().name()))
        self._fill_reasons(assessment, texts)
        self._change.show_blocks(
            [
                ("", _plain(texts.would_change, "sliders-horizontal")),
                (self.tr("Worth finding out"), _plain(texts.worth_finding_out, "search")),
            ]
        )
        self._safeguards.show_blocks(
            [
                (
                    "",
                    [
                        ListItem(
                            text=one.title,
                            figure=one.cost,
                            note=one.text,
                            leading=icon_leading("shield-check", "good" if one.in_place else "muted"),
                        )
                        for one in texts.safeguards
                    ],
                )
            ]
        )
        self._steps.show_blocks([("", _plain(texts.next_steps, "arrow-right", "accent_text"))])
        self._alternatives.show_advice(assessment, texts)
        self._assumptions.show_advice(texts)

    def _fill_reasons(self, assessment: Assessment, texts: AdviceTexts) -> None:
        self._reasons.show_heading(self.tr("Why"), texts.reasons_intro)

        blocks = []
        for heading, reasons, sign in (
            (self.tr("What speaks for it"), texts.reasons_for, icon_leading("plus", "good")),
            (self.tr("The strongest against"), texts.reasons_against, icon_leading("minus", "warning")),
        ):
            blocks.append(
                (
                    heading,
                    [
                        ListItem(
                            text=one.text,
                            figure=one.amount,
                            leading=sign,
                            key=_key_of(assessment, one.code),
                        )
                        for one in reasons
                    ],
                )
            )
        self._reasons.show_blocks(blocks)


class _Money:
    """Writes amounts the way the sentences beside them do."""

    def __init__(self, currency: str, locale: str) -> None:
        from advisor.settings import DEFAULT_LOCALE
        from advisor.wording.figures import Figures

        self._figures = Figures(currency, DEFAULT_LOCALE if locale == "C" else locale)

    def __call__(self, amount: float) -> str:
        return self._figures.money(amount)


def _plain(sentences: Iterable[str], icon_name: str, tone_name: str = "muted") -> list[ListItem]:
    return [ListItem(text=sentence, leading=icon_leading(icon_name, tone_name)) for sentence in sentences]


def _key_of(assessment: Assessment, code: LineCode) -> str:
    """The answer behind a reason: the first of the line's inputs that the owner can give."""
    lines = [one.line(code) for one in (assessment.recommended, assessment.runner_up) if one]
    return first_answer_key(name for line in lines if line for name in line.inputs)
