"""Holds the draws to PERT by closed forms and a second computation, and the lattice to being even."""

import hashlib
import math
import os
import random
import statistics
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from advisor.domain.levels import Arrangement
from advisor.domain.ranges import Range
from advisor.domain.task import Extra, Quote, Rate, Settings, Task
from advisor.evidence.starters import starters
from advisor.model.draws import draw, draw_inputs, lattice_dimensions, standard_quantiles
from advisor.model.lattice import GENERATING_VECTOR, POINTS
from advisor.model.resolve import resolve
from advisor.records import replace

ROOT = Path(__file__).resolve().parents[2]
UNIT = Range(low=0.0, likely=0.5, high=1.0)
MIDDLING = (0.2, 0.35, 0.5, 0.65, 0.8)
SKEWED = (0.001, 0.01, 0.05, 0.1, 0.9, 0.99)
SEEDS = range(3)


def draws_of(belief, dimension):
    """The draws in one lattice dimension, or for a name that has none."""
    names = [*lattice_dimensions()]
    return draw(belief, names[dimension] if isinstance(dimension, int) else dimension)


# ------------------------------------------------------------------ the Beta distribution, computed once more


def beta_below(x, a, b):
    """The distribution function of Beta(a, b), by the continued fraction (Abramowitz and Stegun 26.5.8)."""
    if x in (0.0, 1.0):
        return x
    if x > (a + 1) / (a + b + 2):
        return 1.0 - beta_below(1.0 - x, b, a)
    fraction = 1.0
    for n in range(200, 0, -1):
        m = n // 2
        if n % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        fraction = 1.0 + term / fraction
    log = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log(1 - x)
    return math.exp(log) / (a * fraction)


def beta_quantile(share, a, b):
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if beta_below(middle, a, b) < share else (low, middle)
    return (low + high) / 2


def largest_error(shape):
    places = (0, 1, 2, 4, 8, 40, 400, 1500, 2048, 3000, 3700, 4055, 4088, 4091, 4093, 4094, 4095)
    exact = (beta_quantile((k + 0.5) / POINTS, 1 + 4 * shape, 5 - 4 * shape) for k in places)
    return max(abs(standard_quantiles(shape)[k] - q) for k, q in zip(places, exact, strict=True))


def test_the_second_computation_agrees_with_what_is_known_of_beta():
    assert beta_below(0.3, 1, 5) == pytest.approx(1 - 0.7**5)  # α = 1: 1 − (1 − x)^β
    assert beta_below(0.25, 3, 3) == pytest.approx(10 * 0.25**3 - 15 * 0.25**4 + 6 * 0.25**5)
    assert beta_below(0.9, 5, 1) == pytest.approx(0.9**5)


# ------------------------------------------------------------------ PERT


@pytest.mark.parametrize("shape", [0.0, *MIDDLING, 1.0])
def test_the_quantiles_are_those_of_beta(shape):
    assert largest_error(shape) < 5e-6


def test_the_quantiles_err_by_less_than_a_millionth_of_the_range_as_they_say():
    errors = {shape: largest_error(shape) for shape in (0.0, *MIDDLING, *SKEWED, 1.0)}
    assert {shape: f"{error:.1e}" for shape, error in errors.items() if error > 1.1e-6} == {}


@pytest.mark.parametrize("shape", [0.0, *SKEWED, *MIDDLING, 1.0])
def test_mean_and_variance_are_those_of_beta(shape):
    a, b = 1 + 4 * shape, 5 - 4 * shape
    drawn = draws_of(Range(low=0.0, likely=shape, high=1.0), 7)
    assert drawn.mean() == pytest.approx((1 + 4 * shape) / 6, abs=2e-4)
    assert drawn.var() == pytest.approx(a * b / ((a + b) ** 2 * (a + b + 1)), abs=2e-5)


@pytest.mark.parametrize(
    ("low", "likely", "high", "mean"), [(4, 10, 25, 11.5), (0, 30, 60, 30), (2, 8, 32, 11), (7, 7, 13, 8)]
)
def test_the_mean_of_a_range_is_low_and_four_times_likely_and_high_over_six(low, likely, high, mean):
    assert draws_of(Range(low=low, likely=likely, high=high), 0).mean() == pytest.approx(mean, rel=1e-5)


