"""A run as JUnit XML for CI servers: a failing case is a failure, a stale one is skipped."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # written, never read
from typing import TYPE_CHECKING

from evals.report.case_failures import case_failures, has_failed

if TYPE_CHECKING:
    from evals.cases.outcome import Outcome
    from evals.run.run_file import Run

# Characters that XML 1.0 can't hold even when escaped: https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(run: Run) -> str:
    """Render one test suite with a test case for each case."""
    cases = [_case(outcome, str(run.made["suite"])) for outcome in run.outcomes]
    suite_name = _clean(str(run.made["suite"]))
    suite = ET.Element(
        "testsuite",
        name=suite_name,
        tests=str(len(cases) + int(not run.complete)),
        failures=str(sum(map(has_failed, run.outcomes))),
        skipped=str(sum(outcome.stale is not None for outcome in run.outcomes)),
        errors=str(int(not run.complete)),
        time=f"{sum(outcome.seconds or 0.0 for outcome in run.outcomes):.3f}",
        timestamp=run.made["started"][:19],  # consumers expect no offset; it is UTC
    )
    suite.extend(cases)
    if not run.complete:
        incomplete = ET.SubElement(
            suite, "testcase", name="complete", classname=f"{suite_name}.run"
        )
        words = f"only {len(cases)} of {run.made['cases']} cases were asked"
        ET.SubElement(incomplete, "error", message=words, type="evals")
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _case(outcome: Outcome, suite: str) -> ET.Element:
    """A test case; minor failures go to its output."""
    case = ET.Element(
        "testcase",
        name=outcome.case.id,
        classname=_clean(f"{suite}.{outcome.case.kind}"),
        time=f"{outcome.seconds or 0.0:.3f}",
    )
    if outcome.stale is not None:
        ET.SubElement(case, "skipped", message=_clean(outcome.stale))
    failures = case_failures(outcome)
    grave = [_clean(problem.words) for problem in failures if problem.is_grave]
    if grave:
        failure = ET.SubElement(case, "failure", message=grave[0], type="evals")
        failure.text = "\n".join([_clean(outcome.case.question), *grave])
    if minor := [_clean(problem.words) for problem in failures if not problem.is_grave]:
        ET.SubElement(case, "system-out").text = "\n".join(minor)
    return case


def _clean(words: str) -> str:
    return _NOT_XML.sub("\ufffd", words)
