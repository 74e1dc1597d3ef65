"""Tools of the Model Context Protocol, asked by a client of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio
import pytest
from mcp.client import Client

from app.serialize.answer import answer_json
from tests.app.running import QUESTION
from tests.app.web.server.sites import Program, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ask.service import AnswerService


@pytest.fixture(scope="module")
def program(desk: AnswerService) -> Iterator[Program]:
    """A program before the footbridge quarrel."""
    with site_of(desk) as found:
        yield found


def _call(program: Program, name: str, **arguments: object) -> Any:
    async def call() -> object:
        async with Client(f"{program.address}mcp") as client:
            return await client.call_tool(name, arguments)

    return anyio.run(call)


def test_every_verb_is_a_tool_that_only_reads(program: Program) -> None:
    async def list_tools() -> Any:
        async with Client(f"{program.address}mcp") as client:
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in anyio.run(list_tools)}

    assert set(tools) == {"ask", "find", "check", "quote", "sources", "transcript"}
    assert all(tool.annotations.read_only_hint for tool in tools.values())
    assert all(tool.output_schema for tool in tools.values())
    assert "question" in tools["ask"].input_schema["properties"]


def test_an_answer_is_that_of_the_command_line(program: Program, desk: AnswerService) -> None:
    result = _call(program, "ask", question=QUESTION)

    told = result.structured_content
    expected = answer_json(desk.ask(QUESTION))
    assert not result.is_error
    assert told["claims"] == expected["claims"]
    assert told["standing"] == expected["standing"]


def test_filters_count(program: Program) -> None:
    told = _call(program, "ask", question=QUESTION, roles=["commenter"]).structured_content

    cited = {one["role"] for claim in told["claims"] for one in claim["citations"]}
    assert cited <= {"commenter"}


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("ask", {"question": ""}, "the question is empty"),
        ("ask", {"question": "x", "sources": ["none"]}, "no source 'none'"),
        ("ask", {"question": "x", "after": "soon"}, "soon"),
        ("find", {"question": "x", "top": 1_000}, "top"),
        ("transcript", {"document": "collumn"}, "did you mean"),
    ],
)
def test_what_cannot_be_asked_is_told_in_words(
    program: Program, name: str, arguments: dict[str, object], said: str
) -> None:
    result = _call(program, name, **arguments)

    assert result.is_error
    assert said in result.content[0].text


@pytest.mark.parametrize(
    ("name", "arguments", "key"),
    [
        ("find", {"question": QUESTION}, "text"),
        ("sources", {}, "title"),
        ("transcript", {"document": "column"}, "speaker"),
    ],
)
def test_lists_come_whole(
    program: Program, name: str, arguments: dict[str, object], key: str
) -> None:
    told = _call(program, name, **arguments).structured_content["result"]

    assert told
    assert all(key in one for one in told)


def test_a_quotation_and_a_reference_are_looked_up(program: Program, desk: AnswerService) -> None:
    cited = answer_json(desk.ask(QUESTION))["claims"][0]["citations"][0]

    checked = _call(program, "check", words=cited["exact"]).structured_content
    located = _call(program, "quote", reference=cited["reference"]).structured_content

    assert checked["match"] == "exact"
    assert (located["start"], located["end"]) == (cited["start"], cited["end"])
