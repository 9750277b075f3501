#!/usr/bin/env bash
# Every import in Sources/ against the staircase of targets: each imports only what stands on a lower step.
# SwiftPM alone lets a target import whatever its dependencies import.
set -euo pipefail
cd "$(dirname "$0")/.."

# step, target, modules from outside (a * at the end stands for any ending)
staircase='
1 RedeModel  Foundation* Yams CYaml Crypto
1 RedeChess
2 RedeSim    HeapModule Collections
3 RedeEval
3 RedeLive   Foundation* Synchronization AsyncHTTPClient NIOCore NIOHTTP1 NIOPosix
4 RedeStore  GRDB
4 RedeReport Mustache
5 RedeServer Hummingbird Logging
6 rede-sim   ArgumentParser Foundation*
'

mapfile -d '' -t files < <(find Sources -name '*.swift' -print0 | LC_ALL=C sort -z)
awk -v staircase="$staircase" -f scripts/layers.awk "${files[@]}" >&2
