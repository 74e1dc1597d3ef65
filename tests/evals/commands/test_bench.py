"""python -m evals bench: what it prints, and what it says when there is nothing to measure on."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from corpus.errors import OnRecordError
from evals.bench.registry import BENCHMARKS, BenchOptions
from evals.commands.bench import bench, section

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = "“We have never charged a toll on this bridge,” said Mayor Ada Rill."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of public data that holds PolNeAR alone, with one quotation."""
    folder = tmp_path / "data" / "polnear-train"
    folder.mkdir(parents=True)
    said = {"content": [[0, 46]], "cue": [[47, 51]], "source": [[52, 66]], "direct": True}
    article = {"id": "a", "text": _TEXT, "attributions": [said]}
    (folder / "articles.jsonl").write_text(json.dumps(article), "utf-8")
    return tmp_path / "data"


def test_it_prints_tables_under_the_command_that_makes_them(data: Path) -> None:
    shown = CliRunner().invoke(bench, ["polnear", "--data", str(data)])

    assert shown.exit_code == 0
    assert shown.output.startswith("### polnear\n\n`python -m evals bench polnear`\n\n**Speakers")
    assert "| one regular expression | 1.000 [1.000, 1.000] | 1.000" in shown.output


def test_it_writes_what_it_prints(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "tables.md"

    shown = CliRunner().invoke(bench, ["polnear", "--data", str(data), "--to", str(file)])

    assert file.read_text("utf-8") == shown.output


@pytest.mark.parametrize(
    "name", [name for name in BENCHMARKS if name.startswith(("chroma", "news", "squad"))]
)
def test_data_that_is_not_there_is_told(data: Path, name: str) -> None:
    shown = CliRunner().invoke(bench, [name, "--data", str(data)])

    assert isinstance(shown.exception, OnRecordError)
    assert str(shown.exception).endswith("is not there")


def test_an_option_that_would_do_nothing_is_refused(data: Path) -> None:
    shown = CliRunner().invoke(bench, ["polnear", "--data", str(data), "--system", "bm25"])

    assert shown.exit_code == 2
    assert "polnear compares no systems" in shown.output


def test_further_readers_are_for_transfer_alone(data: Path, tmp_path: Path) -> None:
    shown = CliRunner().invoke(bench, ["polnear", "--data", str(data), "--reader", str(tmp_path)])

    assert shown.exit_code == 2
    assert "--reader is for transfer alone" in shown.output


def test_a_sample_of_sentences_is_for_written_alone(data: Path) -> None:
    shown = CliRunner().invoke(bench, ["polnear", "--data", str(data), "--sentences", "3"])

    assert shown.exit_code == 2
    assert "--sentences is for written alone" in shown.output


def test_the_command_above_the_tables_names_all_that_was_chosen(data: Path, tmp_path: Path) -> None:
    options = BenchOptions(data, None, ["bm25"], [tmp_path / "a", tmp_path / "b"])
    command = next(line for line in section("transfer", options) if line.startswith("`"))

    assert command == (
        "`python -m evals bench transfer --all --system bm25"
        f" --reader {tmp_path / 'a'} --reader {tmp_path / 'b'}`"
    )


def test_the_help_names_every_benchmark() -> None:
    assert {*BENCHMARKS, "all"} <= set(re.findall(r"[\w-]+", str(bench.help)))


@pytest.mark.slow
def test_from_the_command_line_that_is_one_line(data: Path) -> None:
    command = [sys.executable, "-m", "evals", "bench", "chroma", "--data", str(data)]

    done = subprocess.run(command, check=False, capture_output=True, text=True)

    assert done.returncode == 2
    assert done.stderr == f"evals: {data / 'chroma-chunking'}: Chroma's data is not there\n"
