"""``quotebase explain``: which rule made which quotation, and why other words in marks are none."""

from dataclasses import replace

import click

from quotebase import pipeline
from quotebase.cli.messages import error
from quotebase.cli.options import include_option, paths_argument
from quotebase.cli.terminal import harmless, plain, wants_colour
from quotebase.errors import InputError
from quotebase.model import Include
from quotebase.read import read


@click.command("explain")
@paths_argument(required=False)
@include_option
@click.option("--rule", metavar="NAME", help="Show this rule with its examples and how often it is right.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], include: tuple[Include, ...], rule: str | None
) -> None:
    """Show which rule made which quotation, and why.

    For each stretch in quotation marks: the rule, the cue, the mention, how the name was resolved, and what
    was considered and dropped. With --rule: what that rule looks for.

    \b
    Examples:
      quotebase explain news/visit.txt
      quotebase explain --rule quote-speaker-cue
    """
    if rule is not None:
        if rule not in pipeline.rule_names():
            raise InputError(f"no rule {rule!r}; the rules are {', '.join(pipeline.rule_names())}")
        click.echo(pipeline.describe_rule(rule))
    elif not paths:
        raise click.UsageError("give a PATH to explain, or --rule NAME", ctx)
    failed = False
    for article in read(paths) if paths else ():
        for message in article.errors:
            failed = True
            error(message)
        if not article.errors:
            shown = replace(article, text=harmless(article.text), title=plain(article.title or "") or None)
            click.echo(pipeline.explain(shown, include).render(color=wants_colour()), color=True)
    if failed:
        ctx.exit(1)
