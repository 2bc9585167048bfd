"""What the program as a whole is set to, apart from any library."""

from __future__ import annotations

DEFAULT_CURRENCY = "USD"
DEFAULT_LOCALE = "en_US"
