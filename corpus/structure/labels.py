"""Labels: what may name a speaker at the beginning of a line, with its shape and its time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.span import Span, trim
from corpus.structure.boilerplate import is_boilerplate
from corpus.structure.credits import is_edited_note
from corpus.structure.directions import is_direction, is_examiner
from corpus.structure.label_forms import LabelForm, form_of, is_caseless, is_numbered_speaker
from corpus.structure.label_words import OFFICES, ONE_OF_MANY, SPEAKING_NOUNS
from corpus.structure.times import TIME, is_time_line, start_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAX_NAME_CHARS = 60
_MAX_NAME_WORDS = 6
_MAX_LABEL_CHARS = 400  # with office, places and times; also bounds the search in a long line
_LEAD = r"[*_]{0,3}(?P<lead>>{1,3}|(?:[•▪●◦‣*–—-]|\d{1,3}[.)])(?=\s))?\s*[*_]{0,3}"
_FIRST = rf"(?:(?P<before>{TIME}|\d{{4}}(?=\s{{2,}}[^\W\d_a-z]{{2}}))\s*(?:[|,:–—-]\s*)?)?"
_NUMBER = r"(?:Q\d{1,4}\.?\s+(?=[^\W\d_a-z]))?(?P<from>From\s+(?=[^\W\d_a-z]))?"
_NAME = r"(?:\[(?P<bracketed>[^\[\]:\n]{1,40})\]|(?P<name>[^\W\d_][^:：(\[|\t\n]{0,59}?))"  # noqa: RUF001
_ADDRESSEE = r"(?(from)(?:\s*\([^()\n]*\))?(?:\s+to\s+[^:\n]{1,60}?)?)"
_INNER = r"(?:[^()\[\]\n]|[(\[][^()\[\]\n]{1,40}[)\]])"  # "(Hon. (Dr.) Ann Keller)"
_BRACKETS = rf"(?P<brackets>(?:\s*[(\[]{_INNER}{{1,80}}[)\]]){{0,4}})"
_PARTY = r"(?:\s*\([^()\n:]{1,40}\)(?=,))?"
_OFFICE = r"(?P<office>,\s[^:：()\n!?;]{1,80}?)?"  # noqa: RUF001
_LAST = rf"(?:\s*[|,@–—-]?\s*(?:at\s)?(?P<after>{TIME}))?"
_MARKUP = r"[*_]{0,3}"
_SEPARATOR = (
    rf"(?:(?P<stop>\.\s?[–—]\s)|(?P<colon>{_MARKUP}\s?(?::{_MARKUP}(?=\s|\Z)|：{_MARKUP}))|"  # noqa: RUF001
    rf"(?P<bar>\s\|\s)|(?P<alone>{_MARKUP}\s*\Z)|"
    rf"(?P<dash>{_MARKUP}(?:\s+[–—-]{{1,2}}\s+|—(?=\S)))|"
    rf"(?P<gap>{_MARKUP}(?:\t+\s*|\s{{2,}})))"
)
_NAMED = _NAME + _ADDRESSEE + _PARTY + _OFFICE
_LABEL = re.compile(_LEAD + _FIRST + _NUMBER + _NAMED + _BRACKETS + _LAST + _SEPARATOR)
_CAPITAL_WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
_SHORT_TITLE = r"(?:M|MM|Mme|Mr|Mrs|Ms|Dr|Prof|Hon|Sen|Rep|Rev|Gov|Gen|Col|Capt|Lt|St|Messrs)\."
_INITIAL = r"[^\W\d_a-zß-öø-ÿа-яёіїєґ]"
_STOPPED = re.compile(
    rf"{_LEAD}(?P<name>{_INITIAL}{{3,}}\s{_INITIAL}(?:\.\s?{_INITIAL})?(?=\.[\s,])|(?:M\.|Mme\.?)\s(?:le|la)\s[^\W\d_]+(?:-[^\W\d_]+)?|"
    rf"(?:The\s)?(?:(?i:{_SHORT_TITLE})\s|{_CAPITAL_WORD}\s|"
    rf"[^\W\d_a-zß-öø-ÿ]\.\s){{0,4}}{_CAPITAL_WORD}|(?!M\.)[^\W\d_a-zß-öø-ÿ]\d{{0,4}})"
    rf"(?P<office>,\s[^.:,\n]{{1,60}})?{_BRACKETS}\.(?:\s*[—–])?(?=\s)"
)
_UNNAMED = re.compile(rf"(?P<lead>>{{1,3}})\s+|(?P<before>{TIME})\s*(?:[:|–—-]\s*)?(?=\S)")
_NUMBERED_QUESTION = re.compile(
    r"\A(Q|A|Question|Answer|Frage|Antwort|Pregunta|Respuesta|Réponse|Вопрос|Ответ)\s?\d{1,4}\Z"
)
_LINK = re.compile(r"[<(\[]?(?:https?://|www\.)\S+")
_EXAMINED_BY = re.compile(r"\s*\((?:BY|By|by) (?P<name>[^()\n]{1,50})\):?")
_STAMP = re.compile(rf"\s*{TIME}(?=\s)")
_ENDS = re.compile(r"[.!?…;][\"”’»)\]]*\s|[!?;“”\"«»]|\s--\s")
_ABBREVIATIONS = re.compile(r"(?:\b(?:[^\W\d_]{1,4}|Messrs)\.)+(?=\s\S)|(?:\b[^\W\d_]\.)+(?=\s)")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it stands in the text; `words` is where what is said begins.

    `name` is without office, place and time, None where the label has only a time or a mark.
    `kind` is the separator after the name; `alone` is True where nothing follows on the line.
    `inner` is True where the line continues a paragraph, `before_small` where a small letter
    follows. `column` is the line's indentation. `source` is what brackets say of who asks: the
    name or place in "Q (Ann Keller, Lower Quay)".
    """

    span: Span
    name: str | None
    kind: str
    form: LabelForm
    when: str | None = None
    alone: bool = False
    inner: bool = False
    before_small: bool = False
    source: str | None = None
    column: int = 0
    chevron: bool = False

    @property
    def words(self) -> int:
        """The offset at which the label ends and the words begin."""
        return self.span.end

    @property
    def folded(self) -> str:
        """The name in small letters; empty without one."""
        return (self.name or "").casefold()


