#!/bin/sh
# Runs every test; arguments go to `swift test` (scripts/test.sh --filter Budget).
set -eu
cd "$(dirname "$0")/.."
scripts/prepare.sh
exec swift test "$@"
