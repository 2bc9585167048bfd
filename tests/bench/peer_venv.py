"""Makes .venv-bench: the peers that `make bench` compares with, on top of .venv and apart from it.

Apart, because sqlite-utils imports pandas where it is installed, and every start would be slower. The peers
are those of the group ``bench`` in pyproject.toml. Without them, or without a network, the rest is measured.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".venv-bench"
_STAMP = ".peers"


def peers() -> list[str]:
    """What is to be installed."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        group: list[str] = tomllib.load(file)["dependency-groups"]["bench"]
    return group


def python_of(folder: Path = FOLDER) -> Path:
    """The interpreter that has the peers, if it is there."""
    return folder / "bin" / "python"


def make(folder: Path) -> None:
    """Install what is missing; quick when nothing changed. Raises CalledProcessError."""
    stamp, wanted = folder / _STAMP, "\n".join([sys.version, *peers()])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Installing what the benchmarks compare with, into .venv-bench (480 MB)")
    if not python_of(folder).exists():
        venv.create(folder, with_pip=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site_packages = folder / "lib" / version / "site-packages"
    # What .venv has is not installed again, and has the same versions.
    (site_packages / "rightsource.pth").write_text(sysconfig.get_path("purelib") + "\n")
    command = [str(python_of(folder)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, "--only-binary", ":all:", *peers()], check=True)
    stamp.write_text(wanted)


def main(arguments: list[str]) -> int:
    """Make it, or say that there will be no peers."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peer_venv", description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    try:
        make(parser.parse_args(arguments).folder)
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"The peers could not be installed ({error}): they are left out.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
