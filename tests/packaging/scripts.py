"""Loads what is in packaging/, which bears the name of a library and therefore cannot be imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def of_packaging(imports: str, values: str) -> Any:
    """What the expression ``values`` is after the ``imports``, as JSON gives it; in a process of its own."""
    script = (
        "import json, sys\nfrom pathlib import Path\nsys.path.insert(0, 'packaging')\n"
        f"{imports}\nprint(json.dumps({values}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def file_of_packaging(path: str) -> Any:
    """The module in that file, which imports nothing of ours: at once, without a process of its own."""
    spec = spec_from_file_location(Path(path).stem, ROOT / "packaging" / path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
