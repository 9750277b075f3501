#!/usr/bin/env bash
# The laws that hold for every run, over many more of them than `make test` has time for, in release: 10,000 random
# networks under both readings, 1,000 seeds of each shipped scenario, 10,000 games of chess to their end, and 10,000
# pairs of variants compared.
#
# Usage: scripts/check-properties.sh [NETWORKS [SEEDS [GAMES [VARIANTS]]]]
set -euo pipefail
cd "$(dirname "$0")/.."

export REDE_PROPERTY_RUNS=${1:-10000} REDE_SCENARIO_SEEDS=${2:-1000} REDE_CHESS_GAMES=${3:-10000} REDE_STATISTICS_ROUNDS=${4:-10000}
# A build folder of its own: the flag that lets tests look inside would make the release command be built anew.
swift test -c release -Xswiftc -enable-testing --scratch-path .build-properties \
    --filter 'RandomNetworkTests|ShippedScenarioTests|ChessPolicyTests|ForkTests|SeedTests|PlantedEffectTests|SequentialTestTests|ReadingDifferencesTests' 2>&1 | { grep -vE '^(\[|Build|◇)' || true; }
