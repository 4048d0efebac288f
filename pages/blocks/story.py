"""What a story is made of."""

from wagtail import blocks

from pages.blocks.data import StatisticBlock, TableBlock
from pages.blocks.links import RelatedBlock
from pages.blocks.media import DocumentsBlock, GalleryBlock, PictureBlock
from pages.blocks.text import CalloutBlock, HeadingBlock, TextBlock
from pages.blocks.video import VideoBlock


class StoryBlock(blocks.StreamBlock):
    """The blocks that every page may use. Apps that know people and partners add to them."""

    heading = HeadingBlock()
    text = TextBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    statistic = StatisticBlock()
    callout = CalloutBlock()
    table = TableBlock()
    documents = DocumentsBlock()
    related = RelatedBlock()

    class Meta:
        required = False
        block_counts: dict[str, dict[str, int]] = {}
