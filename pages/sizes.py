"""
The sizes of a picture, made by the worker.

A template asks for six or eight sizes at once, and AVIF takes its time. Whoever comes first is shown what is
there already, or else the one size that is quickly made; the others are there for the next.
"""

from collections.abc import Sequence
from hashlib import sha1

from django.core.cache import cache
from django.tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter

# How long the worker is not asked again for the same sizes.
ASKED_FOR = 60


@task
def make_sizes(image_id: int, specs: list[str]) -> None:
    """Make the sizes of a picture that are missing. It bears being run twice."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is not None:
        image.make_renditions(*specs)


def ask_for(image: AbstractImage, filters: Sequence[Filter]) -> None:
    """Leave sizes to the worker, unless it was asked a moment ago."""
    specs = [wanted.spec for wanted in filters]
    focus = (image.focal_point_x, image.focal_point_y)
    name = sha1(f"{image.pk} {focus} {specs}".encode(), usedforsecurity=False).hexdigest()
    if cache.add(f"sizes-{name}", value=True, timeout=ASKED_FOR):
        make_sizes.enqueue(image.pk, specs)


def quick_one(filters: Sequence[Filter]) -> Filter:
    """The size that a first visitor waits for: a middle one, in a format that is quickly written."""
    quick = [wanted for wanted in filters if "format-avif" not in wanted.spec] or filters
    return quick[len(quick) // 2]
