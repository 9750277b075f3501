#!/usr/bin/env bash
# Schemathesis, from PyPI, tries the paths of docs/openapi.yaml on a server: no answer may be other than described.
set -euo pipefail
cd "$(dirname "$0")/.."

python=$(scripts/python-env.sh schemathesis schemathesis "\`make test\` asks each path by itself" 'schemathesis>=4,<5')
command=${REDE_SIM:-$(scripts/build-release.sh --quiet)}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

"$command" serve scenarios/story-circle --speed max --port 0 >"$work/address" &
server=$!
for _ in $(seq 100); do
    if [ -s "$work/address" ]; then break; fi
    sleep 0.1
done
address=$(sed -n 's/.* at \(http[^ ]*\)\/ .*/\1/p' "$work/address")
try() {
    "$python" -m schemathesis.cli run docs/openapi.yaml --url "$address" --seed 7 --max-examples 100 --warnings off \
        --generation-database none "$@"
}
try --exclude-path /
# The network answers at / whatever the method is.
try --include-path / --exclude-checks unsupported_method
kill -0 "$server"
