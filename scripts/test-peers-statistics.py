#!/usr/bin/env python3
"""Compares RedeEval's statistics with SciPy's.

scripts/test-peers-statistics.sh (`make test-peers`) runs it with a Python that has SciPy.

    test-peers-statistics.py PEER [--rounds N] [--seed N]
    test-peers-statistics.py --record FILE

PEER is the statistics-peer executable. The second form writes the sample that the unit tests keep: lines of
question, answer, and what may lie between two answers, as a part of it and as a number.
"""

import argparse
import fractions
import math
import subprocess
import sys

import numpy
from scipy import stats


def functions(draw):
    """The functions of their own that stand where SciPy calls the C library."""
    for x in [0, 1, -1, 0.3466, 700, -700, *draw.normal(0, 100, 6)]:
        yield f"exponential {float(x)!r}", [math.exp(x)], 1e-14, 0
    for x in [1, 2, 1 + 1e-9, 1 - 1e-9, 1e-300, 1e300, *numpy.exp(draw.normal(0, 3, 6))]:
        yield f"logarithm {float(x)!r}", [math.log(x)], 1e-14, 0
    for x in [0, -0.001, 1.96, -3, 3, -3.0001, -8, -20, -37, 6, *draw.normal(0, 4, 6)]:
        yield f"below {float(x)!r}", [stats.norm.cdf(x)], 1e-12, 0
    for p in [0.5, 0.975, 0.025, 0.999999, 1e-10, 1e-100, 1e-300, *draw.uniform(0, 1, 6)]:
        yield f"quantile {float(p)!r}", [stats.norm.ppf(p)], 1e-12, 1e-15


def counts(draw):
    """Rates: their intervals, and exact tests."""
    size, other = (int(n) for n in draw.integers(1, draw.choice([12, 200, 3000]), 2))
    hits, others = int(draw.integers(0, size + 1)), int(draw.integers(0, other + 1))
    confidence = float(draw.choice([0.8, 0.9, 0.95, 0.99]))
    mine, theirs = wilson(hits, size, confidence), wilson(others, other, confidence)
    yield f"wilson {hits} {size} {confidence}", mine, 1e-10, 1e-13
    yield (f"newcombe {hits} {size} {others} {other} {confidence}",
           square_and_add(hits / size, mine, others / other, theirs, 0), 1e-10, 1e-12)
    p = stats.fisher_exact([[hits, size - hits], [others, other - others]]).pvalue
    yield f"fisher {hits} {size} {others} {other}", [p], 1e-7, 1e-300
    both, first, second, neither = (int(n) for n in draw.multinomial(size, draw.dirichlet([2, 1, 1, 2])))
    # SciPy's own is 0 in far tails, so whole numbers count them.
    tail = sum(math.comb(first + second, k) for k in range(min(first, second) + 1))
    p = float(min(1, fractions.Fraction(2 * tail, 2 ** (first + second))))
    yield f"mcnemar {both} {first} {second} {neither}", [p], 1e-9, 1e-300
    a, b = both + first, both + second
    scale = math.sqrt(a * (size - a) * b * (size - b))
    excess = both * neither - first * second
    phi = (max(excess - size / 2, 0) if excess > 0 else excess) / scale if scale else 0
    yield (f"paired {both} {first} {second} {neither} {confidence}",
           square_and_add(a / size, wilson(a, size, confidence), b / size, wilson(b, size, confidence), phi),
           1e-10, 1e-10)


def wilson(hits, size, confidence):
    ends = stats.binomtest(hits, size).proportion_ci(confidence, method="wilson")
    return [float(ends.low), float(ends.high)]


def square_and_add(p, mine, q, theirs, phi):
    def reach(near, far):
        return math.sqrt(max(near * near - 2 * phi * near * far + far * far, 0))
    return [p - q - reach(p - mine[0], theirs[1] - q), p - q + reach(mine[1] - p, q - theirs[0])]


def sample(draw, size):
    """Values as metrics have them: whole, skewed, with ties, or none of these."""
    kind = draw.integers(0, 4)
    values = [draw.normal(0.3, 1, size), draw.poisson(2, size) - 1.5, draw.exponential(2, size) - 1,
              draw.integers(-2, 4, size)][kind]
    return [round(float(x), 3) for x in values]


def text(values):
    return " ".join(repr(x) for x in values)


def summaries(draw):
    """Numbers that follow from the values without a draw."""
    values = sample(draw, int(draw.integers(2, 40)))
    others = sample(draw, int(draw.integers(2, 40)))
    x, y = numpy.array(values), numpy.array(others)
    five = numpy.quantile(x, [0, 0.25, 0.5, 0.75, 1])
    yield f"describe {text(values)}", [x.mean(), x.std(ddof=1), *five], 1e-12, 1e-13
    if x.std() > 0:
        superiority = ((x > 0).mean() * 2 + (x == 0).mean()) / 2
        yield f"effect {text(values)}", [x.mean() / x.std(ddof=1), superiority], 1e-12, 1e-13
        z = stats.norm.ppf(0.975) + stats.norm.ppf(0.8)
        yield f"detectable 0.95 0.8 {text(values)}", [z * stats.sem(x)], 1e-12, 0
    freedom = len(x) + len(y) - 2
    pooled = math.sqrt((x.var(ddof=1) * (len(x) - 1) + y.var(ddof=1) * (len(y) - 1)) / freedom)
    if pooled > 0:
        u = stats.mannwhitneyu(x, y).statistic / len(x) / len(y)
        g = (x.mean() - y.mean()) / pooled * (1 - 3 / (4 * freedom - 1))
        yield f"effect2 {len(x)} {text(values + others)}", [g, u], 1e-11, 1e-13
    ps = [float(p) for p in draw.uniform(0, 0.2, int(draw.integers(1, 9)))]
    ranks = stats.rankdata(ps, method="ordinal")
    adjusted = [min(1, max((len(ps) - r + 1) * q for q, r in zip(ps, ranks) if r <= rank)) for rank in ranks]
    yield f"holm {text(ps)}", adjusted, 1e-14, 0


