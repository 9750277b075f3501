#!/usr/bin/env bash
# The formatter's lint, strictly, over every Swift file.
set -euo pipefail
cd "$(dirname "$0")/.."

paths=(Sources Tests Package.swift)
for path in Benchmarks/Package.swift Benchmarks/*/; do
    if [ -e "$path" ]; then paths+=("${path%/}"); fi
done

found=$(swift format lint --strict --recursive "${paths[@]}" 2>&1) && status=0 || status=$?
if [ "$status" -eq 0 ] && [ -z "$found" ]; then exit 0; fi
printf '%s\n' "${found//"$PWD/"/}" >&2
echo "  repair: swift format -i --recursive ${paths[*]}" >&2
exit 1
