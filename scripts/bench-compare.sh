#!/usr/bin/env bash
# Says what comparing two large batches takes of the processor, command by command, from a store and from exports, and
# what two long logs take. The times of the batches themselves do not count.
#
# Usage: scripts/bench-compare.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-100000}

command=$(scripts/build-release.sh --quiet)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
store=$work/rede.sqlite

for tag in few=5% many=15%; do
    "$command" batch scenarios/story-circle --runs "$runs" --keep none --quiet --out "$work" --tag "${tag%=*}" \
        --sweep "faults.malformed=${tag#*=}" --sweep faults.rateLimit=3% || [ $? -eq 1 ]
    "$command" runs export "${tag%=*}" --store "$store" --out "$work/${tag%=*}.csv"
done
# About 145,000 events each.
for seed in 7 8; do
    "$command" run scenarios/story-circle --seed "$seed" --out "$work" --quiet --set MAX_SESSION_REPLIES=3600 \
        --set SESSION_KILL_AFTER_SECONDS=70000 --set BRAIN_COOLDOWN_SECONDS=1 || [ $? -eq 1 ]
done

# measure NAME COMMAND...: what a command takes of the processor, and how much it holds at once.
measure() {
    local name=$1
    shift
    { bash -c 'TIMEFORMAT="%U %S"; time "$@" >/dev/null' measure "$@" || [ $? -eq 1 ]; } 2>"$work/time"
    awk -v name="$name" '{ printf "%-44s %6.1f s\n", name, $1 + $2 }' "$work/time"
}

measure "compare, two tags, $runs pairs" "$command" compare few many --store "$store"
measure "compare, two exports" "$command" compare "$work/few.csv" "$work/many.csv"
measure "regress, two tags" "$command" regress --baseline few --candidate many --store "$store"
measure "regress, two exports" "$command" regress --baseline "$work/few.csv" --candidate "$work/many.csv"
measure "compare, two logs of 145,000 events" "$command" compare "$work/story-circle-7" "$work/story-circle-8"
measure "the same with pages and JSON" "$command" compare "$work/story-circle-7" "$work/story-circle-8" \
    --out "$work/comparison"
