"""What NumPy and SciPy say of random paired samples: the values that the statistics' tests are held against.

    python statistics_fixture.py > ../resources/fixtures/statistics.csv      (scipy==1.17.1, see requirements-statistics.txt)

Each line: the statistic, what it comes to, the values. Numbers are written so that they read back as the same double.
Wilcoxon's test is SciPy's with its defaults: zero_method "wilcox", two-sided, no continuity correction, method "auto".
"drift" is Mann and Whitney's test of the second half against the first. "bootstrap" is SciPy's percentile interval
of the mean, from more resamples than ours.
"""

import numpy as np
from scipy import stats


def line(statistic, expected, values):
    print(f"{statistic},{float(expected)!r},{' '.join(repr(float(value)) for value in values)}")


def samples(random):
    yield [0.25]
    yield [3.0, -1.0]
    yield [1.0, 2.0, 3.0, 4.0, 5.0]
    yield [0.0, 0.0, 0.0, 0.1, -0.2]
    yield [0.0] * 14 + [0.1, -0.2, 0.3]
    for size in (3, 8, 12, 13, 14, 17, 50, 51, 120):
        yield random.normal(0.1, 1, size)
        # Many of one size, and zeros: what scores of small masks look like.
        # + 0.0 makes 0 of -0, which Java's sorting takes for another number.
        yield np.round(random.normal(0.2, 1.5, size)) + 0.0
        yield random.standard_t(1.5, size) * 1e-6


def main():
    random = np.random.default_rng(20230719)
    print("statistic,expected,values")
    for values in samples(random):
        values = np.asarray(values, dtype=np.float64)
        line("mean", np.mean(values), values)
        line("median", np.median(values), values)
        for part in (0.025, 0.1, 0.9, 0.975):
            line(f"quantile {part}", np.quantile(values, part), values)
        line("mad", stats.median_abs_deviation(values), values)
        if np.any(values != 0):
            line("wilcoxon", stats.wilcoxon(values).pvalue, values)
            sizes = stats.rankdata(np.abs(values[values != 0]))
            signs = np.sign(values[values != 0])
            line("rank-biserial", np.sum(sizes * signs) / np.sum(sizes), values)
        if values.size >= 2:
            line("standard-deviation", np.std(values, ddof=1), values)
            line("iqr", stats.iqr(values), values)
        if values.size >= 4:
            half, times = values.size // 2, values - np.min(values) + 1
            halves = stats.mannwhitneyu(times[-half:], times[:half], method="asymptotic")
            line("drift", halves.pvalue, times)
        if values.size >= 50:
            interval = stats.bootstrap((values,), np.mean, method="percentile", n_resamples=100_000, rng=random, batch=1000)
            line("bootstrap-low", interval.confidence_interval.low, values)
            line("bootstrap-high", interval.confidence_interval.high, values)


if __name__ == "__main__":
    main()
