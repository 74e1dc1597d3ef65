"""What can be chosen to ask only, how it is told, and how it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.filters import Filters
from app.domain.filters_schema import GivenFilters
from app.messages import narrow_texts
from app.web.filter_input import InvalidFiltersError, read_filters
from app.web.render.filter_form import render_active_filters, render_filter_form
from corpus.model.document import DocumentKind
from corpus.model.publication_date import PublicationDate
from corpus.model.speaker import Role
from tests.app.web.hostile_documents import BARE, DOCUMENTS, HARM, HOSTILE
from tests.app.web.markup import tags_of, text_of
from tests.app.web.scripted_service import ScriptedService

_NAMES = {one.id: one.provenance.name for one in DOCUMENTS}
_days = st.none() | st.dates().map(lambda day: PublicationDate(day.isoformat()))
_filters = st.builds(
    Filters,
    sources=st.lists(st.text()).map(tuple),
    kinds=st.lists(st.sampled_from(DocumentKind)).map(tuple),
    speakers=st.lists(st.text(min_size=1).filter(str.strip)).map(tuple),
    after=_days,
    before=_days,
    roles=st.lists(st.sampled_from(Role)).map(tuple),
)


@given(_filters)
def test_what_a_page_sends_is_what_is_asked_only(filters: Filters) -> None:
    sent = GivenFilters.of(filters).model_dump_json(exclude_defaults=True)

    assert read_filters(sent) == filters


@pytest.mark.parametrize("sent", ["", None])
def test_nothing_sent_asks_all(sent: object) -> None:
    assert read_filters(sent) == Filters()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (7, "choose them again"),
        ("{", "JSON"),
        ("x" * 100_001, "choose them again"),
        ('{"after": "soon"}', "'soon' is not a date"),
        ('{"speakers": [" "]}', "give a name"),
        ('{"kinds": ["novel"]}', "interview"),
        ('{"sauces": []}', "not permitted"),
    ],
)
def test_what_cannot_be_understood_is_told(sent: object, said: str) -> None:
    with pytest.raises(InvalidFiltersError, match=said):
        read_filters(sent)


@given(_filters)
def test_all_that_is_asked_only_is_told_and_stays_text(filters: Filters) -> None:
    drawn = render_active_filters(filters, _NAMES)

    told = list(narrow_texts.filter_announcement(filters, _NAMES))
    assert {tag for tag, _ in tags_of(drawn)} <= {"div", "span", "ul", "li", "bdi"}
    assert (drawn == "") == (not filters)
    if filters:
        assert text_of(drawn) == f"{narrow_texts.ACTIVE}: {''.join(told)}"


def test_what_can_be_chosen_is_what_the_library_has() -> None:
    drawn = render_filter_form(DOCUMENTS, map(ScriptedService().speaker_counts, DOCUMENTS))

    tags = tags_of(drawn)
    values: dict[str, list[object]] = {key: [] for key in ("sources", "kinds", "speakers", "roles")}
    for tag, attributes in tags:
        if tag == "input" and attributes.get("type") == "checkbox":
            values[str(attributes["name"])].append(attributes["value"])
    assert values["sources"] == [HARM.id, BARE.id]
    assert values["kinds"] == ["interview"]
    assert values["speakers"] == [f"Mayor {HOSTILE}", f"Author {HOSTILE}"]
    assert {"script", "img", "a"}.isdisjoint(tag for tag, _ in tags)
