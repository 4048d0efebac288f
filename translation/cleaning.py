"""What people type, before the database sees it."""

# PostgreSQL refuses a NUL, and no database stores half of a surrogate pair.
_UNWANTED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000)))


def without_control_characters(text: str) -> str:
    """The same text without characters that nobody sees and no database should keep."""
    return text.translate(_UNWANTED)
