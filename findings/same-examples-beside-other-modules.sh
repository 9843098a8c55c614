#!/usr/bin/env bash
# Property tests that are told to draw the same examples each time draw others when another module is imported beside.
#
# Guessed: with `derandomize=True` the examples of a test hang on the test alone, on its name and strategies, so that a
# file of tests draws the same by itself as in the whole suite, and a failure in the suite shows when its file is run.
#
# Seen (Python 3.11, hypothesis 6.170.17, pytest 9.2.0): 300 whole numbers drawn by one test are the same in two runs of
# its file, and others in two runs beside a file whose only import is a module with two constants: the constants
# themselves are among what is drawn. Hypothesis gathers constants from all modules of the project that are imported when
# it first draws. So which examples a test of ours sees depends on which other files run with it in the same process, and
# a case that matters is written down as an `@example`.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check hypothesis==6.170.17 pytest==9.2.0
mkdir "$folder/project"
cd "$folder/project"

cat >limits.py <<'PY'
MOST = 987654321
LEAST = 123454321
PY

cat >test_alone.py <<'PY'
import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

drawn = []


@settings(derandomize=True, database=None, max_examples=300)
@given(st.integers())
def test_numbers(number):
    drawn.append(number)


def test_what_was_drawn():
    digest = hashlib.sha256(repr(drawn).encode()).hexdigest()[:12]
    print(f"\n{len(drawn)} drawn, {digest}, of the constants {sorted({987654321, 123454321} & set(drawn))}")
PY

cat >test_beside.py <<'PY'
import limits


def test_beside():
    assert limits.MOST > limits.LEAST
PY

for files in test_alone.py test_alone.py "test_alone.py test_beside.py" "test_alone.py test_beside.py"; do
  # shellcheck disable=SC2086
  "$folder/venv/bin/python" -m pytest -q -s -p no:cacheprovider $files | grep drawn | tee -a "$folder/seen"
  rm -rf .hypothesis
done

test "$(cut -d, -f2 "$folder/seen" | sort | uniq -c | awk '{ print $1 }' | xargs)" = "2 2"
test "$(sed -n 1p "$folder/seen")" = "$(sed -n 2p "$folder/seen")"
test "$(sed -n 3p "$folder/seen")" = "$(sed -n 4p "$folder/seen")"
grep -c "of the constants \[\]" "$folder/seen" | grep -qx 2
grep -c "of the constants \[123454321, 987654321\]" "$folder/seen" | grep -qx 2
