#!/bin/sh
# Tests of the export scripts, in a virtual environment of their own: .venv here, or the folder that VENV names.
set -eu
cd "$(dirname "$0")"
venv=${VENV:-.venv}
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --requirement requirements-test.txt
PYTHONHASHSEED=0 exec "$venv/bin/python" -m pytest -q -W ignore::UserWarning "$@" tests
