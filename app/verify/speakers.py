"""Whether a written sentence gives each quote to the one whose it is."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from app.messages.attribution_line import display_name
from app.verify.attributions import WrittenAttribution, attributions
from app.verify.common_words import is_general
from app.verify.demonyms import form, is_demonym
from app.verify.fault import FaultKind, SentenceFault
from corpus.model.document import DocumentKind
from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_matches, name_words
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.citation import Citation
    from app.verify.evidence import CitedEvidence
    from corpus.model.speaker import Speaker

_ROLES = (
    (
        re.compile(r"\b(?:readers?|commenters?|commentators?|comments?)\b", re.IGNORECASE),
        {Role.COMMENTER},
    ),
    (re.compile(r"\b(?:interviewers?)\b", re.IGNORECASE), {Role.INTERVIEWER}),
    (re.compile(r"\b(?:interviewees?)\b", re.IGNORECASE), {Role.INTERVIEWEE}),
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
_KINDS = (
    (re.compile(r"\bessay(?:s|ists?)?\b", re.IGNORECASE), DocumentKind.ESSAY),
    (re.compile(r"\bblog(?:s|gers?)?\b", re.IGNORECASE), DocumentKind.BLOG),
    (re.compile(r"\bcolumn(?:s|ists?)?\b", re.IGNORECASE), DocumentKind.COLUMN),
    (re.compile(r"\binterview(?:s|ees?|ers?)?\b", re.IGNORECASE), DocumentKind.INTERVIEW),
    (re.compile(r"\bexplainers?\b", re.IGNORECASE), DocumentKind.EXPLAINER),
    (re.compile(r"\bletters?\b", re.IGNORECASE), DocumentKind.LETTER),
)
_PRONOUN = re.compile(r"(?:and |but |yet |also )?(?:he|she|they|it|i|we|one|his|him|her|them|me"
r"|us|the latter|the former|some|many|others)(?: \w+ly)?",
                      re.IGNORECASE)  # fmt: skip
_RANKS = frozenset(
    """major general colonel captain president vice prime minister mayor senator councillor envoy
    chancellor king queen ambassador secretary governor former""".split()  # noqa: SIM905
)
_BOTH = re.compile(
    r"\b(?:both|all (?:of )?(?:them|three|four|authors|writers|sources)|they|each)\b", re.IGNORECASE
)
_NAME = re.compile(
    r"[A-ZÀ-ÞА-ЯЄІЇҐ][\w.’'-]*(?:(?: (?:de|van|von|of|the))* [A-ZÀ-ÞА-ЯЄІЇҐ][\w.’'-]*)*"
)
_SPOKEN = re.compile(
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
_SUBJECT = re.compile(
    r"(?:the|an?|one) (?P<who>(?:author|writer|essayist|columnist|blogger|reader|commenter"
    r"|interviewer|interviewee))\b",
    re.IGNORECASE,
)
_NEAR = 70  # characters of a document within which a description belongs to a name


class SpeakerFit(IntEnum):
    """How far an attribution fits a quote: another's, told within, passed on, or the speaker's."""

    NONE = 0
    THROUGH = 1
    INSIDE = 2
    SPEAKER = 3


def fault(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """A quote that the sentence gives to nobody though it must, or to the wrong one."""
    made = attributions(text)
    if (subject := _SUBJECT.match(text)) and not made:
        role = WrittenAttribution(subject["who"], 0, firm=True)
        if found := _stranger(role, ground):
            return found
    known = False
    for one in made:
        meant = known and _PRONOUN.fullmatch(one.who.strip(" ,"))
        if not meant and (found := _stranger(one, ground)):
            return found
        known = True
    for cited in ground.cited:
        if found := _given(cited, made, ground, text):
            return found
    return None


def fit(one: WrittenAttribution, cited: Citation, ground: CitedEvidence) -> SpeakerFit:  # noqa: PLR0911 - a table
    """How far the attribution fits the quote."""
    who, voice = one.who, cited.voice
    if _BOTH.search(who) and not _NAME.search(re.sub(_BOTH, "", who)):
        return SpeakerFit.SPEAKER
    if _PRONOUN.fullmatch(who.strip(" ,")) or not stemmed_terms(who):
        return _pronoun(cited)
    names = [name for name in _NAME.findall(who) if name_words(name)]
    names = [name for name in names if not _is_plain(name)]
    if any(_named(voice.speaker, name) for name in names):
        return SpeakerFit.SPEAKER
    if roles := _roles(who, cited):
        if voice.speaker.role in roles and not _others_named(names, cited, ground):
            return SpeakerFit.SPEAKER
        if any(each.role in roles for each in voice.via):
            return SpeakerFit.THROUGH
    if any(_named(each, name) for each in (*voice.via, *cited.others) for name in names):
        return SpeakerFit.THROUGH
    return _described(who, names, cited, roles=bool(roles))


def _pronoun(cited: Citation) -> SpeakerFit:
    """A pronoun may mean whoever speaks; not a reader, whom the sentence before may not name."""
    strange = cited.speaker.role in (Role.COMMENTER, Role.INTERVIEWER)
    return SpeakerFit.NONE if strange else SpeakerFit.SPEAKER


def _named(speaker: Speaker, name: str) -> bool:
    bare = " ".join(word for word in name_words(name) if word not in _RANKS) or name
    return bool(speaker.name) and (
        name_matches(speaker.name, bare) or name_matches(bare, speaker.name or "-")
    )


def _is_plain(name: str) -> bool:
    """Whether it is no name: a role, or a word that has its capital from where it stands."""
    return all(_is_role(word) or is_general(word.lower()) for word in name.split())


def _is_role(word: str) -> bool:
    return any(pattern.search(word) for pattern, _ in _ROLES) or word in (
        "The",
        "A",
        "An",
        "One",
        "In",
    )


def _roles(who: str, cited: Citation) -> set[Role]:
    """The roles that the words give: of "a reader of the blog", the reader's alone."""
    its = cited.document.provenance
    kinds = {kind for pattern, kind in _KINDS if pattern.search(who)}
    if kinds and its.kind is not None and its.kind not in kinds:
        return set()
    for pattern, roles in _ROLES:
        if pattern.search(who):
            return set(roles)
    titles = (its.title, its.publisher, its.author)
    bare = " ".join(name_words(who))
    if any(one and (name_matches(one, bare) or name_matches(bare, one)) for one in titles if bare):
        return {Role.AUTHOR, Role.UNCLEAR}
    return set()


