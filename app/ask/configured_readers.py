"""What reads written sentences beside their quotes, as the settings name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.llm.openai_model import OpenAIModel
from app.verify.check_sentence import SentenceReaders
from app.write.judge import judge_of
from index.entailment.entailment import entailment_for

if TYPE_CHECKING:
    from app.config.settings import Settings


def configured_readers(chosen: Settings) -> SentenceReaders:
    """The entailment model and the judge of the settings; EntailmentModelError without weights."""
    judge = chosen.llm[chosen.verifier] if chosen.verifier else None
    return SentenceReaders(
        entailment_for(chosen.entailment), judge_of(OpenAIModel(judge)) if judge else None
    )
