from pages.blocks.data import StatisticBlock, TableBlock
from pages.blocks.links import RelatedBlock, WorkBlock
from pages.blocks.media import DocumentsBlock, GalleryBlock, PictureBlock
from pages.blocks.story import StoryBlock
from pages.blocks.text import CalloutBlock, HeadingBlock, TextBlock
from pages.blocks.video import VideoBlock

__all__ = [
    "CalloutBlock",
    "DocumentsBlock",
    "GalleryBlock",
    "HeadingBlock",
    "PictureBlock",
    "RelatedBlock",
    "StatisticBlock",
    "StoryBlock",
    "TableBlock",
    "TextBlock",
    "VideoBlock",
    "WorkBlock",
]
