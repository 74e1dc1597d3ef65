"""JSON lines: what is read, and what is refused by its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from app.text.json_lines import LineError, read_lines

if TYPE_CHECKING:
    from pathlib import Path


class Row(BaseModel):
    """Two fields and a list."""

    model_config = ConfigDict(extra="forbid")

    name: str
    count: int = Field(default=0, ge=0)
    parts: list[int] = []


def _read(*lines: str) -> list[tuple[str, Row]]:
    return list(read_lines(lines, Row, name="rows.jsonl"))


@given(st.lists(st.tuples(st.text(), st.integers(0, 99))), st.booleans())
def test_every_line_comes_back_with_its_place(rows: list[tuple[str, int]], plain: bool) -> None:  # noqa: FBT001 - drawn
    lines = [json.dumps({"name": n, "count": c}, ensure_ascii=plain) for n, c in rows]

    found = _read(*(f"{line}\n" for line in lines))

    assert found == [
        (f"rows.jsonl:{at}", Row(name=n, count=c)) for at, (n, c) in enumerate(rows, start=1)
    ]


def test_blank_lines_are_passed_over_and_counted() -> None:
    assert [place for place, _ in _read("\n", '{"name": "a"}', " \t\n", '{"name": "b"}')] == [
        "rows.jsonl:2",
        "rows.jsonl:4",
    ]


def test_a_byte_order_mark_does_no_harm() -> None:
    assert _read('\ufeff{"name": "a"}')[0][1].name == "a"


def test_what_stands_before_the_first_fault_is_given() -> None:
    lines = read_lines(['{"name": "a"}', "{"], Row, name="rows.jsonl")

    assert next(lines)[1].name == "a"
    with pytest.raises(LineError, match=r"rows.jsonl:2: not JSON"):
        next(lines)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON: "),
        ("nonsense", "not JSON: Expecting value at column 1"),
        ('{"name": "a"} {}', "not JSON: Extra data at column 15"),
        ("[" * 100_000, "nested too deeply"),
        (f'{{"name": {"9" * 5000}}}', "a number has too many digits"),
        ('"name"', 'the line: write an object, {"name": …}'),
        ("[]", "the line: write an object"),
        ("null", "the line: write an object"),
        ("{}", "name: Field required"),
        ('{"name": 3}', "name: Input should be a valid string"),
        ('{"name": "a", "count": -1}', "count: Input should be greater than or equal to 0"),
        ('{"name": "a", "parts": [1, "x"]}', "parts.1: Input should be a valid integer"),
        ('{"name": "a", "nmae": "b"}', "nmae: Extra inputs are not permitted"),
    ],
)
def test_a_fault_is_told_by_file_line_and_field(line: str, message: str) -> None:
    with pytest.raises(LineError) as caught:
        _read('{"name": "a"}', line)

    assert str(caught.value).startswith("rows.jsonl:2: ")
    assert message in str(caught.value)


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_bytes('{"name": "Zürich"}\n'.encode("latin-1"))

    with file.open(encoding="utf-8") as lines, pytest.raises(LineError, match="save it as UTF-8"):
        list(read_lines(lines, Row, name=file.name))
