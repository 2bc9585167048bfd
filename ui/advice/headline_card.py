"""The verdict in one sentence, how sure it is, and the three figures of what is recommended."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from advisor.domain.assessment import Assessment
from advisor.domain.levels import Arrangement
from advisor.language import plural
from advisor.wording.texts import AdviceTexts, AlternativeText
from ui.theme import Space, arrangement_colour, tone
from ui.widgets.arrangement_sign import ArrangementSign
from ui.widgets.buttons import ordinary_button
from ui.widgets.direction import is_mirrored, mirrored, set_margins
from ui.widgets.fact_rows import FactRows
from ui.widgets.plain_text import TextRole, literal, plain_label
from ui.widgets.spoken import announce

_EDGE = 5


class HeadlineCard(QFrame):
    """A card whose edge has the colour of the arrangement that is recommended."""

    what_if_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._arrangement: Arrangement | None = None
        self._sign = ArrangementSign(None, self)
        self._name = plain_label("", TextRole.CAPTION, self)
        self._verdict = plain_label("", TextRole.VERDICT, self, breaks_words=True)
        self._confidence = plain_label("", TextRole.STRONG, self)
        self._odds_bar = OddsBar(self)
        self._odds = plain_label("", TextRole.MUTED, self)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._sign)
        head.addWidget(self._name, 1)
        self._figures = FactRows(self, are_figures=True)
        self.what_if = ordinary_button("", self, "sliders-horizontal")
        self.what_if.clicked.connect(self.what_if_requested)
        self.show_moved(0)
        rule = QFrame(self)
        rule.setProperty("rule", True)
        layout = QVBoxLayout(self)
        set_margins(self, Space.LARGE + _EDGE, Space.LARGE, Space.LARGE, Space.LARGE, of=layout)
        layout.setSpacing(Space.SMALL)
        layout.addLayout(head)
        layout.addWidget(self._verdict)
        layout.addSpacing(Space.TINY)
        layout.addWidget(self._confidence)
        layout.addWidget(self._odds_bar)
        layout.addWidget(self._odds)
        layout.addSpacing(Space.TINY)
        layout.addWidget(rule)
        layout.addSpacing(Space.TINY)
        layout.addWidget(self._figures)
        layout.addSpacing(Space.TINY)
        layout.addWidget(self.what_if, 0, Qt.AlignmentFlag.AlignLeading)

    def show_moved(self, count: int) -> None:
        """Say on the button how many figures are moved on the what-if page."""
        text = self.tr("What if …")
        if count:
            text = plural("What if … ({count} moved)", "What if … ({count} moved)", count).format(count=count)
        if self.what_if.accessibleName() != text:
            self.what_if.setText(literal(text))
            self.what_if.setAccessibleName(text)

    def show_advice(self, assessment: Assessment, texts: AdviceTexts) -> None:
        self._arrangement = assessment.verdict.arrangement
        recommended = next((one for one in texts.alternatives if one.is_recommended), None)
        self._sign.show_arrangement(self._arrangement)
        self._name.setText(recommended.name if recommended else self.tr("No recommendation"))
        if self._verdict.text() != texts.headline:
            self._verdict.setText(texts.headline)
            announce(self, texts.headline)  # it changes beside the answer that is being given
        self._confidence.setText(texts.confidence)
        self._confidence.setVisible(bool(texts.confidence))
        self._odds.setText(texts.odds)
        self._odds.setVisible(bool(texts.odds))
        shares = [
            (one.arrangement, one.probability_best) for one in assessment.alternatives if one.probability_best
        ]
        self._odds_bar.show_shares(shares)
        self._show_figures(recommended)
        self.setAccessibleName(texts.headline)
        self.update()

    def _show_figures(self, one: AlternativeText | None) -> None:
        figures = (
            [
                (self.tr("All-in cost"), one.cost),
                (self.tr("Cash paid out"), one.cash),
                (self.tr("Your own time"), one.your_hours),
            ]
            if one
            else []
        )
        self._figures.show_facts(figures)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QPainterPath()
        card.addRoundedRect(QRectF(self.rect()), 10, 10)
        painter.setClipPath(card)
        colour = arrangement_colour(self._arrangement) if self._arrangement else tone("outline")
        left = 0 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else self.width() - _EDGE
        painter.fillRect(QRectF(left, 0, _EDGE, self.height()), colour)
        painter.end()


class OddsBar(QWidget):
    """A thin bar of how often each alternative came out cheapest; the words under it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: list[tuple[Arrangement, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: list[tuple[Arrangement, float]]) -> None:
        """Shares of the draws, 0–1."""
        self._shares = shares
        self.setVisible(bool(shares))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, max(8, round(self.fontMetrics().height() * 0.5)))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        pill = QPainterPath()
        pill.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setClipPath(pill)
        painter.fillRect(box, tone("raised"))
        for part, arrangement in self.parts():
            painter.fillRect(part, arrangement_colour(arrangement))
        painter.end()

    def parts(self) -> list[tuple[QRectF, Arrangement]]:
        """Where each share stands, from the side that one reads from."""
        total = sum(share for _, share in self._shares) or 1.0
        found, x = [], 0.0
        for arrangement, share in self._shares:
            width = share / total * self.width()
            part = QRectF(x, 0, max(width - 2, 1), self.height())
            if is_mirrored(self.layoutDirection()):
                part = mirrored(part, self.width())
            found.append((part, arrangement))
            x += width
        return found

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()
