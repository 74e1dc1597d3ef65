"""A language model as a second reader: whether quotes say what a sentence says."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING, Final

from app.llm.model import Message, MessageRole, ModelError
from app.messages.attribution_line import english_name
from app.text.message_text import message_text
from app.verify.fault import FaultKind, SentenceFault
from app.write.evidence_lines import without_brackets
from app.write.reply_prose import without_thoughts
from prompts.load import prompt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.citation import Citation
    from app.llm.model import Model
    from app.verify.check_sentence import SentenceJudge

_VERDICT = re.compile(
    r"\W*(?:answer|verdict)?\W*(?P<verdict>yes|no)\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_QUOTED = re.compile(r"[\"“«„](.+?)[\"”»“](?=\W|\Z)", re.DOTALL)
_WORD = re.compile(r"\w+")
_MIN_WORDS = 2  # that show where the quotes say it


JUDGE_FAILED: Final = "doubted-judge-failed"  # codes of the reasons
JUDGE_WITHOUT_WORDS: Final = "doubted-judge-words"
# Weak models follow examples better than rules: quotes, a sentence, and the reply to it.
JUDGED_EXAMPLES: Final = (
    (
        "Mira Holt: The library may have to close in May, for the roof lets in the rain.",
        "A leaking roof could force the library to shut in May, Mira Holt says.",
        "YES “may have to close in May, for the roof lets in the rain”",
    ),
    (
        "Mira Holt: The library may have to close in May, for the roof lets in the rain.",
        "The library is going to close in May, Mira Holt says.",
        "NO",
    ),
    (
        "Tom Beck: Nobody has asked the council what a new roof would cost.",
        "The price of a new roof is something about which the council was never asked.",
        "YES “Nobody has asked the council what a new roof would cost”",
    ),
    (
        "Tom Beck: The council paid the builder after the roof was mended.",
        "The builder paid the council once the roof was mended.",
        "NO",
    ),
)


def judge_of(model: Model) -> SentenceJudge:
    """What the model has against a sentence over quotes, of which it sees nothing else.

    None where it says yes and copies words that are in the quotes; an error of the model, or a
    reply that is neither, confirms nothing.
    """

    def judge(sentence: str, cited: Sequence[Citation]) -> SentenceFault | None:
        said = " ".join(citation.quote.exact for citation in cited)
        # A weak model judges better without examples, and copies words only with them: so one that
        # says yes without words is asked again, and has to say yes again.
        for examples in ((), JUDGED_EXAMPLES):
            try:
                reply = _reply(model, sentence, cited, examples)
            except ModelError:
                return _doubt(JUDGE_FAILED, model)
            match = _VERDICT.match(without_thoughts(reply, last=True)[0])
            if match is None:
                return _doubt(JUDGE_FAILED, model)
            if match["verdict"].casefold() == "no":
                return _doubt("doubted-judge", model)
            if _copies_from(said, match["rest"]):
                return None
        return _doubt(JUDGE_WITHOUT_WORDS, model)

    return judge


def _reply(
    model: Model,
    sentence: str,
    cited: Sequence[Citation],
    examples: Sequence[tuple[str, str, str]],
) -> str:
    lines = (
        f"{without_brackets(english_name(one.speaker))}: {without_brackets(one.quote.exact)}"
        for one in cited
    )
    messages = (
        Message(MessageRole.SYSTEM, prompt("judge").fill()),
        *(
            message
            for quotes, judged, verdict in examples
            for message in (_request(quotes, judged), Message(MessageRole.ASSISTANT, verdict))
        ),
        _request("\n".join(dict.fromkeys(lines)), without_brackets(sentence)),
    )
    with closing(model.stream(messages)) as pieces:
        return "".join(pieces)


def _request(quotes: str, sentence: str) -> Message:
    words = prompt("judge-request").fill(quotes=quotes, sentence=sentence)
    return Message(MessageRole.USER, words)


def _copies_from(said: str, reply: str) -> bool:
    """Whether the reply quotes words of what is said, in their order."""
    words = f" {' '.join(_folded(said))} "
    copies = [_folded(copied) for copied in _QUOTED.findall(reply)] or [_folded(reply)]
    return any(len(copied) >= _MIN_WORDS and f" {' '.join(copied)} " in words for copied in copies)


def _folded(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _doubt(code: str, model: Model) -> SentenceFault:
    return SentenceFault(FaultKind.JUDGE, message_text(code, model=model.name))
