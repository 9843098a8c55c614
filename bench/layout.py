"""How long laying a ruleset out takes, against loading it.

python bench/layout.py [--rounds 5] [--indicators 1000]

Each shape of `bench/growth.py` is laid out as it is; from its own layout, also with one line more as it is typed;
written without the blanks around signs; and with its keywords in the other language. Of the first three little but
blanks changes, and little need be read back; of the others all is. The figure is CPU time of this process over that of
loading the same text: the least of the rounds, the two taking turns. The exit code is 1 where one of the first three
takes as long as loading.
"""

import argparse
import gc
import sys
import time

from growth import SHAPES

import indicrules
from indicrules.syntax.formatter import format_text

SETTLED = ("as it is", "laid out", "a line typed")


def tight(text):
    """The same without blanks around signs, so that the layout of most lines has other blanks where there were none."""
    for sign in (">=", "<", ":", " / ", " + "):
        text = text.replace(f" {sign.strip()} ", sign.strip())
    return text


def measured(work):
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def ratio(laying, text, rounds):
    pairs = [(measured(laying), measured(lambda: indicrules.loads(text))) for _ in range(rounds)]
    return min(first for first, _ in pairs) / min(second for _, second in pairs), min(first for first, _ in pairs)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--indicators", type=int, default=1000)
    asked = options.parse_args()
    worst = 0.0
    for name, shape in SHAPES.items():
        text = shape(asked.indicators)
        laid_out, packed = format_text(text), tight(text)
        typed = laid_out + "check 1<2\n"
        other = "en" if name == "chinese" else "zh"
        ways = {
            "as it is": (lambda text=text: format_text(text), text),
            "laid out": (lambda text=laid_out: format_text(text), laid_out),
            "a line typed": (lambda text=typed: format_text(text), typed),
            "tight": (lambda text=packed: format_text(text), packed),
            "other keywords": (lambda text=text, to=other: format_text(text, keywords=to), text),
        }
        for way, (laying, loaded) in ways.items():
            found, seconds = ratio(laying, loaded, asked.rounds)
            worst = max(worst, found if way in SETTLED else 0)
            print(f"{name:10} {way:15} {seconds * 1000:7.0f} ms  {found:5.2f} x loading")
    return int(worst >= 1)


if __name__ == "__main__":
    sys.exit(main())
