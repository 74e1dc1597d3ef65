"""Front matter: the facts in YAML or TOML above a Markdown text."""

from __future__ import annotations

import datetime as dt
import re
import tomllib

from corpus.load.formats.parsed_file import FormatError, one_line_or_none

_YAML = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FACTS = ("params", "extra", "taxonomies")  # the tables in which sites' programs keep further facts
_NAMES = ("name", "title", "display_name", "full_name")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The facts by their keys, in small letters without hyphens, and the text below.

    Lists are joined by commas.
    FormatError when the front matter is broken.
    """
    if match := _YAML.match(text):
        read = _read_yaml(match[1])
    elif match := _TOML.match(text):
        read = _read_toml(match[1])
    else:
        return {}, text
    further = [value for key in _FACTS if isinstance(value := read.get(key), dict)]
    facts: dict[str, str] = {}
    for table in (read, *further):
        for key, value in table.items():
            if words := _words(value):
                facts.setdefault(str(key).lower().replace("-", "").replace("_", ""), words)
    return facts, text[match.end() :]


def _read_yaml(front: str) -> dict[object, object]:
    # Loaded here, not above: it takes a while, and only front matter needs it.
    import yaml  # noqa: PLC0415

    try:
        # BaseLoader makes strings of everything: a date no calendar has is then no YAML error.
        read = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - it builds strings only
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        reason = f"its front matter is not valid YAML near line {line}: mend or remove it"
        raise FormatError(reason) from error
    if read in (None, ""):
        return {}
    if not isinstance(read, dict):
        reason = "its front matter is not a list of 'key: value' lines: mend or remove it"
        raise FormatError(reason)
    return read


def _read_toml(front: str) -> dict[object, object]:
    try:
        return dict(tomllib.loads(front).items())
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = f"its front matter is not valid TOML ({error}): mend or remove it"
        raise FormatError(reason) from error


def _words(value: object) -> str | None:
    """The value on one line; of a person with several facts, the name.

    A list of lists is no fact: a few lines of YAML can refer to one another without end.
    """
    if isinstance(value, list):
        return ", ".join(words for part in value if (words := _name_or_words(part))) or None
    return _name_or_words(value)


def _name_or_words(value: object) -> str | None:
    if isinstance(value, dict):
        return next((words for key in _NAMES if (words := _plain(value.get(key)))), None)
    return _plain(value)


def _plain(value: object) -> str | None:
    # A time of a day is a date too.
    return value.isoformat() if isinstance(value, dt.date) else one_line_or_none(value)
