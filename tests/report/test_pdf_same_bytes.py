import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.report.pdf import build_pdf
from tests.report.kinds import KINDS
from tests.report.samples import all_samples

ROOT = Path(__file__).parents[2]
PROGRAM = (
    "import hashlib, sys\n"
    "from advisor.report.pdf import build_pdf\n"
    "from tests.report.kinds import KINDS\n"
    "print(hashlib.sha256(build_pdf(KINDS[sys.argv[1]]()).data).hexdigest())\n"
)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_same_document_gives_the_same_bytes_again(name):
    assert build_pdf(KINDS[name]()).data == build_pdf(KINDS[name]()).data


@pytest.mark.parametrize("name", ["complete", "harsh-letter", "scripts", "library"])
def test_the_same_document_gives_the_same_bytes_in_any_process_and_time_zone(name):
    expected = hashlib.sha256(build_pdf(KINDS[name]()).data).hexdigest()
    for seed, zone, locale in (("1", "Asia/Kathmandu", "C"), ("4242", "America/St_Johns", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        done = subprocess.run(
            [sys.executable, "-B", "-c", PROGRAM, name],
            cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip
        assert done.stdout.strip() == expected


def test_another_day_gives_other_bytes_and_no_day_gives_the_same():
    from datetime import date

    from advisor.records import replace

    document = all_samples()["plain-a4"]
    undated = build_pdf(replace(document, printed_on=None)).data
    assert undated == build_pdf(replace(document, printed_on=None)).data
    assert undated != build_pdf(document).data
    assert build_pdf(replace(document, printed_on=date(2026, 11, 6))).data != build_pdf(document).data
