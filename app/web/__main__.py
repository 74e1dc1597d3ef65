"""The web page as a program of its own: python -m app.web, with settings from the environment."""

from __future__ import annotations

import sys

from app.ask import Desk
from app.llm.openai_client import OpenAIModel
from app.settings import settings
from app.users import Users
from app.web.examples import example_questions
from app.web.line import Line
from app.web.page import build
from app.web.serving.host import launch, serve
from app.web.serving.service import Service
from app.web.serving.site import Serving, site
from corpus.errors import OnRecordError


def main() -> None:
    """Open the store and serve the page until interrupted."""
    chosen = settings()
    users = Users(chosen.auth) if chosen.auth else None
    serving = Serving(
        host=chosen.host,
        port=chosen.port,
        root_path=chosen.root_path,
        users=users,
        reports=chosen.reports,
    )
    models = {name: OpenAIModel(endpoint) for name, endpoint in chosen.llm.items()}
    line = Line(1)
    with Desk.open(chosen, purpose="the web page (onrecord serve)") as desk:
        page = build(
            desk,
            examples=example_questions(desk.documents),
            line=line,
            marks=chosen.marks,
            reports=chosen.reports,
            models=models,
            model=chosen.writer,
        )
        service = Service(desk, line, models, chosen.writer)
        launch(serve(site(page, service, serving), serving))


if __name__ == "__main__":
    try:
        main()
    except OnRecordError as error:
        sys.stderr.write(f"onrecord: {error}\n")
        sys.exit(2)
