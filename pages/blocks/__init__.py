from pages.blocks.data import StatisticBlock, TableBlock
from pages.blocks.links import RelatedBlock, WorkBlock
from pages.blocks.media import DocumentsBlock, PictureBlock
from pages.blocks.story import StoryBlock
from pages.blocks.text import CalloutBlock, HeadingBlock, TextBlock

__all__ = [
    "CalloutBlock",
    "DocumentsBlock",
    "HeadingBlock",
    "PictureBlock",
    "RelatedBlock",
    "StatisticBlock",
    "StoryBlock",
    "TableBlock",
    "TextBlock",
    "WorkBlock",
]
