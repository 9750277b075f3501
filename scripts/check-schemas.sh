#!/usr/bin/env bash
# Every shipped scenario, script, bots and game file against its JSON Schema, with a validator that is not ours.
# Needs Python 3 with venv; the validator (jsonschema, pyyaml) comes from PyPI into .build/schemas.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.build/schemas
if ! "$venv/bin/python" -c 'import jsonschema, yaml' 2>/dev/null; then
    rm -rf "$venv"
    if ! python3 -m venv "$venv"; then
        echo "scripts/check-schemas.sh: python3: expected one that makes virtual environments, found none" >&2
        echo "  repair: sudo apt-get install python3-venv" >&2
        exit 69
    fi
    if ! "$venv/bin/pip" install --quiet --disable-pip-version-check 'jsonschema>=4.20,<5' 'pyyaml>=6,<7'; then
        echo "scripts/check-schemas.sh: jsonschema, pyyaml: expected to install them from PyPI, found it out of reach" >&2
        echo "  repair: run this again with a network; the other checks need none" >&2
        exit 69
    fi
fi
exec "$venv/bin/python" scripts/check-schemas.py "$@"
