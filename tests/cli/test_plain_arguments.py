"""Holds the reader of plain arguments to argparse: it reads the same, and leaves alone what is not plain."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cli.main import command_line
from advisor.cli.plain_arguments import plain_arguments
from tests.strategies import quick

# Words of a command line, right and wrong; "a b" is a file with a space in its name.
WORDS = (
    "task.toml", "a b", "-", "", "--point", "--poin", "--format", "json", "text", "xml", "--format=json",
    "--locale", "es_ES", "de-DE", "xx_YY", "--jobs", "2", "-o", "all.parquet", "--", "-1", "-h", "--help",
)  # fmt: skip


def by_argparse(words):
    """What argparse makes of it; None where it refuses it or shows its help."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            return vars(command_line("assess").parse_args(["assess", *words]))
        except SystemExit:
            return None


@quick
@given(st.lists(st.sampled_from(WORDS), max_size=7))
def test_what_it_reads_is_what_argparse_reads(words):
    plain = plain_arguments(words)
    assert plain is None or vars(plain) == by_argparse(words)


@pytest.mark.parametrize(
    "words",
    [
        ["task.toml"],
        ["-", "--format", "json"],
        ["--format", "csv", "a.toml", "b c.json", "--point"],
        ["--locale", "es-ES", "--point", "a.toml", "--format", "text", "--locale", "de_DE"],
    ],
)
def test_the_usual_arguments_are_plain(words):
    plain = plain_arguments(words)
    assert plain is not None
    assert vars(plain) == by_argparse(words)


@pytest.mark.parametrize(
    "words",
    [
        [], ["--point"], ["a", "--format"], ["a", "--format", "xml"], ["a", "--locale", "xx_YY"],
        ["a", "--help"], ["a", "--jobs", "2"], ["a", "--poin"], ["a", "--point", "b"], ["a", "-o", "b"],
        ["a", ""], ["--", "a"],
    ],
)  # fmt: skip
def test_whatever_else_is_left_to_argparse(words):
    assert plain_arguments(words) is None
