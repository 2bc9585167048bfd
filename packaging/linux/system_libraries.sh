#!/bin/sh
# Sees to what a bare Linux lacks: the shared libraries that Qt loads, and Python's venv module.
# As root on Debian or Ubuntu it installs what is missing; for anybody else it says what to install, and fails.
# Usage: sh system_libraries.sh PYTHON [QUESTION]. QUESTION: another script beside this one that names the packages.
set -eu
python=$1
missing_packages=$(dirname "$0")/${2:-missing_packages.py}

[ "$(uname -s)" = Linux ] || exit 0
missing=$("$python" "$missing_packages")
[ -n "$missing" ] || exit 0

# Not `apt-cache show`: it succeeds for a package that is only mentioned by another one.
known() {
    LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'
}

# Debian 13 and Ubuntu 24.04 renamed some packages to …t64: takes the name that this machine's apt knows.
apt_names() {
    for package in $missing; do
        if known "${package}t64"; then
            printf ' %st64' "$package"
        else
            printf ' %s' "$package"
        fi
    done
}

if ! command -v apt-get >/dev/null; then
    echo "Rightsource needs what these Debian packages hold; install your system's own, then try again:" >&2
    echo "$missing" | tr '\n' ' ' >&2
    echo >&2
    exit 1
fi

if [ "$(id -u)" -ne 0 ]; then
    names=$(apt_names)
    update="sudo apt-get update && "  # a fresh machine has no package lists yet
    for name in $names; do
        ! known "$name" || update=
    done
    echo "Some system packages are missing. Install them with this line, then try again:" >&2
    echo "${update}sudo apt-get install --no-install-recommends$names" >&2
    exit 1
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq || echo "The package lists could not all be updated; trying with those at hand." >&2
names=$(apt_names)
echo "Installing system packages:$names"
# Unquoted: one argument a name. A fresh machine may still be updating itself, hence the wait.
# shellcheck disable=SC2086
apt-get install -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 $names

missing=$("$python" "$missing_packages")
if [ -n "$missing" ]; then
    echo "Still missing after the installation:" $missing >&2
    exit 1
fi
