"""Everything that can go wrong with a library file, each kind with its own sentences for the owner."""

from __future__ import annotations

from pathlib import Path

from advisor.errors import AdvisorError
from advisor.language import mark, tr


class LibraryError(AdvisorError):
    """A fault of a library file. ``name``: the file's name, without its folder."""

    def __init__(self, name: str, *, what: str, why: str, remedy: str) -> None:
        super().__init__(what=what, why=why, remedy=remedy)
        self.name = name


class LibraryMissing(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” was not found.").format(name=name),
            why=tr("It may have been moved, renamed or deleted, or it is on a drive that is not connected."),
            remedy=tr("Connect the drive, look for the file, or go back to one of its backups."),
        )


class EmptyFile(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” was not opened.").format(name=name),
            why=tr("The file is empty. Perhaps a copy or a download was broken off."),
            remedy=tr("Copy it again, or go back to one of its backups."),
        )


class NotADatabase(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” was not opened.").format(name=name),
            why=tr("It is another kind of file, not a Rightsource library."),
            remedy=tr("Choose a file whose name ends in .rightsource. This one is unchanged."),
        )


class NotAFile(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” was not opened.").format(name=name),
            why=tr("It is a folder or a device, not a file."),
            remedy=tr("Choose a file whose name ends in .rightsource."),
        )


class NotALibrary(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” was not opened.").format(name=name),
            why=tr("It belongs to another program."),
            remedy=tr("Open it with that program, or choose a Rightsource library. The file is unchanged."),
        )


class LibraryTooNew(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” was not opened.").format(name=name),
            why=tr("A newer version of Rightsource saved it."),
            remedy=tr("Update Rightsource, or open an older copy. The file is unchanged."),
        )


class LibraryReadOnly(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” cannot be changed.").format(name=name),
            why=tr("The file, or the folder it is in, may only be read."),
            remedy=tr("Copy it to a folder of your own, such as Documents, and open the copy."),
        )


class LibraryInUse(LibraryError):
    """``can_take_over``: whether opening with ``take_over=True`` would go past what is in the way."""

    def __init__(self, name: str, *, by: str, can_take_over: bool) -> None:
        if can_take_over:
            remedy = tr("Close it there first. If nobody has it open any more, choose to take it over.")
        else:
            remedy = tr("Close it there, or wait a moment, and try again.")
        super().__init__(
            name,
            what=tr("“{name}” is in use.").format(name=name),
            why=tr("It is open {place}.").format(place=by),
            remedy=remedy,
        )
        self.by = by
        self.can_take_over = can_take_over


class LibraryTakenOver(LibraryError):
    def __init__(self, name: str, *, by: str) -> None:
        super().__init__(
            name,
            what=tr("The change to “{name}” was not saved.").format(name=name),
            why=tr("The library has been taken over: it is open {place}.").format(place=by),
            remedy=tr("Close it there, or take it over again. What you typed is still here."),
        )


class LibraryDamaged(LibraryError):
    """``part``: what of it cannot be read, such as ``the task “Payroll”``; empty for the file as a whole."""

    def __init__(self, name: str, part: str = "", *, what: str = "", why: str = "", remedy: str = "") -> None:
        if part:
            why = tr("What is stored of {part} makes no sense.").format(part=part)
        super().__init__(
            name,
            what=what or tr("“{name}” is damaged.").format(name=name),
            why=why or tr("Its contents do not fit together."),
            remedy=remedy
            or tr("Go back to one of its backups. Keep the damaged file: other parts of it may be readable."),
        )
        self.part = part


class LibraryCutOff(LibraryDamaged):
    def __init__(self, name: str) -> None:
        super().__init__(
            name, why=tr("Its end is missing. Perhaps a copy or a download of it was broken off.")
        )


class LibraryBlank(LibraryDamaged):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            why=tr("It has its size, but nothing is in it, as a disk may leave a file after a power cut."),
        )


class LibraryHeadless(LibraryDamaged):
    def __init__(self, name: str) -> None:
        super().__init__(name, why=tr("Its beginning was overwritten, so that it is no longer a library."))


class LibraryAddedTo(LibraryDamaged):
    """Its own rows may all be sound; what was added could be carried out with every edit."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” was not opened.").format(name=name),
            why=tr("Another program has added tables or columns to it, which Rightsource does not trust."),
            remedy=tr("Go back to one of its backups, or save what can be read into a new library."),
        )


class JournalDamaged(LibraryDamaged):
    """The file may be half changed, and what would take that back cannot be trusted."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            why=tr(
                "A change to it was broken off, and the file “{journal}” beside it, which would take the"
                " change back, is damaged."
            ).format(journal=f"{name}-journal"),
        )


class JournalOfAnother(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” was not opened.").format(name=name),
            why=tr(
                "The file “{journal}” beside it belongs to another library, or to this one at another time,"
                " and would spoil it."
            ).format(journal=f"{name}-journal"),
            remedy=tr("Move that file to another folder, keep it, and open the library again."),
        )


