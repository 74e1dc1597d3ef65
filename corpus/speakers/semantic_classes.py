"""Semantic classes of nouns: people, institutions, texts, and things that cannot speak."""

from __future__ import annotations

import re

from corpus.english.attribution_nouns import PEOPLE, TEXT_NOUNS

NUMBERS = {
    *("data", "figures", "figure", "numbers", "analysis", "calculations", "findings", "surveys"),
    *("survey", "polls", "poll", "statistics"),
}
TEXTS = {
    *("words", "word", "report", "reports", "account", "accounts", "statement", "statements"),
    *("article", "articles", "book", "books", "letter", "letters", "post", "posts", "column"),
    *("essay", "interview", "speech", "estimates", "estimate", "documents", "document", "study"),
    *("studies", "view", "views", "opinion", "research", "memoir", "memo", "testimony", "tweet"),
    *("tweets", "argument", "claim", "claims", "theory", "telling", "assessment", "version"),
    *("reading", "count", "reporting", "sources", "remarks", "comments", "message"),
    *("messages", "paper", "investigation", "review", "register", "poster", "posters", "minutes"),
    *("records", "record", "press", "media", "petition", "leaflet", "website", "banner", "sign"),
    *("explainer", "editorial", "newsletter", "reply", "comment", "pamphlet", "brochure", "guide"),
    *("draft", "files", "file", "archive", *NUMBERS),
}
# Of these somebody else is the source: "came the answer", "her verdict".
SPEECH_ACTS = {
    *("answer", "answers", "reply", "replies", "response", "responses", "retort", "verdict"),
    *("objection", "question", "comment", "comments", "reaction", "conclusion", "remark"),
    *("remarks", "words", "claim", "argument", "view", "opinion", "theory", "hope", "fear"),
    *("complaint", "denial", "prediction", "judgement", "judgment", "advice"),
}
_RULES = {
    *("constitution", "law", "laws", "treaty", "agreement", "rules", "definition", "plan"),
    *("tradition", "schedule", "contract", "code", "act", "charter", "protocol"),
}
_SIGN = re.compile(
    r"\w*(?:box|table|meter|scale|watch|sign|poster|banner|label|list|map|plate|plaque|gauge|tag)"
    r"s?|register|recipe|packet|menu|manual|calendar|legend|compass|dial|screen|display"
)
_INSTITUTION = re.compile(
    r"\w*(?:government|parliament|administration|commission|delegation|opposition|authorit\w+|"
    r"department|organi[sz]ations?|union|association|federation|institut\w+|foundation|coalition|"
    r"corporation|population|leadership|management|majority|minority|municipality|university|"
    r"community|society|embassy|publication|hospital|bank|network|library|museum|owner|firm|club|"
    r"bureau|board|body|panel|senate|congress|alliance|movement|city|town|village|county|state|"
    r"country|family|couple|pair|crew|inquiry|jury|prosecution|defen[cs]e|watchdog|regulator|"
    r"operator|retailer|carrier|school|college|church|industry|agency|outlet|newspaper|magazine|"
    r"website|daily|weekly|broadcaster|channel|portal|company|"
    r"ministry|council|trust|court|tribunal|committee)"
)
_THING = re.compile(
    r"\w+(?:[st]ions?|ness|ments?|ity|ities|[ae]nce|ism|ship|ings?|ures?|acy|ysis)|numbers?|facts?|"
    r"evidence|sense|wisdom|rumou?rs?|clock|signs?|results?|events?|history|cases?|ideas?|rise|fall|war|hopes?|steps?|way|mood|"
    r"talks|show|rhetoric|trends?|breakdown|points?|things?|world|times?|years?|days?|months?|"
    r"hours?|calls?|fears?|mix|factors?|outcome|there|here|worth|news|truth|logic"
)
_PERSON = re.compile(
    r"\w+(?:ist|man|woman|ian|eer|crat|secretary|leader|worker|fighter|maker|holder|owner|keeper|"
    r"player|trainer|lawyer|researcher|reporter|photographer|philosopher|surveyor|ologist)|"
    r"adviser|advisor|aide|agent|analyst|artist|assistant|attorney|author|boss|brother|captain|"
    r"chair|chief|clerk|coach|colleague|commander|consultant|councillor|critic|daughter|deputy|"
    r"designer|director|doctor|editor|engineer|envoy|expert|father|founder|friend|general|"
    r"governor|guard|head|host|husband|inspector|judge|king|leader|manager|mayor|member|minister|"
    r"mother|neighbou?r|nurse|observer|officer|official|partner|player|politician|porter|"
    r"president|priest|prince|professor|queen|resident|scholar|senator|sister|soldier|son|source|"
    r"person|accused|child|pensioner|parent|\w+(?:ut|ct|at|st|it|et)or|juror|survivor|pastor|"
    r"driver|farmer|teacher|boy|girl|bride|groom|human|pilot|captain|juryman|\w+smith|"
    r"speaker|student|supporter|teacher|veteran|voter|wife|witness|writer"
)


def is_person(noun: str) -> bool:
    """Whether the singular noun denotes a person: "mayor", "envoy"."""
    return bool(_PERSON.fullmatch(noun))


def is_institution(noun: str) -> bool:
    """Whether the singular noun denotes a body of people: "council", "firm"."""
    return bool(_INSTITUTION.fullmatch(noun))


def can_speak(noun: str) -> bool:
    """Whether the noun can be the source of a claim: a text with an author, or no thing at all."""
    if noun in TEXT_NOUNS | TEXTS:
        return not _SIGN.fullmatch(noun)
    silent = noun in _RULES or _SIGN.fullmatch(noun) or is_thing(noun)
    return noun in PEOPLE or not silent


def is_thing(noun: str) -> bool:
    """Whether the noun denotes what cannot speak: numbers, events, states."""
    if noun in TEXTS:
        return noun in NUMBERS
    return bool(_THING.fullmatch(noun)) and not (_INSTITUTION.fullmatch(noun) or is_person(noun))
