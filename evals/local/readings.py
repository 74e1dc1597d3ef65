"""Human labels of a local model's sentences, by a hash of words and citations."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.text.json_lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.claim import Claim

READINGS_FILE = Path(__file__).with_name("readings.jsonl")


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    true: bool
    note: str = ""


def read_labels(file: Path = READINGS_FILE) -> Mapping[str, bool]:
    """Read the labels: by fingerprint, whether the sentence is true to its citations."""
    with file.open(encoding="utf-8") as lines:
        return {line.sha256: line.true for _, line in read_lines(lines, _Line, name=file.name)}


def fingerprint(claim: Claim) -> str:
    """SHA-256 of the sentence and the spans that it cites."""
    places = sorted({(one.document.id, one.span.start, one.span.end) for one in claim.citations})
    return sha256(f"{' '.join(claim.text.split())}\n{places}".encode()).hexdigest()
