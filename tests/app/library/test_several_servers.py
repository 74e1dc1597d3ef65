"""Two servers of one library: one is killed while it ingests, and nothing is lost or half there."""

from __future__ import annotations

import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from threading import Event
from typing import TYPE_CHECKING

import pytest

from corpus.model.normalise import normalise
from index.ingest.ingest import ingest
from tests.app.library.server_programs import (
    ServerProgram,
    environment,
    serve_command,
    server_program,
)
from tests.index.folders import REPOSITORY, prose, talk, texts_of, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any

    from index.embedder import Embedder
    from index.store.store import Store
    from tests.app.running import Run
    from tests.index.conftest import Home

_WAIT = 240  # seconds: longer than any of this takes on a busy machine
_QUESTIONS = (
    "What did the mayor say of the footbridge?",
    "Who praised the ferry in spring?",
    "What did Dr. Kemp measure?",
)
# The talk is first, and its 150 passages are more than go into one write.
_NAMES = ("a-talk", *(f"letter-{at}" for at in range(6)))


def _town(version: int) -> dict[str, str]:
    letters = {name: prose(10 * version + at, paragraphs=4) for at, name in enumerate(_NAMES)}
    return {**letters, "a-talk": talk(version, turns=150)}


def _files(version: int) -> dict[str, str]:
    return {f"{name}.txt": text for name, text in _town(version).items()}


@pytest.mark.full
@pytest.mark.slow
def test_a_writer_killed_while_it_ingests_loses_nothing_and_both_servers_answer_alike(
    served: Home, embedder: Embedder, onrecord: Callable[..., Run], tmp_path: Path
) -> None:
    url = str(served.url)
    folder = write(tmp_path / "town", _files(1))
    with served.open(embedder, write=True) as store:
        ingest([folder], store, embedder)
    with served.open(embedder) as store, server_program(url, tmp_path) as reader:
        with server_program(url, tmp_path, "--writer") as writer:
            _refuses_others(reader, writer, onrecord, folder, tmp_path, url)
            write(folder, _files(2))
            answered = _killed_while_both_are_asked(reader, writer, store)
            assert all(answered), answered
            assert _answers(reader)
        begun = time.monotonic()
        with server_program(url, tmp_path, "--writer") as heir:
            assert time.monotonic() - begun < _WAIT
            _is_whole(store)
            heir.reread()
            _until(lambda: not heir.is_changing())
            live = texts_of(document for _, document, _ in store.documents())
            assert live == {name: normalise(text) for name, text in _town(2).items()}
            _is_whole(store)
            revision = store.revision()
            _until(lambda: {one.health().get("revision") for one in (reader, heir)} == {revision})
            assert reader.get("/sources").json == heir.get("/sources").json
            assert _answers(reader) == _answers(heir)


def _refuses_others(
    reader: ServerProgram,
    writer: ServerProgram,
    onrecord: Callable[..., Run],
    folder: Path,
    place: Path,
    url: str,
) -> None:
    """Every way to change the library elsewhere is refused with the name of the writer."""
    name = (f"on {socket.gethostname()} (process {writer.process.pid}, since ", "--writer")
    second = subprocess.run(
        serve_command("--writer", "--port", "0"),
        capture_output=True,
        check=False,
        cwd=REPOSITORY,
        env=environment(url, place),
        text=True,
        timeout=_WAIT,
    )
    upload = reader.post("/gradio_api/upload", b"words")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_CHROMA_URL", url)
        other = onrecord("ingest", folder)
    assert (second.returncode, other.code, upload.status) == (2, 2, 403)
    refusals = (second.stderr, other.err, upload.json["error"], reader.reread())
    for said in refusals:
        assert all(part in said for part in name), said
    assert reader.health()["writer"] == writer.health()["writer"]
    assert reader.get("/change").status == 404


def _killed_while_both_are_asked(
    reader: ServerProgram, writer: ServerProgram, store: Store
) -> list[int]:
    """Kill the writer once it has written a part; how many questions each answered meanwhile."""
    over = Event()
    before = len(store.passage_ids())
    with ThreadPoolExecutor(2) as threads:
        asking = [threads.submit(_ask_until, one, over) for one in (reader, writer)]
        try:
            writer.reread()
            _until(lambda: len(store.passage_ids()) > before, pause=0.01)
            writer.kill()
        finally:
            over.set()
        return [one.result(_WAIT) for one in asking]


def _ask_until(program: ServerProgram, over: Event) -> int:
    answers = 0
    while not over.is_set():
        try:
            answers += len(_answers(program, _QUESTIONS[:1]))
        except (OSError, HTTPException):  # it was killed
            assert program.process.poll() is not None or over.wait(_WAIT)
    return answers


def _answers(program: ServerProgram, questions: Sequence[str] = _QUESTIONS) -> list[dict[str, Any]]:
    replies = [program.post("/ask", {"question": one}) for one in questions]
    assert {reply.status for reply in replies} == {200}
    answers = [{**reply.json, "seconds": None} for reply in replies]
    assert all(answer["claims"] or answer["nearest"] for answer in answers)
    return answers


def _is_whole(store: Store) -> None:
    """Each document is in one of its versions, and there is no passage of none."""
    records = store.records()
    live = texts_of(document for _, document, _ in store.documents())
    assert live.keys() == records.keys() == set(_NAMES)
    old, new = _town(1), _town(2)
    assert all(text in map(normalise, (old[row], new[row])) for row, text in live.items())
    assert set(store.passage_ids()) == {
        row for record in records.values() for row in record.passage_ids()
    }


def _until(holds: Callable[[], bool], *, pause: float = 0.2) -> None:
    until = time.monotonic() + _WAIT
    while not holds():
        assert time.monotonic() < until
        time.sleep(pause)
