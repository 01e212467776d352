"""Gives an agreement back as a lawyer does: with a comment at each finding, and the wording that it lacks."""

from __future__ import annotations
