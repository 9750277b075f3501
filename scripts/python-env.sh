#!/usr/bin/env bash
# An environment of Python at .build/NAME with packages from PyPI, made where it is missing; prints its python.
#
# Usage: scripts/python-env.sh NAME MODULES WITHOUT PACKAGE...
# MODULES is what tells that it is there, as after `import`; WITHOUT is what can be done when PyPI is out of reach.
set -euo pipefail
cd "$(dirname "$0")/.."

name=$1 modules=$2 without=$3
shift 3
venv=.build/$name
if ! "$venv/bin/python" -c "import $modules" 2>/dev/null; then
    rm -rf "$venv"
    if ! python3 -m venv "$venv" >&2; then
        echo "scripts/python-env.sh: python3: expected one that makes virtual environments, found none" >&2
        echo "  repair: sudo apt-get install python3-venv" >&2
        exit 69
    fi
    if ! "$venv/bin/pip" install --quiet --disable-pip-version-check "$@" >&2; then
        echo "scripts/python-env.sh: $modules: expected to install $* from PyPI, found it out of reach" >&2
        echo "  repair: run this again with a network; $without" >&2
        exit 69
    fi
fi
echo "$venv/bin/python"
