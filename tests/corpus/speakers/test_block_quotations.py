"""Who says the words of a block quotation that names nobody itself."""

from __future__ import annotations

import pytest

from corpus.load.formats.md import read_md
from corpus.model.document import Document, Provenance
from corpus.model.span import Span
from corpus.speakers.attribute import read_utterances, voice_of
from tests.corpus.speakers.documents import told

_QUOTED = "Give me the timber and I will have it walking by Whitsun."


def _document(text: str, *, language: str | None = None) -> Document:
    parsed = read_md(text.encode())
    provenance = Provenance(
        id="x", file="x.md", sha256="0" * 64, author="Clara Immerwald", language=language
    )
    return Document(provenance, parsed.text, parsed.marked_text.marks)


def _source(before: str, after: str = "So it went.") -> tuple[str | None, str]:
    return told(_document(f"{before}\n\n> {_QUOTED}\n\n{after}"), _QUOTED)


@pytest.mark.parametrize(
    "before",
    [
        "The builder, Obadiah Crane, wrote to the council:",
        "In a letter to Ana Reyes, Obadiah Crane wrote:",
        "The council asked Obadiah Crane for a date. He replied:",
        "This is best shown by Obadiah Crane in his book, from which the following is taken:",
        "Obadiah Crane built the pier. As the builder Obadiah Crane put it,",
        "Nobody knew the builder Obadiah Crane. To the council Crane said:",
        "Der Zimmermann Obadiah Crane schrieb uns dazu:",
        "Le charpentier Obadiah Crane a écrit au conseil :",
    ],
)
def test_the_sentence_before_it_introduces_its_source(before: str) -> None:
    assert _source(before) == ("Obadiah Crane", "quoted")


def test_the_sentence_after_it_names_its_source() -> None:
    after = "That is what Obadiah Crane promised the meeting. He had the timber by Easter."

    assert _source("The pier fund is open.", after) == ("Obadiah Crane", "quoted")


@pytest.mark.parametrize(
    "before",
    [
        "The council member for transport, Una Birkett, came to see the stop. She came by car.",
        "Somebody wrote on the wall:",
        "Ana Reyes and Bo Harms wrote:",
        "Unter dem Schild hat jemand mit Kreide geschrieben:",
        "The parish answered within the week:",
    ],
)
def test_without_evidence_it_is_unclear(before: str) -> None:
    assert _source(before)[0] is None
    assert _source(before)[1] != "author"


@pytest.mark.parametrize("before", ["In this column I wrote at the time:", "Damals schrieb ich:"])
def test_what_the_author_quotes_of_his_own_is_the_authors(before: str) -> None:
    assert _source(before) == ("Clara Immerwald", "author")


def test_a_pull_quote_is_by_the_person_who_says_the_words_in_the_text() -> None:
    words = "I know every bracket, and which of them bites."
    text = f"The street never asked for brightness.\n\n“{words}” said Edmund Lisle.\n\n> {words}"
    pulled = _document(f"{text}\n\n> The street never asked for brightness.")
    quotes = Span(pulled.text.rindex(words), len(pulled.text))
    found = read_utterances(pulled)

    for start, speaker in ((quotes.start, "Edmund Lisle"), (quotes.end - 5, "Clara Immerwald")):
        assert voice_of(found, pulled.text, Span(start, start + 5)).speaker.name == speaker


def test_a_quotation_in_a_quotation_is_by_the_person_that_the_outer_one_introduces() -> None:
    page = _document(
        "The sexton, Amos Tull, writes:\n\n> I went to Mrs Crewe and she wrote me this:\n>\n"
        "> > Ring it, Amos, for I could not sleep.\n>\n> So I rang it."
    )

    assert told(page, "Ring it, Amos") == ("Mrs Crewe", "quoted")
    assert told(page, "So I rang it.") == ("Amos Tull", "quoted")
