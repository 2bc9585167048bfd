#!/bin/sh
# Makes .venv with everything Rightsource needs, in the folder above packaging/.
# Does nothing, quickly, when nothing has changed since the last time. PYTHON=… chooses the interpreter of a new .venv.
set -eu
cd "$(dirname "$0")/../.."
unset PYTHONPATH PYTHONHOME
export PIP_USER=0  # a --user default of the reader's does not fit a .venv

stamp=.venv/.setup-stamp
venv_python=.venv/bin/python

fail() {
    echo "$1" >&2
    exit 1
}

# What the .venv was made from. The folder is part of it: scripts in a .venv hold its path.
state() {
    pwd -P
    cat pyproject.toml requirements-dev.lock packaging/linux/setup.sh packaging/linux/missing_packages.py |
        { sha256sum 2>/dev/null || shasum -a 256; }
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        new_enough "$PYTHON" || fail "PYTHON=$PYTHON is not a Python 3.11 or newer: name another one, or none."
        echo "$PYTHON"
        return
    fi
    for candidate in python3.11 python3.12 python3.13 python3; do
        if new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    fail "Rightsource needs Python 3.11 or newer: install python3.11, or name one with PYTHON=/path/to/python3."
}

# False for a .venv that is absent, half made, of a Python that is gone, or moved here from another folder.
venv_is_sound() {
    [ -x "$venv_python" ] && new_enough "$venv_python" && "$venv_python" -m pip --version >/dev/null 2>&1 &&
        { [ ! -e "$stamp" ] || [ "$(head -n 1 "$stamp")" = "$(pwd -P)" ]; }
}

if [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$(state)" ] && [ -x .venv/bin/rightsource ] &&
    new_enough "$venv_python"; then
    exit 0
fi

if venv_is_sound; then
    sh packaging/linux/system_libraries.sh "$venv_python"
else
    python=$(find_python)
    sh packaging/linux/system_libraries.sh "$python"
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi
rm -f "$stamp"

echo "Installing the libraries (180 MB to fetch, 600 MB on disk; later runs skip this)"
pip_install() {
    "$venv_python" -m pip install --quiet --disable-pip-version-check --no-input --compile "$@"
}
pip_install --only-binary :all: --require-hashes --requirement requirements-dev.lock
pip_install --no-build-isolation --no-deps --editable .
# A module that does not compile is for the tests to report.
"$venv_python" -m compileall -q advisor ui resources || true

"$venv_python" packaging/linux/try_qt.py
state >"$stamp"
echo "Ready: make run, make test"
