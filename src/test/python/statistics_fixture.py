"""What NumPy and SciPy say of random paired samples: the values that the statistics' tests are held against.

    python statistics_fixture.py > ../resources/fixtures/statistics.csv      (scipy==1.17.1, see requirements-statistics.txt)

Each line: the statistic, what it comes to, the values. Numbers are written so that they read back as the same double.
Differences of 0 are taken out before SciPy sees them, as Wilcoxon did. SciPy is told which p-value is meant, since what it
chooses by itself for a few differences with ties has changed from version to version.
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
    for size in (3, 8, 17, 50, 51, 120):
        yield random.normal(0.1, 1, size)
        # Many of one size, and zeros: what scores of small masks look like.
        yield np.round(random.normal(0.2, 1.5, size))
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
        differences = values[values != 0]
        if differences.size:
            ties = np.unique(np.abs(differences)).size < differences.size
            method = "approx" if ties or differences.size > 50 else "exact"
            line("wilcoxon", stats.wilcoxon(differences, correction=False, method=method).pvalue, values)


if __name__ == "__main__":
    main()
