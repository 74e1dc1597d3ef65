"""What of a reply is its answer: without thoughts, labels, headings and the list of sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_THINK = r"think(?:ing)?|thoughts?|reasoning|reflection"
# The thoughts of a reasoning model, and the channel in which others think.
_THOUGHT = re.compile(rf"<({_THINK})>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_CHANNEL = re.compile(
    r"<\|channel\|>(?:analysis|commentary)[^<]*<\|message\|>.*?(?:<\|end\|>|\Z)", re.DOTALL
)
_TOKEN = re.compile(
    r"<\|start\|>(?:assistant)?|<\|channel\|>(?:final)?|<\|[a-z_]+\|>|</s>|<(?:eos|end_of_turn)>"
)
_LONE_CLOSE = re.compile(rf"</(?:{_THINK})>", re.IGNORECASE)
_MAY_OPEN = re.compile(r"<[|/]?[a-z|_]{0,16}\Z", re.IGNORECASE)
# A model that goes on writes the reader's next question, or names what it has cited.
_NEXT_TURN = re.compile(
    r"\n\s*(?:\*\*)?(?:User|Human|Reader|Question)(?:\*\*)?\s*:.*\Z", re.DOTALL | re.IGNORECASE
)
_SOURCES = re.compile(
    r"(?:\A|\n)\s*(?:#{1,6}\s*)?(?:\*\*|__)?(?:sources?|references?|citations?"
    r"|works cited|footnotes|sources? cited|quotes? cited)"
    r"\s*:?(?:\*\*|__)?:?[ \t]*(?:(?=\n|\Z)|(?=[\[【`(]\^?S?\d)).*\Z",
    re.DOTALL | re.IGNORECASE,
)
_FOOTNOTES = re.compile(r"\n\s*[\[【]\^?[Ss]?\d{1,3}[\]】]:.*\Z", re.DOTALL)
_FENCE = re.compile(r"\A\s*```\w*\s*\Z")
_HEADING = re.compile(r"\A\s*(?:#{1,6}\s+[^.!?]*|(\*\*|__)[^.!?*_]+\1:?)\s*\Z")
_BULLET = re.compile(r"\A\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+|#{1,6}\s+|>\s+)")
_RUN_IN_HEADING = re.compile(r"\A(\*\*|__)[^*_\n]{1,60}?(?::\1|\1\s*:)\s+")
_LABEL = re.compile(
    r"\A(?:(?:final|short|direct|full|my) )?(?:answer|response|reply|summary|conclusion|assistant"
    r"|ai|bot|statement|claim|speaker|(?:verified |key |supported )?fact|finding|key (?:point"
    r"|takeaway)|takeaway|result|output|sentence)s?(?: \d{1,2})?\s*:\s*",
    re.IGNORECASE,
)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def without_thoughts(raw: str, *, last: bool = False) -> tuple[str, int]:
    """The reply so far without thoughts, and how many lone ends of thoughts it has.

    Some templates begin the thoughts themselves, so that only their end is sent: then all before
    it was thought. Unless it is the `last` of the reply, what may begin a tag is left out.
    """
    visible = _TOKEN.sub("", _CHANNEL.sub("", _THOUGHT.sub("", raw)))
    *thoughts, visible = _LONE_CLOSE.split(visible)
    if not last:
        visible = _MAY_OPEN.sub("", visible)
    for after_the_answer in (_NEXT_TURN, _SOURCES, _FOOTNOTES):
        visible = after_the_answer.sub("", visible)
    return visible, len(thoughts)


def prose_lines(text: str) -> Iterator[str]:
    """The lines of the text that state something, without bullets, labels and emphasis."""
    for line in text.splitlines():
        if _FENCE.match(line) or _HEADING.match(line):
            continue
        plain = _RUN_IN_HEADING.sub("", _BULLET.sub("", line))
        plain = _STRONG.sub(r"\2", plain).strip()
        while label := _LABEL.match(plain):
            plain = plain[label.end() :]
        if plain:
            yield plain
