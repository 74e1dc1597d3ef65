"""The author of a text: the person that the text shows as its writer, or its site names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.structure.boilerplate import byline_names
from corpus.structure.credits import interviewer_in, is_credit
from corpus.structure.names_alone import (
    Vocabulary,
    is_prose,
    saver_named_in,
    signature_names,
    title_page_names,
)
from corpus.structure.person_names import has_given_name, is_common, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_OPENING_LINES = 12
_OPENING_PROSE = 1  # a standfirst may stand above the byline
_CLOSING_LINES = 5
_MAX_LINE_CHARS = 160
_PROSE_END = re.compile(r"[.!?…][\"”’»)\]]*\Z")
_PARTS = re.compile(
    r"\s*[|·•;]\s*|\.\s+(?=(?:pictures?|photos?|photography|photographs?|illustrations?|images?)\b)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\A[\s*_(\[>•–—-]+|[\s*_)\]]+\Z")
_ASKER = re.compile(r"(?:interviewer(?:in)?|fragen|questions)\b", re.IGNORECASE)
_DIRECTION = re.compile(r"\([^()a-z]+\)|\[[^\[\]a-z]+\]")  # "(COMMERCIAL BREAK)" in a transcript
_BY = r"(?:by|von|par|por|di|door|av|af|przez|от|від|автор)"
_ROMANCE_WORK = (
    r"(?:una? |l[’'])?(?:entrevista|reportaje|crónica|artículo|columna|texto|reportage|article|"
    r"entretien|chronique|récit|enquête|intervista|articolo|testo|entretien)"
)
_REPORTERS = (  # "our chief political correspondent"
    r"(?:[\w-]+ ){0,3}(?:correspondent|reporter|writer|columnist|journalist|critic)"
)
_WORK = (
    r"(?:una? |l[’'])?(?:entrevista|reportaje|crónica|artículo|columna|texto|reportage|article|"
    r"entretien|chronique|récit|enquête|intervista|articolo|testo|entretien)"
)
_REPORTERS = (
    r"(?:(?:our|the|a|staff|special|senior|chief|[\w-]+) ){0,3}"
    r"(?:correspondent|reporter|staff writer|writer|columnist|journalist|critic)"
)
_WORK = (
    r"(?:written|contributed|prepared|words|text|texte|story|report(?:ing|ed)?|essay|column|opinion|commentary|"
    r"analysis|article|post(?:ed)?|blog|account|diary|memoir|portrait|investigation|feature|"
    r"review|letter|talk|speech|remarks|address|lecture|paper|"
    r"delivered|given|preached|presented|transcribed|compiled|recorded|noted|collected|"
    r"published|submitted|told|dispatch|sermon|statement|testimony|kommentar|bericht|beitrag|"
    r"essai|tribune|chronique)"
)
_BYLINE = re.compile(
    rf"(?:(?:this (?:is|was) )?(?:an? |the |ein |eine |un |une )?"
    rf"(?:(?!additional|further|more)[\w’'-]+ )?{_WORK}\b"
    rf"[^.,:;?!]{{0,60}}? )?{_BY}\b:?\s+(?:{_REPORTERS},? )?(?P<names>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_DATE_FIRST = re.compile(
    r"\A(?:\S+ ){0,2}\S*\d{4}[,:|·•–—-]? (?:[|·•–—-] )?(?=(?:by|von|par|por|di) )", re.IGNORECASE
)
# "Delivered by Ann Keller at Lower Quay, 14 May. Typed from the recording."
_CREDIT_SENTENCE = re.compile(
    rf"(?P<credit>{_WORK}(?: \w+)? {_BY} [^.!?\n]{{5,140}}[\w)])\.\s", re.IGNORECASE
)
_ROMANCE = re.compile(
    rf"{_ROMANCE_WORK} (?:de|di|par|por|a cargo de|a cura di) (?P<names>\S.*)", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?:authors?|autor(?:in|en)?|auteurs?|autrice|autore|автор|автори|"
    r"(?:words|text|story|report(?:ing)?|texte?|testo|texto|bericht)"
    r"(?: (?:and|&|und|et|y|e) [^\W\d_]+)?|"
    r"tekst|reporter|contributed by|"
    r"byline|written by|текст)\s*:\s*(?P<names>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
# Without "by" only a name that opens with a given name counts: "Ann Keller reports from Harwick".
_PUBLICATION = r"(?:the )?(?-i:[A-Z])[^.?!,:;]{2,40}"
_UNMARKED = re.compile(
    rf"from (?:{_REPORTERS},? )?(?P<sender>[^,.:;]+?)(?:,? (?:in|at) {_PUBLICATION})?|"
    rf"(?P<names>[^,.:;]+?)"
    rf"(?: (?:reports|reporting|writes)(?: (?:from|in|on|for) [^.?!]{{2,60}})?[.:]?|"
    rf",? {_REPORTERS}(?:,? (?:in|at|for|of) {_PUBLICATION})?| for the {_PUBLICATION})",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:[\w’'-]+ )?(?:\d+ min(?:ute)?s?(?: read)?|(?:\w+,? )?\d{1,2}\.? \w+ \d{4}|"
    r"\w+ \d{1,2},? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})",
    re.IGNORECASE,
)
_ALL_POSTS = re.compile(
    r"(?:view |read |see |show )?(?:all|more|alle|weitere|tous|toutes|todos)?\s*(?:the |les |los )?"
    r"(?:posts|articles|stories|entries|beiträge|artikel|articles|entradas)?\s*"
    rf"\b{_BY}\b:?\s+(?P<names>\S.*)",
    re.IGNORECASE,
)
_PIECE = re.compile(
    r"(?:opening |closing |keynote |open |offener |the |an? )?(?:remarks|speech|address|statement|"
    r"lecture|sermon|talk|testimony|keynote|letter|rede|ansprache|vortrag|brief|predigt|discours|"
    r"allocution|lettre|discurso|discorso)(?: (?:given|delivered|made|held))? "
    r"(?:by|of|from|von|par|de|di)\s+(?P<names>\S.*)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:remarks|speech|statement|testimony|talk|address|lecture|rede|discours|discurso)\b",
    re.IGNORECASE,
)
_ENDS_WITH_BY = re.compile(rf"\b{_BY}:?\s*\Z", re.IGNORECASE)


def author_of(
    stated: Iterable[str],
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    file_by: str | None = None,
) -> str | None:
    """The author's name, two or more joined by "and"; None where there is no evidence of one.

    `stated` are the names that the file's format or a page's metadata gives for the author: a site,
    an account and a placeholder among them are no author. A byline that opens the `text` outranks
    them, one that closes it fills in for them. `file_by`, the person who saved the file, is the
    author only where the text has that name as its title page or signature.
    """
    written = (line for line in text.split("\n") if not _DIRECTION.fullmatch(line.strip()))
    lines = [line for line in map(_bare, written) if line]
    named = _stated_names(stated, publisher)
    if _has_several_bylines(lines):
        return join_names(named)
    opening = _opening_names(lines, title, publisher)
    if opening and not set(opening) <= set(named):
        return join_names(opening)
    return (
        join_names(named)
        or join_names(title_page_names(lines))
        or join_names(_closing_names(lines, publisher))
        or join_names(signature_names(lines))
        or saver_named_in(lines, file_by)
    )


def join_names(names: Sequence[str]) -> str | None:
    """The names as a reader lists them: "A", "A and B", "A, B and C"; None without any."""
    unique = list(dict.fromkeys(names))
    if len(unique) < 2:  # noqa: PLR2004
        return unique[0] if unique else None
    return f"{', '.join(unique[:-1])} and {unique[-1]}"


def _has_several_bylines(lines: Sequence[str]) -> bool:
    """Whether the text is a collection: bylines of different people with prose between them."""
    found: list[tuple[str, ...]] = []
    is_after_prose = True
    for line in lines:
        if is_prose(line):
            is_after_prose = True
        elif is_after_prose and (names := byline_names(line)):
            found.append(names)
            is_after_prose = False
    return len(set(found)) > 1


def _bare(line: str) -> str:
    return _MARKUP.sub("", " ".join(line.split()))


def _stated_names(stated: Iterable[str], publisher: str | None) -> tuple[str, ...]:
    """The people among the stated names; "View all posts by X" names X."""
    found: list[str] = []
    for words in stated:
        for part in words.split(";"):
            match = _ALL_POSTS.fullmatch(part.strip()) or _LABELLED.fullmatch(part.strip())
            found += names_in(match["names"] if match else part, publisher=publisher)
    return tuple(dict.fromkeys(found))


def _opening_names(
    lines: Sequence[str], title: str | None, publisher: str | None
) -> tuple[str, ...]:
    """The people that a byline near the beginning names."""
    prose = 0
    for at, line in enumerate(lines[:_OPENING_LINES]):
        prose += is_prose(line) and not _CREDIT_SENTENCE.match(line)
        if prose > _OPENING_PROSE or not any(map(is_prose, lines[at + 1 :])):
            break
        if line == title and at:
            continue
        if names := _byline_names(lines, at, publisher) or _unmarked_names(line, publisher):
            return names
    return ()


def _byline_names(lines: Sequence[str], at: int, publisher: str | None) -> tuple[str, ...]:
    """The people that the line says wrote the text; nobody where it is no byline."""
    line = _DATE_FIRST.sub("", lines[at])
    if credit := _CREDIT_SENTENCE.match(line):
        line = credit["credit"]
    if _ENDS_WITH_BY.search(line) and at + 1 < len(lines):
        return names_in(lines[at + 1], publisher=publisher)
    if len(line) > _MAX_LINE_CHARS:
        return ()
    if is_credit(line) and not _ASKER.match(line) and (asker := interviewer_in(line)):
        return names_in(asker, publisher=publisher)
    for part in _PARTS.split(line):
        for form in (_BYLINE, _ROMANCE, _LABELLED, _ALL_POSTS, _PIECE):
            match = form.fullmatch(part)
            names = names_in(match["names"], publisher=publisher) if match else ()
            if not names or _is_sentence(part, names[-1]) or _opens_common(names[0], lines):
                continue
            if not (_SPOKEN.search(part) and _is_label(names[0], lines)):
                return names
    return ()


def _unmarked_names(line: str, publisher: str | None) -> tuple[str, ...]:
    """The person of a byline without "by": "Ann Keller reports", "Ann Keller | 4 May 2024"."""
    parts = _PARTS.split(line)
    dated = len(parts) > 1 and any(map(_STAMP.fullmatch, parts))
    for part in parts:
        match = _UNMARKED.fullmatch(part)
        words = (match["names"] or match["sender"]) if match else part if dated else ""
        names = names_in(words, publisher=publisher)
        if len(names) == 1 and words.endswith(names[0]) and has_given_name(names[0]):
            return names
    return ()


def _is_sentence(line: str, name: str) -> bool:
    """Whether the line goes on as a sentence behind the name."""
    ends = _PROSE_END.search(line)
    return ends is not None and not line[: ends.start()].endswith(name)


def _is_label(name: str, lines: Sequence[str]) -> bool:
    """Whether lines open with the surname as a label, as in the transcript of a hearing."""
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    label = re.compile(rf"(?:\S+ ){{0,2}}{last}\s?[.:]", re.IGNORECASE)
    return any(map(label.match, lines))


def _opens_common(name: str, lines: Sequence[str]) -> bool:
    """Whether the name opens with a common word of the text: "By Train Across the Alps"."""
    return not has_given_name(name) and is_common(
        name.split(maxsplit=1)[0], Vocabulary.of(lines).small
    )


def _closing_names(lines: Sequence[str], publisher: str | None) -> tuple[str, ...]:
    """The people that a byline near the end names."""
    if not any(map(is_prose, lines)):
        return ()
    first = max(1, len(lines) - _CLOSING_LINES)
    for at in range(len(lines) - 1, first - 1, -1):
        if names := _byline_names(lines, at, publisher):
            return names
    return ()
