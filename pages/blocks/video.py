"""Videos. They stay where they are until the visitor asks for them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages import videos, vocabularies
from pages.blocks.media import SharedDocumentBlock, SharedImageBlock
from pages.language_choice import LanguageRadios


class VideoAddressBlock(blocks.URLBlock):
    """The address of a video, the same in every language: nothing to translate."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=500, **kwargs)
        self.field.validators = [videos.check_address]
        self.field.error_messages["invalid"] = videos.NOT_AN_ADDRESS

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []


class VideoValue(blocks.StructValue):
    """A video with what follows from its address."""

    @property
    def recording(self) -> videos.Recording:
        return videos.recording_at(self["url"] or "")


class VideoBlock(blocks.StructBlock):
    """A recording at another site, which is asked for nothing before the visitor wants to see it."""

    url = VideoAddressBlock(
        label=_("Address of the video"),
        help_text=_(
            "Such as a page of YouTube, Vimeo or UN Web TV. From YouTube and Vimeo it can be played here;"
            " any other is a link."
        ),
    )
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    language = blocks.ChoiceBlock(
        choices=vocabularies.languages,
        widget=LanguageRadios(named=_("Language of the recording")),
        label=_("Language of the recording"),
        search_index=False,
    )
    poster = SharedImageBlock(
        required=False,
        label=_("Picture"),
        help_text=_("A picture of your own, shown until the video is played."),
    )
    transcript = SharedDocumentBlock(
        required=False,
        label=_("Transcript"),
        help_text=_("What is said and shown, as a document."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A recording at another site, loaded only when the visitor asks for it.")
        template = "pages/blocks/video.html"
        value_class = VideoValue
        preview_value = {
            "url": "https://example.org/recordings/opening",
            "title": "The opening of the side event",
            "language": "fr",
        }
