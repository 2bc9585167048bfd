"""One page of the guide, laid out for reading: in the text size and colours of the window."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from advisor.wording.guide import guide_picture, linked_page
from ui.theme import Space, tone

_LINE_HEIGHT, _HEADING_HEIGHT = 130.0, 108.0  # per cent
_MOST_MARKS = 200
_WIDEST_IN_LETTERS = 78  # a line of text that is still read with ease
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_WORDS_OF_LINKS = (
    Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class GuidePageView(QTextBrowser):
    """Shows Markdown of the program's own files: loads its pictures, nothing else, and opens nothing."""

    page_requested = Signal(str)  # by the name that links use

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A bar that came and went would change the width, and the width what is laid out.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setOpenLinks(False)
        self.setSearchPaths([])
        self.setTextInteractionFlags(_WORDS_OF_LINKS)
        self.setProperty("fromFiles", True)  # its words are in files of their own, not in the catalogue
        self.anchorClicked.connect(self._follow)
        self._text = ""
        self._marked: Sequence[str] = ()
        self._is_laying_out = False

    def show_page(self, text: str, marked: Sequence[str] = ()) -> None:
        """Show Markdown from its beginning; ``marked``: words to point out, the first of them in sight."""
        self._text, self._marked = _COMMENT.sub("", text), marked
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        marks = self.extraSelections()
        if marks:
            self.setTextCursor(QTextCursor(marks[0].cursor.block()))
            self.ensureCursorVisible()
        else:
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """A picture of the guide, as wide as there is room; never a file from elsewhere nor the network."""
        target = name.toString() if isinstance(name, QUrl) else name
        data = guide_picture(target) if type == QTextDocument.ResourceType.ImageResource.value else None
        if data is None:
            return None
        picture = QImage.fromData(data)
        dense = self.devicePixelRatioF()
        wide = min(picture.width(), self._room())
        scaled = picture.scaledToWidth(round(wide * dense), Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(dense)
        return scaled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._lay_out_again()

    def _follow(self, target: QUrl) -> None:
        name = linked_page(target.toString())
        if name is not None:
            self.page_requested.emit(name)

    def _room(self) -> int:
        """How wide a picture can be."""
        return max(self.viewport().width() - 2 * self._margin(), 100)

    def _margin(self) -> int:
        wide = self.fontMetrics().horizontalAdvance("n") * _WIDEST_IN_LETTERS
        return max(Space.LARGE, (self.viewport().width() - wide) // 2)

    def _lay_out_again(self) -> None:
        if not self._text or self._is_laying_out:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))

    def _lay_out(self) -> None:
        self._is_laying_out = True
        document = self.document()
        document.clear()
        document.setDocumentMargin(0)  # what is here in place of it depends on the width
        document.setMarkdown(self._text, _FEATURES)
        root = document.rootFrame()
        frame = root.frameFormat()
        frame.setMargin(0)
        frame.setTopMargin(Space.MEDIUM)
        frame.setLeftMargin(self._margin())
        frame.setRightMargin(self._margin())
        frame.setBottomMargin(Space.HUGE)
        root.setFrameFormat(frame)
        _space_out(document, self.fontMetrics().height())
        _caption(document)
        _rule_tables(document)
        self._mark()
        self.setTextCursor(QTextCursor(document))  # it was moved along, and Qt scrolls to it when it is shown
        self._is_laying_out = False

    def _mark(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        look = QTextCharFormat()
        look.setBackground(QBrush(tone("selected")))
        look.setForeground(QBrush(tone("on_selected")))
        for word in self._marked:
            cursor = self.document().find(word)
            while not cursor.isNull() and len(marks) < _MOST_MARKS:
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, look
                marks.append(mark)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(sorted(marks, key=lambda one: one.cursor.position()))


_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def _space_out(document: QTextDocument, line: int) -> None:
    """Air between lines, and more of it above headings."""
    for block in _blocks(document):
        look = QTextBlockFormat(block.blockFormat())
        level = look.headingLevel()
        height = _HEADING_HEIGHT if level else _LINE_HEIGHT
        if _is_picture(block):  # whose line is as high as it is
            height = 100.0
        look.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if QTextCursor(block).currentTable() is None:
            look.setTopMargin({0: 0.0, 1: line * 0.3}.get(level, line * 0.9))
            goes_on = (_is_listed(block) and _is_listed(block.next())) or (
                _is_code(block) and _is_code(block.next())
            )
            look.setBottomMargin(line * (0.25 if goes_on else 0.6))
        QTextCursor(block).setBlockFormat(look)


def _is_picture(block: QTextBlock) -> bool:
    at = block.begin()
    return not at.atEnd() and at.fragment().charFormat().isImageFormat()


def _is_listed(block: QTextBlock) -> bool:
    return block.isValid() and QTextCursor(block).currentList() is not None


def _is_code(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeLanguage)


def _caption(document: QTextDocument) -> None:
    """Say under each picture what it shows: for everybody, and for whoever does not see it."""
    found: list[tuple[QTextBlock, str]] = []
    for block in _blocks(document):
        at = block.begin()
        while not at.atEnd():
            image = at.fragment().charFormat().toImageFormat()
            if image.isValid():
                found.append((block, image.stringProperty(QTextFormat.Property.ImageAltText)))
            at += 1
    muted = QTextCharFormat()
    muted.setForeground(QBrush(tone("muted")))
    for block, words in reversed(found):
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        look = QTextBlockFormat(block.blockFormat())
        look.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.insertBlock(look, muted)
        cursor.insertText(words, muted)


def _rule_tables(document: QTextDocument) -> None:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            look = frame.format().toTableFormat()
            look.setBorder(1)
            look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setBorderBrush(QBrush(tone("border")))
            look.setBorderCollapse(True)
            look.setCellPadding(Space.TINY)
            look.setCellSpacing(0)
            look.setBottomMargin(Space.LARGE)
            look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            frame.setFormat(look)
