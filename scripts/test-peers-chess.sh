#!/usr/bin/env bash
# RedeChess beside python-chess: 10,000 positions, 1,000 games, 500 games that bots play, perft and a million odd
# texts, in a release build.
# Needs Python 3 with venv; python-chess comes from PyPI into .build/peers. Arguments go to test-peers-chess.py.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.build/peers
if ! "$venv/bin/python" -c 'import chess' 2>/dev/null; then
    rm -rf "$venv"
    if ! python3 -m venv "$venv"; then
        echo "scripts/test-peers-chess.sh: python3: expected one that makes virtual environments, found none" >&2
        echo "  repair: sudo apt-get install python3-venv" >&2
        exit 69
    fi
    if ! "$venv/bin/pip" install --quiet --disable-pip-version-check 'chess>=1.11,<2'; then
        echo "scripts/test-peers-chess.sh: chess: expected to install it from PyPI, found it out of reach" >&2
        echo "  repair: run this again with a network; \`make test\` keeps a recorded sample" >&2
        exit 69
    fi
fi
swift build -c release --product chess-peer
exec "$venv/bin/python" scripts/test-peers-chess.py "$(swift build -c release --show-bin-path)/chess-peer" "$@"
