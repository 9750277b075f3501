#!/usr/bin/env bash
# RedeEval's statistics beside SciPy: functions, intervals and tests of random data, in a release build, and 100,000
# pairs of runs with 70 metrics, which must take less than 10 s.
# Needs Python 3 with venv; SciPy comes from PyPI into .build/statistics. Arguments go to test-peers-statistics.py.
set -euo pipefail
cd "$(dirname "$0")/.."

python=$(scripts/python-env.sh statistics scipy "\`make test\` keeps a recorded sample" 'scipy>=1.14,<2')
program=$(scripts/build-release.sh statistics-peer)
exec "$python" scripts/test-peers-statistics.py "$program" "$@"
