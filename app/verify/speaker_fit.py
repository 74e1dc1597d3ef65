"""How well an attribution of a sentence fits a cited quote."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from app.verify.attributions import WrittenAttribution, find_attributions
from app.verify.common_words import is_common_word
from app.verify.demonyms import is_demonym, normalize_name
from corpus.model.document import DocumentKind
from corpus.model.speaker import Role, Speaker
from corpus.speakers.name_matches import name_matches, name_words
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.citation import Citation

_ROLES = (
    (
        re.compile(r"\b(?:readers?|commenters?|commentators?|comments?)\b", re.IGNORECASE),
        {Role.COMMENTER},
    ),
    (re.compile(r"\b(?:interviewers?)\b", re.IGNORECASE), {Role.INTERVIEWER}),
    (re.compile(r"\b(?:interviewees?)\b", re.IGNORECASE), {Role.INTERVIEWEE}),
    (
        re.compile(r"\b(?:speakers?|panell?ists?|debaters?|witness(?:es)?)\b", re.IGNORECASE),
        {Role.SPEAKER},
    ),
    (re.compile(r"\b(?:journalists?)\b", re.IGNORECASE), {Role.INTERVIEWER, Role.AUTHOR}),
    (
        re.compile(
            r"\b(?:authors?|writers?|essayists?|columnists?|bloggers?|letter[- ]writers?|reporters?"
            r"|editors?)\b",
            re.IGNORECASE,
        ),
        {Role.AUTHOR},
    ),
    (
        re.compile(
            r"\b(?:essays?|blogs?|columns?|articles?|posts?|explainers?|letters?|pieces?|documents?"
            r"|texts?|reports?|editorials?|outlets?|team|magazine|newspaper|speech)\b",
            re.IGNORECASE,
        ),
        {Role.AUTHOR, Role.UNCLEAR},
    ),
    (re.compile(r"\binterviews?\b", re.IGNORECASE), {Role.INTERVIEWEE, Role.UNCLEAR}),
)
_DOCUMENT_KINDS = (
    (re.compile(r"\bessay(?:s|ists?)?\b", re.IGNORECASE), DocumentKind.ESSAY),
    (re.compile(r"\bblog(?:s|gers?)?\b", re.IGNORECASE), DocumentKind.BLOG),
    (re.compile(r"\bcolumn(?:s|ists?)?\b", re.IGNORECASE), DocumentKind.COLUMN),
    (re.compile(r"\binterview(?:s|ees?|ers?)?\b", re.IGNORECASE), DocumentKind.INTERVIEW),
    (re.compile(r"\bexplainers?\b", re.IGNORECASE), DocumentKind.EXPLAINER),
    (re.compile(r"\bletters?\b", re.IGNORECASE), DocumentKind.LETTER),
)
PRONOUN = re.compile(r"(?:and |but |yet |also )?(?:he|she|they|it|i|we|one|his|him|her|them|me"
r"|us|the latter|the former|some|many|others)(?: \w+ly)?",
                      re.IGNORECASE)  # fmt: skip
_RANKS = frozenset(
    """major general colonel captain president vice prime minister mayor senator councillor envoy
    chancellor king queen ambassador secretary governor former""".split()  # noqa: SIM905
)
_BOTH = re.compile(
    r"\b(?:both|all (?:of )?(?:them|three|four|authors|writers|sources)|they|each)\b", re.IGNORECASE
)
PERSON_NAME = re.compile(
    r"[A-ZÀ-ÞА-ЯЄІЇҐ][\w.’'-]*(?:(?: (?:de|van|von|of|the))* [A-ZÀ-ÞА-ЯЄІЇҐ][\w.’'-]*)*"
)
_REPORTING_VERB = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|told|tells?|argu\w+|claim\w*|den(?:y|ies|ied)|writ\w+|wrote|stat\w+"
    r"|according|believ\w+|think\w*|thought|not\w+|add\w*|warn\w*|suggest\w*|explain\w*|insist\w*"
    r"|report\w*|call\w*|ask\w*|propos\w+|want\w*|admit\w*|answer\w*|recommend\w*|agree\w*"
    r"|reject\w*"
    r"|refus\w+|doubt\w*|hop\w+|fear\w*|demand\w*|accus\w+|criticis\w+|criticiz\w+|announc\w+"
    r"|declar\w+"
    r"|promis\w+|sa(?:w|id)|see[sn]?|describ\w+|quot\w+|words?|wish\w*|letter|put\w*|find\w*|found"
    r"|show\w*|predict\w*|estimat\w+|expect\w*|mention\w*|remember\w*)\b",
    re.IGNORECASE,
)
NEAR_CHARS = 70  # of a document, within which a description belongs to a name


class SpeakerFit(IntEnum):
    """How well an attribution fits a quote.

    NONE: somebody else; THROUGH: a person who passes the words on; INSIDE: somebody reported
    within the quote; SPEAKER: the speaker.
    """

    NONE = 0
    THROUGH = 1
    INSIDE = 2
    SPEAKER = 3


def attribution_fit(attribution: WrittenAttribution, cited: Citation) -> SpeakerFit:  # noqa: PLR0911 - a table
    """How well the attribution fits the quote."""
    who, voice = attribution.who, cited.voice
    if _BOTH.search(who) and not PERSON_NAME.search(re.sub(_BOTH, "", who)):
        return SpeakerFit.SPEAKER
    if PRONOUN.fullmatch(who.strip(" ,")) or not stemmed_terms(who):
        return _pronoun_fit(cited)
    names = [name for name in PERSON_NAME.findall(who) if name_words(name)]
    names = [name for name in names if not is_plain_word(name)]
    if any(_is_named(voice.speaker, name) for name in names):
        return SpeakerFit.SPEAKER
    if roles := possible_roles(who, cited):
        if voice.speaker.role in roles and not _names_somebody_else(names, cited):
            return SpeakerFit.SPEAKER
        if any(speaker.role in roles for speaker in voice.via):
            return SpeakerFit.THROUGH
    if any(_is_named(speaker, name) for speaker in (*voice.via, *cited.others) for name in names):
        return SpeakerFit.THROUGH
    return _description_fit(who, names, cited, roles=bool(roles))


def _pronoun_fit(cited: Citation) -> SpeakerFit:
    """A pronoun may refer to any speaker but a commenter or interviewer, who must be named."""
    strange = cited.speaker.role in (Role.COMMENTER, Role.INTERVIEWER)
    return SpeakerFit.NONE if strange else SpeakerFit.SPEAKER


def _is_named(speaker: Speaker, name: str) -> bool:
    name_without_rank = " ".join(word for word in name_words(name) if word not in _RANKS) or name
    return bool(speaker.name) and (
        name_matches(speaker.name, name_without_rank)
        or name_matches(name_without_rank, speaker.name or "-")
    )


def names_host(attribution: WrittenAttribution, cited: Citation) -> bool:
    """Whether the words mean the document's author, or the person interviewed in it."""
    if {Role.AUTHOR, Role.INTERVIEWEE} & possible_roles(attribution.who, cited):
        return True
    provenance = cited.document.provenance
    hosts = [
        Speaker(name, Role.AUTHOR) for name in (provenance.author, provenance.interviewee) if name
    ]
    return any(
        _is_named(host, name) for host in hosts for name in PERSON_NAME.findall(attribution.who)
    )


