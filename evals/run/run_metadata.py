"""What made a run: all that a figure depends on, so that it travels with it."""

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
OURS = ("app", "corpus", "evals", "index", "prompts")
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
ELSEWHERE = frozenset({"store", "host", "port", "marks"})  # what changes no answer


def run_metadata(
    suite: Suite,
    documents: Mapping[str, Document],
    *,
    system: str,
    truth: str,
    model: str | None = None,
) -> dict[str, Any]:
    """The first line of a run; `truth` says where the documents were read from."""
    read = settings()
    chosen = read.model_dump(mode="json", exclude={*ELSEWHERE, "llm", "writer"})
    if model is not None and read.writer is not None:
        chosen["llm"] = read.llm[read.writer].model_dump(mode="json", exclude={"key"})
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
        "settings": chosen,
        "ranking": asdict(RankingConfig()),
        "model": model,
        "prompts": {file.name: _sha256(file) for file in sorted((ROOT / "prompts").glob("*.md"))},
        "documents": {name: document.digest for name, document in sorted(documents.items())},
        "truth": truth,
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
    }


def same_metadata(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two runs differ in nothing but when they began."""
    return {**one, "started": None} == {**other, "started": None}


def _commit() -> str | None:
    """The commit, with a plus where files were changed since; None outside of a checkout."""
    git = shutil.which("git")
    if git is None:
        return None
    said = [
        subprocess.run(  # noqa: S603 - fixed words
            [git, *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        for words in (("rev-parse", "--short", "HEAD"), ("status", "--porcelain"))
    ]
    if said[0].returncode:
        return None
    return said[0].stdout.strip() + ("+" if said[1].stdout.strip() else "")


def _code() -> str:
    """SHA-256 of the source of the application and of what judges it."""
    files = (file for folder in OURS for file in sorted((ROOT / folder).rglob("*.py")))
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:16]


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]
