"""Holds the locks, the Makefile and the Linux set-up scripts to what they promise."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ["requirements.lock", "requirements-dev.lock"]

on_posix = pytest.mark.skipif(os.name != "posix", reason="the scripts are for a POSIX shell")


def pins(lock: str) -> dict[str, str]:
    """The version that the lock pins for each distribution."""
    text = (ROOT / lock).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", text, re.MULTILINE))


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_of_a_lock_has_a_hash(lock):
    entries = re.split(r"^(?=[^ #\n])", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(lock)) > 0
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_folder(lock):
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    assert [line for line in lines if "://" in line or "index" in line or re.search(r"(^|\s)/\w", line)] == []


def test_the_locks_pin_all_that_the_project_declares():
    runtime, everything = pins("requirements.lock"), pins("requirements-dev.lock")
    assert names(PROJECT["project"]["dependencies"]) <= runtime.keys()
    assert names(PROJECT["dependency-groups"]["dev"]) <= everything.keys()
    assert names(PROJECT["build-system"]["requires"]) <= everything.keys()


def test_a_developer_has_the_same_versions_as_a_user():
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_the_pins_lie_within_the_declared_bounds():
    locked = pins("requirements-dev.lock")
    for line in PROJECT["project"]["dependencies"]:
        requirement = Requirement(line)
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), line


@pytest.mark.parametrize("package", ["advisor", "ui"])
def test_the_code_imports_only_what_the_project_declares(package):
    declared = names(PROJECT["project"]["dependencies"]) | {"shiboken6"}  # a part of PySide6
    distributions = packages_distributions()
    undeclared = set()
    for source in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                modules = [node.module or ""]
            else:
                continue
            for top in {module.split(".")[0] for module in modules} - sys.stdlib_module_names:
                owners = {canonicalize_name(owner) for owner in distributions.get(top, [top])}
                if not owners & (declared | {"rightsource", "advisor", "ui", "resources"}):
                    undeclared.add((str(source.relative_to(ROOT)), top))
    assert undeclared == set()


@on_posix
def test_make_alone_names_every_target():
    declared = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert declared
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  make ([a-z]+) +\S", shown, re.MULTILINE) == declared.group(1).split()


class Machine:
    """A pretended Linux: its commands are shell scripts in one folder, which note how they were called."""

    def __init__(self, folder: Path) -> None:
        self.commands = folder / "bin"
        self.commands.mkdir()
        self.calls = folder / "calls"
        self.calls.touch()
        self.has("uname", "echo Linux")
        for real in ["sh", "dirname", "grep", "tr"]:
            (self.commands / real).symlink_to(self._where(real))

    @staticmethod
    def _where(command: str) -> str:
        return subprocess.run(
            ["sh", "-c", f"command -v {command}"], capture_output=True, text=True, check=True
        ).stdout.strip()

    def has(self, command: str, script: str) -> Path:
        path = self.commands / command
        path.write_text(f'#!/bin/sh\necho "{command} $*" >>"{self.calls}"\n{script}\n', "utf-8")
        path.chmod(0o755)
        return path

    def has_apt(self, *, user: int, knows: list[str]) -> None:
        self.has("id", f"echo {user}")
        self.has("apt-get", f'case $1 in install) : >"{self.commands}/installed" ;; esac')
        known = "|".join(knows) or "-"
        # apt-cache has heard of every package, as another one's suggestion; it can install the known ones.
        self.has(
            "apt-cache",
            f'case $2 in {known}) echo "  Candidate: 1.0" ;; *) echo "  Candidate: (none)" ;; esac',
        )

    def lacks(self, *packages: str) -> Path:
        """An interpreter that finds these packages missing, until apt-get has installed something."""
        lines = " ".join(packages)
        return self.has("python", f'[ -e "{self.commands}/installed" ] || printf "%s\\n" {lines}')

    def see_to_libraries(self, python: Path, *question: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", str(LINUX / "system_libraries.sh"), str(python), *question],
            env={"PATH": str(self.commands)},
            capture_output=True,
            text=True,
            check=False,
        )

    def installed(self) -> list[str]:
        """What apt-get was told to install, options left out."""
        for call in self.calls.read_text("utf-8").splitlines():
            if call.startswith("apt-get install"):
                return [word for word in call.split()[2:] if not word.startswith(("-", "Dpkg", "DPkg"))]
        return []


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


@on_posix
def test_a_user_who_is_not_root_is_told_the_line_that_installs_what_is_missing(machine):
    machine.has_apt(user=1000, knows=["libegl1", "python3.11-venv"])
    result = machine.see_to_libraries(machine.lacks("libegl1", "python3.11-venv"))
    assert result.returncode == 1
    assert result.stderr.splitlines()[1:] == [
        "sudo apt-get install --no-install-recommends libegl1 python3.11-venv"
    ]
    assert machine.installed() == []


@on_posix
def test_on_a_machine_without_package_lists_the_line_fetches_them_first(machine):
    machine.has_apt(user=1000, knows=[])
    result = machine.see_to_libraries(machine.lacks("libegl1"))
    assert result.stderr.splitlines()[1:] == [
        "sudo apt-get update && sudo apt-get install --no-install-recommends libegl1"
    ]


@on_posix
def test_root_gets_the_packages_under_the_names_that_apt_knows(machine):
    machine.has_apt(user=0, knows=["libglib2.0-0t64", "libegl1"])
    result = machine.see_to_libraries(machine.lacks("libegl1", "libglib2.0-0"))
    assert result.returncode == 0
    assert machine.installed() == ["libegl1", "libglib2.0-0t64"]
    calls = machine.calls.read_text("utf-8")
    assert calls.index("apt-get update") < calls.index("apt-get install")


@on_posix
def test_what_building_packages_needs_is_asked_of_a_script_of_its_own(machine):
    machine.has_apt(user=1000, knows=["binutils"])
    result = machine.see_to_libraries(machine.lacks("binutils"), "package_needs.py")
    assert result.stderr.splitlines()[1:] == ["sudo apt-get install --no-install-recommends binutils"]
    assert f"python {LINUX / 'package_needs.py'}" in machine.calls.read_text("utf-8")


def package_needs(tmp_path, commands, setting):
    """What `package_needs.py` prints where only these commands and this shared Python are there."""
    for command in commands:
        (tmp_path / command).touch(mode=0o755)
    script = (
        f"import runpy, sysconfig; sysconfig.get_config_var = {setting!r}.get; "
        f"runpy.run_path({str(LINUX / 'package_needs.py')!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.split()


@on_posix
def test_a_debian_python_needs_its_library_for_a_bundle(tmp_path):
    apart = {"INSTSONAME": "libpython3.x.so.1.0", "LIBDIR": "/usr/lib/nowhere"}
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert package_needs(tmp_path, ["objdump", "dpkg-deb"], apart) == [f"libpython{version}", "patchelf"]


@on_posix
@pytest.mark.parametrize("name", ["libpython3.x.a", "libpython3.x.so.1.0"])
def test_debians_library_is_not_asked_for_on_behalf_of_another_python(tmp_path, name):
    elsewhere = {"INSTSONAME": name, "LIBDIR": "/opt/python/lib"}
    assert package_needs(tmp_path, ["objdump", "patchelf", "dpkg-deb"], elsewhere) == []


@on_posix
def test_a_system_without_apt_is_told_what_is_needed(machine):
    result = machine.see_to_libraries(machine.lacks("libegl1", "libgl1"))
    assert result.returncode == 1
    assert "libegl1 libgl1" in result.stderr


@on_posix
def test_nothing_is_installed_where_nothing_is_missing(machine):
    machine.has_apt(user=0, knows=[])
    result = machine.see_to_libraries(machine.has("python", ""))
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert machine.installed() == []


@on_posix
def test_an_interpreter_that_is_too_old_is_refused_in_one_sentence(tmp_path):
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    old.chmod(0o755)
    for script in ["setup.sh", "system_libraries.sh"]:
        target = tmp_path / "packaging" / "linux" / script
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((LINUX / script).read_bytes())
    result = subprocess.run(
        ["sh", str(tmp_path / "packaging" / "linux" / "setup.sh")],
        env={"PATH": os.environ["PATH"], "PYTHON": str(old)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr == f"PYTHON={old} is not a Python 3.11 or newer: name another one, or none.\n"
