"""Speaker turns: the names, labels and "Q:" at which another person begins to speak."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.mark import MarkKind
from corpus.model.span import Span
from corpus.structure.boilerplate import is_boilerplate
from corpus.structure.similar_names import is_misspelt, is_short
from corpus.structure.titles import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from corpus.model.mark import Mark

_MAX_NAME_CHARS = 40
_MAX_NAME_WORDS = 5
_MIN_LABELLED_SHARE = 0.2  # of paragraphs; fewer, and what stands before colons is no talk
_MARKUP = r"[*_]{0,3}"  # bold or italic, as Markdown marks it
_NAME_LINE = re.compile(rf"{_MARKUP}(.+?)\s*:?{_MARKUP}:?")
_LABEL = re.compile(
    rf"{_MARKUP}([^\W\d_][\w.\u2019'-]*(?: [\w.\u2019'-]+){{0,4}}){_MARKUP}"
    rf"(?: ?\([^()\n]{{1,40}}\))?(?::{_MARKUP}(?=\s)|\uff1a)"
)
_QUESTION_LABEL = re.compile(rf"{_MARKUP}([QA](?:uestion|nswer)?)[:.]{_MARKUP}\s")
_NO_NAMES = {
    *("note", "nb", "example", "source", "tip", "step", "warning", "update", "edit", "caption"),
    *("figure", "table", "photo", "correction", "ps", "see also", "important", "summary"),
    *("conclusion", "result", "date", "time", "place", "contact", "email", "phone", "address"),
}


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """Where a person begins to speak: the label, the name, and the offset of the first word.

    `name` is as the document mostly writes it, "Q" or "A" where it says no more, and None where
    it can't be told who speaks. `label` is None where no words of the text name the speaker.
    `end` is where the turn ends, None where that is where the next one begins. `when` is the time
    of the turn as the document gives it.
    """

    name: str | None
    words: int
    label: Span | None = None
    end: int | None = None
    when: str | None = None

    @property
    def start(self) -> int:
        """The offset at which the turn begins, with its label."""
        return self.label.start if self.label else self.words


def turns(
    text: str,
    paragraphs: Sequence[Span],
    speakers: Collection[str] = (),
    marks: Sequence[Mark] = (),
) -> tuple[SpeakerTurn, ...]:
    """The turns of an interview or another talk, in order.

    `paragraphs` are the author's own, without comments and the like; `speakers` are known from the
    provenance. Turns that the file's format marks are taken as they are.
    """
    marked = [mark for mark in marks if mark.kind is MarkKind.TURN]
    if marked:
        return tuple(
            SpeakerTurn(mark.name, mark.span.start, end=mark.span.end, when=mark.when)
            for mark in marked
        )
    lines = name_lines(text, paragraphs, speakers)
    by_start = {span.start: SpeakerTurn(name, span.end, span) for span, name in lines.items()}
    labelled = _labelled_turns(text, paragraphs, speakers)
    for turn in (*labelled, *_question_and_answer_turns(text, paragraphs)):
        by_start.setdefault(turn.start, turn)
    return tuple(turn for _, turn in sorted(by_start.items()))


def name_lines(
    text: str, paragraphs: Sequence[Span], speakers: Collection[str]
) -> Mapping[Span, str]:
    """The paragraphs that hold only a speaker's name, with the name.

    It is a known one, one that is repeated, or such a one misspelt.
    """
    lines = {
        span: name
        for span in paragraphs
        if len(span) <= _MAX_NAME_CHARS + len("****:")
        and _may_be_name(name := _without_marks(span.of(text)))
    }
    names = _accepted_names(lines.values(), speakers)
    matches = ((span, _matching_name(name, names)) for span, name in lines.items())
    return {span: name for span, name in matches if name}


def _accepted_names(written: Iterable[str], speakers: Collection[str]) -> Mapping[str, str]:
    """The names that are known or repeated, case-folded, each with its most frequent spelling."""
    counts = Counter(written)
    folded = Counter(name.casefold() for name in counts.elements())
    spellings = {name.casefold(): name for name, _ in reversed(counts.most_common())}
    known = {name.casefold(): name for name in speakers}
    repeated = {name: spellings[name] for name, times in folded.items() if times > 1}
    return {**repeated, **known}


def _matching_name(name: str, names: Mapping[str, str]) -> str | None:
    """The accepted name that is meant; None when it is none of them."""
    exact = names.get(name.casefold())
    if exact is not None:
        return exact
    if any(is_short(name, known) or _is_full_name(name, known) for known in names.values()):
        return name
    near = {known for known in names.values() if is_misspelt(name, known)}
    return near.pop() if len(near) == 1 else None


def _is_full_name(name: str, short: str) -> bool:
    """Whether the name is the full form of a label, and not a line that begins with it."""
    ends = name.casefold().endswith(short.casefold()) or short.isupper()
    return ends and is_short(short, name)


def _without_marks(words: str) -> str:
    """The line without a colon at its end and without marks of bold or italic type."""
    match = _NAME_LINE.fullmatch(words)
    return match[1].rstrip("*_ ") if match else words


def _may_be_name(words: str) -> bool:
    return (
        len(words) <= _MAX_NAME_CHARS
        and len(words.split()) <= _MAX_NAME_WORDS
        and (words[:1].isupper() or _is_caseless(words))
        and not SENTENCE_END.search(words)
        and not is_boilerplate(words)
    )


def _is_caseless(words: str) -> bool:
    """Whether the script has no capitals to recognise a name by."""
    return words[:1].isalpha() and words.lower() == words.upper()


def _labelled_turns(
    text: str, paragraphs: Sequence[Span], speakers: Collection[str]
) -> Iterator[SpeakerTurn]:
    """The paragraphs that open with a name and a colon, when they make a talk."""
    labels = {span: label for span in paragraphs if (label := _label(text, span))}
    names = _accepted_names((_label_name(label) for label in labels.values()), speakers)
    labelled = {
        span: (label, name)
        for span, label in labels.items()
        if (name := _matching_name(_label_name(label), names))
    }
    known = {name.casefold() for name in speakers}
    is_sure = any(name.casefold() in known for _, name in labelled.values())
    several = len({name for _, name in labelled.values()}) > 1
    has_words = [
        any(map(str.isalpha, text[label.end() : span.end])) for span, (label, _) in labelled.items()
    ]
    many = len(labelled) >= _MIN_LABELLED_SHARE * len(paragraphs)
    if is_sure or (several and sum(has_words) > len(labelled) / 2 and many):
        for span, (label, name) in labelled.items():
            yield SpeakerTurn(name, label.end(), Span(span.start, label.end()))


def _label(text: str, span: Span) -> re.Match[str] | None:
    match = _LABEL.match(text, span.start, span.end)
    if match is None or match.end() == span.end:
        return None
    name = _label_name(match)
    has_capital = name[:1].isupper() or _is_caseless(name)
    is_other = name.casefold().rstrip(".") in _NO_NAMES
    return match if has_capital and len(name) <= _MAX_NAME_CHARS and not is_other else None


def _label_name(label: re.Match[str]) -> str:
    return label[1].rstrip("*_ ")


def _question_and_answer_turns(text: str, paragraphs: Sequence[Span]) -> Iterator[SpeakerTurn]:
    """The paragraphs that open with "Q:" or "A:", when the text has both."""
    labels = {
        span: label
        for span in paragraphs
        if (label := _QUESTION_LABEL.match(text, span.start, span.end))
    }
    if {label[1][0] for label in labels.values()} == {"Q", "A"}:
        for span, label in labels.items():
            yield SpeakerTurn(label[1][0], label.end(), Span(span.start, label.end(1) + 1))
