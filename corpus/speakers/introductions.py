"""The source of a block quotation by the words around it: "Brod wrote to the council:"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.english.given_names import PRONOUN_BY_GIVEN_NAME
from corpus.english.reporting_verbs import SAYING
from corpus.model.speaker import UNCLEAR, Role, Speaker
from corpus.speakers.mention_parser import ADDRESSES, phrase
from corpus.speakers.names import Names
from corpus.structure.person_names import find_names, has_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.structure.person_names import FoundName

_INTRODUCES = re.compile(r"[:,\uff1a][\"”’»)\]]*\s*\Z")
_ANNOUNCES = re.compile(
    r"\b(?:the following|as follows|these words|this (?:extract|passage)|folgende\w*|wie folgt|"
    r"suivante?s?|siguientes?|seguente|następując\w+)\b",
    re.IGNORECASE,
)
_FOREIGN = (
    r"schrieb\w*|schreib\w*|sag(?:t|te|ten)|mein(?:t|te|ten)|notierte?|erklärte?|erzählte?|"
    r"antwortete?|berichtete?|erinnerte?|fragte?|(?:a |avait )?(?:écrit|dit|répondu|raconté|noté)|"
    r"écrivait|disait|écrivit|raconte|note|explique|(?:ha )?(?:escrito|dicho|scritto|detto)|"
    r"escribió|escribe|dijo|dice|scrisse|disse|scrive|napisał\w*|pisze|powiedział\w*|mówi|пис\w+|"
    r"написа\w+|пише|сказа\w+|говор\w+|каже"
)
_NOT_SAYING = {"go", "begin", "fire", "shoot"}  # they report only beside quotation marks
_ENGLISH = sorted((form for form, verb in SAYING.items() if verb not in _NOT_SAYING), key=len)
_VERB = rf"(?:{'|'.join(map(re.escape, reversed(_ENGLISH)))}|{_FOREIGN})"
_SAYS = re.compile(rf"\b{_VERB}\b", re.IGNORECASE)
_OWN = re.compile(
    rf"\b(?:I|[Ww]e)\b(?: (?:have|had|once|also|then|already|myself))? {_VERB}\b|"
    rf"\b{_VERB} (?:ich|wir)\b|\b(?:[Ii]ch|[Ww]ir|[Jj][’']ai|[Jj]e|[Nn]ous)\b (?:\w+ )?{_VERB}\b",
)
_PRONOUN = re.compile(
    rf"\b(?P<pronoun>he|she|er|sie|il|elle|він|вона|он|она)\b(?: \w+)? {_VERB}\b", re.IGNORECASE
)
_SHE = {"she", "sie", "elle", "вона", "она"}
_DESCRIBED = re.compile(
    rf"(?P<source>(?:The|the|That|His|Her|Our|Their) (?:[\w’'-]+ ){{1,4}}?)(?:\w+ly )?{_VERB}\b"
)
_VERB_NEXT = re.compile(rf",? (?:has |had |also |then |once |\w+ly )?{_VERB}\b", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
_PLACED = re.compile(
    rf"(?P<source>{_CAPITAL}(?: {_CAPITAL}){{0,2}}) (?:in|from|of|at|near|aus|de) "
    rf"(?:[\w’'-]+ )?{_CAPITAL}[^.:;]{{0,40}}? {_VERB}\b"
)
_JOINED = re.compile(r",?\s+(?:and|und|et|y|e|и|та)\s+")
_ASIDE = re.compile(
    r"\b(?:to|for|with|about|against|on|than|like|an|für|mit|über|gegen|von|bei|à|pour|avec|sur|"
    r"contre|chez|a|para|con|sobre|contra|до|для|про|к)\s+(?:the |der |dem |den |die |le |la |"
    r"les |(?:\w+ ){0,2}?)?\Z",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|from|of|after|per|selon|laut|nach)\s+(?:the )?(?:\w+ ){0,2}\Z")
_SAID_SO = re.compile(
    r"(?:that|this|so|these|those|thus|das|dies|so|ainsi|c[’']est|voilà|eso|así|questo|così)\b",
    re.IGNORECASE,
)
_WHAT = re.compile(r"\b(?:what|how|the words?|was|ce que|lo que)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“„«(]?[A-ZÀ-ÞА-ЯЇІЄҐ])")
_SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Rev|Capt|Gen|Sen|[A-Z])\.\Z")
_LOOK_BACK = 2  # sentences before, for a pronoun


@dataclass(frozen=True, slots=True)
class QuotationContext:
    """The paragraphs around a block quotation, None where there is none."""

    before: str | None
    after: str | None


class Introductions:
    """The people of a document, to name who is introduced as the source of a block quotation."""

    def __init__(self, text: str, *, known: Iterable[str]) -> None:
        """Read the names; `known` are people known from the provenance."""
        self._names = Names(text, known=sorted(known))

    def source_of(self, context: QuotationContext) -> Speaker | None:
        """The source; None for the writer of the paragraph around it, unclear without evidence."""
        sentences = _sentences(context.before)
        if sentences and (_INTRODUCES.search(sentences[-1]) or _ANNOUNCES.search(sentences[-1])):
            if _OWN.search(sentences[-1]):
                return None
            return self._introduced(sentences)
        following = next(iter(_sentences(context.after)), "")
        found = self._people(following)
        if _SAID_SO.match(following) and (_SAYS.search(following) or _WHAT.search(following)):
            return self._resolved(found)
        return UNCLEAR

    def _introduced(self, sentences: Sequence[str]) -> Speaker:
        """The person that the last sentence introduces."""
        sentence = sentences[-1]
        found = self._people(sentence)
        if (placed := _PLACED.match(sentence)) and " " not in placed["source"]:
            return self._named_once(placed["source"])
        if pronoun := _PRONOUN.search(sentence):
            is_she = pronoun["pronoun"].casefold() in _SHE
            return self._of_pronoun(sentences, "she" if is_she else "he")
        saying = [one for one in found if _VERB_NEXT.match(sentence, one.end)]
        sources = saying or [one for one in found if not _ASIDE.search(sentence[: one.start])]
        named = [one for one in sources if _BY.search(sentence[: one.start])]
        if len(sources) > 1:
            sources = named if len(named) == 1 else [*_subjects(sentence, sources)]
        elif saying:
            sources = [*_subjects(sentence, found)]
        if sources:
            return self._resolved(sources)
        if described := _DESCRIBED.search(sentence):
            meant = phrase(described["source"].strip())
            if meant.nouns:
                return _known(self._names.called(meant.nouns[:-1], meant.nouns[-1]))
        return UNCLEAR

    def _named_once(self, name: str) -> Speaker:
        """The person of a name at a sentence's head: "Magnus in Halse writes:"."""
        if self._names.is_common(name):
            return UNCLEAR
        return self._names.named(phrase(name))

    def _of_pronoun(self, sentences: Sequence[str], pronoun: str) -> Speaker:
        """The only person in the nearest sentence that names one who can be "he" or "she"."""
        for sentence in sentences[: -_LOOK_BACK - 2 : -1]:
            fitting = [one for one in self._people(sentence) if _fits(one, pronoun)]
            if fitting:
                return self._resolved(fitting)
        return UNCLEAR

    def _people(self, sentence: str) -> list[FoundName]:
        """The people that the sentence names; its first word alone is one only if known as such."""
        return [
            one
            for one in find_names(sentence)
            if one.start or " " in one.written or self._names.is_person_alone(one.name)
        ]

    def _resolved(self, found: Sequence[FoundName]) -> Speaker:
        """The one person who is named, in the fullest form that the document gives."""
        speakers = {_known(self._names.named(phrase(one.written))) for one in found}
        # The document's English reading takes German nouns before a name as part of it.
        cut = {one.name for one in found if one.name != one.written and not has_title(one.written)}
        if cut:
            return Speaker(min(cut), Role.QUOTED) if len(cut) == 1 else UNCLEAR
        return speakers.pop() if len(speakers) == 1 else UNCLEAR


