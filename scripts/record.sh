#!/usr/bin/env bash
# Records each shipped scenario anew, at the seed that recordings/ is made with, and says what changed.
#
# Usage: scripts/record.sh [SCENARIO...]; without arguments every folder of scenarios/.
set -euo pipefail
cd "$(dirname "$0")/.."
seed=7

command=$(scripts/build-release.sh --quiet)

names=("$@")
if [ ${#names[@]} -eq 0 ]; then
    for file in scenarios/*/scenario.yaml; do names+=("$(basename "$(dirname "$file")")"); done
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in "${names[@]}"; do
    new=$work/$name.ndjson
    status=0
    # A failed check of the scenario (exit code 1) is for the tests to judge; anything worse stops here.
    env -i PATH="$PATH" "$command" run "scenarios/$name" --seed "$seed" --record "$new" --out "$work/runs" --quiet ||
        status=$?
    if [ "$status" -gt 1 ]; then exit "$status"; fi
    old=recordings/$name.ndjson
    if [ ! -e "$old" ]; then
        echo "$old: new"
    elif cmp -s "$old" "$new"; then
        echo "$old: as it was"
        continue
    else
        echo "$old: changed"
        # Its exit code says that they differ, which is known.
        "$command" recording diff "$old" "$new" | sed 's/^/  /' || true
    fi
    mv "$new" "$old"
done
