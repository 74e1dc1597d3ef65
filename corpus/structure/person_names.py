"""Names of people as bylines, metadata and signatures write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.english.dates import MONTHS, WEEKDAYS
from corpus.english.given_names import GIVEN_NAMES, PRONOUN_BY_GIVEN_NAME
from corpus.structure.label_words import OFFICES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_MAX_WORDS = 5
_MAX_CASELESS_CHARS = 12
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яёіїєґ]"
_WORD = re.compile(
    rf"(?:(?:{_CAPITAL}\.-?){{1,3}}|(?:[ODdl]{{1,2}}[’'])?{_CAPITAL}(?:[\w’-]|'(?!s\b))*"
    rf"(?:(?<=\b\w\w)\.|(?<=\b\w\w\w)\.|(?<=\bProf)\.)?)"
)
_GERMAN = re.compile(
    r"\b(?:der|die|das|dem|den|und|dazu|ist|hat|sagte?|schrieb|schreibt|ein|eine|einen|im|vom|zum|"
    r"mit|nicht|auf|wer|wie|uns|notierte|meinte?|für|bei|aus|von)\b",
    re.IGNORECASE,
)
PARTICLES_OF_NAMES = frozenset(
    "de del della der den des di do dos da du la le el al bin ibn ben van von vom zu zur ten ter "  # noqa: SIM905
    "af av d’ y".split()
)
_JUNIOR = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_AFTER_NAMES = re.compile(
    r"(?:,?\s+(?:ph\.?d|md|m\.d|obe|mbe|cbe|mp|msp|td|qc|kc|esq)\.?)+\Z", re.IGNORECASE
)
_ACADEMIC = re.compile(
    r"(?:(?:dr|prof|dipl|ing|mag|rev|med|phil|jur|h\.c|mr|mrs|ms|mx|m|mme|mlle|herr|frau|sir|dame|"
    r"rt|hon|sr|sra|professor|doctor|doktor|the|pastor|father|sister|rabbi)\.?\s+)+",
    re.IGNORECASE,
)
_OFFICE_WORDS = {*OFFICES, "chief", "prime", "chancellor"} - {"m", "mm", "me", "sr", "sra", "pan"}
_OFFICE = re.compile(
    rf"(?:(?:[^\W\d_]+ )?(?:{'|'.join(sorted(_OFFICE_WORDS))})\s+)+",
    re.IGNORECASE,
)
# Words of what writes or saves without being a person: placeholders, accounts, offices, papers.
_IMPERSONAL = frozenset(
    "admin administrator root user users username author authors autor auteur name names unknown "  # noqa: SIM905
    "unbekannt inconnu anonymous anonym anonyme anon guest owner default test account microsoft "
    "office windows word document scan scanner adobe acrobat python-docx webmaster webmestre "
    "editor editors editorial editoren staff newsroom desk team teams news redaktion redakteur "
    "rédaction redacción redazione redakcja redação редакция редакція редактор contributor "
    "contributors correspondent correspondents reporter reporters writer writers journalist "
    "columnist photographer producer analyst fellow senior junior deputy chief special guest "
    "freelance press agency agencia agence agenzia agentur bureau wire wires reports service "
    "services media magazine "
    "gazette courier courrier journal herald tribune chronicle times observer telegraph mirror "
    "zeitung blatt verlag kurier anzeiger tagblatt blog website site online group gruppe council "
    "board committee commission association society club company corporation foundation institute "
    "university college school department ministry laboratory faculty hospital laboratoire "
    "université école institut faculté département universität hochschule fakultät lehrstuhl "
    "universidad facultad departamento università dipartimento inc ltd llc gmbh ag archive "
    "archives library "
    "community network project center centre parish church office posts post follow share read "
    "more view all about by posted published updated print email reply comments sign log "
    "menu search subscribe related continue advertisement chapter part section page introduction "
    "summary conclusion abstract contents report paper release edition review draft minutes "
    "convention speech remarks interview transcript letter letters opinion comment kommentar "
    "analysis column essay story article blog working annual final executive press photo image "
    "источник автор photos video audio source credit courtesy questions question debate debates "
    "hearing session house senate parliament proceedings motion government business order "
    "routine members".split()
)
_FUNCTION_WORDS = frozenset(
    "the a an of for in at on to from with and or but not is are was were no my our your his her "  # noqa: SIM905
    "der die das dem ein eine im am und oder nicht für mit aus bei les un une et ou pour sur dans "
    "avec los las para con por una the this that these those what when where why how who "
    "he she it they we you i him them her us me its their himself herself ich du er sie es wir ihr "
    "il elle ils elles nous vous je tu yo él ella usted".split()
)
_PLACE_STARTS = frozenset(
    "new san los las saint north south east west upper lower great united port zu zum zur "  # noqa: SIM905
    "am".split()
)
_TIMES = frozenset({*MONTHS, *WEEKDAYS}) | frozenset(
    "januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag "  # noqa: SIM905
    "freitag samstag sonntag jan feb mar apr jun jul aug sep sept oct okt nov dec dez mon tue wed "
    "thu fri sat sun janvier février mars avril juin juillet août septembre octobre "
    "novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche today yesterday heute "
    "gestern".split()
)
_AMBIGUOUS_TIMES = frozenset(("april", "may", "june", "august", "mai", "juni", "jan", "jun", "sun"))
_RUN = re.compile(
    rf"{_WORD.pattern}(?:\s+(?:(?:{'|'.join(sorted(PARTICLES_OF_NAMES - {'y', 'd’'}))})\s+){{0,2}}"
    rf"(?:{_WORD.pattern}))*"
)
# What pages write right behind a name, without a space: "Ann KellerFollow", "Ann Keller4 May".
_STUCK = re.compile(
    r"(?<=[^\W\d_A-Z])(?=\d|(?:Follow|Publi|Updated|Posted|Veröffentlicht|Aktualisiert|Mis à jour|"
    r"Last |Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|"
    r"September|October|November|December|Staff|Senior|Special|Contributor|Reporter|Editor)"
    r")"
)
_AND = r"\s*[;/&+]\s*|,?\s+(?:and|und|et|e|og|och|i|en|та|и|\u0456)\s+|\s+y\s+(?=\S+\s+\S)"
_CONNECTOR = re.compile(rf"({_AND}|\s*,\s*)")
_TAIL = re.compile(
    r"\s*(?:[|•·→»(\[@\u2013\u2014]|\s-{1,2}\s|\s\d|\d{2,}|https?:|[\w.]+@|\b(?:in|for|at|to|on|from|"
    r"of|with|für|aus|pour|à|le|am|published|posted|updated|publié|veröffentlicht|follow|is|was|"
    r"writes|has|anzeigen|mis)\b).*",
    re.DOTALL,
)


def names_in(written: str, *, publisher: str | None = None) -> tuple[str, ...]:
    """The people named at the beginning of a byline or in a metadata field, in order.

    What stands before and behind the names is left out: roles, places, dates, "View all posts by".
    Nobody where it opens with something else: a site, an account, a placeholder, a sentence.
    """
    words = _TAIL.sub("", _STUCK.sub(" | ", " ".join(written.split())))
    pieces = _CONNECTOR.split(words)
    segments = [part.strip(" .:*_") for part in pieces[::2]]
    if swapped := _last_name_first(segments):
        return (swapped,)
    return tuple(_people(segments, ["", *pieces[1::2]], publisher))


def _people(
    segments: Sequence[str], connectors: Sequence[str], publisher: str | None
) -> Iterator[str]:
    """The segments that are names; nobody where the first is none.

    Behind a mere comma two words are a place as often as a name, so they need a given name, or an
    "and" that follows.
    """
    for number, (segment, connector) in enumerate(zip(segments, connectors, strict=True)):
        name = _without_time(_without_titles(_calm(_AFTER_NAMES.sub("", segment))))
        if is_person_name(name) and not _is_same(name, publisher):
            is_listed = any(later.strip() != "," for later in connectors[number + 1 :])
            if connector.strip() != "," or is_listed or has_given_name(name):
                yield name
        elif not number:
            return


def _last_name_first(segments: Sequence[str]) -> str | None:
    """The name of "Keller, Ann"."""
    if len(segments) == 2 and all(" " not in part for part in segments):  # noqa: PLR2004
        last, first = segments
        if first.casefold() in GIVEN_NAMES and last.casefold() not in (GIVEN_NAMES):
            return f"{first} {last}" if is_person_name(f"{first} {last}") else None
    return None


def is_person_name(name: str) -> bool:
    """Whether the words have the form of a person's full name, or are a common given name."""
    words = name.split()
    if not words or len(words) > _MAX_WORDS:
        return False
    if not any(
        character.isalpha() and character.lower() != character.upper() for character in name
    ):
        return len(name) <= _MAX_CASELESS_CHARS and all(word.isalpha() for word in words)
    given = len(words) > 1 and words[0].istitle() and words[0].casefold() in GIVEN_NAMES
    folded = [word.casefold().strip(".,’'") for word in words]
    small = _FUNCTION_WORDS - PARTICLES_OF_NAMES
    # "Una" is a given name and an article.
    if not _IMPERSONAL.isdisjoint(folded) or not small.isdisjoint(folded[given:]):
        return False
    if len(words) == 1:
        return words[0].casefold() in PRONOUN_BY_GIVEN_NAME and words[0][0].isupper()
    if words[0].casefold() in _PLACE_STARTS | (_TIMES - _AMBIGUOUS_TIMES):
        return False
    is_plain = all(
        _WORD.fullmatch(word) or word in PARTICLES_OF_NAMES or _JUNIOR.fullmatch(word)
        for word in words
    )
    spelled = [
        word for word in words if len(word.strip(".")) > 1 and word not in PARTICLES_OF_NAMES
    ]
    return is_plain and bool(spelled) and words[-1] not in PARTICLES_OF_NAMES


