#!/usr/bin/env bash
# Generated Python: small functions inside a large one cost the product of the two, beside it they cost their sum.
#
# Guessed: compiling source takes time in proportion to its length, wherever its `def` lines stand; a function that reads
# nothing of the one around it is compiled as it would be outside.
#
# Seen (CPython 3.11.7): a function with n local variables and n inner functions that read none of them compiles in 0.05,
# 0.16, 0.65 and 4.4 s of CPU for n = 1,000, 2,000, 4,000 and 8,000; with the same n functions beside it, 8,000 take some
# 0.3 s. The symbol table copies the names of a function for each function in it. Code generators that keep helpers private
# by nesting them (rules, templates, expression compilers) meet this at some thousand rules.
#
# It fails where eight times the size takes less than 20 times as long inside, or more than 20 times as long beside.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cat >"$folder/seen.py" <<'PY'
import sys
import time


def source(count, inside):
    own = [f" v{at} = 0" for at in range(count)]
    functions = [f"def g{at}():\n  return {at}" for at in range(count)]
    if inside:
        lines = ["def f():", *own, *(f" {each}" for each in functions)]
    else:
        lines = [*functions, "def f():", *own]
    return "\n".join(lines) + "\n"


def seconds(text):
    taken = []
    for _ in range(3):
        before = time.process_time()
        compile(text, "<generated>", "exec")
        taken.append(time.process_time() - before)
    return min(taken)


print(sys.version.split()[0])
grown = {}
for place, inside in (("inside", True), ("beside", False)):
    small, large = (seconds(source(count, inside)) for count in (1000, 8000))
    grown[place] = large / small
    print(f"{place}: 1,000 take {small:.3f} s, 8,000 take {large:.3f} s, {large / small:.0f} times as long")
sys.exit(0 if grown["inside"] >= 20 >= grown["beside"] else 1)
PY

python3 "$folder/seen.py"
