"""Turns a question that asks why or when into the statement that it takes for granted."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"(?:(?:and|but|so),? )?(?:why|when|on what grounds|for what reason|since when)(?: exactly)? "
    r"(?P<aux>do|does|did|has|have|had|is|was|are|were|will|wo)(?P<not>n['’]t)? (?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_HOW_COME = re.compile(r"(?:(?:and|but|so),? )?how come(?: that)? (?P<rest>.+)", re.IGNORECASE)
_MORE = re.compile(r",? (?:and|or|but) (?:what|why|how|who|when|where|which|did|does|is)\b.*")
_ADVERB = frozenset(
    """actually always also ever first finally just keep never not now often once only really so
    still suddenly then then""".split()  # noqa: SIM905
)
_DETERMINER = frozenset(
    """a all an both each either every few her his its many most my neither no our several some
    such that the their these this those three two your""".split()  # noqa: SIM905
)
# Lower-case words that a name may have.
_PARTICLE = frozenset("and de di for in of on or the van von".split())  # noqa: SIM905
# Infinitives as after "did": the commonest, and verbs of saying, deciding and fighting.
_VERBS = frozenset(
    """abandon accept accuse achieve act add admit advise agree allow announce answer apologise
    apologize appear apply appoint approve argue arrest arrive ask assume attack attend avoid ban
    base be become begin believe betray blame block boast break bring build buy call campaign cancel
    carry cause cease challenge change choose claim close collapse come commit compare complain
    concede conclude condemn confess confirm consider continue correct cost count create criticise
    criticize cross cut damage deal decide declare decline defend delay demand deny describe design
    destroy die disagree dismiss dispute do doubt draw drop drown end endorse enter estimate exist
    expect explain fail fall favour favor fear feel fight find fire flee follow forbid force forget
    freeze get give go grow halt hand happen hate have hear help hide hire hold hope ignore impose
    increase insist intend introduce invade join judge jump keep kill know lack launch lead learn
    leave let lie lift like limit live lose love make mean meet mend mention miss mock move need
    negotiate object offer open oppose order own paint pay persuade plan play praise predict prefer
    present press pretend prevent print promise propose protect prove publish pull push put quit
    raise reach read rebel rebuild recall receive recognise recognize recommend record refuse regard
    regret reject rely remain remove reopen repair repeat replace reply report require resign resist
    respond return reveal rise run save say see seek seem sell send set shelve shoot show shut side
    sign speak spend split stand start state stay stop suggest support surrender suspect switch take
    talk tell thank think threaten touch transfer travel trust try turn urge use veto visit vote
    wait walk want warn welcome win wish withdraw work worry write""".split()  # noqa: SIM905
)
_IRREGULAR = dict(
    pair.split(":")
    for pair in [
        "be:was",
        "become:became",
        "begin:began",
        "break:broke",
        "bring:brought",
        "build:built",
        "buy:bought",
        "choose:chose",
        "come:came",
        "cost:cost",
        "cut:cut",
        "deal:dealt",
        "do:did",
        "draw:drew",
        "fall:fell",
        "feel:felt",
        "fight:fought",
        "find:found",
        "flee:fled",
        "forbid:forbade",
        "forget:forgot",
        "freeze:froze",
        "get:got",
        "give:gave",
        "go:went",
        "grow:grew",
        "have:had",
        "hear:heard",
        "hide:hid",
        "hold:held",
        "keep:kept",
        "know:knew",
        "lead:led",
        "leave:left",
        "let:let",
        "lie:lied",
        "lose:lost",
        "make:made",
        "mean:meant",
        "meet:met",
        "pay:paid",
        "put:put",
        "quit:quit",
        "read:read",
        "rebuild:rebuilt",
        "rise:rose",
        "run:ran",
        "say:said",
        "see:saw",
        "seek:sought",
        "sell:sold",
        "send:sent",
        "set:set",
        "shoot:shot",
        "show:showed",
        "shut:shut",
        "speak:spoke",
        "spend:spent",
        "split:split",
        "stand:stood",
        "take:took",
        "tell:told",
        "think:thought",
        "win:won",
        "withdraw:withdrew",
        "write:wrote",
    ]
)
_DOUBLED = re.compile(r"(?:admit|ban|commit|drop|plan|regret|stop|transfer)\Z")
_AFTER_BE = re.compile(
    r"\w+(?:ed|ing|en)|so|not|to|a|an|the|able|unable|sure"
    r"|built|bought|found|held|kept|left|lost|made|paid|put|said|seen|sent|shot|shut|sold|told|won"
    r"|ready|willing|unwilling|safe|right|wrong|important|necessary|likely|convinced|pleased|angry",
    re.IGNORECASE,
)
_AFTER_HAVE = re.compile(
    r"\w+ed|(?:be|agre|giv|tak|writt|spok|brok|chos|fall|forgott|hidd|froz|stol|driv|prov|se|ris)e?n"
    r"|not|had|made|said|told|sent|lost|won|found|kept|left|held|met|paid|put|built|bought|brought"
    r"|fought|come|become|gone|done|begun|run|cut|set|shut|sold|thought|led|let|quit|got|shown",
    re.IGNORECASE,
)


def statement(question: str) -> str | None:
    """The statement in the question's own words: "Why did X leave Y?" gives "X left Y".

    None where no rule tells where the subject ends.
    """
    words = _MORE.sub("", question.strip(" ,.?!"))
    if match := _HOW_COME.match(words):
        return match["rest"]
    match = _ASKS.match(words)
    if match is None:
        return None
    auxiliary, rest = match["aux"].lower(), match["rest"].split()
    auxiliary = "will" if auxiliary == "wo" else auxiliary
    is_negated = match["not"] is not None
    length = _subject_length(rest, auxiliary)
    if length is None:
        return None
    subject, predicate = " ".join(rest[:length]), rest[length:]
    if predicate[0].lower() == "not":
        is_negated, predicate = True, predicate[1:]
    if is_negated or auxiliary not in {"do", "does", "did"}:
        return " ".join([subject, auxiliary, *(["not"] if is_negated else []), *predicate])
    return " ".join([subject, *_with_finite_verb(predicate, auxiliary)])


def _subject_length(words: list[str], auxiliary: str) -> int | None:
    """How many words the subject has; None when that is not clear."""
    for length in range(1, len(words)):
        word = words[length].lower().strip(",")
        if word in _ADVERB or _may_start_predicate(word, words, length, auxiliary):
            return length if _may_be_subject(words[:length]) else None
    return None


def _may_start_predicate(word: str, words: list[str], length: int, auxiliary: str) -> bool:
    """Whether the word after so many words, in lower case, may start the predicate."""
    if words[length][0].isupper() or words[length - 1].lower() in _DETERMINER | _PARTICLE:
        return False
    if auxiliary in {"do", "does", "did", "will"}:
        return word in _VERBS
    if auxiliary in {"has", "have", "had"}:
        return _AFTER_HAVE.fullmatch(word) is not None
    follows_name = words[length - 1][0].isupper() and word in {
        "against",
        "at",
        "in",
        "on",
        "under",
        "with",
    }
    return follows_name or _AFTER_BE.fullmatch(word) is not None or length == len(words) - 1


def _may_be_subject(words: list[str]) -> bool:
    """Whether the words may be a subject: a name, or a noun with its article."""
    first, last = words[0], words[-1]
    if "," in " ".join(words) or last.lower() in _PARTICLE | _DETERMINER:
        return False
    return first[0].isupper() or first.lower() in _DETERMINER or len(words) == 1


def _with_finite_verb(predicate: list[str], auxiliary: str) -> list[str]:
    """The predicate with its verb in the tense and person of "did" or "does"."""
    adverbs = _ADVERB - {"keep"}
    place = next(number for number, word in enumerate(predicate) if word.lower() not in adverbs)
    verb = predicate[place].lower()
    if auxiliary == "did":
        verb = _past_tense(verb)
    elif auxiliary == "does":
        verb = _third_person(verb)
    return [*predicate[:place], verb, *predicate[place + 1 :]]


def _past_tense(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if _DOUBLED.search(verb):
        return f"{verb}{verb[-1]}ed"
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if re.search(r"[^aeiou]y\Z", verb) else f"{verb}ed"


def _third_person(verb: str) -> str:
    if verb in {"be", "have"}:
        return {"be": "is", "have": "has"}[verb]
    if re.search(r"[^aeiou]y\Z", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|x|z|ch|sh|o)\Z", verb) else f"{verb}s"
