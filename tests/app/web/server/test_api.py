"""JSON over HTTP, over the footbridge quarrel: what the command line prints with --json."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import pytest

from app.serialize.answer import answer_json, hit_json, source_json
from app.serialize.check import checked_json
from app.serialize.reference import located_json
from app.serialize.transcript import transcript_json
from app.web.fair_queue import BusyError, FairQueue
from app.web.server import schema
from app.web.server.verification_schema import VerificationJson
from corpus.structure.sentences import sentence_spans
from tests.app.running import QUESTION
from tests.app.web.example_answers import SCRIPT
from tests.app.web.scripted_service import ScriptedService, UnavailableService
from tests.app.web.server.sites import Program, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ask.service import AnswerService


@pytest.fixture(scope="module")
def program(desk: AnswerService) -> Iterator[Program]:
    """A program before the footbridge quarrel."""
    with site_of(desk) as found:
        yield found


def _timeless(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if key != "seconds"}


def _through_json(value: object) -> Any:
    return json.loads(json.dumps(value))


def test_an_answer_is_that_of_the_command_line(program: Program, desk: AnswerService) -> None:
    reply = program.post("/ask", {"question": QUESTION, "id": "q1"})

    expected = _through_json(answer_json(desk.ask(QUESTION), name="q1"))
    assert reply.status == 200
    assert _timeless(reply.json) == _timeless(expected)
    assert reply.json["claims"]


def test_every_key_of_an_answer_is_in_the_schema(desk: AnswerService) -> None:
    told = answer_json(desk.ask(QUESTION))
    silent = answer_json(desk.ask("What does a zeppelin cost in Lima?"))

    assert set(told) == set(schema.AnswerJson.model_fields)
    assert set(told["claims"][0]["citations"][0]) == set(schema.CitationJson.model_fields)
    assert set(told["views"][0]) == set(schema.ViewJson.model_fields)
    assert set(silent["nearest"][0]) == set(schema.NearestJson.model_fields)
    assert set(source_json(desk.documents[0])) == set(schema.SourceJson.model_fields)


def test_filters_and_what_was_asked_before_count(program: Program) -> None:
    only = program.post("/ask", {"question": QUESTION, "kinds": ["column"]}).json
    before = {"question": "And what did it cost?", "history": [QUESTION]}

    cited = {one["kind"] for claim in only["claims"] for one in claim["citations"]}
    assert cited <= {"column"}
    assert program.post("/ask", before).json["searched"] != before["question"]


def test_why_is_told_when_it_is_asked_for(program: Program) -> None:
    told = program.post("/ask", {"question": QUESTION, "explain": True}).json

    assert told["claims"][0]["why"][0]["chosen"]


def test_passages_are_found(program: Program, desk: AnswerService) -> None:
    reply = program.post("/find", {"question": QUESTION, "top": 3})

    assert reply.json == _through_json([hit_json(hit) for hit in desk.find(QUESTION, top=3)])


def test_a_quotation_is_checked(program: Program, desk: AnswerService) -> None:
    words = "I have said that the bridge is safe."

    reply = program.post("/check", {"words": words})

    assert reply.json == _through_json(checked_json(desk.check(words)))
    assert reply.json["match"] == "altered"


def test_a_reference_finds_its_quote_and_may_be_a_link(
    program: Program, desk: AnswerService
) -> None:
    citation = desk.ask(QUESTION).claims[0].citations[0]
    link = answer_json(desk.ask(QUESTION))["claims"][0]["citations"][0]["reference"]

    for reference in (link, f"http://example.org/?quote={link}"):
        reply = program.post("/quote", {"reference": reference})

        assert reply.json == _through_json(located_json(desk.locate(link)))
        assert reply.json["exact"] == citation.quote.exact


def test_the_documents_and_who_speaks_in_them(program: Program, desk: AnswerService) -> None:
    documents = program.get("/sources").json
    name = documents[0]["id"]

    told = program.get(f"/transcript/{name}").json

    assert documents == _through_json([source_json(one) for one in desk.documents])
    assert told == _through_json(list(transcript_json(desk.document(name))))


@pytest.mark.parametrize(
    ("path", "body", "status", "said"),
    [
        ("/ask", {"question": ""}, 400, "the question is empty"),
        ("/ask", {}, 422, "question: Field required"),
        ("/ask", {"question": "x", "sauces": []}, 422, "sauces"),
        ("/ask", {"question": "x", "kinds": ["novel"]}, 422, "kinds"),
        ("/ask", {"question": "x", "after": "soon"}, 422, "after"),
        ("/ask", {"question": "x", "sources": ["none"]}, 400, "no source 'none'"),
        ("/ask", {"question": "x", "model": "none such"}, 404, "no model 'none such'"),
        ("/ask", {"question": "x", "history": ["y"] * 21}, 422, "history"),
        ("/ask", {"question": "x" * 100_001}, 422, "question"),
        ("/ask", b"{", 422, "JSON"),
        ("/ask", [], 422, "valid dictionary"),
        ("/find", {"question": "x", "top": 0}, 422, "top"),
        ("/check", {"words": "..."}, 400, "word"),
        ("/quote", {"reference": "abc"}, 400, "link"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_line(
    program: Program, path: str, body: object, status: int, said: str
) -> None:
    reply = program.post(path, body, Content_Type="application/json")

    assert reply.status == status
    assert said in reply.json["error"]
    assert "\n" not in reply.json["error"]


def test_a_sentence_is_verified_against_its_places(program: Program, desk: AnswerService) -> None:
    cited = desk.ask(QUESTION).claims[0].citations[0]
    place = {"document": cited.document.id, "start": cited.span.start, "end": cited.span.end}
    false = "The bridge carried 999,999 carts a day."
    words = next(iter(sentence_spans(cited.quote.exact))).of(cited.quote.exact)

    borne = program.post("/verify", {"sentence": words, "quotes": [place]}).json
    refused = program.post("/verify", {"sentence": false, "quotes": [place], "id": "x"}).json
    nowhere = program.post("/verify", {"sentence": false, "quotes": [place | {"end": 10**8}]}).json
    nearest = program.post("/verify", {"sentence": words}).json

    assert set(VerificationJson.model_fields) <= set(borne)
    assert (borne["standing"], borne["citations"][0]["exact"]) == ("confirmed", cited.quote.exact)
    assert (refused["standing"], refused["code"], refused["id"]) == ("refused", "number", "x")
    assert (nowhere["standing"], "no place in it" in nowhere["reason"]) == (None, True)
    assert nearest["standing"] in {"confirmed", "unconfirmed"}
    assert program.post("/verify", {"sentence": ""}).status == 422


def test_an_unknown_document_is_not_there(program: Program) -> None:
    reply = program.get("/transcript/collumn")

    assert reply.status == 404
    assert "did you mean" in reply.json["error"]


def test_a_fault_of_the_program_tells_nothing_of_it() -> None:
    with site_of(ScriptedService(script=SCRIPT)) as program:
        reply = program.post("/ask", {"question": "fault"})

    assert reply.status == 500
    assert b"secret" not in reply.body


def test_who_comes_when_too_many_wait_is_asked_to_come_again() -> None:
    desk, line = ScriptedService(script=SCRIPT), FairQueue(1, waiting=0)
    desk.gate.clear()
    with site_of(desk, queue=line) as program:
        first = threading.Thread(target=program.post, args=("/ask", {"question": "tea"}))
        first.start()
        while not desk.asked:
            pass
        second = program.post("/ask", {"question": "tea"})
        desk.gate.set()
        first.join()
        third = program.post("/ask", {"question": "tea"})

    assert second.status == 503
    assert int(second.headers["retry-after"]) > 0
    assert third.status == 200


def _pass_through(line: FairQueue) -> None:
    with line:
        pass


def test_a_line_has_room_for_so_many_and_forgets_who_has_gone() -> None:
    line = FairQueue(1, waiting=1)
    with line:
        waiting = threading.Thread(target=_pass_through, args=(line,))
        waiting.start()
        while not line.waiting:
            pass
        with pytest.raises(BusyError, match="1 questions are waiting"):
            line.__enter__()
    waiting.join()

    assert line.waiting == 0
    with line:
        pass


def test_openapi_describes_every_verb(program: Program) -> None:
    told = program.get("/openapi.json").json

    assert set(told["paths"]) >= {
        "/ask",
        "/find",
        "/check",
        "/quote",
        "/sources",
        "/transcript/{document}",
    }
    assert told["paths"]["/ask"]["post"]["responses"]["200"]["content"]["application/json"][
        "schema"
    ] == {"$ref": "#/components/schemas/AnswerJson"}
    assert not any(path.startswith("/gradio_api") for path in told["paths"])


def test_a_monitor_learns_how_the_library_stands(program: Program, desk: AnswerService) -> None:
    reply = program.get("/health")

    told = reply.json
    assert reply.status == 200
    assert told["status"] == "ok"
    assert told["documents"] == len(desk.documents)
    assert told["passages"] == len(desk.passages)
    assert told["waiting"] == 0
    assert told["error"] is None


def test_a_store_that_does_not_answer_is_no_health() -> None:
    with site_of(UnavailableService("The store is gone.")) as program:
        reply = program.get("/health")

    assert reply.status == 503
    assert reply.json["status"] == "failing"
    assert reply.json["error"] == "The store is gone."
