"""alliance-lint: a linter for strategic-alliance agreements."""

__version__ = "0.1.0"
