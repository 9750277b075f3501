#!/bin/sh
# Builds the command in release, the Swift runtime linked in. One way for all, so that nothing is built twice.
set -eu
cd "$(dirname "$0")/.."
exec swift build -c release --static-swift-stdlib --product rede-sim "$@"
