#!/usr/bin/env bash
# The proxy LiteLLM, from PyPI, answers live runs in the place of a model: answers, tools, refusals and failures of a server
# that is not ours, each recorded and replayed byte for byte.
set -euo pipefail
cd "$(dirname "$0")/.."

python=$(scripts/python-env.sh litellm litellm.proxy.proxy_server "\`make test\` asks a server of our own" 'litellm[proxy]>=1.80,<2')
command=${REDE_SIM:-$(scripts/build-release.sh --quiet)}
work=$(mktemp -d)
proxy=
trap '[ -z "$proxy" ] || kill "$proxy" 2>/dev/null || true; rm -rf "$work"' EXIT

cat >"$work/config.yaml" <<'YAML'
model_list:
  - model_name: says
    litellm_params: &model
      model: openai/gpt-4o-mini
      api_key: sk-nothing
      mock_response: '{"message": "The lamp is lit.", "recipients": ["B"]}'
  - model_name: calls
    litellm_params:
      <<: *model
      mock_response: ""
      mock_tool_calls: [{id: one, type: function, function: {name: runtime_status, arguments: "{}"}}]
  - model_name: refuses
    litellm_params: { <<: *model, mock_response: litellm.RateLimitError }
  - model_name: fails
    litellm_params: { <<: *model, mock_response: litellm.InternalServerError }
litellm_settings: { num_retries: 0 }
general_settings: { master_key: sk-a-key-of-the-proxy }
YAML
port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
LITELLM_LOCAL_MODEL_COST_MAP=True "$(dirname "$python")/litellm" --config "$work/config.yaml" --host 127.0.0.1 --port "$port" \
    >"$work/proxy.log" 2>&1 &
proxy=$!
for _ in $(seq 600); do
    if curl --silent --fail --output /dev/null "http://127.0.0.1:$port/health/liveliness"; then break; fi
    kill -0 "$proxy" || { cat "$work/proxy.log" >&2 && exit 69; }
    sleep 0.1
done

# try NAME KEY MODEL EXPECTED: a live run, whose log must hold a text; then its replay.
try() {
    local name=$1 key=$2 model=$3 expected=$4
    OPENAI_API_KEY=$key "$command" run story-circle --live --model "$model" --base-url "http://127.0.0.1:$port/v1" \
        --set BRAIN_COOLDOWN_SECONDS=0.1 --set SESSION_KILL_AFTER_SECONDS=20 --until 60s --max-calls 60 --quiet \
        --record "$work/$name.ndjson" --out "$work" || [ $? -eq 1 ]
    if ! grep -qF -- "$expected" "$work/story-circle-1/events.ndjson"; then
        echo "scripts/test-peers-model.sh:1:1: $name: expected the log to hold $expected, found none" >&2
        cut -c 1-300 "$work/story-circle-1/events.ndjson" | grep -m 5 -E 'llm|error' >&2
        exit 1
    fi
    "$command" replay "$work/$name.ndjson" --quiet
    if grep -rlF -- "$key" "$work"/*.ndjson "$work/story-circle-1"; then
        echo "scripts/test-peers-model.sh:1:1: $name: expected the key to be hidden, found it in these files" >&2
        exit 1
    fi
    echo "$name: as expected, and replayed"
}

key=sk-a-key-of-the-proxy
try says $key says '"content":"The lamp is lit."'
try calls $key calls '"toolCalls":1'
try refuses $key refuses rate-limit-error
try fails $key fails transient-model-error

# refuse NAME KEY MODEL STATUS: a live run that the proxy does not want.
refuse() {
    local name=$1 key=$2 model=$3 status=$4 code=0
    OPENAI_API_KEY=$key "$command" run story-circle --live --model "$model" --base-url "http://127.0.0.1:$port/v1" \
        --max-calls 60 --quiet --out "$work" 2>"$work/errors" || code=$?
    if [ "$code" -ne 69 ] || ! grep -q "found $status" "$work/errors" || grep -qF -- "$key" "$work/errors"; then
        echo "scripts/test-peers-model.sh:1:1: $name: expected exit code 69 and $status, found $code and $(cat "$work/errors")" >&2
        exit 1
    fi
    echo "$name: refused, as expected"
}

refuse unknown-model $key nobody 400
# Without a database of keys, the proxy has this status for a key that is not its own.
refuse wrong-key sk-another-key-of-nobody says 400
