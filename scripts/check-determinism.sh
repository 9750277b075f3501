#!/usr/bin/env bash
# Looks through the sources for what would make two runs differ: clocks, chance, environment, locale, the order of
# hashed collections. With it: lines and files that are too long, and dead links in Markdown.
#
# A line may keep a word of the list with its reason: `// determinism: workers only, results are ordered below`.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C
failed=0

pure=()
for target in RedeModel RedeChess RedeSim RedeEval RedeReport; do
    if [ -d "Sources/$target" ]; then pure+=("Sources/$target"); fi
done
# Two readings of the same files: the first gathers the names of dictionaries and sets, the second judges.
mapfile -d '' -t files < <(find "${pure[@]}" -name '*.swift' -print0 | sort -z)
awk -f scripts/determinism.awk pass=1 "${files[@]}" pass=2 "${files[@]}" >&2 || failed=1

mapfile -d '' -t files < <(find Sources Tests Benchmarks Package.swift -name '*.swift' -not -path '*/.build*' -print0 | sort -z)
awk -f scripts/lengths.awk "${files[@]}" >&2 || failed=1

mapfile -d '' -t files < <(
    find . -name '*.md' -not -path '*/.build*' -not -path './.git/*' -not -path './reports/*/*' -print0 | sort -z
)
while IFS=: read -r file line column target; do
    case $target in
    /*) path=.$target ;;
    *) path=$(dirname "$file")/$target ;;
    esac
    if [ ! -e "$path" ]; then
        echo "$file:$line:$column: link: expected a file of the project, found \"$target\"" >&2
        echo "  repair: name a path that exists, relative to $(dirname "$file")/" >&2
        failed=1
    fi
done < <(awk -f scripts/links.awk "${files[@]}")

exit "$failed"
