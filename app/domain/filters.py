"""Filters on a question: which documents are asked, and whose words may answer.

The fields of `Filters` are the one table of filters. The command line, JSON, HTTP, MCP and the page
derive theirs from it, so that a new filter is one field here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Final

from app.text.message_text import MessageText, message_text
from corpus.errors import OnRecordError
from corpus.model.document import Document, DocumentKind
from corpus.model.speaker import Role, Voice
from index.passages.sentences import voices_in
from index.question.speaker_forms import is_speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from enum import StrEnum

    from corpus.model.publication_date import PublicationDate

_RULE: Final = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterRule:
    """How one filter is given, and what passes it.

    `name` is the field of `Filters`, the JSON key and the argument of a tool; `option` that of the
    command line, with its `help`; `description` is for tools. A filter either takes several values,
    of `choices` where there are any, or is one date. `document` or `voice` says whether a document
    or a voice passes the filter's value.
    """

    name: str = ""
    option: str
    help: str | None = None
    description: str | None = None
    choices: type[StrEnum] | None = None
    is_date: bool = False
    not_blank: MessageText | None = None  # why a blank value is refused; None where it is not
    document: Callable[[Any, Document], bool] | None = None
    voice: Callable[[Any, Voice, Document | None], bool] | None = None

    @property
    def json_type(self) -> Any:  # noqa: ANN401 - a type, for pydantic
        """The type of the JSON value; a date is text there."""
        if self.is_date:
            return str | None
        return GenericAlias(tuple, (self.choices or str, ...))

    @property
    def default(self) -> tuple[()] | None:
        """The value that lets everything pass."""
        return None if self.is_date else ()


def _metadata(rule: FilterRule) -> dict[str, FilterRule]:
    return {_RULE: rule}


def _is_dated(test: Callable[[PublicationDate], bool], document: Document) -> bool:
    published = document.provenance.published
    return published is not None and test(published)


_DATE_DESCRIPTION: Final = "a day, month or year: 2025-05-31, 2025-05, 2025"


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty fields let everything pass; a filled one asks only documents that are known to fit.

    A document without a date passes no filter on dates: what is unknown is not guessed. A month or
    a year passes when some day of it does. `speakers`, by their names or parts of them, and `roles`
    let only these voices pass, no matter who wrote the document.
    """

    sources: tuple[str, ...] = field(
        default=(),
        metadata=_metadata(
            FilterRule(
                option="--source",
                help="Ask only this document; repeatable.",
                document=lambda names, document: document.id in names,
            )
        ),
    )
    kinds: tuple[DocumentKind, ...] = field(
        default=(),
        metadata=_metadata(
            FilterRule(
                option="--kind",
                description="only documents of these kinds",
                choices=DocumentKind,
                document=lambda kinds, document: document.provenance.kind in kinds,
            )
        ),
    )
    speakers: tuple[str, ...] = field(
        default=(),
        metadata=_metadata(
            FilterRule(
                option="--speaker",
                help="Only what this speaker says; a name or a part of one; repeatable.",
                description="only what these speakers say; a part of a name is enough",
                not_blank=message_text("filter-nameless"),
                voice=lambda names, voice, document: any(
                    is_speaker(voice.speaker.name, name, document) for name in names
                ),
            )
        ),
    )
    after: PublicationDate | None = field(
        default=None,
        metadata=_metadata(
            FilterRule(
                option="--after",
                help="Only documents of this day, month or year, or later.",
                description=_DATE_DESCRIPTION,
                is_date=True,
                document=lambda day, document: _is_dated(
                    lambda published: published.may_follow(day), document
                ),
            )
        ),
    )
    before: PublicationDate | None = field(
        default=None,
        metadata=_metadata(
            FilterRule(
                option="--before",
                help="Only documents of this day, month or year, or earlier.",
                description=_DATE_DESCRIPTION,
                is_date=True,
                document=lambda day, document: _is_dated(
                    lambda published: published.may_precede(day), document
                ),
            )
        ),
    )
    roles: tuple[Role, ...] = field(
        default=(),
        metadata=_metadata(
            FilterRule(
                option="--role",
                description="only what is said in these roles",
                choices=Role,
                voice=lambda roles, voice, _: voice.speaker.role in roles,
            )
        ),
    )

    def __bool__(self) -> bool:
        """Whether anything is filtered."""
        return any(getattr(self, rule.name) for rule in FILTER_RULES)

    @property
    def by_voice(self) -> bool:
        """Whether it matters who speaks."""
        return any(getattr(self, rule.name) for rule in FILTER_RULES if rule.voice)

    def hears(self, voice: Voice, document: Document | None = None) -> bool:
        """Whether what this voice says may answer.

        With its document a speaker passes who is kept there under a shorter name than is given.
        """
        return all(
            rule.voice(getattr(self, rule.name), voice, document)
            for rule in FILTER_RULES
            if rule.voice and getattr(self, rule.name)
        )

    def passes(
        self,
        document: Document,
        *,
        voices_of: Callable[[Document], Collection[Voice]] = voices_in,
    ) -> bool:
        """Whether the document is asked; `voices_of` gives the voices in one."""
        return all(
            rule.document(getattr(self, rule.name), document)
            for rule in FILTER_RULES
            if rule.document and getattr(self, rule.name)
        ) and (
            not self.by_voice or any(self.hears(voice, document) for voice in voices_of(document))
        )

    def asked(
        self,
        documents: Mapping[str, Document],
        *,
        voices_of: Callable[[Document], Collection[Voice]] = voices_in,
    ) -> tuple[str, ...]:
        """The ids of the documents that pass; OnRecordError for a source that is not there."""
        if unknown := [name for name in self.sources if name not in documents]:
            there = ", ".join(sorted(documents)[:20])
            message = f"no source {unknown[0]!r} in the store; there are: {there}"
            raise OnRecordError(message)
        return tuple(
            name
            for name, document in documents.items()
            if self.passes(document, voices_of=voices_of)
        )


def _named_rules() -> tuple[FilterRule, ...]:
    """The rules of the fields, each with its field's name."""
    return tuple(replace(one.metadata[_RULE], name=one.name) for one in fields(Filters))


FILTER_RULES: Final = _named_rules()  # in the order of the fields and of the JSON keys
# The command line and tools list the filters of several values first.
ARGUMENT_RULES: Final = tuple(sorted(FILTER_RULES, key=lambda rule: rule.is_date))
