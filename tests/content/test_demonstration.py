"""The people of the demonstration."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Locale

from accounts.models import User
from content.demonstration import PEOPLE, invite
from content.loading.load import Options, load
from publications.models import NewsPage
from tests.factories import published
from translation.gate import GateClosed
from translation.publishing import publish_translation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_everyone_can_sign_in_with_the_password_that_is_printed(person):
    lines = invite()
    assert any(person.name in line and person.password in line for line in lines)
    browser = Client()
    assert browser.login(username=person.name, password=person.password)
    assert browser.get("/admin/").status_code == 200


def test_inviting_them_again_changes_nothing_and_mends_their_passwords():
    invite()
    User.objects.get(username="editor").set_password("forgotten")
    call_command("load_demonstration", stdout=io.StringIO())
    assert User.objects.count() == len(PEOPLE)
    assert User.objects.get(username="editor").check_password("editor-of-plenary")


def test_the_translator_publishes_french_only(folder):
    invite()
    translator = User.objects.get(username="translator")
    folder.write("news/boats", body="One.\n")
    for language in ("fr", "es"):
        folder.write("news/boats", language, body="Un.\n")
    load(folder.root, Options())
    can = {
        page.locale.language_code: page.permissions_for_user(translator).can_publish()
        for page in NewsPage.objects.all()
    }
    assert can == {"en": False, "fr": True, "es": False}
    source = NewsPage.objects.get(locale__language_code="en")
    french = NewsPage.objects.get(locale__language_code="fr")
    assert publish_translation(source, french.locale, by=translator).live
    with pytest.raises(GateClosed):
        publish_translation(source, Locale.objects.get(language_code="es"), by=translator)


def test_the_editor_may_not_publish_and_the_publisher_may():
    invite()
    story = published(NewsPage)
    can = {
        name: story.permissions_for_user(User.objects.get(username=name)).can_publish()
        for name in ("editor", "publisher", "admin")
    }
    assert can == {"editor": False, "publisher": True, "admin": True}


def test_a_production_site_refuses_them(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="known to everyone"):
        call_command("load_demonstration")
    assert not User.objects.filter(username="admin").exists()
