"""Depositions: line numbers and page heads are left out."""

from __future__ import annotations

from corpus.load.formats.numbered_lines import numbered_paragraphs
from corpus.load.formats.txt import read_txt
from corpus.model.document import Document, Provenance
from tests.corpus.speakers.documents import told

_PAGES = """                                                     Page 41
 1                     HALVARD NESS,
 2     having been first duly sworn, testified as follows:
 3  BY MS. TARRANT:
 4      Q.  Mr. Ness, you were the night watchman at the
 5  cold store in October?
 6          MR. COBB:  Objection to form.
 7      A.  I had told them to

                 CAPITOL REPORTING  (555) 010-0144
                                                     Page 42
 1  take it home more than once.
 2          THE REPORTER:  I'm sorry, take it where?
 3          THE WITNESS:  Home.
"""


def test_lines_are_joined_over_pages_without_numbers_and_heads() -> None:
    assert numbered_paragraphs(_PAGES)[2:] == (
        "BY MS. TARRANT:",
        "Q.  Mr. Ness, you were the night watchman at the cold store in October?",
        "MR. COBB:  Objection to form.",
        "A.  I had told them to take it home more than once.",
        "THE REPORTER:  I'm sorry, take it where?",
        "THE WITNESS:  Home.",
    )


def test_each_turn_is_its_speakers() -> None:
    provenance = Provenance(id="x", file="x.txt", sha256="0" * 64)
    record = Document(provenance, read_txt(_PAGES.encode()).text)

    assert told(record, "cold store in October?")[0] == "MS. TARRANT"
    assert told(record, "take it home more than once.")[0] == "HALVARD NESS"
    assert told(record, "Objection to form.") == ("MR. COBB", "speaker")
    assert told(record, "Home.")[0] == "HALVARD NESS"


def test_a_numbered_list_is_no_record() -> None:
    lines = "\n".join(f"{number}  item of the list" for number in range(1, 9))

    assert numbered_paragraphs(lines) == ()
