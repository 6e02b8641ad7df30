"""Every command's help as one Markdown page: ``python -m quotebase.cli.reference > docs/cli.md``."""

import click

from quotebase.cli.main import cli

_HEAD = r"""# The command line

Made from the help of the commands by `python -m quotebase.cli.reference > docs/cli.md`; change it there.

Data goes to standard output, messages to standard error.

| exit code | |
| --- | --- |
| 0 | fine, also when nothing was found |
| 1 | an article failed, or an output could not be written |
| 2 | a command that cannot be understood, or input that cannot be used |
| 3 | the database |
| 70 | a bug in quotebase |
| 130 | interrupted (Ctrl-C) |
| 141 | whatever read the output has gone (`quotebase search \| head -1`) |

| variable | |
| --- | --- |
| `QUOTEBASE_DB` | the database where `--db` names none: the path of an SQLite file, or a URL |
| `QUOTEBASE_LEXICON` | a TOML file, or a folder of them, with [names of your own](lexicon.md) |
| `QUOTEBASE_DEBUG` | `1`: show the traceback of a bug |
| `NO_COLOR` | `1`: no colour, on a terminal either |
| `FORCE_COLOR`, `CLICOLOR_FORCE` | `1`: colour also in a pipe |

For completion of commands and options put `eval "$(_QUOTEBASE_COMPLETE=bash_source quotebase)"` into
`~/.bashrc`; for zsh and fish it is `zsh_source` and `fish_source`.
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
