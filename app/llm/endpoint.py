"""The address of a language model and the limits of its use."""

from __future__ import annotations

import ipaddress
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

OPENAI: Final = "https://api.openai.com/v1"
SMALLEST_CONTEXT: Final = 4096  # tokens; Ollama's default, and no server in use has less
_LOCAL_SUFFIXES: Final = (".local", ".localhost", ".lan", ".internal", ".home.arpa")


class Endpoint(BaseModel):
    """A model of a server that speaks the OpenAI API."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    url: Annotated[str, Field(description="base URL of the server, mostly ending in /v1")] = OPENAI
    key: Annotated[SecretStr | None, Field(description="what the server knows you by")] = None
    model: Annotated[
        str | None,
        Field(min_length=1, max_length=200, description="its name there; None: the only one"),
    ] = None
    temperature: Annotated[float, Field(ge=0, le=2, description="0 repeats itself, 2 rambles")] = (
        0.0
    )
    timeout: Annotated[float, Field(gt=0, le=3600, description="seconds for a whole reply")] = 120.0
    first_words: Annotated[
        float, Field(gt=0, le=3600, description="seconds until a reply's first words")
    ] = 30.0
    context: Annotated[
        int | None,
        Field(
            ge=512,
            le=10_000_000,
            description="tokens of prompt and reply together; None: what the server tells",
        ),
    ] = None
    reply_tokens: Annotated[
        int,
        Field(
            ge=16,
            le=100_000,
            description="tokens kept for a reply; of a small context half at most",
        ),
    ] = 512
    one_by_one: Annotated[
        bool, Field(description="the model is weak, and given one quote at a time to restate")
    ] = False

    @field_validator("url")
    @classmethod
    def _valid_address(cls, value: str) -> str:
        """The address without a trailing slash; anything besides host and path is refused."""
        parts = urlsplit(value.strip())
        try:
            _ = parts.port
        except ValueError as error:
            message = "its port must be a number up to 65535"
            raise ValueError(message) from error
        if parts.scheme not in {"http", "https"} or not parts.hostname or not value.isascii():
            message = "write http://HOST:PORT/v1 or https://HOST/v1"
            raise ValueError(message)
        if parts.username is not None or parts.query or parts.fragment:
            message = "it holds more than host and path; a password is set as key"
            raise ValueError(message)
        return value.strip().rstrip("/")

    @field_validator("key")
    @classmethod
    def _valid_header_value(cls, value: SecretStr | None) -> SecretStr | None:
        """The key without surrounding space; None when it is blank."""
        key = value.get_secret_value().strip() if value else ""
        if not all("!" <= character <= "~" for character in key):
            message = "it holds a space, or a character that no key has"
            raise ValueError(message)
        return SecretStr(key) if key else None

    @model_validator(mode="after")
    def _no_key_over_http(self) -> Endpoint:
        if self.key and self.url.startswith("http://") and not is_local_host(self.host):
            message = f"a key would travel to {self.host} for all to read; use https"
            raise ValueError(message)
        return self

    @property
    def host(self) -> str:
        """The host name or IP address."""
        return urlsplit(self.url).hostname or ""

    @property
    def host_and_port(self) -> str:
        """The host and port, to show to readers."""
        return urlsplit(self.url).netloc

    @property
    def root(self) -> str:
        """The address without /v1, for the server's own paths beside the API."""
        return self.url.removesuffix("/v1")


def is_local_host(host: str) -> bool:
    """Whether the host is this machine or in a private network, by its address or name."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_LOCAL_SUFFIXES)
    return address.is_private or address.is_loopback or address.is_link_local
