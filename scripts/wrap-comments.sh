#!/usr/bin/env bash
# Breaks comment lines over 110 columns, which the formatter leaves alone: what does not fit goes to the next line.
#
# Usage: scripts/wrap-comments.sh [FILE...]; without arguments every Swift file.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C

files=("$@")
if [ ${#files[@]} -eq 0 ]; then
    mapfile -d '' -t files < <(find Sources Tests Benchmarks -name '*.swift' -not -path '*/.build*' -print0 | sort -z)
fi
work=$(mktemp)
trap 'rm -f "$work"' EXIT
for file in "${files[@]}"; do
    awk -f scripts/wrap-comments.awk "$file" >"$work"
    if ! cmp -s "$work" "$file"; then
        cat "$work" >"$file"
        echo "wrapped $file"
    fi
done
