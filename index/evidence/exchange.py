"""Questions and their answers: which answer is quoted, and read, only with its question.

The parts of an exchange are told by who speaks, by the labels between them, and by form: an answer
is bare when it is short or says nothing but yes, no or that somebody did.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_matches
from index.ranking_config import RankingConfig
from index.search.terms import document_terms, stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.model.document import Document
    from corpus.model.speaker import Speaker
    from index.passages.sentences import Sentence

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# An answer that begins so answers yes or no, or tells who did what by an auxiliary alone.
_PARTICLE = re.compile(
    r"\W*(?:yes|yeah|yep|no|nope|never|not|of course|certainly|absolutely|exactly|definitely|indeed"
    r"|maybe|perhaps|possibly|probably|sure|right|correct|true|ja|nein|doch|nie|oui|non|si|sí|так"
    r"|ні|да|нет)(?=[\s,.;:!?…—–-]|\Z)",
    re.IGNORECASE,
)
_PRO_FORM = re.compile(
    r"\W*(?:i|we|you|he|she|it|they|this|that|there|those|these|some|both|none|nobody|everybody)"
    r" (?:am|are|is|was|were|be|do|does|did|have|has|had|can|could|will|would|shall|should|may"
    r"|might|must|cannot|can['’]t|won['’]t|\w+n['’]t)\b",
    re.IGNORECASE,
)
_MAX_PRO_FORM_WORDS = 10  # in a longer answer more than the question is said
_MAX_PRO_FORM_TERMS = 1  # words that are not stop words, besides the particle
_MAX_INTERJECTIONS = 2  # between a question and its answer: "Objection."
_MAX_ASKED = 5  # sentences and labels from a question to the answer


def needs_question(words: str, *, ranking: RankingConfig = RankingConfig()) -> bool:
    """Whether an answer that begins with this sentence says little without its question."""
    particle = _PARTICLE.match(words)
    rest = words[particle.end() :] if particle else words
    count = len(_WORD.findall(words))
    if count <= ranking.bare_answer_words or (particle and rest.lstrip()[:1] in {",", ""}):
        return True
    is_pro_form = particle is not None or _PRO_FORM.match(words) is not None
    few = count <= _MAX_PRO_FORM_WORDS and len(stemmed_terms(rest)) <= _MAX_PRO_FORM_TERMS
    return is_pro_form and few


def is_question(words: str) -> bool:
    """Whether the sentence ends with a question mark, quotation marks aside."""
    return words.rstrip(" \"'”’»“)*_").endswith(("?", "\u037e", "\uff1f", "\u061f"))


def question_before(
    text: str,
    sentences: Sequence[Sentence],
    number: int,
    *,
    ranking: RankingConfig = RankingConfig(),
) -> int | None:
    """The number of the question, or other prompt, without which sentence `number` says little.

    None for a sentence that begins no answer of another speaker, or that can stand alone. A comment
    answers questions only: what stands before it need not be what it is about.
    """
    before = _speech_before(sentences, number)
    if before is None or not needs_question(sentences[number].span.of(text), ranking=ranking):
        return None
    prompts = [before]
    for _ in range(_MAX_INTERJECTIONS):
        words = sentences[prompts[-1]].span.of(text)
        earlier = _speech_before(sentences, prompts[-1])
        if earlier is None or is_question(words) or not needs_question(words, ranking=ranking):
            break
        prompts.append(earlier)
    if is_question(sentences[prompts[-1]].span.of(text)):
        before = prompts[-1]
    answerer, asker = _owner(sentences[number]), _owner(sentences[before])
    if answerer != asker:
        is_prompt = answerer.name and answerer.role is not Role.COMMENTER
        return before if is_question(sentences[before].span.of(text)) or is_prompt else None
    # Two people whose names nobody gave look like one: then a label stands between them.
    is_labelled = answerer.name is None and number - before > 1
    return before if is_labelled and is_question(sentences[before].span.of(text)) else None


def answer_after(
    text: str,
    sentences: Sequence[Sentence],
    number: int,
    *,
    ranking: RankingConfig = RankingConfig(),
) -> int | None:
    """The number of the sentence that begins another speaker's answer to sentence `number`.

    None where nobody else answers: what is no question is answered only by a bare answer.
    """
    asker = _owner(sentences[number])
    following = _next_turn(sentences, number)
    if following is None or following - number > _MAX_ASKED:
        return None
    if not is_question(sentences[number].span.of(text)):
        is_prompt = question_before(text, sentences, following, ranking=ranking) == number
        return following if is_prompt and asker.role is Role.INTERVIEWER else None
    later = _next_turn(sentences, following)
    words = sentences[following].span.of(text)
    if (
        later
        and needs_question(words, ranking=ranking)
        and _interrupts(sentences, following, later)
    ):
        following = later
    answerer = _owner(sentences[following])
    return following if asker.role is Role.INTERVIEWER or answerer.name else None


def _interrupts(sentences: Sequence[Sentence], number: int, later: int) -> bool:
    """Whether somebody who is not interviewed speaks there, before the one who is: "Objection."."""
    role, later_role = _owner(sentences[number]).role, _owner(sentences[later]).role
    return role is not Role.INTERVIEWEE and later_role is Role.INTERVIEWEE


def _next_turn(sentences: Sequence[Sentence], number: int) -> int | None:
    """The number of the next sentence that another speaker says."""
    asker = _owner(sentences[number])
    rows = range(number + 1, len(sentences))
    return next(
        (row for row in rows if not sentences[row].heading and _owner(sentences[row]) != asker),
        None,
    )


def lead_of(text: str, sentences: Sequence[Sentence], number: int) -> str:
    """The words before a sentence: a title above it, or what was said before; '' at the start.

    A speaker's label is skipped, since it is nobody's words.
    """
    sentence, before = sentences[number], number - 1
    while before >= 0 and _is_label(text, sentences[before], sentence):
        before -= 1
    return sentences[before].span.of(text) if before >= 0 else ""


def prompt_of(
    text: str,
    sentences: Sequence[Sentence],
    number: int,
    *,
    ranking: RankingConfig = RankingConfig(),
) -> str:
    """The words of the question that sentence `number` is read with; '' if it can stand alone."""
    before = _prompt_before(text, sentences, number, ranking)
    return "" if before is None else sentences[before].span.of(text)


def _prompt_before(
    text: str, sentences: Sequence[Sentence], number: int, ranking: RankingConfig
) -> int | None:
    """The number of that question; None if the sentence can stand alone."""
    before = question_before(text, sentences, number, ranking=ranking)
    if before is None and number and not sentences[number - 1].heading:
        gap = text[sentences[number - 1].span.end : sentences[number].span.start]
        words = sentences[number].span.of(text)
        is_answered = "\n" in gap and is_question(sentences[number - 1].span.of(text))
        if is_answered and needs_question(words, ranking=ranking):
            return number - 1
    return before


@dataclass(frozen=True, slots=True)
class BareExchange:
    """A question that a bare answer answers, and all words of the two turns."""

    question: str
    words: str


def bare_exchange_of(
    text: str,
    sentences: Sequence[Sentence],
    number: int,
    *,
    ranking: RankingConfig = RankingConfig(),
) -> BareExchange | None:
    """The exchange whose bare answer, or whose question, the sentence is; None for any other."""
    asked: int | None = number
    answer: int | None = number
    if is_question(sentences[number].span.of(text)):
        answer = answer_after(text, sentences, number, ranking=ranking)
        if answer is not None and not needs_question(
            sentences[answer].span.of(text), ranking=ranking
        ):
            answer = None
    else:
        asked = _prompt_before(text, sentences, number, ranking)
    if asked is None or answer is None:
        return None
    first = range(asked, max(-1, asked - _MAX_ASKED), -1)
    last = range(answer, min(len(sentences), answer + _MAX_ASKED))
    rows = [*reversed(_while_of(sentences, first)), *_while_of(sentences, last)]
    words = " ".join(sentences[row].span.of(text) for row in rows)
    return BareExchange(sentences[asked].span.of(text), words)


def _while_of(sentences: Sequence[Sentence], rows: Iterable[int]) -> list[int]:
    """The rows, labels aside, up to the first that is another turn than the first row's."""
    said = [row for row in rows if not sentences[row].heading]
    owner = _owner(sentences[said[0]])
    return list(takewhile(lambda row: _owner(sentences[row]) == owner, said))


