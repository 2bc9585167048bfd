"""Everything that can go wrong with a library file, each kind with its own sentences for the owner."""

from __future__ import annotations

from pathlib import Path

from advisor.errors import AdvisorError


class LibraryError(AdvisorError):
    """A fault of a library file. ``name``: the file's name, without its folder."""

    def __init__(self, name: str, *, what: str, why: str, remedy: str) -> None:
        super().__init__(what=what, why=why, remedy=remedy)
        self.name = name


class LibraryMissing(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=f"“{name}” was not found.",
            why="It may have been moved, renamed or deleted, or it is on a drive that is not connected.",
            remedy="Connect the drive, look for the file, or go back to one of its backups.",
        )


class EmptyFile(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=f"“{name}” was not opened.",
            why="The file is empty. Perhaps a copy or a download was broken off.",
            remedy="Copy it again, or go back to one of its backups.",
        )


class NotADatabase(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=f"“{name}” was not opened.",
            why="It is another kind of file, not a Rightsource library.",
            remedy="Choose a file whose name ends in .rightsource. This one is unchanged.",
        )


class NotALibrary(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=f"“{name}” was not opened.",
            why="It belongs to another program.",
            remedy="Open it with that program, or choose a Rightsource library. The file is unchanged.",
        )


class LibraryTooNew(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=f"“{name}” was not opened.",
            why="A newer version of Rightsource saved it.",
            remedy="Update Rightsource, or open an older copy. The file is unchanged.",
        )


class LibraryReadOnly(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=f"“{name}” cannot be changed.",
            why="The file, or the folder it is in, may only be read.",
            remedy="Copy it to a folder of your own, such as Documents, and open the copy.",
        )


class LibraryInUse(LibraryError):
    """``can_take_over``: whether opening with ``take_over=True`` would go past what is in the way."""

    def __init__(self, name: str, *, by: str, can_take_over: bool) -> None:
        if can_take_over:
            remedy = "Close it there first. If nobody has it open any more, choose to take it over."
        else:
            remedy = "Close it there, or wait a moment, and try again."
        super().__init__(name, what=f"“{name}” is in use.", why=f"It is open {by}.", remedy=remedy)
        self.by = by
        self.can_take_over = can_take_over


class LibraryTakenOver(LibraryError):
    def __init__(self, name: str, *, by: str) -> None:
        super().__init__(
            name,
            what=f"The change to “{name}” was not saved.",
            why=f"The library has been taken over: it is open {by}.",
            remedy="Copy anything you have just typed, close the library here, and open it again.",
        )


class LibraryDamaged(LibraryError):
    """``part``: what of it cannot be read, such as ``the task “Payroll”``; empty for the file as a whole."""

    def __init__(self, name: str, part: str = "") -> None:
        super().__init__(
            name,
            what=f"“{name}” is damaged.",
            why=f"What is stored of {part} makes no sense." if part else "Its contents do not fit together.",
            remedy="Go back to one of its backups. Keep the damaged file: other parts of it may be readable.",
        )
        self.part = part


class DiskFull(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=f"The change to “{name}” was not saved.",
            why="The disk is full.",
            remedy="Make room on it, then try again. What you typed is still here.",
        )


class SaveFailed(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=f"The change to “{name}” was not saved.",
            why="The disk did not take it; perhaps a drive or a network was disconnected.",
            remedy="Check the drive, then try again. What you typed is still here.",
        )


class LibraryUnreadable(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=f"“{name}” could not be read.",
            why="The disk or the system refused it; perhaps the file belongs to another user.",
            remedy="Check the drive, and that you may open the file, then try again.",
        )


class LibraryExists(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=f"“{name}” was not made.",
            why="There is a file of that name already.",
            remedy="Choose another name, or open that file. It is unchanged.",
        )


class CannotCreate(LibraryError):
    def __init__(self, name: str, *, folder: Path | None = None) -> None:
        place = f"the folder “{folder.name}”" if folder is not None and folder.name else "that folder"
        super().__init__(
            name,
            what=f"“{name}” was not made.",
            why=f"No file can be written in {place}: it is missing, full, or may only be read.",
            remedy="Choose a folder of your own, such as Documents.",
        )


class LibraryChangedUnderneath(LibraryError):
    """``replaced``: another file took its place (a sync or a restore), so that only opening it anew helps."""

    def __init__(self, name: str, *, replaced: bool) -> None:
        if replaced:
            why = "Another file has been put in its place, or it was moved away, since it was opened."
            remedy = "Copy anything you have just typed, close the library, and open it again."
        else:
            why = "Another program has changed the file since it was read."
            remedy = "Look at it as it is now, and make the change again if it is still needed."
        super().__init__(name, what=f"The change to “{name}” was not saved.", why=why, remedy=remedy)
        self.replaced = replaced


class BackupFailed(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=f"No backup of “{name}” was made.",
            why="The backup could not be written, or did not come out whole.",
            remedy="Check that the disk has room and may be written to, then try again.",
        )


class NotThere(AdvisorError):
    """An edit of something the library does not have. ``thing``: task, vendor, quote or note."""

    def __init__(self, thing: str) -> None:
        super().__init__(
            what="The change was not made.",
            why=f"The library has no such {thing}.",
            remedy=f"Choose a {thing} from the list.",
        )
        self.thing = thing


class InTheBin(AdvisorError):
    def __init__(self, title: str) -> None:
        super().__init__(
            what="The change was not made.",
            why=f"“{title}” is in the bin.",
            remedy="Take it out of the bin first.",
        )


class NotInTheBin(AdvisorError):
    def __init__(self, title: str) -> None:
        super().__init__(
            what="Nothing was taken out of the bin.",
            why=f"“{title}” is not in it.",
            remedy="Choose something from the bin.",
        )


class AlreadyThere(AdvisorError):
    def __init__(self, thing: str) -> None:
        super().__init__(
            what=f"The {thing} was not put back.",
            why="The library has it already.",
            remedy=f"Change the {thing} that is there.",
        )
