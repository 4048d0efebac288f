"""The worker makes the sizes of a picture; whoever comes first is shown one that is quickly made."""

import re

import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from wagtail.images.models import Filter

from pages.models import Image
from pages.sizes import make_sizes
from publications.models import NewsPage
from tests.factories import make_image, published, story_of

pytestmark = pytest.mark.django_db

LEAD = "format-{avif,webp}", "fill-{480x270,960x540,1600x900}"


@pytest.fixture
def stored(settings):
    """Tasks wait for the worker, as they do outside of tests."""
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
    }
    cache.clear()


@pytest.fixture
def image(site):
    return make_image()


def asked_for():
    return DBTaskResult.objects.filter(task_path="pages.sizes.make_sizes")


def work():
    """What the worker does. Not by its command, which takes the test's connection from it."""
    for result in asked_for():
        make_sizes.func(*result.args_kwargs["args"])


def sizes_of(image):
    return set(image.renditions.values_list("filter_spec", flat=True))


def lead_filters():
    return [Filter(spec=spec) for spec in Filter.expand_spec(LEAD)]


def test_the_first_visitor_waits_for_one_size_and_the_next_has_all(stored, image, client):
    story = published(NewsPage, image=image, image_alt="Six lines that meet")
    first = client.get(story.url).content.decode()
    assert sizes_of(image) - {"width-1200|format-jpeg"} == {"format-webp|fill-960x540"}
    shown = re.search(r'<figure class="figure figure--lead.*?</figure>', first, re.DOTALL)[0]
    assert "<source" not in shown
    assert re.search(r'<img [^>]*height="\d+"[^>]* width="\d+"', shown)
    work()
    assert sizes_of(image) == {"width-1200|format-jpeg"} | {f.spec for f in lead_filters()}
    found = Image.objects.get(pk=image.pk).get_renditions(*lead_filters())
    assert list(found) == [f.spec for f in lead_filters()]


def test_the_worker_is_asked_once(stored, image):
    for _visit in range(3):
        found = image.get_renditions(*lead_filters())
        assert list(found) == ["format-webp|fill-960x540"]
    assert asked_for().count() == 1


def test_a_new_focal_point_has_sizes_of_its_own(stored, image):
    image.make_renditions(*lead_filters())
    Image.objects.filter(pk=image.pk).update(
        focal_point_x=10, focal_point_y=10, focal_point_width=5, focal_point_height=5
    )
    moved = Image.objects.get(pk=image.pk)
    (shown,) = moved.get_renditions(*lead_filters()).values()
    assert shown.focal_point_key != ""
    assert shown.pk not in set(
        image.renditions.filter(focal_point_key="").values_list("pk", flat=True)
    )
    work()
    assert len(moved.get_renditions(*lead_filters())) == 6


def test_a_picture_that_was_deleted_meanwhile_is_no_error(stored, image):
    image.get_renditions(*lead_filters())
    image.delete()
    work()
    assert not Image.objects.exists()


def test_twelve_pictures_cost_no_more_queries_than_two(site, client):
    asked = []
    for count in (2, 12):
        pictures = [
            {"image": make_image(f"{count} {n}").pk, "alt_text": f"{n}"} for n in range(count)
        ]
        story = published(NewsPage, story=story_of(("gallery", pictures), ("picture", pictures[0])))
        client.get(story.url)
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(story.url)
        asked.append(len(queries))
    assert asked[0] == asked[1]
