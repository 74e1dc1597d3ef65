"""Corrections by hand: what a person says outranks the file, and what cannot be is refused."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.load.corrections import (
    CORRECTABLE,
    MAX_CORRECTION_CHARS,
    CorrectedProvenance,
    CorrectionError,
    Corrections,
)
from corpus.model.document import DocumentKind, Provenance
from corpus.model.normalise import normalise
from corpus.model.publication_date import PublicationDate
from tests.corpus.strategies import published

_STATED = Provenance(
    id="ferry",
    file="ferry.txt",
    sha256="0" * 64,
    title="Of ferries",
    author="Ada Rill",
    published=PublicationDate("2024-05"),
    published_from="the file's date",
    titled_by="the file's name",
    kind=DocumentKind.ESSAY,
)
_WORDS = st.text(max_size=MAX_CORRECTION_CHARS)
_VALUES = {
    **dict.fromkeys(CORRECTABLE, _WORDS | st.none()),
    "published": published() | st.just("") | st.none(),
    "kind": st.sampled_from(DocumentKind).map(str) | st.just(" ") | st.none(),
}
_GIVEN = st.fixed_dictionaries({}, optional=_VALUES)


@given(_GIVEN)
def test_what_is_given_counts_and_all_else_stays_as_the_file_says(
    fields_given: dict[str, str | None],
) -> None:
    corrections = Corrections.parse(fields_given)
    found = corrections.applied_to(_STATED)

    assert set(found.corrected) == fields_given.keys()
    for name in fields_given:
        assert getattr(found, name) == corrections.values[name]
    untouched = {"title", "author", "interviewer", "publisher", "kind"} - fields_given.keys()
    assert all(getattr(found, name) == getattr(_STATED, name) for name in untouched)
    assert (found.id, found.file, found.sha256) == ("ferry", "ferry.txt", "0" * 64)


@given(_GIVEN)
def test_what_is_kept_as_json_is_read_back_the_same(fields_given: dict[str, str | None]) -> None:
    corrections = Corrections.parse(fields_given)

    assert Corrections.parse(json.loads(json.dumps(corrections.as_json()))) == corrections


@given(_WORDS)
def test_words_come_on_one_line_and_blank_ones_are_not_known(words: str) -> None:
    found = Corrections.parse({"author": words}).values["author"]

    assert found == (" ".join(normalise(words).split()) or None)


@given(_GIVEN, _GIVEN)
def test_later_corrections_count_over_earlier_ones(
    earlier: dict[str, str | None], later: dict[str, str | None]
) -> None:
    both = Corrections.parse(later).over(Corrections.parse(earlier))

    assert both == Corrections.parse({**earlier, **later})


def test_every_field_is_corrected_but_those_that_name_the_file() -> None:
    names = {one.name for one in fields(Provenance)}

    assert names - set(CORRECTABLE) == {
        "id",
        "file",
        "file_by",
        "sha256",
        "address",
        "corrected",
        "fetched",
        "reading_note",
    }


@pytest.mark.parametrize(
    ("name", "grounds", "value"),
    [("title", "titled_by", "Of boats"), ("published", "published_from", "2023")],
)
def test_a_corrected_date_or_title_does_not_stand_on_the_files_grounds(
    name: str, grounds: str, value: str
) -> None:
    alone = Corrections.parse({name: value}).applied_to(_STATED)
    with_grounds = Corrections.parse({name: value, grounds: "a letter"}).applied_to(_STATED)

    assert getattr(alone, grounds) is None
    assert alone.corrected == (name,)
    assert getattr(with_grounds, grounds) == "a letter"


@pytest.mark.parametrize(
    ("fields_given", "told"),
    [
        ({"autor": "x"}, "'autor' cannot be corrected; did you mean 'author'?"),
        ({"id": "x"}, "'id' cannot be corrected; use title, author"),
        ({"sha256": "x"}, "'sha256' cannot be corrected; use title, author"),
        ({"title": "x" * 501}, "title: at most 500 characters, not 501"),
        ({"author": "\u0958" * 500}, "author: at most 500 characters, not 1,000"),
        ({"kind": "x" * 501}, "kind: at most 500 characters, not 501"),
        ({"published": "soon"}, "published: 'soon' is not a date"),
        ({"published": "2024-13"}, "published: '2024-13' is not a date"),
        ({"kind": "esay"}, "kind: 'esay' is no kind; did you mean 'essay'?"),
        ({"author": 7}, "author: give words"),
        ({"author": ["x"]}, "author: give words"),
        ({"published": 2024}, "published: give words"),
        ({"kind": {}}, "kind: give words"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_its_field(
    fields_given: dict[str, object], told: str
) -> None:
    with pytest.raises(CorrectionError) as refused:
        Corrections.parse(fields_given)

    assert str(refused.value).startswith(told)
    assert "\n" not in str(refused.value)


def test_a_field_that_is_never_corrected_cannot_be_held() -> None:
    with pytest.raises(ValueError, match="'file' is no field"):
        Corrections({"file": "x"})


def test_what_is_corrected_cannot_be_what_the_file_says() -> None:
    corrected = Corrections.parse({"author": "Bo Li"}).applied_to(_STATED)

    with pytest.raises(ValueError, match="not what the file says"):
        CorrectedProvenance(corrected)
    assert CorrectedProvenance(_STATED).provenance == _STATED
    assert replace(corrected, author="Ada Rill", corrected=()) == _STATED
