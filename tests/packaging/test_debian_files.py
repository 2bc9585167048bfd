"""What the Debian package brings besides the program: completion, changelog, copyright, links and rights."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packaging.scripts import of_packaging

ROOT = Path(__file__).parents[2]
COMPLETION = "from linux.completion import *; from advisor.cli.main import command_line"
LIBRARY = "Big shop.rightsource"


@pytest.fixture(scope="module")
def bash_script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("completion") / "rightsource"
    path.write_text(of_packaging(COMPLETION, "bash_completion(command_line())"), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (LIBRARY, "My task.toml", "logo.png"):
        (tmp_path / name).touch()
    (tmp_path / "sub folder").mkdir()
    return tmp_path


def completed(script: Path, folder: Path, *words: str) -> list[str]:
    """What bash would offer for the last word."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    typed = " ".join(f"'{word}'" for word in words)
    ask = (
        f"compopt() {{ :; }}; . '{script}'; COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; "
        '_shtab_rightsource; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        [bash, "-c", ask],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(line for line in done.stdout.splitlines() if line)


@pytest.mark.parametrize(
    "words",
    [
        ("assess", "My"), ("report", "-o", "My"), ("import", "My"), ("import", "--into", "My"),
        ("backup", "My"), ("restore", "--to", "My"), ("salvage", "--to", "My"), ("report", "--logo", "My"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_bash_completes_a_file_name_where_a_file_is_asked_for(
    bash_script: Path, folder: Path, words: tuple[str, ...]
) -> None:
    assert completed(bash_script, folder, "rightsource", *words) == ["My task.toml"]


def test_bash_completes_a_folder_where_a_folder_is_asked_for(bash_script: Path, folder: Path) -> None:
    assert completed(bash_script, folder, "rightsource", "backup", "--to", "") == ["sub folder"]


def test_bash_completes_a_library_to_open_and_still_the_commands(bash_script: Path, folder: Path) -> None:
    assert completed(bash_script, folder, "rightsource", "B") == [LIBRARY]
    offered = completed(bash_script, folder, "rightsource", "")
    assert {LIBRARY, "assess", "salvage"} <= set(offered)
    assert "My task.toml" not in offered


def test_bash_looks_for_file_names_itself_where_nothing_fits(bash_script: Path, folder: Path) -> None:
    assert completed(bash_script, folder, "rightsource", "assess", "none") == []
    last = bash_script.read_text("utf-8").strip().splitlines()[-1]
    assert last == "complete -o bashdefault -o default -F _shtab_rightsource rightsource"


def test_zsh_completes_files_folders_and_libraries() -> None:
    script = of_packaging(COMPLETION, "zsh_completion(command_line())")
    assert '"*:a task file, TOML or JSON\\; - for standard input:_files"' in script  # several of them
    assert re.search(r'"--to\[[^]]*\]:FOLDER:_files -/"', script)
    assert "': :{ _shtab_rightsource_commands; _files -g \"*.rightsource\" }'" in script
    if zsh := shutil.which("zsh"):
        checked = subprocess.run([zsh, "-n"], input=script, capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, "")


def test_every_argument_that_is_a_file_or_a_folder_is_completed_as_one() -> None:
    code = f"{COMPLETION}; from linux.completion import _actions"
    named = "{str(one.metavar) for one in _actions(command_line()) if one.metavar}"
    completes = dict(of_packaging(code, f"[(name, bool(completes(name))) for name in {named}]"))
    words = {
        "CODE",
        "COLUMN=KEY",
        "COMMAND",
        "N",
        "NAME",
        "YYYY-MM-DD",
    }  # a new one belongs to either of the two
    assert {name for name, is_file in completes.items() if not is_file} <= words
    assert {"TASK", "LIBRARY", "FOLDER", "FILE", "FILE.pdf", "BACKUP"} <= completes.keys() - words


def test_what_comes_before_a_release_is_sorted_before_it() -> None:
    code = "from linux.changelog import debian_version"
    versions = ["0.1.0", "0.2.0rc1", "1.0.dev3", "1.0a2"]
    found = of_packaging(code, f"[debian_version(one) for one in {versions}]")
    assert found == ["0.1.0", "0.2.0~rc1", "1.0~dev3", "1.0~a2"]


def test_the_changelog_is_one_that_debian_reads() -> None:
    text = of_packaging("from linux.changelog import *", "debian_changelog()")
    assert re.match(r"rightsource \(\S+\) unstable; urgency=medium\n\n  \* ", text)
    assert re.search(
        r"\n\n -- [^<]+ <[^>]+>  [A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000\n$", text
    )
    assert [line for line in text.splitlines() if len(line) > 80 and line[1] != "-"] == []


def test_the_changelog_takes_the_newest_version_alone_and_no_markup() -> None:
    newest = "## [Unreleased]\n\n### Added\n\n- **One**: a `word`\n  and **Two**.\n"
    text = f"# Changelog\n\n{newest}\n## [0.1.0] - 2026-01-02\n\n- Old.\n"
    assert of_packaging("from linux.changelog import *", f"changes({text!r})") == ["One: a word and “Two”."]


def test_the_copyright_file_holds_the_terms_and_who_holds_the_rights() -> None:
    text = of_packaging("from linux.copyright import *", "copyright_file()")
    stanzas = re.split(r"\n\n(?=Files:)", text)
    assert [re.findall(r"^(\w+):", one, re.MULTILINE) for one in stanzas[1:]] == [
        ["Files", "Copyright", "License"] for _ in stanzas[1:]
    ]
    holders = re.findall(r"^Copyright: (.+)$", text, re.MULTILINE)
    assert all(re.search(r"\d{4} \S|The Qt", one) for one in holders)
    assert "Permission is hereby granted, free of charge" in stanzas[1]
    assert {"fonts", "icons", "PySide6"} <= set(re.findall(r"fonts|icons|PySide6", " ".join(stanzas[2:])))


def test_the_maintainers_address_is_a_placeholder_that_belongs_to_nobody() -> None:
    assert of_packaging("from about import *", "MAINTAINER").endswith("@example.org>")


def test_links_are_told_from_where_they_lie_and_the_c_library_by_its_release() -> None:
    code = "from linux.debian import _needed, relative_link"
    link, needed = of_packaging(code, "[relative_link('usr/bin/x', 'usr/lib/x/x'), _needed('2.36')]")
    assert link == "../lib/x/x"
    assert "libc6 (>= 2.36)" in needed


def test_what_is_overridden_has_a_reason_before_it() -> None:
    lines = (ROOT / "packaging" / "linux" / "lintian-overrides").read_text("utf-8").splitlines()
    overrides = [at for at, line in enumerate(lines) if line and not line.startswith("#")]
    assert len(overrides) > 3
    assert [lines[at] for at in overrides if not lines[at - 1]] == []
    assert {line.partition(":")[0] for line in lines if line and not line.startswith("#")} == {"rightsource"}
