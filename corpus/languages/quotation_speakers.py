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

_NAME_WORD = r"[^\W\d_a-zа-яёіїєґ][\w’'-]+"
_PARTICLE = r"(?:von|van|de|del|della|da|di|le|la|y|zu)"
_NAME = re.compile(rf"{_NAME_WORD}(?: (?:{_PARTICLE} )?{_NAME_WORD})+")
_RUN = re.compile(rf"{_NAME_WORD}(?: (?:{_PARTICLE} )?{_NAME_WORD})*")
_DESCRIBED = re.compile(rf"(?P<noun>[\w-]{{4,}}),? (?P<name>{_NAME_WORD}(?: {_NAME_WORD})+)")
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
        speaker = reader.speaker_of(speech, last[1] if last else None)
        if speaker is None and last is not None and last[0] == speech.paragraph and speech.own:
            speaker = last[1]
        if speaker is None and not speech.own:
            continue
        for span in speech.words:
            yield Utterance(span, speaker or UNCLEAR)
        if speaker is not None:
            last = (speech.paragraph, speaker)


class _SourceReader:
    """Reads who speaks from the clause beside a quotation; knows the full names of the text."""

    def __init__(self, text: str, words: LanguageWords, *, capital_nouns: bool) -> None:
        self._words = words
        self._capital_nouns = capital_nouns
        self._full: dict[str, set[str]] = defaultdict(set)
        self._called: dict[str, set[str]] = defaultdict(set)
        for match in _NAME.finditer(text):
            name = self._bare(match[0])
            if name is not None:
                self._full[name.split()[-1].casefold()].add(name)
        for match in _DESCRIBED.finditer(text):
            name = self._bare(match["name"])
            if name is not None:
                self._called[match["noun"].casefold()].add(name)
        for word in {
            word.casefold() for match in _NAME.finditer(text) for word in match[0].split()
        }:
            self._called.setdefault(word, set())

    def speaker_of(self, speech: MarkedSpeech, last: Speaker | None) -> Speaker | None:
        """The speaker; None where no clause names one."""
        source = self._after_verb(speech.clause) or self._before_verb(speech.lead)
        if source is None:
            return None
        if source.casefold() in self._words.pronouns:
            return last or UNCLEAR
        return self._named(source)

    def _after_verb(self, clause: str) -> str | None:
        """The source in "brummte er", "a soupiré Odile Santerre, primeur", "він додав"."""
        words = clause.split(",")[0].split()
        if len(words) < 2 or words[0].casefold() in self._words.stops:  # noqa: PLR2004
            return None
        if words[0].casefold() in self._words.pronouns:
            return words[0]
        if words[0][:1].isupper():
            return None
        for at, word in enumerate(words[1:], 1):
            if word[:1].isupper() or word.casefold() in self._words.pronouns:
                return " ".join(words[at : at + _MAX_SOURCE_WORDS]) if word[:1].isupper() else word
        start = 2 if words[0] in {"a", "ont", "ha", "han", "hat"} else 1
        return " ".join(words[start : start + _MAX_SOURCE_WORDS]) or None

    def _before_verb(self, lead: str) -> str | None:
        """The source in "El alcalde, Fermín Sanz, aseguró" and "Eine Sprecherin erklärte"."""
        name = _NAME.search(lead)
        if name is not None:
            return name[0]
        words = lead.split()
        if len(words) < 2 or words[0].casefold() in self._words.stops:  # noqa: PLR2004
            return None
        return " ".join(words[:-1][:_MAX_SOURCE_WORDS]).rstrip(",")

    def _named(self, source: str) -> Speaker:
        """The full name of the source where the text has one, else the source as described."""
        described = {
            name for word in source.split() for name in self._called.get(word.casefold(), ())
        }
        run = _RUN.search(source)
        name = self._bare(run[0]) if run else None
        if name is not None and " " in name:
            return Speaker(name, Role.QUOTED)
        bearers = self._full.get(name.split()[-1].casefold(), set()) if name else set()
        for names in (bearers, described):
            if len(names) == 1:
                return Speaker(min(names), Role.QUOTED)
            if names:
                return UNCLEAR
        return Speaker(source[:1].lower() + source[1:] if name is None else source, Role.QUOTED)

    def _bare(self, name: str) -> str | None:
        """The name without an office in capitals before it."""
        words = name.split()
        if self._capital_nouns and len(words) > _MOST_NAME_WORDS:
            words = words[-_MOST_NAME_WORDS:]
        return " ".join(words) or None
