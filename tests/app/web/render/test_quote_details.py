"""The mark of a quote's checks and the fold that it opens; the line that quotes share."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.citation import Citation
from app.domain.claim import Claim
from app.messages import quote_texts, reader_texts
from app.web.render.cards import render_answer
from app.web.render.quote_details import surroundings
from corpus.model.document import Document, DocumentKind
from corpus.model.normalise import normalise
from corpus.model.span import Span
from corpus.model.speaker import UNCLEAR, Role, Speaker, Voice
from tests.app.web.example_answers import REPORTED, SECOND, cited, quoting
from tests.app.web.hostile_documents import BARE, provenance
from tests.app.web.library_view import LIBRARY_VIEW
from tests.app.web.markup import tags_of, text_of
from tests.app.web.render.test_accounts import ANN, OLD

_BEN = Speaker("Ben", Role.QUOTED)
_OTHER = Document(provenance("other", title="The other"), BARE.text)


def _drawn(*citations: Citation) -> str:
    documents = tuple({citation.document.id: citation.document for citation in citations}.values())
    return render_answer(quoting("Who?", *citations, asked=documents), turn=0, library=LIBRARY_VIEW)


def _marks(drawn: str) -> list[dict[str, str | None]]:
    return [known for tag, known in tags_of(drawn) if tag == "summary" and "data-stands" in known]


def _lines(drawn: str) -> list[str]:
    """The text of the line below each quote."""
    parts = drawn.split('<div class="row">')[1:]
    return [text_of(part.split("</button>")[0]) for part in parts]


def test_one_mark_names_the_checks_and_tells_what_they_mean() -> None:
    (mark,) = _marks(_drawn(cited(BARE, "Nobody signed this.")))

    assert mark["aria-label"] == (
        "Checked: letter for letter, whole sentences, own words. Details of quote 1"
    )
    assert str(mark["data-stands"]).splitlines() == [
        reader_texts.EXACT_MORE,
        reader_texts.WHOLE_MORE,
        reader_texts.WORDS_MORE,
    ]


def test_a_cut_sentence_is_said_in_words_and_a_report_has_another_mark() -> None:
    shown = [
        text_of(f"<summary{_drawn(citation).split('<summary')[1].split('</summary>')[0]}")
        for citation in (SECOND, REPORTED, cited(BARE, "Nobody signed this."))
    ]

    assert shown == [reader_texts.CUT, "◇", "✓"]


def test_other_places_of_the_same_words_are_counted_and_opened_in_the_fold() -> None:
    here, there = cited(BARE, "Nobody signed this."), cited(_OTHER, "Nobody signed this.")
    answer = replace(
        quoting("Who?", here, asked=(BARE, _OTHER)),
        claims=(Claim("Nobody signed this.", (here, there)),),
    )

    drawn = render_answer(answer, turn=0, library=LIBRARY_VIEW)

    (mark,) = _marks(drawn)
    fold = drawn.split('<div class="details">')[1]
    assert "also in 1 more place" in str(mark["aria-label"])
    assert "✓ +1" in text_of(drawn)
    assert quote_texts.ALSO in text_of(fold)
    assert 'data-open="quote:0:2"' in fold


def test_the_fold_tells_role_kind_and_each_check_with_its_meaning() -> None:
    known = replace(OLD.provenance, kind=DocumentKind.COLUMN, author="Ann Orr")
    fold = text_of(
        _drawn(cited(Document(known, OLD.text), "One said so.", ANN)).split('"details">')[1]
    )

    assert "Ann Orr author" in fold
    assert "column by Ann Orr 2 January 1999" in fold
    assert f"{reader_texts.WHOLE}. {reader_texts.WHOLE_MORE}" in fold


def test_quotes_of_one_source_share_its_line_and_each_names_its_speaker() -> None:
    lines = _lines(
        _drawn(
            cited(OLD, "One said so.", ANN),
            cited(OLD, "Two said so.", ANN),
            cited(OLD, "Three said so.", _BEN),
            cited(BARE, "Nobody signed this."),
        )
    )

    assert lines == [
        "1Ann Orr The old one 2 January 1999",
        "2Ann Orr",
        "3Ben",
        "4speaker unclear bare",
    ]


def test_below_a_fold_the_source_is_said_again() -> None:
    said = [f"{number} said so." for number in ("One", "Two", "Three")]

    lines = _lines(
        _drawn(*(cited(OLD, words, ANN) for words in said), cited(OLD, "Four said so.", _BEN))
    )

    assert [line.count("The old one") for line in lines] == [1, 0, 1, 1]


def test_a_role_that_is_unclear_is_in_the_line() -> None:
    worth = Voice(Speaker("Mayor Worth", Role.UNCLEAR))

    assert _lines(_drawn(cited(BARE, "Nobody signed this.", worth))) == [
        "1Mayor Worth role unclear bare"
    ]


@given(st.text("ab .\n", max_size=600), st.text("ab .", min_size=1, max_size=20), st.text("ab .\n"))
def test_what_is_around_a_quote_is_cut_from_its_paragraph(
    before: str, words: str, after: str
) -> None:
    text = normalise(f"x{before}\N{BULLET}{words}\N{BULLET}{after}x")
    start, end = text.index("\N{BULLET}"), text.rindex("\N{BULLET}") + 1
    document = Document(provenance("x"), text)

    left, right = surroundings(Citation.at(Span(start, end), document, Voice(UNCLEAR)))

    assert text[:start].rstrip().endswith(left.removeprefix("… "))
    assert text[end:].lstrip().startswith(right.removesuffix(" …"))
    assert "\n" not in left + right
    assert max(len(left), len(right)) <= 202
