#!/usr/bin/env bash
# The same bytes from every process: each shipped scenario is run in two release processes that differ in time zone,
# language and home, then in a debug one, and their event logs are compared. Shows the first line that differs.
#
# Usage: scripts/check-runs.sh [SCENARIO...]; without arguments every folder of scenarios/.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build --product rede-sim | { grep -vE '^(\[|Build)' || true; }
release=$(scripts/build-release.sh --quiet)
debug=$(swift build --show-bin-path)/rede-sim

scenarios=("$@")
if [ ${#scenarios[@]} -eq 0 ]; then
    for file in scenarios/*/scenario.yaml; do
        if [ -e "$file" ]; then scenarios+=("$(dirname "$file")"); fi
    done
fi
if [ ${#scenarios[@]} -eq 0 ]; then
    echo "scenarios:1:1: scenario: expected at least one folder with a scenario.yaml, found none" >&2
    echo "  repair: rede-sim init scenarios/NAME writes one that runs" >&2
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# play NAME COMMAND SCENARIO TZ LANG: the event log to $work/NAME. A failed check of the scenario (exit code 1) is for
# the tests to judge; anything worse stops here.
play() {
    local status=0
    mkdir -p "$work/home-$1"
    env -i PATH="$PATH" HOME="$work/home-$1" TZ="$4" LANG="$5" LC_ALL="$5" \
        "$2" run "$3" --seed 7 --events - --quiet --out "$work/out-$1" >"$work/$1" 2>"$work/$1.err" || status=$?
    if [ "$status" -gt 1 ] || [ ! -s "$work/$1" ]; then
        echo "$3:1:1: run: expected an event log, found exit code $status and $(wc -l <"$work/$1") lines" >&2
        sed 's/^/  note: /' "$work/$1.err" >&2
        echo "  repair: $2 run $3 --seed 7 --events - --quiet shows it again" >&2
        failed=1
        return 1
    fi
    rm -rf "$work/out-$1"
}

# differ SCENARIO ONE OTHER WHAT: complains of the first line of $work/ONE and $work/OTHER that differs.
differ() {
    if cmp -s "$work/$2" "$work/$3"; then return; fi
    echo "$1:1:1: event log: expected the same bytes from $4, found a difference" >&2
    awk -v other="$work/$3" '
        {
            more = (getline line < other) > 0
            if (more && line == $0) next
            print "  note: line " FNR ", first:  " substr($0, 1, 400)
            print "  note: line " FNR ", second: " (more ? substr(line, 1, 400) : "nothing: the log ends before it")
            shown = 1
            exit
        }
        END {
            if (!shown && (getline line < other) > 0) {
                print "  note: line " NR + 1 ", first:  nothing: the log ends before it"
                print "  note: line " NR + 1 ", second: " substr(line, 1, 400)
            } else if (!shown) {
                print "  note: the lines are the same, the line break at the end is not"
            }
        }' "$work/$2" >&2
    echo "  repair: what changed the line depends on more than the arguments; scripts/check-runs.sh $1 runs it again" >&2
    failed=1
}

for scenario in "${scenarios[@]}"; do
    play here "$release" "$scenario" Asia/Tokyo tr_TR.UTF-8 || continue
    play there "$release" "$scenario" America/Lima C || continue
    play debug "$debug" "$scenario" Europe/Vienna de_AT.UTF-8 || continue
    differ "$scenario" here there "two processes (TZ Asia/Tokyo and America/Lima)"
    differ "$scenario" here debug "release and debug"
    echo "$scenario: $(wc -l <"$work/here") lines, $(wc -c <"$work/here") bytes from two processes and from debug"
done
exit "$failed"
