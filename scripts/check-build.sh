#!/usr/bin/env bash
# Builds everything, tests included; a warning is an error, the package manager's own among them.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
swift build --build-tests 2>&1 | tee "$log" | grep -vE '^\[[0-9]+/[0-9]+\]' || true
if ! grep -q 'Build complete' "$log"; then
    echo "  repair: swift build --build-tests shows the errors above again" >&2
    exit 1
fi
if grep -q 'warning:' "$log"; then
    echo "  repair: the warnings above are errors here" >&2
    exit 1
fi
