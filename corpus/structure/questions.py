"""Questions of a printed interview that name nobody: in bold, as headings, after dashes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model.mark import MarkKind
from corpus.model.span import Span
from corpus.structure.credits import interviewer_in, is_credit
from corpus.structure.label_forms import LabelForm
from corpus.structure.labels import label_at
from corpus.structure.span_cuts import cover, cut_at, is_within
from corpus.structure.turns import SpeakerTurn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from corpus.model.mark import Mark

_MIN_QUESTIONS = 2
_MIN_ASKING_SHARE = 0.3  # of the questions; the others are put as statements
_MIN_DASHED_SHARE = 0.6  # of the paragraphs that dashes tell apart, for these to be the questions
_MIN_ADDRESSED_SHARE = 0.5  # of headings that ask, which may be an explainer's
_MIN_PAIRS = 2  # of question and answer, where only dashes or the question mark tell them apart
_MAX_QUESTION_CHARS = 600
_END = re.compile(r"[.!?…？！。][\"”’»)\]]*\Z")  # noqa: RUF001 - the marks of other scripts
_ASKS = re.compile(r"(?:[?？؟]|(?<=[\u0370-\u03ff]);)[\"”’»)\]]*\Z")  # noqa: RUF001
_QUOTED = re.compile(r"[\"“„«‘»].*[\"”“»’«]", re.DOTALL)
_INTRODUCTION = re.compile(
    r"\b(?:interview(?:ed|s)?|sp(?:oke|eaks?|oken) (?:with|to)|talk(?:ed|s)? (?:with|to)|"
    r"asked (?:him|her|them|[^\W\d_a-z])|put (?:the|our|some|ten|these|his|her) questions?|"
    r"in conversation|(?:she|he|[^\W\d_A-Z]\w+) answer(?:s|ed) \w+ questions|"
    r"sat down with|met (?:him|her|them)|im gespräch|gespräch mit|sprach mit|"
    r"entretien|s'explique|entrevista|conversación|intervista|wywiad|rozmowa|интервью|беседа|"
    r"інтерв[’']ю|розмова)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:[—–-](?=\s|¿)|(?:[QF]\.?\s?)?\d{1,3}[.):](?=\s))\s*")
_YOU = re.compile(
    r"\b(?:[Yy]ou|[Yy]our|yours|Sie|Ihnen|Ihre?[nmrs]?|du|dich|dir|dein\w*|[Vv]ous|[Vv]otre|vos|tu|usted|su|tú|"
    r"lei|Lei|suo|sua|você|pan|pani|[Вв]ы|вас|вам|[Вв]аш\w*|[Вв]и|вами|u|uw|ni|De|Dem)\b|"
    r"\b(?:Mr|Mrs|Ms|Dr|Herr|Frau|Monsieur|Madame|Señora?|Signora?)\b"
)
_I = re.compile(
    r"\b(?:I|(?i:me|my|mine|we|our|us|ich|mir|mich|mein\w*|wir|uns|unser\w*|je|moi|mon|mes|nous|"
    r"yo|mi|nosotros|io|mio|noi|eu|meu|ja|mnie|mój|я|мне|меня|мы|мені|мене|ми|jag|ik))\b|"
    r"\b[JjMm]['’]"
)


def question_turns(
    text: str,
    paragraphs: Sequence[Span],
    marks: Sequence[Mark],
    talk: Sequence[SpeakerTurn],
    *,
    interview: bool,
) -> tuple[SpeakerTurn, ...]:
    """The questions without a name and the answers to them, in order; none in other texts.

    `talk` are the turns with labels; `interview` says that the provenance knows it for one. An
    answer that has a label of its own is among `talk`, and not among these.
    """
    heads = [mark.span for mark in marks if mark.kind is MarkKind.HEADING]
    others = [
        span
        for span in paragraphs
        if not any(head.contains(span) for head in heads) and not is_credit(span.of(text))
    ]
    credited = interview or any(
        is_credit(span.of(text)) and interviewer_in(span.of(text)) for span in paragraphs
    )
    for kind, asked in _set_off(text, paragraphs, others, marks):
        known = bool(talk) or credited or _is_introduced(text, asked)
        least = _MIN_ADDRESSED_SHARE if kind is MarkKind.HEADING else _MIN_ASKING_SHARE
        if _open_with_names(text, others, asked) or _are_questions(
            text, others, asked, is_talk=known, min_addressed=least
        ):
            return tuple(_turns(text, paragraphs, asked, heads, talk))
    if talk:
        return ()
    return tuple(_alternating(text, paragraphs, interview=credited))


def _set_off(
    text: str, paragraphs: Sequence[Span], others: Sequence[Span], marks: Sequence[Mark]
) -> Iterator[tuple[MarkKind | None, list[Span]]]:
    """The paragraphs that may be questions: by their type, their numbers, or dashes."""
    for kind in (MarkKind.EMPHASIS, MarkKind.HEADING):
        yield kind, _asked(text, paragraphs, [mark.span for mark in marks if mark.kind is kind])
    numbered = [span for span in others if _number(text, span)]
    if [_number(text, span) for span in numbered] == [*range(1, len(numbered) + 1)]:
        yield None, numbered
    dashed = [span for span in others if (_opening(text, span) or "0")[:1] in "—–-"]
    answered = [span for span, after in pairwise(others) if after in dashed and span not in dashed]
    for found in (answered, dashed):
        asking = [span for span in found if _ASKS.search(span.of(text))]
        if dashed and len(asking) >= _MIN_DASHED_SHARE * len(found):
            yield None, found


def _opening(text: str, span: Span) -> str | None:
    """The dash or number that opens the paragraph; None without one."""
    match = _OPENING.match(text, span.start, span.end)
    return match[0] if match else None


def _number(text: str, span: Span) -> int:
    return int(re.sub(r"\D", "", _opening(text, span) or "") or 0)


def question_leads(
    text: str, paragraphs: Sequence[Span], marks: Sequence[Mark], *, interview: bool
) -> tuple[Span, ...]:
    """The questions in bold or italics whose answers go on in their paragraphs, if so put."""
    leads = [
        mark.span
        for mark in marks
        if mark.kind is MarkKind.EMPHASIS and _ASKS.search(mark.span.of(text))
    ]
    cut = cut_at(text, paragraphs, leads)
    if len(cut) - len(paragraphs) < _MIN_QUESTIONS:
        return ()
    asked = question_turns(text, cut, marks, (), interview=interview)
    return tuple(leads) if any(turn.asks for turn in asked) else ()


def after_headings(
    spans: Sequence[Span], turns: tuple[SpeakerTurn, ...], headings: Collection[Span]
) -> tuple[SpeakerTurn, ...]:
    """The turns, with unclear ones where a paragraph without a label follows a heading.

    That is so only in a talk in which each turn is one paragraph: elsewhere a heading may stand
    within a turn. `spans` are the paragraphs, cut where labels end.
    """
    labels = cover(turn.label for turn in turns if turn.label)
    words = [bisect_left(spans, turn.words, key=lambda span: span.start) for turn in turns]
    if not labels or len(labels) < len(turns):
        return turns
    said = [at for at in words if at < len(spans)]
    follows = [at + 1 for at in said[:-1] if spans[at + 1] not in headings]
    if not all(is_within(spans[at], labels) for at in follows):
        return turns
    unclear = [
        SpeakerTurn(None, span.start)
        for before, span in pairwise(spans[said[0] :])
        if before in headings
        and not is_within(before, labels)
        and span not in headings
        and not is_within(span, labels)
    ]
    return tuple(sorted((*turns, *unclear), key=lambda turn: turn.start))


def _asked(text: str, paragraphs: Sequence[Span], marked: Sequence[Span]) -> list[Span]:
    """The paragraphs that are marked as a whole and end as sentences do."""
    starts = [span.start for span in marked]
    found: list[Span] = []
    for span in paragraphs:
        at = bisect_right(starts, span.start) - 1
        words = span.of(text)
        if (
            at >= 0
            and marked[at].end >= span.end - 1
            and len(words) <= _MAX_QUESTION_CHARS
            and _END.search(words)
            and not _QUOTED.fullmatch(words)
            and not is_credit(words)
        ):
            found.append(span)
    while found and not (_ASKS.search(found[0].of(text)) or _YOU.search(found[0].of(text))):
        del found[0]
    return found


def _are_questions(
    text: str, others: Sequence[Span], asked: Sequence[Span], *, is_talk: bool, min_addressed: float
) -> bool:
    """Whether the marked paragraphs are put to somebody who answers of himself or herself.

    `others` are the paragraphs without headings and credits.
    """
    if len(asked) < _MIN_QUESTIONS:
        return False
    asking = [span for span in asked if _ASKS.search(span.of(text))]
    if len(asking) < _MIN_ASKING_SHARE * len(asked):
        return False
    answers = [span for span in others if span.start > asked[0].start and span not in asked]
    addressed = sum(bool(_YOU.search(span.of(text))) for span in asked)
    personal = sum(bool(_I.search(span.of(text))) for span in answers)
    is_personal = personal >= _MIN_ASKING_SHARE * len(answers)
    is_addressed = addressed >= min_addressed * len(asked)
    return len(answers) >= len(asked) / 2 and (is_talk or (is_addressed and is_personal))


def _is_introduced(text: str, asked: Sequence[Span]) -> bool:
    """Whether the words above the first question say that somebody is asked."""
    return bool(asked) and bool(_INTRODUCTION.search(text, 0, asked[0].start))


def _open_with_names(text: str, others: Sequence[Span], asked: Sequence[Span]) -> bool:
    """Whether the first question and the first answer have labels, and so the rest needs none."""
    if len(asked) < _MIN_QUESTIONS or not _has_name(text, asked[0]):
        return False
    answer = next((span for span in others if span.start > asked[0].start), None)
    return answer is not None and answer not in asked and _has_name(text, answer)


def _has_name(text: str, span: Span) -> bool:
    label = label_at(text, span)
    return label is not None and label.kind == "colon" and label.form is not LabelForm.NONE


def _turns(
    text: str,
    paragraphs: Sequence[Span],
    asked: Sequence[Span],
    heads: Sequence[Span],
    talk: Sequence[SpeakerTurn],
) -> Iterator[SpeakerTurn]:
    """A turn for each question, and one where an answer begins; after a heading it is unclear."""
    labelled = {turn.start for turn in talk}
    questions = set(asked)
    before: Span | None = None
    headed = False
    for span in paragraphs:
        if span in questions and span == paragraphs[-1] and not _ASKS.search(span.of(text)):
            yield SpeakerTurn(None, span.start)  # nobody answers: a note below the interview
        elif span in questions:
            yield _turn(text, span, labelled, asks=True)
        elif before is None and span.start < asked[0].start:
            continue
        elif any(head.contains(span) for head in heads):
            headed = True
            continue
        elif is_credit(span.of(text)):
            yield SpeakerTurn(None, span.start, end=span.end)
        elif span.start not in labelled and before in questions:
            yield _turn(text, span, labelled, asks=False)
        elif span.start not in labelled and headed:
            yield SpeakerTurn(None, span.start)
        headed = False
        before = span


def _turn(text: str, span: Span, labelled: set[int], *, asks: bool) -> SpeakerTurn:
    """The turn at the paragraph, without the dash, number or name that may open it."""
    label = label_at(text, span)
    if label and label.kind == "colon" and not label.alone and label.form is not LabelForm.NONE:
        return SpeakerTurn(label.name, label.words, label.span, when=label.when, asks=asks)
    opening = _OPENING.match(text, span.start, span.end)
    if opening and span.start not in labelled:
        return SpeakerTurn(None, opening.end(), Span(span.start, opening.end()), asks=asks)
    return SpeakerTurn(None, span.start, asks=asks)


def _alternating(
    text: str, paragraphs: Sequence[Span], *, interview: bool
) -> Iterator[SpeakerTurn]:
    """Questions and answers in turn that dashes, numbers or only question marks tell apart.

    Where nothing says that it is an interview, words after dashes are unclear.
    """
    dashed = [span for span in paragraphs if text[span.start] in "—–-" and _opens(text, span)]
    if _alternate(text, dashed, known=interview):
        for at, span in enumerate(dashed):
            turn = _turn(text, span, set(), asks=at % 2 == 0)
            yield turn if interview else SpeakerTurn(None, turn.words, turn.label)
        return
    first = next((at for at, span in enumerate(paragraphs) if _ASKS.search(span.of(text))), None)
    rest = paragraphs[first:] if first is not None else ()
    if interview and _alternate(text, rest, known=False):
        for at, span in enumerate(rest):
            yield _turn(text, span, set(), asks=at % 2 == 0)


def _opens(text: str, span: Span) -> bool:
    return bool(_OPENING.match(text, span.start, span.end))


def _alternate(text: str, spans: Sequence[Span], *, known: bool) -> bool:
    """Whether every other paragraph, from the first, asks; with `known`, most of them."""
    asks = [bool(_ASKS.search(span.of(text))) for span in spans]
    if len(asks) < 2 * _MIN_PAIRS or not asks[0]:
        return False
    questions, answers = asks[::2], asks[1::2]
    if known:
        return sum(questions) > len(questions) / 2 and sum(answers) <= len(answers) / 4
    return all(questions) and not any(answers)
