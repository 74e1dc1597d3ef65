"""python -m evals: suites, reports, the gate, and public benchmarks."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from corpus.errors import OnRecordError
from evals.commands.bench import bench
from evals.commands.fit import fit
from evals.commands.gate import gate
from evals.commands.load import load
from evals.commands.local import local
from evals.commands.new import new
from evals.commands.pin import pin
from evals.commands.quotations import quotations
from evals.commands.replies import replies
from evals.commands.report import report
from evals.commands.run import run
from evals.commands.screenshots import screenshots
from evals.commands.snapshot import snapshot
from evals.commands.validate import validate
from evals.packages import INSTALL


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def cli() -> None:
    """Are the answers right? Figures that anyone can reproduce."""


for command in (
    bench,
    fit,
    gate,
    load,
    local,
    new,
    pin,
    quotations,
    replies,
    report,
    run,
    screenshots,
    snapshot,
    validate,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line; an error that users can fix is one line, with exit status 2."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        _complain(error.format_message())
    except click.Abort:
        click.echo("evals: stopped", err=True)
        sys.exit(130)  # as shells report an interrupt
    except OnRecordError as error:
        _complain(str(error))
    except ModuleNotFoundError as error:
        _complain(f"this command needs {error.name}: {INSTALL}")
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _complain(f"{where}{error.strerror or error}")


def _complain(message: str) -> NoReturn:
    click.echo(f"evals: {' '.join(message.split())}", err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()
