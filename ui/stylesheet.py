"""The one stylesheet: cards, headings, buttons, inputs and a focus ring that is always seen."""

from __future__ import annotations

from ui.palettes import Tones

# Sizes of type as multiples of the body's; what stands out by its size does so less in large text, where a
# line has room for a few words only.
SMALL, BODY, HEADING, TITLE, VERDICT = 0.92, 1.0, 1.12, 1.35, 1.4
_LARGE_POINTS = 12.0


def stylesheet(tones: Tones, body_points: float) -> str:
    """Everything that QPalette cannot say, for text of ``body_points``."""
    t = tones
    em = body_points * 96 / 72  # logical pixels
    pad = round(em * 0.38)
    slim = max(2, round(em * 0.18))
    wide = round(em * 0.65)

    calmer = min(1.0, (_LARGE_POINTS / body_points) ** 2)

    def points(scale: float) -> str:
        scale = 1 + (scale - 1) * calmer if scale > 1 else scale
        return f"{body_points * scale:.2f}pt"

    return f"""
QLabel[textRole="strong"] {{ font-weight: 600; color: {t.text}; }}
QLabel[textRole="muted"] {{ color: {t.muted}; font-size: {points(SMALL)}; }}
QLabel[textRole="small"] {{ color: {t.muted}; font-size: {points(SMALL)}; }}
QLabel[textRole="caption"] {{ color: {t.muted}; font-size: {points(SMALL)}; font-weight: 600; }}
QLabel[textRole="heading"] {{ color: {t.text}; font-size: {points(HEADING)}; font-weight: 600; }}
QLabel[textRole="title"] {{ color: {t.text}; font-size: {points(TITLE)}; font-weight: 600; }}
QLabel[textRole="verdict"] {{ color: {t.text}; font-size: {points(VERDICT)}; font-weight: 600; }}
QLabel[textRole="error"] {{ color: {t.error}; font-size: {points(SMALL)}; }}
QLabel[textRole="warning"] {{ color: {t.warning}; }}
QLabel[textRole="figure"] {{ color: {t.text}; font-weight: 600; }}

QFrame[card="true"] {{ background: {t.card}; border: 1px solid {t.border}; border-radius: 10px; }}
QLabel[paper="true"] {{ background: #FFFFFF; border-radius: 6px; }}
QFrame[panel="warning"] {{ background: {t.warning_soft}; border: 1px solid {t.warning}; border-radius: 8px; }}
QFrame[panel="error"] {{ background: {t.error_soft}; border: 1px solid {t.error}; border-radius: 8px; }}
QFrame[panel="quiet"] {{ background: {t.raised}; border: none; border-radius: 8px; }}
QFrame[rule="true"] {{ background: {t.border}; border: none; max-height: 1px; min-height: 1px; }}

QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit {{
  background: {t.card}; color: {t.text}; border: 1px solid {t.outline}; border-radius: 6px;
  padding: {pad}px {wide}px; selection-background-color: {t.accent}; selection-color: {t.on_accent};
  placeholder-text-color: {t.muted}; icon-size: {round(em * 1.2)}px;
}}
QPlainTextEdit, QTextEdit {{ padding: {pad}px; }}
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover {{ border-color: {t.text}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus {{
  border: 2px solid {t.focus}; padding: {pad - 1}px {wide - 1}px;
}}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {pad - 1}px; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{ border-color: {t.error}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {t.raised}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {t.muted}; background: {t.raised}; }}

ChoiceBox {{
  background: {t.card}; color: {t.text}; border: 1px solid {t.outline}; border-radius: 6px;
  padding: {pad}px {round(em * 1.9)}px {pad}px {wide}px; combobox-popup: 0;
}}
ChoiceBox:hover {{ border-color: {t.text}; }}
ChoiceBox:focus {{
  border: 2px solid {t.focus}; padding: {pad - 1}px {round(em * 1.9) - 1}px {pad - 1}px {wide - 1}px;
}}
ChoiceBox[mirrored="true"] {{ padding: {pad}px {wide}px {pad}px {round(em * 1.9)}px; }}
ChoiceBox[mirrored="true"]:focus {{
  padding: {pad - 1}px {wide - 1}px {pad - 1}px {round(em * 1.9) - 1}px;
}}
ChoiceBox::drop-down {{ border: none; width: 0px; }}
ChoiceBox QAbstractItemView {{
  background: {t.card}; color: {t.text}; border: 1px solid {t.outline}; border-radius: 0px; padding: 2px;
  outline: none; selection-background-color: {t.selected}; selection-color: {t.on_selected};
}}
ChoiceBox QAbstractItemView:focus {{ border: 1px solid {t.outline}; }}

QPushButton {{
  background: {t.card}; color: {t.text}; border: 1px solid {t.outline}; border-radius: 6px;
  padding: {pad}px {round(em * 0.95)}px; min-width: {round(em * 2)}px;
}}
QPushButton:hover {{ background: {t.hover}; border-color: {t.text}; }}
QPushButton:pressed {{ background: {t.selected}; }}
QPushButton:focus {{ border: 2px solid {t.focus}; padding: {pad - 1}px {round(em * 0.95) - 1}px; }}
QPushButton:disabled {{ color: {t.disabled}; border-color: {t.border}; background: {t.raised}; }}
QPushButton[kind="primary"] {{
  background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent}; font-weight: 600;
}}
QPushButton[kind="primary"]:hover {{ background: {t.accent_hover}; border-color: {t.accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[kind="primary"]:disabled {{
  background: {t.raised}; color: {t.disabled}; border-color: {t.border};
}}
QPushButton[kind="quiet"] {{
  background: transparent; color: {t.accent_text}; border: 1px solid transparent; padding: {slim}px 3px;
  min-width: 0px; text-align: left;
}}
QPushButton[kind="quiet"]:hover {{ background: {t.hover}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {t.focus}; padding: {slim - 1}px 2px; }}

QToolButton {{
  background: transparent; color: {t.text};
  border: 1px solid transparent; border-radius: 6px; padding: {pad}px;
}}
QToolButton:hover {{ background: {t.hover}; border-color: {t.border}; }}
QToolButton:pressed, QToolButton:checked {{ background: {t.selected}; color: {t.on_selected}; }}
QToolButton:focus {{ border: 2px solid {t.focus}; padding: {pad - 1}px; }}
QToolButton:disabled {{ color: {t.disabled}; }}

QListView, QTreeView, QTableView {{
  background: {t.card}; color: {t.text}; border: 1px solid {t.border}; border-radius: 8px; outline: none;
  alternate-background-color: {t.raised}; gridline-color: {t.border};
  selection-background-color: {t.selected}; selection-color: {t.on_selected};
}}
QListView:focus, QTreeView:focus, QTableView:focus {{ border: 2px solid {t.focus}; }}
QListView::item, QTreeView::item {{ padding: {round(pad * 0.7)}px {pad}px; }}
QListView::item:hover, QTreeView::item:hover {{ background: {t.hover}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {t.selected}; color: {t.on_selected}; }}
QHeaderView::section {{
  background: {t.raised}; color: {t.text}; border: none; border-bottom: 1px solid {t.border};
  padding: {pad}px; font-weight: 600;
}}

QTabWidget::pane {{ border: none; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{
  background: transparent; color: {t.muted};
  border: 2px solid transparent; border-bottom: 3px solid transparent;
  padding: {pad}px {wide}px; margin-right: 2px;
}}
QTabBar::tab:hover {{ color: {t.text}; background: {t.hover}; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom: 3px solid {t.accent}; }}
QTabBar:focus {{ outline: none; }}
QTabBar::tab:selected:focus {{
  border: 2px solid {t.focus}; border-bottom: 3px solid {t.accent}; border-radius: 4px;
}}

QMenuBar {{ background: {t.window}; color: {t.text}; }}
QMenuBar::item {{ background: transparent; padding: {pad}px {wide}px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {t.selected}; color: {t.on_selected}; }}
QMenu {{
  background: {t.card}; color: {t.text}; border: 1px solid {t.border}; padding: 4px;
  icon-size: {round(em * 1.2)}px;
}}
QMenu::item {{ padding: {pad}px {round(em * 1.6)}px {pad}px {round(em * 0.9)}px; border-radius: 4px; }}
QMenu::icon {{ padding-left: {round(em * 0.5)}px; }}
QMenu::item:selected {{ background: {t.selected}; color: {t.on_selected}; }}
QMenu::item:disabled {{ color: {t.disabled}; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: 4px {pad}px; }}

QToolTip {{ background: {t.tooltip}; color: {t.on_tooltip}; border: 1px solid {t.tooltip}; padding: 5px; }}
QStatusBar {{ background: {t.window}; color: {t.muted}; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: {t.window}; }}
QSplitter::handle:hover {{ background: {t.border}; }}
QScrollArea {{ background: transparent; border: none; }}
FormScroll:focus {{ border: 2px solid {t.focus}; }}
QScrollArea > QWidget > QWidget[scrolled="true"] {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {t.outline}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; background: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
QProgressBar {{
  background: {t.raised}; color: {t.text}; border: none; border-radius: 4px; text-align: center;
}}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 4px; }}
"""
