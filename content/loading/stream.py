"""
Blocks as Wagtail stores them, under ids that last.

A translation's block has the id of its source's, so that wagtail-localize finds the pair by it. When a
text changes, blocks that stood in the page keep their ids, and with them their translations.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID, uuid5

from content import blocks

type Raw = dict[str, Any]

_WORK_LINK = re.compile(r'<a href="work:([^"]+)">')


def with_links(html: str, pages: Mapping[str, int]) -> str:
    """Links to works, by number. In this order of attributes: the editor writes them so."""
    return _WORK_LINK.sub(lambda match: f'<a linktype="page" id="{pages[match[1]]}">', html)


def value_of(block: blocks.Block, pages: Mapping[str, int], files: Mapping[str, int]) -> Any:  # noqa: PLR0911
    match block:
        case blocks.Heading():
            return {"level": str(block.level), "text": block.text}
        case blocks.Prose():
            return with_links(block.html, pages)
        case blocks.Table():
            return table_value(block.rows)
        case blocks.Quote():
            person = pages[block.person] if block.person else None
            return {"person": person, "name": block.who, "words": block.words}
        case blocks.Statistic():
            return {"number": block.number, "label": block.label}
        case blocks.Callout():
            return {"title": block.title, "text": with_links(block.html, pages)}
        case blocks.Picture() | blocks.Gallery() | blocks.Video():
            return shown_value(block, files)
    return [pages[address] for address in block.works]


def shown_value(
    block: blocks.Picture | blocks.Gallery | blocks.Video, files: Mapping[str, int]
) -> Any:
    match block:
        case blocks.Picture():
            return picture_value(block, files)
        case blocks.Gallery():
            return [picture_value(picture, files) for picture in block.pictures]
    return {
        "url": block.url,
        "title": block.title,
        "language": block.language,
        "poster": files[block.poster] if block.poster else None,
        "transcript": files[block.transcript] if block.transcript else None,
    }


def picture_value(picture: blocks.Picture, files: Mapping[str, int]) -> Raw:
    return {
        "image": files[picture.file],
        "alt_text": picture.alt_text,
        "decorative": picture.is_decorative,
        "caption": picture.caption,
    }


def table_value(rows: Iterable[Sequence[str]]) -> Raw:
    """A table as Wagtail's editor stores it."""
    return {
        "data": [list(row) for row in rows],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
    }


def stream_of(
    text: Iterable[blocks.Block], pages: Mapping[str, int], files: Mapping[str, int]
) -> list[Raw]:
    """A text's blocks, without ids yet. `files` are numbers of pictures and documents, by their names."""
    return [{"type": block.name, "value": value_of(block, pages, files)} for block in text]


def with_ids(key: UUID, new: Sequence[Raw], old: Sequence[Raw]) -> list[Raw]:
    """Give each block its id: the one it had if it stood there before, else one of its own."""
    ids = kept_ids(new, old)
    used = {block["id"] for block in old}
    fresh = (candidate for candidate in _names(key) if candidate not in used)
    return [numbered(block, ids.get(place) or next(fresh)) for place, block in enumerate(new)]


def kept_ids(new: Sequence[Raw], old: Sequence[Raw]) -> dict[int, str]:
    """Places of blocks that stood in the page, with their ids: equal ones, then the same type in order."""
    kept: dict[int, str] = {}
    matcher = SequenceMatcher(
        None, [_bare(b) for b in old], [_bare(b) for b in new], autojunk=False
    )
    for what, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        left = list(range(old_start, old_end))
        if what == "equal":
            kept |= {new_start + n: old[place]["id"] for n, place in enumerate(left)}
        elif what == "replace":
            for place in range(new_start, new_end):
                same = next((p for p in left if old[p]["type"] == new[place]["type"]), None)
                if same is not None:
                    kept[place] = old[same]["id"]
                    left = [p for p in left if p > same]
    return kept


def under_ids_of(source: Sequence[Raw], blocks_: Sequence[Raw]) -> list[Raw]:
    """A translation's blocks under the ids of its source's, one for one."""
    return [
        numbered(block, original["id"]) for block, original in zip(blocks_, source, strict=False)
    ]


def numbered(block: Raw, block_id: str) -> Raw:
    """A block with its id; the items of a list get ids that follow from it."""
    value = block["value"]
    if isinstance(value, list):
        value = [
            {"type": "item", "id": str(uuid5(UUID(block_id), str(n))), "value": item}
            for n, item in enumerate(value)
        ]
    return {**block, "value": value, "id": block_id}


def _names(key: UUID) -> Iterator[str]:
    number = 0
    while True:
        yield str(uuid5(key, f"block {number}"))
        number += 1


def _bare(block: Raw) -> tuple[str, str]:
    """A block's content without ids, for comparing."""
    value = block["value"]
    if isinstance(value, list):
        value = [item["value"] if _is_numbered(item) else item for item in value]
    return block["type"], json.dumps(value, sort_keys=True)


def _is_numbered(item: Any) -> bool:
    """Whether an item of a list has its id. Pictures of a gallery are tables themselves."""
    return isinstance(item, dict) and item.get("type") == "item"
