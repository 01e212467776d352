"""``alliance-lint config show``: the settings of an agreement, and where each of them was made."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from alliance_lint.cli.errors import show_note
from alliance_lint.cli.options import format_option, settings_options
from alliance_lint.cli.output import terminal_width, wants_color, write_json, write_text

if TYPE_CHECKING:
    from alliance_lint.settings.resolve import Sources


@click.command("show", short_help="Show the settings of an agreement, and where each comes from.")
@click.argument("path", metavar="[FILE|FOLDER]", default=".")
@format_option
@settings_options()
def config_show(path: str, form: str, sources: Sources) -> None:
    """Show the settings that 'lint' would use for FILE, each with the file and line, or the option, that makes it.

    Of a FOLDER (by default the current one), those that hold for agreements in it. FILE need not exist.
    """
    from alliance_lint.reports.settings import Shown, render_settings, settings_as_json
    from alliance_lint.settings.checks import checks_of
    from alliance_lint.settings.resolve import Resolver
    from alliance_lint.triage.own_checks import OWN_CHECKS

    resolver = Resolver(sources, OWN_CHECKS)
    is_folder = os.path.isdir(path)
    # Of a folder, any file in it: a name that means every pattern for the folder, and none for names.
    resolved = resolver.explained(os.path.join(path, "*") if is_folder else path)
    checks = (*checks_of(resolver.packs(resolved.settings.packs)), *OWN_CHECKS)
    shown = Shown(path, resolved, checks, OWN_CHECKS, is_folder or resolver.takes(path))
    if form == "json":
        write_json([settings_as_json(shown)], None)
    else:
        write_text(render_settings(shown, width=terminal_width(), colour=wants_color("auto", None)), None)
    if path != "-" and not os.path.lexists(path):
        show_note(f"note: there is no {path} yet; these settings would hold for it")
