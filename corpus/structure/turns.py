"""Where someone else begins to speak, and what only structures a text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.span import Span
from corpus.speakers.similar_names import is_misspelt, is_short
from corpus.structure.boilerplate import is_boilerplate, is_not_speech
from corpus.structure.comments import comments, comments_heading
from corpus.structure.paragraphs import paragraphs
from corpus.structure.titles import SENTENCE_END, titles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_NAME_CHARS = 40
_NAME_WORDS = 5
_LABELLED = 0.2  # share of paragraphs; fewer, and what stands before colons is no talk
_MARKUP = r"[*_]{0,3}"  # bold or italic, as Markdown marks it
_NAME_LINE = re.compile(rf"{_MARKUP}(.+?)\s*:?{_MARKUP}:?")
_LABEL = re.compile(
    rf"{_MARKUP}([^\W\d_][\w.\u2019'-]*(?: [\w.\u2019'-]+){{0,4}}){_MARKUP}"
    rf"(?: ?\([^()\n]{{1,40}}\))?(?::{_MARKUP}(?=\s)|\uff1a)"
)
_ASKED = re.compile(rf"{_MARKUP}([QA](?:uestion|nswer)?)[:.]{_MARKUP}\s")
_NO_NAMES = {
    *("note", "nb", "example", "source", "tip", "step", "warning", "update", "edit", "caption"),
    *("figure", "table", "photo", "correction", "ps", "see also", "important", "summary"),
    *("conclusion", "result", "date", "time", "place", "contact", "email", "phone", "address"),
}


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """Where somebody begins to speak: the label, whose it is, and where the words begin.

    `name` is as the document mostly writes it, "Q" or "A" where it says no more.
    """

    label: Span
    name: str
    words: int


def headings(
    text: str, *, speakers: Collection[str] = (), title: str | None = None
) -> tuple[Span, ...]:
    """The paragraphs that are nobody's words, in order: they structure the text or frame it.

    Names of speakers on a line of their own, section titles, captions without a full stop, and a
    site's own lines ("Leave a comment"). `speakers` and `title` are known from the provenance.
    """
    every = paragraphs(text)
    names = _name_lines(text, every, speakers)
    heads = {one.start for one in comments(text, every) if one.alone}
    above = {span for span in every if span.start in heads}
    framing = {span for span in every if is_not_speech(words := span.of(text)) or words == title}
    found = titles(text, every, asking=not turns(text, speakers=speakers))
    cards = _cards(text, every, found)
    return tuple(sorted(names.keys() | above | framing | found | cards))


def _cards(text: str, every: Sequence[Span], found: Collection[Span]) -> frozenset[Span]:
    """What a site shows of a page that a comment points to: below its title, cut off."""
    begin = comments_heading(text, every)
    return frozenset(
        span
        for before, span in pairwise(every)
        if begin is not None
        and span.start > begin
        and before in found
        and span.of(text).endswith(("…", "..."))
    )


def turn_starts(text: str, *, speakers: Collection[str] = ()) -> tuple[int, ...]:
    """Where someone else begins to speak, in order: at a name, "Q:", or a comment.

    A name on a line of its own starts the turn, so the offset is the name's.
    """
    every = paragraphs(text)
    starts = {turn.label.start for turn in turns(text, speakers=speakers)}
    begin = comments_heading(text, every)
    if begin is not None:
        starts |= {begin, *(comment.start for comment in comments(text, every))}
    return tuple(sorted(starts))


def comments_start(text: str) -> int | None:
    """Where the readers' comments begin, at the line that announces them; None without one."""
    return comments_heading(text, paragraphs(text))


def turns(text: str, *, speakers: Collection[str] = ()) -> tuple[SpeakerTurn, ...]:
    """The turns of an interview or another talk, in order; none of them a comment."""
    every = paragraphs(text)
    begin = comments_heading(text, every)
    before = [span for span in every if begin is None or span.start < begin]
    lines = _name_lines(text, before, speakers)
    found = {span.start: SpeakerTurn(span, name, span.end) for span, name in lines.items()}
    for turn in (*_labelled(text, before, speakers), *_asked(text, before)):
        found.setdefault(turn.label.start, turn)
    return tuple(turn for _, turn in sorted(found.items()))


