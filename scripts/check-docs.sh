#!/usr/bin/env bash
# No package declaration without a summary; then DocC over each target's page, its warnings as errors.
# Builds in debug what is not built yet. The pages are in .build/docs.
set -euo pipefail
cd "$(dirname "$0")/.."

mapfile -d '' -t files < <(find Sources -name '*.swift' -print0 | LC_ALL=C sort -z)
failed=0
awk -f scripts/summaries.awk "${files[@]}" >&2 || failed=1

docc=$(command -v docc || true)
if [ -z "$docc" ]; then docc="$(dirname "$(readlink -f "$(command -v swift)")")/docc"; fi
if [ ! -x "$docc" ]; then
    echo "scripts/check-docs.sh: docc: expected it beside swift, found none" >&2
    echo "  repair: install a Swift toolchain that brings docc (those of swift.org do)" >&2
    exit 69
fi

swift build --build-tests | { grep -vE '^(\[|Build)' || true; }
modules=$(swift build --show-bin-path)/Modules
triple=$(swift -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p' | head -n 1)

# The headers of C targets, which the modules of Swift targets refer to: theirs, and those that the build makes up.
headers=()
for map in .build/checkouts/*/Sources/{*/include,GRDBSQLite}/module.modulemap; do
    if [ -e "$map" ]; then headers+=(-Xcc "-fmodule-map-file=$map" -Xcc -I -Xcc "$(dirname "$map")"); fi
done
for map in "${modules%/Modules}"/*.build/module.modulemap; do
    if [ -e "$map" ]; then headers+=(-Xcc "-fmodule-map-file=$map"); fi
done

unresolved=0
for catalog in Sources/*/*.docc; do
    target=$(basename "$catalog" .docc)
    graphs=.build/docs/symbols/$target
    rm -rf "$graphs" ".build/docs/$target"
    mkdir -p "$graphs"
    # `swift package dump-symbol-graph` does the same for every target, and fails at those made for tests.
    swift symbolgraph-extract -module-name "${target//-/_}" -target "$triple" -I "$modules" "${headers[@]}" \
        -minimum-access-level package -skip-synthesized-members -output-dir "$graphs" 2>&1 |
        { grep -v '^ *$' || true; }
    found=$("$docc" convert "$catalog" --additional-symbol-graph-dir "$graphs" --output-dir ".build/docs/$target" \
        --fallback-display-name "$target" --fallback-bundle-identifier "rede-sim.$target" \
        --warnings-as-errors --ide-console-output 2>&1) || unresolved=1
    # DocC's own closing words say no more than the exit code.
    printf '%s\n' "${found//"$PWD/"/}" | { grep -vE '^ *$|^Error: An error was' || true; } >&2
done
if [ "$unresolved" -ne 0 ]; then
    failed=1
    echo "  repair: a type of another target stands in plain backticks: DocC knows one target at a time" >&2
fi
exit "$failed"
