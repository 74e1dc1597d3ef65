"""The speakers of quotations in other languages, by the clause beside each."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from corpus.languages.language import language_words
from corpus.languages.marked_speech import marked_speech
from corpus.model.speaker import UNCLEAR, Role, Speaker
from corpus.model.utterance import Utterance
from corpus.structure.document_structure import structure_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.languages.language import LanguageWords
    from corpus.languages.marked_speech import MarkedSpeech
    from corpus.model.document import Document

_NAME_WORD = r"\b[A-ZÀ-ÖØ-ÞŒŠŽА-ЯЁІЇЄҐ][\w’'-]+"
_PARTICLE = r"(?:von|van|de|del|della|da|di|le|la|y|zu)"
_NAME = re.compile(rf"{_NAME_WORD}(?: (?:{_PARTICLE} )?{_NAME_WORD})+")
_RUN = re.compile(rf"{_NAME_WORD}(?: (?:{_PARTICLE} )?{_NAME_WORD})*")
_DESCRIBED = re.compile(rf"(?P<noun>[\w-]{{4,}}),? (?P<name>{_NAME_WORD}(?: {_NAME_WORD})+)")
_AND = frozenset({"und", "et", "y", "и", "та", "і"})  # noqa: RUF001 - Cyrillic letters
_HAS = frozenset({"a", "ont", "ha", "han", "hat", "haben"})
_ARTICLES = frozenset({"el", "le", "der"})  # of languages in which no noun stands alone
_MAX_SOURCE_WORDS = 7
_MOST_NAME_WORDS = 2  # with an office before them in capitals, as in German


def quotation_utterances(document: Document, language: str) -> Iterator[Utterance]:
    """The quotations of a document in one of LANGUAGES, each with its speaker, else unclear."""
    structure = structure_of(document)
    paragraphs = [span for span in structure.paragraphs if span not in set(structure.headings)]
    words = language_words(language)
    reader = _SourceReader(document.text, words, capital_nouns=language == "de")
    last: tuple[int, Speaker] | None = None
    for speech in marked_speech(document.text, paragraphs, words.saying):
        above = paragraphs[speech.paragraph - 1].of(document.text) if speech.paragraph else ""
        is_near = last is not None and speech.paragraph <= last[0] + 1
        speaker = reader.speaker_of(speech, above, last[1] if last and is_near else None)
        same = last is not None and last[0] == speech.paragraph
        if speaker is None and last is not None and same and (speech.own or speech.continues):
            speaker = last[1]
        if speaker is None and not speech.own:
            continue
        for span in speech.words:
            is_sure = speech.own or reader.is_said(speech)
            yield Utterance(span, speaker if speaker and is_sure else UNCLEAR)
        if speaker is not None and (speech.own or reader.is_said(speech)):
            last = (speech.paragraph, speaker)


class _SourceReader:
    """Reads who speaks from the clause beside a quotation; knows the full names of the text."""

    def __init__(self, text: str, words: LanguageWords, *, capital_nouns: bool) -> None:
        self._words = words
        self._no_names = {*words.function, *words.stops, *words.addresses}
        self._capital_nouns = capital_nouns
        self._full: dict[str, set[str]] = defaultdict(set)
        self._called: dict[str, set[str]] = defaultdict(set)
        for match in _NAME.finditer(text):
            name = self._full_name(match[0])
            if name is not None:
                self._full[name.split()[-1].casefold()].add(name)
                for word in match[0].removesuffix(name).split():
                    self._called[word.casefold()].add(name)
        for match in _DESCRIBED.finditer(text):
            name = self._full_name(match["name"])
            if name is not None and match["noun"].casefold() not in words.function:
                self._called[match["noun"].casefold()].add(name)

    def is_said(self, speech: MarkedSpeech) -> bool:
        """Whether a known verb of saying is beside the words, which else may be a title."""
        beside = f"{speech.clause} {speech.lead}".casefold().split()
        return bool({*self._words.saying}.intersection(beside))

    def speaker_of(self, speech: MarkedSpeech, above: str, last: Speaker | None) -> Speaker | None:
        """The speaker; None where no clause names one.

        A pronoun is the person that the paragraph names before, else the `last` speaker, else the
        person that the paragraph `above` names.
        """
        source = self._after_verb(speech.clause) or self._before_verb(speech.lead)
        if source is None:
            return None
        if source.casefold() in self._words.pronouns:
            names = self._names_in(speech.before)[:1] or self._people_in(speech.before)
            if not (names or last or self._capital_nouns):
                names = self._people_in(above)
            return Speaker(names[-1], Role.QUOTED) if names else last or UNCLEAR
        return self._named(source)

    def _names_in(self, words: str) -> list[str]:
        found = (self._full_name(match[0]) for match in _NAME.finditer(words))
        return [name for name in found if name is not None]

    def _people_in(self, words: str) -> list[str]:
        """The full names of the people in the words, also of those with their surname only."""
        found = []
        for match in _RUN.finditer(words):
            bearers = self._full.get(match[0].split()[-1].casefold(), set())
            found += [*bearers] if len(bearers) == 1 else []
        return found

    def _after_verb(self, clause: str) -> str | None:
        """The source in "brummte er", "a soupiré Odile Santerre, primeur", "він додав"."""
        words = clause.split(",", maxsplit=1)[0].split()
        if len(words) < 2 or words[0].casefold() in self._words.stops:  # noqa: PLR2004
            return None
        if words[0].casefold() in self._words.pronouns:
            return words[0]
        if words[0][:1].isupper():
            return None
        for at, word in enumerate(words[1:], 1):
            if word[:1].isupper() or word.casefold() in self._words.pronouns:
                return " ".join(words[at : at + _MAX_SOURCE_WORDS]) if word[:1].isupper() else word
        start = 2 if words[0] in _HAS else 1
        end = next((at for at, word in enumerate(words) if at > start and word in _AND), len(words))
        source = words[start : min(end, start + _MAX_SOURCE_WORDS)]
        is_alone = len(source) == 1 and _ARTICLES.intersection(self._words.function)
        return None if is_alone else " ".join(source) or None

    def _before_verb(self, lead: str) -> str | None:
        """The source in "El alcalde, Fermín Sanz, aseguró" and "Eine Sprecherin erklärte"."""
        names = self._names_in(lead)
        if names:
            return names[0]
        words = lead.split()
        if len(words) < 2 or words[0].casefold() in self._words.stops:  # noqa: PLR2004
            return None
        if words[0].casefold() in self._words.pronouns:
            return words[0]
        end = next((at for at, word in enumerate(words) if word in _HAS), len(words) - 1)
        return " ".join(words[: min(end, _MAX_SOURCE_WORDS)]).rstrip(",") or None

    def _named(self, source: str) -> Speaker:
        """The full name of the source where the text has one, else the source as described."""
        described = {
            name for word in source.split() for name in self._called.get(word.casefold(), ())
        }
        run = _RUN.search(source)
        full = self._full_name(run[0]) if run else None
        if full is not None:
            return Speaker(full, Role.QUOTED)
        name = run[0].split()[-1] if run and not self._capital_nouns else None
        surname = run[0].split()[-1].casefold() if run else ""
        bearers = self._full.get(surname, set())
        for names in (bearers, described):
            if len(names) == 1:
                return Speaker(min(names), Role.QUOTED)
            if names:
                return UNCLEAR
        said = {word.casefold().rstrip(",") for word in source.split()}
        if (
            said & {*self._words.saying, *self._words.pronouns}
            or "’" in source.rsplit(maxsplit=1)[-1]
        ):
            return UNCLEAR
        return Speaker(source[:1].lower() + source[1:] if name is None else source, Role.QUOTED)

    def _full_name(self, run: str) -> str | None:
        """The full name in a run of capitalised words; None for a single word.

        Small words, forms of address and, in German, an office are no part of it.
        """
        words = run.split()
        while words and words[0].casefold().strip(".") in self._no_names:
            words.pop(0)
        if self._capital_nouns and len(words) > _MOST_NAME_WORDS and words[-2][:1].isupper():
            words = words[-_MOST_NAME_WORDS:]
        return " ".join(words) if len(words) > 1 else None