def has_given_name(name: str) -> bool:
    """Whether the name opens with a common given name or initials."""
    first = name.split(maxsplit=1)[0].casefold() if name.split() else ""
    is_initial = re.fullmatch(r"(?:\w\.-?)+", first)
    return first in GIVEN_NAMES or first.partition("-")[0] in GIVEN_NAMES or bool(is_initial)


def is_german(words: str) -> bool:
    """Whether the words are German, whose nouns have capitals as names have."""
    return bool(_GERMAN.search(words))


def has_title(words: str) -> bool:
    """Whether an academic or other title precedes the name."""
    return bool(_ACADEMIC.match(words) or _OFFICE.match(words))


def is_common(name: str, small: Collection[str]) -> bool:
    """Whether the text writes a word of the name in small letters, as no word of a name is."""
    return any(
        word.casefold() in small
        for word in name.split()
        if word.casefold() not in PARTICLES_OF_NAMES
    )


def _without_titles(words: str) -> str:
    """The name without academic titles and offices before it, where a name is left."""
    for title in (_ACADEMIC, _OFFICE, _ACADEMIC):
        match = title.match(words)
        if match and words[match.end() :].strip():
            words = words[match.end() :]
    return words


def _without_time(name: str) -> str:
    """The name without a month or weekday that stuck to its end, where two words are left."""
    words = name.split()
    while len(words) > 2 and words[-1].casefold().strip(".,") in _TIMES:  # noqa: PLR2004
        words.pop()
    return " ".join(words)


