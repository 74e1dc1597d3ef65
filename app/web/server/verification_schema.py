"""The JSON of sentences that are verified over HTTP."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.ask.verification import MAX_CITED_PLACES
from app.web.server.schema import CitationJson, RequestModel, ResponseModel


class CitedPlaceJson(RequestModel):
    """A place that a sentence cites; `start` and `end` count code points of the document's text."""

    document: Annotated[str, Field(min_length=1, max_length=1_000)]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]


class VerificationRequest(RequestModel):
    """A sentence to be held against the places that it cites, or against the nearest sentences."""

    sentence: Annotated[str, Field(min_length=1, max_length=2_000)]
    quotes: Annotated[tuple[CitedPlaceJson, ...], Field(max_length=MAX_CITED_PLACES)] = ()
    question: Annotated[str, Field(max_length=2_000)] = ""
    id: str | None = None


class VerificationJson(ResponseModel):
    """How far the places bear a sentence; `standing` is null where they are not in the library."""

    sentence: str
    standing: Annotated[str | None, Field(description="confirmed, unconfirmed or refused")]
    code: Annotated[str | None, Field(description="what is wrong with it, or doubtful")]
    reason: str | None
    entailed: Annotated[float | None, Field(description="the probability that the places say it")]
    contradicted: float | None
    citations: list[CitationJson]
