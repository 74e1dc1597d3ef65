"""Suites: cases with their documents."""

from __future__ import annotations

import hashlib
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from corpus.load.folder import discover, load_all
from corpus.model.document import Document
from evals.cases.cases import Case, read_cases

if TYPE_CHECKING:
    from collections.abc import Mapping

EVALS_FOLDER = Path(__file__).parents[1]
FIVE = Path(os.environ.get("ONRECORD_CORPUS") or EVALS_FOLDER.parents[1] / "shared" / "corpus")
FOLDERS = {
    "library": EVALS_FOLDER.parent / "corpus" / "library",
    "footbridge": EVALS_FOLDER.parent / "tests" / "footbridge",
    "five": FIVE,
}
logger = logging.getLogger(__name__)


class AbsentError(OnRecordError):
    """The documents of a suite are not on this machine."""


@dataclass(frozen=True, slots=True)
class Suite:
    """Cases, the SHA-256 of their file, and the folder of their documents (None if unknown).

    `drafts` counts the drafts left out.
    """

    name: str
    sha256: str
    cases: tuple[Case, ...]
    drafts: int
    folder: Path | None

    def documents(self) -> Mapping[str, Document]:
        """Read the documents by id; AbsentError when the folder is missing.

        A file that cannot be read is skipped with a warning.
        """
        if self.folder is None or not self.folder.is_dir():
            where = f"({self.folder}); name their folder: --documents"
            message = f"{self.name}: its documents are not there {where}"
            raise AbsentError(message)
        documents = {}
        for loaded in load_all(discover([self.folder])):
            if isinstance(loaded, Document):
                documents[loaded.id] = loaded
            else:
                logger.warning("%s: left out of the documents: %s", self.name, loaded)
        return documents


def read_suite(name: str, *, folder: Path | None = None, drafts: bool = False) -> Suite:
    """Read a suite of the project by name, or any by file; LineError for a malformed case.

    `folder` holds the documents of a suite of your own; with `drafts` drafts are included.
    """
    is_ours = name in FOLDERS
    file = EVALS_FOLDER / "suites" / f"{name}.jsonl" if is_ours else Path(name)
    if not file.is_file():
        message = f"{name} is no suite: name a file of cases, or one of {', '.join(FOLDERS)}"
        raise OnRecordError(message)
    with file.open(encoding="utf-8") as lines:
        all_cases = read_cases(lines, name=file.name if is_ours else name)
    cases = tuple(case for case in all_cases if drafts or not case.draft)
    if not cases:
        message = f"{name}: every case is a draft; read them, mend them, and remove `draft`"
        raise OnRecordError(message)
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    return Suite(file.stem, sha256, cases, len(all_cases) - len(cases), folder or FOLDERS.get(name))
