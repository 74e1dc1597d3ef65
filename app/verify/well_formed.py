"""Check the form of a sentence: a plain statement in the language of its quotes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from app.text.message_text import message_text
from app.verify.fault import FaultKind, SentenceFault

if TYPE_CHECKING:
    from app.text.message_text import MessageText
    from app.verify.evidence import CitedEvidence

_MARKUP = re.compile(
    r"</?[a-z!][^>]*>?|&(?:lt|gt|amp|#\w+);|!?\[[^\]]*\]\(|```|`[^`]+`|\*\*|__|^\s*#{1,6}\s|\|.*\|",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\b(?:https?|ftp|file|data|javascript|mailto):\S+|\bwww\.\S+"
    r"|\b[\w-]+\.(?:com|org|net|io|ru|ua|info|biz|xyz)\b\S*",
    re.IGNORECASE,
)
_KEY = re.compile(r"[\[【(]\s*[Ss]\d+[^\]】)]*[\]】)]|\b[S]\d{1,3}\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MIN_WORDS = 3  # fewer are no sentence
_MIN_WORDS_WITHOUT_VERB = 9  # a longer sentence may have a verb that is not in the list
_SENTENCE_ENDS = (".", "!", "…")
_CLOSING = "”\"’'»)]“"
_OPEN_END = frozenset(
    """a an the and or but of to in on at by for with from that which who because if as is are was
    were be been has have had will would may might could should not than into about its his her
    their""".split()  # noqa: SIM905
)
_VERBS = frozenset(
    """is are was were be been am has have had do does did will would can could may might must shall
    should cannot says said say thinks thought think believes argues argued claims denies writes
    wrote began came went gave took made saw knew told held felt left led lost met paid put ran read
    sent sold spoke stood fell found got grew kept let meant set won brought built bought cost
    became chose cut drew fought let spent rose lay lie want wants see sees need needs call calls
    remain remains seem seems lack know agree follow exist mean stand go come make take give fear
    doubt hope use get keep show prefer trust support oppose""".split()  # noqa: SIM905
)
_VERB_LIKE = re.compile(r"\w{2,}(?:ed|es|ns|rs|ts|ks|ls|ds|ps|ys|ms|ees|ws|gs|n['’]t|['’]s)\Z")
_IMPERATIVE = re.compile(
    r"\W*(?:please\b|ignore|disregard|click|visit|subscribe|download|forget (?:all|your|the|every)"
    r"|remember (?:that|to)|note that|send (?:us|me|your|the|it)|reply (?:with|only)|do not (?:cite"
    r"|trust|believe|read|tell)|don['’]t|call (?:us|me|now|the)|buy|vote (?:for|against)"
    r"|tell (?:me|"
    r"us|the)|contact|share (?:this|your)|see (?:also|the|below|above)|read (?:more|the|on)|answer"
    r"|repeat (?:after|the|these|your)|reveal|print|output|say (?:that|only)|imagine|consider"
    r"|let us"
    r"|let me|make sure|be sure|feel free|here (?:is|are) (?:the|an?|my|your|some) )",
    re.IGNORECASE,
)
_ABOUT_MODEL = re.compile(
    r"\b(?:as an ai|language model|i am an? (?:ai|assistant|bot)|i['’]m an? (?:ai|assistant)"
    r"|my (?:instructions|system prompt|training)|system prompt|api key|the (?:quotes?|prompt) "
    r"(?:above|below|provided|given)|(?:the|this|original) (?:quote|statement"
    r"|quotation)(?: is)?:?|is (?:using|making an?|referring to|describing|conveying|expressing"
    r"|discussing)"
    r"|based on the (?:quotes?|evidence|provided))\b",
    re.IGNORECASE,
)
# A line of the prompt: "Speaker: Ann Orr (author)", "Document 2: “A title”, column".
_EVIDENCE_LINE = re.compile(
    r"\bSpeaker: [^.]{0,80}\((?:author|interviewer|interviewee|quoted|commenter|speaker|unclear)\)"
    r"|\bDocument \d+: “|\((?:heading|not to be cited)\)"
)
_PERSON = re.compile(
    r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|us|[Oo]ur|[Oo]urs|[Yy]ou|[Yy]ours?)\b(?!\.\w)"
)
_QUOTED = re.compile(r"[“\"„«].*[”\"»]")
# The most frequent function words of languages in Latin script, to tell them apart.
_FUNCTION_WORDS = {
    "en": """the of and to in a is that it was for as with be by on not are this has have his from
        at or an which but were their they says said he she would will who had what its there
        been all no when one more can if about""",
    "de": """der die das und ist nicht ein eine von zu den mit auf für dem des sich im auch dass es
        sie wird sind als bei nach""",
    "fr": """le la les et est des un une du en que pour dans ce qui pas au sur ne se plus par avec
        il elle sont été""",
    "es": """el la los las y es de que en un una por con para no se del al lo su más como pero fue
        son está""",
    "it": "il lo la gli e è di che un una per con non si del della sono nel alla più come ha",
    "pl": "i w na nie się jest to z że do o jak po co za od przez są był było",
}
_FUNCTION_WORD_SETS = {
    language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()
}
_MIN_LANGUAGE_WORDS = 4  # fewer do not tell the language


def check_form(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of text that is no statement in the language of its quotes, else None.

    A part of a quote, copied as it is, passes all but the checks for markup and hidden characters.
    """
    reason = _invisible_characters(text) or _markup(text, evidence)
    if not reason and not any(_is_part_of(text, quote) for quote in evidence.quotes):
        reason = (
            _fragment(text) or _not_a_statement(text, evidence) or _foreign_language(text, evidence)
        )
    return SentenceFault(FaultKind.FORM, reason) if reason else None


