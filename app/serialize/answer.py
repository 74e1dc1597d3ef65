"""Answers as JSON; passages, documents and ingest reports as JSON and as terminal text."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from app.messages.voice_texts import kind_name
from app.text.catalogue import message
from corpus.reference.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.answer import Answer, Rejection
    from app.domain.citation import Citation
    from app.domain.views import View
    from corpus.model.document import Document, Provenance
    from corpus.model.speaker import Speaker
    from index.ingest.ingest import IngestReport
    from index.search.retrieve import Hit

TEXT_WIDTH = 88
MAX_NAMED = 5  # of the unsupported files, and of the excluded documents


def answer_json(answer: Answer, *, name: str | None = None) -> dict[str, Any]:
    """Return an answer as JSON; `name` is the question's id."""
    return {
        "id": name,
        "question": answer.question,
        "searched": answer.search_query,
        "standing": str(answer.standing),
        "confidence": round_probability(answer.confidence),
        "mode": str(answer.mode),
        "model": answer.model,
        "unseen": answer.omitted_quotes,
        "trouble": None if answer.model_error is None else str(answer.model_error),
        "claims": [
            {
                "text": claim.text,
                "citations": [citation_json(cited) for cited in claim.citations],
                "standing": None if claim.standing is None else str(claim.standing),
                "doubt": None if claim.doubt is None else str(claim.doubt),
                "repaired": claim.is_repaired,
            }
            for claim in answer.claims
        ],
        "rejections": [_rejection_json(rejection) for rejection in answer.rejections],
        "replaced": [_rejection_json(rejection) for rejection in answer.replaced],
        "coverage": {
            "asked": list(answer.coverage.asked),
            "speak": list(answer.coverage.quoted),
            "silent": list(answer.coverage.silent),
        },
        "missing": list(answer.missing),
        "views": [_view_json(view) for view in answer.views],
        "differ": [[citation_json(pair.one), citation_json(pair.other)] for pair in answer.differ],
        "notices": [*map(str, answer.notices)],
        "nearest": [{**citation_json(near.citation), "why": near.why} for near in answer.nearest],
        "seconds": {
            "retrieve": round(answer.seconds.retrieve, 4),
            "select": round(answer.seconds.select, 4),
            "write": round(answer.seconds.write, 4),
        },
    }


def round_probability(probability: float | None) -> float | None:
    """The number to four decimals; None where it is unknown."""
    return None if probability is None else round(probability, 4)


def _rejection_json(rejection: Rejection) -> dict[str, str | None]:
    code = None if rejection.code is None else str(rejection.code)
    return {"text": rejection.text, "reason": rejection.reason, "code": code}


def citation_json(cited: Citation) -> dict[str, Any]:
    """Return a citation with its provenance as JSON; what is unknown is null."""
    known = cited.provenance
    return {
        "document": known.id,
        "title": known.title,
        "author": known.author,
        "publisher": known.publisher,
        "published": str(known.published) if known.published else None,
        "kind": str(known.kind) if known.kind else None,
        "speaker": cited.speaker.name,
        "role": str(cited.speaker.role),
        "reported": cited.voice.reported,
        "through": [_speaker_json(speaker) for speaker in cited.voice.via],
        "others": [_speaker_json(speaker) for speaker in cited.others],
        "time": cited.time,
        "pages": [int(page) for page in cited.pages],
        "start": cited.span.start,
        "end": cited.span.end,
        "exact": cited.quote.exact,
        "prefix": cited.quote.prefix,
        "suffix": cited.quote.suffix,
        "reference": Reference.at(cited.span, cited.document).link,
    }


def _speaker_json(speaker: Speaker) -> dict[str, Any]:
    return {"speaker": speaker.name, "role": str(speaker.role)}


def _view_json(view: View) -> dict[str, Any]:
    """Return speaker, document and places of a view; the words are in `claims`."""
    places = [_place_json(claim.main_citation) for claim in view.claims]
    return {**_speaker_json(view.speaker), "document": view.document.id, "places": places}


