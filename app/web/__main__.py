"""The web page as a program of its own: python -m app.web, with settings from the environment."""

from __future__ import annotations

import logging
import sys

from app.ask.service import AnswerService
from app.config.password_file import PasswordFile
from app.config.settings import settings
from app.library.editor import LibraryEditor
from app.library.uploads import MEGABYTE
from app.llm.openai_model import OpenAIModel
from app.web.examples import example_questions
from app.web.fair_queue import FairQueue
from app.web.page import build
from app.web.server.host import launch, serve
from app.web.server.service import Service
from app.web.server.site import SiteConfig, build_site
from corpus.errors import OnRecordError


def main() -> None:
    """Open the store and serve the page until interrupted."""
    _log()
    chosen = settings()
    users = PasswordFile(chosen.auth) if chosen.auth else None
    serving = SiteConfig(
        host=chosen.host,
        port=chosen.port,
        root_path=chosen.root_path,
        users=users,
        reports=chosen.reports,
        max_upload=0 if chosen.read_only else chosen.upload_mb * MEGABYTE,
    )
    models = {name: OpenAIModel(endpoint) for name, endpoint in chosen.llm.items()}
    line = FairQueue(1)
    purpose = "the web page (onrecord serve)"
    with (
        AnswerService.open(chosen, purpose=purpose, live=True) as desk,
        LibraryEditor.of(desk, chosen, read_only=chosen.read_only) as librarian,
    ):
        changes = None if chosen.read_only else librarian
        page = build(
            desk,
            examples=example_questions(desk.documents),
            line=line,
            marks=chosen.marks,
            reports=chosen.reports,
            models=models,
            model=chosen.writer,
            librarian=changes,
            max_upload=chosen.upload_mb,
        )
        service = Service(desk, line, models, chosen.writer)
        launch(serve(build_site(page, service, serving, changes), serving))


def _log() -> None:
    """Let warnings and errors be told, on standard error, whoever they are of, and nothing else."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for handler in logging.getLogger().handlers:
        handler.setLevel(logging.WARNING)


if __name__ == "__main__":
    try:
        main()
    except OnRecordError as error:
        sys.stderr.write(f"onrecord: {error}\n")
        sys.exit(2)
