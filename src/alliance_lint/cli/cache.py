"""``alliance-lint cache``: what is kept between runs, where, and how to be rid of it."""

from __future__ import annotations

import click

from alliance_lint.errors import UsageError


@click.group(short_help="Show or clear what is kept between runs.")
def cache() -> None:
    """Look at the cache, in which the linter keeps what it found in agreements, or empty it."""


@cache.command()
def show() -> None:
    """Show the folder of the cache, how many agreements' reports it holds, and how much room they take."""
    from alliance_lint.reports.safe import safe_line
    from alliance_lint.reports.wording import counted
    from alliance_lint.running.cache import user_cache

    own = user_cache()
    if own is None:
        click.echo("There is no cache: you have no home folder, and ALLIANCE_LINT_CACHE is not set.")
        return
    held = own.contents()
    click.echo(f"{safe_line(str(own.folder))}\n{counted(held.entries, 'report')}, {held.size / 1e6:.1f} MB")


@cache.command()
def clear() -> None:
    """Remove all that was found in agreements from the cache. Compiled rule packs, which hold none of it, stay."""
    from alliance_lint.reports.wording import counted
    from alliance_lint.running.cache import user_cache

    own = user_cache()
    held = own.contents() if own else None
    try:
        if own:
            own.clear()
    except OSError as error:
        raise UsageError(f"the cache cannot be cleared ({error.strerror or error})") from error
    click.echo(f"{counted(held.entries if held else 0, 'report')} removed")
