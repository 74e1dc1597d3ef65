"""Names shared by the load command and the Locust process."""

from __future__ import annotations

from typing import Final

QUESTIONS: Final = "ONRECORD_LOAD_QUESTIONS"  # a file with a JSON list
PAUSE: Final = "ONRECORD_LOAD_PAUSE"  # seconds between an answer and the next question
ANSWER: Final = "a question on the page"  # until its quotes are shown
PAGE: Final = "the page"
HTTP_ASK: Final = "POST /ask"
