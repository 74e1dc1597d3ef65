"""Attribution: the utterances of a document, and the speaker of each of its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.languages.language import ENGLISH, language_of
from corpus.languages.quotation_speakers import quotation_utterances
from corpus.model.span import Span
from corpus.model.speaker import NOBODY, UNCLEAR, Voice
from corpus.model.utterance import Utterance
from corpus.speakers.attributions import attributions
from corpus.speakers.block_quotations import block_quotations, pull_quotes
from corpus.speakers.nest_utterances import nest_utterances
from corpus.speakers.overlaps import count_letters, overlap_length, overlap_of, without_marks
from corpus.speakers.quoted_phrases import quoted_phrases
from corpus.speakers.speaker_resolver import SpeakerResolver
from corpus.speakers.speaker_runs import MAX_RUN_CHARS
from corpus.speakers.speaker_turns import relayed_comments, speaker_turns
from corpus.structure.document_structure import structure_of
from corpus.structure.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.model.document import Document
    from corpus.model.speaker import Speaker
    from corpus.speakers.attributions import Attribution

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
_MAX_CUE_DISTANCE = 60  # characters; what is farther apart has other clauses in between
_NEIGHBOURS = 6  # claims before and after that may stand in the same sentence
_MIN_SHARE = 0.5  # share of a sentence's letters that makes it somebody's
_MIN_QUOTED_SHARE = 0.5  # of what is theirs, for it to be their own words


def read_utterances(
    document: Document, sentences: Sequence[Span] | None = None
) -> tuple[Utterance, ...]:
    """The utterances of a document, by start and the longer first; they nest and never cross.

    Headings belong to none. English documents are read for quotations and reported speech, some
    other languages for quotations; turns, comments and the byline are read in every language.
    `sentences` are the spans of the document's sentences, where they are known already.
    """
    owned = speaker_turns(document)
    quotes = _within_turns(owned, block_quotations(document))
    passed_on = (*relayed_comments(document), *quotes)
    language = language_of(document)
    if language is None:
        return _with_pull_quotes(document, nest_utterances(owned, passed_on))
    if language != ENGLISH:
        foreign = _within_turns(owned, quotation_utterances(document, language))
        return _with_pull_quotes(document, nest_utterances(owned, (*passed_on, *foreign)))
    paragraphs = structure_of(document).paragraphs
    if sentences is None:
        sentences = tuple(sentence_spans(document.text, paragraphs))
    found = attributions(document.text, sentences, paragraphs)
    direct = [span for attribution in found if attribution.direct for span in attribution.content]
    resolver = SpeakerResolver(document, owned, sentences, direct)
    attributed = tuple(_attributed_utterances(document.text, resolver, owned, found))
    phrases = quoted_phrases(document.text, paragraphs, direct, attributed)
    quoted = _within_turns(owned, phrases)
    return _with_pull_quotes(document, nest_utterances(owned, (*passed_on, *attributed, *quoted)))


def _with_pull_quotes(
    document: Document, utterances: tuple[Utterance, ...]
) -> tuple[Utterance, ...]:
    """The utterances, with pull quotes by the speaker of the same words in the text."""
    pulled = [
        Utterance(quote.span, voice.speaker)
        for quote, words in pull_quotes(document)
        if (voice := voice_of(utterances, document.text, words)).speaker
        != voice_of(utterances, document.text, quote.span).speaker
    ]
    return nest_utterances(utterances, pulled) if pulled else utterances


def voice_of(utterances: Sequence[Utterance], text: str, span: Span) -> Voice:
    """The speaker of the sentence at `span`: the one that most of it is attributed to.

    Nobody where no utterance overlaps it.
    """
    words = without_marks(text, span)
    near = _near(utterances, words)
    around = [utterance for utterance in near if utterance.span.contains(words)]
    if not around:
        if not near:
            return NOBODY
        longest = max(near, key=lambda utterance: overlap_length(utterance.span, words))
        return voice_of(utterances, text, overlap_of(longest.span, words))
    via = tuple(utterance.speaker for utterance in reversed(around))
    within = [
        utterance
        for utterance in near
        if utterance.speaker != via[0]
        and not utterance.span.contains(words)
        and not utterance.is_phrase
    ]
    best = _best(text, words, within)
    if best is not None:
        return Voice(best[0], best[1], via)
    return Voice(via[0], around[-1].reported, via[1:])


def _near(utterances: Sequence[Utterance], words: Span) -> list[Utterance]:
    """The utterances that overlap the words, in order."""
    near: list[Utterance] = []
    index = bisect_left(utterances, words.end, key=lambda utterance: utterance.span.start)
    while index:
        index -= 1
        utterance = utterances[index]
        # Every utterance lies within a run, which is not longer, and so do the words.
        if utterance.span.start + MAX_RUN_CHARS < words.start:
            break
        if utterance.span.overlaps(words):
            near.append(utterance)
    return near[::-1]


def _best(text: str, words: Span, within: Sequence[Utterance]) -> tuple[Speaker, bool] | None:
    """The speaker of most of the words, and whether another words the claim; None for nobody.

    What a speaker relays counts as that speaker's too, and the reporting clause counts as part of
    the report.
    """
    total = count_letters(text, [words])
    claims: dict[Speaker, list[Utterance]] = defaultdict(list)
    for utterance in within:
        claims[utterance.speaker].append(utterance)
    winner, needed = None, _MIN_SHARE * total
    for speaker, claimed in claims.items():
        cues = [
            _cue_with_lead(text, overlap_of(utterance.cue, words), words)
            for utterance in claimed
            if utterance.cue and utterance.cue.overlaps(words)
        ]
        spans = [overlap_of(utterance.span, words) for utterance in claimed]
        letters = count_letters(text, [*spans, *cues])
        if letters >= needed:
            direct = [utterance for utterance in claimed if not utterance.reported]
            quoted = count_letters(
                text, [overlap_of(utterance.span, words) for utterance in direct]
            )
            own = letters - count_letters(text, cues)
            winner, needed = (speaker, quoted < _MIN_QUOTED_SHARE * own), letters + 1
    return winner


def _cue_with_lead(text: str, cue: Span, words: Span) -> Span:
    """The cue with the adverbial before it: "In his book, Orr says"."""
    return Span(words.start, cue.end) if _LEADS.fullmatch(text, words.start, cue.start) else cue


def _within_turns(owned: Sequence[Utterance], quoted: Iterable[Utterance]) -> Iterator[Utterance]:
    """The quotations cut to the turns that hold them, without those of the turn's own speaker."""
    for utterance in quoted:
        for part in _parts_in_turns(owned, utterance.span):
            yield replace(utterance, span=part)


