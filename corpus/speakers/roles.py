"""Roles in a talk: who asks, who answers, and who speaks where nobody interviews anybody."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.model.speaker import Role, Speaker
from corpus.speakers.defined_names import find_defined_name, find_introduced_name
from corpus.structure.label_forms import LabelForm, form_of, is_code
from corpus.structure.label_words import ANSWERERS, ASKERS, OFFICES, SPEAKING_NOUNS
from corpus.structure.similar_names import is_short
from corpus.structure.turns import is_party

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.model.document import Provenance
    from corpus.speakers.interview_parties import Parties
    from corpus.structure.turns import SpeakerTurn

_OFTEN = 0.5  # share of turns that end in a question
_MIN_MARGIN = 0.25  # by which the host's signs exceed the next speaker's
_QUESTION_WEIGHT = 1.5
_GREETING_WEIGHT = 1.5
_THANKS_WEIGHT = 1.0
_PROMPT_WEIGHT = 1.0
_INTRODUCTION_WEIGHT = 1.0
_FORMAL = (OFFICES | {"the"}) - {"speaker"}
_PAIR = 2  # one who asks and one who answers
_SOMETIMES = 0.15
_MUCH_MORE = 3.0  # times as many questions as the one who acts as host, who then is the guest
_MIN_TURNS = 5  # of one who never asks, and so is no host beside others who do
_FIRST_TURNS = 4  # in which a host greets
_FIRST_SHARE = 0.02
_LAST_TURNS = 2  # in which a host thanks and takes leave
_HOST_LABEL = re.compile(  # "ANN KELLER, CHANNEL 9 HOST"
    r"[,(]\s*(?:[\w.’'&-]+ ){0,4}(?:host|co-host|moderator|interviewer|presenter|anchor)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:[?？؟]|(?<=[\u0370-\u03ff]);)[\"”’»)\]]*\s*\Z")  # noqa: RUF001 - the marks of other scripts
_GREETING = re.compile(
    r"\b(?:welcome|good (?:morning|afternoon|evening|day)|hello|listening to|my guest|our guest|"
    r"with (?:me|us) (?:is|are|today|now|in)|joining (?:me|us)|"
    r"(?:happy|nice|great|glad|good|pleased|lovely) to have you|"
    r"thanks for (?:coming|joining)|"
    r"thank you for (?:coming|joining|letting|meeting|receiving)|willkommen|guten (?:tag|morgen|"
    r"abend)|herzlich|bienvenue|bonjour|bonsoir|bienvenid[oa]s?|buenos|buenas|benvenut[oaie]|"
    r"buongiorno|buonasera|witam|witaj|dzień dobry|здравствуйте|добрый|вітаю|добрий|доброго)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\b(?:thank(?:s| you)|grateful|merci|danke|vielen dank|gracias|grazie|obrigad[oa]|dziękuję|"
    r"спасибо|дякую|tack|takk|bedankt|we stop here|next (?:week|time)|goodbye|until next)\b"
    r"(?!(?: very much| so much)? for (?:having|inviting) )",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"\b(?:tell (?:us|me|our)|describe (?:for|to) (?:us|me)|(?:let's|let us|let me) (?:start|begin|"
    r"talk|turn|come|go|ask|hear|move)|I (?:would|should)? ?(?:'d )?like (?:you )?to (?:come|hear|"
    r"begin|ask|turn)|please (?:begin|read|go|tell|do)|take us through|our listeners|"
    r"begin wherever|after the (?:news|break)|the floor|could you|would you|can you|erzählen sie|"
    r"racontez|cuéntenos|расскажите|розкажіть)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Part:
    """What one person does in a talk."""

    labels: set[str] = field(default_factory=set)
    turns: int = 0
    asked: int = 0
    prompts: int = 0
    signs: float = 0.0  # greets, introduces, thanks
    greets: bool = False

    @property
    def asking(self) -> float:
        """The share of the turns that end in a question."""
        return self.asked / self.turns if self.turns else 0.0

    @property
    def host(self) -> float:
        """How much the person acts as a host, other than by questions."""
        return self.signs + (_PROMPT_WEIGHT * self.prompts / self.turns if self.turns else 0.0)

    @property
    def score(self) -> float:
        """How much the person acts as a host."""
        return self.host + _QUESTION_WEIGHT * self.asking


def speakers_of(
    turns: Sequence[SpeakerTurn], text: str, provenance: Provenance, parties: Parties
) -> Mapping[str, Speaker]:
    """The speaker of each name: the role is the provenance's, else told by what each one does.

    `parties` are the names for labels such as "Q" and "Speaker 1".
    """
    written = {turn.name for turn in turns if turn.name is not None}
    names = [*provenance.interview_speakers, *sorted(written, key=lambda name: (-len(name), name))]
    full = {name: _fullest(name, names, text) for name in sorted(written)}
    parts = _parts(turns, text, full)
    asked = any(turn.asks for turn in turns)
    hosts = _hosts(parts, asked=asked)
    is_interview = 0 < len(hosts) < len(parts)
    answered = any(_labelled(part, ANSWERERS) for part in parts.values())
    roles = {
        person: _role(person, part, hosts, asked=(asked or is_interview) and not answered)
        for person, part in parts.items()
    }
    return {name: _speaker(person, roles, provenance, parties) for name, person in full.items()}


def _parts(turns: Sequence[SpeakerTurn], text: str, full: Mapping[str, str]) -> Mapping[str, _Part]:
    """What each person does, by full name."""
    parts: dict[str, _Part] = defaultdict(_Part)
    ends = [*(turn.start for turn in turns[1:]), len(text)]
    said = [
        (turn.name, text[turn.words : turn.end or end].strip())
        for turn, end in zip(turns, ends, strict=True)
    ]
    greeted = False
    for at, (name, words) in enumerate(said):
        if name is None:
            continue
        part = parts[full[name]]
        if not is_short(name, full[name]):  # "MC" may be initials and no master of ceremonies
            part.labels.add(name)
        label = turns[at].label
        if label and _HOST_LABEL.search(label.of(text)):
            part.labels.add("host")
        part.turns += 1
        part.asked += bool(_QUESTION.search(words))
        part.prompts += bool(_PROMPT.search(words))
        is_early = at <= max(_FIRST_TURNS, _FIRST_SHARE * len(said))
        if not greeted and is_early and _GREETING.search(words):
            part.signs += _GREETING_WEIGHT
            part.greets = greeted = True
        if at >= len(said) - _LAST_TURNS and _THANKS.search(words):
            part.signs += _THANKS_WEIGHT
        following = said[at + 1][0] if at + 1 < len(said) else None
        if following and full[following] not in parts and _names(words, following):
            part.signs += _INTRODUCTION_WEIGHT
    return parts


def _names(words: str, name: str) -> bool:
    """Whether the words name the person, by the last word of the name."""
    last = name.rsplit(maxsplit=1)[-1]
    return len(last) > 1 and bool(re.search(rf"\b{re.escape(last)}\b", words, re.IGNORECASE))


def _hosts(parts: Mapping[str, _Part], *, asked: bool) -> frozenset[str]:
    """The people who ask: by their label, else the one who acts as host, else those who ask.

    Nobody with a label where `asked`: then the questions have none.
    """
    labelled = {person for person, part in parts.items() if _labelled(part, ASKERS)}
    others = {
        person: part
        for person, part in parts.items()
        if not _labelled(part, ASKERS) and not _labelled(part, ANSWERERS)
    }
    if labelled or asked:
        return frozenset(labelled)
    if len(parts) > _PAIR and _is_formal(parts):
        return frozenset()
    others = _possible_hosts(others)
    ranked = sorted(others.values(), key=lambda part: -part.score)
    if not ranked:
        return frozenset()
    first = ranked[0]
    rest = max((part.score for part in ranked[1:]), default=0.0)
    is_close = len(parts) > 1 and first.score - rest < _MIN_MARGIN
    if _is_rather_asked(first, ranked[1:]) or first.score < _OFTEN or is_close:
        return frozenset(
            person for person, part in others.items() if part.asking >= _OFTEN and part.turns > 1
        )
    found = {person for person, part in others.items() if part is first}
    if first.host < _GREETING_WEIGHT:
        found |= {
            person for person, part in others.items() if part.asking >= _OFTEN and part.turns > 1
        }
    return frozenset(found)


def _possible_hosts(parts: Mapping[str, _Part]) -> dict[str, _Part]:
    """The people without those who speak once among several, or never ask where others do."""
    asking = any(part.asked > 1 for part in parts.values())
    return {
        person: part
        for person, part in parts.items()
        if part.greets
        or (
            (part.turns > 1 or len(parts) <= _PAIR)
            and (part.asked or part.turns < _MIN_TURNS or not asking)
        )
    }


def _is_rather_asked(first: _Part, others: Sequence[_Part]) -> bool:
    """Whether somebody else asks much more than the one who acts most like a host."""
    most = max((part.asking for part in others if part.turns > 1), default=0.0)
    return not first.greets and most >= _SOMETIMES and most > _MUCH_MORE * first.asking


def _labelled(part: _Part, words: Iterable[str]) -> bool:
    """Whether a label of the person is one of these words, its number left out."""
    return any(re.sub(r"[\W\d_]+\Z", "", label.casefold()) in words for label in part.labels)


def _is_formal(parts: Mapping[str, _Part]) -> bool:
    """Whether most labels have titles or offices, as in a parliament, a court, a hearing."""
    formal = [
        person
        for person, part in parts.items()
        if any(
            _FORMAL.intersection(label.casefold().replace(".", "").split()[:2])
            for label in part.labels
        )
    ]
    return len(formal) >= len(parts) / 2


def _role(person: str, part: _Part, hosts: frozenset[str], *, asked: bool) -> Role:
    """The role of a person in a talk; `asked` where somebody asks the others."""
    if person in hosts:
        return Role.INTERVIEWER
    if _labelled(part, ANSWERERS):
        return Role.INTERVIEWEE
    if not asked:
        return Role.SPEAKER
    words = [word.casefold().strip(".,") for word in person.split()]
    has_name = len(words) > 1 and words[-1] not in OFFICES | SPEAKING_NOUNS
    has_title = has_name and bool(OFFICES.intersection(words[:2]))
    is_bystander = SPEAKING_NOUNS.intersection(words) or form_of(person) is LabelForm.PHRASE
    in_passing = part.turns == 1 and is_bystander and not has_title
    return Role.SPEAKER if in_passing else Role.INTERVIEWEE


def _speaker(
    name: str, roles: Mapping[str, Role], provenance: Provenance, parties: Parties
) -> Speaker:
    """The speaker, with the name and role that are known from elsewhere."""
    if name == provenance.interviewer:
        return Speaker(name, Role.INTERVIEWER)
    if name == provenance.interviewee:
        return Speaker(name, Role.INTERVIEWEE)
    role = roles[name]
    alone = sum(other is role for other in roles.values()) == 1
    known = {Role.INTERVIEWER: parties.interviewer, Role.INTERVIEWEE: parties.interviewee}
    party = known.get(role)
    is_generic = bool(party) and alone and party not in roles and _is_generic(name)
    named = None if is_party(name) and role in known else name
    return Speaker(party if is_generic else named, role)


def _is_generic(name: str) -> bool:
    """Whether the label is a role, a number or a code, and nobody's own name."""
    bare = re.sub(r"[\W\d_]+\Z", "", name.casefold())
    return bare in ASKERS | ANSWERERS or bare == "speaker" or is_code(name)


def _fullest(name: str, names: Iterable[str], text: str) -> str:
    """The full name for which this one is short; the name itself when there is none."""
    longer = [other for other in names if is_short(name, other)]
    if longer and len({other.casefold() for other in longer}) == 1:
        return longer[0]
    if not longer and is_code(name):
        return find_introduced_name(name, text) or name
    return find_defined_name(name, text) or name
