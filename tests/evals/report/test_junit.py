"""JUnit XML: what CI servers read, whatever stands in a question."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.report.junit import render_junit
from tests.evals.outcomes import named, outcome, place, quote, run_of

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome

HOSTILE = [
    "]]>",
    "<failure/>",
    "&amp;",
    '"',
    "\x00\x08",
    "\ud800",
    "\ufffe",
    "a\r\nb",
    "\u2028",
    "🌉",
]
_WORDS = (st.sampled_from(HOSTILE) | st.text()).filter(bool)


def _parsed(*outcomes: Outcome, **made: object) -> ET.Element:
    """The one suite, from bytes as a CI server reads it."""
    written = render_junit(run_of(*outcomes, **made)).encode()
    (suite,) = ET.fromstring(written)  # noqa: S314 - of our own making
    return suite


def _asking(question: str, stale: str | None = None) -> Outcome:
    asked = outcome(place(0, 5), stale=stale)
    return replace(asked, case=asked.case.model_copy(update={"question": question}))


def _seen(words: str) -> str:
    """What XML keeps of the words."""
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", words)
    return kept.replace("\r\n", "\n").replace("\r", "\n")


@given(_WORDS, _WORDS)
def test_it_is_valid_xml_whatever_is_asked_and_shown(question: str, words: str) -> None:
    shown = [quote(0, 5, speaker=words)]
    one = outcome(place(0, 5, speaker="Kemp"), shown=shown)
    suite = _parsed(_asking(question), one, _asking("Why?", words))

    asked = suite[0][0]
    assert asked.tag == "failure"
    assert (asked.text or "").startswith(_seen(question))
    assert words.isspace() or _seen(words).strip() in (suite[1][0].text or "")
    assert suite[2][0].tag == "skipped"


def test_words_that_would_end_a_failure_are_in_it() -> None:
    (case,) = _parsed(_asking("]]></failure></testcase><testcase>\x1b[31m\ud800"))

    assert (case[0].text or "").splitlines() == [
        "]]></failure></testcase><testcase>�[31m�",
        "it is silent, though the documents answer",
    ]


def test_a_failing_case_fails_a_stale_one_is_skipped_and_slight_faults_are_printed() -> None:
    right = outcome(place(0, 5), place(20, 40), shown=[quote(0, 5)], seconds=0.25)
    wrong = outcome(place(0, 5), place(20, 40), shown=[quote(0, 5, stands=False)], seconds=1.5)
    stale = outcome(place(0, 5), stale="the words are gone")

    suite = _parsed(*(named(n, one) for n, one in zip("abc", (right, wrong, stale), strict=True)))

    counts = ("tests", "failures", "skipped", "errors", "time")
    assert [suite.get(name) for name in counts] == ["3", "1", "1", "0", "1.750"]
    assert [case.get("name") for case in suite] == ["a", "b", "c"]
    assert {case.get("classname") for case in suite} == {"bridges.several"}
    assert [[part.tag for part in case] for case in suite] == [
        ["system-out"],
        ["failure", "system-out"],
        ["skipped"],
    ]
    assert [case.get("time") for case in suite] == ["0.250", "1.500", "0.000"]
    assert suite[0][0].text == "it misses: point 1"
    assert suite[1][0].get("message") == "quote 1 does not stand at its place in the source"
    assert suite[2][0].get("message") == "the words are gone"


def test_the_suite_is_named_and_dated_by_its_run() -> None:
    suite = _parsed(outcome(), suite="a<b>\x00")

    assert suite.get("name") == "a<b>�"
    assert suite.get("timestamp") == "2026-05-04T03:02:01"


@pytest.mark.parametrize("shown", [True, False])
def test_a_failure_is_one_where_the_faults_say_so(*, shown: bool) -> None:
    suite = _parsed(outcome(shown=[quote(0, 5)] if shown else []))

    assert suite.get("failures") == str(int(shown))


def test_it_says_that_it_is_utf_8() -> None:
    assert (
        render_junit(run_of(outcome())).splitlines()[0] == "<?xml version='1.0' encoding='utf-8'?>"
    )


def test_a_run_that_stopped_is_an_error() -> None:
    suite = _parsed(outcome(), cases=3)

    assert suite.get("errors") == "1"
    (error,) = suite.iter("error")
    assert error.get("message") == "only 1 of 3 cases were asked"
