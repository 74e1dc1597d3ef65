"""A kept turn over the library as it is now: what stands is cited, what does not is told."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.conversation.answer_schema import SavedRejection
from app.conversation.conversation import ConversationTurn
from app.conversation.document_reading import speakers_in
from app.conversation.resolve_citations import MissingCitation
from app.conversation.restore import (
    SOURCE_CHANGED,
    RestoredTurn,
    restore,
)
from app.conversation.schema import SavedConversationJson, SavedTurn, read_saved
from app.domain.answer import Answer, Coverage, Mode, Nearest, Rejection, Standing
from app.domain.claim import Claim
from app.messages import phrases
from app.verify.fault import FaultKind
from corpus.model.document import Document
from corpus.model.normalise import normalise
from corpus.model.speaker import Role
from corpus.reference.reference import Reference
from corpus.reference.resolve import ReferenceStatus, resolve
from tests.app.export.conversations import (
    ESSAY,
    MOVED,
    MOVED_SAID,
    NOTE,
    ORR,
    QUOTED,
    SAFE,
    TEXT,
    TOLL,
    WHEN,
    WRITTEN,
    anything,
    quote_of,
    through,
    trusted,
)
from tests.app.export.strategies import cases
from tests.index.folders import invented


def _back(answer: Answer, *documents: Document, quotes: Answer | None = None) -> RestoredTurn:
    """The answer over other documents."""
    turn = ConversationTurn(question=answer.question, when=WHEN, answer=answer, quotes=quotes)
    return restore(through(turn), {one.id: one for one in documents}, heard=speakers_in)


def _answer(found: RestoredTurn) -> Answer:
    assert found.answer is not None
    return found.answer


@given(cases())
def test_a_turn_comes_back_as_it_was_while_the_library_stays(
    case: tuple[dict[str, Document], ConversationTurn],
) -> None:
    library, turn = case

    found = restore(through(turn), library, heard=speakers_in, whole=anything, back=trusted)

    assert found == RestoredTurn(turn)
    for then, now in ((turn.answer, found.answer), (turn.quotes, found.turn.quotes)):
        if then and now:
            assert [claim.why for claim in now.claims] == [claim.why for claim in then.claims]
            assert now.why == then.why


@given(cases(), st.data())
def test_whatever_happens_to_the_library_words_are_cited_where_they_stand_or_told_to_be_lost(
    case: tuple[dict[str, Document], ConversationTurn], data: st.DataObject
) -> None:
    library, turn = case
    changed: dict[str, Document] = {}
    for one in library.values():
        cut = data.draw(st.integers(0, len(one.text)))
        text = normalise(data.draw(st.text(max_size=9)) + one.text[cut:])
        if text.strip():
            changed[one.id] = Document(one.provenance, text)

    saved = through(turn)
    found = restore(saved, changed, heard=speakers_in, whole=anything, back=trusted)

    gone = {one.saved.place for one in found.lost}
    for then, now in ((saved.answer, found.answer), (saved.quotes, found.turn.quotes)):
        before = [one for claim in then.claims for one in claim.citations] if then else []
        if now is None or then is None or then.mode is Mode.WRITTEN:
            continue
        after = [one for claim in now.claims for one in claim.citations]
        assert len(after) == sum(one.place not in gone for one in before)
        assert all(one.document is changed[one.document.id] for one in after)
        assert bool(set(now.notices) - set(then.notices)) <= bool(gone)


@given(
    case=cases(),
    name=st.text(min_size=1).filter(str.strip),
    role=st.sampled_from(Role),
    reported=st.booleans(),
)
def test_no_speaker_is_named_whom_the_document_does_not_let_speak_there(
    case: tuple[dict[str, Document], ConversationTurn], name: str, role: Role, *, reported: bool
) -> None:
    library, turn = case
    fields = json.loads(SavedConversationJson.of("", [SavedTurn.of(turn)]).as_json())
    forged = {"speaker": name, "role": role}
    for cited in _citations(fields):
        cited.update(**forged, reported=reported, through=[forged], others=[forged])

    (saved,) = read_saved(json.dumps(fields)).turns
    found = restore(saved, library, heard=speakers_in, whole=anything, back=trusted)

    for answer in filter(None, (found.answer, found.turn.quotes)):
        for one in (one for claim in answer.claims for one in claim.citations):
            voices = speakers_in(one.document, one.span)
            assert one.voice in voices
            assert {*one.others} <= {voice.speaker for voice in voices}


def _citations(value: Any) -> list[dict[str, Any]]:
    """Every citation in the JSON."""
    if isinstance(value, list):
        return [one for each in value for one in _citations(each)]
    if not isinstance(value, dict):
        return []
    own = [value] if "exact" in value else []
    return own + [one for each in value.values() for one in _citations(each)]


def test_a_speaker_of_the_document_is_not_given_the_words_of_another() -> None:
    forged = replace(TOLL, voice=ORR)
    answer = replace(QUOTED, claims=(Claim(TOLL.quote.exact, (forged,)),))

    (claim,) = _answer(_back(answer, ESSAY, NOTE)).claims

    assert SAFE.voice == ORR
    assert claim.citations == (TOLL,)


def test_words_that_moved_are_cited_where_they_stand_now_with_why_they_were_chosen() -> None:
    later = invented(f"A new beginning.\n\n{TEXT}", "essay", author="Ada Rill")

    found = _back(QUOTED, later, NOTE)

    toll = _answer(found).claims[1]
    assert (found.moved, found.lost) == (2, ())
    assert toll.citations[0].span.start == TOLL.span.start + len("A new beginning.\n\n")
    assert toll.why[0].best == toll.citations[0].span
    assert _answer(found).notices == ()


def test_words_that_changed_are_no_quote_and_are_told() -> None:
    changed = invented(TEXT.replace("three crowns", "nine crowns"), "essay", author="Ada Rill")

    found = _back(QUOTED, changed, NOTE)

    (lost,) = found.lost
    assert (lost.saved.exact, lost.whereabouts) == (TOLL.quote.exact, ReferenceStatus.CHANGED)
    assert [claim.text for claim in _answer(found).claims] == [SAFE.quote.exact, MOVED.quote.exact]
    assert _answer(found).notices == (phrases.missing_quotes(1),)
    assert _answer(found).coverage == QUOTED.coverage


@pytest.mark.parametrize("words", ["The bridge is safe,", "The bridge is safe,” said Ann Orr."])
def test_a_part_of_a_sentence_is_no_quote_whoever_kept_it(words: str) -> None:
    part = quote_of(words)
    answer = replace(QUOTED, claims=(Claim(words, (part,)), *QUOTED.claims))

    found = _back(answer, ESSAY, NOTE)

    (lost,) = found.lost
    assert (lost.saved.exact, lost.located.near) == (words, part.span.start)
    assert _answer(found).claims == QUOTED.claims


def test_words_that_a_denial_was_put_before_are_no_quote_any_more() -> None:
    denied = invented(TEXT.replace("The toll", "Nobody believes that The toll"), "essay")

    found = _back(QUOTED, denied, NOTE)

    assert [one.saved.exact for one in found.lost] == [TOLL.quote.exact]
    assert TOLL.quote.exact in denied.text


def test_a_document_that_is_gone_is_silent_and_its_words_are_told() -> None:
    found = _back(QUOTED, ESSAY)

    assert [(one.saved.exact, one.whereabouts) for one in found.lost] == [
        (MOVED.quote.exact, ReferenceStatus.GONE)
    ]
    assert _answer(found).coverage == Coverage(("essay", "note", "other"), ("essay",))
    assert _answer(found).differ == ()


def test_of_words_with_several_places_those_that_stand_are_kept() -> None:
    other = invented(f"As I said before. {MOVED.quote.exact}", "copy")
    again = quote_of(MOVED.quote.exact, other)
    answer = replace(QUOTED, claims=(Claim(MOVED.quote.exact, (MOVED, again)),))

    found = _back(answer, ESSAY, other)

    assert _answer(found).claims == (Claim(MOVED.quote.exact, (again,)),)


def test_a_passage_that_came_near_and_is_gone_is_told() -> None:
    silent = replace(QUOTED, claims=(), differ=(), nearest=(Nearest(MOVED, "it says nothing"),))

    found = _back(silent, ESSAY)

    assert _answer(found).nearest == ()
    assert _answer(found).notices == (phrases.missing_quotes(1),)


def test_a_sentence_whose_quote_changed_is_refused_with_the_reason() -> None:
    changed = invented(TEXT.replace("three crowns", "nine crowns"), "essay", author="Ada Rill")

    answer = _answer(_back(WRITTEN, changed, NOTE, quotes=QUOTED))

    (refused,) = answer.rejections
    assert (refused.text, refused.reason) == (TOLL.quote.exact, phrases.CHANGED)
    assert refused.code == SOURCE_CHANGED
    assert [claim.text for claim in answer.claims] == [WRITTEN.claims[0].text, MOVED_SAID]
    assert (answer.mode, answer.standing) == (Mode.WRITTEN, Standing.PARTIAL)


def test_prose_of_which_too_little_is_left_gives_way_to_the_quotes() -> None:
    answer = _answer(_back(WRITTEN, NOTE, quotes=QUOTED))

    assert (answer.mode, answer.model) == (Mode.QUOTES, "Quill")
    assert [claim.text for claim in answer.claims] == [MOVED.quote.exact]
    assert answer.model_error == phrases.no_longer_backed(1, 2)
    assert [one.reason for one in answer.rejections] == [phrases.CHANGED] * 2


def test_prose_without_its_quotes_gives_way_to_silence_that_says_why() -> None:
    answer = _answer(_back(WRITTEN, quotes=None))

    assert (answer.claims, answer.mode) == ((), Mode.QUOTES)
    assert answer.model_error == phrases.no_longer_backed(0, 3)
    assert len(answer.rejections) == 3


def test_a_sentence_that_its_quote_does_not_back_is_refused_though_it_was_kept_as_backed() -> None:
    forged = Claim("The toll was nine crowns in 1999.", (TOLL,))
    answer = _answer(_back(replace(WRITTEN, claims=(*WRITTEN.claims, forged)), ESSAY, NOTE))

    assert answer.claims == WRITTEN.claims
    assert [one.text for one in answer.rejections] == [forged.text]
    assert [one.code for one in answer.rejections] == [FaultKind.NUMBER]


@pytest.mark.parametrize("code", [None, "number"])
def test_what_was_refused_comes_back_with_its_code(code: str | None) -> None:
    refused = Rejection("It was four.", "no cited sentence holds four", code)
    answer = _answer(_back(replace(WRITTEN, rejections=(refused,)), ESSAY, NOTE))

    assert answer.rejections == (refused,)


def test_what_was_written_again_comes_back_as_that() -> None:
    first = Rejection("It was four.", "no cited sentence holds four", "number")
    mended = replace(WRITTEN.claims[0], is_repaired=True)
    written = replace(WRITTEN, claims=(mended, *WRITTEN.claims[1:]), replaced=(first,))
    answer = _answer(_back(written, ESSAY, NOTE))

    assert answer.replaced == (first,)
    assert [claim.is_repaired for claim in answer.claims] == [True, False, False]


def test_what_was_refused_before_there_were_codes_is_read_without_one() -> None:
    assert SavedRejection(text="It was four.", reason="it does not say so").code is None


def test_a_forged_quote_shows_the_words_that_stand_there() -> None:
    answer = replace(QUOTED, claims=(Claim("The bridge fell.", (SAFE,)),))

    assert _answer(_back(answer, ESSAY, NOTE)).claims == (Claim(SAFE.quote.exact, (SAFE,)),)


def test_words_that_stand_in_the_library_cannot_be_lost() -> None:
    turn = through(ConversationTurn(question="Why?", when=WHEN, answer=QUOTED))
    assert turn.answer is not None
    saved = turn.answer.claims[0].citations[0]

    with pytest.raises(ValueError, match="are not lost"):
        MissingCitation(saved, resolve(Reference.at(SAFE.span, ESSAY), ESSAY))
