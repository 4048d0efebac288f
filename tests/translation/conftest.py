"""A story that was written in English, its way into French, and people of each role."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from accounts.models import User
from publications.models import NewsPage
from tests.factories import draft, make_person, published, section
from translation.models import LanguageRole
from translation.publishing import begin_translation, publish_translation

STORY = [
    {"type": "heading", "id": "h1", "value": {"level": "2", "text": "Communities see it first"}},
    {
        "type": "text",
        "id": "t1",
        "value": (
            '<p>The <a href="https://example.org/hub">hub</a> opened with'
            ' <a href="https://example.org/gi">GI-TOC</a> &amp; others.</p><p>Everyone may <b>join</b>.</p>'
        ),
    },
    {
        "type": "quote",
        "id": "q1",
        "value": {"person": None, "name": "Summer Walker", "words": "Listen."},
    },
    {
        "type": "table",
        "id": "c1",
        "value": {
            "data": [["Beach", "Boats"], ["Anomasa", "41"]],
            "table_header_choice": "row",
            "first_row_is_table_header": True,
            "first_col_is_header": False,
        },
    },
]


@pytest.fixture
def arabic(site) -> Locale:
    return Locale.objects.get(language_code="ar")


@pytest.fixture(autouse=True)
def _tasks_are_not_run(settings) -> None:
    """Wagtail's search and its index of references are not what these tests are about."""
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}


def a_story(*, live: bool = True, language: str = "en", **fields: Any) -> NewsPage:
    """A story written in a language, published unless `live=False`."""
    words = {
        "title": "Countering organized crime",
        "summary": "What partners can do.",
        "place": "Vienna, Austria",
        "date": date(2021, 5, 24),
        "story": STORY,
    }
    make = published if live else draft
    return make(NewsPage, parent=section(NewsPage, language), **words | fields)


@pytest.fixture
def write(site) -> Callable[..., NewsPage]:
    return a_story


@pytest.fixture
def story(write) -> NewsPage:
    return write()


def in_french(text: str) -> str:
    return text.replace(">hub<", ">pôle<").replace("GI-TOC", "Initiative") + " (fr)"


def translate(
    page: Page, locale: Locale, *, skip: int = 0, words: Callable[[str], str] = in_french
) -> TranslationSource:
    """Translate the texts of a source in the order of the page, all but the last few."""
    source = TranslationSource.objects.get(object_id=page.translation_key, locale_id=page.locale_id)
    segments = StringSegment.objects.filter(source=source).select_related("string")
    texts = {(s.string_id, s.context_id): s.string.data for s in segments.order_by("order")}
    done = list(texts.items())[: len(texts) - skip]
    StringTranslation.objects.filter(context__object=page.translation_key, locale=locale).delete()
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=string,
            context_id=context,
            locale=locale,
            data=words(text),
            translation_type="manual",
        )
        for (string, context), text in done
    )
    return source


@pytest.fixture
def in_translation(story, french) -> NewsPage:
    """The story's French draft, nothing translated yet."""
    return begin_translation(story, french, by=None)


@pytest.fixture
def in_two_languages(story, french, in_translation) -> NewsPage:
    """The story's French page, live."""
    translate(story, french)
    return publish_translation(story, french, by=None)


def with_roles(*, rights_on: Page | None = None, **roles: str) -> User:
    """Someone in the admin, with every page permission on a part of the tree and a role in some languages."""
    person = make_person()
    group = Group.objects.create(name=f"Group of {person.username}")
    group.permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "submit_translation"])
    )
    person.groups.add(group)
    if rights_on is not None:
        for action in ("add", "change", "publish", "bulk_delete", "lock", "unlock"):
            permission = Permission.objects.get(
                codename=f"{action}_page", content_type__app_label="wagtailcore"
            )
            GroupPagePermission.objects.create(group=group, page=rights_on, permission=permission)
    for code, role in roles.items():
        locale = Locale.objects.get(language_code=code)
        LanguageRole.objects.create(locale=locale, user=person, role=role)
    return person


class People(dict[str, User]):
    """By what they may do; each is made when asked for."""

    def __missing__(self, name: str) -> User:
        root = Page.objects.get(depth=1)
        if name == "admin":
            self[name] = make_person(is_superuser=True)
        else:
            self[name] = with_roles(rights_on=root, **({} if name == "editor" else {"fr": name}))
        return self[name]


@pytest.fixture
def people(site) -> dict[str, User]:
    """
    An editor, an admin, and a requester, translator, reviser and head for French. All but the admin have
    every page permission on the whole tree: only the language differs.
    """
    return People()


@pytest.fixture
def browser_of(people) -> Callable[[str], Client]:
    """A browser in which one of them has signed in: browser_of("translator").get("/admin/")."""

    def signed_in(name: str) -> Client:
        client = Client()
        client.force_login(people[name])
        return client

    return signed_in
