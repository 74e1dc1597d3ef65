"""Documents whose every text tries to run as a script or to break the layout."""

from __future__ import annotations

from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.publication_date import PublicationDate

HOSTILE = (
    '<script>window.pwned=1</script> <img src=x onerror="window.pwned=1"> '
    "[click](javascript:alert(1)) ${window.pwned=1} {{constructor}} `x` </mark></p> &lt;b&gt; '\""
)
LONG_WORD = "Donaudampfschifffahrtsgesellschaft" * 6
TWICE = "The bridge is safe."
_FILLER = "\n\n".join(
    f"Paragraph {number} speaks of the weather on the river." for number in range(40)
)
_TEXT = (
    f"An essay\n\n{TWICE} So said the mayor in the spring.\n\n{_FILLER}\n\n"
    f"In the autumn he said it again.\n\n{TWICE} {HOSTILE} {LONG_WORD}\n\n{_FILLER}"
)


def provenance(identity: str, **known: object) -> Provenance:
    """A provenance that knows what is given, and nothing else."""
    return Provenance(id=identity, file=f"{identity}.txt", sha256="0" * 64, **known)  # type: ignore[arg-type]


BARE = Document(provenance("bare"), "Nobody signed this. It carries no date.")
HARM = Document(
    provenance(
        f"harm {HOSTILE}",
        title=f"Title {HOSTILE}",
        author=f"Author {HOSTILE}",
        publisher=f"Publisher {HOSTILE}",
        interviewer=f"Interviewer {HOSTILE}",
        interviewee=f"Interviewee {HOSTILE}",
        published=PublicationDate("2024-02-17"),
        published_from=f"Grounds {HOSTILE}",
        titled_by=f"Titler {HOSTILE}",
        kind=DocumentKind.INTERVIEW,
        language=f"en {HOSTILE}",
    ),
    _TEXT,
)
DOCUMENTS = (HARM, BARE)
