"""Run files: JSON lines, first the metadata, then an outcome a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from glob import escape
from itertools import count
from typing import TYPE_CHECKING, Any

from corpus.errors import OnRecordError
from evals.cases.outcome import Outcome
from evals.run.run_metadata import FORMAT, same_metadata

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

REQUIRED_METADATA = frozenset(
    (
        *("suite", "suite_sha256", "cases", "drafts_left_out", "system", "started", "truth"),
        *("commit", "code_sha256", "settings", "model", "documents", "packages"),
        *("python", "machine"),
    )
)  # metadata that reports show


@dataclass(frozen=True, slots=True)
class Run:
    """A run: metadata, and outcomes so far in the order of the cases."""

    made: Mapping[str, Any]
    outcomes: tuple[Outcome, ...]

    @property
    def name(self) -> str:
        """Suite, system and day, for headings."""
        return f"{self.made['suite']}, {self.made['system']}, {self.made['started'][:10]}"

    @property
    def complete(self) -> bool:
        """Whether every case was asked."""
        return len(self.outcomes) == int(self.made["cases"])


def read_run(file: Path) -> Run:
    """Read a run; a truncated last line is ignored.

    OnRecordError when the file is not a run, or of another format.
    """
    try:
        lines = _complete_lines(file).splitlines()
        if not lines:
            message = f"{file}: it is no run of the evals: not one line of it is whole"
            raise OnRecordError(message)
        metadata, *records = [dict(json.loads(line)) for line in lines]
        if metadata["format"] != FORMAT:
            message = (
                f"{file}: it is of format {metadata['format']}, not {FORMAT}; run the suite anew"
            )
            raise OnRecordError(message)
        if missing := REQUIRED_METADATA - metadata.keys():
            message = f"{file}: it is no run of the evals: its first line lacks {min(missing)}"
            raise OnRecordError(message)
        # Two processes that resumed one run may have written a case twice: the first counts.
        by_id = {
            outcome.case.id: outcome for outcome in map(Outcome.from_record, reversed(records))
        }
        return Run(metadata, tuple(reversed(by_id.values())))
    except FileNotFoundError as error:
        message = f"{file}: there is no such run; make one: python -m evals run SUITE"
        raise OnRecordError(message) from error
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        message = f"{file}: it is no run of the evals: {error}"
        raise OnRecordError(message) from error


def newest_run_file(folder: Path, *, beside: Path | None = None) -> Path:
    """The run in the folder that was started last, except `beside`; OnRecordError without any."""
    files = sorted(file for file in folder.glob("*.jsonl") if file != beside and file.is_file())
    if not files:
        message = f"{folder}: it holds no run; make one: python -m evals run SUITE"
        raise OnRecordError(message)
    return max(files, key=lambda file: (_read_start_time(file), file.name))


def _read_start_time(file: Path) -> str:
    with file.open(encoding="utf-8") as lines:
        try:
            return str(json.loads(lines.readline())["started"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return ""


class RunWriter:
    """Appends outcomes to a run file, each on disk before the next case is asked."""

    def __init__(self, file: Path, made: Mapping[str, Any]) -> None:
        """Start a file with the metadata, or continue an existing one."""
        self.file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size:
            _drop_torn_line(file)
        else:
            self._append(made)

    def write(self, outcome: Outcome) -> None:
        """Append an outcome."""
        self._append(outcome.as_record())

    def _append(self, record: Mapping[str, Any]) -> None:
        # A lone surrogate, which UTF-8 cannot hold, becomes \\udxxx: in JSON that is its escape.
        with self.file.open("a", encoding="utf-8", errors="backslashreplace") as out:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def begin_run(
    folder: Path, metadata: Mapping[str, Any], *, fresh: bool = False
) -> tuple[RunWriter, Run]:
    """Start a run, or resume an interrupted one with the same metadata.

    With `fresh`, or without an interrupted run, a new file is started.
    """
    earlier_files = (
        [] if fresh else sorted(folder.glob(f"{escape(metadata['suite'])}-*.jsonl"), reverse=True)
    )
    for file in earlier_files:
        try:
            run = read_run(file)
        except OnRecordError:
            continue  # a file that is not a run can't be resumed
        if not run.complete and same_metadata(run.made, metadata):
            return RunWriter(file, metadata), run
    moment = datetime.fromisoformat(metadata["started"]).strftime("%Y%m%dT%H%M%S")
    stem = f"{metadata['suite']}-{moment}"
    return RunWriter(_new_file(folder, stem), metadata), Run(metadata, ())


def _new_file(folder: Path, stem: str) -> Path:
    """Create an empty file, with a number if another run has the name."""
    folder.mkdir(parents=True, exist_ok=True)
    names = (f"{stem}{f'-{number}' if number else ''}.jsonl" for number in count())
    return next(folder / name for name in names if _create_file(folder / name))


def _create_file(file: Path) -> bool:
    """Create the file; False if it exists, since another process may start in the same second."""
    try:
        file.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _drop_torn_line(file: Path) -> None:
    file.write_bytes(_complete_lines(file))


def _complete_lines(file: Path) -> bytes:
    """The complete lines as bytes, since a line may be truncated within a character."""
    content = file.read_bytes()
    return content[: content.rfind(b"\n") + 1]
