"""Run a suite: ask and score every case."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from evals.run.score_case import score_case

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from corpus.model.document import Document
    from evals.cases.cases import Case
    from evals.cases.outcome import Outcome
    from evals.run.system_under_test import SystemUnderTest

TOP = 10  # passages requested; no metric looks deeper


def outcomes(
    cases: Sequence[Case],
    respondent: SystemUnderTest,
    *,
    documents: Mapping[str, Document],
    done: Container[str] = (),
) -> Iterator[Outcome]:
    """Yield the outcome of each case that is not `done`.

    `documents` are the sources as read from their files. OnRecordError, before anything is asked,
    names documents of cases that are missing.
    """
    require_documents(cases, documents, "the documents")
    require_documents(cases, respondent.documents, "the store")
    passages = respondent.passages
    for case in cases:
        if case.id in done:
            continue
        filters = case.filters.parsed()
        asked = filters.asked(respondent.documents)
        searchable = [passage for passage in passages if passage[0] in asked]
        try:
            begun = time.perf_counter()
            answer = respondent.ask(case.question, filters, case.history)
            seconds = round(time.perf_counter() - begun, 4)
            hits = respondent.find(case.question, filters, top=TOP)
        except OnRecordError as error:
            message = f"{case.id}: {error}"
            raise OnRecordError(message) from error
        yield score_case(
            case, answer, hits, documents=documents, passages=searchable, seconds=seconds
        )


def require_documents(cases: Sequence[Case], there: Container[str], where: str) -> None:
    """Raise OnRecordError that names the documents of cases that are not in `there`."""
    missing: dict[str, list[str]] = {}
    for case in cases:
        for document in sorted(case.documents):
            if document not in there:
                missing.setdefault(document, []).append(case.id)
    if missing:
        named = "; ".join(
            f"{document} (for {', '.join(ids[:3])}{' …' if len(ids) > 3 else ''})"  # noqa: PLR2004 - enough to find them
            for document, ids in missing.items()
        )
        advice = "put them in with onrecord ingest, or name another --store or --documents"
        message = f"not in {where}: {named}; {advice}"
        raise OnRecordError(message)
