"""Names of roles and kinds of document, and messages on who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.text.catalogue import Labels, constants, message
from corpus.model.document import DocumentKind
from corpus.model.speaker import Role

if not TYPE_CHECKING:
    __getattr__ = constants("speaker", ROLE_UNCLEAR=lambda: message("answer-role-unclear"))

KIND_UNKNOWN: str
REPORTED: str
ROLE_UNCLEAR: str
ALSO: str
BY: str

# In a sentence, somebody without a name.
CALLED = Labels.of_enum("speaker-called", Role)
# By itself, somebody without a name.
NAMELESS = Labels.of_enum("speaker-nameless", Role)
ROLES = Labels.of_enum("speaker-role", Role)
KINDS = Labels.of_enum("speaker-kind", DocumentKind)


def kind_name(kind: DocumentKind | None) -> str:
    """'interview'; 'kind unknown'."""
    return KINDS[kind] if kind else message("speaker-kind-unknown")
