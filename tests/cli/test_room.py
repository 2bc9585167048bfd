"""A task's arrays stand where those of the task before stood."""

import platform
import sys

import pytest

# The pages of memory that a second task asks the system for.
PAGES_OF_A_SECOND = """
import resource, sys
from advisor.cli.sources import read_sources
from advisor.cli.weighing import Part, Wish, weigh

def pages():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

(source,) = read_sources(sys.argv[1:])
part = Part(files=(("a", source.task),))
wish = Wish(form="csv", locale="en_US", point=False)
weigh(part, wish)
before = pages()
weigh(part, wish)
print(pages() - before)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or platform.libc_ver()[0] != "glibc", reason="other C libraries have other rules"
)
def test_a_second_task_asks_the_system_for_hardly_any_memory(command):
    ran = command("resources/sample/task.toml", code=PAGES_OF_A_SECOND, OPENBLAS_NUM_THREADS="1")
    assert ran.stderr == b""
    assert int(ran.stdout) < 500  # without room for them it is some 1,700
