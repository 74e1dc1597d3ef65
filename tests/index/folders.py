"""Folders of invented documents."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from corpus.load.folder import discover, load_all
from corpus.model.document import Document, Provenance
from corpus.model.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

REPOSITORY = Path(__file__).parents[2]
FOOTBRIDGE = REPOSITORY / "tests" / "footbridge"
_WHO = (
    "The mayor",
    "A baker",
    "Dr. Kemp",
    "The council",
    "Nobody",
    "An old ferryman",
    "The county",
)
_DID = ("counted", "praised", "doubted", "painted", "feared", "measured", "forgot", "defended")
_WHAT = ("the footbridge", "two piers", "a toll of 3.5 crowns", "the U.S. engineers", "the ferry")
_WHEN = ("in spring", "before noon", "on Monday", "after the flood", "at last", "for nine years")


def prose(seed: int, *, paragraphs: int) -> str:
    """Paragraphs of four to seven sentences, the same for the same seed."""
    random = Random(seed)  # noqa: S311 - the example, not a secret
    return "\n\n".join(
        " ".join(_sentence(random) for _ in range(random.randint(4, 7))) for _ in range(paragraphs)
    )


def talk(seed: int, *, turns: int) -> str:
    """Question and answer in short turns, each of which becomes a passage."""
    random = Random(seed)  # noqa: S311 - the example, not a secret
    return "\n\n".join(f"{'AQ'[turn % 2]}: {_sentence(random)}" for turn in range(turns))


def _sentence(random: Random) -> str:
    first, second = (
        f"{random.choice(_WHO)} {random.choice(_DID)} {random.choice(_WHAT)}" for _ in "ab"
    )
    joined = f"{second[0].lower()}{second[1:]}"
    return f"{first} {random.choice(_WHEN)}, and {joined} {random.choice(_WHEN)}."


def invented(text: str, name: str = "invented", **known: Any) -> Document:
    """A document in memory, of which nothing but the id is known unless given."""
    return Document(Provenance(id=name, file=f"{name}.txt", sha256="", **known), normalise(text))


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write each text to its file; the folder is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def documents_in(*folders: Path) -> dict[str, Document]:
    """The documents of the folders by id, as they are loaded afresh."""
    loaded = load_all(discover(folders))
    return {one.id: one for one in loaded if isinstance(one, Document)}


def texts_of(documents: Iterable[Document]) -> dict[str, str]:
    """Each document's text by its id."""
    return {document.id: document.text for document in documents}
