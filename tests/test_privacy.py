"""Nothing goes over a network, and what is written can be read by its owner alone."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from advisor.domain.edits import AddTask
from advisor.domain.task import Task
from advisor.session import Session
from tests.started import SAMPLE, Home

ROOT = Path(__file__).parents[1]
OVER_A_NETWORK = frozenset(
    {
        *(
            "socket",
            "ssl",
            "http",
            "urllib",
            "ftplib",
            "smtplib",
            "poplib",
            "imaplib",
            "nntplib",
            "telnetlib",
        ),
        *("xmlrpc", "socketserver", "asyncio", "webbrowser", "requests", "httpx", "aiohttp", "urllib3"),
        *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtDBus"),
    }
)
# Each with all that it may use of it: the computer's name, a socket that is a file, quoting a file's name,
# a folder of this computer shown by the desktop.
ALLOWED = {
    "advisor/library/file_uri.py": {"urllib.parse"},
    "advisor/library/surroundings.py": {"socket.gethostname"},
    "advisor/unfinished.py": {"socket.gethostname"},
    "ui/display.py": {"socket.socket", "socket.AF_UNIX", "socket.SOCK_STREAM"},
    "ui/start_pipe.py": {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"},
    "ui/start_socket.py": {"socket.socket", "socket.AF_UNIX", "socket.SOCK_STREAM"},
    "ui/in_desktop.py": {"QDesktopServices"},
}


def network_uses(source: str) -> Iterator[str]:
    """What of modules that reach a network a source imports, or names after importing the whole module."""
    tree = ast.parse(source)
    whole: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for one in node.names:
                if one.name == "QDesktopServices":
                    yield one.name
                elif _reaches_out(f"{node.module}.{one.name}"):
                    yield f"{node.module}.{one.name}"
        elif isinstance(node, ast.Import):
            whole |= {one.name for one in node.names if _reaches_out(one.name)}
            yield from (one.name for one in node.names if _reaches_out(one.name) and "." in one.name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in whole:
            yield f"{node.value.id}.{node.attr}"


def _reaches_out(name: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in OVER_A_NETWORK)


def test_no_module_uses_a_network() -> None:
    for path in sorted(file for folder in ("advisor", "ui") for file in (ROOT / folder).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        assert set(network_uses(path.read_text("utf-8"))) <= ALLOWED.get(name, set()), name


def test_a_use_of_a_network_would_be_found() -> None:
    assert list(network_uses("import socket\nsocket.create_connection(('x', 1))")) == [
        "socket.create_connection"
    ]
    assert list(network_uses("from urllib.request import urlopen")) == ["urllib.request.urlopen"]
    assert list(network_uses("import http.client")) == ["http.client"]
    assert list(network_uses("def f():\n    from PySide6.QtNetwork import QTcpSocket"))
    assert list(network_uses("from PySide6.QtGui import QDesktopServices"))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    os.chmod(tmp_path, 0o755)
    path = tmp_path / "own.rightsource"
    with Session.create(path) as session:
        session.do(AddTask(task=Task(title="Sweep the yard")))
    path.chmod(0o600)
    return path


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
@pytest.mark.parametrize("habit", ["022", "000"])
def test_a_window_reaches_no_network_and_what_it_writes_is_for_its_owner(
    library: Path, tmp_path: Path, habit: str
) -> None:
    with window_with_typing(tmp_path, library, habit) as window:
        during = open_to_others(tmp_path)
        window.send_signal(signal.SIGTERM)
        out, err = window.communicate(timeout=60)
    assert window.returncode == 0, err
    assert "network" not in out
    assert during == []
    assert open_to_others(tmp_path) == []
    written = {path.suffix for path in tmp_path.rglob("*") if path.is_file()}
    assert {".rightsource", ".ini", ".log"} <= written
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_the_command_line_reaches_no_network_and_what_it_writes_is_for_its_owner(
    library: Path, tmp_path: Path
) -> None:
    commands = (
        ["export", str(library), "-o", str(tmp_path / "all.json")],
        ["backup", str(library)],
        ["report", "--library", str(library), "-o", str(tmp_path / "all.pdf")],
    )
    for command in commands:
        done = as_command(command, tmp_path)
        assert "network" not in done.stdout
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    assert open_to_others(tmp_path) == []
    assert list((tmp_path / "tmp").iterdir()) == []


def as_command(command: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    script = (
        "import os, sys; os.umask(0o022); from tests.ui.window_process import watch_network; watch_network();"
        "from ui.__main__ import main; sys.argv = ['rightsource', *sys.argv[1:]]; sys.exit(main())"
    )
    return subprocess.run(
        [sys.executable, "-c", script, *command],
        cwd=ROOT, env={**os.environ, **home_of(home)}, text=True, capture_output=True, check=False,
        timeout=60,
    )  # fmt: skip


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_seen_from_the_system_no_socket_but_a_local_one_is_made(library: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    script = "from ui.__main__ import main; import sys; sys.argv[0] = 'rightsource'; sys.exit(main())"
    done = subprocess.run(
        ["strace", "-f", "-e", "trace=network", "-o", str(trace), sys.executable, "-c", script,
         "export", str(library), "-o", str(tmp_path / "all.json")],
        cwd=ROOT, env={**os.environ, **home_of(tmp_path)}, text=True, capture_output=True, check=False,
        timeout=60,
    )  # fmt: skip
    if "ptrace" in done.stderr:
        pytest.skip("processes may not be traced here")
    assert done.returncode == 0, done.stderr
    calls = [line for line in trace.read_text().splitlines() if "socket(" in line or "connect(" in line]
    assert [line for line in calls if "AF_INET" in line or "AF_PACKET" in line] == []


@contextmanager
def window_with_typing(home: Path, library: Path, habit: str) -> Iterator[subprocess.Popen[str]]:
    """The window in a process of its own, once something was typed into ``library``."""
    environment = {**os.environ, **home_of(home), "QT_QPA_PLATFORM": "offscreen", "UMASK_OF_TEST": habit}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.window_process", str(library), "Typed"],
        env=environment, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    patience = threading.Timer(60, process.kill)
    patience.start()
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line == "typed\n", line
        yield process
    finally:
        patience.cancel()
        process.kill()
        process.communicate()


def home_of(folder: Path) -> dict[str, str]:
    """An environment in which everything of the program's is in ``folder``."""
    for name in ("run", "tmp"):
        (folder / name).mkdir(mode=0o700, exist_ok=True)
    return {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / ".config"),
        "XDG_DATA_HOME": str(folder / ".local/share"),
        "XDG_STATE_HOME": str(folder / ".local/state"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "TMPDIR": str(folder / "tmp"),
    }


