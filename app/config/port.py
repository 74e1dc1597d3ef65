"""The socket that the page is served on."""

from __future__ import annotations

import socket
import sys


def bind(host: str, port: int) -> socket.socket:
    """A socket bound to the port, not yet listening; OSError if the port cannot be used."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    opened = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
    except OSError:
        opened.close()
        raise
    return opened
