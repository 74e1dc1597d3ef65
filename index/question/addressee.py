"""Who is asked in a question, and about what: named as a speaker, not merely talked about."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from corpus.english.reporting_patterns import QUESTION_SAYS
from corpus.model.document import DocumentKind
from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_matches, name_words
from index.question.speaker_forms import are_compatible, capitalised_places
from index.search.terms import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from corpus.model.speaker import Speaker

MAX_NAME_WORDS = 6
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?\Z")
# Words of names that are no name by themselves: "What does the team say?".
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
# Somebody in a speaker's place who is described and not named: "What did the ferry's captain say?".
_DESCRIBED = r"(?:the|an?|any|some|his|her|its|our|their) (?P<who>[\w'-]+(?: [\w'-]+){0,2}?)"
_DESCRIBED_SLOTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_AUX}(?:n't)? {_DESCRIBED} {_ADVERB}{_SAY}\b",
        rf"\b(?:according to|in the {_VIEW} of) {_DESCRIBED}(?=[,.?!]|\Z)",
    )
)
# Descriptions that fit people in any document, whatever its words.
_ANYBODY = frozenset(
    """article articles author authors both critics document documents experts interview interviewee
    interviewer journalist news opponents others paper papers people person piece pieces public
    readers report reports reporter side sides source sources speaker speakers supporters text texts
    witness witnesses writer writers""".split()  # noqa: SIM905
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
    """Who is asked, and about what.

    `speakers` are names as the library has them; `roles` and `kinds` describe people without a
    name: "the essay's author". All are empty where the question asks nobody in particular. `about`
    is the question without these people, for searching; `premise` what it takes for granted that
    they said. `unknown_names` are names in a speaker's place, where no speaker of the library is
    asked.
    """

    question: str
    speakers: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    about: str = ""
    premise: str | None = None
    unknown_names: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether somebody in particular is asked."""
        return bool(self.speakers or self.roles or self.kinds)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A part of the question that names or describes somebody, and who that may be."""

    start: int
    end: int
    names: tuple[str, ...] = ()
    role: Role | None = None
    kind: DocumentKind | None = None


def parse_target(question: str, known: Collection[Speaker]) -> QuestionTarget:
    """Who is asked, in the order of the question; `known` are the library's speakers."""
    mentions = _mentions(question, sorted({speaker.name for speaker in known if speaker.name}))
    numbers, rest = _asked_mentions(_with_marks(question, mentions), mentions)
    asked = [mentions[number] for number in numbers]
    about = _MARK.sub(lambda mark: _words_of(mentions[int(mark[1])], question), rest)
    about = " ".join(about.split()).strip(" ,;:?!.") or question
    has_premise = bool(asked) and _WHY.match(question) is not None
    return QuestionTarget(
        question,
        tuple(dict.fromkeys(name for mention in asked for name in mention.names)),
        tuple(dict.fromkeys(mention.role for mention in asked if mention.role)),
        tuple(dict.fromkeys(mention.kind for mention in asked if mention.kind)),
        about,
        about if has_premise and about != question else None,
        () if asked else _unknown_names(question),
    )


def _unknown_names(question: str) -> tuple[str, ...]:
    """The names in a speaker's place; the first word is never one: "Please explain …"."""
    mentions = [mention for mention in _capitalised_mentions(question) if mention.start]
    numbers, _ = _asked_mentions(_with_marks(question, mentions), mentions)
    return tuple(_words_of(mentions[number], question) for number in numbers)


def described_people(question: str) -> tuple[str, ...]:
    """The descriptions of people in a speaker's place: "ferry's captain"; not of just anybody."""
    plain = question.replace("’", "'")
    found = (match["who"] for slot in _DESCRIBED_SLOTS for match in slot.finditer(plain))
    return tuple(who for who in found if _ANYBODY.isdisjoint(who.casefold().split()))


def _capitalised_mentions(question: str) -> list[_Mention]:
    """Runs of capitalised words that may be a name."""
    mentions: list[_Mention] = []
    for match in _CAPITALISED.finditer(question):
        word = _POSSESSIVE.sub("", match[0])
        if word.casefold() in STOP_WORDS or _SAYS.fullmatch(word):
            continue
        start, end = match.start(), match.start() + len(word)
        if mentions and question[mentions[-1].end : start] == " ":
            start = mentions.pop().start
        mentions.append(_Mention(start, end))
    return mentions


