"""What a command line says of the model to write with."""

from __future__ import annotations

from dataclasses import dataclass

QUOTES_ONLY = "none"  # chosen like a model


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the configured models, or what is otherwise with it; None is left as it is."""

    name: str | None = None
    url: str | None = None
    model: str | None = None
    temperature: float | None = None
    timeout: float | None = None
    context: int | None = None

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return self.name is not None or bool(self.fields)

    @property
    def fields(self) -> dict[str, str | float]:
        """What is said of its endpoint."""
        names = ("url", "model", "temperature", "timeout", "context")
        said = {name: getattr(self, name) for name in names}
        return {name: value for name, value in said.items() if value is not None}
