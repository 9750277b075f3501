#!/usr/bin/env bash
# How many requests a second a served network answers: wrk, from Debian, beside a bare Hummingbird server and a bare one of
# node, in turns, so that a machine that is busy with other things is so for all of them. Builds in release what is not
# built yet; REDE_BIN names a directory with other programs.
#
# Usage: scripts/load.sh [SECONDS [ROUNDS]]
#        scripts/load.sh --memory [SECONDS]   the server's memory each tenth of so many seconds at full load
set -euo pipefail
cd "$(dirname "$0")/.."
memory=
if [ "${1:-}" = --memory ]; then
    memory=1
    shift
fi
seconds=${1:-${memory:+600}}
seconds=${seconds:-5}
rounds=${2:-3}

missing=
for program in wrk node; do
    if ! command -v "$program" >/dev/null; then missing+=" ${program/#node/nodejs}"; fi
done
if [ -n "$missing" ]; then
    sudo=
    if [ "$(id -u)" -ne 0 ]; then sudo=sudo; fi
    $sudo apt-get update -qq
    # shellcheck disable=SC2086 # Names of packages, one a word.
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
bin=${REDE_BIN:-}
if [ -z "$bin" ]; then
    scripts/build-release.sh --quiet hello-server >/dev/null
    bin=$(dirname "$(scripts/build-release.sh --quiet)")
fi
work=$(mktemp -d)
servers=()
trap 'kill "${servers[@]}" 2>/dev/null || true; wait; rm -rf "$work"' EXIT

printf '[{"name":"A","prompt":"a"},{"name":"B","prompt":"b"},{"name":"C","prompt":"c"}]' >"$work/bots.json"
# B is no coordinator: it keeps what C says, and starts no turn. A bot keeps all that it is told, as rede's do; so each
# 20000th request of a thread resets them.
cat >"$work/post.lua" <<'LUA'
local headers = { ["Content-Type"] = "application/json" }
local message = wrk.format("POST", "/bots/C/message", headers, '{"to": "B", "content": "a message of some forty letters, no more"}')
local reset = wrk.format("POST", "/bots/reset", headers)
local count = 0
request = function()
    count = count + 1
    return count % 20000 == 0 and reset or message
end
LUA

# serve COMMAND...: starts a server and waits until something listens at the port, the last word of its address.
serve() {
    local url=$1
    shift
    "$@" >/dev/null 2>&1 &
    servers+=($!)
    for _ in $(seq 100); do
        if curl --silent --output /dev/null "$url"; then return; fi
        sleep 0.1
    done
    echo "scripts/load.sh:1:1: a server at $url: expected one that listens, found none" >&2
    exit 1
}
serve http://127.0.0.1:18801/hello "$bin/hello-server" 18801
serve http://127.0.0.1:18802/ node -e 'require("http").createServer((q, a) => a.end("hello")).listen(18802, "127.0.0.1")'
serve http://127.0.0.1:18803/bots/B "$bin/rede-sim" serve "$work" --port 18803 --quiet
serve http://127.0.0.1:18804/bots/B "$bin/rede-sim" serve "$work" --port 18804 --quiet --state "$work/state.sqlite"

if [ -n "$memory" ]; then
    wrk --threads 1 --connections 32 --duration "$seconds" --latency --script "$work/post.lua" http://127.0.0.1:18803 >"$work/out" &
    for _ in $(seq 10); do
        sleep $((seconds / 10))
        awk '/VmRSS/ { printf "%d MiB\n", $2 / 1024 }' "/proc/${servers[2]}/status"
    done
    wait $!
    grep -E '99%|Requests/sec|Non-2xx|Socket errors' "$work/out"
    exit
fi

names=("hummingbird, bare" "node, bare" "GET /bots/B" "POST /bots/C/message" "POST /bots/C/message, --state")
urls=(http://127.0.0.1:18801/hello http://127.0.0.1:18802/ http://127.0.0.1:18803/bots/B http://127.0.0.1:18803 http://127.0.0.1:18804)
pids=(0 1 2 2 3)
for _ in $(seq "$rounds"); do
    for place in "${!names[@]}"; do
        script=()
        if [ "$place" -ge 3 ]; then script=(--script "$work/post.lua"); fi
        if [ "$place" = 2 ]; then
            # A bot without messages, that is deployed: the first to ask waits for that.
            curl --silent --output /dev/null --request POST http://127.0.0.1:18803/bots/reset
            curl --silent --output /dev/null http://127.0.0.1:18803/bots/B
        fi
        stat=/proc/${servers[${pids[place]}]}/stat
        before=$(awk '{ print $14 + $15 }' "$stat")
        wrk --threads 1 --connections 32 --duration "$seconds" --latency "${script[@]}" "${urls[place]}" >"$work/out"
        awk -v ticks="$(awk -v before="$before" '{ print $14 + $15 - before }' "$stat")" '
            $1 == "99%" { p99 = $2 } /requests in/ { count = $1 } /Requests\/sec/ { rate = $2 }
            /Non-2xx|Socket errors/ { errors = $0 }
            END { print rate, p99, ticks * 10000 / count, errors }' "$work/out" >>"$work/$place"
    done
done
# The middle one of the rounds; processor time does not depend on what else the machine does.
for place in "${!names[@]}"; do
    sort -n "$work/$place" | awk -v name="${names[place]}" '
        { line[NR] = $0; $1 = $2 = $3 = ""; if ($0 ~ /[^ ]/) errors = $0 }
        END {
            split(line[int((NR + 1) / 2)], middle)
            printf "%-30s %9.0f /s   p99 %9s   %6.0f µs of processor a request%s\n", name, middle[1], middle[2], middle[3], errors
        }'
done
