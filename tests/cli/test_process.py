"""Runs the command line as another program does: in its own process, with pipes, odd encodings and no Qt."""

import ast
import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from advisor.domain.edits import AddTask
from advisor.domain.task import Task
from advisor.session import Session
from tests.cli.conftest import BOOKS, LOGO, ROOT, SAMPLE, WRONG

WITHOUT_QT = """
import sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
from advisor.cli import main
sys.exit(main(sys.argv[1:]))
"""
AS_WINDOWS_WOULD = """
from advisor.cli import main
sys.exit(main(sys.argv[1:]))
"""
# What a run loaded, told on standard error.
WHAT_WAS_LOADED = """
import sys
from advisor.cli import main
status = main(sys.argv[1:])
heavy = ("numpy", "sqlite_utils", "sqlite3", "reportlab", "babel", "PySide6", "pypdfium2", "PIL")
print("loaded:", *(name for name in heavy if name in sys.modules), file=sys.stderr)
sys.exit(status)
"""


def loaded(ran):
    return ran.stderr.decode().rpartition("loaded:")[2].split()


def test_a_run_ends_with_nothing_0_or_one_line_and_2(command):
    ran = command("assess", "-", "--format", "csv", stdin=LOGO.encode())
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"source,title,")
    ran = command("assess", "-", stdin=WRONG.encode())
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode().startswith("standard input: skill: “profesional”")
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.parametrize("arguments", [["--format", "json"], ["--format", "csv"], ["--format", "text"]])
def test_two_processes_print_the_same_bytes(command, arguments, logo, books):
    runs = {
        command("assess", SAMPLE, logo, books, *arguments, PYTHONHASHSEED=seed).stdout for seed in ("1", "20")
    }
    assert len(runs) == 1
    assert len(runs.pop()) > 300


@pytest.mark.parametrize(
    "arguments",
    [
        ["assess", str(SAMPLE), "--format", "text"],
        ["assess", str(SAMPLE), "--format", "json"],
        ["assess", str(SAMPLE), "--format", "jsonl", "--point"],
        ["assess", str(SAMPLE), "--format", "csv"],
        ["starters"],
        ["starters", "design-logo"],
        ["schema"],
    ],
    ids=lambda arguments: " ".join(arguments).replace(str(SAMPLE), "TASK"),
)
def test_no_command_needs_qt(command, arguments):
    ran = command(*arguments, code=WITHOUT_QT)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout


def test_a_report_needs_no_qt(command, tmp_path):
    ran = command("report", SAMPLE, "-o", tmp_path / "advice.pdf", code=WITHOUT_QT)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert (tmp_path / "advice.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "stdin", "status"),
    [
        (["schema"], "", 0),
        (["starters"], "", 0),
        (["starters", "design-logo"], "", 0),
        (["--version"], "", 0),
        (["assess", "-", "--format", "json"], WRONG, 2),
        (["assess", "no-such-file.toml"], "", 2),
    ],
    ids=["schema", "starters", "one starter", "version", "refused", "missing"],
)
def test_what_prices_nothing_loads_nothing_heavy(command, arguments, stdin, status):
    ran = command(*arguments, stdin=stdin.encode(), code=WHAT_WAS_LOADED)
    assert ran.returncode == status
    # A locale is checked with the arguments, before any task is read.
    assert set(loaded(ran)) <= ({"babel"} if "assess" in arguments else set())


@pytest.mark.parametrize(
    "arguments",
    [["export", "-o", "all.json"], ["export", "-o", "tasks.csv"], ["backup"], ["check"], ["--help"]],
)
def test_what_draws_nothing_needs_no_numpy(command, arguments, tmp_path):
    path = tmp_path / "shop.rightsource"
    with Session.create(path) as session:
        session.do(AddTask(task=Task(title="Books")))
    name, *rest = [str(tmp_path / one) if one.startswith(("all", "tasks")) else one for one in arguments]
    named = [] if name == "--help" else [path]
    ran = command(name, *named, *rest, code=WHAT_WAS_LOADED, HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path))
    assert ran.returncode == 0
    assert set(loaded(ran)) <= {"sqlite3", "sqlite_utils"}


@pytest.mark.parametrize("arguments", [["assess", SAMPLE, "--point"], ["starters"], ["schema"]])
def test_a_command_waits_for_no_other(command, arguments):
    others = "print(sorted(name for name in sys.modules if name.endswith('_command')), file=sys.stderr)"
    code = (
        f"import sys\nfrom advisor.cli import main\nstatus = main(sys.argv[1:])\n{others}\nsys.exit(status)"
    )
    ran = command(*arguments, code=code)
    assert ran.stderr.decode() == f"['advisor.cli.{arguments[0]}_command']\n"


