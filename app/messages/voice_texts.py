"""Every English word for who speaks, in what role, and in what kind of document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.model.document import DocumentKind
from corpus.model.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

# In a line that goes on, of one without a name.
CALLED: Final[Mapping[Role, str]] = {
    Role.AUTHOR: "the author",
    Role.INTERVIEWER: "the interviewer",
    Role.INTERVIEWEE: "the interviewee",
    Role.QUOTED: "someone unnamed",
    Role.COMMENTER: "a reader",
    Role.UNCLEAR: "someone unclear",
}
# By itself, of one without a name.
NAMELESS: Final[Mapping[Role, str]] = {
    Role.AUTHOR: "the author, name unknown",
    Role.INTERVIEWER: "the interviewer, name unknown",
    Role.INTERVIEWEE: "the interviewee, name unknown",
    Role.QUOTED: "someone quoted, name unknown",
    Role.COMMENTER: "a reader",
    Role.UNCLEAR: "speaker unclear",
}
ROLES: Final[Mapping[Role, str]] = {
    Role.AUTHOR: "author",
    Role.INTERVIEWER: "interviewer",
    Role.INTERVIEWEE: "interviewee",
    Role.QUOTED: "quoted",
    Role.COMMENTER: "commenter",
    Role.UNCLEAR: "unclear",
}
KINDS: Final[Mapping[DocumentKind, str]] = {
    DocumentKind.ESSAY: "essay",
    DocumentKind.INTERVIEW: "interview",
    DocumentKind.EXPLAINER: "explainer",
    DocumentKind.COLUMN: "column",
    DocumentKind.BLOG: "blog",
    DocumentKind.ARTICLE: "article",
    DocumentKind.REPORT: "report",
    DocumentKind.LETTER: "letter",
    DocumentKind.SPEECH: "speech",
}
KIND_UNKNOWN = "kind unknown"
REPORTED = "reported"
ROLE_UNCLEAR = "role unclear"
ALSO = "Also speaking here:"
BY = "by %s"
REPORTING = "%s, reporting %s"
QUOTED_BY = "%s, quoted by %s"
THROUGH = "%s, through %s"
AND = " and "


def kind_name(kind: DocumentKind | None) -> str:
    """'interview'; 'kind unknown'."""
    return KINDS[kind] if kind else KIND_UNKNOWN
