"""Names that last: of a work, and of what stands inside it."""

from uuid import UUID, uuid5

SITE = UUID("6f1c0d9e-0000-4000-8000-706c656e6172")
HOME = "pages/home"


def key_of(address: str, *more: str) -> UUID:
    """The key of a work (`news/slug`), or of a part of it; the same in every site and language."""
    return uuid5(SITE, "\n".join((address, *more)))


def slug_of(address: str) -> str:
    return address.partition("/")[2]


def section_of(address: str) -> str:
    return address.partition("/")[0]
