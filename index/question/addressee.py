"""What a question asks, and of whom: who is named as a speaker, and not merely talked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.english.reporting_patterns import QUESTION_SAYS
from corpus.model.document import DocumentKind
from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_matches, name_words
from index.search.terms import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from corpus.model.speaker import Speaker

MAX_NAME_WORDS = 6
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?\Z")
# Words of a name that by themselves name nobody: "What does the team say?".
_NO_NAME = frozenset(
    """a an and at by de for from in institute international it new news no of office on or project
    reader the they times to von who why""".split()  # noqa: SIM905
)
_KINDS = {
    "essay": DocumentKind.ESSAY,
    "essayist": DocumentKind.ESSAY,
    "interview": DocumentKind.INTERVIEW,
    "explainer": DocumentKind.EXPLAINER,
    "column": DocumentKind.COLUMN,
    "columnist": DocumentKind.COLUMN,
    "blog": DocumentKind.BLOG,
    "blogger": DocumentKind.BLOG,
    "post": DocumentKind.BLOG,
    "letter": DocumentKind.LETTER,
}
_KIND = r"(?:essay|interview|explainer|column|blog(?: post)?|post|letter)"
_PERSON = (
    r"(?P<author>(?:author|writer)s?|essayist|columnist|blogger)"
    r"|(?P<interviewer>interviewers?)|(?P<interviewee>interviewee)"
    r"|(?P<commenter>(?:commenters?|commentators?|readers?|comments?)\b(?! of| by))"
)
_ADJECTIVE = r"(?:unsigned |unnamed |anonymous |ceasefire |open )"
# "the essay's author", "the author of the ceasefire essay", "readers of the blog", "the explainer".
_UNNAMED = re.compile(
    rf"(?:(?:people|someone|anyone|anybody|somebody|those|commenters|readers) )?"
    rf"(?:in the comments|under (?:the|this) {_KIND}|below the {_KIND})\b"
    rf"|(?:\b(?:the|an?|any|some|what|which|most|other|one) )?{_ADJECTIVE}?"
    rf"(?:(?P<kind>{_KIND})['’]s )?(?:{_PERSON})\b"
    rf"(?: (?:of|under|on|at|behind) (?:the |this )?{_ADJECTIVE}?(?P<of>{_KIND})\b)?"
    rf"|\b(?:the|this) {_ADJECTIVE}?(?P<alone>{_KIND})\b(?: to the \w+)?",
    re.IGNORECASE,
)
_SAY = f"(?:{QUESTION_SAYS})"
_HOW = r"(?:sees?|saw|views?|viewed|finds?|found|feels?|felt|understands?|understood|interprets?)"
_VIEW = (
    r"(?:views?|opinions?|eyes|words|accounts?|telling|judge?ments?|take|takes|positions?|stance"
    r"|arguments?|claims?|answers?|attitude|thoughts|reaction|reply|assessment|estimate|verdict"
    r"|objections?|criticisms?|statements?|reading|case|version|theory|opinion|mind|reasons?"
    r"|advice|reasoning|explanation|predictions?|warnings?)"
)
_OWN_VIEW = r"(?:views?|opinion|eyes|words|accounts?|telling|judge?ment|reading|estimate|version)"
_ADVERB = r"(?:(?:really|actually|ever|also|still|now|then|so|himself|herself|keep|have|had) )*"
_ONE = r"(?:(?:vice[- ])?(?:(?-i:[A-Z])[\w.]*|the|former|mr|mrs|ms|dr)\.? ){0,3}?⟦\d+⟧"
_SOME = rf"(?P<who>{_ONE}(?:(?:, and |, | and | or | nor ){_ONE})*)"
_SOMEONES = rf"{_SOME}'s?(?!\w)"
_AUX = r"(?:do|does|did|has|have|had|would|will|could|can|might|may|should|is|was|are|were)"
_ASKING = (
    r"(?:(?:and|but|so)\b,? )?(?:(?:what|how|why|when|where|whom?|which|on what grounds|since when"
    r"|for what reason|how often)(?: else| exactly| if anything)?,? )?"
)
_LINK = r"(?:,? ?(?:that|about|of|on|to|regarding|with|for|as)\b(?! what\b))?"
_SLOTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf",? ?(?:according to|as told by|as per|(?:in|by) the {_VIEW} of) {_SOME},?",
        rf",? ?(?:in|by|from) {_SOMEONES} (?:\w+ )?{_OWN_VIEW}\b,?",
        rf",? ?\bas {_SOME} (?:{_SAY}|{_HOW}|has it)\b(?: it)?,?",
        rf"{_ASKING}{_AUX}(?:n't)? {_SOME} {_ADVERB}{_SAY}\b{_LINK}",
        rf"how {_AUX} {_SOME} {_ADVERB}{_HOW}\b",
        rf"where {_AUX} {_SOME} stand on\b",
        rf"(?:what (?:is|was|are|were) )?{_SOMEONES} (?:\w+ )?{_VIEW}\b{_LINK}",
        rf"(?:what (?:is|was|are|were) )?the {_VIEW} of {_SOME}{_LINK}",
        rf"(?:what )?{_SOME} {_ADVERB}{_SAY}\b{_LINK}",
        rf"^{_SOME} ?(?:on|about|re|regarding|:|\u2014|\u2013) ",
        rf"(?:said|asked|told|claimed|written|put forward|argued|made) by {_SOME}",
    )
)
_ROLES = (Role.AUTHOR, Role.INTERVIEWER, Role.INTERVIEWEE, Role.COMMENTER)
_MARK = re.compile(r"⟦(\d+)⟧")
_CAPITALISED = re.compile(r"(?-i:[^\W\d_a-z])[^\W_]*(?:[.'’-][^\W_]+)*")
_SAYS = re.compile(_SAY, re.IGNORECASE)
_WHY = re.compile(
    r"\W*(?:why|when|where|how come|on what grounds|since when|what made)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class QuestionTarget:
    """Whose word is asked for, and about what.

    `speakers` are names as the library has them; `roles` and `kinds` stand for those it has no name
    for: "the essay's author". All are empty where nobody's word is asked for. `about` is the
    question without them, for searching; `premise` what it takes for granted that they said.
    """

    question: str
    speakers: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    about: str = ""
    premise: str | None = None
    strangers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether the word of somebody is asked for."""
        return bool(self.speakers or self.roles or self.kinds)


