"""What programs send and get, as OpenAPI and MCP tell them: the JSON of the command line."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.domain.filters_schema import GivenFilters

MAX_HISTORY = 20  # questions before one; each is answered again
MAX_QUESTION = 100_000  # characters, the most that the setting allows
MAX_TOP = 100
Question = Annotated[str, Field(max_length=MAX_QUESTION)]


class RequestModel(BaseModel):
    """A request; what it does not name is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AskRequestJson(GivenFilters):
    """A question with its filters; `history` is what was asked just before, oldest first."""

    question: Annotated[Question, Field(description="in plain words")]
    history: Annotated[
        tuple[Question, ...],
        Field(max_length=MAX_HISTORY, description="asked just before, oldest first"),
    ] = ()
    model: Annotated[
        str | None,
        Field(description="the language model that writes, by its name here; 'none': quotes only"),
    ] = None
    explain: Annotated[bool, Field(description="tell why each quote was chosen")] = False
    id: str | None = None


class FindRequestJson(GivenFilters):
    """What to find passages for."""

    question: Question
    top: Annotated[int, Field(ge=1, le=MAX_TOP)] = 10
    lexical: Annotated[bool, Field(description="compare words only, with no model")] = False


class QuotationRequest(RequestModel):
    """A quotation to be checked."""

    words: Annotated[str, Field(max_length=10_000)]


class ReferenceRequest(RequestModel):
    """A lasting reference, as `reference` of a citation has it, or a link that holds one."""

    reference: Annotated[str, Field(max_length=300_000)]


class ResponseModel(BaseModel):
    """A response."""

    # `why` comes along when it is asked for.
    model_config = ConfigDict(frozen=True, extra="allow")


class SpeakerJson(ResponseModel):
    """Who speaks."""

    speaker: str | None
    role: str


class CitationJson(ResponseModel):
    """Words on record; `start` and `end` count code points of the document's text."""

    document: str
    title: str | None
    author: str | None
    publisher: str | None
    published: Annotated[str | None, Field(description="a day, a month or a year")]
    kind: str | None
    speaker: Annotated[str | None, Field(description="whose words or claim it is; null: unknown")]
    role: str
    reported: Annotated[bool, Field(description="the claim is the speaker's, the words another's")]
    through: Annotated[
        list[SpeakerJson], Field(description="through whom it comes, the nearest first")
    ]
    others: list[SpeakerJson]
    time: Annotated[str | None, Field(description="when it is said in a recording: 0:03")]
    pages: Annotated[list[int], Field(description="the file's pages that it is on, from 1")]
    start: int
    end: int
    exact: Annotated[str, Field(description="letter for letter as it stands in the document")]
    prefix: str
    suffix: str
    reference: str


class ClaimJson(ResponseModel):
    """One sentence of an answer, with the words that it cites."""

    text: str
    citations: list[CitationJson]
    standing: Annotated[
        Literal["confirmed", "unconfirmed", "refused"] | None,
        Field(description="of a written sentence; refused: the quote stands in its place"),
    ]
    doubt: Annotated[str | None, Field(description="why it is not confirmed")]
    repaired: Annotated[bool, Field(description="its first wording was refused: see `replaced`")]


class RejectionJson(ResponseModel):
    """What a model wrote and the check refused."""

    text: str
    reason: str
    code: Annotated[str | None, Field(description="the kind of fault; null: not known")]


class CoverageJson(ResponseModel):
    """The documents that were asked, those that are quoted, and the rest."""

    asked: list[str]
    speak: list[str]
    silent: list[str]


class NearestJson(CitationJson):
    """What came nearest where the library is silent, and why it falls short."""

    why: str


class CitationSpan(ResponseModel):
    """A place in a document."""

    document: str
    start: int
    end: int


class ViewJson(SpeakerJson):
    """What one speaker says in one document."""

    document: str
    places: list[CitationSpan]


