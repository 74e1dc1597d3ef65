"""A checked quotation as HTML."""

from __future__ import annotations

import re

from app.check.change import ChangeKind, QuotationChange, QuoterMark
from app.check.quotation import Sign
from app.check.result import CheckResult, Match, MatchedPlace
from app.messages import check_texts
from app.web.conversation import QuotationCheck
from app.web.render.quotation_check import render_check
from corpus.model.speaker import NOBODY
from tests.app.web.example_answers import place
from tests.app.web.example_checks import ALTERED, CHECKS, NOWHERE
from tests.app.web.hostile_documents import BARE, HARM, HOSTILE, TWICE
from tests.app.web.markup import attributes_of, tags_of, text_of


def _drawn(words: str) -> str:
    checked = CHECKS[words]
    assert isinstance(checked, CheckResult)
    return render_check(QuotationCheck(words, checked))


def test_an_exact_quotation_is_shown_in_every_place_with_who_says_it() -> None:
    shown = text_of(_drawn(TWICE))

    assert "Exact These words are in the library letter for letter." in shown
    assert "Found in 5 places. The first 2 are shown." in shown
    # In the line below the words, and in the fold of each.
    assert shown.count(f"Mayor {HOSTILE}, quoted by the author") == 2 * 2
    assert shown.count(TWICE) == 3


def _words(drawn: str) -> str:
    """The HTML between the tags of the first block quotation."""
    return drawn.split("<blockquote", 1)[1].split(">", 1)[1].split("</blockquote>", 1)[0]


def _without(drawn: str, tag: str) -> str:
    return re.sub(rf"<{tag}\b.*?</{tag}>", "", drawn)


def test_an_altered_quotation_shows_what_stands_and_what_was_said_in_words_too() -> None:
    drawn = _drawn(ALTERED)

    shown = text_of(_words(drawn))
    assert "On record: no; In the quotation: a; " in shown
    assert f"In the quotation: {HOSTILE}; " in shown
    assert "The quoter’s own: […]" in shown
    assert "negation dropped" in text_of(drawn)
    assert "words added" in text_of(drawn)
    assert f"outside of these words: “never”, “{HOSTILE}”" in text_of(drawn)


def test_without_what_was_put_in_the_words_are_those_on_record() -> None:
    seen = re.sub(r'<span class="heard-only">.*?</span>', "", _words(_drawn(ALTERED)))

    words = text_of(_without(_without(seen, "ins"), "span"))

    assert words == "It carries no date."


def test_words_put_between_others_do_not_run_together_with_them() -> None:
    at = BARE.text.index("no date") + len("no")
    change = QuotationChange(ChangeKind.ADDED, "known", "", at)
    found = MatchedPlace(BARE, place(BARE, "It carries no date."), NOBODY, changes=(change,))

    words = _words(render_check(QuotationCheck("", CheckResult("", (found,)))))

    assert "no <ins>" in words
    assert text_of(re.sub(r'<span class="heard-only">.*?</span>', "", words)) == (
        "It carries no known date."
    )


def test_the_negations_that_an_ellipsis_leaves_out_are_told() -> None:
    span = place(BARE, "It carries no date.")
    left_out = QuoterMark(Sign.ELLIPSIS, "…", "carries no", span.start + 3, ("no",))
    found = MatchedPlace(BARE, span, NOBODY, quoter_marks=(left_out,))

    drawn = text_of(render_check(QuotationCheck("…", CheckResult("…", (found,)))))

    assert "The quoter’s own: …leaves out: carries no date." in drawn
    assert "The words that “…” stands for have: “no”." in drawn


def test_much_that_an_ellipsis_leaves_out_is_shortened() -> None:
    span = place(HARM, HARM.text[:2_000])
    left_out = QuoterMark(Sign.ELLIPSIS, "…", HARM.text[10:1_990], 10)
    found = MatchedPlace(HARM, span, NOBODY, quoter_marks=(left_out,))

    drawn = render_check(QuotationCheck("…", CheckResult("…", (found,))))

    words = text_of(_words(drawn))
    assert found.match is Match.EXACT
    assert len(words) < 400
    assert words.endswith(HARM.text[1_990:2_000])


def test_a_quotation_that_stands_nowhere_shows_the_nearest() -> None:
    shown = text_of(_drawn(NOWHERE))

    assert "Not on record No document of the library has these words" in shown
    assert check_texts.NEAREST in shown
    assert TWICE in shown


def test_nothing_in_a_check_becomes_a_tag_or_a_handler() -> None:
    drawn = "".join(map(_drawn, (TWICE, ALTERED, NOWHERE)))
    drawn += render_check(QuotationCheck(HOSTILE, error=HOSTILE)) + render_check(
        QuotationCheck(HOSTILE)
    )

    assert {"script", "img", "a", "b"}.isdisjoint(tag for tag, _ in tags_of(drawn))
    assert not {name for name in attributes_of(drawn) if name.startswith("on")}
    assert not set("${}`") & set(drawn)
