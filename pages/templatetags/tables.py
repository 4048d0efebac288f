"""What a table's cells hold, for the eye: figures stand under one another, from their last digit."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from django import template

register = template.Library()

# 1,906 · 2 244 · −3.5 · 62 % · $40: digits in groups, with one sign before and one word-like sign after.
FIGURE = re.compile(r"[+−–-]?\W?\d[\d.,'’\s]*[%‰٪]?")


@register.simple_tag
def figure_columns(rows: Sequence[Sequence[str | None]]) -> frozenset[int]:
    """The columns, from 0, in which every cell that is filled holds a figure."""
    columns = [[str(cell).strip() for cell in column if cell] for column in zip_longest(*rows)]
    return frozenset(
        place
        for place, cells in enumerate(columns)
        if cells and all(FIGURE.fullmatch(cell) for cell in cells)
    )
