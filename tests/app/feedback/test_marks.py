"""Marks: kept whole, by writers who do not disturb each other, and read back or refused."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.filters import Filters
from app.domain.verdict import ReaderVerdict
from app.feedback import marks
from app.feedback.marks import AnswerMark, MarkError, append, append_lines, read_marks
from app.serialize.answer import answer_json
from app.text.json_lines import LineError
from corpus.model.document import DocumentKind
from corpus.model.publication_date import PublicationDate
from tests.app.web.example_answers import ABSTAINED, ANSWERED, WRITTEN
from tests.index.folders import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.answer import Answer

_FILTERS = Filters(
    ("bare",), (DocumentKind.BLOG,), ("Bo",), PublicationDate("2024"), PublicationDate("2024-05")
)


def _read(*lines: str) -> tuple[AnswerMark, ...]:
    return read_marks(lines, name="m.jsonl")


def _fields(mark: AnswerMark) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(mark.as_line())
    return found


@given(
    st.sampled_from(ReaderVerdict),
    st.sampled_from([ANSWERED, ABSTAINED, WRITTEN]),
    st.sampled_from([Filters(), _FILTERS]),
    st.lists(st.text(min_size=1)),
    st.text(),
)
def test_a_mark_is_read_as_it_was_written(
    verdict: ReaderVerdict, answer: Answer, filters: Filters, history: list[str], note: str
) -> None:
    mark = AnswerMark.of(answer, verdict, filters=filters, history=history, note=note)

    assert _read(mark.as_line()) == (mark,)
    assert "\n" not in mark.as_line()


def test_a_mark_holds_the_answer_as_a_program_gets_it() -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    fields = _fields(
        AnswerMark.of(WRITTEN, ReaderVerdict.WRONG, filters=_FILTERS, history=["Who?"], note="no")
    )

    assert fields["answer"] == answer_json(WRITTEN)
    assert (fields["verdict"], fields["history"], fields["note"]) == ("wrong", ["Who?"], "no")
    assert fields["filters"] == {
        "sources": ["bare"],
        "kinds": ["blog"],
        "speakers": ["Bo"],
        "after": "2024",
        "before": "2024-05",
    }
    assert before <= datetime.fromisoformat(fields["when"]) <= datetime.now(UTC)
    assert len(fields["when"]) == len("2024-05-01T12:00:00Z")


def test_what_is_empty_is_left_out() -> None:
    assert list(_fields(AnswerMark.of(ABSTAINED, ReaderVerdict.RIGHT))) == [
        "verdict",
        "when",
        "answer",
    ]


def test_marks_are_appended_to_a_file_that_is_made_with_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "new" / "marks.jsonl"
    first, second = (
        AnswerMark.of(ANSWERED, verdict) for verdict in (ReaderVerdict.RIGHT, ReaderVerdict.WRONG)
    )

    append(first, file)
    append(second, file)

    assert _read(*file.read_text("utf-8").splitlines()) == (first, second)


def test_writers_at_the_same_time_leave_each_other_s_lines_whole(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    lines = [f"{number} {'x' * 20_000}" for number in range(40)]

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(lambda line: append_lines([line], file), lines))

    assert sorted(file.read_text("utf-8").splitlines()) == sorted(lines)


def test_a_last_line_without_an_end_is_ended_first(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    file.write_bytes(b"by hand")

    append_lines(["one", "two"], file)

    assert file.read_bytes() == b"by hand\none\ntwo\n"


def test_bytes_that_are_no_utf_8_can_be_noted_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    mark = AnswerMark.of(ABSTAINED, ReaderVerdict.RIGHT, note="half \udcff")

    append(mark, file)

    assert _read(*file.read_text("utf-8").splitlines()) == (mark,)


def test_a_disk_that_fills_up_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    file.write_bytes(b"first\n")
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from app.feedback.marks import append_lines\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (100, {resource.RLIM_INFINITY}))\n"
        "append_lines(['x' * 200], Path(sys.argv[1]))\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", code, str(file)],
        capture_output=True, check=False, cwd=REPOSITORY, text=True,
    )  # fmt: skip

    assert "OSError" in run.stderr
    assert file.read_bytes() == b"first\n"


def test_a_file_grows_no_larger_than_its_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "marks.jsonl"
    monkeypatch.setattr(marks, "MAX_FILE_BYTES", 10)

    append_lines(["x" * 9], file)
    with pytest.raises(OSError, match="large"):
        append_lines(["y"], file)

    assert file.read_text("utf-8") == "x" * 9 + "\n"


def test_a_file_that_cannot_be_written_is_named_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("taken", "utf-8")

    for place in (tmp_path, tmp_path / "file" / "marks.jsonl"):
        with pytest.raises(MarkError, match=r"not kept: .*; ONRECORD_MARKS") as refused:
            append(AnswerMark.of(ABSTAINED, ReaderVerdict.RIGHT), place)
        assert str(place) in str(refused.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"verdict": "good"}, "m.jsonl:2: verdict: "),
        ({"verdict": None}, "m.jsonl:2: verdict: "),
        ({"when": "2024-05-01T12:00:00"}, "m.jsonl:2: when: "),
        ({"filters": {"kinds": ["novel"]}}, "m.jsonl:2: filters.kinds.0: "),
        ({"filters": {"after": "soon"}}, "m.jsonl:2: filters.after: 'soon' is not a date"),
        ({"history": "Who?"}, "m.jsonl:2: history: "),
        ({"nota": "x"}, "m.jsonl:2: nota: "),
        ({"answer": {}}, "m.jsonl:2: answer.question: "),
        (
            {"answer": {"question": "Why?", "claims": [{"text": "x", "citations": []}]}},
            "m.jsonl:2: answer.claims.0.citations: ",
        ),
    ],
)
def test_a_mistake_is_told_with_file_line_and_field(change: dict[str, Any], message: str) -> None:
    line = AnswerMark.of(ANSWERED, ReaderVerdict.RIGHT).as_line()

    with pytest.raises(LineError) as refused:
        _read(line, json.dumps(json.loads(line) | change))

    assert str(refused.value).startswith(message)


@pytest.mark.parametrize("change", [{"end": 0}, {"start": 3}, {"exact": "x"}])
def test_words_that_cannot_fill_their_place_are_refused(change: dict[str, Any]) -> None:
    fields = _fields(AnswerMark.of(ANSWERED, ReaderVerdict.RIGHT))
    fields["answer"]["claims"][2]["citations"][0] |= change

    with pytest.raises(LineError, match=r"^m\.jsonl:1: answer\.claims\.2\.citations\.0: "):
        _read(json.dumps(fields))
