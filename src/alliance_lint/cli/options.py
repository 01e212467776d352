"""The options that several commands have."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from alliance_lint.cli.completion import complete_checks

if TYPE_CHECKING:
    from alliance_lint.settings.resolve import Sources

Command = TypeVar("Command", bound=Callable[..., Any])


def format_option(command: Command) -> Command:
    """``--format text|json``, as the parameter ``form``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="For people, or for programs.",
    )(command)


def changes_option(command: Command) -> Command:
    """``--changes accepted|original``, as the parameter ``changes``, None where it is not given."""
    return click.option(
        "--changes",
        type=click.Choice(["accepted", "original"]),
        help="Read tracked changes (Word, OpenDocument, RTF, HTML) as if all were accepted (the default), or the text "
        "before them.",
    )(command)


def pack_option(command: Command) -> Command:
    """``--pack PATH``, as the parameter ``pack_paths``."""
    return click.option(
        "--pack",
        "pack_paths",
        metavar="PATH",
        multiple=True,
        help="Use this rule pack (a folder) besides the built-in ones. May be given several times. "
        "'drafting' runs all checks of that built-in pack.",
    )(command)


@dataclass(frozen=True, slots=True)
class Search:
    """Which files of folders are taken: what the arguments of ``inputs.find_inputs`` of these names mean."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    respect_ignore: bool = True


def search_options(command: Command) -> Command:
    """``--include``, ``--exclude`` and ``--no-ignore``, as the parameter ``search``."""

    @functools.wraps(command)
    def gathered(
        *arguments: Any, include: tuple[str, ...], exclude: tuple[str, ...], no_ignore: bool, **more: Any
    ) -> Any:
        return command(*arguments, search=Search(include, exclude, not no_ignore), **more)

    for option in (
        click.option("--no-ignore", is_flag=True, help="Of folders, take files too that .gitignore leaves out."),
        click.option(
            "--exclude",
            metavar="GLOB",
            multiple=True,
            help="Of folders, leave out what matches: drafts, *.txt, old/**/a.docx. Wins over --include. May be given "
            "several times.",
        ),
        click.option(
            "--include",
            metavar="GLOB",
            multiple=True,
            help="Of folders, take only files that match (relative to the folder). May be given several times.",
        ),
    ):
        gathered = option(gathered)
    return gathered  # type: ignore[return-value]


class Level(click.Choice):  # type: ignore[type-arg] # generic from click 8.2 on only
    """A severity; one that is mistyped gets the nearest."""

    def __init__(self) -> None:
        super().__init__(["error", "warning", "info"])

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        if value not in self.choices:
            from alliance_lint.settings.schema import nearest

            near = nearest(str(value), list(self.choices)) or f"; the severities are {', '.join(self.choices)}"
            self.fail(f"there is no severity '{value}'{near}", parameter, context)
        return value


def settings_options(*left_out: str) -> Callable[[Command], Command]:
    """The options for what configuration files can set, too, and for the file itself: as the parameter ``sources``.

    ``left_out`` are names of parameters that mean nothing to the command.
    """
    offered = {name: option for name, option in _SETTINGS_OPTIONS.items() if name not in left_out}

    def with_sources(command: Command) -> Command:
        @functools.wraps(command)
        def gathered(*arguments: Any, **parameters: Any) -> Any:
            taken = {name: parameters.pop(name, None) for name in (*_SETTINGS_OPTIONS, "pack_paths")}
            return command(*arguments, **parameters, sources=_sources(**taken))

        for option in reversed(offered.values()):
            gathered = option(gathered)
        return pack_option(gathered)  # type: ignore[return-value]

    return with_sources


_SETTINGS_OPTIONS: dict[str, Callable[[Any], Any]] = {
    "select": click.option(
        "--select",
        metavar="CHECKS",
        multiple=True,
        shell_complete=complete_checks,
        help="Run these checks only: ids, names or beginnings of ids, separated by commas (DIS004,payment-basis,TRM).",
    ),
    "ignore": click.option(
        "--ignore",
        metavar="CHECKS",
        multiple=True,
        shell_complete=complete_checks,
        help="Leave these checks out; wins over --select.",
    ),
    "all_checks": click.option(
        "--all", "all_checks", is_flag=True, help="Run the checks that are off by default, too."
    ),
    "fail_on": click.option(
        "--fail-on",
        type=Level(),
        help="Exit with 1 if there is a finding of this severity or a graver one (default: warning).",
    ),
    "changes": changes_option,
    "ours": click.option(
        "--for",
        "ours",
        metavar="COMPANY",
        multiple=True,
        help="Whose side you are on: a one-sided term against this party weighs more, one in its favour is only "
        "information. Its alias, or words of its full name. May be given several times.",
    ),
    "config": click.option(
        "--config",
        metavar="FILE",
        help="Take the settings from this file, and look for no other. Without this option those of the nearest "
        ".alliance-lint.yaml hold, or of the nearest pyproject.toml with a table [tool.alliance-lint], from the folder "
        "of each agreement upward.",
    ),
    "no_config": click.option("--no-config", is_flag=True, help="Use no configuration file."),
}


def _sources(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    all_checks: bool,
    fail_on: str | None,
    changes: str | None,
    ours: tuple[str, ...],
    pack_paths: tuple[str, ...],
    config: str | None,
    no_config: bool,
) -> Sources:
    from alliance_lint.settings.resolve import Sources

    if all_checks and select:
        raise click.UsageError("--all and --select contradict each other; give one of them")
    if config is not None and no_config:
        raise click.UsageError("--config and --no-config contradict each other; give one of them")
    if config == "":
        raise click.UsageError("--config names no file; leave it out, or use --no-config")
    if any(not name.strip() for name in ours):
        raise click.UsageError("--for names no company; write its alias, or words of its full name")
    options = {
        "select": ["all"] if all_checks else list(select),
        "ignore": list(ignore),
        "fail-on": fail_on,
        "changes": changes,
        "for": list(ours),
        "packs": list(pack_paths),
    }
    return Sources(options, config or "", not no_config)
