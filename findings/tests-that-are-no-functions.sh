#!/usr/bin/env bash
# Installing a plugin for the tests of language servers fails every test that is no Python function, its own or not.
#
# Guessed: a pytest plugin that brings fixtures leaves alone the tests that ask for none of them, all the more the items
# that other plugins collect from files, which have no fixtures at all.
#
# Seen (Python 3.11, pytest 9.2.0, pluggy 1.7.0, pytest-lsp 1.0.1, pytest-ruff 0.5 with ruff 0.17.6), of a file without a
# fault and a function that passes, in a project that tests no server:
# - Without pytest-lsp both pass.
# - With it the function passes and the file's item fails by `RuntimeError: wrap_controller … did not yield`: the plugin
#   wraps the call of every item, and ends before its yield where an item has no `funcargs`.
# - Told `-p no:pytest-lsp`, both pass again.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
  pytest==9.2.0 pluggy==1.7.0 pytest-ruff==0.5 ruff==0.17.6

mkdir "$folder/project"
cd "$folder/project"
printf '[pytest]\nasyncio_default_fixture_loop_scope = function\nfilterwarnings = ignore\n' >pytest.ini
printf 'def test_plots():\n    assert 40 + 3 == 43\n' >test_plots.py

run() {
  echo "$1"
  { "$folder/venv/bin/pytest" -q --ruff -p no:cacheprovider "${@:2}" || true; } |
    grep -oE '^(FAILED .*: wrap_controller|[0-9]+ (failed|passed).*)' | sed -E 's/ in [0-9.]+s//'
}

{
  run without
  "$folder/venv/bin/pip" install -q --disable-pip-version-check pytest-lsp==1.0.1
  run with
  run "switched off" -p no:pytest-lsp
} | tee "$folder/seen"

cat >"$folder/expected" <<'TXT'
without
2 passed
with
FAILED test_plots.py::ruff - RuntimeError: wrap_controller
1 failed, 1 passed
switched off
2 passed
TXT
diff "$folder/expected" "$folder/seen"
