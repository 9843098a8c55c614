"""indicrules itself: the ruleset in its own language, one department at a time."""

import re

from base import ColObj, Peer, RowObj
from data import GRADES, INDICATORS

# The generated actuals hold negative values, so no input states a range.
RULESET = """\
ruleset benchmark "Six indicators"
  total 100
  missing zero
  grade 优 >= 90
  grade 良 >= 80
  grade 中 >= 60
  grade 差 otherwise

input budget
input executed
input a
input b
input c
input d
input e

indicator BUD
  weight 10
  actual executed / budget
  target = 100%
  score proportional

indicator A
  weight 20
  actual a
  target >= 43
  score proportional

indicator B
  weight 10
  actual b
  target >= 906
  score proportional

indicator C
  weight 20
  actual c
  target >= 10
  score proportional

indicator D
  weight 15
  actual d
  target = 100
  score proportional

indicator E
  weight 25
  actual e
  target >= 95
  score proportional
"""


def derived(item):
    """Read all that an item's derivation says."""
    return [(step.role, step.clause, step.value, list(step.parts.items())) for step in item.derivation]


def told(line):
    """Read a line of a ledger."""
    at = line.at
    return line.kind, line.points, line.because, line.rule, line.subject, at.file, at.line, at.column


class Obj(RowObj):
    def __init__(self, text):
        import indicrules

        self.score = indicrules.loads(text, name="benchmark.indic").score

    def score_one(self, row):
        card = self.score(row)
        return [item.score for item in card.items], card.total, card.grade

    def explain_one(self, row):
        """Read the scores, every derivation and every line of every ledger, none of it put into words."""
        card = self.score(row)
        items = [(item.score, derived(item), [told(line) for line in item.ledger]) for item in card.items]
        return items, card.total, card.grade, [told(line) for line in card.ledger]

    def to_dict_one(self, row):
        return self.score(row).to_dict()

    def text_one(self, row):
        return self.score(row).explain()

    def to_arrays(self, raw):
        scores, totals, grades = super().to_arrays(raw)
        return scores, totals, [GRADES.index(grade) for grade in grades]


class IndicRow(Peer):
    shape, trace = "decimal_rows", True

    def ruleset_text(self):
        return RULESET

    def load(self, text):
        return Obj(text)


class Columns(ColObj):
    """A table in, a table out."""

    def __init__(self, text):
        import indicrules

        self.score_batch = indicrules.loads(text, name="benchmark.indic").score_table

    def to_arrays(self, raw):
        def floats(name):
            return [float(each) for each in raw[name].to_pylist()]

        grades = raw["grade"].to_pylist()
        return [floats(key) for key, *_ in INDICATORS], floats("total"), [GRADES.index(each) for each in grades]


class Kernel(ColObj):
    """The kernel alone, on one core, into buffers that are not made Arrow columns of."""

    def __init__(self, text):
        import indicrules
        from indicrules.tables.read import binding
        from indicrules.tables.score import compiled, kernel

        model = indicrules.loads(text, name="benchmark.indic").model
        self.kernel, self.model, self.bound = kernel.Kernel(compiled.compiled(model, False)), model, binding.bound

    def score_batch(self, table):
        batch = table.combine_chunks().to_batches()[0]
        return self.kernel.score(batch, self.bound(self.model, batch.schema, "error"))

    def to_arrays(self, raw):
        scores = [words[:, 0] / 100 for words in raw.units[:-1]]
        return scores, raw.units[-1][:, 0] / 10**12, raw.grades


class IndicBatch(Peer):
    shape, row_engine = "arrow_floats", False

    def ruleset_text(self):
        return RULESET

    def load(self, text):
        return Columns(text)


class IndicBatchDecimals(IndicBatch):
    shape = "polars_decimals"


class IndicBatchInts(IndicBatch):
    """Whole hundredths: the targets are a hundred times as large."""

    shape = "arrow_ints"

    def ruleset_text(self):
        text = RULESET
        for target in (43, 906, 10, 100, 95):
            text = re.sub(rf"(target >?=) {target}$", rf"\1 {target}00", text, flags=re.MULTILINE)
        return text


class IndicKernel(IndicBatch):
    def load(self, text):
        return Kernel(text)


class IndicKernelInts(IndicBatchInts):
    def load(self, text):
        return Kernel(text)