def _calm(words: str) -> str:
    """The words, those all in capitals in ordinary type."""
    if words.isupper() and len(words.split()) > 1:
        return " ".join(
            word if len(word.strip(".")) == 1 or word.count(".") > 1 else word.title()
            for word in words.split()
        )
    return words


def _is_same(name: str, publisher: str | None) -> bool:
    return publisher is not None and name.casefold() == publisher.casefold()


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in a sentence: its place, as written there with titles, and without them."""

    start: int
    end: int
    written: str
    name: str


def find_names(sentence: str) -> tuple[FoundName, ...]:
    """The people named in the sentence: full names, and surnames with a title or after a verb.

    Of a longer run of capitals in a German sentence, whose nouns have them too, only the end.
    """
    return tuple(_found_names(sentence))


def _found_names(sentence: str) -> Iterator[FoundName]:
    german = is_german(sentence)
    for run in _RUN.finditer(sentence):
        words = run[0].split()
        while words and words[0].casefold().strip(".") in _FUNCTION_WORDS:
            words.pop(0)
        written = " ".join(words)
        name = _without_titles(written)
        capitals = [word for word in name.split() if word not in PARTICLES_OF_NAMES]
        if german and len(capitals) > 2:  # noqa: PLR2004
            name = name[name.index(capitals[-2]) :]
        if name and (is_person_name(name) or _is_surname(name, written, german=german)):
            yield FoundName(run.end() - len(written), run.end(), written, name)


def _is_surname(name: str, written: str, *, german: bool) -> bool:
    """Whether a single word is a name: one with a title, or in a language without noun capitals."""
    folded = name.casefold().strip(".")
    is_word = folded in _IMPERSONAL | _FUNCTION_WORDS | _TIMES or len(name) < 3  # noqa: PLR2004
    return " " not in name and not is_word and (has_title(written) or not german)
