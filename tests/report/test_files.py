import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.report.files import NotWritten, write_atomically

ROOT = Path(__file__).parents[2]


def test_a_new_file_holds_the_data_and_is_its_owners_alone(tmp_path):
    path = tmp_path / "summary.pdf"
    write_atomically(path, b"%PDF-new")
    assert path.read_bytes() == b"%PDF-new"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path):
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_link_keeps_pointing_to_the_file_that_is_replaced(tmp_path):
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "share of the disk"),
        (errno.EROFS, "only be read"),
        (errno.EACCES, "may not write"),
        (errno.EIO, "fault"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.ENOTSUP, "The system says"),
    ],
)
def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path, monkeypatch, code, words):
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NotWritten) as caught:
        write_atomically(path, b"new")
    assert words in caught.value.why
    assert "summary.pdf" in caught.value.what
    assert caught.value.remedy
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["summary.pdf"]


def test_an_interruption_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["summary.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_file_size_limit_of_the_system_leaves_the_old_file(tmp_path):
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from advisor.report.files import NotWritten, write_atomically\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    write_atomically(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except NotWritten as problem:\n"
        "    print(problem.why)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, str(path)],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert "larger than is allowed" in done.stdout
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(NotWritten, match="no folder “gone”"):
        write_atomically(tmp_path / "gone" / "summary.pdf", b"new")


def test_a_folder_is_never_replaced(tmp_path):
    with pytest.raises(NotWritten, match="A folder has that name"):
        write_atomically(tmp_path, b"new")
    assert tmp_path.is_dir()


def test_a_file_in_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(NotWritten, match="“file” is a file"):
        write_atomically(tmp_path / "file" / "summary.pdf", b"new")


def test_a_name_of_the_longest_kind_can_be_written(tmp_path):
    path = tmp_path / ("ß" * 120 + ".pdf")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_is_no_file_is_never_replaced(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(NotWritten, match="A device or a connection"):
        write_atomically(path, b"new")
    assert stat.S_ISFIFO(path.stat().st_mode)
