"""Errors of the store and of models, each with what to do about it."""

from __future__ import annotations

from corpus.errors import OnRecordError


class StoreError(OnRecordError):
    """A store that cannot be opened, read or written."""


class StoreBusyError(StoreError):
    """An embedded store that another process has open; `owners` names them."""

    def __init__(self, place: str, owners: tuple[str, ...]) -> None:
        """Name the owners and the two things to do."""
        who = ", ".join(owners) or "another process"
        super().__init__(
            f"{place} is open in {who}; wait for it or stop it, "
            "or let several processes share a Chroma server (ONRECORD_CHROMA_URL)"
        )
        self.owners = owners


class WriterBusyError(StoreError):
    """A store behind a server that another process may change; `writer` names it."""

    def __init__(self, place: str, writer: str) -> None:
        """Name the writer and the two things to do."""
        super().__init__(
            f"{place} is changed by {writer}, and by one process at a time; "
            "make the change there, or stop that process first"
        )
        self.writer = writer


class LeaseLostError(StoreError):
    """A store behind a server that this process may not change, or not any more."""

    def __init__(self, place: str, writer: str) -> None:
        """Name who may change it now; `writer` is 'no process' where nobody does."""
        super().__init__(
            f"{place} cannot be changed here any more: {writer} has the right to, because this "
            "process was not heard from in time; every document is whole, make the change again"
        )
        self.writer = writer


class StoreMismatchError(StoreError):
    """A store whose vectors were made with another model or splitting than the settings ask for."""

    def __init__(self, place: str, made_with: str, wanted: str, *, same_model: bool) -> None:
        """Name both; with the same model it is this program that splits differently now."""
        advice = "" if same_model else "set ONRECORD_EMBEDDING back, or "
        super().__init__(
            f"{place} was made with {made_with}, now it would be {wanted}; {advice}"
            "name another store (--store or ONRECORD_STORE) and ingest again"
        )
        self.made_with = made_with
        self.wanted = wanted


class EmbeddingError(OnRecordError):
    """An embedding model that cannot be loaded."""


class EvidenceModelError(OnRecordError):
    """A reader of passages that cannot be loaded."""


class EntailmentModelError(OnRecordError):
    """An entailment model that cannot be loaded."""
