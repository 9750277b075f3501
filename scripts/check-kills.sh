#!/usr/bin/env bash
# A batch that is killed goes on to the results of one that is not: kill -9 at fifty moments, --resume after each, and the
# exports compared. A batch that ends by itself makes room for the next one. A tenth as many kills of a regress that adds
# runs: what the store has then is what it had before, or all of it, and the same command comes to the same end.
#
# Usage: scripts/check-kills.sh [KILLS [RUNS]]
set -euo pipefail
cd "$(dirname "$0")/.."
kills=${1:-50}
runs=${2:-2000}

command=$(scripts/build-release.sh --quiet)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
store=$work/rede.sqlite
# The same delays each time.
RANDOM=7

# play TAG [OPTION...]: a batch in which some runs fail.
play() {
    local tag=$1
    shift
    exec "$command" batch scenarios/story-circle --runs "$runs" --sweep faults.rateLimit=0,5% --quiet \
        --tag "$tag" --out "$work" "$@"
}

(play whole) || [ $? -eq 1 ]
"$command" runs export whole --store "$store" >"$work/whole.csv"

killed=0
number=0
while [ "$killed" -lt "$kills" ]; do
    number=$((number + 1))
    tag=killed-$number
    resume=()
    status=137
    while [ "$status" -eq 137 ]; do
        play "$tag" "${resume[@]}" &
        if [ "$killed" -lt "$kills" ]; then
            sleep "$(printf '0.%03d' $((RANDOM % 400 + 20)))"
            kill -KILL $! 2>/dev/null || true
        fi
        status=0
        wait $! 2>/dev/null || status=$?
        if [ "$status" -eq 137 ]; then killed=$((killed + 1)); fi
        # One that was killed at its very beginning begins again.
        if "$command" runs show "$tag" --store "$store" >/dev/null 2>&1; then resume=(--resume); fi
    done
    if [ "$status" -gt 1 ]; then
        echo "scripts/check-kills.sh:1:1: $tag: expected a batch that ends, found exit code $status" >&2
        exit 1
    fi
    "$command" runs export "$tag" --store "$store" >"$work/$tag.csv"
    if ! cmp "$work/whole.csv" "$work/$tag.csv" >&2; then
        echo "scripts/check-kills.sh:1:1: $tag: expected the results of a batch that was not killed, found others" >&2
        echo "  repair: a kill, or what goes on after it, loses or changes a result: scripts/check-kills.sh shows it again" >&2
        exit 1
    fi
done
echo "$killed kills, $number finished, of $((2 * runs)) runs: the same results"

# What no number of runs decides: whether a side is worse than itself by no more than nothing.
cat >"$work/gates.yaml" <<'END'
schema: rede-sim/gates/1
gates: [{ metric: handoff-seconds-median, margin: 0 }]
END
cat >"$work/plan.yaml" <<END
schema: rede-sim/plan/1
scenarios: $PWD/scenarios/story-circle
sweep: { faults.rateLimit: [5%] }
END

# decide STORE: adds runs to both sides until there are no more to add.
decide() {
    exec "$command" regress --baseline old --candidate new --gates "$work/gates.yaml" --undecided pass --quiet \
        --until-decided --run-baseline scenarios/story-circle --run-candidate "$work/plan.yaml" \
        --max-runs "$((runs / 4))" --store "$1"
}
# runs_of STORE: all that it has.
runs_of() {
    for tag in old new; do "$command" runs export "$tag" --store "$1"; done
}

status=0
(decide "$work/undisturbed.sqlite") || status=$?
if [ "$status" -gt 1 ]; then exit "$status"; fi
runs_of "$work/undisturbed.sqlite" >"$work/whole.csv"
cut=0
while [ "$cut" -lt "$((kills / 10))" ]; do
    disturbed=$work/disturbed-$cut.sqlite
    status=137
    while [ "$status" -eq 137 ]; do
        decide "$disturbed" &
        if [ "$cut" -lt "$((kills / 10))" ]; then
            sleep "$(printf '0.%03d' $((RANDOM % 600 + 20)))"
            kill -KILL $! 2>/dev/null || true
        fi
        status=0
        wait $! 2>/dev/null || status=$?
        if [ "$status" -eq 137 ]; then cut=$((cut + 1)); fi
        if [ -f "$disturbed" ] && "$command" runs list --store "$disturbed" --json |
            grep '"tag"' | grep -vE '"(old|new)"' >&2; then
            echo "scripts/check-kills.sh:1:1: tag: expected \"old\" and \"new\" alone, found this one" >&2
            echo "  repair: what regress adds must take its place in one transaction" >&2
            exit 1
        fi
    done
    runs_of "$disturbed" >"$work/disturbed.csv"
    if ! cmp "$work/whole.csv" "$work/disturbed.csv" >&2; then
        echo "scripts/check-kills.sh:1:1: regress: expected the runs of one that was not killed, found others" >&2
        echo "  repair: a kill loses or changes runs: scripts/check-kills.sh shows it again" >&2
        exit 1
    fi
done
echo "$cut kills of a regress that adds runs: the same runs"
