"""``alliance-lint completion``: the script with which a shell completes commands, options and ids of checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Print the script that completes commands in your shell.")
@click.argument("shell", type=click.Choice(SHELLS), metavar="bash|zsh|fish")
def completion(shell: str) -> None:
    """Print the script with which your shell completes commands, options, formats and ids of checks.

    \b
    bash   echo 'eval "$(alliance-lint completion bash)"' >> ~/.bashrc
    zsh    echo 'eval "$(alliance-lint completion zsh)"' >> ~/.zshrc
    fish   alliance-lint completion fish > ~/.config/fish/completions/alliance-lint.fish
    """
    from click.shell_completion import get_completion_class

    from alliance_lint.cli.group import alliance_lint
    from alliance_lint.cli.output import write_text

    known = get_completion_class(shell)
    assert known is not None
    write_text(known(alliance_lint, {}, "alliance-lint", "_ALLIANCE_LINT_COMPLETE").source(), None)


def complete_check(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids and names of the built-in checks that begin with what was typed."""
    from click.shell_completion import CompletionItem

    from alliance_lint import linting
    from alliance_lint.settings.checks import checks_of

    checks = checks_of(linting.load_packs())
    by_id = [CompletionItem(check.id, help=check.name) for check in checks if check.id.startswith(incomplete.upper())]
    return by_id or [CompletionItem(check.name, help=check.id) for check in checks if check.name.startswith(incomplete)]


def complete_checks(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The same for a list with commas: its last part is completed."""
    from click.shell_completion import CompletionItem

    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{item.value}", help=item.help)
        for item in complete_check(context, parameter, last)
    ]
