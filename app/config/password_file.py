"""The password file of the page: names and bcrypt hashes, as `htpasswd -B` writes it too."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import tempfile
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

import bcrypt

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Mapping

_log = logging.getLogger(__name__)

COST: Final = 12  # of bcrypt: 2 ** 12 rounds, a quarter of a second on a machine of 2026
MOST: Final = 72  # bytes of a password: bcrypt reads no more
_LEAST: Final = 8  # characters of a password that is made here (NIST SP 800-63B)
_NAME_CHARS: Final = 100
_HASH: Final = re.compile(r"\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}")
# Checked for an unknown name, so that it takes as long as a known one.
_NOBODY: Final = b"$2b$12$" + b"." * 53


class PasswordFileError(OnRecordError):
    """A password file that cannot be read or written, or an invalid name or password."""


class PasswordFile:
    """The users of a password file, which is read again when it changes."""

    def __init__(self, file: Path) -> None:
        """Read the file; PasswordFileError, with the line, for a fault, and for an empty file."""
        self._file = file
        self._lock = Lock()
        self._stamp, self._hashes = _read(file)
        self._fault = ""
        if not self._hashes:
            message = f"{file}: it names nobody; add somebody: onrecord password {file} NAME"
            raise PasswordFileError(message)

    def knows(self, name: str, password: str) -> bool:
        """Whether the password is right; it takes as long for an unknown name."""
        there = self._now().get(name)
        try:
            return bcrypt.checkpw(password.encode(), there or _NOBODY) and there is not None
        except ValueError:  # longer than bcrypt reads, or with a NUL
            return False

    def mark(self, name: str) -> str | None:
        """Return a token that changes with the password; None for an unknown name."""
        there = self._now().get(name)
        return hashlib.sha256(there).hexdigest() if there else None

    def _now(self) -> Mapping[str, bytes]:
        """Return the hash of each user; if the file is faulty, the last known one."""
        with self._lock:
            try:
                if _stamp(self._file) != self._stamp:
                    self._stamp, self._hashes = _read(self._file)
                fault = ""
            except (OSError, PasswordFileError) as error:
                fault = str(error)
            if fault and fault != self._fault:
                _log.warning("Those who could log in before still can: %s", fault)
            self._fault = fault
            return self._hashes


def set_password(name: str, password: str, file: Path) -> bool:
    """Add a user or change the password; return whether the user is new.

    A missing file is created; PasswordFileError when that fails. The file is replaced atomically,
    and only its owner may read it.
    """
    _check(name, password)
    known = dict(_read(file)[1]) if file.exists() else {}
    added = name not in known
    known[name] = bcrypt.hashpw(password.encode(), bcrypt.gensalt(COST))
    lines = "".join(f"{one}:{hashed.decode()}\n" for one, hashed in known.items())
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=file.parent)  # for its owner alone
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            opened.write(lines)
        Path(made).replace(file)
    except OSError as error:
        message = f"{file}: it cannot be written: {error.strerror or error}"
        raise PasswordFileError(message) from error
    return added


def _check(name: str, password: str) -> None:
    """Refuse names and passwords that cannot be read back, or not be typed at the login."""
    message = None
    fits = 0 < len(name) <= _NAME_CHARS and name.isprintable() and name == name.strip()
    if not fits or ":" in name:
        message = f"a name has 1 to {_NAME_CHARS} characters, no colon, and no blank at its ends"
    elif name.startswith("#"):
        message = "a name does not begin with #, which begins a remark in the file"
    elif len(password) < _LEAST:
        message = f"a password has at least {_LEAST} characters"
    elif len(password.encode()) > MOST or "\0" in password:
        message = f"a password has at most {MOST} bytes in UTF-8, and no NUL"
    if message:
        raise PasswordFileError(message)


def _stamp(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_mtime_ns, found.st_ino


def _read(file: Path) -> tuple[tuple[int, int], Mapping[str, bytes]]:
    try:
        stamp, text = _stamp(file), file.read_text(encoding="utf-8")
    except OSError as error:
        why = error.strerror or error
        message = f"{file}: it cannot be read: {why}; make it: onrecord password {file} NAME"
        raise PasswordFileError(message) from error
    except UnicodeDecodeError as error:
        message = f"{file}: it is not UTF-8; save it as UTF-8"
        raise PasswordFileError(message) from error
    found = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            name, _, hashed = line.rstrip().partition(":")
            found[name] = _hash(hashed, f"{file}:{number}")
    return stamp, found


def _hash(written: str, place: str) -> bytes:
    """Return the hash; PasswordFileError, with its place, if it is not one of bcrypt."""
    if not _HASH.fullmatch(written):
        message = (
            f"{place}: a line is NAME:HASH, with a hash of bcrypt; "
            "write it with onrecord password, or with htpasswd -B"
        )
        raise PasswordFileError(message)
    return written.encode()