@dataclass(frozen=True, slots=True)
class _Mention:
    """Who a stretch of the question may name."""

    start: int
    end: int
    names: tuple[str, ...] = ()
    role: Role | None = None
    kind: DocumentKind | None = None


def parse_target(question: str, known: Collection[Speaker]) -> QuestionTarget:
    """Who is named as a speaker, in the order of the question; `known` are the library's."""
    mentions = _mentions(question, sorted({one.name for one in known if one.name}))
    marked = _marked(question, mentions)
    found, rest = _slots(marked, mentions)
    who = [mentions[number] for number in found]
    about = _MARK.sub(lambda mark: _words(question, mentions[int(mark[1])]), rest)
    about = " ".join(about.split()).strip(" ,;:?!.") or question
    laid = bool(who) and _WHY.match(question) is not None
    return QuestionTarget(
        question,
        tuple(dict.fromkeys(name for one in who for name in one.names)),
        tuple(dict.fromkeys(one.role for one in who if one.role)),
        tuple(dict.fromkeys(one.kind for one in who if one.kind)),
        about,
        about if laid and about != question else None,
        () if who else _strangers(question),
    )


def _strangers(question: str) -> tuple[str, ...]:
    """The names where a speaker's would stand, in a question that asks no speaker of the library.

    The first word is nobody's: "Please explain …".
    """
    mentions = [one for one in _capitalised(question) if one.start]
    found, _ = _slots(_marked(question, mentions), mentions)
    return tuple(_words(question, mentions[number]) for number in found)


def _capitalised(question: str) -> list[_Mention]:
    """Runs of words with a capital that may be a name."""
    found: list[_Mention] = []
    for match in _CAPITALISED.finditer(question):
        word = _POSSESSIVE.sub("", match[0])
        if word.casefold() in STOP_WORDS or _SAYS.fullmatch(word):
            continue
        start, end = match.start(), match.start() + len(word)
        if found and question[found[-1].end : start] == " ":
            start = found.pop().start
        found.append(_Mention(start, end))
    return found


def _mentions(question: str, names: Collection[str]) -> list[_Mention]:
    """Who may be named where, in order; the longest names first, none across another."""
    asked = set(name_words(question))
    near = [name for name in names if not asked.isdisjoint(name_words(name))]
    found = list(_by_name(question, near))
    for match in _UNNAMED.finditer(question):
        if not any(match.start() < one.end and one.start < match.end() for one in found):
            found.append(_unnamed(match))
    return sorted(found, key=lambda one: one.start)


def _by_name(question: str, names: Collection[str]) -> Iterator[_Mention]:
    words = list(_WORD.finditer(question))
    at = 0
    while at < len(words):
        for size in range(min(MAX_NAME_WORDS, len(words) - at), 0, -1):
            start, end = words[at].start(), words[at + size - 1].end()
            said = _POSSESSIVE.sub("", question[start:end]).rstrip(".")
            called = _called(said, names, lowered=question.islower())
            if called:
                yield _Mention(start, start + len(said), called)
                at += size - 1
                break
        at += 1


def _called(said: str, names: Collection[str], *, lowered: bool) -> tuple[str, ...]:
    """The names that the words may stand for; small words in a row are nobody's name."""
    parts = name_words(said)
    if not parts or all(part in _NO_NAME for part in parts):
        return ()
    if not (said[0].isupper() and said.rpartition(" ")[2][0].isupper()) and not lowered:
        return ()
    called = [name for name in names if name_matches(name, said)]
    if lowered:  # without capitals only a surname or a whole name is safe
        called = [name for name in called if name_words(name)[-len(parts) :] == parts]
    exact = [name for name in called if name_words(name) == parts]
    return tuple(exact or called)


def _unnamed(match: re.Match[str]) -> _Mention:
    kind = match["kind"] or match["of"] or match["alone"] or match["author"]
    role = next((row for row in _ROLES if match[row.value]), None)
    if not (match["author"] or match["interviewer"] or match["interviewee"] or match["alone"]):
        role = Role.COMMENTER
    found = _KINDS.get(kind.lower().partition(" ")[0]) if kind else None
    return _Mention(match.start(), match.end(), (), role, found)


def _marked(question: str, mentions: Collection[_Mention]) -> str:
    """The question with a numbered mark for each mention, and apostrophes of one kind."""
    parts, at = [], 0
    for number, one in enumerate(mentions):
        parts += [question[at : one.start], f"⟦{number}⟧"]
        at = one.end
    return "".join([*parts, question[at:]]).replace("’", "'")


def _words(question: str, one: _Mention) -> str:
    return question[one.start : one.end]


def _slots(marked: str, mentions: Collection[_Mention]) -> tuple[list[int], str]:
    """The marks of those whose word is asked for, and what is left of the question."""
    for slot in _SLOTS:
        for match in slot.finditer(marked):
            found = [int(mark) for mark in _MARK.findall(match["who"])]
            return found, f"{marked[: match.start()]} {marked[match.end() :]}"
    readers = [n for n, one in enumerate(mentions) if one.role is Role.COMMENTER]
    return readers[:1], marked
