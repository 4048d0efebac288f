"""A file is open while a live, visible page uses it, and closed at that second when none does."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from wagtail.models import PageViewRestriction

from access.files import is_open
from pages.models import Image
from publications.models import NewsPage
from tests.factories import (
    draft,
    make_document,
    make_image,
    make_person,
    published,
    story_of,
    translated,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(site):
    return make_document("Terms of reference")


def with_document(document):
    return story_of(("documents", [document.pk]))


def test_a_file_that_no_page_uses_is_closed(document, client):
    assert client.get(document.url).status_code == 404


def test_a_file_of_a_draft_is_closed_and_of_a_live_page_open(document, client):
    story = draft(NewsPage, story=with_document(document))
    assert client.get(document.url).status_code == 404
    story.save_revision().publish()
    answer = client.get(document.url)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert answer["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("use", ["link", "block", "restricted", "expired", "unpublished"])
def test_it_follows_the_page(document, client, use):
    if use == "link":
        link = f'<p><a linktype="document" id="{document.pk}">The terms</a></p>'
        published(NewsPage, story=story_of(("text", link)))
        assert client.get(document.url).status_code == 200
        return
    story = published(NewsPage, story=with_document(document))
    assert client.get(document.url).status_code == 200
    if use == "restricted":
        PageViewRestriction.objects.create(page=story, restriction_type="login")
    elif use == "expired":
        NewsPage.objects.filter(pk=story.pk).update(expire_at=timezone.now())
    elif use == "unpublished":
        story.unpublish()
    else:
        return
    assert client.get(document.url).status_code == 404


def test_whoever_was_let_through_to_a_restricted_page_has_its_files(document, client):
    story = published(NewsPage, story=with_document(document))
    french = translated(story, "fr")
    PageViewRestriction.objects.create(page=story, restriction_type="password", password="heron")
    assert client.get(document.url).status_code == 404
    asked = client.get(french.url)
    answer = client.post(
        asked.context["action_url"], {"password": "heron", "return_url": french.url}, follow=True
    )
    assert answer.status_code == 200
    opened = client.get(document.url)
    assert (opened.status_code, opened["Cache-Control"]) == (200, "private, no-store")
    story.unpublish()
    assert client.get(document.url).status_code == 404


def test_a_file_in_an_unpublished_edit_stays_closed_and_the_old_one_open(document, client):
    story = published(NewsPage, story=with_document(document))
    new = make_document("Secret annex")
    story.story = with_document(new)
    story.save_revision()
    assert client.get(new.url).status_code == 404
    assert client.get(document.url).status_code == 200
    story.get_latest_revision().publish()
    assert client.get(new.url).status_code == 200
    assert client.get(document.url).status_code == 404


def test_staff_open_what_is_closed_and_no_cache_keeps_it(document, editor, signed_in):
    answer = signed_in(editor).get(document.url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


def test_a_picture_is_open_with_its_page_and_its_original_has_no_address(site, client):
    image = make_image()
    rendition = image.get_rendition("width-100")
    assert client.get(rendition.url).status_code == 404
    published(NewsPage, image=image, image_alt="A plain surface")
    assert client.get(rendition.url)["Content-Type"] == "image/jpeg"
    assert client.get(f"/nowhere/{image.file.name}").status_code == 404
    assert client.get(f"/media/{image.file.name}").status_code == 404


def test_a_picture_of_a_translation_closes_with_the_source(site, client):
    image = make_image()
    story = published(NewsPage, image=image, image_alt="A plain surface")
    translated(story, "fr")
    assert is_open(image)
    story.unpublish()
    assert not is_open(Image.objects.get(pk=image.pk))


def test_it_costs_five_queries(document, client, django_assert_num_queries):
    published(NewsPage, story=with_document(document))
    is_open(document)  # content types are remembered
    with django_assert_num_queries(5):  # the file, its collection, restrictions twice, its pages
        client.get(document.url)


def test_a_wrong_name_is_not_there(document, client):
    published(NewsPage, story=with_document(document))
    assert client.get(document.url.replace("terms", "other")).status_code == 404


class TestStaff:
    """Somebody in the admin who may neither choose nor change files of a collection."""

    @pytest.fixture
    def newcomer(self, site, signed_in):
        person = make_person()
        enter = Permission.objects.get(codename="access_admin")
        person.user_permissions.add(enter)
        return signed_in(person)

    def test_do_not_open_closed_files_that_they_may_not_choose(self, document, newcomer):
        assert newcomer.get(document.url).status_code == 404

    def test_are_not_told_of_them_by_the_lists_for_scripts(
        self, document, newcomer, editor, signed_in
    ):
        picture = make_image()
        for address, thing in (("documents", document), ("images", picture)):
            theirs = newcomer.get(f"/admin/api/main/{address}/")
            assert theirs.json()["items"] == []
            assert newcomer.get(f"/admin/api/main/{address}/{thing.pk}/").status_code == 404
            found = signed_in(editor).get(f"/admin/api/main/{address}/").json()["items"]
            assert [row["title"] for row in found] == [thing.title]
