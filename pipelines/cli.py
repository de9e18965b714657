"""The command line: one file a command in `pipelines/commands/`."""

import ast
import os
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click

from analysis.text import squeeze
from pipelines import commands
from scrapers.errors import UsageError


class Commands(click.Group):
    """Loads a command only when it is called, so that the command line starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names every file in the commands folder."""
        return [found.name for found in iter_modules(commands.__path__)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports the command's file and gives what is called `command` in it."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands; what each does is read out of its file, since loading all takes seconds."""
        names = self.list_commands(ctx)
        room = formatter.width - 6 - max(map(len, names))
        with formatter.section("Commands"):
            told = (click.Command(name, help=_told(name)).get_short_help_str(room) for name in names)
            formatter.write_dl(list(zip(names, told, strict=True)))


def _told(name: str) -> str:
    """Gives the docstring of a command's function."""
    parsed = ast.parse((Path(commands.__path__[0]) / f"{name}.py").read_bytes())
    functions = (part for part in parsed.body if isinstance(part, ast.FunctionDef) and part.name == "command")
    return next((ast.get_docstring(function) or "" for function in functions), "")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mentorscout")
def cli() -> None:
    """Finds mentors: people whose names come up again and again in a field, with proof for every row."""


def main() -> None:
    """Runs the command line; expected errors are one line and exit code 2."""
    if sys.platform == "linux":  # gives memory back sooner: large tables then peak a quarter lower
        os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "jemalloc")
    try:
        code = cli.main(standalone_mode=False)
    except UsageError as error:
        click.echo(f"mentorscout: {squeeze(str(error))}", err=True)  # it may quote a page
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        click.echo("mentorscout: stopped", err=True)
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)
