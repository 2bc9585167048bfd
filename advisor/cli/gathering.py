"""Turns the arguments of ``assess`` into parts to weigh: task files, libraries and folders of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from advisor.cli.arguments import STANDARD_INPUT
from advisor.cli.sources import Source, read_sources, suffix
from advisor.cli.weighing import TABLES, Part, Wish
from advisor.errors import AdvisorError, printable
from advisor.language import tr

if TYPE_CHECKING:
    from pathlib import Path

    from advisor.library.whole import StoredTasks

LIBRARY_SUFFIX = ".rightsource"
# Tasks of one part: about half a second's work, so that what is under way is soon done or given up.
_AT_ONCE = 16
_AT_ONCE_IN_ARRAYS = 4096


class Gathered:
    """What the arguments lead to. Task files are read when it is made, libraries one by one as they come up.

    ``refused``: a line for each library and folder that could not be read so far. Raises RefusedSources for
    the task files.
    """

    def __init__(self, names: Sequence[str], wish: Wish) -> None:
        self.refused: list[str] = []
        self._at_once = _AT_ONCE_IN_ARRAYS if wish.point and wish.form in TABLES else _AT_ONCE
        files = [name for name in names if not _is_library(name) and not _is_folder(name)]
        sources = iter(read_sources(files))
        self._in_order: list[Source | Path] = []
        self.has_libraries = len(files) < len(names)
        if not self.has_libraries:
            self._in_order += sources
            return
        from pathlib import Path

        for name in names:
            if _is_folder(name):
                self._in_order += self._libraries_in(Path(name))
            elif _is_library(name):
                self._in_order.append(Path(name))
            else:
                self._in_order.append(next(sources))

    def parts(self) -> Iterator[Part]:
        """The tasks, in the order of the arguments, a handful at a time."""
        for _, group in groupby(self._in_order, key=lambda one: isinstance(one, Source)):
            files: list[tuple[str, Source]] = []
            for one in group:
                if isinstance(one, Source):
                    files.append((one.name, one))
                else:
                    yield from self._parts_of(one)
            for start in range(0, len(files), self._at_once):
                few = files[start : start + self._at_once]
                yield Part(files=tuple((name, source.task) for name, source in few))

    def _parts_of(self, path: Path) -> Iterator[Part]:
        stored = self._read(path)
        if stored is None:
            return
        for start in range(0, len(stored.tasks), self._at_once):
            yield Part(source=str(path), stored=stored.part(start, start + self._at_once))

    def _read(self, path: Path) -> StoredTasks | None:
        from advisor.cli.refusing import refused
        from advisor.library.whole import read_tasks_in_use

        try:
            return read_tasks_in_use(path)
        except AdvisorError as error:
            self.refused += refused(path, error).lines
            return None

    def _libraries_in(self, folder: Path) -> list[Path]:
        """Those in it and in the folders in it, by name, without hidden ones and backups."""
        from pathlib import Path

        from advisor.library.backups.folders import made_at

        def cannot(problem: OSError) -> None:
            line = tr("{name}: the folder could not be read ({fault}).")
            name = printable(str(problem.filename), longest=500)
            self.refused.append(line.format(name=name, fault=problem.strerror))

        found: list[Path] = []
        before = len(self.refused)
        for where, folders, files in os.walk(folder, onerror=cannot):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            libraries = [Path(where, name) for name in files if _is_library(name) and name[0] != "."]
            found += [path for path in libraries if made_at(path) is None]
        if not found and len(self.refused) == before:
            line = tr("{name}: there is no library in this folder. Give one with {suffix} files in it.")
            self.refused.append(line.format(name=printable(str(folder), longest=500), suffix=LIBRARY_SUFFIX))
        return sorted(found)


def _is_library(name: str) -> bool:
    return suffix(name) == LIBRARY_SUFFIX


def _is_folder(name: str) -> bool:
    return name != STANDARD_INPUT and os.path.isdir(name)
