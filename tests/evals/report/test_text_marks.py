"""Quotes and gold in pieces."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

from evals.cases.resolve_alternatives import resolve_alternatives
from evals.report.text_marks import MarkedPiece, Marker, TextMark
from tests.evals.outcomes import outcome, place, quote
from tests.evals.strategies import outcomes

if TYPE_CHECKING:
    from evals.cases.outcome import DocumentRange, Outcome

TEXT = "No bridge fell. It was closed. Nobody knows why, she said. So it goes."


def _said(start: int, end: int) -> str:
    return TEXT[start:end]


def _filled(at: DocumentRange) -> DocumentRange:
    return replace(at, text="".join(chr(0x100 + offset) for offset in range(at.start, at.end)))


def _with_text(one: Outcome) -> Outcome:
    """The same outcome, with as many characters in each stretch as it has offsets."""
    return replace(
        one,
        shown=tuple(replace(it, at=_filled(it.at)) for it in one.shown),
        points=tuple(tuple(replace(it, at=_filled(it.at)) for it in its) for its in one.points),
    )


def test_a_quote_and_its_gold_are_marked_for_what_they_are_to_each_other() -> None:
    found = outcome(
        place(16, 30, text=_said(16, 30)),
        place(31, 58, text=_said(31, 58)),
        shown=[quote(0, 30, text=_said(0, 30))],
        optional=(place(0, 15, text=_said(0, 15)),),
    )
    marker = Marker.of(found)

    assert marker.quote(found.shown[0]) == (
        MarkedPiece(
            "No bridge fell. ", TextMark.HARMLESS
        ),  # the space between two known places too
        MarkedPiece("It was closed.", TextMark.GOLD),
    )
    assert marker.place(found.points[0][0]) == (MarkedPiece("It was closed.", TextMark.GOLD),)
    assert marker.place(found.points[1][0]) == (
        MarkedPiece("Nobody knows why, she said.", TextMark.MISSED),
    )
    assert marker.place(found.optional[0]) == (MarkedPiece("No bridge fell.", TextMark.HARMLESS),)


def test_what_is_neither_gold_nor_harmless_is_plain() -> None:
    found = outcome(place(16, 30), shown=[quote(10, 22, text=_said(10, 22))])

    assert Marker.of(found).quote(found.shown[0]) == (
        MarkedPiece("fell. ", TextMark.PLAIN),
        MarkedPiece("It was", TextMark.GOLD),
    )


def test_an_alternative_that_does_not_count_is_not_missed() -> None:
    shown, other = place(0, 15, text=_said(0, 15)), place(31, 58, text=_said(31, 58))
    found = outcome([shown, other], shown=[quote(0, 15, text=_said(0, 15))])

    assert Marker.of(found).place(other) == (MarkedPiece(other.at.text, TextMark.PLAIN),)


def test_a_quote_that_does_not_stand_shows_none_of_the_gold() -> None:
    found = outcome(
        place(0, 15, text=_said(0, 15)), shown=[quote(0, 15, text="A bridge fell. ", stands=False)]
    )
    marker = Marker.of(found)

    assert marker.quote(found.shown[0]) == (MarkedPiece("A bridge fell. ", TextMark.PLAIN),)
    assert marker.place(found.points[0][0]) == (MarkedPiece("No bridge fell.", TextMark.MISSED),)
    assert marker.share(found.points[0][0]) == 0.0


@given(outcomes())
def test_pieces_joined_are_the_words(found: Outcome) -> None:
    marker = Marker.of(found)

    for one in found.shown:
        assert "".join(piece.text for piece in marker.quote(one)) == one.at.text
    for its in [*(its for point in found.points for its in point), *found.optional]:
        assert "".join(piece.text for piece in marker.place(its)) == its.at.text


@given(outcomes())
def test_the_gold_that_is_marked_as_shown_is_what_the_figures_count(found: Outcome) -> None:
    one = _with_text(found)
    marker, settled = Marker.of(one), resolve_alternatives(one)

    marked = {
        (quote.evidence.document, ord(sign) - 0x100)
        for quote in one.shown
        for piece in marker.quote(quote)
        if piece.mark is TextMark.GOLD
        for sign in piece.text
    }

    assert marked == settled.shown & settled.gold
