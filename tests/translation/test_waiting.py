"""The translator's list: what waits for a language, and the way into the editor."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page
from wagtail.users.models import UserProfile

from publications.models import NewsPage
from tests.factories import section
from tests.translation.conftest import translate, with_roles
from translation import waiting
from translation.independence import make_independent
from translation.publishing import begin_translation, publish_translation
from translation.waiting import State


def states(language) -> dict[str, str]:
    return {page.title: waiting.state_of(page) for page in waiting.waiting_for(language)}


def row(page, language):
    return waiting.waiting_for(language).get(pk=page.pk)


class TestWhatWaits:
    def test_a_public_work_that_nobody_has_begun(self, story, french):
        assert states(french) == {story.title: State.NOT_BEGUN}

    def test_a_work_half_done_with_the_number_of_texts(self, story, french, in_translation):
        translate(story, french, skip=3)
        found = row(story, french)
        assert (waiting.state_of(found), found.left, found.texts) == (State.IN_WORK, 3, 12)
        assert found.target == in_translation.pk

    def test_a_work_that_only_has_to_be_published(self, story, french, in_translation):
        translate(story, french)
        assert waiting.state_of(row(story, french)) == State.READY

    def test_a_public_translation_that_has_fallen_behind(self, story, french, in_two_languages):
        assert states(french) == {}
        story.place = "Geneva"
        story.save_revision().publish()
        found = row(story, french)
        assert (waiting.state_of(found), found.left) == (State.BEHIND, 1)

    def test_not_what_goes_its_own_way(self, story, french, in_translation):
        make_independent(in_translation, by=None)
        assert states(french) == {}

    def test_not_a_draft_that_nobody_has_sent(self, write, french):
        write(live=False)
        assert states(french) == {}

    def test_a_draft_once_it_was_sent(self, write, french):
        story = write(live=False)
        begin_translation(story, french, by=None)
        assert states(french) == {story.title: State.IN_WORK}

    def test_not_what_was_written_in_that_language(self, write, french):
        write(language="fr", title="Un récit")
        assert states(french) == {}

    def test_in_one_query_and_the_restrictions(self, story, french, django_assert_num_queries):
        with django_assert_num_queries(2):
            assert len(waiting.waiting_for(french)) == 1

    @pytest.mark.parametrize("state", State.values)
    def test_by_state(self, state, write, french):
        for wanted in State.values:
            story = write(title=wanted)
            if wanted != State.NOT_BEGUN:
                begin_translation(story, french, by=None)
            if wanted in (State.READY, State.BEHIND):
                translate(story, french)
            if wanted == State.BEHIND:
                publish_translation(story, french, by=None)
                story.place = "Geneva"
                story.save_revision().publish()
        found = waiting.in_state(waiting.waiting_for(french), state)
        assert [page.title for page in found] == [state]


class TestTheList:
    @pytest.fixture
    def listed(self, browser_of):
        def page(name: str, **query: str) -> str:
            answer = browser_of(name).get(reverse("to_translate"), query)
            assert answer.status_code == 200
            return answer.content.decode()

        return page

    def test_shows_what_is_left_and_where_to_go_on(self, listed, story, french, in_translation):
        translate(story, french, skip=2)
        html = listed("translator")
        assert "2 of 12" in html
        assert f'href="/admin/pages/{in_translation.pk}/edit/"' in html

    def test_offers_to_begin(self, listed, story):
        assert f'action="/admin/to-translate/{story.pk}/fr/"' in listed("translator")

    def test_shows_one_s_own_languages_only(self, listed, story):
        html = listed("translator", language="ar")
        assert "/fr/" in html
        assert 'value="ar"' not in html
        assert f'action="/admin/to-translate/{story.pk}/ar/"' in listed("admin", language="ar")

    def test_finds_by_title_and_state(self, listed, write):
        write(title="Firearms")
        write(title="Corruption")
        assert "Corruption" not in listed("translator", q="firearms")
        assert "Firearms" not in listed("translator", state="in-work")

    def test_reads_from_right_to_left_in_arabic(self, people, browser_of, story):
        profile = UserProfile.get_for_user(people["admin"])
        profile.preferred_language = "ar"
        profile.save()
        answer = browser_of("admin").get(reverse("to_translate"), {"language": "ar"})
        assert 'dir="rtl"' in answer.content.decode()
        assert translation.get_language() == "en"

    def test_is_closed_to_whoever_has_no_language(self, browser_of, story):
        assert browser_of("editor").get(reverse("to_translate")).url == "/admin/"
        menu = browser_of("editor").get("/admin/").content.decode()
        assert "to-translate" not in menu
        assert "to-translate" in browser_of("translator").get("/admin/").content.decode()

    def test_its_results_alone_answer_too(self, browser_of, story):
        answer = browser_of("translator").get(reverse("to_translate_results"))
        assert story.title in answer.content.decode()

    def test_costs_the_same_for_any_number_of_works(
        self, browser_of, write, django_assert_max_num_queries
    ):
        for _ in range(3):
            write()
        browser = browser_of("translator")
        browser.get(reverse("to_translate"))
        with django_assert_max_num_queries(25):
            browser.get(reverse("to_translate"))


class TestBeginning:
    def test_opens_the_editor_of_a_new_draft(self, story, french, browser_of):
        answer = browser_of("translator").post(
            reverse("begin_translation", args=[story.pk, "fr"]), follow=True
        )
        page = NewsPage.objects.get(locale=french, translation_key=story.translation_key)
        assert answer.redirect_chain == [(f"/admin/pages/{page.pk}/edit/", 302)]
        assert "js-translation-editor" in answer.content.decode()

    @pytest.mark.parametrize("name", ["editor", "translator"])
    def test_takes_a_part_in_that_language(self, name, story, browser_of):
        browser_of(name).post(reverse("begin_translation", args=[story.pk, "ar"]))
        assert Page.objects.filter(translation_key=story.translation_key).count() == 1

    def test_takes_permission_to_edit_there(self, story):
        browser = Client()
        browser.force_login(with_roles(fr="translator"))
        browser.post(reverse("begin_translation", args=[story.pk, "fr"]))
        assert Page.objects.filter(translation_key=story.translation_key).count() == 1

    def test_is_a_post(self, story, browser_of):
        address = reverse("begin_translation", args=[story.pk, "fr"])
        assert browser_of("translator").get(address).status_code == 405

    def test_of_what_is_not_there_is_not_found(self, site, browser_of):
        browser = browser_of("translator")
        for address in ("/admin/to-translate/999999/fr/", "/admin/to-translate/1/xx/"):
            assert browser.post(address).status_code == 404


class TestWhatIsTyped:
    """Fields of a page say in which language they are typed."""

    def script(self, browser, page) -> str:
        html = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        return html[html.index("js/typing-direction.js") :].split(">", 1)[0]

    def test_in_the_page_editor(self, write, browser_of):
        arabic = write(language="ar", title="قصة")
        assert 'data-lang="ar" data-dir="rtl"' in self.script(browser_of("admin"), arabic)

    def test_in_the_form_of_a_new_page(self, site, browser_of):
        parent = section(NewsPage, "ar")
        address = reverse("wagtailadmin_pages:add", args=["publications", "newspage", parent.pk])
        assert 'data-lang="ar" data-dir="rtl"' in browser_of("admin").get(address).content.decode()

    def test_in_the_translation_editor(self, story, arabic, browser_of):
        page = begin_translation(story, arabic, by=None)
        script = self.script(browser_of("admin"), page)
        assert 'data-lang="ar" data-dir="rtl"' in script
        assert 'data-source-lang="en" data-source-dir="ltr"' in script
