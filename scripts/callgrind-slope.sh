#!/usr/bin/env bash
# Prints the instructions that one log event costs: callgrind's totals of two runs of one scenario, a short and a long
# one, their difference divided by the difference of their events. What the process costs to start falls out.
#
# Usage: scripts/callgrind-slope.sh [SCENARIO [SHORT [LONG]]]
#        scripts/callgrind-slope.sh scenarios/story-circle 300s 3000s
#        SETTINGS=MAX_SESSION_REPLIES=2 scripts/callgrind-slope.sh scenarios/story-circle 0s 150s
# The second is a whole short run, its sessions' ends and the judge included: all but what the process itself takes.
set -euo pipefail
cd "$(dirname "$0")/.."

scenario=${1:-scenarios/story-circle}
short=${2:-300s}
long=${3:-3000s}

for tool in valgrind strip; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        echo "scripts/callgrind-slope.sh: $tool: expected it on the PATH, found none" >&2
        echo "  repair: sudo apt-get install valgrind binutils" >&2
        exit 69
    fi
done

program=$(scripts/build-release.sh)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# valgrind gives up on the debug information of Swift's linker; the names of functions stay.
strip --strip-debug -o "$work/rede-sim" "$program"

# One session that lasts as long as the run, so that a longer run has more events of the same kind.
settings=()
for setting in ${SETTINGS:-SESSION_KILL_AFTER_SECONDS=1000000 MAX_SESSION_REPLIES=1000000}; do
    settings+=(--set "$setting")
done

# count UNTIL: instructions and events of a run, as two numbers; says them on the way.
count() {
    local status=0 instructions events
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$work/rede-sim" run "$scenario" --seed 1 \
        --until "$1" "${settings[@]}" --events - --quiet --out "$work/out-$1" >"$work/events" 2>"$work/log" || status=$?
    instructions=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$work/log")
    events=$(wc -l <"$work/events")
    if [ "$status" -gt 1 ] || [ -z "$instructions" ] || [ "$events" -eq 0 ]; then
        echo "$scenario:1:1: run: expected a run under callgrind, found exit code $status and $events events" >&2
        tail -n 20 "$work/log" | sed 's/^/  note: /' >&2
        exit 1
    fi
    echo "until $1: $instructions instructions, $events events" >&2
    echo "$instructions $events"
}

one=$(count "$short")
other=$(count "$long")
awk -v one="$one" -v other="$other" 'BEGIN {
    split(one, a, " ")
    split(other, b, " ")
    if (b[2] <= a[2]) {
        print "scripts/callgrind-slope.sh: events: expected more of them in the longer run, found " b[2] > "/dev/stderr"
        print "  repair: give durations that the scenario fills, such as 300s 3000s" > "/dev/stderr"
        exit 1
    }
    printf "%.0f instructions a log event\n", (b[1] - a[1]) / (b[2] - a[2])
}'
