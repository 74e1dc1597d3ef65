"""Signatures below letters and posts, in the forms that return through one text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.span import Span, trim
from corpus.structure.person_names import has_given_name, names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.structure.signed_parts import SignedText

_MONTH = r"[^\W\d_]{3,10}\.?"
_MOMENT = (
    rf"\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?: ?[ap]\.?m\.?)?,? (?:on )?"
    rf"(?:\d{{1,2}}\.? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}|\d[\d./-]{{5,9}})|"
    rf"(?:\d{{1,2}}\.? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}|\d[\d./-]{{5,9}}),? "
    r"(?:at |um |à )?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?"
)
_DATED = re.compile(
    rf"(?P<pages>\s*\([^()\n]{{1,60}}\))?[\s,–—-]*(?P<when>{_MOMENT})"
    r"(?P<zone> ?\([A-Z]{2,5}\))?\Z"
)
_LAST_END = re.compile(
    r"(?:[.!?…:][\"”’»)\]]*|\b(?:added|signed|posted) by)\s+(?=\S)|"
    r"(?:[—–]|--)\s*(?=\S)"
)
_UNSIGNED = re.compile(r"[—–-]*\s*preceding unsigned [^.]{0,40}\bby\s*\Z", re.IGNORECASE)
_SUPPORT_WORDS = 3
_MAX_NAME_CHARS = 40
_INITIALS = re.compile(r"\s*[\[(](?P<initials>[A-Z]{2,4})[\])]\Z")
_PLACED = re.compile(
    r"(?:(?<=\w\w[.!?…])|(?<=[.!?…][\"”]))\s+(?P<dash>[—–-]+ ?)?"
    r"(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}), [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}\Z"
)
_GIVEN = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
_COUPLE = re.compile(rf"{_GIVEN} (?:and|&|und|et|y|e|i|и|та) {_GIVEN}(?: {_GIVEN}){{1,2}}")
_DASH = re.compile(r"\s*(?:[—–]|--?)\s*")
_WITHHELD = re.compile(
    r"(?:full )?names?(?: and address(?:es)?)? (?:and address(?:es)? )?(?:supplied|withheld|"
    r"with(?: the)? editor)\b.{0,30}|anonymous|anonym|name(?:n)? der redaktion bekannt|"
    r"name(?:n)? bekannt",
    re.IGNORECASE,
)
_EDITOR = re.compile(
    r"\s*[(\[]?[—–-]+ ?(?P<editor>Ed(?:itor|s|itors)?\.?|Redaktion|d\. ?Red\.?)[\])]?\Z"
)
_PROSE_END = re.compile(r"[.!?…][\"”’»)\]]*\Z")
_MAX_LINE_CHARS = 60
_MAX_LINES = 4
_MIN_PROSE_CHARS = 30
_MIN_COLUMN = 10  # characters from the left, for a signature that is moved to the right
_MIN_CLEAR_SHARE = 0.75  # of signatures


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: its place, the name in it (None where it names nobody) and its date."""

    span: Span
    name: str | None
    when: str | None = None


def dated_signatures(text: str, lines: Sequence[Span]) -> tuple[Signature, ...]:
    """The signatures with name, date and time at the ends of paragraphs, as on a talk page."""
    found: list[tuple[Span, str, re.Match[str]]] = []
    for line in lines:
        match = _DATED.search(text, line.start, line.end)
        if match is not None and match.start() > line.start:
            found.append((line, text[line.start : match.start()], match))
    found = [one for one in found if one[2]["pages"] or one[2]["zone"]]
    are_alone = [len(said.split()) <= _SUPPORT_WORDS for _, said, _ in found]
    if not found or (all(are_alone) and found[-1][0] != lines[-1]):
        return ()
    told = {name for _, said, _ in found if (name := _name_after_sentence(said))}
    signatures: list[Signature] = []
    for line, said, match in found:
        name = _name_after_sentence(said) or _known_end(said, told)
        start = len(said) - len(name or said.split()[-1])
        before = said[:start].rstrip()
        if unsigned := _UNSIGNED.search(before):
            start = unsigned.start()
        span = Span(line.start + start, line.end)
        signatures.append(Signature(span, name, match["when"]))
    return tuple(signatures)


def _name_after_sentence(said: str) -> str | None:
    """The short name behind the last sentence; None where words stand between."""
    ends = [match.end() for match in _LAST_END.finditer(said)]
    if not ends:
        return said.strip() if len(said.split()) <= _SUPPORT_WORDS else None
    name = said[ends[-1] :].strip()
    is_short = len(name) <= _MAX_NAME_CHARS and len(name.split()) <= _SUPPORT_WORDS
    return name if name and is_short else None


def _known_end(said: str, names: set[str]) -> str | None:
    """The longest name of another signature with which the words end."""
    ends = [name for name in names if said.endswith(f" {name}")]
    return max(ends, key=len, default=None)


def initials_signatures(text: str, lines: Sequence[Span]) -> tuple[Signature, ...]:
    """The initials in brackets at the ends of paragraphs, by those that the text explains.

    None where no name with a bracket behind it explains any of them.
    """
    found = [
        (line, match) for line in lines if (match := _INITIALS.search(text, line.start, line.end))
    ]
    names = {match["initials"]: _explained(text, match["initials"]) for _, match in found}
    if not any(names.values()):
        return ()
    return tuple(
        Signature(Span(match.start() + _space(match[0]), line.end), names[match["initials"]])
        for line, match in found
        if len([*text[line.start : match.start()].split()]) > _SUPPORT_WORDS
        and not _is_explanation(text, line)
    )


