"""Messages of the login page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from app.text.catalogue import constants, message

if not TYPE_CHECKING:
    __getattr__ = constants("login")

TITLE: str
HEADING: str
NAME: str
PASSWORD: str
LOG_IN: str
WRONG: str
AS_USER: str
LOG_OUT: str


def too_often(seconds: int) -> str:
    """Return the refusal after too many tries."""
    return message("login-too-often", minutes=math.ceil(seconds / 60))
