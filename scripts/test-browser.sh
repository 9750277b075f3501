#!/usr/bin/env bash
# Drives timelines in a real browser: Debian's chromium, by Playwright from PyPI. Installs what is missing.
# Builds in release what is not built yet. REDE_PICTURES=1 also takes the pictures of docs/images anew.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v chromium >/dev/null; then
    echo "installing chromium"
    sudo=
    if [ "$(id -u)" -ne 0 ]; then sudo=sudo; fi
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq chromium fonts-liberation >/dev/null
fi
venv=.build/browser
if ! "$venv/bin/python" -c 'import playwright' 2>/dev/null; then
    rm -rf "$venv"
    if ! python3 -m venv "$venv"; then
        echo "scripts/test-browser.sh: python3: expected one that makes virtual environments, found none" >&2
        echo "  repair: sudo apt-get install python3-venv" >&2
        exit 69
    fi
    if ! "$venv/bin/pip" install --quiet --disable-pip-version-check 'playwright>=1.40,<2'; then
        echo "scripts/test-browser.sh: playwright: expected to install it from PyPI, found it out of reach" >&2
        echo "  repair: run this again with a network; \`make test\` needs no browser" >&2
        exit 69
    fi
fi

command=${REDE_SIM:-}
if [ -z "$command" ]; then
    scripts/build-release.sh 2>&1 | { grep -vE '^(\[|Build)' || true; }
    command=$PWD/.build/release/rede-sim
fi
exec "$venv/bin/python" scripts/test-browser.py "$command"
