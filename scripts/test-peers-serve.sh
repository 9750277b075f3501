#!/usr/bin/env bash
# Schemathesis, from PyPI, tries the paths of docs/openapi.yaml on a server: no answer may be other than described.
set -euo pipefail
cd "$(dirname "$0")/.."

python=$(scripts/python-env.sh schemathesis schemathesis "\`make test\` asks each path by itself" 'schemathesis>=4,<5')
command=${REDE_SIM:-$(scripts/build-release.sh --quiet)}
. scripts/serve.sh
serve "$command" scenarios/story-circle --speed max
# A bot without a state says so with 503.
cat >"$work/schemathesis.toml" <<'TOML'
[[operations]]
include-path = "/bots/{name}/health"
checks.not_a_server_error.expected-statuses = [200, 404, 405, 503]
TOML
here=$PWD
case $python in /*) ;; *) python=$here/$python ;; esac
try() {
    # What it keeps of a finding stays with the rest.
    (
        cd "$work"
        "$python" -m schemathesis.cli --config-file schemathesis.toml run "$here/docs/openapi.yaml" --url "$address" \
            --seed 7 --max-examples 100 --warnings off --generation-database none "$@"
    )
}
try --exclude-path /
# The network answers at / whatever the method is.
try --include-path / --exclude-checks unsupported_method
kill -0 "$server"
