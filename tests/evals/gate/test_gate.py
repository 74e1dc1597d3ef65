"""The gate: what fails, what does not, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.errors import OnRecordError
from evals.gate.baseline import Baseline, accept, read_baseline
from evals.gate.gate import gate_verdict
from evals.metrics.registry import METRICS
from tests.evals.outcomes import named, outcome, place, quote, run_of

if TYPE_CHECKING:
    from pathlib import Path

    from evals.cases.outcome import Outcome
    from evals.run.run_file import Run

KEYS = {metric.key for metric in METRICS}


def _cases(count: int, answer: Outcome) -> list[Outcome]:
    return [named(f"c{at}", answer) for at in range(count)]


def _accepted(run: Run, tmp_path: Path) -> Baseline:
    file = tmp_path / "gate.toml"
    accept(run, METRICS, file)
    return read_baseline(METRICS, file)


FOUND = outcome(place(0, 20), shown=[quote(0, 20)], confidence=0.9)
MISSED = outcome(place(0, 20), shown=[quote(50, 70)], confidence=0.9)
FALSE = outcome(place(0, 20), shown=[quote(0, 20, stands=False)], confidence=0.9)
CUT = outcome(place(0, 20), shown=[quote(0, 20, whole=False)], confidence=0.9)


def test_a_run_passes_its_own_baseline(tmp_path: Path) -> None:
    run = run_of(*_cases(10, FOUND), named("x", MISSED))

    assert gate_verdict(run, _accepted(run, tmp_path), METRICS).failures == ()


def test_one_quote_that_does_not_stand_fails(tmp_path: Path) -> None:
    baseline = _accepted(run_of(*_cases(40, FOUND)), tmp_path)
    run = run_of(*_cases(39, FOUND), named("c39", FALSE))

    (told,) = gate_verdict(run, baseline, METRICS).failures[:1]

    assert told == "Exactness is 0.9750, below 1: c39"


def test_one_quote_cut_from_its_context_fails_though_one_could_be_chance(tmp_path: Path) -> None:
    baseline = _accepted(run_of(*_cases(40, FOUND)), tmp_path)
    run = run_of(*_cases(39, FOUND), named("c39", CUT))

    failures = gate_verdict(run, baseline, METRICS).failures

    assert [told.split(" went")[0] for told in failures] == ["In context"]


def test_one_case_of_forty_that_finds_less_is_no_more_than_chance(tmp_path: Path) -> None:
    baseline = _accepted(run_of(*_cases(40, FOUND)), tmp_path)
    run = run_of(*_cases(39, FOUND), named("c39", MISSED))

    assert gate_verdict(run, baseline, METRICS).failures == ()


def test_many_cases_that_find_less_fail_and_are_named(tmp_path: Path) -> None:
    baseline = _accepted(run_of(*_cases(40, FOUND)), tmp_path)
    worse = [named(f"c{at}", MISSED) for at in range(30, 40)]
    run = run_of(*_cases(30, FOUND), *worse)

    failures = gate_verdict(run, baseline, METRICS).failures

    (told,) = [one for one in failures if one.startswith("F1, characters")]
    assert "from 1.000 to 0.750" in told
    assert "worse: c30, c31, c32, c33, c34, c35, c36, c37 and 2 more" in told


def test_what_gets_better_passes_and_is_said(tmp_path: Path) -> None:
    baseline = _accepted(run_of(*_cases(40, MISSED)), tmp_path)

    found = gate_verdict(run_of(*_cases(40, FOUND)), baseline, METRICS)

    assert found.failures == ()
    assert any(
        note.startswith("better: F1, characters from 0.000 to 1.000") for note in found.notes
    )


def test_a_difference_within_the_tolerance_passes(tmp_path: Path) -> None:
    sure = [
        named(f"c{at}", outcome(place(0, 9), shown=[quote(0, 9)], confidence=0.9))
        for at in range(9)
    ]
    less = [
        named(f"c{at}", outcome(place(0, 9), shown=[quote(0, 9)], confidence=0.89))
        for at in range(9)
    ]
    accepted = _accepted(run_of(*sure), tmp_path)

    strict = gate_verdict(run_of(*less), Baseline({}, accepted.suites, tolerance=0.005), METRICS)
    lenient = gate_verdict(run_of(*less), Baseline({}, accepted.suites, tolerance=0.02), METRICS)

    assert [one.split(" went")[0] for one in strict.failures] == ["Calibration error"]
    assert lenient.failures == ()


def test_new_cases_gone_cases_and_stale_gold_are_noted_and_no_failure(tmp_path: Path) -> None:
    baseline = _accepted(run_of(*_cases(5, FOUND)), tmp_path)
    stale = named("c1", outcome(place(0, 20), stale="d: other words stand at 0 to 20 now"))
    run = run_of(named("c0", FOUND), stale, named("c2", FOUND), named("fresh", MISSED))

    found = gate_verdict(run, baseline, METRICS)

    assert found.failures == ()
    assert found.notes == (
        "not in the baseline, and so held to thresholds alone: fresh",
        "in the baseline, and no longer in the suite: c3, c4",
        "fewer than 6 cases to compare: beside promises, nothing is beyond chance",
        "stale gold, left out; read it again: c1 (d: other words stand at 0 to 20 now)",
    )


def test_a_suite_of_which_all_gold_is_stale_fails(tmp_path: Path) -> None:
    baseline = _accepted(run_of(*_cases(2, FOUND)), tmp_path)
    stale = outcome(place(0, 20), stale="d: other words stand at 0 to 20 now")

    found = gate_verdict(run_of(*_cases(2, stale)), baseline, METRICS)

    assert found.failures == ("the gold of every case is stale, so that nothing was judged",)


def test_accepted_values_of_another_shape_are_refused() -> None:
    baseline = Baseline({}, {"bridges": {"exactness": {"c0": (1.0,)}}})

    with pytest.raises(OnRecordError, match="bridges: c0: exactness holds 2 numbers; accept it"):
        gate_verdict(run_of(*_cases(1, FOUND)), baseline, METRICS)


def test_a_case_that_was_changed_since_is_not_compared_and_is_said(tmp_path: Path) -> None:
    baseline = _accepted(run_of(*_cases(10, FOUND)), tmp_path)
    other = outcome(place(0, 20), shown=[quote(50, 70)], confidence=0.9, case={"question": "Who?"})

    found = gate_verdict(run_of(*_cases(10, other)), baseline, METRICS)

    assert found.failures == ()
    assert found.notes[0].startswith("changed since the baseline, and so not compared: c0, c1")


def test_a_ceiling_holds_what_should_be_low(tmp_path: Path) -> None:
    wrong = outcome(shown=[quote(0, 20)], confidence=0.9)
    run = run_of(*_cases(4, wrong))
    baseline = Baseline({"falsely_answered": 0.5}, _accepted(run, tmp_path).suites)

    assert gate_verdict(run, baseline, METRICS).failures == (
        "Answered, of the unanswerable is 1.0000, above 0.5: c0, c1, c2, c3",
    )


def test_a_suite_without_baseline_and_a_run_that_stopped_are_refused(tmp_path: Path) -> None:
    run = run_of(*_cases(3, FOUND))

    with pytest.raises(OnRecordError, match="bridges: it has no baseline; accept one: "):
        gate_verdict(run, Baseline({}, {}), METRICS)
    with pytest.raises(OnRecordError, match="bridges: only 3 of 9 cases were asked"):
        gate_verdict(run_of(*run.outcomes, cases=9), _accepted(run, tmp_path), METRICS)


def test_accepting_keeps_thresholds_comments_and_other_suites(tmp_path: Path) -> None:
    file = tmp_path / "gate.toml"
    file.write_text("# ours\ntolerance = 0.25\n\n[thresholds]\nspeaker = 0.5 # for now\n")
    accept(run_of(*_cases(2, FOUND)), METRICS, file)
    accept(run_of(*_cases(3, MISSED), suite="ferries"), METRICS, file)
    accept(run_of(*_cases(2, FOUND)), METRICS, file)

    found = read_baseline(METRICS, file)

    assert file.read_text().startswith("# ours\ntolerance = 0.25\n")
    assert "speaker = 0.5 # for now" in file.read_text()
    assert found.tolerance == 0.25
    assert found.thresholds == {"speaker": 0.5}
    assert set(found.suites) == {"bridges", "ferries"}
    assert found.suites["ferries"]["f1_characters"] == {"c0": (0.0,), "c1": (0.0,), "c2": (0.0,)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[thresholds", "gate.toml: "),
        ("tolerence = 0.1", "gate.toml: tolerence: there are tolerance, thresholds and suites"),
        ("[thresholds]\nexactnes = 1", "gate.toml: thresholds.exactnes: there is no such metric"),
        ("[thresholds]\nexactness = 'all'", "gate.toml: thresholds.exactness: a number, not 'all'"),
        ("tolerance = true", "gate.toml: tolerance: a number, not True"),
        ("tolerance = nan", "gate.toml: tolerance: a number, not nan"),
        ("[suites.s.cases]\na = {exactness = ['x']}", "gate.toml: suites.s.cases.a.exactness: "),
        ("[suites.s.cases]\na = {exactness = 1}", "gate.toml: suites.s.cases.a.exactness: "),
        ("[suites.s.cases]\na = 1", "gate.toml: suites.s.cases.a: "),
        ("[suites.s]\ncases = 1", "gate.toml: suites.s.cases: "),
        ("suites = 1", "gate.toml: suites: "),
        ("thresholds = 1", "gate.toml: thresholds: "),
    ],
)
def test_a_baseline_that_cannot_be_names_its_entry(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "gate.toml"
    file.write_text(text)

    with pytest.raises(OnRecordError) as refused:
        read_baseline(METRICS, file)

    assert str(refused.value).startswith(message)


def test_the_projects_own_baseline_holds_every_suite() -> None:
    found = read_baseline(METRICS)

    assert set(found.suites) == {"library", "footbridge", "five"}
    assert found.thresholds["exactness"] == 1.0
    assert all(set(values) <= KEYS for values in found.suites.values())