def labels(
    text: str, paragraphs: Sequence[Span], emphasised: Sequence[Span] = ()
) -> tuple[Label, ...]:
    """Everything that may be a label, in order, times on lines of their own joined to theirs.

    `emphasised` are the words in bold or italics at the beginning of paragraphs.
    """
    lines = [line for span in paragraphs for line in _lines(text, span)]
    ends = {span.start: span.end for span in emphasised}
    found: list[Label] = []
    for (line, inner), following in zip(lines, [*lines[1:], None], strict=False):
        label = label_at(text, line, inner=inner)
        if label is None or (label.kind == "alone" and label.when is None):
            label = _marked_label(text, line, ends.get(line.start)) or label
        if label is not None and not (label.alone and following is None):
            found.append(label)
    return tuple(_with_times(text, found))


def _marked_label(text: str, line: Span, end: int | None) -> Label | None:
    """The label in bold or italics that nothing but the type sets off from the words."""
    if end is None or end >= line.end:
        return None
    lead = trim(text, Span(line.start, end))
    label = label_at(text, lead) if lead else None
    if label is None or label.name is None or not label.alone:
        return None
    after = text[label.words : line.end].lstrip()
    if after[:1].islower() or is_time_line(after):
        return None
    return replace(label, kind="marked", alone=False)


def label_at(text: str, line: Span, *, inner: bool = False) -> Label | None:
    """The label that opens the line; None where none does."""
    words = line.of(text)
    if is_time_line(words):
        return Label(line, None, "time", LabelForm.NONE, start_time(words) or words, alone=True)
    match, name = _match(words)
    if (
        match is None
        or is_examiner(words)
        or (is_direction(words) and not is_numbered_speaker(name or ""))
    ):
        return None
    kind = _kind(match)
    rest = words[match.end() :].lstrip("*_ \t")
    if _LINK.fullmatch(rest) or is_edited_note(words):
        return None
    stamps = [match.groupdict().get(key) for key in ("before", "after")]
    end = match.end()
    if is_time_line(rest):
        stamps.append(rest)
        end, rest = len(words), ""
    elif not any(stamps) and (stamp := _STAMP.match(words, end)):
        stamps.append(stamp[0])
        end = stamp.end()
    if by := _EXAMINED_BY.match(words, end):
        name, end = by["name"], by.end()
    alone = end == len(words)
    in_brackets = [part for part in _bracketed(match) if start_time(part)]
    when = next((stamp for stamp in [*stamps, *in_brackets] if stamp), None)
    return Label(
        Span(line.start, line.start + end),
        name,
        kind,
        form_of(name) if name else LabelForm.NONE,
        start_time(when) if when else None,
        alone=alone,
        inner=inner,
        before_small=rest[:1].islower(),
        source=_source(match),
        column=line.start - (text.rfind("\n", 0, line.start) + 1),
        chevron=(match.groupdict().get("lead") or "").startswith(">"),
    )


