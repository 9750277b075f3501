#!/usr/bin/env bash
# A server that is used badly: a thousand idle and slow connections, a full disk (where one can be mounted), a port in use.
# Builds in release what is not built yet; REDE_SIM names another command to check.
set -euo pipefail
cd "$(dirname "$0")/.."

command=${REDE_SIM:-$(scripts/build-release.sh --quiet)}
exec python3 scripts/check-server-faults.py "$command"
