"""Coreference: resolve mentions by name, description, and pronoun where that is safe."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.model.span import Span
from corpus.model.speaker import UNCLEAR, Role, Speaker
from corpus.speakers.antecedents import LOOK_BACK, Antecedents, HeardSpeaker
from corpus.speakers.mention_parser import Phrase, described_subject, description, phrase
from corpus.speakers.mentioned_works import WORKS, MentionedWorks
from corpus.speakers.names import QUOTED, Names
from corpus.speakers.pair_references import is_pair_reference, resolve_pair
from corpus.speakers.people import mentions
from corpus.speakers.semantic_classes import (
    SPEECH_ACTS,
    TEXTS,
    can_speak,
    is_institution,
    is_person,
    is_thing,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.document import Document
    from corpus.model.utterance import Utterance

_PRONOUNS = {
    **dict.fromkeys(("i", "me", "my", "mine", "we", "us", "our", "myself", "ourselves"), "i"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself", "this", "that", "which"), "it"),
    **dict.fromkeys(("you", "your", "yours"), "you"),
}
_ADJECTIVES = 3  # words in which "his undated column" names the text
_OUTLETS = {
    *("publication", "newspaper", "paper", "outlet", "magazine", "agency", "website", "site"),
    *("broadcaster", "institute", "organisation", "organization", "channel", "newsroom", "daily"),
    *("weekly", "portal", "group", "company", "ministry", "commission"),
}
_NOT_DESCRIBED = {"one", "some", "many", "others", "most", "two", "few", "more", "both", "all"}
_WRITERS = {"author", "writer", "blogger", "columnist"}
_OWN_TEXT = re.compile(
    r"\b(?:this|my|our) (?:\w+ )?(?:letter|essay|article|column|text|post|blog|book|report|"
    r"page|explainer|piece|leaflet|notice|guide|collection|document)\b",
    re.IGNORECASE,
)
_THEY_SAY = re.compile(r" (?:\w+ly )?(?:say|think|believe|tell|claim|hold)\b")
_THEY = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:(?:But|And|Yet) )?[Ii]t(?:s|self)?\b")
_PARTICIPLE = re.compile(r"[A-Z]\w+ing\b")
_I_WROTE = re.compile(r"\bI (?:have |had |once )?(?:wrote|written|sent|posted|published)\b")


class SpeakerResolver:
    """The people and outlets of a document, and the speakers resolved so far."""

    def __init__(
        self,
        document: Document,
        owned: Sequence[Utterance],
        sentences: Sequence[Span],
        quoted: Sequence[Span] = (),
    ) -> None:
        """Collect the names of the document; no speaker is resolved yet.

        `quoted` are the spans of others' words, in which a name is no antecedent.
        """
        provenance = document.provenance
        self._text = document.text
        self._author = provenance.author
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        turns = {turn.speaker.name for turn in owned if turn.speaker.role is not Role.AUTHOR}
        known = {provenance.interviewer, provenance.interviewee, *turns}
        if self._author and all(word[:1].isupper() for word in self._author.split()):
            known.add(self._author)
        names = sorted(name for name in known if name)
        quoted = sorted(quoted)
        self._names = Names(document.text, known=names, quoted=quoted)
        self._works = MentionedWorks(document.text)
        self._writers = _writers(document.text, owned)
        self._heard: list[HeardSpeaker] = []
        self._reported: tuple[Span, ...] = ()
        self._place = Span(0, 1)  # of the mention that is being resolved
        self._antecedents = Antecedents(document.text, sentences, self._names, self._heard, quoted)

    def resolve(
        self, source: Span, owner: Speaker, content: Sequence[Span], *, direct: bool = False
    ) -> Speaker | None:
        """Resolve a mention to a speaker; None if the content stays attributed to the owner.

        `owner` is the speaker of the text around it and `content` what is attributed to the
        mention; `direct` is True of a quotation, which anything written can have, a sign as well.
        A name of several people and a pronoun with several antecedents are unclear; somebody who
        is only described has the description as the name.
        Call it in the order of the text: later mentions depend on earlier ones.
        """
        self._place = source
        words = self._uncapitalised(source)
        pronoun = _PRONOUNS.get(words.casefold())
        if pronoun in {"i", "you"}:
            return owner if pronoun == "i" else None
        if pronoun == "they" and self._is_hearsay(source):
            return None
        if pronoun in {"they", "it"}:
            end = min(source.start, *(span.start for span in content)) if content else source.start
            speaker = self._of_things(pronoun, Span(end, end + 1), owner)
        elif pronoun:
            speaker = self._of_person(pronoun, source, content)
            if speaker.name:
                self._names.learn_pronoun(speaker.name, pronoun)
        elif is_pair_reference(words):
            speaker = resolve_pair(words, self._before(source, content), self._names)
        else:
            speaker = self._of_work(words, source, owner, content, direct=direct)
        if speaker is not None and speaker.name:
            heard = self._heard_speaker(source.start, speaker, speaker.name)
            nested = any(span.contains(source) for span in self._reported)
            self._heard.append(replace(heard, nested=nested))
        self._reported = self._reported if direct else tuple(content)
        return speaker

    def _before(self, source: Span, content: Sequence[Span]) -> list[str]:
        """The words before the claim: of its own sentence, then of those before, nearest first."""
        start = min(source.start, *(span.start for span in content), source.end)
        number = self._sentence(Span(start, start + 1))
        own = self._text[self._sentences[number].start : start]
        nearest = self._sentences[max(0, number - LOOK_BACK) : number][::-1]
        return [own, *(sentence.of(self._text) for sentence in nearest)]

    def _is_hearsay(self, source: Span) -> bool:
        """Whether "they say" is what is said in general: the sentence before has no "they"."""
        if not _THEY_SAY.match(self._text, source.end):
            return False
        number = self._sentence(source)
        before = self._sentences[number - 1] if number else None
        paragraph = before is not None and "\n" not in self._text[before.end : source.start]
        return before is None or not paragraph or not _THEY.search(before.of(self._text))

    def _heard_speaker(self, start: int, speaker: Speaker, name: str) -> HeardSpeaker:
        if name[:1].islower():
            nouns = phrase(name).nouns
            person = bool(nouns) and is_person(nouns[-1])
            return HeardSpeaker(start, speaker, person, not person)
        person = self._names.is_person(name)
        return HeardSpeaker(start, speaker, person, not self._names.may_be_person(name))

    def _uncapitalised(self, source: Span) -> str:
        """The mention without a capital that it only has at the head of a sentence."""
        words = source.of(self._text).strip()
        before = self._text[self._sentences[self._sentence(source)].start : source.start]
        opens = not any(map(str.isalnum, before))
        if opens and self._names.is_common(words):
            return words[:1].lower() + words[1:]
        return words

    def _sentence(self, source: Span) -> int:
        return max(0, bisect_right(self._starts, source.start) - 1)

    def _of_work(
        self, words: str, source: Span, owner: Speaker, content: Sequence[Span], *, direct: bool
    ) -> Speaker | None:
        """Resolve a mention that is no pronoun; "his column" and "the essay" are their author."""
        meant = phrase(words)
        article, _, rest = words.partition(" ")
        noun = meant.nouns[-1].removesuffix("'s").removesuffix("’s") if meant.nouns else ""
        worded = (WORKS | SPEECH_ACTS).intersection(rest.split()[:_ADJECTIVES])
        his = _PRONOUNS.get(article.casefold())
        if his in {"he", "she"} and (worded or meant.name is None):
            person = self._of_person(his, source, content)
            return person if worded else self._of_relative(person, rest, noun, words)
        if article.casefold() in {"the", "that"} and noun in WORKS and owner not in self._writers:
            sentence = self._sentence(source)
            previous = self._sentences[max(0, sentence - 1)].start
            that = previous if article.casefold() == "that" else None
            name = self._works.owner(noun, source.start, near=that)
            if name is not None:
                return self._of_phrase(phrase(name), name, owner, direct=direct)
        return self._of_phrase(meant, words, owner, direct=direct)

    def _of_relative(self, person: Speaker, rest: str, noun: str, words: str) -> Speaker:
        """Resolve "his sister": her name, or else "Bo Orr's sister"."""
        if person.name is None:
            return Speaker(description(words), Role.QUOTED)
        relative = self._names.relative(person.name, noun)
        named = f"{person.name}'s {description(rest)}"
        return relative or self._names.called((), noun) or Speaker(named, Role.QUOTED)

    def _of_phrase(  # noqa: PLR0911 - a kind of mention each
        self, meant: Phrase, words: str, owner: Speaker, *, direct: bool
    ) -> Speaker | None:
        if meant.owner is not None:
            whose = phrase(meant.owner)
            if whose.owner:
                return QUOTED
            return self._of_phrase(whose, meant.owner, owner, direct=direct)
        if meant.name is not None:
            speaker = self._names.named(meant)
            bearers = self._names.bearers(meant) if speaker == UNCLEAR else ()
            if len(bearers) > 1:
                return self._antecedents.resolve_surname(
                    bearers, self._place.start, self._sentence(self._place)
                )
            apart = speaker == UNCLEAR and meant.definite and meant.titles
            return Speaker(description(words), Role.QUOTED) if apart else speaker
        if not meant.nouns:
            return QUOTED
        head = meant.nouns[-1]
        if _OWN_TEXT.search(words):
            return None
        if direct and (head in SPEECH_ACTS or is_thing(head)):
            return QUOTED
        if is_thing(head) or (not direct and not can_speak(head)):
            return None
        return self._described(meant, head, owner, words)

    def _described(self, meant: Phrase, head: str, owner: Speaker, words: str) -> Speaker:
        """Resolve a description, to a name where the document describes only one so."""
        if head in _WRITERS and owner.role is Role.COMMENTER and meant.definite:
            return Speaker(self._author, Role.QUOTED)
        if " ".join(meant.nouns) in _NOT_DESCRIBED:
            return QUOTED
        by_words = Speaker(description(words), Role.QUOTED)
        if not meant.definite or (head.endswith("s") and not head.endswith("ss")):
            return by_words
        if head in _OUTLETS and self._heard and self._heard[-1].is_outlet:
            return self._heard[-1].speaker
        called = None if head in TEXTS else self._names.called(meant.nouns[:-1], head)
        return by_words if called is None or called == UNCLEAR else called

    def _of_things(self, pronoun: str, source: Span, owner: Speaker) -> Speaker | None:
        """Resolve "they" and "it": the body or people that spoke last, else nobody by name."""
        number = self._sentence(source)
        sentence = self._sentences[number]
        first = self._sentences[self._first_of_topic(number)].start
        index = bisect_left(self._heard, first, key=lambda heard: heard.start)
        every = [heard for heard in self._heard[index:] if not heard.person]
        bodies = [heard for heard in every if not heard.nested] or every
        if pronoun == "they":
            return bodies[-1].speaker if bodies else QUOTED
        cites = _PARTICIPLE.match(self._text, sentence.start)  # "Citing a report, it says"
        end = sentence.start if cites else source.start
        work = self._works.last(max(first, bodies[-1].start if bodies else 0), end)
        if work is not None and work.owner and owner not in self._writers:
            return self._of_phrase(phrase(work.owner), work.owner, owner, direct=False)
        if bodies:
            return bodies[-1].speaker
        if work is not None and owner not in self._writers:
            return Speaker(f"the {work.noun}", Role.QUOTED)
        return None if owner in self._writers else self._topic(number)

    def _first_of_topic(self, number: int) -> int:
        """The first sentence that may say what "it" is: those that go on with "It" not counted."""
        topic = number
        while topic and _GOES_ON.match(self._text, self._sentences[topic].start):
            topic -= 1
        return max(0, min(topic, number - LOOK_BACK))

    def _topic(self, number: int) -> Speaker:
        """The body that the sentences before have as subject; else somebody without a name.

        A word that has its capital only from the head of a sentence is no body.
        """
        before = self._sentences[number - 1].of(self._text) if number else ""
        words = described_subject(before)
        if words is not None and is_institution(phrase(words).nouns[-1]):
            return Speaker(description(words), Role.QUOTED)
        for sentence in self._sentences[self._first_of_topic(number) : number][::-1]:
            first = next(mentions(sentence.of(self._text)), None)
            if first is None or first.start or first.owns or first.titles:
                continue
            if re.search(rf"[\w,] {re.escape(first.name)}\b", self._text):
                speaker = self._names.named(Phrase(first.name))
                return QUOTED if self._names.is_person(speaker.name) else speaker
        return QUOTED

    def _of_person(self, pronoun: str, source: Span, content: Sequence[Span]) -> Speaker:
        return self._antecedents.resolve_person(
            pronoun, source.start, self._sentence(source), content
        )


def _writers(text: str, owned: Sequence[Utterance]) -> frozenset[Speaker]:
    """Interviewees who mention a text of their own, which "it said" can then quote."""
    return frozenset(
        turn.speaker
        for turn in owned
        if turn.speaker.role is Role.INTERVIEWEE and _I_WROTE.search(turn.span.of(text))
    )