def _sentences(paragraph: str | None) -> list[str]:
    """The paragraph's sentences; one that an abbreviation seems to end goes on."""
    joined: list[str] = []
    for part in _SENTENCE.split(" ".join((paragraph or "").split())):
        if joined and _SHORT.search(joined[-1]):
            joined[-1] += f" {part}"
        else:
            joined.append(part)
    return [sentence for sentence in joined if sentence]


def _subjects(sentence: str, found: Sequence[FoundName]) -> Iterator[FoundName]:
    """The name nearest before the last verb of saying; all where there is none."""
    verbs = list(_SAYS.finditer(sentence))
    before = [one for one in found if verbs and one.end <= verbs[-1].start()]
    last = before[-1:] or found
    if len(before) > 1 and _JOINED.fullmatch(sentence, before[-2].end, before[-1].start):
        last = before[-2:]
    yield from last


def _fits(one: FoundName, pronoun: str) -> bool:
    words = one.written.casefold().split()
    known = [
        ADDRESSES.get(words[0].strip(".")),
        PRONOUN_BY_GIVEN_NAME.get(one.name.split()[0].casefold()),
    ]
    return all(other in (None, pronoun) for other in known)


def _known(speaker: Speaker | None) -> Speaker:
    return speaker if speaker and speaker.name else UNCLEAR
