"""``alliance-lint serve``: a page on this machine to drop agreements on."""

from __future__ import annotations

import contextlib

import click

from alliance_lint.cli.options import pack_option

PORT = 8753


@click.command(short_help="Serve a page on this machine to drop agreements on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    metavar="PORT",
    help="Listen at this port of 127.0.0.1; 0 takes one that is free.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the page in the browser.")
@pack_option
def serve(port: int, open_browser: bool, pack_paths: tuple[str, ...]) -> None:
    """Serve a page on this machine: drop an agreement on it, see the report, and download the reviewed copy.

    Only this machine can reach the page, and no other web page can use it. Agreements stay in memory, the last four of
    them, and are never written to a disk. Each is read by a process of its own, within 60 seconds and up to 50 MB.
    Ctrl-C ends it.
    """
    from alliance_lint import linting
    from alliance_lint.serving.server import Server

    linting.load_packs(pack_paths)  # A fault in one is told now, and not with the first agreement.
    server = Server(port, packs=pack_paths)
    click.echo(f"Drop agreements at {server.url} (Ctrl-C ends it)")
    if open_browser:
        import webbrowser

        webbrowser.open(server.url)
    with server, contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()
