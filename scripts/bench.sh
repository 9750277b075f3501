#!/bin/sh
# Runs the benchmarks; arguments go to the plugin (scripts/bench.sh --filter 'log line').
set -eu
cd "$(dirname "$0")/.."
scripts/prepare.sh
cd Benchmarks
exec swift package benchmark "$@"
