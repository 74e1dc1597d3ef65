"""The Locust file: users who open the page as a browser does and ask again and again.

`python -m evals load` runs it in its own process, since Locust patches Python's waiting.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from itertools import count, cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from locust import HttpUser, constant, task

from evals.load.protocol import ANSWER, HTTP_ASK, PAGE, PAUSE, QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CONVERSATION: Final = 5  # questions, then the page is reloaded
_CHAT: Final = "chat"
_JOIN: Final = "/gradio_api/queue/join"
_RUN: Final = "/gradio_api/run/predict"
_DATA: Final = "/gradio_api/queue/data"

_every: Sequence[str] = json.loads(Path(os.environ[QUESTIONS]).read_text(encoding="utf-8"))


class UnansweredError(Exception):
    """The page did not show the expected answer."""


class _Page:
    """Gradio's config of the page: which of its functions does what."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._names = {
            component["id"]: component["props"].get("elem_id") for component in config["components"]
        }
        self._all = config["dependencies"]
        self.greet = next(component for component in self._all if self._is(component, None, "load"))
        self.submit = next(
            component for component in self._all if self._is(component, "question", "submit")
        )
        self.seek = self._after(self.submit)
        self.write = self._after(self.seek)
        self.heard = next(
            component for component in self._all if self._is(component, "keeping", "heard")
        )

    def drawn(self, name: str, function: Mapping[str, Any], outputs: Sequence[Any]) -> str:
        """The HTML that the function returned for a component; '' for nothing new."""
        components = [self._names.get(identity) for identity in function["outputs"]]
        output = outputs[components.index(name)] if name in components else ""
        return output if isinstance(output, str) else ""

    def _is(self, function: Mapping[str, Any], name: str | None, event: str) -> bool:
        return any(
            self._names.get(identity) == name and trigger == event
            for identity, trigger in function["targets"]
        )

    def _after(self, function: Mapping[str, Any]) -> Mapping[str, Any]:
        return next(
            function_after
            for function_after in self._all
            if function_after["trigger_after"] == function["id"]
            and not function_after["trigger_only_on_failure"]
        )


class _Reader(HttpUser):
    """A user who pauses between an answer and the next question."""

    abstract = True
    wait_time = constant(float(os.environ.get(PAUSE, "0")))
    numbers = count()

    def on_start(self) -> None:
        """Start at another question than earlier users."""
        first = next(self.numbers) % len(_every)
        self._questions = islice(cycle(_every), first, None)

    def _took(self, started: float, size: int, error: Exception | None) -> None:
        self.environment.events.request.fire(
            request_type="page",
            name=ANSWER,
            response_time=(time.perf_counter() - started) * 1000,
            response_length=size,
            exception=error,
            context={},
        )


class OnPage(_Reader):
    """A user of the page, by Gradio's queue."""

    weight = 4

    _asked = _CONVERSATION  # so that the page is opened first

    @task
    def ask(self) -> None:
        """Ask a question and wait for its quotes."""
        begun, size, error = time.perf_counter(), 0, None
        try:
            if self._asked == _CONVERSATION:
                self._open()
                begun = time.perf_counter()
            size = self._put(next(self._questions))
        except (UnansweredError, ValueError, LookupError, StopIteration) as failure:
            error = failure
            self._asked = _CONVERSATION
        self._took(begun, size, error)

    def _open(self) -> None:
        self._session, self._asked = secrets.token_hex(6), 0
        self.client.get("/", name=PAGE)
        self._page = _Page(self.client.get("/config", name="/config").json())
        self._queued(self._page.greet)

    def _put(self, question: str) -> int:
        body = self._body(self._page.submit, question, "", "", None)
        self.client.post(_RUN, json=body, name="put")
        drawn = self._queued(self._page.seek)
        self._hear(self._page.seek, drawn)
        self._hear(self._page.write, self._queued(self._page.write))
        self._asked += 1
        chat = self._page.drawn(_CHAT, self._page.seek, drawn)
        told = chat.count('class="standing ')
        if told != self._asked or 'class="error' in chat or 'class="searching' in chat:
            message = f"{told} of {self._asked} questions are answered in the chat"
            raise UnansweredError(message)
        return len(chat)

    def _hear(self, function: Mapping[str, Any], drawn: Sequence[Any]) -> None:
        """Acknowledge the turn to be stored, as a browser does."""
        if kept := self._page.drawn("kept", function, drawn):
            said = {"number": json.loads(kept)["number"]}
            self.client.post(_RUN, json=self._body(self._page.heard, None, said=said), name="heard")

    def _queued(self, function: Mapping[str, Any]) -> Sequence[Any]:
        joined = self.client.post(_JOIN, json=self._body(function, None), name="queue/join")
        if not joined.ok:
            message = f"no place in the queue: {joined.status_code}"
            raise UnansweredError(message)
        event = joined.json()["event_id"]
        parameters = {"session_hash": self._session}
        with self.client.get(
            _DATA, params=parameters, stream=True, name="queue/data", catch_response=True
        ) as stream:
            for line in stream.iter_lines():
                if not line.startswith(b"data:"):
                    continue
                event_data = json.loads(line[5:])
                if event_data.get("event_id") == event and event_data["msg"] == "process_completed":
                    if not event_data["success"]:
                        message = f"Gradio says: {str(event_data['output'])[:200]}"
                        raise UnansweredError(message)
                    return list(event_data["output"]["data"])
        message = "the stream ended before the answer"
        raise UnansweredError(message)

    def _body(
        self,
        function: Mapping[str, Any],
        *data: str | None,
        said: Mapping[str, Any] | None = None,
    ) -> Mapping[str, Any]:
        return {
            "data": list(data),
            "event_data": said,
            "fn_index": function["id"],
            "trigger_id": None,
            "session_hash": self._session,
        }


class Program(_Reader):
    """A client of the JSON endpoint."""

    weight = 1

    @task
    def ask(self) -> None:
        """Ask, and fail unless the reply is an answer."""
        body = {"question": next(self._questions)}
        with self.client.post("/ask", json=body, name=HTTP_ASK, catch_response=True) as answer:
            if answer.ok and "confidence" not in answer.json():
                answer.failure("this is no answer")