def _name_lines(text: str, every: Sequence[Span], speakers: Collection[str]) -> Mapping[Span, str]:
    """The lines that hold only a name: a known one, one that returns, or such a one misspelt."""
    lines = {
        span: name
        for span in every
        if len(span) <= _NAME_CHARS + len("****:") and _may_be_name(name := _bare(span.of(text)))
    }
    names = _accepted(lines.values(), speakers)
    return {span: whose for span, name in lines.items() if (whose := _whose(name, names))}


def _accepted(written: Iterable[str], speakers: Collection[str]) -> Mapping[str, str]:
    """The names in small letters that are known or return, each with the way it is written."""
    often = Counter(written)
    folded = Counter(name.casefold() for name in often.elements())
    names = {name.casefold(): name for name, _ in reversed(often.most_common())}
    known = {name.casefold(): name for name in speakers}
    repeated = {name: names[name] for name, times in folded.items() if times > 1}
    return {**repeated, **known}


def _whose(name: str, names: Mapping[str, str]) -> str | None:
    """The accepted name that is meant; None when it is none of them."""
    exact = names.get(name.casefold())
    if exact is not None:
        return exact
    if any(is_short(name, known) or _is_long(name, known) for known in names.values()):
        return name
    near = {known for known in names.values() if is_misspelt(name, known)}
    return near.pop() if len(near) == 1 else None


def _is_long(name: str, short: str) -> bool:
    """Whether the name is what a label was short for, and no line that begins with it."""
    ends = name.casefold().endswith(short.casefold()) or short.isupper()
    return ends and is_short(short, name)


def _bare(words: str) -> str:
    """The line without a colon at its end and without marks of bold or italic type."""
    found = _NAME_LINE.fullmatch(words)
    return found[1].rstrip("*_ ") if found else words


def _may_be_name(words: str) -> bool:
    return (
        len(words) <= _NAME_CHARS
        and len(words.split()) <= _NAME_WORDS
        and (words[:1].isupper() or _caseless(words))
        and not SENTENCE_END.search(words)
        and not is_boilerplate(words)
    )


def _caseless(words: str) -> bool:
    """Whether the script has no capitals to tell a name by."""
    return words[:1].isalpha() and words.lower() == words.upper()


def _labelled(text: str, every: Sequence[Span], speakers: Collection[str]) -> Iterator[SpeakerTurn]:
    """The paragraphs that open with a name and a colon, when they make a talk."""
    found = {span: label for span in every if (label := _label(text, span))}
    names = _accepted((_bare_label(label) for label in found.values()), speakers)
    turned = {
        span: (label, whose)
        for span, label in found.items()
        if (whose := _whose(_bare_label(label), names))
    }
    known = {name.casefold() for name in speakers}
    sure = any(whose.casefold() in known for _, whose in turned.values())
    several = len({whose for _, whose in turned.values()}) > 1
    words = [
        any(map(str.isalpha, text[label.end() : span.end])) for span, (label, _) in turned.items()
    ]
    talk = several and sum(words) > len(turned) / 2 and len(turned) >= _LABELLED * len(every)
    if sure or talk:
        for span, (label, whose) in turned.items():
            yield SpeakerTurn(Span(span.start, label.end()), whose, label.end())


def _label(text: str, span: Span) -> re.Match[str] | None:
    found = _LABEL.match(text, span.start, span.end)
    if found is None or found.end() == span.end:
        return None
    name = _bare_label(found)
    capital = name[:1].isupper() or _caseless(name)
    no_name = name.casefold().rstrip(".") in _NO_NAMES
    return found if capital and len(name) <= _NAME_CHARS and not no_name else None


def _bare_label(label: re.Match[str]) -> str:
    return label[1].rstrip("*_ ")


def _asked(text: str, every: Sequence[Span]) -> Iterator[SpeakerTurn]:
    """The paragraphs that open with "Q:" or "A:", when there are both."""
    found = {span: asked for span in every if (asked := _ASKED.match(text, span.start, span.end))}
    if {asked[1][0] for asked in found.values()} == {"Q", "A"}:
        for span, asked in found.items():
            yield SpeakerTurn(Span(span.start, asked.end(1) + 1), asked[1][0], asked.end())
