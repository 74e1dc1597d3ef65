"""A snapshot on disk: written, and compared with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from evals.snapshot.artefacts import Artefact


def write_snapshot(
    folder: Path, artefacts: Iterable[Artefact], *, progress: Callable[[str], None] = lambda _: None
) -> int:
    """Write each artefact to its file and return how many; `progress` is called with each path.

    OnRecordError when the folder holds anything, since old files would pass for new ones.
    """
    if folder.is_dir() and any(folder.iterdir()):
        message = f"{folder}: it is not empty; name a new folder"
        raise OnRecordError(message)
    count = 0
    for name, text in artefacts:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        progress(name)
        count += 1
    return count


def compare_snapshots(before: Path, after: Path) -> list[str]:
    """A line for each file that differs, is missing after, or is new; sorted by path."""
    old, new = _files(before), _files(after)
    lines = []
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            lines.append(f"missing: {name}")
        elif name not in old:
            lines.append(f"new: {name}")
        elif old[name].read_bytes() != new[name].read_bytes():
            lines.append(f"differs: {name}")
    return lines


def _files(folder: Path) -> dict[str, Path]:
    """The files below the folder by their relative path; OnRecordError when there are none."""
    files = {
        file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()
    }
    if not files:
        message = f"{folder}: it holds no snapshot; make one: python -m evals snapshot {folder}"
        raise OnRecordError(message)
    return files
