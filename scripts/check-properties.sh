#!/usr/bin/env bash
# The laws that hold for every run, over many more of them than `make test` has time for, in release: 10,000 random
# networks under both readings, 1,000 seeds of each shipped scenario, 10,000 games of chess to their end, and 100 times
# 1,000 changed files of each format that is read.
#
# Usage: scripts/check-properties.sh [NETWORKS [SEEDS [GAMES [PIECES]]]]
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(scripts/build-release.sh --quiet property-runs)
exec "$program" "${1:-10000}" "${2:-1000}" "${3:-10000}" "${4:-100}" scenarios/*/scenario.yaml
