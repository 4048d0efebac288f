"""Walks through the blocks of a story. No query beside those by which its pictures and files are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.rich_text import RichText


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A value inside a story: in which block, on which path of names, and what it is."""

    block_id: str
    path: tuple[str, ...]
    block: blocks.Block
    value: Any


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A place of a story that waits to be filled; `wanted` is how many a list takes at least."""

    block_id: str
    path: tuple[str, ...]
    wanted: int = 0


def leaves(story: StreamValue) -> Iterator[Leaf]:
    """Everything in a story, from the top: blocks that hold others come before what they hold."""
    for child in story:
        yield from _below(
            Leaf(
                block_id=str(child.id or ""),
                path=(child.block_type,),
                block=child.block,
                value=child.value,
            )
        )


def gaps(story: StreamValue) -> Iterator[Gap]:
    """What a draft may leave open: places that must be filled, lists that are too short."""
    for leaf in leaves(story):
        least = getattr(leaf.block.meta, "min_num", None) or 0
        if isinstance(leaf.block, blocks.ListBlock):
            if len(leaf.value or ()) < least:
                yield Gap(block_id=leaf.block_id, path=leaf.path, wanted=least)
        elif _is_field(leaf.block) and leaf.block.required and _is_empty(leaf.value):
            yield Gap(block_id=leaf.block_id, path=leaf.path)


def texts(story: StreamValue) -> Iterator[Leaf]:
    """Those that are running text with links in it."""
    return (leaf for leaf in leaves(story) if isinstance(leaf.block, blocks.RichTextBlock))


def _below(leaf: Leaf) -> Iterator[Leaf]:
    yield leaf
    for name, block, value in _children(leaf.block, leaf.value):
        path = (*leaf.path, name)
        yield from _below(Leaf(block_id=leaf.block_id, path=path, block=block, value=value))


def _children(block: blocks.Block, value: Any) -> Iterator[tuple[str, blocks.Block, Any]]:
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield name, child, (value or {}).get(name)
    elif isinstance(block, blocks.ListBlock):
        for item in value or ():
            yield "item", block.child_block, item


def _is_field(block: blocks.Block) -> bool:
    return isinstance(block, blocks.FieldBlock)


def _is_empty(value: Any) -> bool:
    if isinstance(value, RichText):
        return not value.source.strip() or value.source.strip() == "<p></p>"
    if isinstance(value, str):
        return not value.strip()
    return value is None
