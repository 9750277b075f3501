#!/usr/bin/env bash
# The curl lines of the README and of docs/serve.md against a server, as they stand but for the port; then the server is
# stopped, and what it recorded must replay byte for byte. Builds in debug what is not built yet; REDE_SIM names another command.
set -euo pipefail
cd "$(dirname "$0")/.."

command=${REDE_SIM:-}
if [ -z "$command" ]; then
    swift build --product rede-sim 2>&1 | { grep -vE '^(\[|Build)' || true; }
    command=$(swift build --show-bin-path)/rede-sim
fi
. scripts/serve.sh
serve "$command" scenarios/story-circle --speed max --record "$work/recording.ndjson"

tried=0
for page in README.md docs/serve.md; do
    while IFS= read -r line; do
        shown=${line//http:\/\/localhost:8787/$address}
        # The options are for us: a failing status is an exit code, and nothing is shown.
        if ! bash -c "${shown/#curl/curl --fail --silent --show-error --output $work/answer}"; then
            echo "$page:$(grep -nF -- "$line" "$page" | head -1 | cut -d: -f1):1: expected a good answer to: $line" >&2
            exit 1
        fi
        tried=$((tried + 1))
    done < <(grep '^curl ' "$page")
done

kill -TERM "$server"
if ! wait "$server"; then
    echo "scripts/check-serve.sh:1:1: a server that is stopped: expected exit code 0, found another" >&2
    exit 1
fi
server=
"$command" replay "$work/recording.ndjson" --quiet
echo "$tried requests of the pages, answered and replayed"
