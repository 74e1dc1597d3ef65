"""Render the latest report of the evals, and how marked answers become cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.messages import case_texts, phrases
from app.web.render.markup import to_markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from htpy import Element
    from markupsafe import Markup

    from app.domain.verdict import ReaderVerdict
    from app.web.reports import EvalReport

REPORT_PATH: str = "report"  # of the report, relative to the page


def render_evals(report: EvalReport | None, counts: Mapping[ReaderVerdict, int]) -> Markup:
    """The evals tab: marked answers by verdict, and the report; what to do if there is none."""
    return to_markup(
        h.div(".evals")[
            h.h2(tabindex="-1")[case_texts.TITLE],
            h.p(".muted")[case_texts.TITLE_MORE],
            _cases(counts),
            _report(report),
        ]
    )


def _cases(counts: Mapping[ReaderVerdict, int]) -> Element:
    return h.section[
        h.h3[case_texts.CASES],
        h.p[case_texts.answer_marked(counts) if counts else case_texts.CASES_NONE],
        h.p[case_texts.CASES_MORE, " ", h.code[case_texts.CASES_COMMAND]] if counts else None,
    ]


def _report(report: EvalReport | None) -> Element:
    """The report in a sandboxed frame, in which it may run its own script and see nothing else."""
    if report is None:
        return h.section[
            h.h3[case_texts.REPORT],
            h.p[case_texts.NO_REPORT, " ", case_texts.NO_REPORT_MORE],
            h.p(".commands")[(h.code[command] for command in case_texts.NO_REPORT_COMMANDS)],
        ]
    # The address contains the report's name, so that a browser does not show an older one.
    address = f"./{REPORT_PATH}?of={report.name}"
    return h.section(".framed")[
        h.h3[case_texts.REPORT],
        h.p[
            case_texts.case_made(phrases.time(report.made)),
            " ",
            h.a(href=address, target="_blank", rel="noopener")[case_texts.REPORT_OPEN],
        ],
        h.iframe(src=address, sandbox="allow-scripts", title=case_texts.REPORT_FRAME),
    ]
