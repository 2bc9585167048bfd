"""What the window remembers between starts: its place, its looks, and which libraries were open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

PREFERENCES_FILE = "window.ini"
MOST_RECENT = 8
MOST_COMMANDS = 12
MOST_MAPS = 40  # of columns of imported tables
SMALLEST_TEXT, USUAL_TEXT, LARGEST_TEXT = 90, 100, 200


class Preferences:
    """The window's state, in the ini file ``path``. A value that cannot be read counts as never set."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        return self._text("window/theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self._settings.setValue("window/theme", name)

    @property
    def background(self) -> str:
        """The colour the window had last, as "#rrggbb", for the moment before there is anything in it."""
        return self._text("window/background", "")

    @background.setter
    def background(self, colour: str) -> None:
        self._settings.setValue("window/background", colour)

    @property
    def text_percent(self) -> int:
        return min(max(self._number("window/text_percent", USUAL_TEXT), SMALLEST_TEXT), LARGEST_TEXT)

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._settings.setValue("window/text_percent", percent)

    @property
    def language(self) -> str:
        """The code of the language chosen, "" where the desktop decides it."""
        return self._text("window/language", "")

    @language.setter
    def language(self, code: str) -> None:
        self._settings.setValue("window/language", code)

    @property
    def geometry(self) -> QByteArray:
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, state: QByteArray) -> None:
        self._settings.setValue("window/geometry", state)

    @property
    def sort_by(self) -> str:
        return self._text("tasks/sort_by", "title")

    @sort_by.setter
    def sort_by(self, name: str) -> None:
        self._settings.setValue("tasks/sort_by", name)

    @property
    def list_columns(self) -> str:
        """Which columns the list of tasks has, and how wide, as ``ListPane`` tells it; "" as at first."""
        return self._text("tasks/list_columns", "")

    @list_columns.setter
    def list_columns(self, columns: str) -> None:
        self._settings.setValue("tasks/list_columns", columns)

    @property
    def filter_by(self) -> str:
        """Which tasks the list shows, as ``ListPane`` tells it; "" for all."""
        return self._text("tasks/filter_by", "")

    @filter_by.setter
    def filter_by(self, choices: str) -> None:
        self._settings.setValue("tasks/filter_by", choices)

    @property
    def report_options(self) -> str:
        """How documents are made, as ``ReportOptions`` tells it; "" as at first."""
        return self._text("reports/options", "")

    @report_options.setter
    def report_options(self, options: str) -> None:
        self._settings.setValue("reports/options", options)

    @property
    def recent_commands(self) -> list[str]:
        """The names of the commands run from the list of commands, the last first."""
        return self._names("commands/recent")

    def command_run(self, name: str) -> None:
        others = [known for known in self.recent_commands if known != name]
        self._settings.setValue("commands/recent", [name, *others][:MOST_COMMANDS])

    def columns(self, place: str) -> QByteArray:
        """The widths of a place's columns, as a splitter saves them; empty where never changed."""
        return self._bytes(f"{place}/columns")

    def set_columns(self, place: str, state: QByteArray) -> None:
        self._settings.setValue(f"{place}/columns", state)

    @property
    def recent_libraries(self) -> list[Path]:
        """Newest first; only those that are still there."""
        return [path for path in self._remembered() if path.exists()]

    @property
    def known_libraries(self) -> list[Path]:
        """Newest first, also those that are gone."""
        return self._remembered()

    @property
    def last_library(self) -> Path | None:
        """The library to open at the start: the one open at the end, None where none was."""
        text = self._text("library/last", "")
        return Path(text) if text else None

    def library_opened(self, path: Path) -> None:
        others = [known for known in self._remembered() if known != path]
        self._settings.setValue("library/recent", [str(path), *map(str, others)][:MOST_RECENT])
        self._settings.setValue("library/last", str(path))

    def library_closed(self) -> None:
        self._settings.remove("library/last")

    def forget_libraries(self) -> None:
        self._settings.remove("library/recent")

    def column_map(self, headings: str) -> str | None:
        """What the columns of a table with these headings were taken for; None where never told."""
        return self._text(f"import/{headings}", "") or None

    def set_column_map(self, headings: str, columns: str) -> None:
        known = [one for one in self._names("import/latest") if one != headings]
        for forgotten in known[MOST_MAPS - 1 :]:
            self._settings.remove(f"import/{forgotten}")
        self._settings.setValue("import/latest", [headings, *known][:MOST_MAPS])
        self._settings.setValue(f"import/{headings}", columns)

    def warns_of_sync(self, library: Path) -> bool:
        """Whether it is still to be said of ``library`` that it lies in a synced folder."""
        if self._text("library/sync_warning", "") == "off":
            return False
        return str(library) not in self._names("library/sync_told")

    def sync_told(self, library: Path) -> None:
        others = [name for name in self._names("library/sync_told") if name != str(library)]
        self._settings.setValue("library/sync_told", [str(library), *others][:MOST_MAPS])

    def stop_warning_of_sync(self) -> None:
        self._settings.setValue("library/sync_warning", "off")

    def save(self) -> None:
        self._settings.sync()

    def _remembered(self) -> list[Path]:
        return [Path(name) for name in self._names("library/recent")]

    def _names(self, key: str) -> list[str]:
        value = self._settings.value(key, [])
        names = value if isinstance(value, list) else [value]
        return [name for name in names if isinstance(name, str) and name]

    def _text(self, key: str, default: str) -> str:
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def _number(self, key: str, default: int) -> int:
        text = str(self._settings.value(key, default))
        return int(text) if text.isdecimal() and len(text) < 6 else default

    def _bytes(self, key: str) -> QByteArray:
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()
