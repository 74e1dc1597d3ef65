"""Run metadata: everything that a figure depends on."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.config.settings import settings
from index.ranking_config import RankingConfig

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model.document import Document
    from evals.cases.suites import Suite

ROOT = Path(__file__).parents[2]
CODE_FOLDERS = ("app", "corpus", "evals", "index", "prompts")
PACKAGES = (
    "bm25s",
    "chromadb",
    "ir-measures",
    "llama-index-core",
    "numpy",
    "nupunkt",
    "pysbd",
    "sentence-transformers",
    "syntok",
    "torch",
)
FORMAT = 1
IRRELEVANT_SETTINGS = frozenset({"store", "host", "port", "marks"})  # they change no answer


def run_metadata(
    suite: Suite,
    documents: Mapping[str, Document],
    *,
    system: str,
    truth: str,
    model: str | None = None,
) -> dict[str, Any]:
    """The first line of a run file; `truth` says where the documents were read from."""
    configured = settings()
    shown_settings = configured.model_dump(
        mode="json", exclude={*IRRELEVANT_SETTINGS, "llm", "writer"}
    )
    if model is not None and configured.writer is not None:
        shown_settings["llm"] = configured.llm[configured.writer].model_dump(
            mode="json", exclude={"key"}
        )
    return {
        "format": FORMAT,
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
        "suite": suite.name,
        "suite_sha256": suite.sha256,
        "cases": len(suite.cases),
        "drafts_left_out": suite.drafts,
        "system": system,
        "commit": _commit(),
        "code_sha256": _code(),
        "settings": shown_settings,
        "ranking": asdict(RankingConfig()),
        "model": model,
        "prompts": {file.name: _sha256(file) for file in sorted((ROOT / "prompts").glob("*.md"))},
        "documents": {name: document.digest for name, document in sorted(documents.items())},
        "truth": truth,
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
    }


def same_metadata(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Whether two runs have the same metadata except for the start time."""
    return {**first, "started": None} == {**second, "started": None}


def _commit() -> str | None:
    """The commit, with a plus for uncommitted changes; None outside a checkout."""
    git = shutil.which("git")
    if git is None:
        return None
    results = [
        subprocess.run(  # noqa: S603 - fixed words
            [git, *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        for words in (("rev-parse", "--short", "HEAD"), ("status", "--porcelain"))
    ]
    if results[0].returncode:
        return None
    return results[0].stdout.strip() + ("+" if results[1].stdout.strip() else "")


def _code() -> str:
    """SHA-256 (16 hex digits) of the source of the application and the evals."""
    files = (file for folder in CODE_FOLDERS for file in sorted((ROOT / folder).rglob("*.py")))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]
