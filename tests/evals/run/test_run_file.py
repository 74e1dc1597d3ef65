"""Runs on disk: written as they go, taken up again where they stopped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from corpus.errors import OnRecordError
from evals.run.run import outcomes
from evals.run.run_file import Run, RunWriter, begin_run, newest_run_file, read_run
from tests.evals.outcomes import MADE, named, outcome, place, quote
from tests.evals.quarrel import DOCUMENTS, Scripted, case
from tests.evals.strategies import outcomes as drawn

if TYPE_CHECKING:
    from pathlib import Path

    from evals.cases.outcome import Outcome

NAMES = ("when", "who", "why", "how")
CASES = [case(name) for name in NAMES]


def _made(**given: Any) -> dict[str, Any]:
    return {**MADE, "cases": len(CASES), **given}


def _go_on(folder: Path, respondent: Scripted, **given: Any) -> Path:
    """As the command runs a suite."""
    writer, known = begin_run(folder, _made(**given))
    done = {one.case.id for one in known.outcomes}
    for one in outcomes(CASES, respondent, documents=DOCUMENTS, done=done):
        writer.write(one)
    return writer.file


def _interrupted(at: str) -> Scripted:
    """A system that is killed when it is asked this."""

    def kill(question: str) -> None:
        if question == f"{at}?":
            raise KeyboardInterrupt

    return Scripted(before=kill)


def _killed(folder: Path, at: str) -> Path:
    with pytest.raises(KeyboardInterrupt):
        _go_on(folder, _interrupted(at))
    (file,) = folder.glob("*.jsonl")
    return file


def _ids(file: Path) -> list[str]:
    return [one.case.id for one in read_run(file).outcomes]


def _asked(respondent: Scripted) -> list[str]:
    return [question.removesuffix("?") for question, *_ in respondent.asked]


@pytest.mark.parametrize("at", NAMES)
def test_a_run_killed_between_two_cases_goes_on_and_asks_none_twice(
    tmp_path: Path, at: str
) -> None:
    done = NAMES[: NAMES.index(at)]
    file = _killed(tmp_path, at)
    assert _ids(file) == list(done)
    assert not read_run(file).complete

    rest = Scripted()
    again = _go_on(tmp_path, rest, started="2026-05-05T00:00:00+00:00")

    assert again == file
    assert _asked(rest) == list(NAMES[len(done) :])
    assert _ids(file) == list(NAMES)
    assert read_run(file).complete
    assert read_run(file).made["started"] == MADE["started"]


@pytest.mark.parametrize("kept", [1, 10, -1, "in a character"])
def test_a_last_line_that_was_cut_off_is_asked_again(tmp_path: Path, kept: int | str) -> None:
    file = _killed(tmp_path, "why")
    lines = file.read_bytes().splitlines(keepends=True)
    last = lines[-1].replace(b"who?", "який?".encode())
    cut = last.index("я".encode()) + 1 if isinstance(kept, str) else kept
    file.write_bytes(b"".join(lines[:-1]) + last[:cut])
    assert _ids(file) == ["when"]

    rest = Scripted()
    _go_on(tmp_path, rest)

    assert _asked(rest) == ["who", "why", "how"]
    assert _ids(file) == list(NAMES)


def test_a_whole_run_is_not_gone_on_with(tmp_path: Path) -> None:
    first = _go_on(tmp_path, Scripted())

    again = Scripted()
    second = _go_on(tmp_path, again)

    assert second != first
    assert _asked(again) == list(NAMES)
    assert _ids(first) == _ids(second) == list(NAMES)


@pytest.mark.parametrize(
    "changed",
    [
        {"code_sha256": "0" * 16},
        {"suite_sha256": "1" * 64},
        {"documents": {"d": "2" * 64}},
        {"settings": {"top": 5}},
        {"system": "other"},
        {"commit": "abc1234+"},
        {"cases": 5},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_was_made_otherwise_is_a_new_run(tmp_path: Path, changed: dict[str, Any]) -> None:
    old = _killed(tmp_path, "how")

    anew = Scripted()
    file = _go_on(tmp_path, anew, **changed)

    assert file != old
    assert _asked(anew) == list(NAMES)
    assert _ids(old) == ["when", "who", "why"]


def test_afresh_is_a_new_run_too(tmp_path: Path) -> None:
    old = _killed(tmp_path, "how")

    writer, known = begin_run(tmp_path, _made(), fresh=True)

    assert (writer.file == old, known.outcomes) == (False, ())


def test_two_runs_of_one_second_are_two_files(tmp_path: Path) -> None:
    files = [begin_run(tmp_path, _made(), fresh=True)[0].file for _ in range(3)]
    files[0].unlink()
    files += [begin_run(tmp_path, _made(), fresh=True)[0].file for _ in range(2)]

    assert len({*files[1:]}) == 4
    assert all(len(file.read_bytes().splitlines()) == 1 for file in files)


def test_of_two_interrupted_runs_the_later_is_gone_on_with(tmp_path: Path) -> None:
    folder = tmp_path / "to" / "runs"
    for day in ("05", "07", "06"):
        begin_run(folder, _made(started=f"2026-05-{day}T00:00:00+00:00"), fresh=True)

    writer, _ = begin_run(folder, _made())

    assert writer.file.name == "bridges-20260507T000000.jsonl"


def test_another_suite_s_interrupted_run_is_left_alone(tmp_path: Path) -> None:
    _killed(tmp_path, "how")

    writer, known = begin_run(tmp_path, _made(suite="bridges-2"))
    other, _ = begin_run(tmp_path, _made(suite="bridge"))

    assert known.outcomes == ()
    assert len({writer.file, other.file, *tmp_path.glob("*.jsonl")}) == 3


def test_signs_that_mean_something_to_a_file_system_mean_nothing_in_a_suite_s_name(
    tmp_path: Path,
) -> None:
    made = _made(suite="my[1]*?")
    writer, _ = begin_run(tmp_path, made)
    writer.write(outcome())

    again, known = begin_run(tmp_path, made)
    third, _ = begin_run(tmp_path, made, fresh=True)

    assert (again.file, len(known.outcomes)) == (writer.file, 1)
    assert third.file != writer.file


@pytest.mark.parametrize("content", ["", "{", '{"format": 1', "nonsense\n", "[]\n", '{"a": 1}\n'])
def test_what_is_no_run_is_passed_over(tmp_path: Path, content: str) -> None:
    (tmp_path / "bridges-20260504T030201.jsonl").write_text(content, "utf-8")

    file = _go_on(tmp_path, Scripted())

    assert _ids(file) == list(NAMES)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn())
def test_whatever_was_shown_is_read_as_it_was_written(tmp_path: Path, one: Outcome) -> None:
    file = tmp_path / "run.jsonl"
    file.unlink(missing_ok=True)
    writer = RunWriter(file, _made())

    other = named("other", one)

    writer.write(one)
    writer.write(other)

    assert read_run(file) == Run(_made(), (one, other))


def test_of_a_case_that_two_processes_wrote_the_first_counts(tmp_path: Path) -> None:
    writer = RunWriter(tmp_path / "run.jsonl", _made())
    first, again = named("a", outcome(seconds=1.0)), named("a", outcome(seconds=2.0))

    for one in (first, named("b", outcome()), again):
        writer.write(one)

    found = read_run(writer.file)
    assert sorted(one.case.id for one in found.outcomes) == ["a", "b"]
    assert first in found.outcomes


@pytest.mark.parametrize(
    "words", ["a\u2028b", "a\x85b\x1cc", "\ud800", "a\r\nb", "\x00", "який", "🌉"]
)
def test_no_sign_that_was_shown_breaks_a_line(tmp_path: Path, words: str) -> None:
    one = outcome(place(0, 5), shown=[quote(0, 5, text=words)], rejections=((words, words),))

    writer = RunWriter(tmp_path / "run.jsonl", _made())
    writer.write(one)

    assert read_run(writer.file).outcomes == (one,)


def test_a_run_can_be_read_by_people_too(tmp_path: Path) -> None:
    writer = RunWriter(tmp_path / "run.jsonl", _made())

    writer.write(outcome(rejections=(("який міст", "why"),)))

    assert "який міст" in writer.file.read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "it is no run of the evals"),
        ("{\n", "it is no run of the evals"),
        ("[]\n", "it is no run of the evals"),
        ("5\n", "it is no run of the evals"),
        ('{"suite": "library"}\n', "it is no run of the evals: 'format'"),
        ('{"format": 1}\n', "it is no run of the evals: its first line lacks cases"),
        ('{"format": 0}\n', "it is of format 0, not 1; run the suite anew"),
        (f"{json.dumps(MADE)}\n[]\n", "it is no run of the evals"),
        (f"{json.dumps(MADE)}\n{{}}\n", "it is no run of the evals"),
        (f'{json.dumps(MADE)}\n{{"case": 1}}\n', "it is no run of the evals"),
    ],
)
def test_what_is_no_run_is_refused_by_its_name(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "run.jsonl"
    file.write_text(content, "utf-8")

    with pytest.raises(OnRecordError) as caught:
        read_run(file)

    assert str(caught.value).startswith(f"{file}: {message}")


def test_a_run_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="there is no such run; make one: python -m evals run"):
        read_run(tmp_path / "run.jsonl")
    with pytest.raises(OnRecordError, match="it is no run"):
        read_run(tmp_path)


def test_the_newest_run_is_the_one_begun_last_whatever_it_is_called(tmp_path: Path) -> None:
    for name, month in (("b", "05"), ("a", "07"), ("c", "06")):
        RunWriter(tmp_path / f"{name}.jsonl", _made(started=f"2026-{month}-01T00:00:00+00:00"))
    (tmp_path / "d.jsonl").write_text("no run", "utf-8")

    assert newest_run_file(tmp_path).name == "a.jsonl"
    assert newest_run_file(tmp_path, beside=tmp_path / "a.jsonl").name == "c.jsonl"


def test_without_a_run_there_is_no_newest(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="it holds no run"):
        newest_run_file(tmp_path)
    only = RunWriter(tmp_path / "a.jsonl", _made()).file
    with pytest.raises(OnRecordError, match="it holds no run"):
        newest_run_file(tmp_path, beside=only)


def test_a_run_is_named_by_suite_system_and_day() -> None:
    run = Run(_made(), (named("a", outcome()),))

    assert run.name == "bridges, scripted, 2026-05-04"
    assert not run.complete