def asks_other_number(exchange: BareExchange, terms: Iterable[str]) -> bool:
    """Whether a bare answer's question is about another number than the question's: a year."""
    asked = stemmed_terms(exchange.question)
    numbers, others = ({term for term in some if term[0].isdigit()} for some in (terms, asked))
    return bool(numbers and others) and numbers.isdisjoint(others)


def shares_no_word(
    document: Document, speaker: Speaker, exchange: BareExchange, terms: Iterable[str]
) -> bool:
    """Whether the exchange has none of the question's `terms`, its people's names aside."""
    provenance = document.provenance
    people = (speaker.name, provenance.interviewee, provenance.interviewer)
    names = document_terms(document, " ".join(filter(None, people)))
    return {*terms}.difference(names).isdisjoint(document_terms(document, exchange.words))


def are_of_one_turn(one: Sentence, other: Sentence) -> bool:
    """Whether both are in the words of one person, quoted people's included."""
    return _owner(one) == _owner(other)


def _speech_before(sentences: Sequence[Sentence], number: int) -> int | None:
    """The number of the last sentence before that somebody says."""
    return next((row for row in range(number - 1, -1, -1) if not sentences[row].heading), None)


def _owner(sentence: Sentence) -> Speaker:
    """The person in whose text or turn the sentence is, also where others are quoted."""
    voice = sentence.voice
    return voice.via[-1] if voice.via else voice.speaker


def _is_label(text: str, heading: Sentence, sentence: Sentence) -> bool:
    """Whether the heading is the label of the sentence's speaker: on its line, or the name."""
    if not heading.heading:
        return False
    on_line = "\n" not in text[heading.span.end : sentence.span.start]
    return on_line or name_matches(_owner(sentence).name, heading.span.of(text).strip("*_: "))