def _space(words: str) -> int:
    return len(words) - len(words.lstrip())


def _explained(text: str, initials: str) -> str | None:
    """The name with these initials in front of them: "Ann Keller in Kyiv [AK]"."""
    pattern = r"\s".join(rf"({initial}[\w’'-]+)" for initial in initials)
    rest = rf"[^\[\]()\n.]{{0,60}}?[\[(]{initials}[\])]"
    match = re.search(rf"\b{pattern}{rest}", text)
    return " ".join(match.groups()) if match else None


def _is_explanation(text: str, line: Span) -> bool:
    """Whether the line only says whose the initials are."""
    return len(re.findall(r"[\[(][A-Z]{2,4}[\])]", line.of(text))) > 1


def placed_signatures(text: str, lines: Sequence[Span]) -> tuple[Signature, ...]:
    """The names with places at the ends of paragraphs, behind the last sentence."""
    found = [
        (line, match) for line in lines if (match := _PLACED.search(text, line.start, line.end))
    ]
    return tuple(
        Signature(Span(match.start("name"), line.end), match["name"]) for line, match in found
    )


def signature_lines(signed: SignedText) -> tuple[Signature, ...]:
    """The names, with offices and places, on lines of their own below letters.

    None where these lines head what follows.
    """
    found: list[tuple[int, int, Signature]] = []
    at = 1
    while at < len(signed.lines):
        end = _signature_end(signed, at)
        if end is None:
            at += 1
            continue
        span = signed.lines[at].join(signed.lines[end - 1])
        found.append((at, end, Signature(span, _signer(signed.words(at)))))
        at = end
    return tuple(one for _, _, one in found) if _are_below_letters(signed, found) else ()


def _signature_end(signed: SignedText, at: int) -> int | None:
    """Where the signature ends that begins with the line; None where none does."""
    above = signed.words(at - 1)
    is_below_prose = len(above) >= _MIN_PROSE_CHARS and _PROSE_END.search(above)
    if not is_below_prose or signed.is_heading(at - 1):
        return None
    words = signed.words(at)
    is_named = _signer(words) or _WITHHELD.fullmatch(_DASH.sub("", words.strip(), count=1))
    if not _is_short(signed, at) or not (is_named or signed.is_emphasised(at)):
        return None
    end = at + 1
    while end < len(signed.lines) and not signed.has_gap_before(end):
        if not _is_short(signed, end) or end - at >= _MAX_LINES:
            return None
        end += 1
    is_source = _DASH.match(words) or "@" in words  # of a quotation above
    return None if is_source and end < len(signed.lines) and _is_prose(signed, end) else end


def _is_short(signed: SignedText, at: int) -> bool:
    """Whether each line of the paragraph is short, and no sentence ends with the last one."""
    words = signed.words(at)
    is_open = not _PROSE_END.search(words) or words.endswith((".)", "Jr.", "Sr."))
    rows = [row.strip() for row in words.splitlines()]
    fits = len(rows) <= _MAX_LINES and max(map(len, rows)) <= _MAX_LINE_CHARS
    return fits and is_open and not signed.is_heading(at)


def _signer(words: str) -> str | None:
    """The people that the first line names, as written; None where it opens with other words."""
    words = words.partition("\n")[0].strip()
    said = _DASH.sub("", words, count=1) if _DASH.match(words) else words
    if _COUPLE.fullmatch(said):
        return said
    names = names_in(said)
    return said if len(names) > 1 else next(iter(names), None)


def _are_below_letters(signed: SignedText, found: Sequence[tuple[int, int, Signature]]) -> bool:
    """Whether the lines are names below the words of their owners, not titles above words.

    A heading, a title or the end of the text comes next, or all are names of people, or they are
    moved to the right, as a printed page has them.
    """
    if not found:
        return False
    named = [one for _, _, one in found if one.name is not None]
    closed = [
        end == len(signed.lines) or signed.is_emphasised(end) or not _is_prose(signed, end)
        for _, end, _ in found
    ]
    is_clear = sum(closed) >= _MIN_CLEAR_SHARE * len(closed)
    ends_text = found[-1][1] == len(signed.lines)
    are_people = len(named) == len(found) and all(
        has_given_name(one.name) for one in named if one.name
    )
    are_moved = all(_column(signed, at) >= _MIN_COLUMN for at, _, _ in found)
    is_sure = is_clear or are_moved or (ends_text and are_people)
    return len(named) >= len(found) / 2 and is_sure


def _column(signed: SignedText, at: int) -> int:
    """How far from the left the line begins, in characters."""
    start = signed.lines[at].start
    return start - (signed.text.rfind("\n", 0, start) + 1)


def _is_prose(signed: SignedText, at: int) -> bool:
    words = signed.words(at)
    return len(words) >= _MIN_PROSE_CHARS and bool(_PROSE_END.search(words))


def editors_note(text: str, line: Span) -> Signature | None:
    """The signature of a note by the editor: "– Ed." at its end."""
    match = _EDITOR.search(text, line.start, line.end)
    if match is None:
        return None
    span = trim(text, Span(match.start(), line.end))
    return Signature(span, "Editor") if span and span.start > line.start else None
