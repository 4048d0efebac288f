"""Figures: one that stands out, and tables."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock
from wagtail_localize.segments import StringSegmentValue

_ROWS = UUID("6b0ad5d6-6c4f-4a0c-9d3f-0d2f6a1c0b77")


class StatisticBlock(blocks.StructBlock):
    """A figure that stands out, with what it counts."""

    number = blocks.CharBlock(max_length=60, label=_("Figure"), help_text=_("Such as “80+”."))
    label = blocks.CharBlock(max_length=200, label=_("What it counts"))

    class Meta:
        icon = "order"
        label = _("Statistic")
        description = _("One figure that stands out, with what it counts.")
        template = "pages/blocks/statistic.html"
        preview_value = {"number": "80+", "label": "participants"}


class TableBlock(WagtailTableBlock):
    """
    A table of plain cells, each a string to translate.

    A row is known to translators by what stands in its first cell, so rows may be added and moved without
    losing what was translated.
    """

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns of plain text, with a row of headings.")
        template = "pages/blocks/table.html"
        preview_value = {
            "data": [["Beach", "Boats"], ["Anomasa", "41"]],
            "table_header_choice": "row",
            "first_row_is_table_header": True,
            "first_col_is_header": False,
        }

    def get_translatable_segments(self, value: dict[str, Any] | None) -> list[StringSegmentValue]:
        return [
            StringSegmentValue(path, value["data"][row][column])
            for path, row, column in self._places(value)
            if value and value["data"][row][column]
        ] + self._caption(value)

    def restore_translated_segments(
        self, value: dict[str, Any], segments: list[StringSegmentValue]
    ) -> dict[str, Any]:
        words = {segment.path: segment.render_text() for segment in segments}
        rows = [list(row) for row in value["data"]]
        for path, row, column in self._places(value):
            rows[row][column] = words.get(path, rows[row][column])
        restored = {**value, "data": rows}
        if "caption" in words:
            restored["table_caption"] = words["caption"]
        return restored

    def _places(self, value: dict[str, Any] | None) -> Iterator[tuple[str, int, int]]:
        """Each cell as (path, row, column); the path is the same in every language."""
        seen: dict[str, int] = {}
        for number, row in enumerate((value or {}).get("data") or []):
            first = str(row[0] or "") if row else ""
            seen[first] = seen.get(first, 0) + 1
            key = uuid5(_ROWS, f"{first}\n{seen[first]}")
            for column in range(len(row)):
                yield f"{key}-{column}", number, column

    def _caption(self, value: dict[str, Any] | None) -> list[StringSegmentValue]:
        caption = (value or {}).get("table_caption")
        return [StringSegmentValue("caption", caption)] if caption else []
