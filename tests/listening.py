"""Notes down every address that a Python program turns to: call `listen` before anything else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_EVENTS = frozenset(
    {
        "socket.connect",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
    }
)


def listen(notes: str) -> None:
    """Write a line with the event and the host for each address to the file `notes`."""
    opened = Path(notes).open("a", buffering=1, encoding="utf-8")  # noqa: SIM115 - until the end

    def hear(event: str, given: tuple[object, ...]) -> None:
        if event in _EVENTS:
            opened.write(f"{event} {_host(given)}\n")

    sys.addaudithook(hear)


def _host(given: tuple[object, ...]) -> str:
    """The host of an address, '-' when it is a path in the file system or none."""
    for part in given:
        if isinstance(part, tuple) and part:
            return str(part[0])
        name = os.fsdecode(part) if isinstance(part, str | bytes) else None
        if name is not None:
            return "-" if name.startswith(("/", "\0")) else name
    return "-"
