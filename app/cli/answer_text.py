"""Answers as text for a terminal, complete or as they are written."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from app.domain.answer import Answer, Mode, Standing
from app.domain.claim import SentenceStanding
from app.domain.numbering import citation_place, claims_in_display_order, number_citations
from app.messages import phrases
from app.messages.attribution_line import attribution_line, display_name
from app.messages.standing_texts import sentence_with_doubt
from app.messages.voice_texts import ROLES
from app.serialize.answer import known_line, wrap_text
from app.serialize.explanation import reading_notes, silence_text, why_lines
from app.text.catalogue import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.domain.explanation import QuoteExplanation
    from corpus.model.speaker import Speaker

    Place = tuple[str, int, int]


def answer_parts(answers: Iterable[Answer], *, explain: bool = False) -> Iterator[str]:
    """The parts of a growing answer: each sentence when it is finished, then the rest.

    Joined by empty lines they are the text of the last answer, unless a sentence was shown of prose
    that was then given up for the quotes: that is said above these. From a refused sentence on they
    wait for the last answer, in which the model may have written it again. With `explain` each
    quote says why it was selected, and silence says which words of the question no document has.
    Quotes have the numbers of the page and the exports; the quotes that come before the prose keep
    theirs.
    """
    answer, quotes, shown = None, None, 0
    for answer in answers:
        quotes = quotes or (answer if answer.mode is Mode.QUOTES else None)
        finished = list(takewhile(_is_finished, _sentences_from(answer, shown)))
        yield from _prose(answer, finished, quotes, has_head=shown > 0)
        shown += len(finished)
    if answer is None:
        return
    numbers = _numbers(answer, quotes)
    if answer.mode is Mode.WRITTEN:
        yield from _prose(answer, _sentences_from(answer, shown), quotes, has_head=shown > 0)
        yield from _rest(answer, numbers, explain=explain)
        return
    if shown:
        yield wrap_text(message("terminal-withdrawn", model=str(answer.model)))
    yield from _quotes(answer, numbers, explain=explain)


def _sentences_from(answer: Answer, start: int) -> tuple[Claim, ...]:
    return answer.claims[start:] if answer.mode is Mode.WRITTEN else ()


def _is_finished(claim: Claim) -> bool:
    return claim.standing is not SentenceStanding.REFUSED


def _prose(
    answer: Answer, claims: Sequence[Claim], quotes: Answer | None, *, has_head: bool
) -> Iterator[str]:
    """The sentences, below who writes them unless that is said; nothing without a sentence."""
    if claims and not has_head:
        yield _written_by(answer)
    for claim in claims:
        yield _sentence(claim, _numbers(answer, quotes))


def answer_text(answer: Answer, *, explain: bool = False) -> str:
    """An answer for a terminal: what is claimed, its sources, who is silent, how sure."""
    return "\n\n".join(answer_parts([answer], explain=explain))


def _written_by(answer: Answer) -> str:
    head = [f"{phrases.SEARCHED} {answer.search_query}"] if answer.search_query else []
    head.append(message("terminal-written-by", model=str(answer.model)))
    return "\n".join(head)


def _sentence(claim: Claim, numbers: Mapping[Place, int]) -> str:
    return wrap_text(f"{sentence_with_doubt(claim)} {_marks(claim.citations, numbers)}")


def _marks(citations: Iterable[Citation], numbers: Mapping[Place, int]) -> str:
    """'[1][4]': the numbers of the citations, each once."""
    return "".join(dict.fromkeys(f"[{numbers[citation_place(cited)]}]" for cited in citations))


def _rest(answer: Answer, numbers: Mapping[Place, int], *, explain: bool) -> Iterator[str]:
    """What is shown below prose: the standing, then the quotes by number."""
    yield _standing_line(answer)
    cited = {citation_place(one): one for claim in answer.claims for one in claim.citations}
    shown = [cited[place] for place in sorted(cited, key=numbers.__getitem__)]
    whys = tuple(dict.fromkeys(why for claim in answer.claims for why in claim.why))
    for words, places in _places_by_words(shown).items():
        yield _quote(_marks(places, numbers), words, places, whys if explain else ())
    yield from _omissions(answer, explain=explain)


def _quotes(answer: Answer, numbers: Mapping[Place, int], *, explain: bool) -> Iterator[str]:
    """The quotes in the order of the page, the nearest sentences, who speaks, and omissions."""
    if answer.search_query:
        yield f"{phrases.SEARCHED} {answer.search_query}"
    yield _standing_line(answer)
    for claim in claims_in_display_order(answer):
        whys = claim.why if explain else ()
        yield "\n".join(
            _quote(_marks(places, numbers), words, places, whys)
            for words, places in _places_by_words(claim.citations).items()
        )
    for near in answer.nearest:
        words = wrap_text(f"“{near.citation.quote.exact}”", first="  · ", rest="    ")
        reason = "" if answer.shared_reason else f"\n    {near.why}"
        yield f"{words}\n    — {_source_line(near.citation)}{reason}"
    if explain and answer.why and answer.coverage.asked:
        yield silence_text(answer.why)
    if len(answer.views) > 1:
        yield _side_by_side(answer, numbers)
    yield from _omissions(answer, explain=explain)


def _quote(
    marks: str, words: str, places: Sequence[Citation], whys: Sequence[QuoteExplanation]
) -> str:
    """A quote with its numbers, its sources, and why it was selected."""
    head = wrap_text(f"“{words}”", first=f"{marks} ", rest="    ")
    sources = (f"    — {_source_line(cited)}" for cited in places)
    return "\n".join([head, *sources, *why_lines(places, whys)])


def _places_by_words(citations: Iterable[Citation]) -> dict[str, list[Citation]]:
    """The citations by their words, so that no source is listed under words that it has not."""
    places: dict[str, list[Citation]] = {}
    for cited in citations:
        places.setdefault(cited.quote.exact, []).append(cited)
    return places


def _omissions(answer: Answer, *, explain: bool) -> Iterator[str]:
    """The sentences that were refused or written again, and the documents that are not quoted."""
    for code, rejections in (
        ("terminal-left-out", answer.rejections),
        ("terminal-replaced", answer.replaced),
    ):
        for rejection in rejections:
            text = message(code, reason=rejection.reason, sentence=rejection.text)
            yield wrap_text(text, first="  - ", rest="    ")
    if answer.coverage.silent and answer.claims:
        silent = message("list-comma").join(answer.coverage.silent)
        yield wrap_text(message("terminal-not-quoted", documents=silent))
    if explain and (notes := reading_notes(answer)):
        yield notes


def _numbers(answer: Answer, quotes: Answer | None) -> dict[Place, int]:
    """The number of each place that the answer cites, the `quotes` before its prose first."""
    first = quotes if answer.mode is Mode.WRITTEN else None
    numbered = number_citations(answer, first=first)
    return {citation_place(cited): number for number, cited in numbered.items()}


def _side_by_side(answer: Answer, numbers: Mapping[Place, int]) -> str:
    """Who says which of the numbered quotes, in order of date, and which of them differ."""
    said: dict[tuple[Speaker, str], list[Citation]] = {}
    for claim in claims_in_display_order(answer):
        first = claim.main_citation
        said.setdefault((first.speaker, first.document.id), []).append(first)
    lines = [message("terminal-who-speaks")]
    for view in answer.views:
        quotes = " ".join(
            _marks([cited], numbers) for cited in said[view.speaker, view.document.id]
        )
        provenance = view.document.provenance
        line = message(
            "terminal-view",
            date=str(provenance.published or message("date-unknown")),
            speaker=display_name(view.speaker),
            title=provenance.name,
            quotes=quotes,
        )
        lines.append(f"  {line}")
    for pair in answer.differ:
        one, other = _marks([pair.one], numbers), _marks([pair.other], numbers)
        lines.append(message("terminal-differ", first=one, second=other))
    return "\n".join(lines)


def _standing_line(answer: Answer) -> str:
    asked = len(answer.coverage.asked)
    known = answer.confidence
    share = message("answer-confidence-unknown") if known is None else f"{known:.0%}"
    if answer.standing is Standing.ABSTAINED:
        if not asked:
            return "\n".join((message("terminal-none-asked"), *map(str, answer.notices)))
        line = message("terminal-abstained", documents=asked, asked=str(asked), confidence=share)
        reason = [phrases.sentence(answer.shared_reason)] if answer.shared_reason else []
        text = "\n".join((line, *map(str, answer.notices), *reason))
        return f"{text} {message('terminal-nearest')}" if answer.nearest else text
    quoted = str(len(answer.coverage.quoted))
    lines = [message("terminal-answered", quoted=quoted, asked=str(asked), confidence=share)]
    if answer.model_error:
        is_prose = answer.mode is Mode.WRITTEN
        code = "terminal-prose-ends-early" if is_prose else "terminal-quotes-alone"
        lines.append(message(code, error=str(answer.model_error)))
    if answer.omitted_quotes:
        omitted = str(answer.omitted_quotes)
        lines.append(message("terminal-no-room", model=str(answer.model), quotes=omitted))
    lines += map(str, answer.notices)
    if answer.missing:
        words = message("list-comma").join(answer.missing)
        lines.append(message("terminal-not-mentioned", words=words))
    return "\n".join(lines)


def _source_line(cited: Citation) -> str:
    is_named = cited.speaker.name and not cited.voice.via
    speaker = attribution_line(cited.voice)
    if is_named:
        speaker += f" ({ROLES[cited.speaker.role]})"
    speaker = message("list-comma").join((speaker, *phrases.positions(cited)))
    if cited.others:
        others = message("list-and").join(map(display_name, cited.others))
        speaker = message("answer-speaker-with-others", speaker=speaker, others=others)
    place = f"{cited.document.id} {cited.span.start}-{cited.span.end}"
    source = known_line(cited.provenance)
    return message("terminal-source", speaker=speaker, source=source, place=place)
