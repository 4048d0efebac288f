"""What Wagtail's page editor says about publishing, and what a refusal looks like."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from wagtail_localize.models import Translation

from publications.models import NewsPage
from tests.factories import section
from tests.factories.forms import form_of
from tests.translation.conftest import translate
from translation.gate import GateClosed
from translation.independence import join_again, make_independent
from translation.middleware import RefusalMiddleware
from translation.models import IndependentTranslation


def sentences(answer: HttpResponse) -> list[str]:
    return [str(message).strip() for message in answer.context["messages"]]


class TestTheTranslationEditor:
    @pytest.fixture
    def publish(self, in_translation, browser_of):
        address = reverse("wagtailadmin_pages:edit", args=[in_translation.pk])

        def press(name: str) -> HttpResponse:
            browser = browser_of(name)
            return browser.post(
                address,
                {"action": "publish"},
                follow=True,
                headers={"Referer": f"http://testserver{address}"},
            )

        press.address = address
        return press

    def test_says_what_is_missing_and_stays_there(self, publish, story, french, in_translation):
        translate(story, french, skip=1)
        answer = publish("reviser")
        assert answer.redirect_chain == [(publish.address, 302)]
        assert sentences(answer) == ["1 of 12 texts is not translated yet: Place."]
        assert not NewsPage.objects.get(pk=in_translation.pk).live

    def test_publishes_what_is_complete(self, publish, story, french, in_translation):
        translate(story, french)
        assert "Published" in sentences(publish("reviser"))[0]
        assert NewsPage.objects.get(pk=in_translation.pk).live

    def test_keeps_a_translator_from_publishing(self, publish, story, french, in_translation):
        translate(story, french)
        publish("translator")
        assert not NewsPage.objects.get(pk=in_translation.pk).live


class TestThePageEditor:
    def test_publishes_a_source_as_ever(self, story, browser_of):
        address = reverse("wagtailadmin_pages:edit", args=[story.pk])
        data = form_of(story, title="A better title", **{"action-publish": "1"})
        browser_of("editor").post(address, data)
        assert NewsPage.objects.get(pk=story.pk).title == "A better title"

    def test_keeps_the_edit_of_an_independent_page_that_one_may_not_publish(
        self, in_two_languages, browser_of
    ):
        make_independent(in_two_languages, by=None)
        address = reverse("wagtailadmin_pages:edit", args=[in_two_languages.pk])
        data = form_of(in_two_languages, title="Mon titre", **{"action-publish": "1"})
        browser_of("translator").post(address, data)
        page = NewsPage.objects.get(pk=in_two_languages.pk)
        assert page.title != "Mon titre"
        assert page.get_latest_revision_as_object().title == "Mon titre"
        browser_of("reviser").post(address, data)
        assert NewsPage.objects.get(pk=page.pk).title == "Mon titre"

    def test_a_new_work_in_a_section_of_another_language_takes_a_part_in_it(self, browser_of, site):
        parent = section(NewsPage, "fr")
        address = reverse("wagtailadmin_pages:add", args=["publications", "newspage", parent.pk])
        assert browser_of("editor").get(address).url == "/admin/"
        assert browser_of("translator").get(address).status_code == 200

    def test_offers_no_mirror(self, in_two_languages, browser_of):
        make_independent(in_two_languages, by=None)
        address = reverse("wagtailadmin_pages:edit", args=[in_two_languages.pk])
        page = browser_of("head").get(address).content.decode()
        assert "localize-restart-translation" in page
        assert "localize-convert-to-alias" not in page


class TestIndependence:
    def test_and_back(self, in_two_languages):
        make_independent(in_two_languages, by=None)
        assert IndependentTranslation.objects.filter(page=in_two_languages).exists()
        assert not Translation.objects.get().enabled
        join_again(in_two_languages)
        assert not IndependentTranslation.objects.filter(page=in_two_languages).exists()
        assert Translation.objects.get().enabled

    def test_of_a_page_that_was_never_sent_has_no_way_back(self, story, french, browser_of):
        copy = story.copy_for_translation(french)
        make_independent(copy, by=None)
        address = reverse("wagtailadmin_pages:edit", args=[copy.pk])
        answer = browser_of("head").post(
            address, {"localize-restart-translation": "1"}, follow=True
        )
        assert "This page was never sent for translation." in sentences(answer)


class TestARefusal:
    """Wherever something is refused, the person reads why; nowhere does a referrer lead away."""

    @pytest.fixture
    def refuse(self, admin):
        middleware = RefusalMiddleware(lambda request: HttpResponse())

        def answer_to(method: str = "POST", path: str = "/admin/pages/3/", **headers: str):
            request = RequestFactory(headers=headers).generic(method, path)
            request.user = admin
            request._messages = _Messages()
            return middleware.process_exception(request, GateClosed(["Not yet.", "Nor this."]))

        return answer_to

    def test_leads_back_to_where_one_was(self, refuse):
        answer = refuse(referer="http://testserver/admin/pages/3/edit/?tab=1")
        assert (answer.status_code, answer.url) == (302, "/admin/pages/3/edit/?tab=1")

    @pytest.mark.parametrize(
        "referrer",
        [
            "",
            "https://evil.example/admin/",
            "http://testserver.evil.example/admin/",
            "//evil.example/admin/",
            "http://testserver/en/news/",
            "http://testserver//evil.example/",
            "javascript:alert(1)",
        ],
    )
    def test_else_leads_to_the_admin_s_front_page(self, refuse, referrer):
        assert refuse(referer=referrer).url == "/admin/"

    def test_of_a_page_that_was_only_opened_does_not_lead_back_to_it(self, refuse):
        assert refuse("GET", referer="http://testserver/admin/pages/3/").url == "/admin/"

    @pytest.mark.parametrize(
        ("method", "headers"),
        [
            ("POST", {"X-Requested-With": "XMLHttpRequest"}),
            ("POST", {"Accept": "application/json"}),
            ("PUT", {}),
            ("DELETE", {}),
        ],
    )
    def test_is_data_for_a_script(self, refuse, method, headers):
        answer = refuse(method, **headers)
        assert answer.status_code == 409
        assert b'"error_message": "Not yet. Nor this."' in answer.content

    def test_elsewhere_stays_an_exception(self, refuse):
        assert refuse(path="/en/news/") is None

    def test_s_words_are_not_markup(self, write, french, browser_of):
        story = write(title="<script>alert(1)</script>")
        page = story.copy_for_translation(french)
        make_independent(page, by=None)
        address = reverse("wagtail_localize:submit_page_translation", args=[story.pk])
        answer = browser_of("head").post(address, {"locales": [french.pk]}, follow=True)
        assert "<script>alert(1)" not in answer.content.decode()


class _Messages:
    def add(self, *args: object) -> None:
        """Messages need a session, which these requests have not."""