def _mentions(question: str, names: Collection[str]) -> list[_Mention]:
    """The mentions of speakers in order, none across another; the longest names first."""
    words = set(name_words(question))
    possible = [name for name in names if not words.isdisjoint(name_words(name))]
    mentions = list(_named_mentions(question, possible))
    for match in _UNNAMED.finditer(question):
        overlaps = (
            match.start() < mention.end and mention.start < match.end() for mention in mentions
        )
        if not any(overlaps):
            mentions.append(_described_mention(match))
    return sorted(mentions, key=lambda mention: mention.start)


def _named_mentions(question: str, names: Collection[str]) -> Iterator[_Mention]:
    words = list(_WORD.finditer(question))
    is_lower_case = question.islower()
    runs = list(capitalised_places(question))
    first = 0
    while first < len(words):
        for length in range(min(MAX_NAME_WORDS, len(words) - first), 0, -1):
            start, end = words[first].start(), words[first + length - 1].end()
            phrase = _POSSESSIVE.sub("", question[start:end]).rstrip(" .")
            matches = _matching_names(phrase, names, is_lower_case=is_lower_case)
            whole = _whole_name(runs, phrase, start)
            matches = tuple(name for name in matches if are_compatible(name, whole))
            if matches or _is_longer_form(phrase, names):
                yield _Mention(start, start + len(phrase), matches or (phrase,))
                first += length - 1
                break
        first += 1


def _whole_name(runs: Sequence[tuple[int, str]], phrase: str, start: int) -> str:
    """The run of capitalised words around a phrase, without titles: "Ansel Brook" of "Brook"."""
    at = bisect_right(runs, start, key=itemgetter(0)) - 1
    if at >= 0:
        place, run = runs[at]
        if start + len(phrase) <= place + len(run):
            return run
    return next((name for _, name in capitalised_places(phrase)), phrase)


def _is_longer_form(phrase: str, names: Collection[str]) -> bool:
    """Whether a name of several words has all of a speaker's shorter name: "Ansel Brook" Ansel."""
    is_name = len(name_words(phrase)) > 1 and (0, phrase) in capitalised_places(phrase)
    return is_name and any(name_matches(phrase, name) for name in names)


def _matching_names(phrase: str, names: Collection[str], *, is_lower_case: bool) -> tuple[str, ...]:
    """The names that the phrase may mean; small words alone mean nobody."""
    parts = name_words(phrase)
    if not parts or all(part in _NO_NAME for part in parts):
        return ()
    is_capitalised = phrase[0].isupper() and phrase.rpartition(" ")[2][0].isupper()
    if not is_capitalised and not is_lower_case:
        return ()
    matches = [name for name in names if name_matches(name, phrase)]
    if is_lower_case:  # without capitals only a surname or a whole name is safe
        matches = [name for name in matches if name_words(name)[-len(parts) :] == parts]
    exact = [name for name in matches if name_words(name) == parts]
    return tuple(exact or matches)


def _described_mention(match: re.Match[str]) -> _Mention:
    """The mention of somebody by role or kind of document: "the essay's author"."""
    kind = match["kind"] or match["of"] or match["alone"] or match["author"]
    role = next((role for role in _ROLES if match[role.value]), None)
    if not (match["author"] or match["interviewer"] or match["interviewee"] or match["alone"]):
        role = Role.COMMENTER
    document_kind = _KINDS.get(kind.lower().partition(" ")[0]) if kind else None
    return _Mention(match.start(), match.end(), (), role, document_kind)


def _with_marks(question: str, mentions: Collection[_Mention]) -> str:
    """The question with a numbered mark for each mention, and apostrophes of one kind."""
    parts, end = [], 0
    for number, mention in enumerate(mentions):
        parts += [question[end : mention.start], f"⟦{number}⟧"]
        end = mention.end
    return "".join([*parts, question[end:]]).replace("’", "'")


def _words_of(mention: _Mention, question: str) -> str:
    return question[mention.start : mention.end]


def _asked_mentions(marked: str, mentions: Collection[_Mention]) -> tuple[list[int], str]:
    """The numbers of the mentions in a speaker's place, and the rest of the marked question."""
    for slot in _SLOTS:
        for match in slot.finditer(marked):
            numbers = [int(mark) for mark in _MARK.findall(match["who"])]
            return numbers, f"{marked[: match.start()]} {marked[match.end() :]}"
    readers = [number for number, mention in enumerate(mentions) if mention.role is Role.COMMENTER]
    return readers[:1], marked
