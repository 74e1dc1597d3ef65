"""Antecedents of "he" and "she": the people that the sentences before the pronoun name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from corpus.model.speaker import UNCLEAR, Role, Speaker
from corpus.speakers.mention_parser import ADDRESSES, Phrase, described_subject, description, phrase
from corpus.speakers.name_variants import surname
from corpus.speakers.semantic_classes import is_person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from corpus.model.span import Span
    from corpus.speakers.names import Names
    from corpus.speakers.people import Mention

LOOK_BACK = 3  # sentences before the one with the pronoun, those within quotations not counted
_FARTHEST = 12  # sentences, with those within quotations
_INTRODUCES = 8  # words before a comma that a subject may have before it
_SUBJECT = 5  # words before a subject without a comma
_PRONOUN_BY_NOUN = {
    **dict.fromkeys(("man", "husband", "father", "son", "brother", "boy", "groom", "king"), "he"),
    **dict.fromkeys(("spokesman", "chairman", "businessman", "grandfather", "uncle"), "he"),
    **dict.fromkeys(("woman", "wife", "mother", "daughter", "sister", "girl", "bride"), "she"),
    **dict.fromkeys(("spokeswoman", "chairwoman", "businesswoman", "grandmother", "aunt"), "she"),
}
_RELATIVE = re.compile(
    rf"\b(?:my|your|his|her|our|their|the|an?) (?:\w+ )?(?P<noun>{'|'.join(_PRONOUN_BY_NOUN)})\b"
)
_ASIDE = frozenset(
    ("with", "to", "by", "from", "of", "against", "for", "about", "on", "like", "than", "between")
)


@dataclass(frozen=True, slots=True)
class HeardSpeaker:
    """A speaker that the text attributed something to, and where.

    `person` is True of who is surely a person, `body` of what is surely none: "it" or "they".
    `nested` is True within what another reports: "Orr says that the council warned".
    """

    start: int
    speaker: Speaker
    person: bool
    body: bool
    nested: bool = False

    @property
    def is_outlet(self) -> bool:
        """Whether it is a body by name, not by description."""
        return not self.person and (self.speaker.name or "")[:1].isupper()


class Antecedents:
    """The people of a document that a pronoun can refer to."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        names: Names,
        heard: Sequence[HeardSpeaker],
        quoted: Sequence[Span],
    ) -> None:
        """Take the names of the document, and the speakers so far, a list that grows.

        `quoted` are the spans of others' words in order.
        """
        self._text = text
        self._sentences = sentences
        self._names = names
        self._heard = heard
        self._quoted = quoted

    def resolve_person(
        self, pronoun: str, place: int, last: int, content: Sequence[Span]
    ) -> Speaker:
        """Resolve "he" and "she": the only antecedent in the nearest sentence that names any.

        Its subject, or a person it says has spoken, comes before others that it names. Of several
        it is the one who has spoken last. `place` is the offset of the pronoun and `last` the
        number of its sentence; a person named within `content` is no antecedent.
        """
        sentences_left = LOOK_BACK + 1
        for number in range(last, max(-1, last - _FARTHEST), -1):
            sentence = self._sentences[number]
            if number < last and self._is_quoted(sentence):
                continue
            end = min(place, sentence.end)
            subjects, others = self._candidates(sentence.start, end, pronoun, content)
            names = subjects or (others if number < last else set())
            if names and not self._is_shared(sentence.start, end, pronoun):
                return self._only(names, place)
            if names or self._is_relative(sentence.start, end, pronoun):
                return UNCLEAR
            described = self._described_subject(sentence) if number < last else None
            if described is not None:
                return described
            sentences_left -= 1
            if not sentences_left:
                break
        return UNCLEAR

    def resolve_surname(self, bearers: Collection[str], place: int, last: int) -> Speaker:
        """Resolve a surname that several people have, as far as the words before tell them apart.

        It is the only one that the text has named so far, else the one who speaks, or alone is
        named, in the same sentence or the one before. Failing that it stays the one that the text
        called so before it named another, where no other is near. Otherwise unclear.
        """
        word = surname(min(bearers))
        named = [
            (one.start, self._names.named(Phrase(one.name)).name)
            for one in self._names.people
            if one.name.casefold() != word
        ]
        later = {name for start, name in named if start >= place}
        so_far = {name for start, name in named if start < place}
        introduced = {name for name in bearers if name in so_far or name not in later}
        if len(introduced) == 1:
            return Speaker(introduced.pop(), Role.QUOTED)
        before = (number for number in range(last - 1, -1, -1) if not self._is_quoted_at(number))
        for number in (last, *islice(before, 1)):
            sentence = self._sentences[number]
            end = min(place, sentence.end)
            spoke = [one.speaker for one in self._heard_in(sentence.start, end)]
            near = {name for start, name in named if sentence.start <= start < end} & {*bearers}
            if spoke and spoke[-1].name in bearers:
                return spoke[-1]
            if near:
                return Speaker(near.pop(), Role.QUOTED) if len(near) == 1 else UNCLEAR
        near_start = self._sentences[max(0, last - LOOK_BACK)].start
        return self._established(
            [one for one in named if one[1] in bearers], word, near_start, place
        )

    def _established(
        self, named: Sequence[tuple[int, str | None]], word: str, near_start: int, place: int
    ) -> Speaker:
        """The first of those named in full, if the surname was theirs before another was named.

        Unclear where another is named from `near_start` to `place`.
        """
        others = [one for one in named if one[0] < place]
        if not others:
            return UNCLEAR
        begin, first = min(others)
        rest = [at for at, name in others if name != first]
        called = any(
            begin < one.start < min(rest, default=place) and one.name.casefold() == word
            for one in self._names.people
        )
        is_near = any(at >= near_start for at in rest)
        return Speaker(first, Role.QUOTED) if called and not is_near else UNCLEAR

    def _is_quoted_at(self, number: int) -> bool:
        return self._is_quoted(self._sentences[number])

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
            speaker = self._told(mention)
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

    def _is_shared(self, start: int, end: int, pronoun: str) -> bool:
        """Whether the last one named is one of several people of a surname: "Ms Keller"."""
        people = self._people_in(start, end)
        if not people or not people[-1].address or self._told(people[-1]).name is not None:
            return False
        return ADDRESSES.get(people[-1].address.casefold().strip(".")) == pronoun

    def _is_relative(self, start: int, end: int, pronoun: str) -> bool:
        """Whether the words tell of a person without a name who fits the pronoun: "your aunt"."""
        found = _RELATIVE.finditer(self._text, start, end)
        is_named = self._is_shared(start, end, pronoun)
        return is_named or any(_PRONOUN_BY_NOUN[match["noun"]] == pronoun for match in found)

    def _described_subject(self, sentence: Span) -> Speaker | None:
        """The subject of the sentence, a person without a name: "A second driver disagreed"."""
        words = described_subject(sentence.of(self._text))
        is_one = words is not None and is_person(phrase(words).nouns[-1])
        return Speaker(description(words), Role.QUOTED) if words and is_one else None

    def _told(self, mention: Mention) -> Speaker:
        return self._names.named(Phrase(mention.name, mention.address, mention.titles))

    def _fits(self, speaker: Speaker, pronoun: str) -> bool:
        if speaker.name is None:
            return False
        described = phrase(speaker.name).nouns if speaker.name[:1].islower() else ()
        if described and described[-1] in _PRONOUN_BY_NOUN:
            return _PRONOUN_BY_NOUN[described[-1]] == pronoun
        return self._names.fits(speaker.name, pronoun)

    def _heard_in(self, start: int, end: int) -> Iterator[HeardSpeaker]:
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
