"""What two starts must agree on to share a window: a name for the socket and the lock between them."""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import NamedTuple  # msgspec would be loaded before the first paint


class InstanceName(NamedTuple):
    """``folder``: where the lock is, which may not be there yet. ``whose``: what tells starts apart."""

    folder: Path
    whose: str

    @property
    def socket(self) -> str:
        """What the socket is called: a path, or on Windows a name."""
        return (
            f"rightsource-{self._digest}" if os.name == "nt" else str(self.folder / f"window-{self._digest}")
        )

    @property
    def lock(self) -> Path:
        """The file that is there while a window is open, and after a crash."""
        return self.folder / f"window-{self._digest}.lock"

    @property
    def may_be_taken(self) -> bool:
        """Whether a window may be open under this name."""
        return self.lock.exists()

    @property
    def _digest(self) -> str:
        return f"{zlib.crc32(self.whose.encode('utf-8', 'surrogatepass')):08x}"
