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


def _roles(*lines: str) -> dict[str | None, str]:
    text = "\n\n".join(lines)
    provenance = Provenance(id="x", file="x", sha256="0" * 64)
    roles = speakers_of(turns(text, paragraphs(text)), text, provenance, Parties())
    return {one.name: str(one.role) for one in roles.values()}


def test_the_host_is_told_by_what_he_does_and_a_guest_who_asks_back_stays_the_guest() -> None:
    found = _roles(
        "Ann Keller: Good morning, this is Quayside. With me is Bo Harms. Welcome.",
        "Bo Harms: Good morning. May I take the jacket off?",
        "Ann Keller: Please do. Tell us what a working day is like.",
        "Bo Harms: Cold. And who do you think brings the fuse?",
        "Ann Keller: I would like to come to the bolts.",
        "Bo Harms: Would you not have stopped?",
        "Ann Keller: Bo Harms, thank you very much.",
    )

    assert found == {"Ann Keller": "interviewer", "Bo Harms": "interviewee"}


def test_guests_of_a_panel_answer_and_the_floor_only_speaks() -> None:
    found = _roles(
        "Chair: Good evening and welcome. Pavel Ignatz, please begin.",
        "Pavel Ignatz: I have nineteen children in two classes.",
        "Chair: Thank you. Rosalind Teague speaks for the district.",
        "Rosalind Teague: The roof alone costs four hundred thousand.",
        "Question from the floor: Why has nobody asked the children?",
        "Chair: Thank you all for coming.",
    )

    assert found == {
        "Chair": "interviewer", "Pavel Ignatz": "interviewee", "Rosalind Teague": "interviewee",
        "Question from the floor": "speaker",
    }  # fmt: skip


def test_nobody_interviews_in_a_parliament() -> None:
    found = _roles(
        "Mr Jonker (Harbour East): I move that the works be stopped.",
        "Mr Roe (Valley): I oppose it.", "Ms Falk (Town): Will the member give way?",
        "Mr Roe: I will not.", "Mr Jonker: Why?",
    )  # fmt: skip

    assert set(found.values()) == {"speaker"}
