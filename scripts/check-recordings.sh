#!/usr/bin/env bash
# Replays every recording of recordings/ in an empty folder: each must be whole, and its log the recorded one, byte for
# byte. Every shipped scenario has one.
#
# Usage: scripts/check-recordings.sh [FILE...]; without arguments all of recordings/.
set -euo pipefail
cd "$(dirname "$0")/.."

command=$(scripts/build-release.sh --quiet)

failed=0
files=("$@")
if [ ${#files[@]} -eq 0 ]; then
    for file in scenarios/*/scenario.yaml; do
        name=$(basename "$(dirname "$file")")
        if [ -e "recordings/$name.ndjson" ]; then continue; fi
        echo "recordings/$name.ndjson:1:1: recording: expected one for each shipped scenario, found none" >&2
        echo "  repair: make record" >&2
        failed=1
    done
    files=(recordings/*.ndjson)
fi

empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
for file in "${files[@]}"; do
    path=$(realpath "$file")
    status=0
    (cd "$empty" && env -i PATH="$PATH" "$command" replay "$path") >"$empty.out" 2>"$empty.err" || status=$?
    if [ "$status" -ne 0 ]; then
        echo "$file:1:1: replay: expected the recorded log, found exit code $status" >&2
        cat "$empty.out" "$empty.err" >&2
        echo "  repair: if the change is meant, make record makes it anew and says what changed" >&2
        failed=1
    else
        echo "$file: the recorded log, byte for byte"
    fi
    rm -f "$empty.out" "$empty.err"
done
exit "$failed"