class SecondsJson(ResponseModel):
    """Seconds of each step."""

    retrieve: float
    select: float
    write: float


class AnswerJson(ResponseModel):
    """An answer: claims with their citations, or silence with what came nearest."""

    id: str | None
    question: str
    searched: Annotated[str | None, Field(description="what was looked for, of a follow-up")]
    standing: Literal["answered", "partial", "abstained"]
    confidence: Annotated[
        float | None,
        Field(ge=0, le=1, description="that the library answers; null where nothing tells it"),
    ]
    mode: Literal["quotes", "written"]
    model: str | None
    unseen: int
    trouble: str | None
    claims: list[ClaimJson]
    rejections: list[RejectionJson]
    replaced: Annotated[
        list[RejectionJson],
        Field(description="refused first wordings that the model wrote again"),
    ]
    coverage: CoverageJson
    missing: Annotated[list[str], Field(description="words of the question that no quote holds")]
    views: list[ViewJson]
    differ: Annotated[
        list[tuple[CitationJson, CitationJson]], Field(description="quotes that differ")
    ]
    notices: list[str]
    nearest: list[NearestJson]
    seconds: SecondsJson


class PassageJson(ResponseModel):
    """A ranked passage."""

    rank: int
    document: str
    start: int
    end: int
    text: str
    score: float
    found_by: list[str]


class SourceJson(ResponseModel):
    """A document, with what is known of it; what is not is null."""

    id: str
    title: str | None
    author: str | None
    interviewer: str | None
    interviewee: str | None
    publisher: str | None
    published: str | None
    published_from: str | None
    titled_by: str | None
    kind: str | None
    language: str | None
    words_only: Annotated[
        bool, Field(description="the embedding model does not read it: searched by words only")
    ]
    reading_note: Annotated[str | None, Field(description="what of the file was not read")]
    address: Annotated[str | None, Field(description="of the web page that was fetched")]
    fetched: Annotated[str | None, Field(description="the day on which it was, YYYY-MM-DD")]
    file: str
    file_by: Annotated[str | None, Field(description="who saved the file, which is no byline")]
    sha256: str
    characters: int
    words: int
    corrected: Annotated[list[str], Field(description="what a person corrected by hand")]


class UtteranceJson(ResponseModel):
    """Who speaks in a stretch of a document."""

    start: int
    end: int
    speaker: str | None
    role: str
    reported: bool
    cue: str | None
    depth: int
    text: str


class MatchJson(ResponseModel):
    """A place where a quotation stands, with what was changed of it."""

    match: Literal["exact", "altered"]
    citation: CitationJson


class AttributionJson(ResponseModel):
    """The clause given with a quotation, and whether the words are by the person named in it."""

    clause: str
    name: str | None
    verdict: Literal["same", "another's", "unknown"] | None


class CheckResultJson(ResponseModel):
    """Whether a quotation stands on record."""

    words: str
    match: Literal["exact", "altered", "absent"]
    found: list[MatchJson]
    more: int
    nearest: list[CitationJson]
    attribution: AttributionJson | None


class ResolvedReferenceJson(ResponseModel):
    """Where the words of a reference stand now; null where they stand nowhere."""

    whereabouts: Literal["there", "moved", "changed", "gone"]
    document: str
    start: int | None
    end: int | None
    near: int | None
    exact: str


class HealthJson(ResponseModel):
    """How the site stands; without a login only its `status`."""

    status: Literal["ok", "failing"]
    documents: int | None = None
    passages: int | None = None
    revision: str | None = None
    reading: Annotated[bool | None, Field(description="a newer revision is being read")] = None
    waiting: Annotated[int | None, Field(description="questions before the library")] = None
    error: str | None = None
    writer: Annotated[
        str | None, Field(description="the process that may change a library of several servers")
    ] = None


class ErrorJson(ResponseModel):
    """Why there is no reply, in one line that says what to do."""

    error: str
    request_id: Annotated[str | None, Field(description="as in X-Request-ID and the log")] = None
