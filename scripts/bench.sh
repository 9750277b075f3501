#!/bin/sh
# Runs the benchmarks; arguments go to the plugin (scripts/bench.sh --filter 'log line').
# With the argument "batch" says what a run of a batch costs, and which share of that its parts have.
set -eu
cd "$(dirname "$0")/.."
scripts/prepare.sh
cd Benchmarks
if [ "${1:-}" = batch ]; then
    shift
    exec swift run -c release BatchShares "$@"
fi
exec swift package benchmark "$@"
