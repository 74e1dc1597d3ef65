"""Who speaks where in a document, and whose claim a sentence of it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.model.span import Span
from corpus.model.speaker import NOBODY, UNCLEAR, Role, Voice
from corpus.model.utterance import Utterance
from corpus.speakers.attributions import attributions
from corpus.speakers.speaker_resolver import SpeakerResolver
from corpus.speakers.speaker_turns import relayed_comments, speaker_turns
from corpus.structure.document_structure import structure_of
from corpus.structure.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.model.document import Document
    from corpus.model.speaker import Speaker
    from corpus.speakers.attributions import Attribution

_PASSED_ON = (Role.QUOTED, Role.UNCLEAR)
_REACH = 8  # characters before a quotation that tell whether it opens a sentence
_OPENS = re.compile(r"(?:\A|[.!?:…\n])[\s\"“”„«»‘’'*_]*\Z")
_SHOWN = re.compile(r"(?:show|reveal|prove|indicate|demonstrate|mean|illustrate|suggest)\w*")
_PARTING = " \n\t,;:—–-"
_LEADS = re.compile(
    r"(?:in|on|at|after|before|during|since|earlier|later|meanwhile|nevertheless|however|but|and|"
    r"for example|for instance|then|now|yet|today|yesterday|a (?:week|month|day|year))\b"
    r"[^,;:.!?]{0,60}, ",
    re.IGNORECASE,
)
_NEUTER = re.compile(r"they|it|this|that|these|those|which", re.IGNORECASE)
_ITS_OWNER = re.compile(
    r"[.!?…]?[\"”’»]*\s+(?:That|Those|These|This|The) (?:sentence|word|line|phrase|remark|claim)s?"
    r" (?:is|are|was|were|comes? from|came from|belongs? to) (?P<name>(?:[A-Z][\w.-]*\s?)+)"
)
_BETWEEN = 60  # characters; what is farther apart has other clauses in between
_NEAR = 6  # claims before and after that may stand in the same sentence
_MOST = 0.5  # share of a sentence's letters that makes it somebody's
_WHOLE = 0.5  # share of what is theirs that has to be quoted for it to be their own words


def read_utterances(
    document: Document, sentences: Sequence[Span] | None = None
) -> tuple[Utterance, ...]:
    """Who speaks where, sorted by start and the longer first; they nest and never cross.

    What structures the text belongs to none. Only English documents are read for quotations and
    reported speech; turns, comments and the byline are read in every language. `sentences` are the
    places of the document's, where they are cut already.
    """
    owned = speaker_turns(document)
    passed_on = relayed_comments(document)
    if not _is_english(document):
        return _nested(owned, passed_on)
    paragraphs = structure_of(document).paragraphs
    if sentences is None:
        sentences = tuple(sentence_spans(document.text, paragraphs))
    found = attributions(document.text, sentences, paragraphs)
    told = _told(document.text, SpeakerResolver(document, owned, sentences), owned, found)
    return _nested(owned, (*passed_on, *told))


def voice_of(told: Sequence[Utterance], text: str, span: Span) -> Voice:
    """Whose claim the sentence at `span` is: theirs who are told to say most of it.

    Nobody's where no utterance touches it.
    """
    words = _core(text, span)
    near = _near(told, words)
    around = [one for one in near if one.span.contains(words)]
    if not around:
        if not near:
            return NOBODY
        most = max(near, key=lambda one: _shared(one.span, words))
        return voice_of(told, text, _overlap(most.span, words))
    through = tuple(one.speaker for one in reversed(around))
    within = [one for one in near if one.speaker != through[0] and not one.span.contains(words)]
    best = _best(text, words, within)
    if best is not None:
        return Voice(best[0], best[1], through)
    return Voice(through[0], around[-1].reported, through[1:])


def _near(told: Sequence[Utterance], words: Span) -> list[Utterance]:
    """The utterances that touch the words, in order."""
    near: list[Utterance] = []
    at = bisect_left(told, words.end, key=lambda one: one.span.start)
    while at:
        at -= 1
        one = told[at]
        if one.span.overlaps(words):
            near.append(one)
        # No owned stretch lies within another, so what comes before this one ends before it.
        if one.speaker.role not in _PASSED_ON and one.span.start <= words.start:
            break
    return near[::-1]


def _best(text: str, words: Span, within: Sequence[Utterance]) -> tuple[Speaker, bool] | None:
    """Who is told to say most of the words, and whether they are another's; None for nobody.

    What another passes on in turn counts as the other's too, and the clause that reports counts
    as part of the report.
    """
    whole = _letters(text, [words])
    claims: dict[Speaker, list[Utterance]] = defaultdict(list)
    for one in within:
        claims[one.speaker].append(one)
    best, most = None, _MOST * whole
    for speaker, its in claims.items():
        cues = [
            _led(text, _overlap(one.cue, words), words)
            for one in its
            if one.cue and one.cue.overlaps(words)
        ]
        said = [_overlap(one.span, words) for one in its]
        held = _letters(text, [*said, *cues])
        if held >= most:
            quoted = _letters(text, [_overlap(one.span, words) for one in its if not one.reported])
            own = held - _letters(text, cues)
            best, most = (speaker, quoted < _WHOLE * own), held + 1
    return best


def _led(text: str, cue: Span, words: Span) -> Span:
    """The words that tell, with what leads up to them: "In his book, Orr says"."""
    return Span(words.start, cue.end) if _LEADS.fullmatch(text, words.start, cue.start) else cue


def _letters(text: str, places: Iterable[Span]) -> int:
    """How many letters and digits the places hold together, each counted once."""
    at = count = 0
    for place in sorted(places):
        count += sum(map(str.isalnum, text[max(at, place.start) : place.end]))
        at = max(at, place.end)
    return count


def _overlap(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _core(text: str, span: Span) -> Span:
    """The sentence without the marks around it."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else span