def _match(words: str) -> tuple[re.Match[str] | None, str | None]:
    """The label at the beginning of the words, and the name in it."""
    is_long = len(words) > _MAX_LABEL_CHARS
    words = words[:_MAX_LABEL_CHARS]
    stopped = _STOPPED.match(words)
    match = _LABEL.match(words)
    name = _name(match) if match else None
    goes_on = match is not None and match["colon"] and match["name"] and match["name"].isupper()
    if stopped and words[stopped.end() :].isupper():
        stopped = None  # all is in capitals, as in captions
    if stopped and not goes_on and _may_be_stopped(stopped["name"], stopped["office"]):
        return stopped, _name(stopped)
    if match is not None and name is not None and _may_be_label(name):
        ends = match["alone"] is not None and _ENDS.search(_ABBREVIATIONS.sub("", f"{words} "))
        if not ends and not (is_long and match["alone"] is not None):
            return match, name
    unnamed = _UNNAMED.match(words)
    return unnamed, None


def _kind(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if "colon" not in groups:
        return "stop" if "name" in groups else "time"
    return next(
        kind
        for kind in ("stop", "colon", "bar", "alone", "dash", "gap")
        if groups[kind] is not None
    )


def _bracketed(match: re.Match[str]) -> list[str]:
    return re.findall(rf"[(\[]({_INNER}*)[)\]]", match.groupdict().get("brackets") or "")


def _source(match: re.Match[str]) -> str | None:
    """What brackets tell of one among many who ask; None without brackets."""
    named = (match.groupdict().get("name") or "").strip("*_ ").casefold()
    told = [part for part in _bracketed(match) if not start_time(part) and part[:1].isupper()]
    return told[0] if told and named in ONE_OF_MANY else None


def _name(match: re.Match[str]) -> str | None:
    """The name without office, place and time: that in brackets after an office is the person's."""
    groups = match.groupdict()
    name = " ".join((groups["name"] or groups.get("bracketed") or "").strip("*_ ").split())
    name = _NUMBERED_QUESTION.sub(r"\1", name)
    people = [part for part in _bracketed(match) if form_of(part) is LabelForm.PERSON]
    first = name.split(" ", 1)[0].casefold()
    if people and first in {"the", "der", "die", "le", "la", "el"} and "," not in people[0]:
        return people[0]
    office = (groups.get("office") or "").strip(", ")
    if office and len(name.split()) == 1 and _is_given(office):
        return f"{office} {name}"
    return name or None


def _is_given(words: str) -> bool:
    """Whether it may be the given names in "Last, First"."""
    parts = words.split()
    return (
        len(parts) <= 2  # noqa: PLR2004 - one or two given names
        and all(part[:1].isupper() and not part.isupper() for part in parts)
        and not any(part.casefold().rstrip(".") in SPEAKING_NOUNS for part in parts)
    )


def _may_be_stopped(name: str, office: str | None) -> bool:
    """Whether a full stop may end this label: a title or "The" and a name, or one in capitals."""
    if office and not any(word.casefold() in OFFICES for word in office.strip(", ").split()):
        return False
    words = name.replace(".", "").split()
    if len(re.sub(r"\d", "", name)) == 1:
        return True
    first = words[0].casefold()
    titled = len(words) > 1 and (first in OFFICES or (first == "the" and words[1][:1].isupper()))
    capitals = all(word.isupper() and len(word) > 1 for word in words)
    return (titled or capitals) and not re.fullmatch(f"(?i:{_SHORT_TITLE})", f"{words[-1]}.")


def _may_be_label(name: str) -> bool:
    """Whether the words are short and hold no end of a sentence."""
    return (
        len(name) <= _MAX_NAME_CHARS
        and len(name.split()) <= _MAX_NAME_WORDS
        and (name[:1].isupper() or is_caseless(name) or is_numbered_speaker(name))
        and not _ENDS.search(_ABBREVIATIONS.sub("", f"{name} "))
        and not is_boilerplate(name)
    )


def _lines(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """The lines of a paragraph, each with whether it continues the paragraph."""
    for match in re.finditer(r"[^\n]+", span.of(text)):
        line = trim(text, Span(span.start + match.start(), span.start + match.end()))
        if line is not None:
            yield line, line.start > span.start


def _with_times(text: str, found: Sequence[Label]) -> Iterator[Label]:
    """The labels, a time on the line before or after a name made part of its label."""
    taken: Label | None = None
    for label, following in [*pairwise(found), *([(found[-1], None)] if found else [])]:
        if taken is not None:
            label = _join(taken, label) if _touch(text, taken, label) else label  # noqa: PLW2901
            taken = None
        follows = following is not None and _touch(text, label, following)
        if follows and following is not None and label.kind == "time" and label.alone:
            taken = label
            continue
        names = label.alone and label.name is not None and label.when is None
        if follows and following is not None and names and following.kind == "time":
            taken = label
            continue
        yield label
    if taken is not None:
        yield taken


def _join(label: Label, other: Label) -> Label:
    named, timed = (label, other) if label.name is not None else (other, label)
    return replace(named, span=label.span.join(other.span), when=timed.when, alone=other.alone)


def _touch(text: str, label: Label, other: Label) -> bool:
    """Whether nothing but white space stands between the two."""
    return not text[label.span.end : other.span.start].strip()
