"""A checked quotation as people and programs read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.check.check import check
from app.check.word_index import WordIndex
from app.serialize.check import MAX_PLACES, checked_json, checked_text, difference
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice
from tests.index.folders import invented

if TYPE_CHECKING:
    from app.check.result import CheckResult

KEMP = Voice(Speaker("Orsolya Kemp", Role.INTERVIEWEE))
DOCUMENT = invented(
    "The council met. I do not say that the bridge is safe, and I never did. Ask the 12 divers.",
    "interview",
)


def checked(words: str) -> CheckResult:
    record = WordIndex.of([DOCUMENT])
    return check(
        words, record, voice_of=lambda *_: KEMP, nearest=lambda _: [(DOCUMENT, Span(0, 16))]
    )


def test_a_difference_shows_what_stands_and_what_was_said() -> None:
    (dropped,) = checked("I do say that the bridge is safe").found
    (added,) = checked("that the bridge is never safe, and I never did").found
    (number,) = checked("I never did. Ask the 20 divers.").found

    assert difference(dropped) == "I do [-not-] say that the bridge is safe"
    assert difference(added) == "that the bridge is{+ never+} safe, and I never did"
    assert difference(number) == "I never did. Ask the [-12-]{+20+} divers."


def test_words_that_were_put_in_do_not_run_into_others() -> None:
    (found,) = checked("The council met and I do not say that the bridge is safe").found

    assert difference(found).startswith("The council met[-.-]{+ and+} I do not say")


def test_changed_marks_are_no_other_words() -> None:
    shown = checked_text(checked("that the bridge is safe; and I never did"))

    assert shown.startswith("On record in these words, written otherwise, in 1 place:")


def test_what_is_the_quoters_own_is_shown_as_given() -> None:
    (found,) = checked("[Kemp does] not say that the bridge is … never did.").found

    assert difference(found) == "[Kemp does] not say that the bridge is … never did."


def test_colours_stand_for_the_brackets_where_a_terminal_has_them() -> None:
    (found,) = checked("I do say that the bridge is safe").found

    assert "\x1b[31;9mnot\x1b[0m" in difference(found, colour=True)
    assert "[-" not in difference(found, colour=True)


def test_a_terminal_shows_who_said_it_and_what_was_changed() -> None:
    shown = checked_text(checked("I do say that the bridge is safe"))

    assert shown.startswith("On record in other words: the quotation is altered, in 1 place:")
    assert "— Orsolya Kemp" in shown
    assert "changed: negation dropped" in shown


def test_a_terminal_shows_what_an_ellipsis_and_the_sentence_hold_besides() -> None:
    assert "the words left out at “…” contain “not”" in checked_text(checked("I do … say that the"))
    assert "the rest of the sentence contains “not”" in checked_text(checked("the bridge is safe"))


def test_words_that_nobody_said_come_with_the_nearest() -> None:
    shown = checked_text(checked("Horses are forbidden on every one of the quays."))

    assert shown.startswith("Not on record.\n\nNearest:\n\n  · “The council met.”")


def test_places_beyond_those_shown_are_counted() -> None:
    record = WordIndex.of([invented("The bell rang. " * (MAX_PLACES + 2))])
    result = check("The bell rang.", record, voice_of=lambda *_: KEMP)

    assert checked_text(result).endswith("It is in 2 more places.")


def test_the_object_holds_each_place_and_each_change() -> None:
    shown = json.loads(json.dumps(checked_json(checked("I do say that the bridge is safe"))))

    (found,) = shown["found"]
    (change,) = found["changes"]
    assert (shown["match"], found["match"]) == ("altered", "altered")
    assert (change["kind"], change["stands"], change["loses"]) == (
        "negation dropped",
        "not",
        ["not"],
    )
    assert DOCUMENT.text[change["start"] : change["end"]] == "not"
    assert found["citation"]["speaker"] == "Orsolya Kemp"
