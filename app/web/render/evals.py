"""The latest report of the evals, and how marked answers become cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import case_texts, phrases
from app.text.html_escape import escape_html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.verdict import ReaderVerdict
    from app.web.reports import EvalReport

REPORT: str = "report"  # the path of the report, from where the page is


def render_evals(report: EvalReport | None, often: Mapping[ReaderVerdict, int]) -> str:
    """What is to be seen of the evals; what to do where there is nothing yet."""
    return (
        f'<div class="evals"><h2 tabindex="-1">{case_texts.TITLE}</h2>'
        f'<p class="muted">{case_texts.TITLE_MORE}</p>{_cases(often)}{_report(report)}</div>'
    )


def _cases(often: Mapping[ReaderVerdict, int]) -> str:
    told = case_texts.marked(often) if often else case_texts.CASES_NONE
    command = (
        f"<p>{case_texts.CASES_MORE} <code>{case_texts.CASES_COMMAND}</code></p>" if often else ""
    )
    return f"<section><h3>{case_texts.CASES}</h3><p>{escape_html(told)}</p>{command}</section>"


def _report(report: EvalReport | None) -> str:
    """The report in a frame of its own, in which it may run its own script and see nothing else."""
    if report is None:
        commands = "".join(f"<code>{one}</code>" for one in case_texts.NO_REPORT_COMMANDS)
        return (
            f"<section><h3>{case_texts.REPORT}</h3><p>{case_texts.NO_REPORT} "
            f'{case_texts.NO_REPORT_MORE}</p><p class="commands">{commands}</p></section>'
        )
    # Its name is in the address, so that a newer one is not taken for it.
    place = escape_html(f"./{REPORT}?of={report.name}")
    made = escape_html(case_texts.made(phrases.time(report.made)))
    return (
        f'<section class="framed"><h3>{case_texts.REPORT}</h3><p>{made} '
        f'<a href="{place}" target="_blank" rel="noopener">{case_texts.REPORT_OPEN}</a></p>'
        f'<iframe src="{place}" sandbox="allow-scripts" title="{case_texts.REPORT_FRAME}">'
        "</iframe></section>"
    )
