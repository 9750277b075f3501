#!/bin/sh
# Sees to what a build needs from outside: Swift, which it asks for, and SQLite's headers, which it installs.
set -eu

if ! command -v swift >/dev/null 2>&1; then
    echo "scripts/prepare.sh: swift: expected Swift 6.2 or newer on the PATH, found none" >&2
    echo "  repair: install it from https://www.swift.org/install, then run this again" >&2
    exit 69
fi

version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
if ! printf '%s\n' "${version:-0}" | awk -F . '{ exit !($1 > 6 || ($1 == 6 && $2 >= 2)) }'; then
    echo "scripts/prepare.sh: swift: expected 6.2 or newer, found ${version:-a version that is not shown}" >&2
    echo "  repair: install a newer one from https://www.swift.org/install, then run this again" >&2
    exit 69
fi

# macOS brings SQLite with its SDK; elsewhere the header tells whether the package is there.
if [ "$(uname -s)" = Darwin ] || [ -e /usr/include/sqlite3.h ]; then exit 0; fi

ask_for_it() {
    echo "scripts/prepare.sh: libsqlite3-dev: expected SQLite's headers in /usr/include, found none; $1" >&2
    echo "  repair: sudo apt-get install libsqlite3-dev   (Debian, Ubuntu)" >&2
    echo "  repair: sudo dnf install sqlite-devel         (Fedora, RHEL)" >&2
    echo "  note: going on without it; a build that links SQLite will stop" >&2
    exit 0
}

command -v apt-get >/dev/null 2>&1 || ask_for_it "this is no Debian, so nothing was installed"
if [ "$(id -u)" -eq 0 ]; then
    sudo=
elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    sudo=sudo
else
    ask_for_it "this user may not install it (neither root nor sudo)"
fi

echo "installing libsqlite3-dev (SQLite's headers), which is missing here"
if ! { $sudo apt-get update -qq && $sudo apt-get install -y -qq libsqlite3-dev >/dev/null; }; then
    ask_for_it "apt-get could not install it"
fi
