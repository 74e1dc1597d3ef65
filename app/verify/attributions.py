"""Who is said to say something in a sentence: "X argues", "according to Y", "in Z's view"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.verify.demonyms import is_demonym
from corpus.english.reporting_patterns import WRITER_HOLDS, WRITER_SAYS

_SAYS = WRITER_SAYS
_HOLDS = WRITER_HOLDS
_ADVERB = (
    r"(?:\w+ly|also|then|too|further|himself|herself|once|never|both|now|even|still|has"
    r"|have|had|himself|does not|do not|did not|doesn['’]t|don['’]t|didn['’]t|would|is|was"
    r"|goes on to|cannot|can)"
)
_VERB = re.compile(
    rf"\s(?:{_ADVERB} ){{0,3}}(?P<verb>(?P<says>{_SAYS})|(?P<holds>{_HOLDS}))\b(?! up\b| back\b)"
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
_HIS = re.compile(
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
# Verbs that are nouns as well: they count where the words before them can only be somebody.
_NOUNS = re.compile(
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
_BOUND = re.compile(
    r"[;:—–(“”\"]|\b(?:but|while|whereas|because|that|although|though|if|when|and|as|since|what"
    r"|how|why)\b"
    r"|[.!?]\s",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?P<who>(?:the |an? |one |Mr\.? |Dr\.? )?[^,;:.“”\"]{2,60})", re.IGNORECASE)
_NP_END = re.compile(
    r",|[;:.“”\"]|\s(?:in|on|that|who|which|when|of|at|about|after|before|with|and adds|and says)\b"
)
_NAMES = re.compile(
    r"(?:(?:[Bb]oth|[Tt]he|[A-Z][\w.’'-]*|author|writer|reader|essay|post|column)[ ]?){1,6}"
)
_SELF = re.compile(r"(?:and |but )?(?:i|we)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\b(?:who|which|that|what|it|there|this|these|those|to)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenAttribution:
    """Somebody is said to say something: the words for them, and where what they say may begin.

    `firm` where the verb is one of saying and nothing else: a stranger must not say anything.
    """

    who: str
    start: int
    firm: bool


@lru_cache(maxsize=2048)
def attributions(text: str) -> tuple[WrittenAttribution, ...]:
    """All that are made in the sentence, in order."""
    found = [
        WrittenAttribution(match["who"].strip(), match.start(), firm=True)
        for pattern in (_ACCORDING, _VIEW, _HIS, _AS_TOLD, _FOR, _POSSESSED)
        for match in pattern.finditer(text)
    ]
    found = [one for one in found if one.who.lower() not in ("a sense", "the end", "this")]
    for verb in _VERB.finditer(text):
        if one := _of_verb(text, verb):
            found.append(one)
    # Who says "I" is quoted: what a model says of itself is no sentence to begin with.
    found = [one for one in found if _SELF.match(one.who) is None]
    return tuple(sorted(set(found), key=lambda one: one.start))


def _of_verb(text: str, verb: re.Match[str]) -> WrittenAttribution | None:
    firm = verb["says"] is not None or text[verb.end() : verb.end() + 5] == " that"
    begin = max((m.end() for m in _BOUND.finditer(text, 0, verb.start() + 1)), default=0)
    who = text[begin : verb.start()].strip(" ,")
    if " and " in text[:begin][-5:] + " " and who and _names_two(text, begin):
        begin = _sentence_start(text, begin)
        who = text[begin : verb.start()].strip(" ,")
    if not who and firm:
        following = _AFTER.match(text, verb.end() + 1) if verb.end() < len(text) else None
        quoted = text[: verb.start() + 1].rstrip()[-1:] in tuple('”",.!?…')
        if following and quoted:
            name = following["who"]
            cut = _NP_END.search(name)
            return WrittenAttribution(name[: cut.start()] if cut else name, begin, firm=True)
        return None
    if "," in who:
        closes = text[verb.end() :].lstrip('”"’ ')[:1] in ("", ".", ",", ";", "!")
        who = who.rsplit(",", 1)[1].strip() if closes else _without_lead(who)
    that = text[verb.end() : verb.end() + 5] == " that"
    last = who.split()[-1] if who.split() else ""
    if _NOUNS.match(verb["verb"]) and not (
        that or (_SOMEBODY.search(who) and not is_demonym(last) and verb["verb"][-1] in "sd")
    ):
        return None
    if not who or _QUESTION.search(who) or _NO_SUBJECT.search(who) or len(who.split()) > 12:  # noqa: PLR2004 - no subject
        return None
    return WrittenAttribution(who, begin, firm)


def _names_two(text: str, begin: int) -> bool:
    """Whether the "and" before the place joins two subjects: "Kemp and Brest say"."""
    before = text[_sentence_start(text, begin) : begin].strip().removesuffix("and").strip()
    words = before.split()
    return bool(words) and _NAMES.fullmatch(before) is not None


def _sentence_start(text: str, begin: int) -> int:
    before = text[:begin].rstrip().removesuffix("and")
    bounds = [m.end() for m in _BOUND.finditer(before) if m[0].lower() != "and"]
    return max(bounds, default=0)


def _without_lead(who: str) -> str:
    """The subject of "In 2021, Kemp, the designer, says": the part that names somebody."""
    parts = [part.strip() for part in who.split(",") if part.strip()]
    lead = re.compile(
        r"(?:in|on|at|by|after|before|for|with|during|since|from|however|still"
        r"|yet)\b",
        re.IGNORECASE,
    )
    kept = [part for part in parts if not lead.match(part)]
    return ", ".join(kept)
