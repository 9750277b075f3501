#!/usr/bin/env bash
# A server with --state that is killed while messages come, again and again: no acknowledged message is lost.
# Builds in release what is not built yet; REDE_SIM names another command to check.
#
# Usage: scripts/check-server-kills.sh [KILLS]
set -euo pipefail
cd "$(dirname "$0")/.."

command=${REDE_SIM:-}
if [ -z "$command" ]; then
    scripts/build-release.sh 2>&1 | { grep -vE '^(\[|Build)' || true; }
    command=$(swift build -c release --show-bin-path)/rede-sim
fi
exec python3 scripts/check-server-kills.py "$command" "${1:-100}"
