"""What a reader meets first: the title, the summary, the words for a picture."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.utils.translation import gettext as _

from pages.blocks import PictureBlock
from pages.checking import remarks, stories
from pages.checking.remarks import Remark

LONGEST_TITLE = 110


def about_title(page: Any) -> Iterator[Remark]:
    if (length := len(page.title)) > LONGEST_TITLE:
        sentence = _(
            "The title has %(length)d characters. Lists and search engines cut it after %(most)d or fewer."
        )
        yield remarks.warns(sentence % {"length": length, "most": LONGEST_TITLE}, "title")


def about_summary(page: Any) -> Iterator[Remark]:
    if not page.summary.strip():
        yield remarks.warns(_("There is no summary: lists show the title alone."), "summary")


def about_lead_picture(page: Any) -> Iterator[Remark]:
    """That there are words at all is asked for by the page itself."""
    if page.image is not None and _is_no_description(page.image_alt, page.image):
        yield remarks.warns(_not_described(page.image_alt), "image_alt")


def about_pictures(page: Any) -> Iterator[Remark]:
    """Pictures inside the story, galleries too."""
    for leaf in stories.leaves(page.story):
        if not isinstance(leaf.block, PictureBlock) or leaf.value.get("image") is None:
            continue
        words, anchor = leaf.value.get("alt_text") or "", f"story.{leaf.block_id}"
        if not words and not leaf.value.get("decorative"):
            sentence = _(
                "A picture has no alternative text: say what it shows, or mark it decorative."
            )
            yield remarks.blocks(sentence, anchor)
        elif _is_no_description(words, leaf.value["image"]):
            yield remarks.warns(_not_described(words), anchor)


def _is_no_description(words: str, image: Any) -> bool:
    """Whether the words for a picture are only what its file is called."""
    file = PurePosixPath(str(image.file.name))
    names = {_plain(name) for name in (image.title, file.name, file.stem)}
    return bool(words) and _plain(words) in names


def _plain(name: str) -> str:
    return " ".join(str(name).casefold().replace("-", " ").replace("_", " ").split())


def _not_described(words: str) -> str:
    sentence = _("The alternative text “%(words)s” is the name of the picture, not what it shows.")
    return sentence % {"words": words}
