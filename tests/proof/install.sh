#!/usr/bin/env bash
# Puts the real software of tests/proof into a folder: usage: install.sh FOLDER
# What cannot be had is said and left out; the tests that need it are then skipped.
set -uo pipefail
place=${1:?usage: install.sh FOLDER}
mkdir -p "$place"

# a python of 3.12 or newer, which BottleCRM needs
newer() {
    local found beside
    beside=$(python3 -c 'import pathlib, sys; print(pathlib.Path(sys.base_prefix).parent)') # as version managers do
    for found in python3.14 python3.13 python3.12 python3 "$HOME"/.pyenv/versions/3.1[2-9]*/bin/python \
        "$beside"/3.1[2-9]*/bin/python; do
        "$found" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && echo "$found" && return
    done
}

environment() { # NAME PYTHON PACKAGE...
    local name=$1 python=$2
    shift 2
    [ -f "$place/$name/ready" ] && return 0
    { "$python" -m venv "$place/$name" && "$place/$name/bin/pip" install --quiet --no-compile "$@" &&
        touch "$place/$name/ready"; } >"$place/$name.log" 2>&1 ||
        echo "could not install $name ($*); its tests are skipped, see $place/$name.log"
}

debian() { # COMMAND PACKAGE...
    local command=$1
    shift
    command -v "$command" >/dev/null && return 0
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 ||
        echo "could not install $*; the tests that need it are skipped"
}

environment books python3 'radicale==3.9.*' 'vdirsyncer==0.21.*' 'khard==0.22.*' &
environment tryton python3 'trytond==8.2.*' 'trytond-party==8.2.*' 'proteus==8.2.*' &
if python=$(newer) && [ -n "$python" ]; then
    environment bottlecrm "$python" 'django-crm==1.35.*' &
else
    echo "no python 3.12 or newer; the tests of BottleCRM are skipped"
fi
debian redis-server redis-server
debian pg_ctlcluster postgresql
wait