# What takes Python long to load, and what one piece of advice can do without.
NEEDLESS = ("dataclasses", "pathlib", "shutil", "tempfile", "difflib", "urllib.parse", "asyncio", "logging")
OF_OTHER_ARGUMENTS = ("argparse", "gettext", "locale", "babel", "threading", "advisor.domain.folding")


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        (["assess", SAMPLE, "--format", "json"], OF_OTHER_ARGUMENTS),
        (["assess", SAMPLE], (*OF_OTHER_ARGUMENTS, "advisor.wording.glossary")),
        (["assess", SAMPLE, "--format", "json", "--point"], ("hashlib", *OF_OTHER_ARGUMENTS)),
        (["starters"], ("babel", "json")),
    ],
    ids=["advice", "advice as text", "likely values", "starters"],
)
def test_what_is_wanted_soon_waits_for_nothing_needless(command, arguments, more):
    code = (
        "import sys\nbefore = set(sys.modules)\nfrom ui.__main__ import main\nstatus = main(sys.argv[1:])\n"
        f"print(sorted({ {*NEEDLESS, *more} } & (set(sys.modules) - before)), file=sys.stderr)"
    )
    ran = command(*arguments, code=code)
    assert ran.stderr == b"[]\n"


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_waits_for_no_records(command, argument):
    code = (
        "import sys\nfrom ui.__main__ import main\nstatus = main(sys.argv[1:])\n"
        "print(sorted({'msgspec', 'babel', 'advisor.domain.task'} & set(sys.modules)), file=sys.stderr)"
    )
    ran = command(argument, code=code)
    assert ran.stderr == b"[]\n"


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_likely_values_need_no_numpy(command, form):
    ran = command("assess", SAMPLE, "--point", "--format", form, code=WHAT_WAS_LOADED)
    assert ran.returncode == 0
    assert set(loaded(ran)) <= {"babel"}


def test_draws_need_numpy_and_no_library_or_paper(command):
    ran = command("assess", SAMPLE, "--format", "json", code=WHAT_WAS_LOADED)
    assert ran.returncode == 0
    assert set(loaded(ran)) == {"numpy"}


@pytest.mark.parametrize(
    "arguments", [["schema"], ["starters", "--format", "json"], ["assess", str(SAMPLE), "--format", "json"]]
)
def test_a_reader_that_has_seen_enough_is_not_complained_to(arguments):
    running = subprocess.Popen(
        [sys.executable, "-m", "advisor.cli", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()  # before anything can have been written
    complaint = running.stderr.read()
    running.stderr.close()
    assert (running.wait(timeout=60), complaint) == (1, b"")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "ascii"])
@pytest.mark.parametrize("form", ["json", "csv", "text"])
def test_a_console_that_knows_few_letters_is_no_fault(command, encoding, form):
    ran = command("assess", "-", "--format", form, stdin=BOOKS.encode(), PYTHONIOENCODING=encoding)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"Traceback" not in ran.stdout
    assert ran.stdout


def test_a_table_has_the_same_line_ends_on_windows(command):
    code = f"import sys; sys.stdout.reconfigure(newline='\\r\\n'){AS_WINDOWS_WOULD}"
    ran = command("assess", SAMPLE, "--format", "csv", code=code)
    assert ran.returncode == 0
    assert b"\r\r\n" not in ran.stdout
    assert ran.stdout.count(b"\r\n") == 2


def test_a_refusal_reaches_a_console_that_knows_few_letters(command):
    ran = command("assess", "-", stdin=WRONG.encode(), PYTHONIOENCODING="ascii")
    assert ran.returncode == 2
    assert b"skill" in ran.stderr
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_one_line_and_1(command):
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "advisor.cli", "schema"],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60,
        )  # fmt: skip
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr
    assert ran.stderr.count(b"\n") == 1


def test_nothing_is_imported_that_is_not_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^\w-]", name)[0].lower().replace("_", "-") for name in project["dependencies"]}
    provided = importlib.metadata.packages_distributions()
    missing = {}
    for path in (ROOT / "advisor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules = [node.module]
            for module in {name.partition(".")[0] for name in modules}:
                owners = {owner.lower().replace("_", "-") for owner in provided.get(module, [])}
                if (
                    module not in sys.stdlib_module_names
                    and module not in ("advisor", "resources")
                    and not owners & declared
                ):
                    missing[module] = str(path.relative_to(ROOT))
    assert missing == {}


def test_json_is_utf_8_whatever_the_language_of_the_system(command):
    for language in ("C", "POSIX", "de_DE.UTF-8"):
        ran = command("assess", "-", "--format", "json", stdin=BOOKS.encode(), LC_ALL=language, LANG=language)
        assert ran.returncode == 0
        assert json.loads(ran.stdout.decode("utf-8"))["task"]["title"] == "Büroarbeit – “täglich”"
