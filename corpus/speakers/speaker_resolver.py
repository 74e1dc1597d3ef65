"""Coreference: resolve mentions by name, description, and pronoun where that is safe."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.span import Span
from corpus.model.speaker import UNCLEAR, Role, Speaker
from corpus.speakers.mention_parser import (
    Phrase,
    can_speak,
    description,
    is_person,
    is_thing,
    phrase,
)
from corpus.speakers.mentioned_works import WORKS, MentionedWorks
from corpus.speakers.names import QUOTED, Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.document import Document
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
_LOOK_BACK = 3  # sentences before the one with the pronoun, those within quotations not counted
_FARTHEST = 12  # sentences, with those within quotations
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
_NOT_DESCRIBED = {"one", "some", "many", "others", "most", "two", "few", "more", "both", "all"}
_PRONOUN_BY_NOUN = {
    **dict.fromkeys(("man", "husband", "father", "son", "brother", "boy", "groom", "king"), "he"),
    **dict.fromkeys(("spokesman", "chairman", "businessman", "grandfather", "uncle"), "he"),
    **dict.fromkeys(("woman", "wife", "mother", "daughter", "sister", "girl", "bride"), "she"),
    **dict.fromkeys(("spokeswoman", "chairwoman", "businesswoman", "grandmother", "aunt"), "she"),
}
_WRITERS = {"author", "writer", "blogger", "columnist"}
_ASIDE = frozenset(
    ("with", "to", "by", "from", "of", "against", "for", "about", "on", "like", "than", "between")
)
_OWN_TEXT = re.compile(
    r"\b(?:this|my|our) (?:\w+ )?(?:letter|essay|article|column|text|post|blog|book|report)\b",
    re.IGNORECASE,
)
_THEY_SAY = re.compile(r" (?:\w+ly )?(?:say|think|believe|tell|claim|hold)\b")
_THEY = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_I_WROTE = re.compile(r"\bI (?:have |had |once )?(?:wrote|written|sent|posted|published)\b")


@dataclass(frozen=True, slots=True)
class _HeardSpeaker:
    """A speaker that the text attributed something to, and where.

    `person` is True of who is surely a person, `body` of what is surely none: "it" or "they".
    """

    start: int
    speaker: Speaker
    person: bool
    body: bool

    @property
    def is_outlet(self) -> bool:
        """Whether it is a body by name, not by description."""
        return not self.person and (self.speaker.name or "")[:1].isupper()


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
        self._quoted = sorted(quoted)
        turns = {turn.speaker.name for turn in owned if turn.speaker.role is not Role.AUTHOR}
        known = {provenance.interviewer, provenance.interviewee, *turns}
        if self._author and all(word[:1].isupper() for word in self._author.split()):
            known.add(self._author)
        names = sorted(name for name in known if name)
        self._names = Names(document.text, known=names, quoted=self._quoted)
        self._works = MentionedWorks(document.text)
        self._writers = _writers(document.text, owned)
        self._heard: list[_HeardSpeaker] = []

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
        else:
            speaker = self._of_work(words, source, owner, content, direct=direct)
        if speaker is not None and speaker.name:
            self._heard.append(self._heard_speaker(source.start, speaker, speaker.name))
        return speaker

    def _is_hearsay(self, source: Span) -> bool:
        """Whether "they say" is what is said in general: the sentence before has no "they"."""
        if not _THEY_SAY.match(self._text, source.end):
            return False
        number = self._sentence(source)
        before = self._sentences[number - 1] if number else None
        paragraph = before is not None and "\n" not in self._text[before.end : source.start]
        return before is None or not paragraph or not _THEY.search(before.of(self._text))

    def _heard_speaker(self, start: int, speaker: Speaker, name: str) -> _HeardSpeaker:
        if name[:1].islower():
            nouns = phrase(name).nouns
            person = bool(nouns) and is_person(nouns[-1])
            return _HeardSpeaker(start, speaker, person, not person)
        person = self._names.is_person(name)
        return _HeardSpeaker(start, speaker, person, not self._names.may_be_person(name))

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
        worded = WORKS.intersection(rest.split()[:_ADJECTIVES])
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
            apart = speaker == UNCLEAR and meant.definite and meant.titles
            return Speaker(description(words), Role.QUOTED) if apart else speaker
        if not meant.nouns:
            return QUOTED
        head = meant.nouns[-1]
        if _OWN_TEXT.search(words):
            return None
        if is_thing(head) or (not direct and (head in _RULES or not can_speak(head))):
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
        called = self._names.called(meant.nouns[:-1], head)
        return by_words if called is None or called == UNCLEAR else called

    def _of_things(self, pronoun: str, source: Span, owner: Speaker) -> Speaker | None:
        """Resolve "they" and "it": the body or people that spoke last, else nobody by name."""
        first = self._sentences[max(0, self._sentence(source) - _LOOK_BACK)].start
        index = bisect_left(self._heard, first, key=lambda heard: heard.start)
        bodies = [heard for heard in self._heard[index:] if not heard.person]
        if pronoun == "they":
            return bodies[-1].speaker if bodies else QUOTED
        work = self._works.last(max(first, bodies[-1].start if bodies else 0), source.start)
        if work is not None and work.owner and owner not in self._writers:
            return self._of_phrase(phrase(work.owner), work.owner, owner, direct=False)
        if bodies:
            return bodies[-1].speaker
        if work is not None and owner not in self._writers:
            return Speaker(f"the {work.noun}", Role.QUOTED)
        return None if owner in self._writers else QUOTED

    def _of_person(self, pronoun: str, source: Span, content: Sequence[Span]) -> Speaker:
        """Resolve "he" and "she": the only antecedent in the nearest sentence that names any.

        Its subject, or a person it says has spoken, comes before others that it names. Of several
        it is the one who has spoken last.
        """
        last = self._sentence(source)
        sentences_left = _LOOK_BACK + 1
        for number in range(last, max(-1, last - _FARTHEST), -1):
            sentence = self._sentences[number]
            if number < last and self._is_quoted(sentence):
                continue
            end = min(source.start, sentence.end)
            subjects, others = self._candidates(sentence.start, end, pronoun, content)
            names = subjects or (others if number < last else set())
            if names:
                return self._only(names, source.start)
            sentences_left -= 1
            if not sentences_left:
                break
        return UNCLEAR

    def _only(self, names: set[str], end: int) -> Speaker:
        """The only one of the names, or the one of them who spoke last; else unclear."""
        if len(names) == 1:
            return Speaker(min(names), Role.QUOTED)
        spoken = [heard.speaker for heard in self._heard if not heard.body and heard.start < end]
        return spoken[-1] if spoken and spoken[-1].name in names else UNCLEAR

    def _is_quoted(self, sentence: Span) -> bool:
        """Whether the sentence lies within a quotation."""
        index = bisect_right(self._quoted, sentence.start + 1, key=lambda span: span.start) - 1
        return index >= 0 and sentence.end <= self._quoted[index].end + 1

    def _candidates(
        self, start: int, end: int, pronoun: str, content: Sequence[Span]
    ) -> tuple[set[str], set[str]]:
        """The candidate antecedents in one sentence: its subjects, and those named in passing."""
        heard = [one for one in self._heard_in(start, end) if self._fits(one.speaker, pronoun)]
        if heard and heard[-1].speaker.name:
            return {heard[-1].speaker.name}, set()
        subjects: list[str] = []
        others: set[str] = set()
        opens = aside = False
        for mention in self._people_in(start, end):
            speaker = self._names.named(Phrase(mention.name, mention.address, mention.titles))
            inside = any(span.start <= mention.start < span.end for span in content)
            if inside or not self._fits(speaker, pronoun) or not speaker.name:
                continue
            aside = self._is_aside(mention, aside=aside)
            if mention.owns or aside:
                others.add(speaker.name)
            else:
                opens = opens or (not subjects and self._opens(start, mention.start))
                subjects.append(speaker.name)
        return ({subjects[0]} if opens else set(subjects)), others

    def _fits(self, speaker: Speaker, pronoun: str) -> bool:
        if speaker.name is None:
            return False
        described = phrase(speaker.name).nouns if speaker.name[:1].islower() else ()
        if described and described[-1] in _PRONOUN_BY_NOUN:
            return _PRONOUN_BY_NOUN[described[-1]] == pronoun
        return self._names.fits(speaker.name, pronoun)

    def _heard_in(self, start: int, end: int) -> Iterator[_HeardSpeaker]:
        index = bisect_left(self._heard, start, key=lambda heard: heard.start)
        return (heard for heard in self._heard[index:] if heard.start < end and not heard.body)

    def _people_in(self, start: int, end: int) -> Sequence[Mention]:
        people = self._names.people
        first = bisect_left(people, start, key=lambda mention: mention.start)
        return people[first : bisect_left(people, end, key=lambda mention: mention.start)]

    def _is_aside(self, mention: Mention, *, aside: bool) -> bool:
        """Whether a preposition precedes the name, which then is no subject.

        One that is joined to the name before by "and" is an `aside` where that is.
        """
        before = self._text[max(0, mention.start - 12) : mention.start].split()
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
        turn.speaker
        for turn in owned
        if turn.speaker.role is Role.INTERVIEWEE and _I_WROTE.search(turn.span.of(text))
    )