def _attributed_utterances(
    text: str, resolver: SpeakerResolver, owned: Sequence[Utterance], found: Iterable[Attribution]
) -> Iterator[Utterance]:
    """Quotations and reported claims as utterances, each within the speaker turn it is in."""
    own: list[Span] = []
    for attribution in _without_relaying_cues(found):
        at = bisect_left(owned, attribution.content[0].end, key=lambda owner: owner.span.start) - 1
        if at < 0 or not owned[at].span.overlaps(attribution.content[0]):
            continue
        owner = owned[at].speaker
        speaker = _speaker_of(resolver, text, attribution, owner)
        if speaker == owner:
            own = [attribution.content[0].join(attribution.content[-1])]
        relayed = not attribution.direct and _is_inside(attribution, own)
        if speaker is None or speaker == owner or relayed:
            continue
        for span in _claim_spans(text, attribution):
            for part in _parts_in_turns(owned, span):
                yield Utterance(part, speaker, _cue(attribution), reported=not attribution.direct)


def _is_inside(attribution: Attribution, own: Sequence[Span]) -> bool:
    """Whether it is part of what the owner claims to think: "I believe that X said so"."""
    return any(span.contains(content_span) for span in own for content_span in attribution.content)


def _without_relaying_cues(found: Iterable[Attribution]) -> Iterator[Attribution]:
    """The same without the spans that name who relays the rest.

    "X reported that, according to Y, it rained": what Y says is that it rained, not that X
    reported it, since Y stands in what X reports.
    """
    every_attribution = list(found)
    for index, attribution in enumerate(every_attribution):
        window = every_attribution[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]
        near = window if len(attribution.content) > 1 else []
        cues = [
            other.cue
            for other in near
            if other.cue
            and attribution.cue
            and any(span.contains(attribution.cue) for span in other.content)
        ]
        rest = tuple(span for span in attribution.content if not any(map(span.contains, cues)))
        yield replace(attribution, content=rest) if rest else attribution


def _speaker_of(
    resolver: SpeakerResolver, text: str, attribution: Attribution, owner: Speaker
) -> Speaker | None:
    """The speaker of the claim; None if it stays attributed to the owner of the text.

    A quotation without a source is attributed to the speaker that the next sentence names, else it
    is unclear.
    """
    if attribution.source is not None:
        shown = attribution.cue is not None and _SHOWN.fullmatch(attribution.cue.of(text))
        if shown and _NEUTER.fullmatch(attribution.source.of(text)):
            return None
        return resolver.resolve(
            attribution.source, owner, attribution.content, direct=attribution.direct
        )
    owner_match = _ITS_OWNER.match(text, attribution.content[-1].end)
    named = Span(*owner_match.span("name")) if owner_match else None
    return resolver.resolve(named, owner, attribution.content) if named else UNCLEAR


def _cue(attribution: Attribution) -> Span | None:
    """The cue, with the mention of the source when it is next to it: "said Kemp"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None:
        return cue
    between = max(cue.start, source.start) - min(cue.end, source.end)
    return cue.join(source) if between <= _MAX_CUE_DISTANCE else cue


def _claim_spans(text: str, attribution: Attribution) -> Iterator[Span]:
    """The spans of the claim; those separated only by punctuation or the cue are joined.

    Quoted words are not joined across the words that report them.
    """
    both = () if attribution.direct else (attribution.cue, attribution.source)
    reporting = [span for span in both if span]
    run = attribution.content[0]
    for part in attribution.content[1:]:
        between = Span(run.end, part.start) if run.end < part.start else None
        parted = between and count_letters(text, [between]) - count_letters(
            text, [overlap_of(span, between) for span in reporting if span.overlaps(between)]
        )
        if parted:
            yield from _without_leading_marks(text, run)
            run = part
        else:
            run = run.join(part)
    yield from _without_leading_marks(text, run)


def _without_leading_marks(text: str, span: Span) -> Iterator[Span]:
    """The span without the punctuation that separates it from the words before."""
    start = span.start
    while start < span.end and text[start] in _PARTING:
        start += 1
    if start < span.end:
        yield Span(start, span.end)


def _parts_in_turns(owned: Sequence[Utterance], span: Span) -> Iterator[Span]:
    """The parts of the span within speaker turns: a title is nobody's words."""
    at = bisect_right(owned, span.start, key=lambda turn: turn.span.start) - 1
    for turn in takewhile(lambda turn: turn.span.start < span.end, owned[max(at, 0) :]):
        if turn.span.overlaps(span):
            yield overlap_of(turn.span, span)
