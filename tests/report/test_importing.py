import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = ("summary", "text", "files", "chart", "document", "fonts")


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        *((f"advisor.report.{name}", "reportlab") for name in MODULES),
        *((f"advisor.report.{name}", "PySide6") for name in (*MODULES, "pdf")),
        ("advisor.report.pdf", "bidi"),
        ("advisor.report.pdf", "arabic_reshaper"),
    ],
)
def test_a_report_drags_in_only_what_it_needs(module, absent):
    program = f"import sys, {module}; sys.exit({absent!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-B", "-c", program], cwd=ROOT, check=False, timeout=60)
    assert done.returncode == 0
