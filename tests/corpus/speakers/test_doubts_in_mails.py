"""Others' words in a mail that no rule tells apart are unclear where several lines are doubted."""

from __future__ import annotations

from corpus.model.document import Document, Provenance
from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span
from corpus.speakers.attribute import read_utterances, voice_of

_TALK = (
    "~ Marsh ~ Who kept the key?",
    "~ Odell ~ I kept it. It hung behind the door.",
    "~ Marsh ~ For thirty years?",
    "~ Odell ~ Thirty-one.",
    "~ Marsh ~ And nobody asked for it?",
    "~ Odell ~ You are the first.",
)
_LETTER = "I send you what I wrote down at the sluice, and hope that you can read it."


def test_a_talk_pasted_into_a_mail_is_not_its_writers() -> None:
    names = _names(_mail(_LETTER, *_TALK), [line.split("~ ")[-1] for line in _TALK])

    assert names.count(None) >= len(_TALK) / 2


def test_a_letter_is_its_writers() -> None:
    letter = (_LETTER, "The wheel is sound.", "Nobody here wants to be the first to say so.")

    assert set(_names(_mail(*letter), letter)) == {"Nora Pell"}


def test_doubts_of_several_mails_are_not_added_up() -> None:
    mails = [_mail(_LETTER, line) for line in _TALK]
    text = "\n\n".join(mail.text for mail in mails)
    marks, start = [], 0
    for mail in mails:
        marks.append(_message(start, start + len(mail.text)))
        start += len(mail.text) + 2

    assert set(_names(_document(text, *marks), _TALK)) == {"Nora Pell"}


def _mail(*lines: str) -> Document:
    text = "\n\n".join(lines)
    return _document(text, _message(0, len(text)))


def _message(start: int, end: int) -> Mark:
    return Mark(Span(start, end), MarkKind.MESSAGE, "Nora Pell")


def _document(text: str, *marks: Mark) -> Document:
    return Document(Provenance(id="x", file="x.eml", sha256="0" * 64), text, tuple(marks))


def _names(document: Document, lines: list[str] | tuple[str, ...]) -> list[str | None]:
    places = [(document.text.index(line), len(line)) for line in lines]
    utterances = read_utterances(document)
    spans = [Span(start, start + length) for start, length in places]
    return [voice_of(utterances, document.text, span).speaker.name for span in spans]
