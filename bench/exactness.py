"""How often each vectorised route is wrong, on random and on adversarial rows (weight, actual, target).

    python bench/exactness.py [ROWS]

Rows are decimals of at most two digits after the point; the judge is exact fractions.
"""

import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "peers")]
from hand_numpy import exact_cents, exact_subset, filtered  # noqa: E402  the peers are scripts, not a package
from oracle import cents  # noqa: E402

rng = np.random.default_rng(7)
COLUMNS = (
    "family",
    "rows",
    "exact ties",
    "np.round wrong",
    "floor(+.5) wrong",
    "filter: sent to exact",
    "filter wrong",
    "filter and integers wrong (fractions used)",
    "int64 wrong",
    "integers in float64 wrong (turned away)",
)


def families(n):
    """Give name, actuals, targets (both in hundredths) and weight."""

    def r(low, high):
        return rng.integers(low, high, n)

    yield "random small", r(-500, 200_00), r(1, 100_00), 20
    yield "random money (<=1e9.00)", r(0, 10**11), r(1, 10**11), 10
    t = 4000 * rng.choice(np.array([1, 2, 3, 5, 7, 11, 25, 40, 97, 1000, 25000]), n)
    yield "exact ties", (2 * r(0, 2000) + 1) * (t // 4000), t, 20  # 2000*x/t = k + 1/2 cents exactly
    t = 2 * r(1, 10**8) + 1
    k = r(1, 2000)
    x = (t * (2 * k + 1)) // (200 * 20)  # as close to a tie as integers allow
    yield "near-ties below/above", x + r(0, 2), t, 20
    t = r(10**10, 10**11)
    k = r(1, 1000)
    x = (t * (2 * k + 1)) // (200 * 10)
    yield "near-ties, huge", x + r(0, 2), t, 10
    t = r(1, 10**9)
    yield "target +-1 unit", t + r(-1, 2), t, 25
    t = r(10**14, 9 * 10**14)
    k = r(1, 1000)
    x = np.array([(int(a) * (2 * int(b) + 1)) // 2000 for a, b in zip(t, k, strict=True)])
    yield "beyond 2^53 scaled", x + r(0, 2), t, 10


def naive(x, t, w, how):
    points = np.clip(w * x / t, 0, w)
    return np.rint((np.round(points, 2) if how == "round" else np.floor(points * 100 + 0.5) / 100) * 100)


def measure(x, t, w):
    """Give the cells of one row, from `exact ties` on."""
    pairs = list(zip(x.tolist(), t.tolist(), strict=True))
    want = np.array([cents(a, b, w) for a, b in pairs])
    ties = sum((200 * w * a) % (2 * b) == b and 0 < a < b for a, b in pairs)
    float_x, float_t = x / 100.0, t / 100.0

    kept, doubtful = filtered(float_x, float_t, w)
    pure, mixed = kept.copy(), kept.copy()
    doubts = zip(float_x[doubtful].tolist(), float_t[doubtful].tolist(), strict=True)
    pure[doubtful] = [exact_cents(a, b, w) for a, b in doubts]
    mixed[doubtful], fractions = exact_subset(float_x[doubtful], float_t[doubtful], w)

    int64 = "turned away: overflow"
    if np.abs(x).max() < 2**62 // (200 * w):
        int64 = wrong(np.clip((200 * w * x + t) // (2 * t), 0, 100 * w), want)

    scaled_x, scaled_t = np.rint(float_x * 100), np.rint(float_t * 100)
    safe = (np.abs(scaled_x) * (200 * w) + scaled_t < 2.0**53) & (2 * scaled_t < 2.0**53)
    carried = np.clip(np.floor((200.0 * w * scaled_x + scaled_t) / (2 * scaled_t)), 0, 100 * w)
    return (
        ties,
        wrong(naive(float_x, float_t, w, "round"), want),
        wrong(naive(float_x, float_t, w, "floor"), want),
        f"{doubtful.size} ({doubtful.size / x.size:.2%})",
        wrong(pure, want),
        f"{wrong(mixed, want)} ({fractions})",
        int64,
        f"{wrong(carried[safe], want[safe])} ({int((~safe).sum())})",
    )


def wrong(got, want):
    return int((got != want).sum())


def floor_division(pairs):
    """Count where floor(fl(N / D)) is not N // D at its worst: N one below a multiple of D, just under 2**53."""
    d = rng.integers(1, 2 ** rng.integers(1, 40, pairs))
    m = np.maximum(np.minimum(2**53 // d, 2 ** rng.integers(1, 53, pairs)), 1)
    n = m * d - 1
    return wrong(np.floor(n.astype(float) / d.astype(float)), n // d)


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for name, x, t, w in families(rows):
        cells = measure(x.astype(np.int64), t.astype(np.int64), w)
        print(f"| {name} | {rows} | {' | '.join(map(str, cells))} |", flush=True)
    pairs = 2_000_000
    print(f"floor(fl(N / D)) differs from N // D on {floor_division(pairs)} of {pairs} worst pairs")


if __name__ == "__main__":
    main()
