"""The page of a run, as a browser's parser reads it."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from evals.metrics.metric import figure
from evals.metrics.registry import METRICS
from evals.report.case_failures import has_failed
from evals.report.compare import changes, values_of
from evals.report.page import render_page
from tests.evals.outcomes import named, outcome, place, quote, run_of
from tests.evals.strategies import outcomes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.cases.outcome import Outcome
    from evals.run.run_file import Run

MINUS = "\N{MINUS SIGN}"
OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"
HOSTILE = f"</p></blockquote><script>alert(1)</script><img src=x onerror='alert(2)'>\"{OVERRIDE} לא"
FETCHING = {"img", "link", "iframe", "object", "embed", "video", "audio", "source", "base", "form"}
FEWER = settings(max_examples=25)  # each is a whole page
RUNS = st.lists(outcomes(), max_size=5).map(
    lambda found: run_of(*(named(f"case{at}", one) for at, one in enumerate(found)))
)


@pytest.fixture(autouse=True, scope="module")
def _few_resamples() -> Iterator[None]:
    """Draw ten resamples of each figure, not a thousand: no test here reads an interval."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("evals.metrics.interval.RESAMPLES", 10)
        yield


def _page(run: Run, *, before: Run | None = None) -> html.HtmlElement:
    figures = [figure(metric, run.outcomes) for metric in METRICS]
    told = changes(values_of(before, METRICS), values_of(run, METRICS), METRICS) if before else ()
    return html.document_fromstring(render_page(run, figures, told, before=before))


def _words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _part(page: html.HtmlElement, name: str) -> html.HtmlElement:
    return page.get_element_by_id(name)


def _ids(elements: list[html.HtmlElement]) -> set[str]:
    return {one.attrib["id"].removeprefix("case-") for one in elements}


def _hostile() -> Run:
    """A run in which every word that can come from elsewhere is hostile."""
    says = {"says": HOSTILE, "any": [{"document": "d", "exact": HOSTILE}]}
    known = {"title": HOSTILE, "author": HOSTILE}
    given = {"text": HOSTILE, "speaker": HOSTILE, "role": "quoted"}
    one = outcome(
        place(0, 20, **given),
        shown=[
            quote(30, 40, HOSTILE, text=HOSTILE, speaker=HOSTILE, known=known, known_truly=False)
        ],
        optional=(place(30, 40, HOSTILE, text=HOSTILE, speaker="A. Kemp"),),
        claims=(f"It is so: {HOSTILE}",),
        rejections=((HOSTILE, HOSTILE),),
        case={
            "question": HOSTILE,
            "kind": "single",
            "gold": [says],
            "history": [HOSTILE],
            "note": HOSTILE,
            "filters": {"speakers": [HOSTILE]},
        },
    )
    passing = outcome(case={"question": HOSTILE})
    stale = replace(named("stale", one), stale=HOSTILE)
    made = {"suite": HOSTILE, "system": HOSTILE, "model": HOSTILE, "settings": {HOSTILE: HOSTILE}}
    return run_of(one, named("passing", passing), stale, **made)


@FEWER
@given(RUNS)
def test_every_case_that_fails_is_there_and_no_other(run: Run) -> None:
    page = _page(run)
    fresh = [one for one in run.outcomes if one.stale is None]

    assert _ids(page.findall(".//article")) == {one.case.id for one in fresh if has_failed(one)}
    assert _ids(page.xpath("//section[@id='passing']//tr[@id]")) == {
        one.case.id for one in fresh if not has_failed(one)
    }
    assert _ids(page.xpath("//section[@id='stale']//li")) == {
        one.case.id for one in run.outcomes if one.stale is not None
    }


@FEWER
@given(RUNS)
def test_every_id_is_one_and_every_link_leads_somewhere_on_the_page(run: Run) -> None:
    page = _page(run, before=run)
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {one.removeprefix("#") for one in page.xpath("//@href")} <= set(ids)


@FEWER
@given(RUNS)
def test_headings_go_down_a_step_at_a_time(run: Run) -> None:
    headings = _page(run).xpath("//h1 | //h2 | //h3 | //h4 | //h5")
    levels = [int(one.tag[1]) for one in headings]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.fixture(scope="module")
def hostile() -> html.HtmlElement:
    """The page of a hostile run."""
    return _page(_hostile())


def test_nothing_that_was_asked_or_shown_becomes_markup(hostile: html.HtmlElement) -> None:
    assert len(hostile.findall(".//script")) == 1
    assert len(hostile.findall(".//style")) == 1
    assert not hostile.xpath("//@*[starts-with(name(), 'on')]")
    assert not [one for one in hostile.iter() if one.tag in FETCHING]