def _invisible_characters(text: str) -> MessageText | None:
    if any(
        unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn")
        for character in text.strip()
    ):
        return message_text("refused-invisible")
    return None


def _markup(text: str, evidence: CitedEvidence) -> MessageText | None:
    if _EVIDENCE_LINE.search(text):
        return message_text("refused-list-of-quotes")
    for match in _MARKUP.finditer(text):
        if match[0] not in evidence.quoted_text:
            return message_text("refused-markup")
    for match in _LINK.finditer(text):
        if match[0].rstrip('.,)”"') not in evidence.quoted_text:
            return message_text("refused-link")
    if key := _KEY.search(text):
        return None if key[0] in evidence.quoted_text else message_text("refused-key-inside")
    return None


def _fragment(text: str) -> MessageText | None:
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _MIN_WORDS:
        return message_text("refused-not-whole")
    stripped = text.rstrip().rstrip(_CLOSING).rstrip()
    if stripped.endswith((":", ",", "-", "–", "—")) or not (
        stripped.endswith((*_SENTENCE_ENDS, "?")) or words[-1] not in _OPEN_END
    ):
        return message_text("refused-broken-off")
    if len(words) < _MIN_WORDS_WITHOUT_VERB and not any(
        word in _VERBS or _VERB_LIKE.fullmatch(word) for word in words
    ):
        return message_text("refused-fragment")
    return None


def _not_a_statement(text: str, evidence: CitedEvidence) -> MessageText | None:
    unquoted = _QUOTED.sub(" ", text)
    if unquoted.rstrip().rstrip(_CLOSING).endswith("?"):
        return message_text("refused-question")
    if _ABOUT_MODEL.search(unquoted) and not _ABOUT_MODEL.search(evidence.quoted_text):
        return message_text("refused-about-model")
    if (match := _IMPERATIVE.match(unquoted)) and match[
        0
    ].strip().lower() not in evidence.quoted_text.lower():
        return message_text("refused-order-to-reader")
    quoted_persons = {person.lower() for person in _PERSON.findall(evidence.quoted_text)}
    for person in _PERSON.findall(unquoted):
        if person.lower() not in quoted_persons:
            return message_text("refused-person", word=person)
    return None


def _is_part_of(text: str, quote: str) -> bool:
    return " ".join(text.split()) in " ".join(quote.split())


def _foreign_language(text: str, evidence: CitedEvidence) -> MessageText | None:
    """The reason where script or function words show another language than that of the quotes."""
    if _script(text) != _script(evidence.quoted_text):
        return message_text("refused-language")
    language = _language(_QUOTED.sub(" ", text))
    if language is None or language == (quote_language := _language(evidence.quoted_text)):
        return None
    if quote_language is None:
        quote_language = next(
            (document.provenance.language for document in evidence.documents), None
        )
    return None if language == quote_language else message_text("refused-language")


def _script(text: str) -> str:
    names = [
        unicodedata.name(character, "?").split()[0] for character in text if character.isalpha()
    ]
    return max(set(names), key=names.count) if names else ""


def _language(text: str) -> str | None:
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _MIN_LANGUAGE_WORDS:
        return None
    counts = {
        language: sum(word in function_words for word in words)
        for language, function_words in _FUNCTION_WORD_SETS.items()
    }
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > counts["en"] or (best == "en" and counts[best]) else None
