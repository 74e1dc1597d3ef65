"""The web page as a program of its own: python -m app.web, with settings from the environment."""

from __future__ import annotations

import sys

from app.ask import Desk
from app.llm.openai_client import OpenAIModel
from app.settings import settings
from app.web.examples import example_questions
from app.web.page import build
from app.web.serve import launch
from corpus.errors import OnRecordError


def main() -> None:
    """Open the store and serve the page until interrupted."""
    chosen = settings()
    models = {name: OpenAIModel(endpoint) for name, endpoint in chosen.llm.items()}
    with Desk.open(chosen, purpose="the web page (onrecord serve)") as desk:
        page = build(
            desk,
            examples=example_questions(desk.documents),
            marks=chosen.marks,
            models=models,
            model=chosen.writer,
        )
        launch(page, host=chosen.host, port=chosen.port)


if __name__ == "__main__":
    try:
        main()
    except OnRecordError as error:
        sys.stderr.write(f"onrecord: {error}\n")
        sys.exit(2)
