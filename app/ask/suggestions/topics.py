"""What documents talk about: noun phrases and names, with who mentions them where."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from app.verify.demonyms import COUNTRY_BY_DEMONYM
from corpus.english.dates import MONTHS, WEEKDAYS
from corpus.english.function_words import DETERMINERS, PERSONAL, TIMES
from corpus.english.parts_of_speech import tag_tokens
from corpus.english.reporting_verbs import LEMMAS
from corpus.english.tokens import tokenize
from corpus.languages.language import ENGLISH
from corpus.languages.recognise import document_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.english.tokens import Token
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Speaker
    from index.search.snapshot import Library

MAX_SENTENCES = 20_000  # read in a second; what a larger library talks about is in these too
# Whole noun phrases with "the", and names, by the tags of `tag_tokens`.
_PHRASE = re.compile(r"(?<=D)[NZEG]{0,2}N(?=[^NZG]|\Z)|(?<=[A-Z,])Z{1,3}(?=[^NZ]|\Z)")
_MIN_LETTERS = 3
_TIMES_PLAIN = 3
_NO_NAME = PERSONAL | DETERMINERS | TIMES | frozenset(MONTHS) | frozenset(WEEKDAYS)
# Heads of phrases that say nothing by themselves: parts of texts, times, and what is counted.
_NO_HEAD = frozenset(
    """account accounts answer argument article author authors beginning blog book case chapter
    claim claims collection column columnist comment comments day days denial document documents
    draft editor end essay explainer explanation fact facts first following idea interview
    interviewee interviewer issue kind last latter letter moment month months name newspaper note
    number one other others page paper paragraph part past people person place point post present
    problem question questions quote reader readers reason report result same second sentence side
    sides sort source sources start statement story subject text texts thing things third time
    times title topic way ways week weeks while word words work writer year years
    above below beside open autumn spring summer winter left middle right rest whole""".split()  # noqa: SIM905
)


class TopicMention(NamedTuple):
    """A topic in a sentence, and whose words or claim the sentence is."""

    phrase: str
    document: Document
    speaker: Speaker
    sentence: Span

    @property
    def words(self) -> str:
        """The sentence."""
        return self.sentence.of(self.document.text)


def topic_mentions(library: Library, documents: Iterable[Document]) -> tuple[TopicMention, ...]:
    """The topics of the English ones of these documents, sentence by sentence.

    At most MAX_SENTENCES are read.
    """
    mentions = [
        TopicMention(phrase, document, speaker, span)
        for document, speaker, span in islice(_sentences(library, documents), MAX_SENTENCES)
        for phrase in topics_in(document.text, span)
    ]
    counts = Counter(mention.phrase for mention in mentions)
    return tuple(one._replace(phrase=_plain(one.phrase, counts)) for one in mentions)


def _plain(phrase: str, counts: Mapping[str, int]) -> str:
    """The phrase without a last word that is a chance one: "the bridge opens" is the bridge."""
    plain = phrase.rpartition(" ")[0]
    return plain if counts[plain] >= _TIMES_PLAIN * counts[phrase] else phrase


def topics_in(text: str, sentence: Span) -> tuple[str, ...]:
    """The topics that an English sentence mentions: "the northern pier", "Istanbul"."""
    tokens = tokenize(text, sentence, ())
    tags = tag_tokens(tokens)
    found = (_phrase(tokens, *match.span()) for match in _PHRASE.finditer(tags))
    return tuple(dict.fromkeys(filter(None, found)))


def _sentences(
    library: Library, documents: Iterable[Document]
) -> Iterator[tuple[Document, Speaker, Span]]:
    for document in documents:
        if document_language(document) not in {ENGLISH, None}:
            continue
        for sentence in library.sentences_of(document):
            if not sentence.heading:
                yield document, sentence.voice.speaker, sentence.span


def _phrase(tokens: Sequence[Token], start: int, end: int) -> str | None:
    """The phrase of these tokens; None if a question about it would be about nothing."""
    words = [token.text for token in tokens[start:end]]
    head = words[-1]
    if len(head) < _MIN_LETTERS or not all(word[0].isalpha() and "." not in word for word in words):
        return None
    if words[0][0].isupper():
        return " ".join(words) if _is_name(words) else None
    if tokens[start - 1].lower != "the" or head.lower() in _NO_HEAD:
        return None
    if len(words) > 1 and LEMMAS.get(head.lower(), head.lower()) != head.lower():
        return None  # "the mayor says"
    return f"the {' '.join(words)}"


def _is_name(words: Sequence[str]) -> bool:
    """Whether the words are a name: no adjective of a country, and no word of grammar."""
    if len(words) == 1 and words[0].lower() in COUNTRY_BY_DEMONYM:
        return COUNTRY_BY_DEMONYM[words[0].lower()] == words[0].lower()
    return not any(word.lower() in _NO_NAME for word in words)


def is_askable_name(name: str | None) -> TypeGuard[str]:
    """Whether a speaker is called by a plain name: not "the posters in the windows"."""
    if not name or not name[0].isupper():
        return False
    words = name.split()
    return words[0] not in {"The", "A", "An"} and not {"and", "or"} & set(words)
