#!/usr/bin/env bash
# The scripts themselves under shellcheck, where it is installed.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v shellcheck >/dev/null 2>&1; then
    echo "note: the scripts are not checked: shellcheck is not installed (apt-get install shellcheck)"
    exit 0
fi
if ! shellcheck --format=gcc scripts/*.sh scripts/slurm/*.sbatch .ci/run >&2; then
    echo "  repair: https://www.shellcheck.net/wiki/ has a page a code" >&2
    exit 1
fi
