"""The command line: onrecord VERB."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final, NoReturn

import click

from app.cli.ask import ask
from app.cli.console import line, open_service, say
from app.cli.models import models
from app.cli.options import filter_options, json_option, store_option
from app.cli.progress import bar
from app.cli.serve import password, serve
from app.cli.verify import verify
from app.config.settings import settings
from app.library.web_pages import ingest_named
from app.serialize.answer import (
    hit_json,
    hit_text,
    report_json,
    report_text,
    source_json,
    source_text,
    stopped_text,
)
from app.serialize.check import checked_json, checked_text
from app.serialize.reference import located_json, located_text
from app.serialize.transcript import transcript_json, transcript_text
from corpus.errors import OnRecordError
from index.ingest.ingest import IngestStoppedError
from index.search.embed import SentenceEmbedder
from index.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.domain.filters import Filters

_SOME_FAILED: Final = 3  # exit status of an ingest that could not read some of the files
_INTERRUPTED: Final = 130  # as shells report an interrupt


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="onrecord")
def cli() -> None:
    """Answers from a pile of documents in the documents' own words.

    Every quote is in its source, letter for letter, at the place given.
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@json_option
def ingest(paths: tuple[str, ...], store: Path | None, *, as_json: bool) -> None:
    """Put files, folders, ZIP archives and web addresses into the store.

    Only new and changed files are read; documents whose files are gone from a folder are removed.
    What was removed by hand stays out, unless its file is given by name. A folder may have a
    sources.toml that says who wrote what, and when. The exit status is 3 when some of the files
    could not be read, and 2 when none could. A web page (https://...) is fetched once, and kept
    beside the store.
    """
    chosen = settings(store=store)
    embedder = SentenceEmbedder(chosen.embedding)
    embedder.load()  # one that cannot be loaded is refused before a store is made for it
    with (
        Store.open(
            chosen.store, embedder, url=chosen.chroma_url, write=True, purpose="onrecord ingest"
        ) as live,
        bar(shown=not as_json) as progress,
    ):
        try:
            report = ingest_named(paths, live, embedder, beside=chosen.store, progress=progress)
        except IngestStoppedError as stopped:
            click.echo(f"onrecord: {stopped_text(stopped.report)}", err=True)
            sys.exit(_INTERRUPTED)
    say(line(report_json(report)) if as_json else report_text(report))
    if report.failed:
        sys.exit(_SOME_FAILED if report.added or report.changed or report.unchanged else 2)


@cli.command()
@store_option
@json_option
def sources(store: Path | None, *, as_json: bool) -> None:
    """List the documents with what is known about them."""
    with open_service(settings(store=store)) as service:
        documents = service.documents
        notice = service.language_notice
        by_words = [not service.is_read(document) for document in documents]
    if not documents and not as_json:
        say("The store is empty; add documents with: onrecord ingest FOLDER")
    for document, words_only in zip(documents, by_words, strict=True):
        shown = line(source_json(document, words_only=words_only))
        say(shown if as_json else source_text(document))
    if notice and not as_json:
        say(str(notice))


@cli.command()
@click.argument("question")
@click.option("--top", default=10, show_default=True, type=click.IntRange(1, 100))
@click.option(
    "--lexical", is_flag=True, help="Compare words only: no model is loaded, so it starts at once."
)
@filter_options
@store_option
@json_option
def find(
    question: str, *, top: int, lexical: bool, filters: Filters, store: Path | None, as_json: bool
) -> None:
    """Find the passages nearest to QUESTION."""
    with open_service(settings(store=store), models=not lexical) as service:
        hits = service.find(question, top=top, filters=filters, lexical=lexical)
        notices = service.filter_notices(filters)
    if not hits and not as_json:
        shared = "a word" if lexical else "a word or a meaning"
        say("\n".join(map(str, notices)) or f"No passage shares {shared} with this.")
    for hit in hits:
        say(line(hit_json(hit)) if as_json else f"{hit_text(hit)}\n")


@cli.command()
@click.argument("document", metavar="ID")
@store_option
@json_option
def transcript(document: str, *, store: Path | None, as_json: bool) -> None:
    """Show who speaks where in a document, from its beginning to its end."""
    with open_service(settings(store=store)) as service:
        found = service.document(document)
    if not as_json:
        say(transcript_text(found))
        return
    for utterance in transcript_json(found):
        say(line(utterance))


@cli.command()
@click.argument("words")
@store_option
@json_option
def check(words: str, *, store: Path | None, as_json: bool) -> None:
    """Say whether the quotation WORDS is on record: exact, altered (and how), or not found.

    Ellipses and square brackets count as your own.
    """
    with open_service(settings(store=store)) as service:
        result = service.check(words)
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    say(line(checked_json(result)) if as_json else checked_text(result, colour=coloured))


@cli.command()
@click.argument("link", metavar="REFERENCE")
@store_option
@json_option
def quote(link: str, *, store: Path | None, as_json: bool) -> None:
    """Find the quote of a lasting REFERENCE again, or say that its source has changed."""
    with open_service(settings(store=store)) as service:
        resolved = service.locate(link.partition("quote=")[2] or link)
    say(line(located_json(resolved)) if as_json else located_text(resolved))


cli.add_command(ask)
cli.add_command(models)
cli.add_command(password)
cli.add_command(serve)
cli.add_command(verify)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a verb; an error that the user can fix is one line and exit code 2, a bug 1."""
    try:
        cli(arguments, prog_name="onrecord", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        _complain(f"{error.format_message()}{_help_of(error)}")
    except OnRecordError as error:
        _complain(str(error))
    except BrokenPipeError:
        # The reader closed the pipe, as `head` does; flushing at exit must not complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        _complain(f"the output cannot be written: {error.strerror or error}")
    except click.Abort:
        click.echo("onrecord: stopped", err=True)
        sys.exit(_INTERRUPTED)


def _complain(message: str) -> NoReturn:
    click.echo(f"onrecord: {' '.join(message.split())}", err=True)
    sys.exit(2)


def _help_of(error: click.ClickException) -> str:
    """Where to find the verb's usage, after a usage error; '' after others."""
    verb = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else None
    return f" (see: {verb} --help)" if verb else ""