class NothingReadable(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("Nothing of “{name}” could be read.").format(name=name),
            why=tr("There is no task, vendor or note in it that could be made out."),
            remedy=tr("Go back to one of its backups. The file is unchanged."),
        )


class DiskFull(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("The change to “{name}” was not saved.").format(name=name),
            why=tr("The disk is full."),
            remedy=tr("Make room on it, then try again. What you typed is still here."),
        )


class NoRoomToOpen(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” was not opened.").format(name=name),
            why=tr("The disk is full: nothing you did in it could be saved."),
            remedy=tr("Make room on the disk, then open it again. The file is unchanged."),
        )


class SaveFailed(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("The change to “{name}” was not saved.").format(name=name),
            why=tr("The disk did not take it; perhaps a drive or a network was disconnected."),
            remedy=tr("Check the drive, then try again. What you typed is still here."),
        )


class LibraryUnreadable(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” could not be read.").format(name=name),
            why=tr("The disk or the system refused it; perhaps the file belongs to another user."),
            remedy=tr("Check the drive, and that you may open the file, then try again."),
        )


class LibraryExists(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” was not made.").format(name=name),
            why=tr("There is a file of that name already."),
            remedy=tr("Choose another name, or open that file. It is unchanged."),
        )


class CannotCreate(LibraryError):
    def __init__(self, name: str, *, folder: Path | None = None) -> None:
        if folder is not None and folder.name:
            why = tr(
                "No file can be written in the folder “{folder}”: it is missing, full, or may only be read."
            ).format(folder=folder.name)
        else:
            why = tr("No file can be written in that folder: it is missing, full, or may only be read.")
        super().__init__(
            name,
            what=tr("“{name}” was not made.").format(name=name),
            why=why,
            remedy=tr("Choose a folder of your own, such as Documents."),
        )


class LibraryChangedUnderneath(LibraryError):
    """Somebody else wrote into the file: what is shown has to be read again before anything is written."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("The change to “{name}” was not saved.").format(name=name),
            why=tr("Another program has changed the file since it was read."),
            remedy=tr("Look at it as it is now, and make the change again if it is still needed."),
        )


class LibraryReplaced(LibraryError):
    """Another file has its name: what is open is reached by that name no more."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("Nothing is saved to “{name}” now.").format(name=name),
            why=tr("Another file has been put in its place since it was opened."),
            remedy=tr("Open the file that is there now, or save what is open here under another name."),
        )


class LibraryGone(LibraryError):
    """No file has its name now; the one that is open may come back."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("Nothing is saved to “{name}” now.").format(name=name),
            why=tr("The file is not where it was: it was moved, renamed or deleted, or its drive is gone."),
            remedy=tr("Put it back or connect the drive, or save what is open here under another name."),
        )


class BackupFailed(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("No backup of “{name}” was made.").format(name=name),
            why=tr("The backup could not be written, or did not come out whole."),
            remedy=tr("Check that the disk has room and may be written to, then try again."),
        )


# What an edit can be of: that there is none, what to choose; that it is not put back, what to change instead.
_THINGS = {
    "task": (
        mark("The library has no such task."),
        mark("Choose a task from the list."),
        mark("The task was not put back."),
        mark("Change the task that is there."),
    ),
    "vendor": (
        mark("The library has no such vendor."),
        mark("Choose a vendor from the list."),
        mark("The vendor was not put back."),
        mark("Change the vendor that is there."),
    ),
    "quote": (
        mark("The library has no such quote."),
        mark("Choose a quote from the list."),
        mark("The quote was not put back."),
        mark("Change the quote that is there."),
    ),
    "note": (
        mark("The library has no such note."),
        mark("Choose a note from the list."),
        mark("The note was not put back."),
        mark("Change the note that is there."),
    ),
}


class NotThere(AdvisorError):
    """An edit of something the library does not have. ``thing``: task, vendor, quote or note."""

    def __init__(self, thing: str) -> None:
        missing, choose, _, _ = _THINGS[thing]
        super().__init__(what=tr("The change was not made."), why=tr(missing), remedy=tr(choose))
        self.thing = thing


class InTheBin(AdvisorError):
    def __init__(self, title: str) -> None:
        super().__init__(
            what=tr("The change was not made."),
            why=tr("“{title}” is in the bin.").format(title=title),
            remedy=tr("Take it out of the bin first."),
        )


class NotInTheBin(AdvisorError):
    def __init__(self, title: str) -> None:
        super().__init__(
            what=tr("Nothing was taken out of the bin."),
            why=tr("“{title}” is not in it.").format(title=title),
            remedy=tr("Choose something from the bin."),
        )


class AlreadyThere(AdvisorError):
    """Something to be put back that is there. ``thing``: as for ``NotThere``."""

    def __init__(self, thing: str) -> None:
        _, _, not_put_back, change = _THINGS[thing]
        super().__init__(what=tr(not_put_back), why=tr("The library has it already."), remedy=tr(change))