def exact(draw):
    """Permutation tests that look at every way."""
    values = sample(draw, int(draw.integers(2, 11)))
    x = numpy.array(values)
    if len(x[x != 0]):
        p = stats.permutation_test((x,), lambda v, axis: abs(v.mean(axis)), permutation_type="samples",
                                   alternative="greater", n_resamples=numpy.inf).pvalue
        yield f"flips 99 1 0 0 {text(values)}", [p], 1e-10, 0
    size = int(draw.integers(2, 7))
    values = sample(draw, size + int(draw.integers(2, 7)))
    p = stats.permutation_test((values[:size], values[size:]), gap, vectorized=True, alternative="greater",
                               n_resamples=numpy.inf).pvalue
    yield f"deals 99 1 {size} {text(values)}", [p], 1e-10, 0


def gap(x, y, axis):
    return abs(x.mean(axis) - y.mean(axis))


def drawn(draw, size):
    """Intervals and tests that both sides draw for: as near as so many draws come, five deviations of the error."""
    seed = int(draw.integers(0, 1 << 32))
    values = sample(draw, size)
    while len(set(values)) < 3:
        values = sample(draw, size)
    x = numpy.array(values)
    one = stats.bootstrap((x,), numpy.mean, method="BCa", n_resamples=9999, rng=draw).confidence_interval
    # An end of the interval moves by some 2 % of its width from one set of draws to the next.
    yield f"bca 9999 {seed} 0.95 {text(values)}", list(one), 0, 0.06 * (one.high - one.low)
    others = sample(draw, size // 2 + 5)
    two = stats.bootstrap((x, others), lambda a, b, axis: a.mean(axis) - b.mean(axis), method="BCa",
                          n_resamples=9999, rng=draw).confidence_interval
    yield (f"bca2 9999 {seed} 0.95 {size} {text(values + others)}", list(two), 0, 0.06 * (two.high - two.low))
    x = x - round(float(x.mean() - draw.uniform(0, 3) * x.std() / math.sqrt(size)), 3)
    values = [round(float(v), 3) for v in x]
    p = stats.permutation_test((numpy.array(values),), lambda v, axis: abs(v.mean(axis)),
                               permutation_type="samples", alternative="greater", n_resamples=9999,
                               rng=draw).pvalue
    yield f"flips 9999 {seed} {text(values)}", [p], 0, 5 * math.sqrt(2 * p * (1 - p) / 9999) + 1e-3
    p = stats.permutation_test((values, others), gap, vectorized=True, alternative="greater",
                               n_resamples=9999, rng=draw).pvalue
    yield (f"deals 9999 {seed} {size} {text(values + others)}", [p], 0,
           5 * math.sqrt(2 * p * (1 - p) / 9999) + 1e-3)


def cases(draw, rounds):
    yield from functions(draw)
    for _ in range(rounds):
        yield from counts(draw)
        yield from summaries(draw)
        yield from exact(draw)
    for size in [8, 25, 60] + [25, 60, 150] * (rounds // 60):
        yield from drawn(draw, size)


def large(draw):
    """So many values that intervals and tests are calculated: against SciPy's draws."""
    yield from drawn(draw, 1200)
    yield from drawn(draw, 3000)


def record(path):
    draw = numpy.random.default_rng(20260101)
    with open(path, "w", encoding="ascii", newline="\n") as file:
        for question, expected, relative, absolute in cases(draw, 12):
            file.write(f"{question}\t{text(float(x) for x in expected)}\t{relative} {float(absolute):.3g}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", nargs="?")
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record")
    options = parser.parse_args()
    if options.record:
        record(options.record)
        return
    if not options.peer:
        parser.error("expected the path of statistics-peer")
    draw = numpy.random.default_rng(options.seed)
    process = subprocess.Popen([options.peer], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(question):
        process.stdin.write(question + "\n")
        process.stdin.flush()
        return process.stdout.readline().rstrip("\n")

    asked = failures = 0
    for source in [cases(draw, options.rounds), large(draw)]:
        for question, expected, relative, absolute in source:
            asked += 1
            answer = ask(question)
            try:
                found = [float(word) for word in answer.split(" ")]
            except ValueError:
                found = []
            if len(found) != len(expected) or any(
                    not abs(a - b) <= relative * abs(b) + absolute for a, b in zip(found, expected)):
                failures += 1
                if failures <= 20:
                    print(f"{question[:200]}\n  SciPy:    {text(float(x) for x in expected)}\n  RedeEval: {answer}")
    print(f"statistics: {asked} questions compared", flush=True)
    seconds = float(ask("speed 100000 70"))
    print(f"100,000 pairs with 70 metrics: {seconds:.1f} s")
    process.stdin.close()
    process.wait(timeout=60)
    if seconds >= 10:
        sys.exit("expected less than 10 s")
    if failures:
        sys.exit(f"{failures} differences (seed {options.seed})")
    print("no differences")


main()
