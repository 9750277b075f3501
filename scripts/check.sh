#!/usr/bin/env bash
# All that a change must pass, cheapest first; stops at the first step that complains.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/prepare.sh

step() {
    local name=$1 began=$SECONDS
    shift
    echo "== $name"
    if ! "$@"; then
        echo "== $name: not passed; again with: $*" >&2
        exit 1
    fi
    echo "== $name: passed in $((SECONDS - began)) s"
}

step format scripts/check-format.sh
step layers scripts/check-layers.sh
step determinism scripts/check-determinism.sh
step scripts scripts/check-scripts.sh
step build scripts/check-build.sh
step test make --no-print-directory test
step runs scripts/check-runs.sh
step recordings scripts/check-recordings.sh
step properties scripts/check-properties.sh
step kills scripts/check-kills.sh 15
step serve scripts/check-serve.sh
step server-kills scripts/check-server-kills.sh 10
step server-faults scripts/check-server-faults.sh
step live scripts/check-live.sh 200 2
step docs scripts/check-docs.sh
echo "all checks passed in $SECONDS s"
