#!/usr/bin/env bash
# A server with --state that is killed while messages come, again and again: no acknowledged message is lost.
# Builds in release what is not built yet; REDE_SIM names another command to check.
#
# Usage: scripts/check-server-kills.sh [KILLS]
set -euo pipefail
cd "$(dirname "$0")/.."

command=${REDE_SIM:-$(scripts/build-release.sh --quiet)}
exec python3 scripts/check-server-kills.py "$command" "${1:-100}"
