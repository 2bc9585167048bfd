"""The only way labels and tooltips are made: a user's text is never taken for markup."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.narrow_label import NarrowLabel

_LONGEST_LINE = 72  # characters of a tooltip that need no wrapping
# As of the standard library's html, which takes half a megabyte for the names of all signs.
_ESCAPES = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "\n": "<br>"})
_MARKUP = frozenset("<>&\n")


class TextRole(StrEnum):
    """What a text is for; the theme gives each its size, weight and colour."""

    BODY = "body"
    STRONG = "strong"
    MUTED = "muted"
    SMALL = "small"
    CAPTION = "caption"
    HEADING = "heading"
    TITLE = "title"
    VERDICT = "verdict"
    ERROR = "error"
    WARNING = "warning"
    FIGURE = "figure"


def plain_label(
    text: str = "",
    role: TextRole = TextRole.BODY,
    parent: QWidget | None = None,
    *,
    wrap: bool = True,
    selectable: bool = True,
    breaks_words: bool = False,
) -> QLabel:
    """A label that shows exactly ``text``: no markup, no images, no mnemonics.

    ``breaks_words``: for large type and narrow columns, where one word may be longer than a line.
    """
    kind: type[QLabel] = QLabel
    if wrap:
        kind = NarrowLabel if breaks_words else _WrappedLabel
    label = kind(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setProperty("textRole", str(role))
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # The mouse may select; the keyboard does not stop at what cannot be changed.
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    label.setText(text)
    return label


def buddy_label(
    text: str, buddy: QWidget, role: TextRole, parent: QWidget | None = None, *, wrap: bool = True
) -> QLabel:
    """A label that names ``buddy`` to a screen reader, and shows ``text`` as it is."""
    label = plain_label(literal(text), role, parent, wrap=wrap, selectable=False)
    label.setBuddy(buddy)
    return label


class _WrappedLabel(QLabel):
    """May become as narrow as a layout likes: a long word must not push the window wide, nor tall."""

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())


def set_text_role(label: QLabel, role: TextRole) -> None:
    """Give a label another role, and its look at once."""
    label.setProperty("textRole", str(role))
    label.style().unpolish(label)
    label.style().polish(label)


def literal(text: str) -> str:
    """``text`` for a button or a menu, where an ampersand would be taken for a mnemonic."""
    return text.replace("&", "&&")


def plain_tooltip(text: str) -> str:
    """``text`` for setToolTip: shown as it is, and wrapped where it is long."""
    # Qt reads a tooltip to a screen reader, markup and all, where nothing else describes the widget.
    if len(text) <= _LONGEST_LINE and not _MARKUP & set(text):
        return text
    return f"<qt>{text.translate(_ESCAPES)}</qt>"
