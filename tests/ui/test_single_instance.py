"""A second start raises the window that is open and hands it its library."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.session import Session
from tests.ui.drive import Owner
from ui import single_instance as module
from ui import start_pipe, start_socket
from ui.dialogs.glossary_dialog import GlossaryDialog
from ui.instance_name import InstanceName
from ui.single_instance import SingleInstance

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.instance_name import InstanceName
from ui.single_instance import SingleInstance
application = QCoreApplication(["second"])
instance = SingleInstance(InstanceName(Path(sys.argv[1]), sys.argv[2]))
took = instance.hand_over(Path(sys.argv[3]) if len(sys.argv) > 3 else None)
print("handed over" if took else "first", flush=True)
if sys.argv[2] == "crash" and not took:
    import os, time
    time.sleep(60)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:  # short: a socket's path has room for 100 letters
        yield Path(made) / "run"


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SECOND_START, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


@pytest.fixture(params=[start_socket, start_pipe], ids=["socket", "pipe"], autouse=True)
def channel(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Both ways of reaching another start; here they speak to each other, too."""
    monkeypatch.setattr(module, "channel", request.param)
    assert isinstance(request.param, ModuleType)
    return request.param


def _is_cut_off(line: socket.socket) -> bool:
    try:
        return line.recv(10) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


def test_a_second_start_hands_over_its_library_and_the_first_hears_of_it(qtbot: QtBot, folder: Path) -> None:
    first = SingleInstance(InstanceName(folder, "me"))
    assert not first.hand_over(None)
    heard: list[object] = []
    first.asked_for.connect(heard.append)
    second = start(folder, "me", "/some where/Bäckerei.rightsource")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=15_000)
    assert second.communicate()[0] == "handed over\n"
    assert heard == [Path("/some where/Bäckerei.rightsource")]
    first.close()


def test_others_do_not_share_a_window(qtbot: QtBot, folder: Path) -> None:
    first, other = (
        SingleInstance(InstanceName(folder, "me")),
        SingleInstance(InstanceName(folder, "somebody else")),
    )
    assert not first.hand_over(None)
    assert not other.hand_over(None)
    first.close()
    other.close()


def test_a_socket_left_by_a_crash_is_no_hindrance(qtbot: QtBot, folder: Path) -> None:
    crashed = start(folder, "crash")
    assert crashed.stdout is not None
    assert crashed.stdout.readline() == "first\n"
    crashed.send_signal(signal.SIGKILL)
    crashed.communicate()
    assert any(stat.S_ISSOCK(entry.stat().st_mode) for entry in folder.iterdir())
    next_one = SingleInstance(InstanceName(folder, "crash"))
    assert not next_one.hand_over(None)
    heard: list[object] = []
    next_one.asked_for.connect(heard.append)
    last = start(folder, "crash")
    qtbot.waitUntil(lambda: bool(heard), timeout=15_000)
    last.communicate()
    assert heard == [None]
    next_one.close()


def test_nonsense_on_the_socket_is_passed_over(qtbot: QtBot, folder: Path) -> None:
    first = SingleInstance(InstanceName(folder, "me"))
    assert not first.hand_over(None)
    heard: list[object] = []
    first.asked_for.connect(heard.append)
    [name] = [str(entry) for entry in folder.iterdir() if stat.S_ISSOCK(entry.stat().st_mode)]
    for nonsense in (b"\n", b"[]\n", b'{"library": 7}\n', b"\xff\xfe\n", b"x" * 100_000):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.connect(name)
            line.setblocking(False)
            line.send(nonsense)
            qtbot.waitUntil(partial(_is_cut_off, line), timeout=5000)
    assert heard == []
    assert first._listener is not None
    assert first._listener.callers == 0
    first.close()


def test_whoever_connects_and_says_nothing_holds_nobody_up(qtbot: QtBot, folder: Path) -> None:
    first = SingleInstance(InstanceName(folder, "me"))
    assert not first.hand_over(None)
    heard: list[object] = []
    first.asked_for.connect(heard.append)
    [name] = [str(entry) for entry in folder.iterdir() if stat.S_ISSOCK(entry.stat().st_mode)]
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as silent, socket.socket(socket.AF_UNIX) as gone:
        silent.connect(name)
        gone.connect(name)
        gone.send(b'{"libr')
        gone.close()
        second = start(folder, "me")
        qtbot.waitUntil(lambda: bool(heard), timeout=15_000)
        second.communicate()
    assert heard == [None]
    first.close()
    assert not Path(name).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps its pipes elsewhere")
def test_a_folder_that_others_may_write_to_is_not_used(qtbot: QtBot, folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    first = SingleInstance(InstanceName(folder, "me"))
    assert not first.hand_over(None)
    assert list(folder.iterdir()) == []


def test_the_open_window_opens_what_another_start_asks_for(owner: Owner, tmp_path: Path) -> None:
    owner.press("Try the sample business")
    path = tmp_path / "Other.rightsource"
    Session.create(path).close()
    owner.window.showMinimized()
    owner.program.show_again(path)
    owner.wait_for(lambda: owner.session.path == path)
    assert not owner.window.isMinimized()


def test_what_is_asked_for_waits_until_a_dialog_is_closed(owner: Owner, tmp_path: Path) -> None:
    owner.press("Try the sample business")
    before = owner.session.path
    path = tmp_path / "Other.rightsource"
    Session.create(path).close()
    owner.window.actions_.glossary.trigger()
    owner.dialog(GlossaryDialog)
    owner.program.show_again(path)
    owner.qtbot.wait(300)
    assert owner.session.path == before
    owner.key(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    owner.wait_for(lambda: owner.session.path == path)


def test_the_program_itself_started_twice_has_one_window(folder: Path, home: Path) -> None:
    folder.mkdir(mode=0o700)
    surroundings = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "ui"]
    root = Path(__file__).parents[2]
    first = subprocess.Popen(command, env=surroundings, cwd=root)
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and not any(folder.rglob("window-*[0-9a-f]")):
            time.sleep(0.1)
        time.sleep(1.0)
        done = subprocess.run(command, env=surroundings, cwd=root, timeout=20, check=False)
        assert done.returncode == 0
        assert first.poll() is None
    finally:
        first.terminate()
        first.wait(timeout=20)
