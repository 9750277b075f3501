#!/usr/bin/env bash
# Builds everything, tests included; a warning is an error, the package manager's own among them. What it says of files
# in packages that we depend on is not ours to mend.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
swift build --build-tests 2>&1 | tee "$log" | grep -vE '^\[[0-9]+/[0-9]+\]' || true
if ! grep -q 'Build complete' "$log"; then
    echo "  repair: swift build --build-tests shows the errors above again" >&2
    exit 1
fi
# Such a warning names its file in the line below.
warnings=$(awk '
    /warning:/ { if (held != "") print held; held = $0; next }
    held != "" { if ($0 !~ /\/\.build\/checkouts\//) print held; held = "" }
    END { if (held != "") print held }
' "$log")
if [ -n "$warnings" ]; then
    echo "$warnings" >&2
    echo "  repair: the warnings above are errors here" >&2
    exit 1
fi
