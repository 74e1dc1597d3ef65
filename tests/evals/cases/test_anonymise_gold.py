"""Pinning: a suite without anybody's words finds the same gold."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.cases.anonymise_gold import anonymise_gold
from evals.cases.cases import Case
from evals.cases.gold import StaleGoldError, digest, find_gold
from tests.evals.quarrel import BLOG, DOCUMENTS, ESSAY, case, span

_SENTENCES = [
    ("essay", "The bridge was shut in May.", "", " Kemp"),
    ("essay", "Kemp denies that she shut it.", "", ""),
    ("essay", "It rained.", "haste. ", ""),
    ("blog", "Nobody asked us.", "", ""),
    ("blog", "The bridge was shut in May, they say.", "us. ", ""),
]
_CONTEXTS = {
    "Kemp denies that she shut it.": {"exact": "Kemp denies that she shut it. It rained."},
    "It rained.": {"exact": "It was shut in haste. It rained.", "prefix": "long. "},
}


@st.composite
def _places(draw: st.DrawFn) -> dict[str, Any]:
    document, exact, prefix, suffix = draw(st.sampled_from(_SENTENCES))
    place: dict[str, Any] = {"document": document, "exact": exact}
    place |= {"prefix": prefix} if prefix else {}
    place |= {"suffix": suffix} if suffix else {}
    if draw(st.booleans()):
        place |= {"speaker": draw(st.sampled_from([None, "Kemp"])), "role": "quoted"}
    if exact in _CONTEXTS and draw(st.booleans()):
        place["context"] = _CONTEXTS[exact]
    return place


@st.composite
def _cases(draw: st.DrawFn) -> Case:
    points = st.lists(_places(), min_size=1, max_size=2).map(lambda its: {"says": "x", "any": its})
    line: dict[str, Any] = {"id": "c", "kind": "several", "question": "Why?", "note": "a note"}
    line["gold"] = draw(st.lists(points, min_size=1, max_size=2))
    if draw(st.booleans()):
        line["optional"] = draw(st.lists(_places(), max_size=2))
    return Case.model_validate(line)


@given(_cases())
def test_a_pinned_case_finds_the_same_gold(one: Case) -> None:
    again = Case.model_validate(anonymise_gold(one, DOCUMENTS))
    before, after = find_gold(one, DOCUMENTS), find_gold(again, DOCUMENTS)

    def spans(gold: Any) -> list[Any]:
        places = [*(place for point in gold.points for place in point), *gold.optional]
        return [(at.place.document, at.span, at.context, at.place.speaker) for at in places]

    assert spans(after) == spans(before)
    assert again.as_line().keys() == one.as_line().keys()


@given(_cases())
def test_none_of_the_documents_words_are_left(one: Case) -> None:
    line = json.dumps(anonymise_gold(one, DOCUMENTS), ensure_ascii=False)

    for document in (ESSAY, BLOG):
        assert not any(
            words in line for words in document.text.split() if len(words) > 3 and words != "Kemp"
        )


@given(_cases())
def test_what_is_pinned_already_stays_as_it_is(one: Case) -> None:
    line = anonymise_gold(one, DOCUMENTS)

    assert anonymise_gold(Case.model_validate(line), DOCUMENTS) == line


def test_a_line_gives_start_end_and_hash_for_the_words() -> None:
    place = {"exact": "It rained.", "prefix": "haste. ", "speaker": None, "role": "author"}
    at = span("It rained.", nth=1)

    line = anonymise_gold(case("c", place, near_miss=False), DOCUMENTS)

    assert line["gold"] == [
        {
            "any": [
                {
                    "document": "essay",
                    "start": at.start,
                    "end": at.end,
                    "sha256": digest("It rained."),
                    "speaker": None,
                    "role": "author",
                }
            ]
        }
    ]
    assert {name: line[name] for name in ("id", "kind", "question", "near_miss")} == {
        "id": "c",
        "kind": "several",
        "question": "c?",
        "near_miss": False,
    }


def test_stale_gold_cannot_be_pinned() -> None:
    with pytest.raises(StaleGoldError, match="It snowed"):
        anonymise_gold(case("c", {"exact": "It snowed."}), DOCUMENTS)
