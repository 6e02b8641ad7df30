#!/bin/sh
# Make .venv with quotebase in it, editable, or bring it up to date; where it already is, do nothing.
#
#   scripts/venv.sh         what it takes to use quotebase
#   scripts/venv.sh dev     what it takes to work on it as well
#
# PYTHON names the interpreter to make .venv with; without it, python3 is taken where it is new enough, else
# the newest python3.x on PATH. An environment that an interrupted run left half made, that has lost its
# interpreter, or that was made for a checkout at another place is made anew.
set -eu
cd "$(dirname "$0")/.."

extra=${1:-}
ready=.venv/.ready$extra
unfinished=.venv/.unfinished
wanted="$(pwd) $(cat pyproject.toml quotebase/_version.py | cksum)"

say() { printf '%s\n' "$*" >&2; }

works() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

can_make_environments() { works "$1" && "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        can_make_environments "$PYTHON" && printf '%s' "$PYTHON" && return
        say "error: PYTHON=$PYTHON is not a Python 3.11 or newer with venv; name another, or leave it out"
        return 1
    fi
    can_make_environments python3 && printf 'python3' && return
    minor=40
    while [ "$minor" -ge 11 ]; do
        can_make_environments "python3.$minor" && printf 'python3.%s' "$minor" && return
        minor=$((minor - 1))
    done
    say "error: no Python 3.11 or newer with venv on PATH; install one (on Debian or Ubuntu: apt install python3-venv)" \
        "or name one: make demo PYTHON=/path/to/python3"
    return 1
}

made_here() { case "$(cat .venv/.ready* 2>/dev/null)" in '' | "$(pwd) "*) true ;; *) false ;; esac; }

if works .venv/bin/python && [ ! -e "$unfinished" ] && made_here; then
    [ "$(cat "$ready" 2>/dev/null)" = "$wanted" ] && exit 0
else
    python=$(find_python)
    rm -rf .venv
    mkdir .venv
    : >"$unfinished"
    say "Making .venv with $("$python" --version) ..."
    "$python" -m venv .venv
fi

: >"$unfinished"
say "Installing quotebase${extra:+ and what its development takes} into .venv ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".${extra:+[$extra]}"
printf '%s' "$wanted" >"$ready"
[ -z "$extra" ] || printf '%s' "$wanted" >.venv/.ready
rm "$unfinished"
