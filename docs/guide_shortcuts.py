"""Writes the table of shortcuts into the guide's page on the keyboard, as the menus have them."""

from __future__ import annotations

from pathlib import Path

from ui.command_list import PATH_SIGN, all_keys_of, menu_commands, plain_name
from ui.main_window import MainWindow

BEGINS, ENDS = "<!-- shortcuts -->\n", "<!-- end of shortcuts -->\n"


def shortcut_table(window: MainWindow) -> str:
    """Every command with keys, menu by menu, as a table in Markdown."""
    rows = ["| Command | Keys |", "|---|---|"]
    for command in menu_commands(window):
        keys = all_keys_of(command.action)
        if keys:
            path = f"{command.path} > {plain_name(command.action.text())}".replace(PATH_SIGN, " > ")
            rows.append(f"| **{path}** | {', '.join(keys)} |")
    return "\n".join(rows) + "\n"


def write_shortcuts(window: MainWindow, page: Path) -> None:
    """Put the table between the marks of the page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    page.write_text(f"{before}{BEGINS}\n{shortcut_table(window)}\n{ENDS}{after}", encoding="utf-8")
