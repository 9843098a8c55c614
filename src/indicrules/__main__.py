"""Turn `python -m indicrules` into the command line."""

from __future__ import annotations

from indicrules.cli.main import main

if __name__ == "__main__":
    main()
