#!/usr/bin/env bash
# Debian's stockfish as a bot's model: a whole game, twice, which must give the same log. Installs it where it is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! PATH="$PATH:/usr/games" command -v stockfish >/dev/null; then
    sudo=
    if [ "$(id -u)" -ne 0 ]; then sudo=sudo; fi
    if ! { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq stockfish; } >/dev/null
    then
        echo "scripts/test-peers-engine.sh: stockfish: expected to install it, found it out of reach" >&2
        echo "  repair: install it by hand; \`make test\` plays against an engine of its own" >&2
        exit 69
    fi
fi
command=$(scripts/build-release.sh)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for run in first second; do
    "$command" run Tests/Fixtures/chess-uci/stockfish.yaml --seed 7 --out "$out/$run" --quiet \
        --centipawns stockfish
done
if ! cmp "$out"/first/*/events.ndjson "$out"/second/*/events.ndjson >&2; then
    echo "scripts/test-peers-engine.sh: stockfish: expected the same log twice, found two" >&2
    exit 1
fi
if ! cmp "$out"/first/*/run.json "$out"/second/*/run.json >&2; then
    echo "scripts/test-peers-engine.sh: stockfish: expected the same centipawn losses twice, found others" >&2
    exit 1
fi
if [ "$(grep -c '"chess-centipawn-loss-' "$out"/first/*/run.json)" -ne 2 ]; then
    echo "scripts/test-peers-engine.sh: stockfish: expected a centipawn loss a side in run.json, found none" >&2
    exit 1
fi
echo "stockfish: a game of $(grep -c '"scenario.action.applied"' "$out"/first/*/events.ndjson) moves, twice the same"
