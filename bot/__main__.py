"""`python -m bot` is `goodturn`."""

import sys

from bot.cli import main

sys.exit(main())
