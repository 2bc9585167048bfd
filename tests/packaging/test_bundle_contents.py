"""What goes into the bundle and what stays out, by PyInstaller's names for it."""

from __future__ import annotations

import pytest

from tests.packaging.scripts import file_of_packaging, of_packaging

CONTENTS = file_of_packaging("bundle/contents.py")
ELF = file_of_packaging("linux/elf.py")
DEBIANS = "/usr/lib/x86_64-linux-gnu"
QT = "/venv/lib/python3.11/site-packages/PySide6/Qt"


def belongs(name: str, source: str, kind: str = "BINARY", platform: str = "linux") -> bool:
    return bool(CONTENTS.binary_belongs(name, source, kind, platform))


def test_pythons_own_modules_go_along_where_debian_keeps_them_among_the_systems_libraries() -> None:
    name = "lib-dynload/_decimal.cpython-311-x86_64-linux-gnu.so"
    assert belongs(name, f"/usr/lib/python3.11/{name}", "EXTENSION")


def test_of_the_system_only_libraries_whose_licence_was_read_go_along() -> None:
    found = [name for name in SOME_LIBRARIES if belongs(name, f"{DEBIANS}/{name}")]
    assert found == ["libpython3.11.so.1.0", "libz.so.1", "libmpdec.so.3", "libssl.so.3"]


SOME_LIBRARIES = [
    "libpython3.11.so.1.0", "libz.so.1", "libmpdec.so.3", "libssl.so.3", "libreadline.so.8",
    "libncursesw.so.6", "libtinfo.so.6", "libgdbm.so.6", "libX11.so.6", "libzstd.so.1", "libpythonlike.so",
]  # fmt: skip


def test_nothing_under_the_gpl_is_followed() -> None:
    assert {"readline", "_gdbm", "_curses"} <= set(CONTENTS.excluded_modules())


def test_a_library_that_nobody_read_the_licence_of_stops_the_build() -> None:
    taken = {
        "libz.so.1": f"{DEBIANS}/libz.so.1",
        "libreadline.so.8": f"{DEBIANS}/libreadline.so.8",
        "lib-dynload/_ssl.so": "/usr/lib/python3.11/lib-dynload/_ssl.so",
    }
    found = of_packaging("from linux.system_licences import unread", f"list(unread({taken!r}))")
    assert found == ["libreadline.so.8"]


@pytest.mark.parametrize("name", ["eglfs", "linuxfb", "vnc", "vkkhrdisplay", "minimalegl"])
def test_screens_without_a_desktop_stay_out(name: str) -> None:
    plugin = f"plugins/platforms/libq{name}.so"
    assert not belongs(f"PySide6/Qt/{plugin}", f"{QT}/{plugin}")


@pytest.mark.parametrize("name", ["xcb", "wayland", "offscreen", "minimal"])
def test_the_screens_that_are_used_go_along(name: str) -> None:
    plugin = f"plugins/platforms/libq{name}.so"
    assert belongs(f"PySide6/Qt/{plugin}", f"{QT}/{plugin}")


@pytest.mark.parametrize(("platform", "needed"), [("linux", False), ("darwin", False), ("win32", True)])
def test_qts_network_goes_along_where_one_start_finds_another_through_it(platform: str, needed: bool) -> None:
    name = {"linux": "libQt6Network.so.6", "darwin": "QtNetwork.framework/Versions/A/QtNetwork"}
    assert belongs(name.get(platform, "Qt6Network.dll"), "", "BINARY", platform) is needed
    assert ("PySide6.QtNetwork" not in CONTENTS.excluded_modules(platform)) is needed


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("rightsource-0.1.0.dist-info/direct_url.json", False),  # names the folder it was made in
        ("rightsource-0.1.0.dist-info/METADATA", True),
        ("PySide6/Qt/translations/qt_help_es.qm", False),
        ("PySide6/Qt/translations/qtbase_es.qm", True),
        ("resources/__pycache__/__init__.cpython-311.pyc", False),
    ],
)
def test_of_the_other_files_goes_along_what_is_read(name: str, kept: bool) -> None:
    assert CONTENTS.data_belongs(name, f"/somewhere/{name}") is kept


def test_a_search_path_out_of_the_bundle_is_told_from_one_within_it() -> None:
    printed = (
        "Dynamic Section:\n  NEEDED               libm.so.6\n  RUNPATH              /home/x/.pyenv/lib\n"
    )
    assert ELF.search_path(printed) == "/home/x/.pyenv/lib"
    assert not ELF.stays_inside("/home/x/.pyenv/lib")
    assert not ELF.stays_inside("$ORIGIN:/opt/lib")
    assert ELF.stays_inside("$ORIGIN/../lib:$ORIGIN")
    assert ELF.stays_inside(ELF.search_path("Dynamic Section:\n  NEEDED               libm.so.6\n"))


def test_the_newest_release_of_the_c_library_counts_by_its_numbers() -> None:
    printed = (
        "    0x0 0x00 16 GLIBC_2.9\n    0x0 0x00 21 GLIBC_2.3.4\n",
        "    0x0 0x00 13 GLIBC_2.34\n GLIBC_PRIVATE\n",
    )
    assert ELF.newest_glibc(printed) == "2.34"


def test_on_windows_the_trial_has_what_windows_needs_to_start_a_program() -> None:
    given = {
        "Path": "C:\\",
        "PATH": "C:\\",
        "SystemRoot": "C:\\Windows",
        "TEMP": "C:\\Temp",
        "PYTHONPATH": "here",
    }
    found = of_packaging(
        "from bundle.build import bare_environment",
        f"[bare_environment('home', {given!r}, one) for one in ('win32', 'linux')]",
    )
    windows, linux = found
    assert (windows["SYSTEMROOT"], windows["TEMP"]) == ("C:\\Windows", "C:\\Temp")
    assert "PYTHONPATH" not in windows
    assert "SYSTEMROOT" not in linux


def test_a_message_about_a_fault_is_no_window() -> None:
    printed = (
        '     0x200007 "Shop – Rightsource": ("rightsource" "Rightsource")  1200x700+40+40  +40+40\n'
        '     0x200009 "Rightsource": ("rightsource" "Rightsource")  420x160+400+300  +400+300\n'
        "     0x20000b (has no name): ()  1280x780+0+0  +0+0\n"
    )
    assert file_of_packaging("bundle/photograph.py").titles(printed) == ["Shop – Rightsource"]


def test_what_a_removal_leaves_takes_or_changes_is_named() -> None:
    before = {"etc": "", "etc/passwd": "1", "etc/gone": "2", "etc/ld.so.cache": "3"}
    after = {"etc": "", "etc/passwd": "9", "etc/ld.so.cache": "4", "usr/lib/left.pyc": "5"}
    found = of_packaging("from linux.try_package import differences", f"differences({before!r}, {after!r})")
    assert found == ["changed: etc/passwd", "gone: etc/gone", "left: usr/lib/left.pyc"]
