"""The author of a text: the person that the text shows as its writer, or its site names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus.structure.person_names import (
    has_given_name,
    has_title,
    is_common,
    is_person_name,
    names_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_OPENING_LINES = 12
_OPENING_PROSE = 1  # a standfirst may stand above the byline
_CLOSING_LINES = 5
_MAX_LINE_CHARS = 160
_MIN_PROSE_WORDS = 8
_MAX_TITLE_PAGE_LINE = 3  # a name alone stands right below the title
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*(?:\s|\Z)")
_PROSE_END = re.compile(r"[.!?…][\"”’»)\]]*\Z")
_PARTS = re.compile(r"\s*[|·•;]\s*")
_MARKUP = re.compile(r"\A[\s*_(\[>•–—-]+|[\s*_)\]]+\Z")
_BY = r"(?:by|von|par|por|di|door|av|af|przez|от|від|автор)"
_WORK = (
    r"(?:written|words|text|texte|story|report(?:ing|ed)?|essay|column|opinion|commentary|"
    r"analysis|article|post(?:ed)?|blog|review|letter|talk|speech|remarks|address|lecture|paper|"
    r"published|submitted|told|dispatch|sermon|statement|testimony|kommentar|bericht|beitrag|"
    r"essai|tribune|chronique)"
)
_BYLINE = re.compile(
    rf"(?:(?:this (?:is|was) )?(?:an? |the |ein |eine |un |une )?(?:[\w’'-]+ )?{_WORK}\b"
    rf"[^.,:;?!]{{0,60}}? )?{_BY}\b:?\s+(?P<names>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_LABELLED = re.compile(
    r"(?:authors?|autor(?:in|en)?|auteurs?|autrice|autore|автор|автори|words|text|texte|story|"
    r"byline|written by|текст)\s*:\s*(?P<names>\S.*)",
    re.IGNORECASE | re.DOTALL,
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
_ENDS_WITH_BY = re.compile(rf"\b{_BY}:?\s*\Z", re.IGNORECASE)
_SALUTATION = re.compile(
    r"(?:to the editors?|(?:dear|sehr geehrte[rs]?|liebe[rs]?|monsieur|madame|chers?|chère|"
    r"estimad[oa]|querid[oa]|gentile|caro|cara|шановн\w+|уважаем\w+)\b.*|sir|sirs|madam|"
    r"an die redaktion|offener brief.*|open letter.*|lettre ouverte.*)[,.:!]?",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"(?:yours\b.*|(?:kind |best |warm )?regards|sincerely|respectfully|mit .{0,40}grüßen|"
    r"hochachtungsvoll|cordialement|bien à vous|atentamente|cordiali saluti|з повагою|"
    r"с уважением|z poważaniem)[,.]?",  # noqa: RUF001 - Russian
    re.IGNORECASE,
)
_SMALL = re.compile(r"\b[a-zß-öø-ÿа-яёіїєґ][\w’'-]*")


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
    lines = [line for line in map(_bare, text.split("\n")) if line]
    named = _stated_names(stated, publisher)
    opening = _opening_names(lines, title, publisher)
    if opening and not set(opening) <= set(named):
        return join_names(opening)
    return (
        join_names(named)
        or join_names(_title_page_names(lines))
        or join_names(_closing_names(lines, publisher))
        or _saver_named_in(lines, file_by)
    )


def join_names(names: Sequence[str]) -> str | None:
    """The names as a reader lists them: "A", "A and B", "A, B and C"; None without any."""
    unique = list(dict.fromkeys(names))
    if len(unique) < 2:  # noqa: PLR2004
        return unique[0] if unique else None
    return f"{', '.join(unique[:-1])} and {unique[-1]}"


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
        prose += is_prose(line)
        if prose > _OPENING_PROSE or not any(map(is_prose, lines[at + 1 :])):
            break
        if (line != title or not at) and (names := _byline_names(lines, at, publisher)):
            return names
    return ()


def _byline_names(lines: Sequence[str], at: int, publisher: str | None) -> tuple[str, ...]:
    """The people that the line says wrote the text; nobody where it is no byline."""
    line = lines[at]
    if _ENDS_WITH_BY.search(line) and at + 1 < len(lines):
        return names_in(lines[at + 1], publisher=publisher)
    if len(line) > _MAX_LINE_CHARS:
        return ()
    for part in _PARTS.split(line):
        for form in (_BYLINE, _LABELLED, _ALL_POSTS, _PIECE):
            match = form.fullmatch(part)
            names = names_in(match["names"], publisher=publisher) if match else ()
            if names and not _is_sentence(part, names[-1]) and not _opens_common(names[0], lines):
                return names
    return ()


def _is_sentence(line: str, name: str) -> bool:
    """Whether the line goes on as a sentence behind the name."""
    ends = _PROSE_END.search(line)
    return ends is not None and not line[: ends.start()].endswith(name)


def _opens_common(name: str, lines: Sequence[str]) -> bool:
    """Whether the name opens with a common word of the text: "By Train Across the Alps"."""
    return not has_given_name(name) and is_common(name.split(maxsplit=1)[0], _small_words(lines))


def _title_page_names(lines: Sequence[str]) -> tuple[str, ...]:
    """The name that stands alone right below the title."""
    repeated = {line for line, times in Counter(lines).items() if times > 1}
    for at, line in enumerate(lines[: _MAX_TITLE_PAGE_LINE + 1]):
        if _PROSE_END.search(line) or not any(map(is_prose, lines[at + 1 :])):
            break
        names = names_in(line) if at and line not in repeated else ()
        if len(names) != 1 or not _is_name_alone(line, names[0]):
            continue
        is_sure = has_given_name(names[0]) or has_title(line)
        below = is_prose(lines[at + 1]) or not is_person_name(lines[at + 1])
        if below and (is_sure or _is_rare(names[0], lines)):
            return names
    return ()


def _is_name_alone(line: str, name: str) -> bool:
    """Whether the line holds no more than the name and a title."""
    has_digit = any(map(str.isdigit, line))
    return not has_digit and len(line.split()) <= len(name.split()) + 1


def _is_rare(name: str, lines: Sequence[str]) -> bool:
    """Whether the name has two or three words, none of which the text uses as a common word."""
    return len(name.split()) in (2, 3) and not is_common(name, _small_words(lines))


def _small_words(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in _SMALL.findall(line))


def _closing_names(lines: Sequence[str], publisher: str | None) -> tuple[str, ...]:
    """The people that a byline or signature near the end names."""
    if not any(map(is_prose, lines)):
        return ()
    first = max(1, len(lines) - _CLOSING_LINES)
    for at in range(len(lines) - 1, first - 1, -1):
        if names := _byline_names(lines, at, publisher):
            return names
    signatures = [at for at in range(1, len(lines)) if _is_signature(lines, at)]
    if len(signatures) == 1 and signatures[0] >= first:
        return names_in(lines[signatures[0]], publisher=publisher)
    return ()


def _is_signature(lines: Sequence[str], at: int) -> bool:
    """Whether the line is a name alone below a letter or a farewell."""
    names = names_in(lines[at])
    if len(names) != 1 or not _is_name_alone(lines[at], names[0]):
        return False
    before = lines[at - 1]
    if _FAREWELL.fullmatch(before):
        return True
    is_letter = any(map(_SALUTATION.fullmatch, lines[:4]))
    return is_letter and _PROSE_END.search(before) is not None and _is_rare(names[0], lines)


def _saver_named_in(lines: Sequence[str], file_by: str | None) -> str | None:
    """The person who saved the file, where the title page or the last lines are that name."""
    saver = names_in(file_by) if file_by else ()
    ends = [*lines[:_MAX_TITLE_PAGE_LINE], *lines[1:][-_CLOSING_LINES:]]
    return saver[0] if saver and any(saver == names_in(line) for line in ends) else None


def is_prose(line: str) -> bool:
    """Whether the line is a paragraph of sentences, and no heading or byline."""
    return len(line.split()) >= _MIN_PROSE_WORDS and bool(_SENTENCE_END.search(line))
