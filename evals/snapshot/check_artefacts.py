"""What the checks of quotations and of written sentences find, as files of a snapshot."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.request import urlopen

from app.check.word_index import WordIndex
from evals.cases.quotations import check_quotations, read_quotations
from evals.cases.replies import check_replies, read_replies
from evals.cases.suites import FOLDERS, AbsentError, read_suite
from evals.load.server import serve_documents
from evals.snapshot.artefacts import indented_json, json_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evals.cases.quotations import QuotationOutcome
    from evals.cases.replies import CheckedReply
    from evals.snapshot.artefacts import Artefact


def quotations_artefact() -> Artefact:
    """The outcome of each of the project's quotations; those of absent documents are left out."""
    cases = read_quotations()
    lines: list[str] = []
    for suite in dict.fromkeys(case.suite for case in cases):
        try:
            documents = read_suite(suite).documents()
        except AbsentError:
            continue
        chosen = [case for case in cases if case.suite == suite]
        outcomes = check_quotations(chosen, WordIndex.of(documents.values()), documents)
        lines += quotation_lines(outcomes)
    return "quotations.jsonl", "".join(lines)


def quotation_lines(outcomes: Iterable[QuotationOutcome]) -> Iterable[str]:
    """A line of JSON for each: how it matches, and every place with the kinds of change."""
    for outcome in outcomes:
        places = [
            {
                "document": match.document.id,
                "start": match.span.start,
                "end": match.span.end,
                "kinds": sorted(match.kinds),
            }
            for match in outcome.checked.found
        ]
        yield json_line({"id": outcome.case.id, "match": outcome.checked.match, "places": places})


def replies_artefact() -> Artefact:
    """The verdict on each sentence of the project's pairs of replies; empty without the five."""
    try:
        documents = read_suite("five").documents()
    except AbsentError:
        return "replies.jsonl", ""
    return "replies.jsonl", "".join(reply_lines(check_replies(read_replies(), documents)))


def reply_lines(replies: Iterable[CheckedReply]) -> Iterable[str]:
    """A line of JSON for each pair: the verdicts on the faithful and on the planted reply."""
    for reply in replies:
        verdicts = {
            "faithful": [verdict._asdict() for verdict in reply.faithful],
            "planted": [verdict._asdict() for verdict in reply.planted],
        }
        yield json_line({"id": reply.pair.id, **verdicts})


def openapi_artefact() -> Artefact:
    """The OpenAPI schema of the site that is served over the built-in library."""
    with (
        serve_documents(FOLDERS["library"]) as site,
        urlopen(f"{site.url}/openapi.json") as response,  # noqa: S310 - our own site
    ):
        return "openapi.json", indented_json(json.load(response))
