"""Accounts side by side, and the line of time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages import compare_texts
from app.web.conversation import ChatTurn
from app.web.layout import Layout
from app.web.render.cards import render_conversation
from app.web.render.compare import render_layout_buttons
from app.web.render.timeline import Axis, place_points, render_timeline
from corpus.model.document import Document
from corpus.model.publication_date import PublicationDate
from corpus.model.speaker import Role, Speaker
from tests.app.web.example_answers import DIFFERING, cited, quoting
from tests.app.web.hostile_documents import HARM, HOSTILE, provenance
from tests.app.web.library_view import LIBRARY_VIEW
from tests.app.web.markup import attributes_of, tags_of, text_of

if TYPE_CHECKING:
    from app.domain.answer import Answer

_days = st.dates(date(1850, 1, 1), date(2150, 1, 1))
_published = _days.flatmap(
    lambda day: st.sampled_from(
        [
            PublicationDate(day.isoformat()),
            PublicationDate(f"{day:%Y-%m}"),
            PublicationDate(f"{day:%Y}"),
        ]
    )
)
_ANN, _BEN = Speaker("Ann", Role.AUTHOR), Speaker("Ben", Role.QUOTED)
_OLD = Document(
    provenance("old", title="Old", published=PublicationDate("2001-06")), "Old words. Ben said so."
)
_NEW = Document(
    provenance("new", title="New", published=PublicationDate("2020-01-31")),
    "New words. Ben said it.",
)
_UNDATED = Document(provenance("undated", title="Undated"), "Some words.")
_ALL = (_OLD, _NEW, _UNDATED)
_ANSWER = quoting(
    "what",
    cited(_UNDATED, "Some words.", Speaker(None, Role.AUTHOR)),
    cited(_NEW, "New words.", _ANN),
    cited(_OLD, "Old words.", Speaker(None, Role.AUTHOR)),
    cited(_NEW, "Ben said it.", _BEN),
    cited(_OLD, "Ben said so.", Speaker("Ben", Role.INTERVIEWEE)),
    asked=_ALL,
)


def _drawn(answer: Answer, layout: Layout) -> str:
    return render_conversation(
        [ChatTurn(answer.question, answer, layout=layout)], library=LIBRARY_VIEW
    )


def _columns(drawn: str) -> list[tuple[str, list[str]]]:
    """The name of each column, and the words that stand in it."""
    found = []
    for part in drawn.split('<section class="column-of"')[1:]:
        words = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", part)
        found.append((text_of(re.findall(r"<h4>.*?</h4>", part)[0]), words))
    return found


def test_by_source_each_document_has_a_column_oldest_first_and_undated_last() -> None:
    assert _columns(_drawn(_ANSWER, Layout.SOURCES)) == [
        ("Old", ["Old words.", "Ben said so."]),
        ("New", ["New words.", "Ben said it."]),
        ("Undated", ["Some words."]),
    ]


def test_by_speaker_one_name_has_one_column_and_the_nameless_one_each() -> None:
    found = _columns(_drawn(_ANSWER, Layout.SPEAKERS))

    names = [name for name, _ in found]
    assert sorted(names) == ["Ann", "Ben", *["the author, name unknown"] * 2]
    assert dict(found)["Ben"] == ["Ben said so.", "Ben said it."]


@pytest.mark.parametrize("layout", [Layout.SOURCES, Layout.SPEAKERS])
def test_every_quote_of_the_list_stands_in_the_columns_under_its_number(layout: Layout) -> None:
    def opened(drawn: str) -> set[str]:
        return set(re.findall(r'data-open="(quote:0:\d+)"', drawn))

    assert opened(_drawn(_ANSWER, layout)) == opened(_drawn(_ANSWER, Layout.LIST))


def test_quotes_that_differ_say_so_of_each_other() -> None:
    drawn = _drawn(DIFFERING, Layout.SOURCES)

    assert text_of(drawn).count(compare_texts.DIFFERS) == 2


def test_one_account_is_laid_out_in_one_way() -> None:
    one = quoting("what", cited(_OLD, "Old words.", _ANN), asked=_ALL)

    assert render_layout_buttons(0, Layout.LIST, one.views) == ""
    assert "column-of" not in _drawn(one, Layout.SOURCES)


@pytest.mark.parametrize("layout", list(Layout))
def test_hostile_accounts_stay_text(layout: Layout) -> None:
    drawn = _drawn(DIFFERING, layout)

    assert {"script", "img", "a", "svg"}.isdisjoint(tag for tag, _ in tags_of(drawn))
    assert not {name for name in attributes_of(drawn) if name.startswith("on")}
    assert f"Title {HOSTILE}" in text_of(drawn)


@given(st.lists(_published, min_size=1, max_size=5))
def test_an_axis_holds_every_day_of_its_dates(published: list[PublicationDate]) -> None:
    axis = Axis.over(published)

    assert axis is not None
    for one in published:
        assert 0 <= axis.share(one.first()) <= axis.share(one.last()) <= 100
    assert axis.ticks[0] == axis.first.year
    assert len(axis.ticks) <= 8
    assert len({after - before for before, after in pairwise(axis.ticks)}) <= 1


@given(st.lists(_published | st.none(), min_size=1, max_size=5))
def test_a_month_is_as_wide_as_a_month_and_nothing_leaves_the_line(
    published: list[PublicationDate | None],
) -> None:
    documents = [
        Document(provenance(str(at), published=one), "x") for at, one in enumerate(published)
    ]

    drawn = render_timeline({one.id: [1] for one in documents}, documents)

    places = [
        (float(at), float(wide))
        for at, wide in re.findall(r"--at:([\d.]+)%;--wide:([\d.]+)%", drawn)
    ]
    known = [one for one in published if one]
    axis = Axis.over(known)
    assert len(places) == len(known)
    for one, (at, wide) in zip(known, places, strict=True):
        assert axis is not None
        days = (one.last() - one.first() + timedelta(days=1)).days
        whole = (axis.last - axis.first).days
        assert wide == pytest.approx(100 * days / whole, abs=0.02)
        assert at + wide <= 101


def test_dates_that_are_not_known_stand_beside_the_line() -> None:
    numbers = {"old": [2, 5], "undated": [1]}

    told = text_of(render_timeline(numbers, [_OLD, _UNDATED]))

    assert "June 2001: Old, quotes 2 and 5" in told
    assert "date unknown: Undated, quote 1" in told
    assert render_timeline(numbers, [_UNDATED]) == ""


def test_a_hostile_title_stays_text_on_the_line() -> None:
    drawn = render_timeline({HARM.id: [1]}, [HARM])

    assert {tag for tag, _ in tags_of(drawn)} <= {"figure", "figcaption", "div", "span", "ol", "li"}
    assert f"Title {HOSTILE}" in text_of(drawn)


def test_the_layout_of_a_turn_is_its_own() -> None:
    first = ChatTurn("what", _ANSWER, layout=Layout.SOURCES)
    second = replace(first, layout=Layout.LIST)

    drawn = render_conversation([first, second], library=LIBRARY_VIEW)

    assert drawn.count('class="columns"') == 1


@given(
    st.lists(st.tuples(st.floats(0, 100), st.floats(0.5, 30)), max_size=20),
)
def test_no_point_of_the_timeline_covers_another(spans: list[tuple[float, float]]) -> None:
    rows = place_points(spans)

    for one, other in combinations(range(len(spans)), 2):
        first, second = sorted((spans[one], spans[other]))
        assert rows[one] != rows[other] or first[0] + first[1] <= second[0]


def test_points_of_one_month_are_below_each_other() -> None:
    months = [
        Document(provenance(name, published=PublicationDate("2025-05")), "Text.") for name in "abc"
    ]

    drawn = render_timeline({"a": [1], "b": [2], "c": [3]}, months)

    assert [f"--row:{row}" in drawn for row in range(4)] == [True, True, True, False]
    assert "--rows:3" in drawn
