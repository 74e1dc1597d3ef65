"""Page servers that the tests of one process share; each test puts its own service behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from app.web.fair_queue import FairQueue
from app.web.page import build
from app.web.server.host import RunningServer, serve_site
from app.web.server.service import Service
from app.web.server.site import SiteConfig, build_site
from corpus.errors import OnRecordError
from tests.app.web.scripted_model import ScriptedModel
from tests.app.web.scripted_service import ScriptedService

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.library.editor import LibraryEditor

_SECONDS_TO_SETTLE = 10  # until a server whose requests do not end is given up


class Placeholder:
    """Passes everything on to a target that tests exchange; OnRecordError without a target.

    The page of an earlier test therefore cannot reach the service of the next test.
    """

    def __init__(self, target: object = None) -> None:
        """Pass everything on to this target."""
        self.target: Any = target

    def __getattr__(self, name: str) -> Any:
        """The attribute of the current target."""
        if self.target is None:
            message = "no test uses this server now"
            raise OnRecordError(message)
        return getattr(self.target, name)


@dataclass
class PageServer:
    """A running page with placeholders for the service and the models."""

    running: RunningServer
    queue: FairQueue
    service: Placeholder
    models: dict[str, Placeholder]
    in_use: bool = True

    def exchange(self, service: object, models: Sequence[ScriptedModel]) -> None:
        """Answer with this service and these models from now on."""
        self.in_use = True
        self.service.target = service
        for model in models:
            self.models[model.name].target = model

    def clear(self) -> bool:
        """Remove the service and the models; False if one of their requests does not end."""
        for placeholder in (self.service, *self.models.values()):
            if isinstance(placeholder.target, ScriptedService | ScriptedModel):
                placeholder.target.release()
            placeholder.target = None
        self.in_use = False
        return _is_idle(self.queue)


@dataclass
class PageServers:
    """The shared servers by their models and first choice, and the file of readers' marks."""

    marks: Path
    shared: dict[tuple[str | None, ...], PageServer] = field(default_factory=dict)

    def get(
        self, service: object, models: Sequence[ScriptedModel], first: str | None
    ) -> PageServer:
        """A shared server that no other page of this test uses, or else a new one."""
        key = (first, *(model.name for model in models))
        server = self.shared.get(key)
        if server is not None and not server.in_use:
            server.exchange(service, models)
            return server
        started = self.start(service, models, first, SiteConfig(), None)
        self.shared.setdefault(key, started)
        return started

    def start(
        self,
        service: object,
        models: Sequence[ScriptedModel],
        first: str | None,
        config: SiteConfig,
        editor: LibraryEditor | None,
    ) -> PageServer:
        """A new server; `first` is the model that is chosen when the page opens."""
        queue, answerer = FairQueue(1), Placeholder(service)
        placeholders: dict[str, Any] = {model.name: Placeholder(model) for model in models}
        page = build(
            answerer,
            queue=queue,
            marks=self.marks,
            reports=self.marks.parent,
            models=placeholders,
            model=first,
            editor=editor,
        )
        programs = Service(answerer, queue, placeholders, first)
        running = serve_site(build_site(page, programs, config, editor), config)
        return PageServer(running, queue, answerer, placeholders)

    def release(self, servers: Sequence[PageServer]) -> None:
        """Keep those of a test's servers that are shared and idle; close the others."""
        for server in servers:
            is_idle = server.clear()
            if is_idle and server in self.shared.values():
                continue
            self.shared = {key: kept for key, kept in self.shared.items() if kept is not server}
            server.running.close()

    def close(self) -> None:
        """Close all servers."""
        for server in self.shared.values():
            server.running.close()


def _is_idle(queue: FairQueue) -> bool:
    """Whether all questions in the queue are done, for which this waits a while."""
    done = Event()

    def pass_through() -> None:
        with queue:
            done.set()

    Thread(target=pass_through, daemon=True).start()
    return done.wait(_SECONDS_TO_SETTLE)
