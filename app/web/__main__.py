"""The web page as a program of its own: python -m app.web, with settings from the environment."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.ask.service import AnswerService
from app.config.password_file import PasswordFile
from app.config.settings import settings
from app.library.editor import LibraryEditor
from app.library.uploads import MEGABYTE
from app.llm.endpoint import is_local_host
from app.llm.openai_model import OpenAIModel
from app.web.examples import FILE_NAME, ExampleFinder
from app.web.fair_queue import FairQueue
from app.web.page import build
from app.web.read_only_reason import why_read_only
from app.web.render.model_choice import Verifier
from app.web.server.host import run_until_stopped, serve_site
from app.web.server.logs import configure_logging
from app.web.server.metrics import SiteMetrics
from app.web.server.service import Service
from app.web.server.site import SiteConfig, build_site
from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from app.config.settings import Settings


def main() -> None:
    """Open the store and serve the page until interrupted."""
    chosen = settings()
    configure_logging(chosen.log_format, requests=chosen.log_requests)
    config = SiteConfig(
        host=chosen.host,
        port=chosen.port,
        root_path=chosen.root_path,
        users=PasswordFile(chosen.auth) if chosen.auth else None,
        reports=chosen.reports,
        requests_per_minute=chosen.requests_per_minute,
        max_upload_bytes=chosen.upload_mb * MEGABYTE if chosen.may_change_library else 0,
        session_secret=chosen.session_secret.get_secret_value() if chosen.session_secret else None,
    )
    purpose = "onrecord serve --writer" if chosen.library_writer else "onrecord serve"
    models = {name: OpenAIModel(endpoint) for name, endpoint in chosen.llm.items()}
    queue = FairQueue(1)
    with (
        AnswerService.open(
            chosen, purpose=purpose, live=True, write=chosen.library_writer
        ) as service,
        LibraryEditor.of(
            service, chosen, read_only=not chosen.may_change_library
        ) as library_editor,
    ):
        editor = library_editor if chosen.may_change_library else None
        if chosen.library_writer:
            service.store.delete_orphans()  # of a document that a killed writer left half written
        examples = _find_examples(service, queue, chosen)
        page = build(
            service,
            examples=examples,
            queue=queue,
            marks=chosen.marks,
            reports=chosen.reports,
            models=models,
            model=chosen.writer,
            editor=editor,
            why_read_only=partial(why_read_only, service.store, read_only=chosen.read_only),
            max_upload_mb=chosen.upload_mb,
            verifier=verifier_of(chosen),
        )
        programs = Service(service, queue, models, chosen.writer)
        config = replace(config, metrics=_metrics(service, queue))
        if editor is None and not chosen.read_only:
            config = replace(config, why_read_only=partial(why_read_only, service.store))
        try:
            run_until_stopped(serve_site(build_site(page, programs, config, editor), config))
        finally:
            examples.close()


def _find_examples(service: AnswerService, queue: FairQueue, chosen: Settings) -> ExampleFinder:
    """The finder of example questions, which begins to look."""
    method = f"1 {chosen.embedding} {chosen.evidence} {chosen.abstain_below}"
    file = None if chosen.chroma_url else chosen.store / FILE_NAME
    finder = ExampleFinder(service, queue, file=file, method=method)
    finder.now()
    return finder


def verifier_of(chosen: Settings) -> Verifier | None:
    """The model that the settings let check what another writes."""
    if chosen.verifier is None:
        return None
    host = chosen.llm[chosen.verifier].host
    return Verifier(chosen.verifier, None if is_local_host(host) else host)


def _metrics(service: AnswerService, queue: FairQueue) -> SiteMetrics:
    """The figures of the service and the queue, which report to them from now on."""
    metrics = SiteMetrics(
        health=service.state, waiting=lambda: queue.waiting, cache=lambda: service.cache.counts
    )
    service.on_answer = metrics.count_answer
    queue.on_place = metrics.count_wait
    return metrics


if __name__ == "__main__":
    try:
        main()
    except OnRecordError as error:
        sys.stderr.write(f"onrecord: {error}\n")
        sys.exit(2)