def test_draws_keep_within_their_range():
    drawn = draws_of(Range(low=2.0, likely=3.0, high=50.0), 3)
    assert 2.0 < drawn.min() < 2.5
    assert 25.0 < drawn.max() < 50.0


def test_what_is_certain_is_one_number_and_not_4096_of_them():
    values: dict[str, Any] = draw_inputs(resolve(Task(title="x", hours=Range.exactly(10.0))).inputs)
    assert type(values["hours"]) is float
    assert values["hours"] == 10.0
    assert values["owner_hour"].shape == (POINTS,)


# ------------------------------------------------------------------ the lattice


def test_every_dimension_takes_every_value_once():
    whole = sorted(draws_of(UNIT, 0))
    assert len(set(whole)) == POINTS
    streams = [*range(len(lattice_dimensions())), "quote A price", "preference.view", ""]
    assert [one for one in streams if sorted(draws_of(UNIT, one)) != whole] == []
    assert all(math.gcd(z, POINTS) == 1 for z in GENERATING_VECTOR)


def test_no_two_dimensions_run_alike_or_against_each_other():
    assert len(set(GENERATING_VECTOR)) == len(GENERATING_VECTOR)
    assert not {POINTS - z for z in GENERATING_VECTOR} & set(GENERATING_VECTOR)


def uniform(z):
    return (np.arange(POINTS) * z % POINTS + 0.5) / POINTS


def ranks(values):
    return (np.argsort(np.argsort(values)) + 0.5) / POINTS


def errors_of_pairs(columns):
    """For each pair of columns, by how much the mean of the product of their deviations misses nought."""
    return {(a, b): abs(float(((columns[a] - 0.5) * (columns[b] - 0.5)).mean())) for a, b in pairs(columns)}


def pairs(columns):
    return combinations(sorted(columns), 2)


def used_dimensions():
    drawn: dict[str, Any] = draw_inputs(resolve(replace(TASK, quotes=TASK.quotes * 4)).inputs)
    return {name: ranks(x) for name, x in drawn.items() if not isinstance(x, float)}


def random_columns(names, seed):
    source = np.random.default_rng(seed)
    return {name: source.random(POINTS) for name in names}


def test_a_typical_pair_of_inputs_is_integrated_far_better_than_by_random_points():
    columns = {name: x for name, x in used_dimensions().items() if name in lattice_dimensions()}
    mine = statistics.median(errors_of_pairs(columns).values())
    at_random = [statistics.median(errors_of_pairs(random_columns(columns, seed)).values()) for seed in SEEDS]
    assert mine < 0.5 * min(at_random)


def test_no_pair_of_inputs_is_integrated_worse_than_the_worst_pair_of_random_points():
    columns = used_dimensions()
    worst = max(max(errors_of_pairs(random_columns(columns, seed)).values()) for seed in SEEDS)
    linked = {
        f"{a} and {b}": round(12 * error, 3)
        for (a, b), error in errors_of_pairs(columns).items()
        if error > worst
    }
    assert linked == {}, "correlated, though nothing links them"


def discrepancy(x, y, corners=24):
    """The largest difference between the share of points in a box from the origin and the box's area."""
    sides = np.linspace(0, 1, corners + 1)[1:]
    counts, _, _ = np.histogram2d(x, y, bins=[np.linspace(0, 1, corners + 1)] * 2)
    return abs(counts.cumsum(0).cumsum(1) / len(x) - np.outer(sides, sides)).max()


def test_the_foremost_inputs_lie_more_evenly_in_pairs_than_random_points():
    columns = [uniform(z) for z in GENERATING_VECTOR[:12]]
    source = np.random.default_rng(1)
    mine = [discrepancy(x, y) for x, y in combinations(columns, 2)]
    at_random = [discrepancy(source.random(POINTS), source.random(POINTS)) for _ in mine]
    assert statistics.mean(mine) < 0.7 * statistics.mean(at_random)
    assert max(mine) < max(at_random) * 1.5


# ------------------------------------------------------------------ what has no dimension of its own


