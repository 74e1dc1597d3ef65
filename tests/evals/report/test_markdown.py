"""The report as Markdown, as a Markdown parser reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from evals.metrics.interval import Estimate
from evals.metrics.metric import Figure, Metric, figure
from evals.report.compare import MetricChange
from evals.report.markdown import comparison, render_markdown, table
from tests.evals.outcomes import named, outcome, place, quote, run_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from evals.cases.outcome import Outcome

SURE = Metric("sure", "Sure", lambda one: None if one.confidence is None else (one.confidence,))
ERROR = Metric("error", "Error", lambda _: None, higher_is_better=False)
_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_MARKUP = st.text(alphabet="\\`*_[]()<>|#&!~-+=:'\"\n ab1.\x0b\u2028", min_size=1, max_size=30)
_HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "![x](javascript:alert(1))",
        "a\n\n# Heading\n\n| a | b |\n|---|---|",
        "`` ` `` ```\ncode",
        "&lt;b&gt; &#42;",
        "~~gone~~ **bold** __bold__",
        "[a]: http://example.org\n[a]",
        "<!-- ",
        "\\",
        "\ud800",
    ]
)
WORDS = (_HOSTILE | _MARKUP | st.text(min_size=1)).filter(str.strip)


def _inline(text: str) -> list[Token]:
    return [token for token in _PARSER.parse(text) if token.type == "inline"]


def _plain(tokens: Sequence[Token] | None) -> str:
    """The words of an inline; AssertionError when anything but bold is made of them."""
    assert {one.type for one in tokens or ()} <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
    }
    return "".join(one.content for one in tokens or ())


def _shape(text: str) -> list[str]:
    return [token.type for token in _PARSER.parse(text)]


def _failing(question: str, says: str = "it", **given: object) -> Outcome:
    case = {"gold": [{"says": says, "any": [{"document": "d", "exact": "x"}]}], "kind": "single"}
    one = outcome(place(0, 5), case=case, **given)
    return replace(one, case=one.case.model_copy(update={"question": question}))


def _same(words: str) -> str:
    """The words on one line; no file holds half a surrogate pair, nor Markdown a null."""
    seen = words.encode(errors="replace").decode().replace("\x00", "\ufffd")
    return " ".join(seen.split())


@given(WORDS, WORDS, WORDS)
def test_nothing_that_was_asked_or_shown_is_markup(question: str, says: str, stale: str) -> None:
    shown = (quote(50, 60),)
    hostile = [_failing(question, says, shown=shown), _failing("Why?", stale=stale)]
    plain = [_failing("Who?", "it", shown=shown), _failing("Why?", stale="gone")]

    text = render_markdown(run_of(*hostile), ())

    assert _shape(text) == _shape(render_markdown(run_of(*plain), ()))
    lines = [_plain(inline.children) for inline in _inline(text)]
    assert f"c (single): {_same(question)}" in lines
    assert f"it misses: {_same(says)}" in lines
    assert f"c: {_same(stale)}" in lines
    text.encode()


@pytest.mark.parametrize("name", ["__x__", "-", "1.", "a_b_c", "---"])
def test_an_id_is_shown_as_it_is(name: str) -> None:
    text = render_markdown(run_of(named(name, _failing("Why?"))), ())

    assert f"{name} (single): Why?" in [_plain(one.children) for one in _inline(text)]


def test_a_suite_s_name_is_no_markup_either() -> None:
    text = render_markdown(run_of(outcome(), suite="<b>_x_ | # y"), ())

    assert _plain(_inline(text)[0].children) == "<b>_x_ | # y, scripted, 2026-05-04"


def test_a_report_says_what_made_it() -> None:
    text = render_markdown(run_of(outcome(), cases=3, drafts_left_out=2), ())

    assert "- begun 2026-05-04T03:02:01+00:00, commit abc1234, code ffffffffffffffff\n" in text
    assert "- 3 cases, of which only 1 were asked, 2 drafts left out\n" in text
    assert "- documents: 1, the documents\n" in text
    assert "- model: none; settings: top 10\n" in text


def test_only_failing_cases_are_listed_with_all_that_is_wrong() -> None:
    right = outcome(place(0, 5), shown=[quote(0, 5)])
    partly = outcome(place(0, 5), place(20, 40), shown=[quote(0, 5)])
    wrong = outcome(place(0, 5), place(20, 40), shown=[quote(0, 5, known_truly=False)])
    cases = zip(("right", "partly", "wrong"), (right, partly, wrong), strict=True)

    text = render_markdown(run_of(*(named(*case) for case in cases)), ())

    assert text.partition("## 1 of 3 cases fail\n\n")[2] == (
        "- **wrong** (several): Why?\n"
        "  - quote 1 says of its source what is not so\n"
        "  - it misses: point 1\n"
    )


def test_stale_cases_are_listed_apart() -> None:
    text = render_markdown(run_of(outcome(stale="other words stand there")), ())

    assert "## 0 of 1 cases fail" in text
    assert text.endswith(
        "## Stale: the gold no longer fits, read it again\n\n- c: other words stand there\n"
    )


def test_a_table_gives_n_and_what_is_undefined_and_names_what_cannot_be_measured() -> None:
    cases = [outcome(confidence=0.5), outcome(confidence=0.5), outcome()]

    assert table([figure(SURE, cases), figure(ERROR, cases)]) == (
        "| Figure | with 95 % interval | n | undefined |\n"
        "|---|---|---|---|\n"
        "| Sure | .500 [.500, .500] | 2 | 1 |\n"
        "\n"
        "Nothing to measure: Error."
    )


def test_a_table_says_where_lower_is_better() -> None:
    found = table([Figure(ERROR, Estimate(0.1, 0.0, 0.2, 9), 0)])

    assert "| Error (lower is better) | .100 [.000, .200] | 9 | 0 |" in found


@pytest.mark.parametrize(
    ("metric", "more", "verdict"),
    [
        (SURE, Estimate(0.2, 0.1, 0.3, 9), "better"),
        (SURE, Estimate(-0.2, -0.3, -0.1, 9), "**worse**"),
        (ERROR, Estimate(0.2, 0.1, 0.3, 9), "**worse**"),
        (ERROR, Estimate(-0.2, -0.3, -0.1, 9), "better"),
        (SURE, Estimate(-0.2, -0.5, 0.1, 9), "no"),
        (SURE, Estimate(0.2, 0.0, 0.5, 9), "no"),
    ],
)
def test_a_difference_is_told_from_chance(metric: Metric, more: Estimate, verdict: str) -> None:
    row = comparison([MetricChange(metric, 0.4, 0.4 + more.mean, more, (), ())]).splitlines()[2]

    assert row.endswith(f"| 9 | {verdict} |")


def test_a_report_against_an_earlier_run_says_which_and_how_many_differ_by_chance() -> None:
    changes = [MetricChange(SURE, 0.4, 0.6, Estimate(0.2, 0.1, 0.3, 9), (), ())] * 30
    before = run_of(outcome(), commit="0ld", started="2026-01-02T00:00:00+00:00")

    text = render_markdown(run_of(outcome()), (), changes, before=before)

    assert "## Against bridges, scripted, 2026-01-02, commit 0ld\n" in text
    assert "| Sure | 0.400 | 0.600 | .200 [.100, .300] | 9 | better |" in text
    assert "Of 30 differences about 1.5 would leave their 95 % interval by chance alone." in text
