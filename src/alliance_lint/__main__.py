"""``python -m alliance_lint`` is the command ``alliance-lint``."""

from alliance_lint.cli.main import main

if __name__ == "__main__":
    main()
