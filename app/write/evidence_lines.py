"""Format the evidence for a prompt: numbered lines that no source can forge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.messages.attribution_line import english_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from corpus.model.speaker import Voice

# Only keys have brackets, and nothing has invisible characters.
_BRACKETS = str.maketrans({"[": "(", "]": ")", "【": "(", "】": ")"})
_INVISIBLE = re.compile(
    r"[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)


def assign_keys(claims: Sequence[Claim]) -> dict[str, Claim]:
    """The quotes by the keys that a model cites: S1, S2, and so on."""
    return {f"S{number}": claim for number, claim in enumerate(claims, start=1)}


def evidence_lines(evidence: Mapping[str, Claim]) -> str:
    """One line per quote: its key, speaker, document and date, and the words.

    A line has no line break and no square brackets but its key's, so that a source cannot imitate
    a line of evidence; the words shown to readers are sliced from the source again.
    """
    return "\n".join(f"[{key}] {_line(claim)}" for key, claim in evidence.items())


def without_brackets(words: str) -> str:
    """The words in one line, without square brackets and invisible characters."""
    return " ".join(_INVISIBLE.sub(" ", words).translate(_BRACKETS).split())


def _line(claim: Claim) -> str:
    cited = claim.main_citation
    return without_brackets(f"{_attribution(cited.voice)}, in {_source_facts(cited)}: {claim.text}")


def _attribution(voice: Voice) -> str:
    """The speaker with the role, and the people who pass the words on."""
    name, role = english_name(voice.speaker), voice.speaker.role
    attribution = name if str(role) in name else f"{name} ({role})"
    if voice.via:
        attribution += f", as told by {' and '.join(map(english_name, voice.via))}"
    return attribution


def _source_facts(cited: Citation) -> str:
    known = cited.provenance
    facts = [f"“{known.name}”", str(known.kind) if known.kind else None]
    facts.append(str(known.published) if known.published else "date unknown")
    return ", ".join(fact for fact in facts if fact)
