# shellcheck shell=bash disable=SC2034 # What it sets is for who reads it.
# For scripts that need a server: `. scripts/serve.sh`, then `serve COMMAND [OPTION...]`, which starts `COMMAND serve` on a free
# port and sets `server`, its process, and `address`. It ends with the script, whose scratch directory is `work`.
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

serve() {
    local command=$1
    shift
    "$command" serve "$@" --port 0 >"$work/address" &
    server=$!
    # The shell waits until the line is there, or the server has ended.
    until [ -s "$work/address" ] || ! kill -0 "$server" 2>/dev/null; do sleep 0.1; done
    address=$(sed -n 's/.* at \(http[^ ]*\)\/ .*/\1/p' "$work/address")
}
