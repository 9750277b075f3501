#!/usr/bin/env bash
# RedeChess beside python-chess: 10,000 positions, 1,000 games, 500 games that bots play, perft and a million odd
# texts, in a release build.
# Needs Python 3 with venv; python-chess comes from PyPI into .build/peers. Arguments go to test-peers-chess.py.
set -euo pipefail
cd "$(dirname "$0")/.."

python=$(scripts/python-env.sh peers chess "\`make test\` keeps a recorded sample" 'chess>=1.11,<2')
program=$(scripts/build-release.sh chess-peer)
exec "$python" scripts/test-peers-chess.py "$program" "$@"
