"""Sites over a scripted desk, and what a program sends to them."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from app.web.fair_queue import FairQueue
from app.web.page import build
from app.web.server.host import serve_site
from app.web.server.service import Service
from app.web.server.site import SiteConfig, build_site
from tests.app.web.example_answers import SCRIPT
from tests.app.web.scripted_service import ScriptedService

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.library.editor import LibraryEditor
    from app.web.server.service import LibraryAnswerer


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; the names of `headers` are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass
class Program:
    """Sends requests to a site, with what it is given to send along."""

    address: str
    headers: dict[str, str] = field(default_factory=dict)

    def send(self, method: str, path: str, body: object = None, **headers: str) -> Reply:
        """The reply; a body that is no bytes is sent as JSON."""
        place = urlsplit(self.address)
        sent = {**self.headers, **{key.replace("_", "-"): value for key, value in headers.items()}}
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        connection = HTTPConnection(place.hostname or "", place.port, timeout=20)
        try:
            connection.request(method, path, body=body, headers=sent)
            reply = connection.getresponse()
            found = {name.lower(): value for name, value in reply.getheaders()}
            return Reply(reply.status, found, reply.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Reply:
        """The reply to GET."""
        return self.send("GET", path, **headers)

    def post(self, path: str, body: object = None, **headers: str) -> Reply:
        """The reply to POST."""
        return self.send("POST", path, body, **headers)


@contextmanager
def site_of(
    desk: LibraryAnswerer | None = None,
    *,
    serving: SiteConfig = SiteConfig(),
    queue: FairQueue | None = None,
    librarian: LibraryEditor | None = None,
) -> Iterator[Program]:
    """A program before a site that is served until the block ends."""
    scripted = ScriptedService(script=SCRIPT)
    queue = queue or FairQueue(1)
    page = build(scripted, queue=queue)
    service = Service(desk or scripted, queue, {}, None)
    with serve_site(build_site(page, service, serving, librarian), serving) as served:
        yield Program(served.address)
