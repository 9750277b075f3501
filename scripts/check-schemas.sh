#!/usr/bin/env bash
# Every shipped scenario, script, bots and game file against its JSON Schema, with a validator that is not ours.
# Needs Python 3 with venv; the validator (jsonschema, pyyaml) comes from PyPI into .build/schemas.
set -euo pipefail
cd "$(dirname "$0")/.."

python=$(scripts/python-env.sh schemas 'jsonschema, yaml' "the other checks need none" 'jsonschema>=4.20,<5' 'pyyaml>=6,<7')
exec "$python" scripts/check-schemas.py "$@"
