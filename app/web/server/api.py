"""JSON over HTTP: the verbs of the command line, described by OpenAPI at /openapi.json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Path, Request, Response
from fastapi.exceptions import RequestValidationError

from app.messages import server_texts
from app.web.fair_queue import BusyError
from app.web.server import schema
from app.web.server.error_reply import error_reply
from app.web.server.request_guard import USER_SCOPE_KEY
from app.web.server.service import UnknownError
from app.web.server.verification_schema import VerificationJson, VerificationRequest
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.responses import JSONResponse

    from app.web.server.service import Service

_SECONDS: Final = 30  # after which a program that found the line full may come again
_REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    400: {"model": schema.ErrorJson, "description": "what cannot be asked, and why"},
    404: {"model": schema.ErrorJson, "description": "no such document, or no such model"},
    422: {"model": schema.ErrorJson, "description": "the request is not what it should be"},
    503: {"model": schema.ErrorJson, "description": "too many are waiting; see Retry-After"},
}


def add_api(app: FastAPI, service: Service) -> None:
    """Let the application answer programs."""
    app.include_router(_router(service))
    app.add_exception_handler(OnRecordError, _reply_to_refusal)
    app.add_exception_handler(RequestValidationError, _reply_to_malformed_request)
    app.add_exception_handler(Exception, _reply_to_fault)


def _router(service: Service) -> APIRouter:
    router = APIRouter(responses=_REFUSALS)

    @router.post("/ask", response_model=schema.AnswerJson, summary="Ask the library a question")
    def ask(asked: schema.AskRequestJson) -> dict[str, Any]:
        """An answer in the documents' own words, or silence with what came nearest."""
        return service.ask(asked)

    @router.post("/find", response_model=list[schema.PassageJson], summary="Find passages")
    def find(wanted: schema.FindRequestJson) -> list[dict[str, Any]]:
        """The passages nearest to a question, the best first."""
        return service.find(wanted)

    @router.post("/check", response_model=schema.CheckResultJson, summary="Check a quotation")
    def check(quotation: schema.QuotationRequest) -> dict[str, Any]:
        """Whether words stand on record: exact, altered (and how), or absent."""
        return service.check(quotation.words)

    @router.post("/verify", response_model=VerificationJson, summary="Verify a sentence")
    def verify(asked: VerificationRequest) -> dict[str, Any]:
        """Whether a sentence is borne by the places that it cites."""
        return service.verify(asked)

    @router.post(
        "/quote", response_model=schema.ResolvedReferenceJson, summary="Find a quote again"
    )
    def quote(referred: schema.ReferenceRequest) -> dict[str, Any]:
        """Where the words of a lasting reference stand now."""
        return service.quote(referred.reference)

    @router.get("/sources", response_model=list[schema.SourceJson], summary="List the documents")
    def sources() -> list[dict[str, Any]]:
        """The documents, with what is known of each."""
        return service.sources()

    @router.get(
        "/transcript/{document}",
        response_model=list[schema.UtteranceJson],
        summary="Who speaks where in a document",
    )
    def transcript(document: Annotated[str, Path(max_length=1_000)]) -> list[dict[str, Any]]:
        """The document's utterances, from its beginning to its end."""
        return service.transcript(document)

    @router.get(
        "/health",
        response_model=schema.HealthJson,
        response_model_exclude_unset=True,
        responses={503: {"model": schema.HealthJson, "description": "the store does not answer"}},
        summary="How the site stands",
    )
    def health(request: Request, response: Response) -> dict[str, Any]:
        """Whether the store answers; what it holds, for who may know."""
        told = service.health()
        response.status_code = 200 if told["status"] == "ok" else 503
        stranger = USER_SCOPE_KEY in request.scope and request.scope[USER_SCOPE_KEY] is None
        return {"status": told["status"]} if stranger else told

    return router


def _reply_to_refusal(_: Request, error: Exception) -> JSONResponse:
    if isinstance(error, BusyError):
        return error_reply(503, str(error), {"Retry-After": str(_SECONDS)})
    return error_reply(404 if isinstance(error, UnknownError) else 400, str(error))


def _reply_to_malformed_request(_: Request, error: Exception) -> JSONResponse:
    """The first fault of a request, by its field."""
    fault: Any = error.errors()[0] if isinstance(error, RequestValidationError) else {}
    field = ".".join(str(part) for part in fault.get("loc", ())[1:]) or "the body"
    return error_reply(422, f"{field}: {fault.get('msg', error)}")


def _reply_to_fault(_: Request, __: Exception) -> JSONResponse:
    """A fault of the program, which is in the log."""
    return error_reply(500, server_texts.FAULT)
