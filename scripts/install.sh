#!/bin/sh
# Installs the command, its shell completions, the shipped scenarios and the schemas under PREFIX.
# DESTDIR, if set, goes before it, as packagers expect.
set -eu
cd "$(dirname "$0")/.."
prefix=${PREFIX:-/usr/local}
root=${DESTDIR:-}$prefix
bin=$root/bin
share=$root/share

if ! mkdir -p "$bin" "$share" 2>/dev/null || ! [ -w "$bin" ] || ! [ -w "$share" ]; then
    echo "scripts/install.sh: PREFIX: expected a directory that this user may write, found \"$prefix\"" >&2
    echo "  repair: make install PREFIX=\"\$HOME/.local\"" >&2
    exit 73
fi

scripts/prepare.sh
command=$(scripts/build-release.sh)

install -m 755 "$command" "$bin/rede-sim.new"
# Debug information is of no use without the sources.
if command -v strip >/dev/null 2>&1; then strip "$bin/rede-sim.new"; fi
mv "$bin/rede-sim.new" "$bin/rede-sim"

# The place where each shell looks by itself.
completion() {
    mkdir -p "$(dirname "$2")"
    "$command" --generate-completion-script "$1" >"$2.new"
    chmod 644 "$2.new"
    mv "$2.new" "$2"
}
completion bash "$share/bash-completion/completions/rede-sim"
completion zsh "$share/zsh/site-functions/_rede-sim"
completion fish "$share/fish/vendor_completions.d/rede-sim.fish"

for folder in scenarios schemas; do
    [ -d "$folder" ] || continue
    mkdir -p "$share/rede-sim"
    rm -rf "$share/rede-sim/$folder"
    cp -R "$folder" "$share/rede-sim/$folder"
done

echo "installed $bin/rede-sim, with completions for bash, zsh and fish and the scenarios under $share"
case ":$PATH:" in
*":$prefix/bin:"*) ;;
*) echo "note: $prefix/bin is not on the PATH" ;;
esac
