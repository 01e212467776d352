"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# Machines differ in speed and some are busy: how long an example takes proves nothing. In CI the examples are the same
# at every run, so that a failure there is the fault of the change; at home they wander.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")