def shuffled_by_hand(stream):
    """4,096 places in the order of SplitMix64's numbers from a seed of SHA-256, in Python's whole numbers."""
    state = int.from_bytes(hashlib.sha256(stream.encode()).digest()[:8], "big")
    numbers = []
    for _ in range(POINTS):
        state = (state + 0x9E3779B97F4A7C15) % 2**64
        x = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        x = (x ^ x >> 27) * 0x94D049BB133111EB % 2**64
        numbers.append(x ^ x >> 31)
    return sorted(range(POINTS), key=numbers.__getitem__)


@pytest.mark.parametrize("stream", ["quote ('A', 'outsource') 1 price", "preference.view", "Łódź"])
def test_its_draws_are_shuffled_by_the_hash_of_its_name(stream):
    drawn: Any = draw(UNIT, stream)
    assert (drawn == standard_quantiles(0.5)[shuffled_by_hand(stream)]).all()


# ------------------------------------------------------------------ whose dimension is whose


def offer(vendor, price, **more):
    rate = Rate(price=Range(low=price * 0.8, likely=price, high=price * 1.5))
    return Quote(vendor=vendor, arrangement=Arrangement.OUTSOURCE, rate=rate, **more)


def drawn(task):
    return {
        name: x if isinstance(x, float) else x.tobytes()
        for name, x in draw_inputs(resolve(task).inputs).items()
    }


PREFERENCES = {"core": Range(low=5, likely=10, high=30), "local_loyalty": Range(low=0, likely=4, high=9)}
EXTRAS = tuple(Extra(price=Range(low=1, likely=2, high=4)) for _ in range(3))
TASK = Task(
    title="x",
    quotes=(offer("A", 40, hours=Range(low=3, likely=6, high=9), extras=EXTRAS), offer("B", 60)),
    settings=Settings(preferences=PREFERENCES),
)


def test_no_two_inputs_of_a_starter_task_share_a_dimension():
    for starter in starters():
        task = replace(starter.task, quotes=TASK.quotes * 4, settings=TASK.settings)
        streams = [one.stream or name for name, one in resolve(task).inputs.items()]
        assert len(set(streams)) == len(streams)
    assert len(lattice_dimensions()) <= len(GENERATING_VECTOR)


@pytest.mark.parametrize(
    "more",
    [
        {"quotes": (*TASK.quotes, offer("C", 5))},
        {"settings": Settings(preferences={**PREFERENCES, "view": Range(low=1, likely=2, high=3)})},
        {"budget_per_month": 3.0, "must_stay": True},
    ],
    ids=["quote", "preference", "limits"],
)
def test_what_is_added_moves_no_other_input_s_draws(more):
    before, after = drawn(TASK), drawn(replace(TASK, **more))
    assert {name: after[name] for name in before} == before


def test_a_preference_named_before_others_moves_none_of_their_draws():
    first = {"a view": Range(low=1, likely=2, high=3), **PREFERENCES}
    before, after = drawn(TASK), drawn(replace(TASK, settings=Settings(preferences=first)))
    assert [name for name in before if after[name] != before[name]] == []


def test_dropping_the_first_quote_leaves_the_second_its_draws():
    after = drawn(replace(TASK, quotes=TASK.quotes[1:]))
    assert after["quote-1.price"] == drawn(TASK)["quote-2.price"]


def test_an_input_held_for_certain_moves_no_other_input_s_draws():
    before, after = drawn(TASK), drawn(replace(TASK, hours=Range.exactly(3.0)))
    assert {name for name in before if after[name] != before[name]} == {"hours"}


PRINT_DRAWS = """
import hashlib
from tests.model.test_draws import TASK, digest
print(digest(TASK))
"""


def digest(task):
    found = hashlib.sha256()
    for name, x in draw_inputs(resolve(task).inputs).items():
        found.update(name.encode())
        found.update(np.asarray(x).tobytes())
    return found.hexdigest()


def test_another_process_with_another_hash_seed_draws_the_same_bytes():
    seed = random.Random(7)
    for _ in range(2):
        environment = {**os.environ, "PYTHONHASHSEED": str(seed.randrange(1, 2**32))}
        run = subprocess.run(
            [sys.executable, "-c", PRINT_DRAWS],
            cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert run.stdout.strip() == digest(TASK)