def is_plain_word(name: str) -> bool:
    """Whether it is no name: a role, or a common word at the beginning of a sentence."""
    return all(_is_role(word) or is_common_word(word.lower()) for word in name.split())


def _is_role(word: str) -> bool:
    return any(pattern.search(word) for pattern, _ in _ROLES) or word in (
        "The",
        "A",
        "An",
        "One",
        "In",
    )


def possible_roles(who: str, cited: Citation) -> set[Role]:
    """The roles that the words can mean, the first pattern deciding: "a reader of the blog"."""
    provenance = cited.document.provenance
    kinds = {kind for pattern, kind in _DOCUMENT_KINDS if pattern.search(who)}
    if kinds and provenance.kind is not None and provenance.kind not in kinds:
        return set()
    for pattern, roles in _ROLES:
        if pattern.search(who):
            return set(roles)
    titles = (provenance.title, provenance.publisher, provenance.author)
    names = " ".join(name_words(who))
    if any(
        title and (name_matches(title, names) or name_matches(names, title))
        for title in titles
        if names
    ):
        return {Role.AUTHOR, Role.UNCLEAR}
    return set()


def _names_somebody_else(names: Sequence[str], cited: Citation) -> bool:
    """Whether the words name somebody else: "the author Ann Orr" for a quote by Bo Lind."""
    provenance = cited.document.provenance
    source_names = (
        provenance.title,
        provenance.publisher,
        provenance.author,
        provenance.interviewee,
        cited.speaker.name,
    )
    known_words = set(name_words(" ".join(filter(None, source_names)))) | {"author", "the", "a"}
    return any(not set(name_words(name)) <= known_words for name in names)


def _description_fit(who: str, names: Sequence[str], cited: Citation, *, roles: bool) -> SpeakerFit:
    """SPEAKER or INSIDE where the words describe the speaker or somebody reported in the quote."""
    names = [name for name in names if not is_demonym(re.sub(r"['’]s?\Z", "", name))]
    stems = set(stemmed_terms(who))
    quote = cited.quote.exact
    reported = cited.voice.reported or bool(cited.voice.via)
    name = cited.speaker.name
    may_describe_speaker = reported and not roles and not names and bool(stems)
    if may_describe_speaker and (name is None or _is_described_as(stems, name, cited)):
        return SpeakerFit.SPEAKER
    is_inside = bool(names) and all(has_name(name, quote) for name in names)
    is_inside = is_inside or (
        not names and bool(stems) and stems & set(stemmed_terms(quote)) != set()
    )
    if is_inside and (_REPORTING_VERB.search(quote) or find_attributions(quote)):
        if reported and cited.speaker.name is None:
            return SpeakerFit.SPEAKER
        return SpeakerFit.INSIDE
    return SpeakerFit.NONE


def has_name(name: str, text: str) -> bool:
    """Whether the text has any word of the name, in any form."""
    text_forms = {normalize_name(word) for word in name_words(text)}
    return any(normalize_name(word) in text_forms for word in name_words(name))


def _is_described_as(stems: set[str], name: str, cited: Citation) -> bool:
    """Whether the document has the description next to the name: "the mayor, Milan Worth"."""
    last, text = name.rsplit(maxsplit=1)[-1], cited.document.text
    if stems & set(stemmed_terms(name)):
        return True
    for match in re.finditer(re.escape(last), text):
        if stems & set(
            stemmed_terms(text[max(0, match.start() - NEAR_CHARS) : match.end() + NEAR_CHARS])
        ):
            return True
    return False