def _place_json(cited: Citation) -> dict[str, Any]:
    return {"document": cited.document.id, "start": cited.span.start, "end": cited.span.end}


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return a ranked passage as JSON."""
    passage = hit.passage
    return {
        "rank": hit.rank,
        "document": passage.document.id,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "score": round(hit.score, 4),
        "found_by": list(hit.found_by),
    }


def source_json(document: Document, *, words_only: bool = False) -> dict[str, Any]:
    """Return a document's provenance as JSON; what is unknown is null.

    `words_only`: the embedding model does not read its language.
    """
    known = document.provenance
    return {
        "id": known.id,
        "title": known.title,
        "author": known.author,
        "interviewer": known.interviewer,
        "interviewee": known.interviewee,
        "publisher": known.publisher,
        "published": str(known.published) if known.published else None,
        "published_from": known.published_from,
        "titled_by": known.titled_by,
        "kind": str(known.kind) if known.kind else None,
        "language": known.language,
        "words_only": words_only,
        "reading_note": known.reading_note,
        "corrected": list(known.corrected),
        "address": known.address,
        "fetched": known.fetched,
        "file": known.file,
        "file_by": known.file_by,
        "sha256": known.sha256,
        "characters": document.characters,
        "words": document.words,
    }


def report_json(report: IngestReport) -> dict[str, Any]:
    """Return what an ingest did as JSON, by document id; failures with file and reason."""
    return {
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "kept_out": report.excluded,
        "failed": [{"file": error.file, "reason": error.reason} for error in report.failed],
        "passed_over": report.unsupported_files,
        "warnings": report.warnings,
    }


def hit_text(hit: Hit) -> str:
    """Format a ranked passage for a terminal."""
    where = f"{hit.passage.document.id} {hit.passage.span.start}-{hit.passage.span.end}"
    head = f"{hit.rank}. {where}  ({hit.score:.2f}, {' and '.join(hit.found_by)})"
    return f"{head}\n{wrap_text(hit.passage.text.strip(), first='   ', rest='   ')}"


def source_text(document: Document) -> str:
    """Format a document's provenance for a terminal."""
    known = document.provenance
    by_hand = f", corrected by hand: {', '.join(known.corrected)}" if known.corrected else ""
    fetched = f", {known.address} on {known.fetched}" if known.address else ""
    words = f"{document.words:,} words"
    return f"{document.id}: {known_line(known)}, {words}{fetched}{by_hand}"


def stopped_text(report: IngestReport) -> str:
    """Say for a terminal what an interrupted ingest has finished, and how to go on."""
    return (
        f"stopped; in the store: {_counts(report)}; every other document is as it was before. "
        "The same command goes on from here."
    )


def report_text(report: IngestReport) -> str:
    """Format what an ingest did for a terminal."""
    lines = [_counts(report), *(f"  failed: {error}" for error in report.failed)]
    lines += [f"  note: {words}" for words in report.warnings]
    if report.excluded:
        lines.append(_kept_out(report.excluded))
    if report.unsupported_files:
        lines.append(_passed_over(report.unsupported_files))
    return "\n".join(lines)


def _counts(report: IngestReport) -> str:
    return ", ".join(
        f"{len(found)} {name}"
        for name, found in (
            ("added", report.added),
            ("changed", report.changed),
            ("unchanged", report.unchanged),
            ("removed", report.removed),
            ("failed", report.failed),
        )
    )


def _kept_out(ids: Sequence[str]) -> str:
    return f"  left out, removed by hand (name the file to bring it back): {_some(ids)}"


def _passed_over(files: Sequence[str]) -> str:
    return f"  skipped, unsupported file type: {_some(files)}"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - MAX_NAMED:,} more" if len(names) > MAX_NAMED else ""
    return f"{', '.join(names[:MAX_NAMED])}{more}"


def known_line(known: Provenance) -> str:
    """Return title, author, kind and date on one line; what is unknown is said to be."""
    return message("list-comma").join(
        (
            message("quoted-words", words=known.name),
            known.author or known.publisher or message("answer-author-unknown"),
            kind_name(known.kind),
            str(known.published) if known.published else message("date-unknown"),
        )
    )


def wrap_text(text: str, *, first: str = "", rest: str = "") -> str:
    """Wrap the text for a terminal, with an indent for the first line and one for the others."""
    lines: Sequence[str] = text.splitlines()
    filled = [
        textwrap.fill(
            line, TEXT_WIDTH, initial_indent=first if not at else rest, subsequent_indent=rest
        )
        for at, line in enumerate(lines)
    ]
    return "\n".join(filled)
