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
python=$(scripts/python-env.sh browser playwright "\`make test\` needs no browser" 'playwright>=1.40,<2')

command=${REDE_SIM:-$(scripts/build-release.sh --quiet)}
"$python" scripts/test-browser.py "$command"
exec "$python" scripts/test-browser-serve.py "$command"
