"""What qualifies a quote: corrections, errata, disclaimers and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.load.formats.md import read_md
from corpus.model.document import Document, Provenance
from corpus.model.speaker import NOBODY
from index.evidence.evidence import EvidencePlace
from index.evidence.qualifications import corrections_in, qualifying_places
from index.passages.sentences import sentences
from tests.index.folders import invented

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLAIM = "The builder, Haas and Sons, paid the inspector forty thousand crowns in 2018."
_OTHER = "It rained all night, and nobody slept."


def _qualifying(document: Document, quoted: str, others: Iterable[Document] = ()) -> list[str]:
    sentence = next(
        sentence
        for sentence in sentences(document)
        if sentence.span.of(document.text).startswith(quoted)
    )
    quote = EvidencePlace(document, sentence.span, NOBODY)
    return [place.text for place in qualifying_places(quote, others, sentences_of=sentences)]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: Haas and Sons did not pay the inspector; the money came from Quast Piling.",
        "Correction, 3 June 2021: The money that the inspector got came from Quast Piling.",
        "Editor's note, 3 June 2021: The sum was fourteen thousand crowns.",
        "Clarification — Haas says that it paid nobody.",
        "Erratum. The inspector was not paid by the builder.",
        "An earlier version of this article said that Haas and Sons paid the inspector.",
        "This story has been corrected: the money came from Quast Piling, not from Haas.",
        "UPDATE (4 June): Haas and Sons says that it paid the inspector for a survey.",
        "In an earlier version of our report, we gave the wrong builder. The inspector got less.",
        "We regret the error about the crowns that the inspector was paid.",
        "Berichtigung: Haas und Söhne hat nicht 2018 gezahlt.",
        "Retraction. Our report that the builder paid the inspector was wrong.",
        "Note: We originally reported that Haas and Sons paid the inspector. That was wrong.",
        "For the record: Haas and Sons says that the inspector was paid by the county.",
        "We have corrected the sum that the inspector was paid: it was fourteen thousand.",
    ],
)
def test_what_a_correction_concerns_is_quoted_with_it(note: str) -> None:
    document = invented(f"{_CLAIM}\n\n{_OTHER}\n\n{note}")

    assert _qualifying(document, "The builder") == [note]
    assert _qualifying(document, "It rained") == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "The report of the county was corrected twice, Haas and Sons told the court.",
        "Updated 3 May 2024",
        "Update your records: write to the clerk of Haas and Sons about the inspector.",
        "We have amended the law on builders, Haas said, and the inspector was paid.",
        "We previously said that Haas and Sons was a good builder, the inspector told us.",
        "None of this was true, the inspector said.",
        "He made corrections to the plan of Haas and Sons and paid for them.",
        "The earlier bridge of Haas and Sons fell in 2018.",
    ],
)
def test_what_only_mentions_corrections_is_none(paragraph: str) -> None:
    assert corrections_in(invented(f"{_CLAIM}\n\n{paragraph}\n\n{_OTHER}")) == ()


def test_below_a_label_on_its_own_line_the_next_paragraph_corrects() -> None:
    document = invented(f"{_CLAIM}\n\n{_OTHER}\n\nCorrection\n\nHaas and Sons paid nobody at all.")

    assert _qualifying(document, "The builder") == ["Haas and Sons paid nobody at all."]


@pytest.mark.parametrize("title", ["Errata of March", "Corrections and clarifications"])
def test_each_paragraph_below_a_title_of_corrections_is_one(title: str) -> None:
    report = invented(f"{_OTHER}\n\n“I saw the valve,” Ms Roe said.\n\nMr Pell paid.", "report")
    weather = "The rain of 3 May fell on 4 May."
    quotation = "The quotation from Ms Roe in the report was invented by the author."
    errata = invented(f"{title}\n\n{weather}\n\n{quotation}", "errata")

    assert _qualifying(report, "“I saw", [errata]) == [quotation]
    assert _qualifying(report, "Mr Pell", [errata]) == []


def test_satire_is_quoted_with_its_disclaimer() -> None:
    document = invented(f"Satire. None of the following was said.\n\n{_OTHER}")

    assert _qualifying(document, "It rained") == ["Satire. None of the following was said."]


def test_an_erratum_qualifies_the_document_that_it_names_or_clearly_means() -> None:
    report = invented(
        "The night was wet.\n\n“I saw the valve and it was open,” Ms Roe said.",
        "report",
        title="The night of the flood",
    )
    quoted = "“I saw"
    by_title = "Correction to “The night of the flood”: the valve was not seen open by Ms Roe."
    by_words = "Erratum. The quotation of Ms Roe that she saw the valve open was invented."
    other = "Erratum. The quotation of Mr Pell on the valve was invented."
    unrelated = "Correction: Ms Roe is 44."

    assert _qualifying(report, quoted, [invented(f"{by_title}\n\n{_OTHER}", "a")]) == [by_title]
    assert _qualifying(report, quoted, [invented(by_words, "b")]) == [by_words]
    assert _qualifying(report, quoted, [invented(other, "c")]) == []
    assert _qualifying(report, quoted, [invented(unrelated, "d")]) == []


def test_a_note_is_quoted_with_the_sentence_that_bears_its_mark_but_no_reference_is() -> None:
    text = (
        "Seven said that it was shut.[^1] It was high.[^2] Nobody voted against it.[^3]\n\n"
        "[^1]: Two of the seven withdrew this later.\n\n"
        "[^2]: Minutes of 9 November, page 4.\n\n"
        "[^3]: Minutes of 9 November, page 4. The vote was nine to six.\n"
    )
    read = read_md(text.encode())
    provenance = Provenance(id="level", file="level.md", sha256="")
    document = Document(provenance, read.text, read.marked_text.marks)

    assert _qualifying(document, "Seven") == ["Two of the seven withdrew this later."]
    assert _qualifying(document, "It was") == []
    assert _qualifying(document, "Nobody") == ["The vote was nine to six."]
