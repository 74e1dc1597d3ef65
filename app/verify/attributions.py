"""Find the attributions of a sentence: "X argues", "according to Y", "in Z's view"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.verify.demonyms import is_demonym
from corpus.english.reporting_patterns import WRITER_HOLDS, WRITER_SAYS

_SAYING_VERBS = WRITER_SAYS
_BELIEF_VERBS = WRITER_HOLDS
_ADVERB = (
    r"(?:\w+ly|also|then|too|further|himself|herself|once|never|both|now|even|still|has"
    r"|have|had|himself|does not|do not|did not|doesn['’]t|don['’]t|didn['’]t|would|is|was"
    r"|goes on to|cannot|can)"
)
_VERB = re.compile(
    rf"\s(?:{_ADVERB} ){{0,3}}(?P<verb>(?P<says>{_SAYING_VERBS})|(?P<holds>{_BELIEF_VERBS}))\b"
    r"(?! up\b| back\b)"
)
_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:view|words|opinion|eyes|telling|account|judgement|judgment) of"
    r"|(?:by|in) (?:an? |the )?(?:estimates?|account|reckoning|calculations?) (?:of|by)"
    r"|as (?:told|reported|quoted|described|cited) by|(?:said|written|argued|stated|quoted"
    r"|claimed|reported) by"
    r"|citing|the (?:view|opinion|claim) of|attributed to) (?P<who>[^,;:.]{2,80})",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"(?:\b(?:in|on|by|from|to)\s)(?P<who>(?:(?!\b(?:in|on|by|from|to)\b)[^,;:.]){2,60}?)['’]s? "
    r"(?:\w+ )?(?:view|words|opinion|eyes|telling|account|judge?ment|reading|estimate|mind"
    r"|own words"
    r"|perspective|reckoning|standpoint|analysis)\b",
    re.IGNORECASE,
)
_POSSESSIVE_VIEW = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ff]rom|[Tt]o) (?P<who>his|her|their) (?:own )?(?:view|words|opinion|eyes"
    r"|mind"
    r"|telling|account|judge?ment|estimate|reckoning)\b"
)
_AS_TOLD = re.compile(
    r"\bas (?P<who>[^,;:.]{2,60}?) (?:tells?|puts?|sees?|recalls?|describes?) it\b"
)
_FOR = re.compile(
    r"\A(?:For|To) (?P<who>(?:[A-Z][\w.’'-]*|the (?:author|writer|reader))(?: [A-Z][\w.’'-]*)*),"
)
_POSSESSED = re.compile(
    r"(?:\A|[,;] |\band )(?P<who>[^,;:.]{2,60}?)['’]s? (?:\w+ )?(?:view|claim|argument|point"
    r"|opinion"
    r"|position|answer|complaint|objection|conclusion|comment|remark|explanation|estimate|memory"
    r"|essay|column|letter|blog|article|text|words?) (?:is|was|are|were|says?|said|argues?|holds?"
    r"|states?)\b",
    re.IGNORECASE,
)
# Verbs that are nouns too: they count only where the words before them can only be a speaker.
_NOUN_VERBS = re.compile(
    r"(?:answer|report|comment|claim|note|state|complaint|object|protest|list|counter|joke|remark"
    r"|doubt"
    r"|hope|fear|estimate|promise|demand|question|favou?r|support|find|found|call|hold|held|view"
    r"|see"
    r"|saw|record|guess|judge|worr|reject|felt|left|assure|quote|mention|expect|want|know|knew"
    r"|reveal"
    r"|consider|describe|confirm|prefer|suggest|accuse|blame|oppose|announce|declare|ask|thought"
    r"|said)"
    r"\w{0,3}\Z",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?:\b(?:he|she|they|it|i|we|both|readers?|commenters?|authors?|writers?|essayists?"
    r"|columnists?"
    r"|bloggers?|interviewers?|interviewees?|essays?|columns?|blogs?|posts?|explainers?|interviews?"
    r"|letters?|articles?|comments?|critics?|experts?|officials?|sources?|mayor|president|minister"
    r"|spokes\w+|general|journalists?|team|some|many|others)|[A-Z][\w.’'-]*)(?: [a-z]+ly| therefore"
    r"| also| then| nevertheless)?\Z"
)
_NO_SUBJECT = re.compile(
    r"\b(?:a|an|the|its|his|her|their|our|my|your|this|these|some|any|no|of|in|on|to|with|by|for|at"
    r"|from|about|together|one must|must|not|be|been|being|was|were|is|are)\Z",
    re.IGNORECASE,
)
_CLAUSE_BOUNDARY = re.compile(
    r"[;:—–(“”\"]|\b(?:but|while|whereas|because|that|although|though|if|when|and|as|since|what"
    r"|how|why)\b"
    r"|[.!?]\s",
    re.IGNORECASE,
)
_FOLLOWING_SUBJECT = re.compile(
    r"(?P<who>(?:the |an? |one |Mr\.? |Dr\.? )?[^,;:.“”\"]{2,60})", re.IGNORECASE
)
_NP_END = re.compile(
    r",|[;:.“”\"]|\s(?:in|on|that|who|which|when|of|at|about|after|before|with|and adds|and says)\b"
)
_NAMES = re.compile(
    r"(?:(?:[Bb]oth|[Tt]he|[A-Z][\w.’'-]*|author|writer|reader|essay|post|column)[ ]?){1,6}"
)
_FIRST_PERSON = re.compile(r"(?:and |but )?(?:i|we)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\b(?:who|which|that|what|it|there|this|these|those|to)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenAttribution:
    """The words for a speaker, and the offset where the reported content may begin.

    `firm`: the verb can only be one of saying, so that an unknown speaker is a fault.
    """

    who: str
    start: int
    firm: bool


@lru_cache(maxsize=2048)
def find_attributions(text: str) -> tuple[WrittenAttribution, ...]:
    """The attributions of the sentence, in order."""
    attributions = [
        WrittenAttribution(match["who"].strip(), match.start(), firm=True)
        for pattern in (_ACCORDING, _VIEW, _POSSESSIVE_VIEW, _AS_TOLD, _FOR, _POSSESSED)
        for match in pattern.finditer(text)
    ]
    attributions = [
        attribution
        for attribution in attributions
        if attribution.who.lower() not in ("a sense", "the end", "this")
    ]
    for verb in _VERB.finditer(text):
        if attribution := _attribution_of_verb(text, verb):
            attributions.append(attribution)
    # "I" is part of a quotation: a model that speaks of itself is refused by check_form.
    attributions = [
        attribution for attribution in attributions if _FIRST_PERSON.match(attribution.who) is None
    ]
    return tuple(sorted(set(attributions), key=lambda attribution: attribution.start))


def _attribution_of_verb(text: str, verb: re.Match[str]) -> WrittenAttribution | None:
    firm = verb["says"] is not None or text[verb.end() : verb.end() + 5] == " that"
    start = max(
        (match.end() for match in _CLAUSE_BOUNDARY.finditer(text, 0, verb.start() + 1)), default=0
    )
    who = text[start : verb.start()].strip(" ,")
    if " and " in text[:start][-5:] + " " and who and _joins_subjects(text, start):
        start = _sentence_start(text, start)
        who = text[start : verb.start()].strip(" ,")
    if not who and firm:
        following = (
            _FOLLOWING_SUBJECT.match(text, verb.end() + 1) if verb.end() < len(text) else None
        )
        follows_quotation = text[: verb.start() + 1].rstrip()[-1:] in tuple('”",.!?…')
        if following and follows_quotation:
            name = following["who"]
            phrase_end = _NP_END.search(name)
            return WrittenAttribution(
                name[: phrase_end.start()] if phrase_end else name, start, firm=True
            )
        return None
    if "," in who:
        ends_clause = text[verb.end() :].lstrip('”"’ ')[:1] in ("", ".", ",", ";", "!")
        who = who.rsplit(",", 1)[1].strip() if ends_clause else _without_lead(who)
    has_that = text[verb.end() : verb.end() + 5] == " that"
    last_word = who.split()[-1] if who.split() else ""
    if _NOUN_VERBS.match(verb["verb"]) and not (
        has_that
        or (_SOMEBODY.search(who) and not is_demonym(last_word) and verb["verb"][-1] in "sd")
    ):
        return None
    if not who or _QUESTION.search(who) or _NO_SUBJECT.search(who) or len(who.split()) > 12:  # noqa: PLR2004 - no subject
        return None
    return WrittenAttribution(who, start, firm)


def _joins_subjects(text: str, position: int) -> bool:
    """Whether the "and" before the offset joins two subjects: "Kemp and Brest say"."""
    before = text[_sentence_start(text, position) : position].strip().removesuffix("and").strip()
    words = before.split()
    return bool(words) and _NAMES.fullmatch(before) is not None


def _sentence_start(text: str, position: int) -> int:
    before = text[:position].rstrip().removesuffix("and")
    bounds = [
        match.end() for match in _CLAUSE_BOUNDARY.finditer(before) if match[0].lower() != "and"
    ]
    return max(bounds, default=0)


def _without_lead(who: str) -> str:
    """The subject without its adverbials: "Kemp, the designer" of "In 2021, Kemp, the designer"."""
    parts = [part.strip() for part in who.split(",") if part.strip()]
    lead = re.compile(
        r"(?:in|on|at|by|after|before|for|with|during|since|from|however|still"
        r"|yet)\b",
        re.IGNORECASE,
    )
    rest = [part for part in parts if not lead.match(part)]
    return ", ".join(rest)
