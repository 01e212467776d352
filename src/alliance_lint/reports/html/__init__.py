"""The report as a page for a browser: one file that needs nothing else, or a folder of them for many agreements."""

from __future__ import annotations

from alliance_lint.reports.html.front import render_front_page
from alliance_lint.reports.html.page import security_policy
from alliance_lint.reports.html.site import html_files, html_pieces, render_html

__all__ = ["html_files", "html_pieces", "render_front_page", "render_html", "security_policy"]