def _is_english(document: Document) -> bool:
    language = document.provenance.language
    return language is None or language.casefold().startswith("en")


def _told(
    text: str, cast: SpeakerResolver, owned: Sequence[Utterance], found: Iterable[Attribution]
) -> Iterator[Utterance]:
    """What is quoted or reported, as utterances within the stretches where it stands."""
    own: list[Span] = []
    for one in _untangled(found):
        at = bisect_left(owned, one.content[0].end, key=lambda owner: owner.span.start) - 1
        if at < 0 or not owned[at].span.overlaps(one.content[0]):
            continue
        owner = owned[at].speaker
        speaker = _laid_to(cast, text, one, owner)
        if speaker == owner:
            own = [one.content[0].join(one.content[-1])]
        if speaker is None or speaker == owner or (not one.direct and _inside(one, own)):
            continue
        for place in _joined(text, one):
            for held in _within(owned, place):
                yield Utterance(held, speaker, _cue(one), reported=not one.direct)


def _inside(one: Attribution, own: Sequence[Span]) -> bool:
    """Whether it is part of what the owner says to think: "I believe that X said so"."""
    return any(span.contains(place) for span in own for place in one.content)


def _untangled(found: Iterable[Attribution]) -> Iterator[Attribution]:
    """The same without the stretches that tell who passes the rest on.

    "X reported that, according to Y, it rained": what Y says is that it rained, not that X
    reported it, since Y stands in what X reports.
    """
    every = list(found)
    for at, one in enumerate(every):
        near = every[max(0, at - _NEAR) : at + _NEAR + 1] if len(one.content) > 1 else []
        cues = [
            other.cue
            for other in near
            if other.cue and one.cue and any(span.contains(one.cue) for span in other.content)
        ]
        rest = tuple(span for span in one.content if not any(map(span.contains, cues)))
        yield replace(one, content=rest) if rest else one


def _laid_to(cast: SpeakerResolver, text: str, one: Attribution, owner: Speaker) -> Speaker | None:
    """Whose the claim is; None where it stays the owner's.

    A quotation that nobody is named for is theirs whom the next sentence names, else unclear, when
    it stands by itself; within somebody's sentence it is part of what they say.
    """
    if one.source is not None:
        shown = one.cue is not None and _SHOWN.fullmatch(one.cue.of(text))
        if shown and _NEUTER.fullmatch(one.source.of(text)):
            return None
        return cast.resolve(one.source, owner, one.content)
    if not _OPENS.search(text, max(0, one.content[0].start - _REACH), one.content[0].start):
        return None
    after = _ITS_OWNER.match(text, one.content[-1].end)
    named = Span(*after.span("name")) if after else None
    return cast.resolve(named, owner, one.content) if named else UNCLEAR


def _cue(one: Attribution) -> Span | None:
    """The words that tell, with the mention when it stands by them: "said Kemp"."""
    if one.cue is None or one.source is None:
        return one.cue
    between = max(one.cue.start, one.source.start) - min(one.cue.end, one.source.end)
    return one.cue.join(one.source) if between <= _BETWEEN else one.cue


def _joined(text: str, one: Attribution) -> Iterator[Span]:
    """The stretches of the claim; as one those that only marks or the reporting words part.

    Words that are quoted stay apart from the words that report them.
    """
    telling = [] if one.direct else [span for span in (one.cue, one.source) if span]
    run = one.content[0]
    for place in one.content[1:]:
        between = Span(run.end, place.start) if run.end < place.start else None
        parted = between and _letters(text, [between]) - _letters(
            text, [_overlap(span, between) for span in telling if span.overlaps(between)]
        )
        if parted:
            yield from _trimmed(text, run)
            run = place
        else:
            run = run.join(place)
    yield from _trimmed(text, run)


def _trimmed(text: str, place: Span) -> Iterator[Span]:
    """The stretch without the marks that part it from the words before."""
    start = place.start
    while start < place.end and text[start] in _PARTING:
        start += 1
    if start < place.end:
        yield Span(start, place.end)


def _within(owned: Sequence[Utterance], place: Span) -> Iterator[Span]:
    """The parts of the place that lie within owned stretches: no title is anyone's words."""
    at = bisect_right(owned, place.start, key=lambda one: one.span.start) - 1
    for one in takewhile(lambda one: one.span.start < place.end, owned[max(at, 0) :]):
        if one.span.overlaps(place):
            yield _overlap(one.span, place)


def _nested(owned: Iterable[Utterance], told: Iterable[Utterance]) -> tuple[Utterance, ...]:
    """All in order; one that would cross another is cut to lie within it.

    What somebody reports of themselves, within what is reported of them, adds nothing.
    """
    nested: list[Utterance] = []
    around: list[Utterance] = []
    for one in sorted([*owned, *told], key=_place):
        while around and around[-1].span.end <= one.span.start:
            around.pop()
        if around and one.reported and around[-1].speaker == one.speaker:
            continue
        end = min([one.span.end, *(outer.span.end for outer in around[-1:])])
        cut = replace(one, span=Span(one.span.start, end))
        around.append(cut)
        nested.append(cut)
    return tuple(sorted(nested, key=_place))


def _place(one: Utterance) -> tuple[int, int]:
    return one.span.start, -one.span.end
