"""A page where a model writes over the quotes, and what one waits for there."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Semaphore
from typing import TYPE_CHECKING

from tests.app.web.example_answers import SCRIPT
from tests.app.web.hostile_documents import HOSTILE
from tests.app.web.scripted_model import ScriptedModel
from tests.app.web.scripted_prose import OVER
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.app.web.conftest import Open, Serve


@dataclass
class Scene:
    """A page whose model writes a word when told to, or at once."""

    page: Page
    service: ScriptedService
    model: ScriptedModel

    def send(self, question: str) -> None:
        """Send the question and wait for its quotes."""
        ask(self.page, question)

    def tell(self, sentences: int) -> None:
        """Let the model write, until so many sentences stand in the last turn."""
        self.model.pace.release()
        last = self.page.locator(".turn").last
        last.locator(".sentence").nth(sentences - 1).wait_for()

    def settle(self) -> None:
        """Wait until nothing more comes."""
        self.page.locator("[data-act=again]").wait_for()


def scene_of(served: Serve, opened: Open, *, paced: bool = False, width: int = 1440) -> Scene:
    """The page of one reader, with two models to choose from."""
    model = ScriptedModel(pace=Semaphore(0)) if paced else ScriptedModel()
    other = ScriptedModel(name=f"Nib {HOSTILE}")
    service = ScriptedService(script=SCRIPT, written=OVER)
    page = opened(served(service, models=[model, other]), width=width, height=800)
    return Scene(page, service, model)
