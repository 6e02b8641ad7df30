"""Every command's help as one Markdown page: ``python -m quotebase.cli.reference > docs/cli.md``."""

import click

from quotebase.cli.main import cli

_HEAD = """# The command line

Made from the help of the commands by `python -m quotebase.cli.reference > docs/cli.md`; change it there.

Data goes to standard output, messages to standard error. Exit codes: 0 fine (also when nothing was found),
1 an article failed or an output could not be written, 2 usage or unusable input, 3 the database,
70 a bug, 130 interrupted, 141 the reader of the output has gone.
"""


def reference() -> str:
    """The page: a section a command, its help as a terminal of 80 columns shows it."""
    return "\n".join([_HEAD, *(_section(ctx) for ctx in contexts())])


def contexts() -> list[click.Context]:
    """A context for each command and subcommand, ``quotebase`` itself first."""
    return _below(click.Context(cli, info_name="quotebase", terminal_width=80))


def _below(ctx: click.Context) -> list[click.Context]:
    found = [ctx]
    if isinstance(ctx.command, click.Group):
        for name in ctx.command.list_commands(ctx):
            command = ctx.command.get_command(ctx, name)
            assert command is not None
            found += _below(click.Context(command, parent=ctx, info_name=name, terminal_width=80))
    return found


def _section(ctx: click.Context) -> str:
    return f"## {ctx.command_path}\n\n```\n{ctx.get_help()}\n```\n"


if __name__ == "__main__":
    print(reference(), end="")
