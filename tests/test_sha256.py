from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from advisor import sha256 as module
from advisor.sha256 import sha256


@pytest.fixture(params=[(), ("_sha2", "_sha256")], ids=["lean", "by hashlib"])
def algorithm(request, monkeypatch):
    for name in request.param:
        monkeypatch.setitem(sys.modules, name, None)
    module._algorithm.cache_clear()
    yield
    module._algorithm.cache_clear()


@pytest.mark.usefixtures("algorithm")
def test_it_is_the_checksum_that_everybody_else_makes():
    made = sha256(b"a library")
    made.update(b" and more" * 100_000)
    expected = hashlib.sha256(b"a library" + b" and more" * 100_000)
    assert (made.digest(), made.hexdigest()) == (expected.digest(), expected.hexdigest())
    assert sha256().hexdigest() == hashlib.sha256().hexdigest()


def test_it_comes_without_openssl():
    program = (
        "import sys; from advisor.sha256 import sha256; sha256(b''); sys.exit('_hashlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
