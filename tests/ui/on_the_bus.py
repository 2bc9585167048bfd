"""A small screen reader: starts the window, reads it over the accessibility bus, and operates it from there.

Run by ``make accessibility`` in a session with a display and a bus of its own. Prints what it found as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30.0
_SPI = "org.a11y.atspi."
_LABELLED_BY = 2  # of AT-SPI's kinds of relation
_ACTIVE = 1  # of its states
_LIST = "list|table"
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on show, by its address on the bus."""

    bus: DBusConnection
    owner: str
    path: str

    @property
    def name(self) -> str:
        return str(self._property("Accessible", "Name"))

    @property
    def role(self) -> str:
        return str(self.call("Accessible", "GetRoleName")[0])

    def children(self) -> list[Thing]:
        return [Thing(self.bus, owner, path) for owner, path in self.call("Accessible", "GetChildren")[0]]

    def below(self) -> Iterator[Thing]:
        """This, and everything within, that is still there when its turn comes."""
        yield self
        for child in self.children():
            try:
                yield from child.below()
            except LookupError:
                continue

    def find(self, role: str, name: str) -> Thing:
        """The first of a role (or of several, with bars between them) whose name begins so."""
        for one in self.below():
            if one.role in role.split("|") and one.name.startswith(name):
                return one
        raise LookupError(f"no {role} “{name}”")

    def text(self) -> str:
        return str(self.call("Text", "GetText", "ii", (0, -1))[0])

    def value(self) -> float:
        return float(self._property("Value", "CurrentValue"))

    def set_value(self, value: float) -> None:
        wanted = (f"{_SPI}Value", "CurrentValue", ("d", value))
        self._call("org.freedesktop.DBus.Properties", "Set", "ssv", wanted)

    def labels(self) -> list[str]:
        relations = self.call("Accessible", "GetRelationSet")[0]
        return [
            Thing(self.bus, *target).name
            for kind, targets in relations
            if kind == _LABELLED_BY
            for target in targets
        ]

    def is_active(self) -> bool:
        """Whether the keyboard is in this window."""
        return bool(self.call("Accessible", "GetState")[0][0] >> _ACTIVE & 1)

    def press(self) -> None:
        """What a screen reader does with its own key for pressing."""
        names = [action[0] for action in self.call("Action", "GetActions")[0]]
        at = next(at for at, name in enumerate(names) if name in ("Press", "Toggle", "SetFocus"))
        self.call("Action", "DoAction", "i", (at,))

    def call(
        self, interface: str, method: str, signature: str | None = None, body: tuple[Any, ...] = ()
    ) -> Any:
        return self._call(f"{_SPI}{interface}", method, signature, body)

    def _property(self, interface: str, name: str) -> Any:
        body = (f"{_SPI}{interface}", name)
        return self._call("org.freedesktop.DBus.Properties", "Get", "ss", body)[0][1]

    def _call(self, interface: str, method: str, signature: str | None, body: tuple[Any, ...]) -> Any:
        address = DBusAddress(self.path, bus_name=self.owner, interface=interface)
        reply = self.bus.send_and_get_reply(new_method_call(address, method, signature, body), timeout=10)
        if reply.header.message_type is MessageType.error:
            raise LookupError(f"{interface}.{method}: {reply.body}")
        return reply.body


def main(folder: Path) -> None:
    """Start the window with ``folder`` as its home, and print what a screen reader makes of it."""
    session = open_dbus_connection(bus="SESSION")
    bus = _accessibility_bus(session)
    window = subprocess.Popen([sys.executable, "-m", "ui"], cwd=ROOT, env=_environment(folder))
    try:
        found = _tour(bus)
    finally:
        window.terminate()
        status = window.wait(timeout=20)
    print(json.dumps(found | {"status at exit": status}, ensure_ascii=False))


def _tour(bus: DBusConnection) -> dict[str, Any]:
    desktop = Thing(bus, f"{_SPI}Registry", "/org/a11y/atspi/accessible/root")
    program = _wait_for(lambda: desktop.find("application", "Rightsource"))
    _wait_for(lambda: program.find("push button", "Try the sample business")).press()
    tasks = _wait_for(lambda: program.find(_LIST, "Tasks"))
    found: dict[str, Any] = {}
    found["window"] = _wait_for(lambda: program.find("frame", "Harbour Street Bakery")).name
    found["menus"] = [one.name for one in program.find("menu bar", "").children()]
    found["tasks"] = [one.name for one in tasks.children()]
    found["headline"] = _wait_for(lambda: _headline(program))
    title = program.find("text", "Name of the task")
    found["title"] = title.text()
    status = program.find("combo box", "Status of the task")
    found["status"] = [status.name, *status.labels()]
    program.find("push button", "What if …").press()
    slider = _wait_for(lambda: program.find("slider", ""))
    found["slider"] = [slider.name, slider.value()]
    slider.set_value(slider.value() * 1.5)
    found["slider moved"] = [slider.name, slider.value()]
    program.find("radio button", "Vendors").press()
    found["vendors"] = [one.name for one in _wait_for(lambda: program.find(_LIST, "Vendors")).children()]
    program.find("push button", "Add a note…").press()
    _wait_for(lambda: program.find("dialog", "Note about")).find("push button", "Cancel").press()
    frame = program.find("frame", "Harbour Street Bakery")
    found["window active again"] = _wait_for(lambda: _active(frame))
    return found


def _active(frame: Thing) -> bool:
    if not frame.is_active():
        raise LookupError("the keyboard is elsewhere")
    return True


def _headline(program: Thing) -> str:
    """The verdict: the longest of the advice's texts that names the task."""
    title = program.find("text", "Name of the task").text()
    texts = [one.name for one in program.below() if one.role == "label" and f"“{title}”" in one.name]
    if not texts:
        raise LookupError("no verdict yet")
    return texts[0]


def _accessibility_bus(session: DBusConnection) -> DBusConnection:
    """The bus of its own that screen readers and programs meet on."""
    address = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
    reply = session.send_and_get_reply(new_method_call(address, "GetAddress"), timeout=10)
    return open_dbus_connection(bus=str(reply.body[0]))


def _environment(folder: Path) -> dict[str, str]:
    own = {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_RUNTIME_DIR": str(folder),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LC_ALL": "C.UTF-8",
    }
    return os.environ | own


def _wait_for(find: Callable[[], Found]) -> Found:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return find()
        except LookupError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
