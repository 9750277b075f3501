#!/usr/bin/env bash
# Live runs against our model server as a process of its own: a server that is killed, Ctrl-C, and a thousand calls under
# way at once. Builds in release what is not built yet; REDE_SIM and MODEL_SERVER name other programs.
#
# Usage: scripts/check-live.sh [BOTS [ROUNDS]]
set -euo pipefail
cd "$(dirname "$0")/.."

command=${REDE_SIM:-$(scripts/build-release.sh --quiet)}
server=${MODEL_SERVER:-$(scripts/build-release.sh --quiet model-server)}
exec python3 scripts/check-live.py "$command" "$server" "$@"
