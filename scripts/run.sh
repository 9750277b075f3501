#!/bin/sh
# Builds in release and plays the story circle (or what the arguments say: scripts/run.sh run scenarios/research).
set -eu
cd "$(dirname "$0")/.."
scripts/prepare.sh
command=$(scripts/build-release.sh)
if [ $# -eq 0 ]; then set -- run scenarios/story-circle; fi
exec "$command" "$@"