def _others_named(names: Sequence[str], cited: Citation, ground: CitedEvidence) -> bool:
    """Whether the words name somebody else: "the author Ann Orr" of a quote of Bo Lind's."""
    its = cited.document.provenance
    own = (its.title, its.publisher, its.author, its.interviewee, cited.speaker.name)
    known = set(name_words(" ".join(filter(None, own)))) | {"author", "the", "a"}
    del ground
    return any(not set(name_words(name)) <= known for name in names)


def _described(who: str, names: Sequence[str], cited: Citation, *, roles: bool) -> SpeakerFit:
    """Whether the words describe the speaker, or somebody who says something in the quote."""
    names = [name for name in names if not is_demonym(re.sub(r"['’]s?\Z", "", name))]
    stems = set(stemmed_terms(who))
    quote = cited.quote.exact
    reported = cited.voice.reported or bool(cited.voice.via)
    name = cited.speaker.name
    may_be = reported and not roles and not names and bool(stems)
    if may_be and (name is None or _beside(stems, name, cited)):
        return SpeakerFit.SPEAKER
    inside = bool(names) and all(_in_words(one, quote) for one in names)
    inside = inside or (not names and bool(stems) and stems & set(stemmed_terms(quote)) != set())
    if inside and (_SPOKEN.search(quote) or attributions(quote)):
        if reported and cited.speaker.name is None:
            return SpeakerFit.SPEAKER
        return SpeakerFit.INSIDE
    return SpeakerFit.NONE


def _in_words(name: str, text: str) -> bool:
    theirs = {form(word) for word in name_words(text)}
    return any(form(word) in theirs for word in name_words(name))


def _beside(stems: set[str], name: str, cited: Citation) -> bool:
    """Whether the description stands beside the name, as in "the mayor, Milan Worth"."""
    last, text = name.rsplit(maxsplit=1)[-1], cited.document.text
    if stems & set(stemmed_terms(name)):
        return True
    for found in re.finditer(re.escape(last), text):
        if stems & set(stemmed_terms(text[max(0, found.start() - _NEAR) : found.end() + _NEAR])):
            return True
    return False


def _stranger(one: WrittenAttribution, ground: CitedEvidence) -> SentenceFault | None:
    """An attribution that fits no quote at all."""
    if any(fit(one, cited, ground) for cited in ground.cited):
        return None
    names = [name for name in _NAME.findall(one.who) if not _is_plain(name)]
    if (
        not one.firm
        and all(_in_words(name, ground.words) for name in names)
        and not _roles(one.who, ground.cited[0])
    ):
        return None
    who = re.sub(r"\A(?:and|but|while|as)\s", "", one.who)
    theirs = " and ".join(dict.fromkeys(display_name(each) for each in ground.speakers))
    return SentenceFault(FaultKind.SPEAKER, f"it is {theirs} who says this, not {who}")


def _given(
    cited: Citation, made: Sequence[WrittenAttribution], ground: CitedEvidence, text: str
) -> SentenceFault | None:
    """Whether a quote that must be given to its speaker is, and no other is."""
    fits = [fit(one, cited, ground) for one in made]
    if SpeakerFit.SPEAKER in fits:
        return None
    speaker = display_name(cited.speaker)
    must = cited.voice.reported or cited.speaker.role in (
        Role.COMMENTER, Role.QUOTED, Role.INTERVIEWER,
    )  # fmt: skip
    if must and cited.speaker.name is None and _is_told(cited, text):
        return None
    if must and _is_carried_by_others(cited, made, ground):
        return None
    if must:
        passed = next((one.who for one, how in zip(made, fits, strict=True) if how), None)
        if passed:
            return SentenceFault(FaultKind.SPEAKER, f"{speaker} says this, not {passed}")
        return SentenceFault(FaultKind.SPEAKER, f"what {speaker} says is given as a fact")
    return None


def _is_told(cited: Citation, text: str) -> bool:
    """Whether the one without a name whom the quote says to speak stands in the sentence too."""
    stems = set(stemmed_terms(text))
    subject = {
        form(name) for name in _NAME.findall(cited.quote.exact[:_NEAR]) if not _is_plain(name)
    }
    if subject & {form(name) for name in _NAME.findall(text)}:
        return True
    return any(set(stemmed_terms(one.who)) & stems for one in attributions(cited.quote.exact))


def _is_carried_by_others(
    cited: Citation, made: Sequence[WrittenAttribution], ground: CitedEvidence
) -> bool:
    """Whether another quote says it directly, so that this one only stands beside it."""
    del made
    others = [one for one in ground.cited if one.quote.exact == cited.quote.exact]
    return any(
        one.speaker.role in (Role.AUTHOR, Role.INTERVIEWEE) and not one.voice.reported
        for one in others
    )
