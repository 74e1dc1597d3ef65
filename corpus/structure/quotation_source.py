"""The source that a block quotation names: its attribution line, a label or a bracket."""

from __future__ import annotations

import re

from corpus.structure.person_names import PARTICLES_OF_NAMES, is_person_name

MAX_SOURCE_CHARS = 90  # a longer line after a dash is a sentence
_MAX_NAME_WORDS = 6
_DASHES = r"(?:[—–―]+|-{1,3}|~)"
_LEAD = re.compile(r"\A[\s—–―~-]+")
_ATTRIBUTION = re.compile(rf"\s*{_DASHES}\s*(?P<source>[^\W\d_].*)", re.DOTALL)
_SIGNS = re.compile(r"(?<=[\w:])\s*[^\w\s.:;,!?()\[\]\"'“”’«»]+\Z")  # the arrow in "Ann wrote: ↑"
_BRACKETED = re.compile(r"\s*[(\[](?P<source>[^()\[\]]+)[)\]]\.?\s*")
_TRAILING = re.compile(
    r"(?P<said>.*[.!?…][\"”’»]*|.*[\"”»])(?P<line>(?:\s+|(?<=[\"”»]))"
    r"(?:[—–―]|-{2,3}\s|-\s)\s*[^\W\d_][^.!?\n]*|\s+\([^()\n]+\)\.?)\s*\Z",
    re.DOTALL,
)
_WRITES = (
    r"wrote|writes|said|says|asked|asks|replied|replies|answered|schrieb|schreibt|sagte?|meint|"
    r"a écrit|écrit|écrivait|dit|a dit|escribió|escribe|dijo|dice|ha scritto|scrive|napisała?|"
    r"pisze|пише|писала?|написала?|написав|писав|пишет|сказала?"
)
_INTRODUCES = re.compile(
    rf"(?:\b(?:{_WRITES}|reads?|runs|told|tells|recalls?|recalled|remembers?|"
    r"heißt es|lautet|on lit)\b|\bputs? it\b)[^.!?:\n“”\"«»]{0,60}[:\uff1a]\Z",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(r"\b(?:I|[Ww]e|[Ii]ch|[Ww]ir|[Jj]e|[Nn]ous)\b[^.!?:]{0,40}[:\uff1a]\Z")
_PRONOUNS = frozenset(
    ("he", "she", "they", "it", "i", "we", "you", "er", "sie", "ich", "wir", "il", "elle")
)
_SAYS = re.compile(rf"\s*(?:\b(?:{_WRITES})\b)?\s*[:.,]?\s*\Z", re.IGNORECASE)
_LABEL = re.compile(
    rf"(?P<source>[^\W\d_][^:\n]{{1,60}}?)(?P<verb>\s+(?:{_WRITES}))?\s*[:\uff1a]", re.IGNORECASE
)
_OFFICE_BEFORE = re.compile(
    r".*\b[a-zà-ž]+ ((?:[^\W\d_a-zà-ž][\w.’'-]*)(?: [^\W\d_a-zà-ž][\w.’'-]*)+)\Z"
)
_SMALL_IN_NAMES = PARTICLES_OF_NAMES | {"of", "the"}
_SOURCE_END = re.compile(
    r"\s*(?:,|\(|;|\s[—–-]\s|\bin\b (?=[A-Z\"“\d]|an? |the |his |her |einem|dem |seinem|ihrem|"
    r"son |sa )|\bto\b (?=the ))"
)


def source_name(words: str) -> str | None:
    """The name in an attribution line such as "— Ana Reyes, in a letter" or "Ana wrote:"."""
    plain = " ".join(words.split()).strip("*_")
    if match := _BRACKETED.fullmatch(plain):
        plain = match["source"]
    line = _SAYS.sub("", _LEAD.sub("", _SIGNS.sub("", plain)))
    if len(line) > MAX_SOURCE_CHARS:
        return None
    end = _SOURCE_END.search(line)
    name = (line[: end.start()] if end and end.start() else line).strip(' .:;,*_"“”')
    office = _OFFICE_BEFORE.match(name)
    has_office = office and not _SMALL_IN_NAMES.issuperset(re.findall(r"\b[a-zà-ž]+\b", name))
    return (office[1] if office and has_office else name) or None


def attribution_name(words: str) -> str | None:
    """The source's name where the whole line is an attribution: a dash or brackets, and a name."""
    plain = " ".join(words.split()).strip("*_ ")
    match = _ATTRIBUTION.fullmatch(plain) or _BRACKETED.fullmatch(plain)
    if match is None or len(plain) > MAX_SOURCE_CHARS or plain.endswith(("?", "!", "…", ":")):
        return None
    is_sentence = plain.endswith(".") and len(plain.split()) > _MAX_NAME_WORDS
    return None if is_sentence else _named(match["source"])


def split_attribution(words: str) -> tuple[str, str, str] | None:
    """The quoted words, the attribution at their end and its name: "He is late. (Ana Reyes)"."""
    match = _TRAILING.fullmatch(words)
    if match is None or len(match["line"]) > MAX_SOURCE_CHARS:
        return None
    line = match["line"].strip()
    name = attribution_name(line)
    return (match["said"], line, name) if name else None


def label_source(words: str) -> tuple[int, str] | None:
    """The length of a label at the beginning, and its name: "Ana Reyes:", "Ana wrote:"."""
    match = _LABEL.match(words)
    if match is None:
        return None
    name = source_name(match["source"])
    if name is None or name.casefold() in _PRONOUNS:
        return None
    is_name = bool(match["verb"]) or is_person_name(name)
    return (match.end(), name) if name and is_name and name[0].isupper() else None


def introduces_words(line: str) -> bool:
    """Whether the line ends with a colon and a verb of another's saying: "The trust writes:"."""
    return bool(_INTRODUCES.search(line)) and not _OWN_WORDS.search(line)


def _named(written: str) -> str | None:
    """The name at the head of an attribution, if its words are a name's."""
    name = source_name(written)
    if name is None or len(name.split()) > _MAX_NAME_WORDS or not name[0].isupper():
        return None
    small = [word for word in name.split() if word[0].islower()]
    is_name = len(small) <= len(name.split()) // 2 or name.startswith("The ")
    return name if is_name else None
