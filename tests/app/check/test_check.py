"""Quotations held against the footbridge quarrel: on record, altered, or nowhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.check.change import ChangeKind
from app.check.check import MAX_SHOWN_PLACES, check
from app.check.quotation import QuotationError, Sign
from app.check.result import Match
from app.check.word_index import WordIndex
from corpus.model.span import Span
from corpus.model.speaker import NOBODY
from tests.index.folders import FOOTBRIDGE, documents_in, invented, prose

if TYPE_CHECKING:
    from app.check.result import CheckResult, MatchedPlace


@cache
def footbridge() -> WordIndex:
    return WordIndex.of(documents_in(FOOTBRIDGE).values())


def checked(words: str, record: WordIndex | None = None) -> CheckResult:
    return check(words, record or footbridge(), voice_of=lambda *_: NOBODY)


def only(words: str) -> MatchedPlace:
    (found,) = checked(words).found
    return found


def test_words_on_record_are_found_with_their_place_and_nothing_around_them() -> None:
    found = only("“I have never said that the bridge is safe. No engineer says that.”")

    assert found.match is Match.EXACT
    assert found.document.id == "interview"
    assert found.citation.quote.exact == (
        "I have never said that the bridge is safe. No engineer says that."
    )


def test_a_phrase_that_stands_in_many_places_is_found_in_each() -> None:
    found = checked("A town that cannot cross its own river is two villages.").found

    assert [one.document.id for one in found] == ["essay", "essay"]
    assert found[0].span != found[1].span


def test_places_beyond_the_most_that_are_shown_are_counted() -> None:
    record = WordIndex.of([invented("The bell rang. " * (MAX_SHOWN_PLACES + 7))])

    result = checked("The bell rang.", record)

    assert (len(result.found), result.more) == (MAX_SHOWN_PLACES, 7)


@pytest.mark.parametrize(
    ("words", "said", "stands", "kind"),
    [
        ("I have said that the bridge is safe.", "", "never", ChangeKind.NEGATION_DROPPED),
        ("The final bill was 4.1 million crowns.", "4.1", "3.1", ChangeKind.NUMBER),
        ("I wrote to him on 9 May 2021", "May", "March", ChangeKind.NUMBER),
        ("It did include the foundations, and", "", "not", ChangeKind.NEGATION_DROPPED),
        ("Mr. Holm argues that the piles should have", "Holm", "Vane", ChangeKind.NAME),
        ("I would have sent the email twice", "email", "letter", ChangeKind.WORD),
        ("If I lose this vote, I won't resign", "this vote", "", ChangeKind.ADDED),
        ("I can't tell you right now who is right.", "right now", "", ChangeKind.ADDED),
        ("He is surely no fool", "surely", "", ChangeKind.ADDED),
        ("The gravell around the northern pier", "gravell", "gravel", ChangeKind.SPELLING),
        ("the Northern pier has moved", "Northern", "northern", ChangeKind.CASE),
        ("People speak of the bridge as a luxury. It isn't.", "isn't", "isn’t", ChangeKind.MARKS),
        ("Mr. Worth answered them badly — which is worse", "", "", ChangeKind.MARKS),
        (
            "He is no fool, and he is right about other rivers.",
            "is",
            "may be",
            ChangeKind.HEDGE_DROPPED,
        ),
        ("It isn’t, when the ice is thin, it is the only road", ", when", "", ChangeKind.JOINED),
    ],
)  # fmt: skip
def test_each_change_is_named(words: str, said: str, stands: str, kind: ChangeKind) -> None:
    found = checked(words).found

    assert found, "not found"
    assert found[0].match is Match.ALTERED
    changes = {change.kind: change for change in found[0].changes}
    assert kind in changes
    if stands:
        assert (changes[kind].quoted, changes[kind].source) == (said, stands)


def test_a_joint_between_two_sentences_is_told() -> None:
    found = only("I wrote to him on 9 March 2021, and I have kept the copy and I do not say that")

    (change,) = found.changes
    assert (change.kind, change.quoted, change.source) == (ChangeKind.JOINED, "and", ".")


def test_a_reporting_clause_that_was_left_out_is_called_one() -> None:
    (change,) = only("It is not a foundation crack. It may still be dangerous.").changes

    assert (change.kind, change.source) == (ChangeKind.CLAUSE, "said Brest")


@pytest.mark.parametrize("ellipsis", ["…", "...", "[…]", "(...)", ". . ."])
def test_an_ellipsis_is_no_change_and_what_it_drops_is_told(ellipsis: str) -> None:
    found = only(f"The pier does {ellipsis} have to be rebuilt")

    assert found.match is Match.EXACT
    (own,) = found.quoter_marks
    assert (own.sign, own.replaced, own.lost_cues) == (Sign.ELLIPSIS, "not", ("not",))


def test_single_words_from_here_and_there_are_no_quotation() -> None:
    assert checked("The … bridge … was … a … ferry").match is Match.ABSENT
    assert checked("a luxury … only road").match is Match.EXACT


def test_brackets_are_the_quoters_own() -> None:
    found = only("[Vane] is no fool, and [the American] may be right about other rivers.")

    assert found.match is Match.EXACT
    assert [(own.quoted, own.replaced) for own in found.quoter_marks] == [
        ("[Vane]", ""),
        ("[the American]", "he"),
    ]


def test_a_capital_in_brackets_is_the_quoters_own() -> None:
    found = only("“[N]obody was allowed across until the first of June.”")

    assert found.match is Match.EXACT
    assert [(own.quoted, own.replaced) for own in found.quoter_marks] == [("[N]", "n")]


def test_brackets_and_ellipses_of_the_source_are_words_like_others() -> None:
    assert only("[See also: Ferries I have missed]").quoter_marks == ()
    assert only("They do not say who tested it, or when, or how…").quoter_marks == ()


def test_a_negation_that_was_cut_off_around_the_words_is_told() -> None:
    found = {one.document.id: one for one in checked("the bridge is safe").found}

    assert found["interview"].unquoted_cues == ("never",)


def test_words_across_paragraphs_are_one_quotation() -> None:
    found = only("I say that it was sent. He may have taken it for a routine letter.")

    assert found.match is Match.EXACT
    assert "\n\n" in found.citation.quote.exact


@pytest.mark.parametrize(
    "words",
    [
        "The footbridge has always been a symbol of hope for us.",
        "Kemp insists that she warned the mayor in writing well before the closure.",
        "zebra",
        "umbrellas",
        "idge is sa",
        "Der Steg war nie sicher, sagt die Ingenieurin.",
        "桥是安全的",
        "Мост никогда не был безопасен",
    ],
)  # fmt: skip
def test_words_that_nobody_said_are_not_found(words: str) -> None:
    assert checked(words).match is Match.ABSENT


def test_nearest_places_are_asked_for_only_when_the_words_stand_nowhere() -> None:
    (document,) = documents = (invented("The bell rang twice before noon."),)
    record = WordIndex.of(documents)

    def nearest(_: str) -> list[tuple[object, Span]]:
        return [(document, Span(0, 8))]

    absent = check("A horse.", record, voice_of=lambda *_: NOBODY, nearest=nearest)  # type: ignore[arg-type]
    there = check("The bell", record, voice_of=lambda *_: NOBODY, nearest=nearest)  # type: ignore[arg-type]

    assert [near.quote.exact for near in absent.nearest] == ["The bell"]
    assert there.nearest == ()


@pytest.mark.parametrize("words", ["", "  \n", "…", "[...]", "“”", "?!", "🌉", "\u200f\u200e", "—"])
def test_what_holds_no_word_is_refused(words: str) -> None:
    with pytest.raises(QuotationError, match="no word"):
        checked(words)


def test_marks_of_direction_and_emoji_do_not_hide_words() -> None:
    record = WordIndex.of([invented("הגשר סגור מאז נובמבר. The bridge 🌉 is shut.")])

    assert checked("\u200fהגשר סגור מאז נובמבר\u200e", record).match is Match.EXACT
    assert checked("The bridge 🌉 is shut.", record).match is Match.EXACT
    assert checked("The bridge is shut.", record).found[0].kinds == (ChangeKind.MARKS,)


def test_half_a_character_does_no_harm() -> None:
    assert checked("said \ud800 nothing").words.encode()


def test_words_without_spaces_between_them_are_found() -> None:
    record = WordIndex.of([invented("市长说桥是安全的。没有人相信他。")])

    assert checked("桥是安全的", record).match is Match.EXACT
    assert checked("市长说桥是不安全的", record).match is Match.ALTERED


def test_a_very_long_quotation_is_held_against_the_whole_document() -> None:
    record = WordIndex.of([invented(prose(seed, paragraphs=60), f"d{seed}") for seed in range(4)])
    text = record.documents[2].text

    assert checked(text, record).found[0].document.id == "d2"
    changed = checked(text.replace("mayor", "goat", 1), record).found[0]
    assert [(change.quoted, change.source) for change in changed.changes] == [("goat", "mayor")]


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_any_words_of_a_document_are_on_record(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(footbridge().documents))
    words = [(at.start, at.end) for at in _words_of(document.text)]
    # Two words at least: "the" stands in more places than are shown.
    first = data.draw(st.integers(0, len(words) - 2))
    last = data.draw(st.integers(first + 1, min(first + 60, len(words) - 1)))
    start, end = words[first][0], words[last][1]

    found = checked(document.text[start:end]).found

    # Marks around the words may be taken for the quoter's, so that the place may be less.
    assert any(
        one.document.id == document.id and start <= one.span.start and one.span.end <= end
        for one in found
        if one.match is Match.EXACT
    )


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_checked_or_refused(words: str) -> None:
    try:
        result = checked(words)
    except QuotationError:
        return
    for found in result.found:
        text = found.document.text
        assert all(text[one.start : one.end] == one.source for one in found.changes)


def _words_of(text: str) -> list[Span]:
    spans, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        if any(map(str.isalnum, word)):
            spans.append(Span(at, at + len(word)))
        at += len(word)
    return spans


def test_a_ligature_is_its_letters_on_either_side() -> None:
    printed = invented(
        "the-o\ufb03ce", "The o\ufb03ce burnt \ufb01rst, and the \ufb02ood came after it."
    )
    plain = invented("the-office", "The office burnt first, and the flood came after it.")
    for document in (printed, plain):
        record = WordIndex.of([document])

        for words in (printed.text, plain.text):
            assert checked(words, record).match is Match.EXACT
