"""Coreference: resolve mentions by name, description, and pronoun where that is safe."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.speaker import UNCLEAR, Role, Speaker
from corpus.speakers.mention_parser import Phrase, is_thing, phrase
from corpus.speakers.mentioned_works import WORKS, MentionedWorks
from corpus.speakers.names import QUOTED, Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.utterance import Utterance
    from corpus.speakers.people import Mention

_PRONOUNS = {
    **dict.fromkeys(("i", "me", "my", "mine", "we", "us", "our", "myself", "ourselves"), "i"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself", "this", "that", "which"), "it"),
    **dict.fromkeys(("you", "your", "yours"), "you"),
}
_LOOK_BACK = 3  # sentences before the one with the pronoun
_ADJECTIVES = 3  # words in which "his undated column" names the text
_INTRODUCES = 8  # words before a comma that a subject may have before it
_SUBJECT = 5  # words before a subject without a comma
_OUTLETS = {
    *("publication", "newspaper", "paper", "outlet", "magazine", "agency", "website", "site"),
    *("broadcaster", "institute", "organisation", "organization", "channel", "newsroom", "daily"),
    *("weekly", "portal", "group", "company", "ministry", "commission"),
}
_RULES = {
    *("constitution", "law", "laws", "treaty", "agreement", "rules", "definition", "plan"),
    *("tradition", "schedule", "contract", "code", "act", "charter", "protocol"),
}
_WRITERS = {"author", "writer", "blogger", "columnist"}
_ASIDE = frozenset(
    ("with", "to", "by", "from", "of", "against", "for", "about", "on", "like", "than", "between")
)
_OWN_TEXT = re.compile(
    r"\b(?:this|my|our) (?:\w+ )?(?:letter|essay|article|column|text|post|blog|book|report)\b",
    re.IGNORECASE,
)
_I_WROTE = re.compile(r"\bI (?:have |had |once )?(?:wrote|written|sent|posted|published)\b")


@dataclass(frozen=True, slots=True)
class _HeardSpeaker:
    """A speaker that the text attributed something to, and where."""

    at: int
    speaker: Speaker
    person: bool


class SpeakerResolver:
    """The people and outlets of a document, and the speakers resolved so far."""

    def __init__(
        self, document: Document, owned: Sequence[Utterance], sentences: Sequence[Span]
    ) -> None:
        """Collect the names of the document; no speaker is resolved yet."""
        provenance = document.provenance
        self._text = document.text
        self._author = provenance.author
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        turns = {one.speaker.name for one in owned if one.speaker.role is not Role.AUTHOR}
        known = {provenance.interviewer, provenance.interviewee, *turns}
        if self._author and all(word[:1].isupper() for word in self._author.split()):
            known.add(self._author)
        self._names = Names(document.text, known=sorted(name for name in known if name))
        self._texts = MentionedWorks(document.text)
        self._wrote = _writers(document.text, owned)
        self._heard: list[_HeardSpeaker] = []

    def resolve(self, source: Span, owner: Speaker, content: Sequence[Span]) -> Speaker | None:
        """Resolve a mention to a speaker; None if the content stays attributed to the owner.

        `owner` is the speaker of the text around it and `content` what is attributed to the
        mention. A name of several people and a pronoun with several antecedents are unclear.
        Call it in the order of the text: later mentions depend on earlier ones.
        """
        words = self._uncapitalised(source)
        pronoun = _PRONOUNS.get(words.casefold())
        if pronoun in {"i", "you"}:
            return owner if pronoun == "i" else None
        if pronoun in {"they", "it"}:
            speaker = self._of_things(pronoun, source, owner)
        elif pronoun:
            speaker = self._of_person(pronoun, source, content)
        else:
            speaker = self._of_work(words, source, owner, content)
        if speaker is not None and speaker != UNCLEAR:
            person = self._names.is_person(speaker.name)
            self._heard.append(_HeardSpeaker(source.start, speaker, person))
        return speaker

    def _uncapitalised(self, source: Span) -> str:
        """The mention without a capital that it only has at the head of a sentence."""
        words = source.of(self._text).strip()
        before = self._text[self._sentences[self._sentence(source)].start : source.start]
        opens = not any(map(str.isalnum, before))
        if opens and self._names.is_common(words.split(maxsplit=1)[0]):
            return words[:1].lower() + words[1:]
        return words

    def _sentence(self, source: Span) -> int:
        return max(0, bisect_right(self._starts, source.start) - 1)

    def _of_work(
        self, words: str, source: Span, owner: Speaker, content: Sequence[Span]
    ) -> Speaker | None:
        """Resolve a mention that is no pronoun; "his column" and "the essay" are their author."""
        meant = phrase(words)
        article, _, rest = words.partition(" ")
        noun = meant.nouns[-1].removesuffix("'s").removesuffix("’s") if meant.nouns else ""
        worded = WORKS.intersection(rest.split()[:_ADJECTIVES])
        his = _PRONOUNS.get(article.casefold())
        if his in {"he", "she"} and worded:
            return self._of_person(his, source, content)
        if article.casefold() in {"the", "that"} and noun in WORKS and owner not in self._wrote:
            at = self._sentence(source)
            that = self._sentences[max(0, at - 1)].start if article.casefold() == "that" else None
            name = self._texts.owner(noun, source.start, near=that)
            if name is not None:
                return self._of_phrase(phrase(name), name, owner)
        return self._of_phrase(meant, words, owner)

    def _of_phrase(self, meant: Phrase, words: str, owner: Speaker) -> Speaker | None:
        if meant.owner is not None:
            whose = phrase(meant.owner)
            return QUOTED if whose.owner else self._of_phrase(whose, meant.owner, owner)
        if meant.name is not None:
            return self._names.named(meant)
        if not meant.nouns:
            return QUOTED
        head = meant.nouns[-1]
        if head in _RULES or is_thing(head) or _OWN_TEXT.search(words):
            return None
        return self._described(meant, head, owner)

    def _described(self, meant: Phrase, head: str, owner: Speaker) -> Speaker:
        """Resolve a description, to a name where the document describes only one so."""
        if head in _WRITERS and owner.role is Role.COMMENTER and meant.definite:
            return Speaker(self._author, Role.QUOTED)
        if not meant.definite or (head.endswith("s") and not head.endswith("ss")):
            return QUOTED
        if head in _OUTLETS and self._heard and not self._heard[-1].person:
            return self._heard[-1].speaker
        return self._names.called(meant.nouns[:-1], head)

    def _of_things(self, pronoun: str, source: Span, owner: Speaker) -> Speaker | None:
        """Resolve "they" and "it": nobody by name, except the outlet that spoke last."""
        if pronoun == "they":
            return QUOTED
        first = self._sentences[max(0, self._sentence(source) - _LOOK_BACK)].start
        at = bisect_left(self._heard, first, key=lambda one: one.at)
        outlets = [one for one in self._heard[at:] if not one.person]
        work = self._texts.last(max(first, outlets[-1].at if outlets else 0), source.start)
        if work is not None and work.owner and owner not in self._wrote:
            return self._of_phrase(phrase(work.owner), work.owner, owner)
        if outlets:
            return outlets[-1].speaker
        return None if owner in self._wrote else QUOTED

    def _of_person(self, pronoun: str, source: Span, content: Sequence[Span]) -> Speaker:
        """Resolve "he" and "she": the only antecedent in the nearest sentence that names any.

        Its subject, or a person it says has spoken, comes before others that it names.
        """
        at = self._sentence(source)
        for number in range(at, max(-1, at - _LOOK_BACK - 1), -1):
            sentence = self._sentences[number]
            end = min(source.start, sentence.end)
            found = self._candidates(sentence.start, end, pronoun, content)
            if number == at and not found[0]:
                continue
            names = found[0] or found[1]
            if names:
                return Speaker(min(names), Role.QUOTED) if len(names) == 1 else UNCLEAR
        return UNCLEAR

    def _candidates(
        self, start: int, end: int, pronoun: str, content: Sequence[Span]
    ) -> tuple[set[str], set[str]]:
        """The candidate antecedents in one sentence: its subjects, and those named in passing."""
        told = [one for one in self._heard_in(start, end) if self._fits(one.speaker, pronoun)]
        if told and told[-1].speaker.name:
            return {told[-1].speaker.name}, set()
        subjects: list[str] = []
        others: set[str] = set()
        opens = aside = False
        for one in self._people_in(start, end):
            speaker = self._names.named(Phrase(one.name, one.address, one.titles))
            inside = any(span.start <= one.start < span.end for span in content)
            if inside or not self._fits(speaker, pronoun) or not speaker.name:
                continue
            aside = self._is_aside(one, aside=aside)
            if one.owns or aside:
                others.add(speaker.name)
            else:
                opens = opens or (not subjects and self._opens(start, one.start))
                subjects.append(speaker.name)
        return ({subjects[0]} if opens else set(subjects)), others

    def _fits(self, speaker: Speaker, pronoun: str) -> bool:
        return speaker.name is not None and self._names.fits(speaker.name, pronoun)

    def _heard_in(self, start: int, end: int) -> Iterator[_HeardSpeaker]:
        at = bisect_left(self._heard, start, key=lambda one: one.at)
        return (one for one in self._heard[at:] if one.at < end and one.person)

    def _people_in(self, start: int, end: int) -> Sequence[Mention]:
        people = self._names.people
        first = bisect_left(people, start, key=lambda one: one.start)
        return people[first : bisect_left(people, end, key=lambda one: one.start)]

    def _is_aside(self, one: Mention, *, aside: bool) -> bool:
        """Whether a preposition precedes the name, which then is no subject.

        One that is joined to the name before by "and" is an `aside` where that is.
        """
        before = self._text[max(0, one.start - 12) : one.start].split()
        if aside and before[-1:] == ["and"] and before[-2:-1] and before[-2][:1].isupper():
            return True
        return bool(before) and before[-1].casefold() in _ASIDE

    def _opens(self, start: int, place: int) -> bool:
        """Whether the offset is in subject position: first in the sentence, or after one comma."""
        head, comma, rest = self._text[start:place].rpartition(", ")
        near = len(rest.split()) <= _SUBJECT
        return near and (not comma or len(head.split()) <= _INTRODUCES)


def _writers(text: str, owned: Sequence[Utterance]) -> frozenset[Speaker]:
    """Interviewees who mention a text of their own, which "it said" can then quote."""
    return frozenset(
        one.speaker
        for one in owned
        if one.speaker.role is Role.INTERVIEWEE and _I_WROTE.search(one.span.of(text))
    )
