"""The command ``alliance-lint`` itself: finds the command meant, and turns every error into one line."""

from __future__ import annotations

import importlib
import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click

from alliance_lint import __version__
from alliance_lint.cli.errors import (
    INTERRUPTED,
    OUTPUT_CLOSED,
    TROUBLE,
    OutputClosed,
    one_line,
    show_error,
    wants_traceback,
)
from alliance_lint.errors import AllianceLintError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_ID = re.compile("[A-Za-z]{3}[0-9]{3}")
GLOBAL_OPTIONS = frozenset({"-h", "--help", "-V", "--version"})


class LazyGroup(click.Group):
    """A group of commands whose modules are imported when they are used.

    ``modules`` maps a command's name to ``module:attribute``.
    """

    def __init__(self, *arguments: Any, modules: Mapping[str, str], **options: Any) -> None:
        # Click's own treatment of a missing command differs between its versions.
        options["no_args_is_help"] = False
        super().__init__(*arguments, **options)
        self._modules = modules

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        if not arguments and not context.resilient_parsing:
            click.echo(self.short_help_text(context), err=True)
            context.exit(TROUBLE)
        return super().parse_args(context, arguments)

    def short_help_text(self, context: click.Context) -> str:
        """What to say where no command is named."""
        return self.get_help(context)

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = arguments[0]
        if name not in self._modules and not name.startswith("-"):
            raise click.UsageError(f"there is no command '{name}'{self.nearest_command(name)}", context)
        return super().resolve_command(context, arguments)

    def nearest_command(self, name: str) -> str:
        """``; did you mean 'explain'?``, or nothing."""
        # Not imported above: it takes as long as the rest of a help text.
        import difflib

        near = difflib.get_close_matches(name.lower(), self._modules, n=1)
        return f"; did you mean '{near[0]}'?" if near else ""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self._modules)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self._modules:
            return None
        module, _, attribute = self._modules[name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


class AllianceLint(LazyGroup):
    """The outermost group: ``lint`` is the command where none is named."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        return super().parse_args(context, self._with_command(context, arguments))

    def _with_command(self, context: click.Context, arguments: list[str]) -> list[str]:
        """The arguments with ``lint`` before them, unless they name a command or ask about the program itself."""
        if not arguments or arguments[0] in self._modules or arguments[0] in GLOBAL_OPTIONS:
            return arguments
        first = arguments[0]
        if not context.resilient_parsing and not first.startswith("-") and not os.path.lexists(first):
            if _ID.fullmatch(first):
                raise click.UsageError(
                    f"there is no file or folder '{first}'; 'alliance-lint explain {first}' tells about the check",
                    context,
                )
            nearest = self.nearest_command(first)
            if nearest:
                raise click.UsageError(f"there is no file, folder or command '{first}'{nearest}", context)
        return ["lint", *arguments]

    def short_help_text(self, context: click.Context) -> str:
        return SHORT_HELP

    def shell_complete(self, context: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, or what ``lint`` can be given: it is meant where no command is named."""
        found = super().shell_complete(context, incomplete)
        lint = self.get_command(context, "lint")
        assert lint is not None
        more = lint.shell_complete(click.Context(lint, context, "lint", resilient_parsing=True), incomplete)
        known = {item.value for item in found}
        return found + [item for item in more if item.value not in known or item.type != "plain"]

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **options: Any
    ) -> NoReturn:
        """Run, and end the process. Every error a user can cause ends as one line and exit status 2."""
        options.pop("standalone_mode", None)
        output = sys.stdout
        try:
            status = super().main(args, prog_name or self.name, standalone_mode=False, **options)
            sys.exit(status if isinstance(status, int) else 0)
        except click.ClickException as error:
            show_error(_usage(error))
            sys.exit(TROUBLE)
        except AllianceLintError as error:
            show_error(str(error))
            sys.exit(TROUBLE)
        except (click.Abort, KeyboardInterrupt):
            sys.exit(INTERRUPTED)
        except SystemExit as error:
            # Where nobody reads its help any more, click wraps the output and ends with 1, the status of findings.
            sys.exit(OUTPUT_CLOSED if sys.stdout is not output else error.code)
        except OutputClosed:
            sys.exit(OUTPUT_CLOSED)
        except Exception as error:
            if wants_traceback():
                raise
            show_error(one_line(error))
            sys.exit(TROUBLE)


def _usage(error: click.ClickException) -> str:
    """A click error as one line that says where to read on."""
    message = error.format_message()
    if isinstance(error, click.UsageError) and error.ctx is not None:
        message = f"{message.rstrip('.')} (see '{error.ctx.command_path} --help')"
    return message


SHORT_HELP = """\
alliance-lint reads strategic-alliance agreements and says what they forgot.

  alliance-lint agreement.docx            lint one agreement
  alliance-lint contracts/                lint every agreement in a folder
  alliance-lint --suggest agreement.docx  and show wording to propose
  alliance-lint review agreement.docx     mark it up, with comments and proposed wording
  alliance-lint rules list                the checks
  alliance-lint explain DIS004            one check in full
  alliance-lint serve --open              drop agreements on a page in the browser
  alliance-lint --help                    everything else"""


def _show_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"alliance-lint {__version__}")
        context.exit()


@click.command(
    name="alliance-lint",
    cls=AllianceLint,
    modules={
        "lint": "alliance_lint.cli.lint:lint",
        "explain": "alliance_lint.cli.explain:explain",
        "config": "alliance_lint.cli.config:config",
        "inspect": "alliance_lint.cli.inspect:inspect",
        "review": "alliance_lint.cli.review:review",
        "compare": "alliance_lint.cli.compare:compare",
        "baseline": "alliance_lint.cli.baseline:baseline",
        "rules": "alliance_lint.cli.rules:rules",
        "lsp": "alliance_lint.cli.lsp:lsp",
        "serve": "alliance_lint.cli.serve:serve",
        "cache": "alliance_lint.cli.cache:cache",
        "completion": "alliance_lint.cli.completion:completion",
    },
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the version and exit.",
)
def alliance_lint() -> None:
    """Lint strategic-alliance agreements: say what an agreement forgot, left vague or gave to one side only.

    Without a command, 'lint' is meant: 'alliance-lint agreement.docx'.
    """
