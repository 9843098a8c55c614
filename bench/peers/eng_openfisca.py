"""openfisca-core: one entity, 7 input variables, 6 score variables, total and grade; float32 by the library's choice."""

from base import ColObj, Peer
from data import INDICATORS, INPUTS

SRC = """
import numpy
from openfisca_core import entities, periods, taxbenefitsystems, variables
Department = entities.build_entity("department", "departments", "a department", is_person=True)

def inp(name):
    return type(name, (variables.Variable,), dict(value_type=float, entity=Department, definition_period=periods.DateUnit.YEAR, default_value=float("nan")))

def score(key, col, target, weight):
    def formula(department, period):
        x = department(col, period)
        t = department("budget", period) if target is None else target
        p = numpy.where(x >= t, weight, weight * x / t)
        return numpy.round(numpy.clip(numpy.nan_to_num(p, nan=0.0), 0, weight), 2)
    return type("s_" + key, (variables.Variable,), dict(value_type=float, entity=Department, definition_period=periods.DateUnit.YEAR, formula=formula))

def f_total(department, period):
    return sum(department("s_" + k, period) for k, *_ in INDICATORS)

def f_grade(department, period):
    t = department("total", period)
    return (t < 90).astype(int) + (t < 80) + (t < 60)

def system():
    tbs = taxbenefitsystems.TaxBenefitSystem([Department])
    for n in INPUTS: tbs.add_variable(inp(n))
    for i in INDICATORS: tbs.add_variable(score(*i))
    tbs.add_variable(type("total", (variables.Variable,), dict(value_type=float, entity=Department, definition_period=periods.DateUnit.YEAR, formula=f_total)))
    tbs.add_variable(type("grade", (variables.Variable,), dict(value_type=int, entity=Department, definition_period=periods.DateUnit.YEAR, formula=f_grade)))
    return tbs
"""


class Obj(ColObj):
    def __init__(self, text):
        ns = {"INDICATORS": INDICATORS, "INPUTS": INPUTS}
        exec(compile(text, "<tbs>", "exec"), ns)
        self.tbs = ns["system"]()

    def score_batch(self, cols, trace=False):
        from openfisca_core.simulations import SimulationBuilder

        sim = SimulationBuilder().build_default_simulation(self.tbs, count=len(cols["budget"]))
        sim.trace = trace
        for k in INPUTS:
            sim.set_input(k, "2024", cols[k])
        g = sim.calculate("grade", "2024")
        return [sim.calculate("s_" + i[0], "2024") for i in INDICATORS], sim.calculate("total", "2024"), g

    def explain_batch(self, cols):
        return self.score_batch(cols, True)


class OpenFisca(Peer):
    shape, row_engine, trace = "float_cols", False, True

    def ruleset_text(self):
        return SRC

    def load(self, text):
        return Obj(text)
