"""`python -m plaint` does what `plaint` does."""

from __future__ import annotations

from plaint.cli import main

raise SystemExit(main())
