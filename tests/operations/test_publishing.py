"""Publishing waits for nobody: Elasticsearch away, or there and silent, costs an editor nothing."""

import time

import pytest
from django.urls import reverse
from wagtail.models import Page

from publications.models import NewsPage
from search.models import Generation
from tests.factories import draft
from tests.factories.forms import form_of
from tests.search.shelves import prefix
from tests.search.test_faults import sick_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(publisher, signed_in, django_capture_on_commit_callbacks):
    """Publishes a new story through the edit form; gives the seconds it took, with what follows a commit."""
    browser = signed_in(publisher)

    def press(title, *, looked_for=True):
        story = draft(NewsPage, title=title)
        data = form_of(story) | {"action-publish": "1"}
        started = time.monotonic()
        with django_capture_on_commit_callbacks(execute=True):
            browser.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), data)
        took = time.monotonic() - started
        assert Page.objects.get(pk=story.pk).live
        if looked_for:
            assert browser.get("/api/v1/search", {"q": title}).json()["total"] == 1
        return took

    press("The first one, which warms things up")
    return press


@pytest.mark.parametrize("hangs_up", [True, False], ids=["refusing", "silent"])
def test_an_ill_elasticsearch_is_not_asked_when_something_is_published(
    publish, settings, hangs_up, capsys
):
    without = publish("Zanzibar")
    settings.ELASTICSEARCH_PREFIX = prefix()
    Generation.objects.create(
        index=f"{settings.ELASTICSEARCH_PREFIX}-1", state=Generation.State.SERVING, fingerprint="x"
    )
    with sick_server(hangs_up=hangs_up) as (port, calls):
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{port}"
        ill = publish("Samarkand", looked_for=False)
        assert calls == []
    with capsys.disabled():
        print(f"\n  publishing, Elasticsearch ill / without: {ill / without:.2f}")  # noqa: T201
