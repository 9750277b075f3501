#!/usr/bin/env bash
# Builds a program in release, the Swift runtime linked in, and prints its path. One way for all, so that nothing is
# built twice. What the build says goes to standard error; --quiet leaves all but complaints out.
#
# Usage: scripts/build-release.sh [--quiet] [PRODUCT]
set -euo pipefail
cd "$(dirname "$0")/.."
progress=''
if [ "${1:-}" = --quiet ]; then
    progress='^(\[|Build)'
    shift
fi
product=${1:-rede-sim}
options=(-c release --static-swift-stdlib --product "$product")
swift build "${options[@]}" 2>&1 | { grep -vE "${progress:-^$}" || true; } >&2
echo "$(swift build "${options[@]}" --show-bin-path)/$product"
