"""Turn the figures of a published case into what its ruleset reads, and a scorecard into what was published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import attrs

import indicrules
from indicrules.card.scorecard import Item

Figures = Mapping[str, Any]


@attrs.frozen
class System:
    """How a system's cases meet its ruleset: the file's name, what it reads, what was published of the result."""

    ruleset: str
    given: Callable[[Figures], dict[str, Any]]
    found: Callable[[indicrules.Scorecard], dict[str, Any]]


def _renamed(**names: str) -> Callable[[Figures], dict[str, Any]]:
    return lambda figures: {
        name: None if figures[key] == "Not Available" else figures[key] for key, name in names.items() if key in figures
    }


_HUMAN_DEVELOPMENT = {
    "le": "life_expectancy",
    "eys": "expected_schooling",
    "mys": "mean_schooling",
    "gnipc": "income_per_head",
}


def _human_development(figures: Figures) -> dict[str, Any]:
    if "life_index" not in figures:
        return _renamed(**_HUMAN_DEVELOPMENT)(figures)
    # The technical note starts from two indices; these figures have exactly those.
    life, education = Decimal(figures["life_index"]), Decimal(figures["education_index"])
    return {
        "life_expectancy": 20 + 65 * life,
        "expected_schooling": 18 * education,
        "mean_schooling": 15 * education,
        "income_per_head": figures["gnipc"],
    }


def _inequality(figures: Figures) -> dict[str, Any]:
    losses = {"ineq_le": "loss_in_life", "ineq_edu": "loss_in_schooling", "ineq_inc": "loss_in_income"}
    given = _renamed(**_HUMAN_DEVELOPMENT)(figures)
    return given | {name: f"{figures[key]}%" for key, name in losses.items()}


_gender = _renamed(
    le_f="life_expectancy_of_women",
    eys_f="expected_schooling_of_women",
    mys_f="mean_schooling_of_women",
    gni_pc_f="income_of_women",
    le_m="life_expectancy_of_men",
    eys_m="expected_schooling_of_men",
    mys_m="mean_schooling_of_men",
    gni_pc_m="income_of_men",
)


def _of(item: Item) -> str:
    return "Not Available" if item.score is None else f"{item.score} out of {item.full}"


def _measure(card: indicrules.Scorecard) -> dict[str, Any]:
    total = "Not Available" if card.total is None else f"{card.total} out of {card.full}"
    return {"achievement": _of(card["achievement"]), "improvement": _of(card["improvement"]), "score": total}


def _audits(figures: Figures) -> dict[str, Any]:
    _, audit_scores, audit_weights = zip(*figures["audits"], strict=True)
    return {"audit_scores": audit_scores, "audit_weights": audit_weights}


def _vector(figures: Figures) -> dict[str, Any]:
    parts = [part.split(":") for part in figures["vector"].split("/")]
    return {metric: choice for metric, choice in parts if metric != "CVSS"}


_POLLUTANTS = {
    "o3_8h": "ozone_8h",
    "o3_1h": "ozone_1h",
    "pm25": "pm25_24h",
    "pm25_24h": "pm25_24h",
    "co_8h": "co_8h",
    "no2_1h": "no2_1h",
}


_IN_CHINA = {
    "pm25": "细颗粒物",
    "pm10": "可吸入颗粒物",
    "no2": "二氧化氮",
    "co": "一氧化碳",
    "o3_1h": "臭氧_1小时",
    "o3_8h": "臭氧_8小时",
}


def _air(figures: Figures) -> dict[str, Any]:
    if "pollutant" in figures:
        return {_POLLUTANTS[figures["pollutant"]]: figures["conc"]}
    return {_POLLUTANTS[key]: concentration for key, concentration in figures.items()}


def _index(card: indicrules.Scorecard) -> dict[str, Any]:
    responsible = [item.name for item in card if item.score == card.total]
    return {"aqi": card.total, "responsible": next(key for key, name in _POLLUTANTS.items() if name in responsible)}


def _warning(figures: Figures) -> dict[str, Any]:
    names = {
        "rr": "respiration",
        "spo2": "oxygen_saturation",
        "o2": "supplemental_oxygen",
        "temp": "temperature",
        "sbp": "systolic_pressure",
        "hr": "pulse",
        "acvpu": "consciousness",
    }
    return _renamed(**names)(figures)


def _total_as(name: str) -> Callable[[indicrules.Scorecard], dict[str, Any]]:
    return lambda card: {name: card.total}


def _own_names(figures: Figures) -> dict[str, Any]:
    return dict(figures["figures"])


def _whole(card: indicrules.Scorecard) -> dict[str, Any]:
    return {item.name: item.score for item in card} | {"total": card.total, "grade": card.grade}


def _five_places(card: indicrules.Scorecard) -> dict[str, Any]:
    counted = {name: value for name, value in _whole(card).items() if isinstance(value, Decimal | Fraction)}
    return {name: Decimal(floor(Fraction(value) * 10**5 + Fraction(1, 2))) / 10**5 for name, value in counted.items()}


def _liver(card: indicrules.Scorecard) -> dict[str, Any]:
    unrounded = 10 * Decimal(str(card.metrics["logarithms"]))
    return _whole(card) | {"initial": card.metrics["initial"], "unrounded": round(unrounded, 7)}


def _payout(card: indicrules.Scorecard) -> dict[str, Any]:
    return {"payout": f"{Fraction(card.total or 0) * 100}%"}


SYSTEMS: Mapping[str, System] = {
    "ielts": System("ielts-overall", _own_names, _whole),
    "meld-na": System("meld-na-2016", _own_names, _liver),
    "ipf-gl": System("ipf-gl-2020", _own_names, _whole),
    "incentive-2007": System("incentive-plan-2007", _own_names, _payout),
    "incentive-2011": System("incentive-plan-2011", _own_names, _payout),
    "cash-bonus-2013": System("cash-bonus-2013", _own_names, _payout),
    "decathlon": System("world-athletics-decathlon", _own_names, _whole),
    "heptathlon": System("world-athletics-heptathlon", _own_names, _whole),
    "nutri-score-foods": System("nutri-score-2023-foods", _own_names, _whole),
    "nutri-score-fats": System("nutri-score-2023-fats", _own_names, _whole),
    "nutri-score-beverages": System("nutri-score-2023-beverages", _own_names, _whole),
    "doing-business": System("doing-business-2020", _own_names, _five_places),
    "undp-hdi": System(
        "undp-hdi-2024",
        _human_development,
        lambda card: {"hdi": card.total, "income_index": card.metrics["income_index"]},
    ),
    "undp-ihdi": System("undp-ihdi-2024", _inequality, _total_as("ihdi")),
    "undp-gdi": System(
        "undp-gdi-2024",
        _gender,
        lambda card: {
            "hdi_f": card.metrics["printed_for_women"],
            "hdi_m": card.metrics["printed_for_men"],
            "gdi": card.total,
        },
    ),
    "hospital-vbp-measure": System(
        "cms-hospital-vbp-measure",
        _renamed(threshold="threshold", benchmark="benchmark", baseline="baseline", performance="performance"),
        _measure,
    ),
    "hospital-vbp-total": System(
        "cms-hospital-vbp-total",
        _renamed(clinical="clinical_outcomes", engagement="engagement", safety="safety", efficiency="efficiency"),
        _total_as("tps"),
    ),
    "lighthouse-metric": System(
        "lighthouse-metric", _renamed(value="value", median="median", p10="p10"), _total_as("score")
    ),
    "lighthouse-category": System("lighthouse-category", _audits, _total_as("score")),
    "openssf-check": System("openssf-check", _renamed(scores="parts"), _total_as("score")),
    "cvss-v2-base": System("cvss-v2-base", _vector, _total_as("score")),
    "cvss-v4.0-base": System("cvss-v4.0-base", _vector, _total_as("score")),
    "cvss-v3.1-base": System("cvss-v3.1-base", _vector, _total_as("score")),
    "cvss-v3.0": System(
        "cvss-v3.0",
        _vector,
        lambda card: {
            "base": card.total,
            "temporal": card.metrics["temporal_score"],
            "environmental": card.metrics["environmental_score"],
        },
    ),
    "us-aqi-1999": System("us-aqi-1999", _air, _index),
    "us-aqi-2012": System("us-aqi-2012", _air, _index),
    "us-aqi-2018": System("us-aqi-2018", _air, _index),
    "us-aqi-2024": System("us-aqi-2024", _air, _index),
    "hj633-2012": System(
        "hj633-2012",
        lambda figures: {_IN_CHINA[figures["pollutant"]]: figures["conc"]},
        lambda card: {"aqi": card.total},
    ),
    "cms-stars": System("cms-stars", _renamed(x="mean_of_stars"), _total_as("stars")),
    "news2": System("news2", _warning, lambda card: {"total": card.total, "risk": card.grade}),
}
