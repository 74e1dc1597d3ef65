"""Finders of example questions that have found what a test says."""

from __future__ import annotations

from app.web.examples import ExampleFinder
from app.web.fair_queue import FairQueue
from tests.app.web.scripted_service import ScriptedService

SECONDS = 20  # until a finder that does not finish is given up


def complete_finder(*questions: str) -> ExampleFinder:
    """A finder that has found these questions, and no others."""
    return completed(ExampleFinder(ScriptedService(examples=questions), FairQueue(1)))


def completed(finder: ExampleFinder) -> ExampleFinder:
    """The finder, once it has found all."""
    found = finder.now()
    while not found.complete:
        known, found = found, finder.wait(found, SECONDS)
        assert found != known
    return finder
