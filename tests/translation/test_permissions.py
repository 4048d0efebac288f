"""What somebody with every page permission may do, by language."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from publications.models import NewsIndexPage, NewsPage
from tests.factories import draft, make_person, section
from tests.translation.conftest import with_roles
from translation.models import IndependentTranslation
from translation.standing import with_sources

# On a live French translation, with Wagtail's permissions everywhere.
ABILITIES = (
    "edit",
    "publish",
    "unpublish",
    "delete",
    "move",
    "copy",
    "lock",
    "set_view_restrictions",
)
MAY = {
    "editor": (False,) * 8,
    "requester": (False,) * 8,
    "translator": (True, False, False, False, False, True, True, False),
    "reviser": (True,) * 8,
    "head": (True,) * 8,
    "admin": (True,) * 8,
}


def abilities(page, person) -> tuple[bool, ...]:
    tester = page.permissions_for_user(person)
    return tuple(bool(getattr(tester, f"can_{ability}")()) for ability in ABILITIES)


@pytest.mark.parametrize("name", MAY)
def test_a_translation_takes_a_part_in_its_language(name, people, in_two_languages):
    assert abilities(in_two_languages, people[name]) == MAY[name]


@pytest.mark.parametrize("name", MAY)
def test_a_source_takes_wagtail_s_permission_only(name, people, story):
    assert abilities(story, people[name]) == (True,) * 8


@pytest.mark.parametrize("name", ["translator", "reviser", "head"])
def test_another_language_stays_closed(name, people, in_two_languages, arabic):
    Page.objects.filter(pk=in_two_languages.pk).update(locale=arabic)
    page = Page.objects.get(pk=in_two_languages.pk)
    assert abilities(page, people[name]) == (False,) * 8


def test_an_independent_page_takes_a_part_in_its_language_too(people, in_two_languages):
    IndependentTranslation.objects.create(page=in_two_languages)
    assert abilities(in_two_languages, people["editor"]) == (False,) * 8
    assert abilities(in_two_languages, people["reviser"]) == (True,) * 8


def test_a_part_in_a_language_adds_nothing_to_wagtail_s_permissions(in_two_languages, story):
    head = with_roles(fr="head", en="head")
    assert abilities(in_two_languages, head) == (False,) * 8
    assert abilities(story, head) == (False,) * 8


def test_new_pages_in_a_section_take_a_part_in_its_language(people, site):
    french, english = section(NewsPage, "fr"), section(NewsPage, "en")

    def may_add(parent, name):
        tester = parent.permissions_for_user(people[name])
        return tester.can_add_subpage(), tester.can_publish_subpage()

    assert may_add(english, "editor") == (True, True)
    assert may_add(french, "editor") == (False, False)
    assert may_add(french, "translator") == (True, False)
    assert may_add(french, "reviser") == (True, True)


def test_a_work_written_in_french_takes_a_part_in_french(people, site):
    page = draft(NewsPage, parent=section(NewsPage, "fr"), title="Un récit")
    assert abilities(page, people["editor"])[:2] == (False, False)
    assert abilities(page, people["translator"])[:2] == (True, False)
    assert abilities(page, people["reviser"])[:2] == (True, True)


def test_a_lock_opens_no_other_language(people, in_two_languages):
    Page.objects.filter(pk=in_two_languages.pk).update(locked=True, locked_by=people["editor"])
    tester = Page.objects.get(pk=in_two_languages.pk).permissions_for_user(people["editor"])
    assert not tester.can_unlock()


def test_whoever_has_left_may_do_nothing(people, in_two_languages):
    people["head"].is_active = False
    assert abilities(in_two_languages, people["head"])[:4] == (False,) * 4


def test_a_list_of_pages_costs_no_query_each(
    people, story, in_two_languages, django_assert_num_queries
):
    pages = list(with_sources(NewsPage.objects.filter(translation_key=story.translation_key)))
    pages[0].permissions_for_user(people["editor"])  # who the editor is
    with django_assert_num_queries(0):
        may = [page.permissions_for_user(people["editor"]).can_edit() for page in pages]
    assert sorted(may) == [False, True]


class TestInTheAdmin:
    def test_other_languages_are_closed(self, browser_of, in_two_languages):
        browser = browser_of("editor")
        for view in ("edit", "delete", "unpublish", "copy", "move", "history"):
            address = reverse(f"wagtailadmin_pages:{view}", args=[in_two_languages.pk])
            answer = browser.get(address)
            assert (view, answer.status_code, answer.url) == (view, 302, "/admin/")

    def test_bulk_actions_leave_other_languages_alone(self, browser_of, in_two_languages, story):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
        browser_of("editor").post(f"{address}?id={in_two_languages.pk}&id={story.pk}&next=/admin/")
        live = Page.objects.filter(translation_key=story.translation_key, live=True)
        assert [page.pk for page in live] == [in_two_languages.pk]

    def test_the_explorer_of_a_section_opens(self, browser_of, in_two_languages):
        parent = in_two_languages.get_parent()
        answer = browser_of("translator").get(reverse("wagtailadmin_explore", args=[parent.pk]))
        assert "Countering organized crime (fr)" in answer.content.decode()
        assert isinstance(parent.specific, NewsIndexPage)

    def test_the_last_reviewer_needs_the_language(self, browser_of, people, in_translation):
        in_translation.get_workflow().start(in_translation, make_person())
        task = in_translation.current_workflow_task_state
        address = reverse(
            "wagtailadmin_pages:workflow_action", args=[in_translation.pk, "approve", task.pk]
        )
        browser_of("editor").post(address, {"comment": ""})
        assert not NewsPage.objects.get(pk=in_translation.pk).live
