"""Evidence as a model is given it: numbered lines that no source can forge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.messages.attribution_line import display_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from corpus.model.speaker import Voice

# Brackets belong to keys alone, and invisible signs to nobody.
_BRACKETS = str.maketrans({"[": "(", "]": ")", "【": "(", "】": ")"})
_INVISIBLE = re.compile(
    r"[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)


def assign_keys(claims: Sequence[Claim]) -> dict[str, Claim]:
    """The quotes by the keys a model cites them with: S1, S2, and so on."""
    return {f"S{number}": claim for number, claim in enumerate(claims, start=1)}


def evidence_lines(evidence: Mapping[str, Claim]) -> str:
    """A line for each quote: its key, who speaks where and when, and the words.

    A line holds no line end and no square bracket but its key's, so that the words of a source
    cannot pass for a line of evidence; they are cut from the source again wherever they are shown.
    """
    return "\n".join(f"[{key}] {_line(claim)}" for key, claim in evidence.items())


def without_brackets(words: str) -> str:
    """The words in one line, without square brackets and signs that cannot be seen."""
    return " ".join(_INVISIBLE.sub(" ", words).translate(_BRACKETS).split())


def _line(claim: Claim) -> str:
    cited = claim.citations[0]
    return without_brackets(f"{_said_by(cited.voice)}, in {_known(cited)}: {claim.text}")


def _said_by(voice: Voice) -> str:
    """Who speaks, as what, and through whom the words come."""
    name, role = display_name(voice.speaker), voice.speaker.role
    said = name if str(role) in name else f"{name} ({role})"
    if voice.via:
        said += f", as told by {' and '.join(map(display_name, voice.via))}"
    return said


def _known(cited: Citation) -> str:
    known = cited.document.provenance
    facts = [f"“{known.name}”", str(known.kind) if known.kind else None]
    facts.append(str(known.published) if known.published else "date unknown")
    return ", ".join(fact for fact in facts if fact)
