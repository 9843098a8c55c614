"""Excel formulas: the `formulas` and `pycel` packages, one department at a time."""

import os
import tempfile

from base import Peer, RowObj
from data import INDICATORS, INPUTS


def row_formulas(r):
    cell = {k: f"{c}{r}" for k, c in zip(INPUTS, "ABCDEFG", strict=False)}
    out = []
    for _key, col, t, w in INDICATORS:
        x = cell[col]
        d = cell["budget"] if t is None else t
        out.append(f'=IF({x}="",0,IF({x}>={d},{w},ROUND(MAX(0,{w}*{x}/{d}),2)))')
    out.append(f"=SUM(H{r}:M{r})")
    out.append(f"=IF(N{r}>=90,0,IF(N{r}>=80,1,IF(N{r}>=60,2,3)))")
    return out


def workbook(rows, path):
    import openpyxl

    wb = openpyxl.Workbook(write_only=True)
    ws = wb.create_sheet("S")
    for i, row in enumerate(rows, 1):
        ws.append([row[k] for k in INPUTS] + row_formulas(i))
    wb.save(path)


SAMPLE = dict(zip(INPUTS, (1000, 900, 42, 900, 9, 99, 94), strict=False))


class FormulasObj(RowObj):
    def __init__(self, text):
        import formulas

        p = os.path.join(tempfile.mkdtemp(), "m.xlsx")
        workbook([SAMPLE], p)
        m = formulas.ExcelModel().loads(p).finish()

        def q(c):
            return f"'[m.xlsx]S'!{c}1"

        self.f = m.compile([q(c) for c in "ABCDEFG"], [q(c) for c in "HIJKLMNO"])

    def score_one(self, row):
        r = self.f(*("" if row[k] is None else row[k] for k in INPUTS))
        v = [getattr(x, "value", x) for x in r]
        v = [float(x[0][0]) if hasattr(x, "shape") else float(x) for x in v]
        return v[:6], v[6], int(v[7])


class PycelObj(RowObj):
    def __init__(self, text):
        from pycel import ExcelCompiler

        p = os.path.join(tempfile.mkdtemp(), "m.xlsx")
        workbook([SAMPLE], p)
        self.c = ExcelCompiler(filename=p)
        for c in "HIJKLMNO":
            self.c.evaluate(f"S!{c}1")

    def score_one(self, row):
        c = self.c
        for k, col in zip(INPUTS, "ABCDEFG", strict=False):
            c.set_value(f"S!{col}1", row[k] if row[k] is not None else "")
        v = [c.evaluate(f"S!{x}1") for x in "HIJKLMNO"]
        return v[:6], v[6], int(v[7])


class Formulas(Peer):
    def ruleset_text(self):
        return "\n".join(row_formulas(1))

    def load(self, text):
        return FormulasObj(text)


class Pycel(Formulas):
    def load(self, text):
        return PycelObj(text)