@pytest.mark.parametrize("where", ["//h1", "//article//h4", "//article//blockquote", "//th/bdi"])
def test_hostile_words_are_there_to_read(hostile: html.HtmlElement, where: str) -> None:
    assert any(HOSTILE in one.text_content() for one in hostile.xpath(where))


def test_words_that_turn_the_direction_turn_only_their_own(hostile: html.HtmlElement) -> None:
    holding = [one.getparent() for one in hostile.xpath("//body//text()") if OVERRIDE in one]

    assert len(holding) > 20
    for one in holding:
        kept = [one, *one.iterancestors()]
        assert any(it.tag == "bdi" or it.get("dir") == "auto" for it in kept)


def test_the_policy_lets_only_the_page_s_own_style_and_script_in(
    hostile: html.HtmlElement,
) -> None:
    (policy,) = hostile.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    assert rules["default-src"] == "'none'"
    for kind in ("style", "script"):
        digest = hashlib.sha256(hostile.findtext(f".//{kind}").encode()).digest()
        assert rules[f"{kind}-src"] == f"'sha256-{b64encode(digest).decode()}'"


@FEWER
@given(RUNS)
def test_the_page_asks_for_nothing_else(run: Run) -> None:
    page = _page(run)

    assert not page.xpath("//@src | //@srcset | //@style | //@action | //@data | //@poster")
    assert all(one.startswith("#") for one in page.xpath("//@href"))
    assert not re.search(r"url\(|@import|@font-face", page.findtext(".//style"))


def test_a_figure_that_is_undefined_for_every_case_is_named_and_not_numbered() -> None:
    part = _part(_page(run_of(outcome())), "figures")

    assert "Recall, characters" in _words(part.find_class("nothing")[0])
    assert "Recall, characters" not in " ".join(_words(one) for one in part.findall(".//tr"))


def test_a_run_without_any_case_says_so_and_breaks_nothing() -> None:
    page = _page(run_of(cases=3))

    assert "only 0 of 3 cases were asked" in _words(_part(page, "short"))
    assert "nothing to plot" in _words(_part(page, "confidence"))
    assert _words(_part(page, "failing")) == "0 cases fail"


def test_a_failing_case_shows_quote_and_gold_side_by_side() -> None:
    found = outcome(
        place(0, 10, text="It is shut", speaker="A. Kemp", role="quoted"),
        shown=[quote(0, 10, text="It is shut", speaker="B. Vane", role="author")],
        case={"kind": "single", "filters": {"after": "2024"}, "note": "asked often"},
        confidence=0.42,
    )

    (article,) = _page(run_of(found)).findall(".//article")
    shown, gold = article.find_class("side")

    assert "quote 1 is given to B. Vane, but is A. Kemp’s" in _words(article)
    assert "after 2024" in _words(article)
    assert "Confidence 0.42" in _words(article)
    assert "B. Vane (author) · d , characters 0–10 by the gold: A. Kemp (quoted)" in _words(shown)
    assert "100 % shown" in _words(gold)
    assert "A. Kemp (quoted) · d , characters 0–10" in _words(gold)
    assert [one.get("class") for one in article.iter("mark")] == ["gold", "gold"]


def test_gold_that_was_not_shown_is_marked_as_missed() -> None:
    found = outcome(place(0, 10, text="It is shut"), case={"kind": "single"})

    (article,) = _page(run_of(found)).findall(".//article")

    assert [(one.get("class"), one.text) for one in article.iter("mark")] == [
        ("missed", "It is shut")
    ]
    assert "0 % shown" in _words(article)


def test_what_differs_from_a_run_before_leads_to_the_cases() -> None:
    good = outcome(place(0, 10), shown=[quote(0, 10)], case={"kind": "single"})
    bad = replace(good, shown=(), claims=())
    runs = [run_of(*(named(f"c{at}", one) for at in range(6))) for one in (good, bad)]

    part = _part(_page(runs[1], before=runs[0]), "changes")
    (row,) = (one for one in part.iter("tr") if "Recall, characters" in _words(one))

    assert "1.000 0.000 -1.000 -1.000 to -1.000 6 worse" in _words(row).replace(MINUS, "-")
    assert [one.get("href") for one in row.iter("a")] == ["#case-c0", "#case-c1", "#case-c2"]
    assert "and 3 more" in _words(row)


def test_half_a_character_is_no_reason_to_fail() -> None:
    run = run_of(outcome(claims=("so",), rejections=(("half \ud800", "no"),)))

    assert "half ?" in _words(_page(run))


@given(outcomes())
def test_a_page_is_the_same_each_time(found: Outcome) -> None:
    run = run_of(found)

    assert render_page(run, []) == render_page(run, [])
