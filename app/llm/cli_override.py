"""The model options of a command line."""

from __future__ import annotations

from dataclasses import dataclass

QUOTES_ONLY = "none"  # chosen like a model


@dataclass(frozen=True, slots=True)
class Choice:
    """A configured model's name, and overrides of its settings; None overrides nothing."""

    name: str | None = None
    url: str | None = None
    model: str | None = None
    temperature: float | None = None
    timeout: float | None = None
    context: int | None = None

    def __bool__(self) -> bool:
        """Whether any option is set."""
        return self.name is not None or bool(self.fields)

    @property
    def fields(self) -> dict[str, str | float]:
        """The overrides of the endpoint's settings."""
        names = ("url", "model", "temperature", "timeout", "context")
        values = {name: getattr(self, name) for name in names}
        return {name: value for name, value in values.items() if value is not None}
