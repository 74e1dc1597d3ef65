"""Who asks and who answers."""

from __future__ import annotations

from corpus.model.document import Provenance
from corpus.speakers.interview_parties import Parties
from corpus.speakers.roles import speakers_of
from corpus.structure.paragraphs import paragraphs
from corpus.structure.turns import turns

_TALK = "Ana Reyes: Why?\n\nBo Li: Rust.\n\nAna Reyes: Only?\n\nBo Li: And money."


def test_who_asks_is_the_interviewer() -> None:
    provenance = Provenance(id="x", file="x", sha256="0" * 64)
    roles = speakers_of(turns(_TALK, paragraphs(_TALK)), _TALK, provenance, Parties())

    assert {name: str(one.role) for name, one in roles.items()} == {
        "Ana Reyes": "interviewer",
        "Bo Li": "interviewee",
    }