def open_to_others(folder: Path) -> list[str]:
    """What in ``folder`` others than its owner may read or write; the folder itself is the owner's affair."""
    return [
        f"{path.relative_to(folder)} {path.lstat().st_mode & 0o777:03o}"
        for path in sorted(folder.rglob("*"))
        if not path.is_symlink() and path.lstat().st_mode & 0o077
    ]


def test_what_a_process_that_died_left_among_the_temporary_files_is_swept_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.name != "posix":
        pytest.skip("elsewhere the owner of a file is asked for in another way")
    from advisor.private_copies import private_folder, sweep

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    died = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], text=True, check=True, capture_output=True
    )
    left = tmp_path / f"rightsource-{died.stdout.strip()}-abc"
    left.mkdir()
    (left / "copy.rightsource").write_text("an owner's")
    (tmp_path / "somebody-elses").mkdir()
    with private_folder() as in_use:
        assert in_use.stat().st_mode & 0o077 == 0
        assert sweep() == 1
        assert in_use.is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["somebody-elses"]


TOUR = """
    from PySide6.QtWidgets import QApplication, QDialog
    a = program.window.actions_
    for action in (
        *(a.glossary, a.about, a.find, a.commands, a.quick_entry, a.user_guide),
        *(a.guide, a.print_preview, a.hand_over, a.compare_quotes),
    ):
        action.trigger()
        yield 250
        while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            dialog.reject()
            yield 10
    print("toured", flush=True)
    program.window.close()
    yield 10
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_seen_from_the_system_the_window_makes_no_socket_but_local_ones(tmp_path: Path) -> None:
    """Also none of Qt's own, which Python does not hear of, and none of a program that was started."""
    record = tmp_path / "calls"
    tracing = ("strace", "-f", "-e", "trace=network", "-o", str(record))
    status, printed, complained = Home(tmp_path / "computer").run(SAMPLE + TOUR, before=tracing)
    if "ptrace" in complained:
        pytest.skip("processes may not be traced here")
    assert (status, printed) == (0, "toured\n"), complained
    calls = record.read_text()
    assert "AF_UNIX" in calls  # of the single window: there was something to see
    assert "AF_INET" not in calls
    assert "AF_PACKET" not in calls


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_what_an_earlier_version_let_others_read_is_closed_to_them(tmp_path: Path) -> None:
    home = Home(tmp_path / "computer")
    config = home.folder / "home/.config/Rightsource"
    config.mkdir(parents=True, mode=0o755)
    (config / "window.ini").write_text("[window]\ntext_percent=100\n")
    (config / "window.ini").chmod(0o644)
    status, _, complained = home.run(SAMPLE + "    yield 1200\n    program.window.close()\n    yield 1\n")
    assert status == 0, complained
    assert config.stat().st_mode & 0o777 == 0o700
    assert (config / "window.ini").stat().st_mode & 0o777 == 0o600
    assert (home.folder / "home/Documents").stat().st_mode & 0o077  # the owner's own stay as they are
