#!/usr/bin/env bash
# How many requests a second a served network answers: wrk, from Debian, beside a bare Hummingbird server and a bare one of
# node. Builds in release what is not built yet.
#
# Usage: scripts/load.sh [SECONDS]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-10}

if ! command -v wrk >/dev/null; then
    sudo=
    if [ "$(id -u)" -ne 0 ]; then sudo=sudo; fi
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq wrk >/dev/null
fi
bin=${REDE_BIN:-}
if [ -z "$bin" ]; then
    scripts/build-release.sh --quiet hello-server >/dev/null
    bin=$(dirname "$(scripts/build-release.sh --quiet)")
fi
work=$(mktemp -d)
server=
stop() {
    if [ -z "$server" ]; then return; fi
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
}
trap 'stop; rm -rf "$work"' EXIT

printf '[{"name":"A","prompt":"a"},{"name":"B","prompt":"b"},{"name":"C","prompt":"c"}]' >"$work/bots.json"
# B is no coordinator: it keeps what C says, and starts no turn.
cat >"$work/post.lua" <<'LUA'
wrk.method = "POST"
wrk.body = '{"to": "B", "content": "a message of some forty letters, no more"}'
wrk.headers["Content-Type"] = "application/json"
LUA

# measure NAME URL [OPTION...]: a line with requests a second, the 99th percentile, errors and the server's memory.
measure() {
    local name=$1 url=$2
    shift 2
    for _ in $(seq 100); do
        if curl --silent --output /dev/null "$url"; then break; fi
        sleep 0.1
    done
    wrk --threads 2 --connections 32 --duration "$seconds" --latency "$@" "$url" >"$work/out"
    awk -v name="$name" -v memory="$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$server/status")" '
        /99%/ { p99 = $2 } /Requests\/sec/ { rate = $2 } /Non-2xx|Socket errors/ { errors = " " $0 }
        END { printf "%-34s %9.0f /s   p99 %9s   %5d MiB%s\n", name, rate, p99, memory, errors }' "$work/out"
}

"$bin/hello-server" 18801 2>/dev/null & server=$!
measure "hummingbird, bare" http://127.0.0.1:18801/hello
stop
if command -v node >/dev/null; then
    node -e 'require("http").createServer((q, a) => a.end("hello")).listen(18802, "127.0.0.1")' & server=$!
    measure "node, bare" http://127.0.0.1:18802/
    stop
fi
for state in "" "$work/state.sqlite"; do
    "$bin/rede-sim" serve "$work" --port 18803 --quiet ${state:+--state "$state"} & server=$!
    measure "GET /bots/B${state:+, --state}" http://127.0.0.1:18803/bots/B
    measure "POST /bots/C/message${state:+, --state}" http://127.0.0.1:18803/bots/C/message --script "$work/post.lua"
    stop
done
