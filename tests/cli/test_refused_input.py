"""Holds the command line to its manners: what is refused is refused in one line, and nothing is printed."""

import json

import pytest

from tests.cli.conftest import LOGO, Ran

WHAT_IS_ALLOWED = "Allowed: anyone, trained, experienced, professional. Did you mean professional?"


def is_one_line(text):
    return text.endswith("\n") and text[:-1].isprintable() and text != "\n"


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_a_refused_file_is_one_line_that_names_file_key_rule_and_nearest_word(cli, wrong, form):
    ran = cli("assess", wrong, "--format", form)
    assert ran == Ran(2, "", f"{wrong}: skill: “profesional” is not a level it has. {WHAT_IS_ALLOWED}\n")


def test_standard_input_is_called_that_when_it_is_refused(cli):
    ran = cli("assess", "-", stdin=b'{"titel": "a"}')
    assert ran == Ran(2, "", "standard input: titel: there is no such key. Did you mean title?\n")


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_one_refused_file_among_several_leaves_nothing_printed(cli, logo, wrong, form):
    ran = cli("assess", logo, wrong, logo, "--format", form)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1


def test_every_refused_file_has_its_line(cli, logo, wrong, written, tmp_path):
    late = written("late.json", '{"title": "a", "hours": [2, 1, 3]}')
    ran = cli("assess", wrong, logo, late, tmp_path / "none.toml", "--format", "json")
    assert (ran.status, ran.out) == (2, "")
    lines = ran.err.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [str(wrong), str(late), str(tmp_path / "none.toml")]


def test_a_quote_without_its_exchange_rate_is_refused_like_any_other_input(cli, logo, written):
    quote = {"vendor": "v", "arrangement": "outsource", "rate": 1, "currency": "EUR"}
    task = written("euro.json", json.dumps({"title": "a", "quotes": [quote]}))
    ran = cli("assess", logo, task, "--format", "json")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"{task}: quotes[0].currency: the quote is in EUR, you count in USD, and ")
    assert ran.err.endswith('Write {code = "EUR", rate = what one EUR costs in USD}.\n')


def test_a_missing_file_a_folder_and_what_may_not_be_read_are_told_apart(cli, tmp_path):
    assert cli("assess", tmp_path / "none.toml").err == (
        f"{tmp_path / 'none.toml'}: there is no such file. Give the name of a task file.\n"
    )
    ran = cli("assess", tmp_path)
    assert ran == Ran(
        2, "", f"{tmp_path}: there is no library in this folder. Give one with .rightsource files in it.\n"
    )
    ran = cli("report", tmp_path, "-o", tmp_path / "a.pdf")
    assert ran == Ran(2, "", f"{tmp_path}: it is a folder. Give the name of a task file.\n")
    assert cli("assess", "a\x00b.toml").status == 2
    ran = cli("assess", tmp_path / ("x" * 300))
    assert ran.status == 2
    assert "it could not be read (File name too long)" in ran.err


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("empty.toml", b"", "title: it is missing."),
        ("blank.toml", b" \r\n\t\n", "title: it is missing."),
        ("empty.json", b"", "it is not valid JSON: Expecting value in line 1, column 1."),
        ("list.json", b"[]", "a table of keys is needed here, not a list."),
        ("binary.toml", b"\x89PNG\r\n\x1a\n\x00\xff", "it is not UTF-8 text."),
        ("latin.toml", 'title = "Büro"'.encode("latin-1"), "it is not UTF-8 text."),
        ("utf16.toml", 'title = "a"'.encode("utf-16"), "it is not UTF-8 text."),
        ("zeros.toml", b"\x00" * 1_000, "it is not valid TOML: "),
        ("cut.json", b'{"title": "a"', "it is not valid JSON: "),
        ("twice.json", b'{"title": "a", "title": "b"}', "title: it is given twice."),
        ("nan.json", b'{"title": "a", "hours": NaN}', "NaN is not a number."),
        ("endless.json", b'{"title": "a", "hours": 1e400}', "hours: it is not a finite number."),
        ("digits.json", b'{"hours": ' + b"9" * 5_000 + b"}", "the number 999999999999… has too many digits."),
        ("digits.toml", b'title = "a"\nhours = ' + b"9" * 400, ""),
        ("deep.json", b"[" * 100_000, "its lists and tables are nested too deeply."),
        ("large.toml", b"#" * 4_000_001, "it is larger than 4 MB."),
        ("key.json", b'{"title": "a", "\\u001b[31m\\n": 1, "\\u001b[31m\\n": 2}', ""),
    ],
)  # fmt: skip
def test_what_is_no_task_is_refused_in_one_line(cli, written, name, content, problem):
    path = written(name, content)
    ran = cli("assess", path, "--format", "json")
    assert (ran.status, ran.out) == (2, "")
    assert is_one_line(ran.err)
    assert ran.err.startswith(f"{path}: {problem}")


@pytest.mark.parametrize(
    "encoded", [LOGO.encode("utf-8-sig"), LOGO.replace("\n", "\r\n").encode(), LOGO.encode()]
)
def test_a_byte_order_mark_and_line_ends_of_windows_are_taken(cli, written, encoded):
    ran = cli("assess", written("logo.toml", encoded), "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out)["task"]["title"] == "Logo"


def test_a_file_s_ending_may_be_in_capitals_and_need_not_be_there(cli, written):
    for name, content in (
        ("A.JSON", '{"title": "a"}'),
        ("B.TOML", 'title = "a"'),
        ("c", '{"title": "a"}'),
        ("d.txt", 'title = "a"'),
    ):
        assert cli("assess", written(name, content), "--format", "csv", "--point").status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["assess"],
        ["asses", "a.toml"],
        ["assess", "a.toml", "--format", "xml"],
        ["assess", "a.toml", "--locale", "zz"],
        ["assess", "a.toml", "--locale", ""],
        ["assess", "a.toml", "--pointless"],
        ["assess", "a.toml", "--locale", "a\nb"],
        ["assess", "a.toml", "--a\nb"],
        ["assess", "no\nsuch\x1b[31m"],
        ["starters", "a\nb"],
        ["starters", "no-such-starter", "--format", "json"],
        ["starters", "--format", "xml"],
        ["schema", "extra"],
        ["report"],
    ],
)
def test_wrong_arguments_are_refused_in_one_line(cli, arguments):
    ran = cli(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert is_one_line(ran.err)


def test_a_wrong_command_is_told_which_there_are(cli):
    err = cli("asses").err
    assert err.startswith("rightsource: argument COMMAND: invalid choice: 'asses'")
    assert all(f"'{command}'" in err for command in ("assess", "report", "starters", "schema"))
    assert err.endswith("Run `rightsource --help` for what is allowed.\n")


def test_a_starter_nearly_called_right_leads_to_the_right_one(cli):
    ran = cli("starters", "design-lgo")
    assert ran == Ran(
        2,
        "",
        "starters: there is no starter “design-lgo”. Run `rightsource starters`. Did you mean design-logo?\n",
    )
