#!/usr/bin/env bash
# Put courtier, as this copy holds it, in a virtual environment of its own; every dependency is
# locked by version and hash.
#   COURTIER_SOURCE  the copy            COURTIER_VENV  where the environment goes
#   COURTIER_PYTHON  Python 3.11 or later (python3)
set -euo pipefail
python=${COURTIER_PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Python 3.11 ou plus récent est requis. / Python 3.11 or later is needed." >&2
  exit 2
fi
"$python" -m venv --clear "$COURTIER_VENV"
pip=("$COURTIER_VENV/bin/python" -m pip --disable-pip-version-check --quiet)
"${pip[@]}" install --require-hashes \
  -r "$COURTIER_SOURCE/requirements/run.txt" -r "$COURTIER_SOURCE/requirements/build.txt"
"${pip[@]}" install --no-index --no-build-isolation --no-deps "$COURTIER_SOURCE"
