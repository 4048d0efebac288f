"""Publishers write how each kind of page is written; editors read it above the fields."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.users.models import UserProfile

from content.guidelines import guidelines, lay_out
from pages.models import Guideline, TopicPage
from pages.models.guidelines import kinds
from publications.models import NewsPage
from tests.factories import draft

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_pages_guideline:list"
ADD = "wagtailsnippets_pages_guideline:add"


@pytest.fixture(autouse=True)
def _frame(site):
    """Every test is about a site."""


def form_seen(browser, page):
    return browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def speaks(person, language):
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})


def test_it_stands_on_the_form_of_its_kind(editor, signed_in):
    Guideline.objects.create(kind="news", language="en", text="<p>A title has a verb.</p>")
    browser = signed_in(editor)
    assert "A title has a verb." in form_seen(browser, draft(NewsPage))
    assert "A title has a verb." not in form_seen(browser, draft(TopicPage))


def test_in_the_language_of_the_admin_else_in_english(editor, signed_in):
    Guideline.objects.create(kind="news", language="en", text="<p>A title has a verb.</p>")
    Guideline.objects.create(kind="news", language="fr", text="<p>Un titre a un verbe.</p>")
    story, browser = draft(NewsPage), signed_in(editor)
    speaks(editor, "fr")
    assert "Un titre a un verbe." in form_seen(browser, story)
    speaks(editor, "ar")
    html = form_seen(browser, story)
    assert '<div class="page-aids__body" lang="en" dir="ltr"><p' in html
    assert "Un titre a un verbe." not in html


@pytest.mark.parametrize(("person", "may"), [("publisher", True), ("editor", False)])
def test_publishers_write_them(person, may, request, signed_in):
    browser = signed_in(request.getfixturevalue(person))
    assert (browser.get(reverse(LIST)).status_code == 200) is may
    assert (browser.get(reverse(ADD)).status_code == 200) is may


def test_one_for_a_kind_and_a_language(publisher, signed_in):
    form = {"kind": "news", "language": "en", "text": RICH}
    browser = signed_in(publisher)
    assert browser.post(reverse(ADD), form).status_code == 302
    answer = browser.post(reverse(ADD), form)
    assert "There is a guideline for this kind in this language." in answer.content.decode()
    unknown = browser.post(reverse(ADD), form | {"kind": "rumour"})
    assert "kind" in unknown.context["form"].errors
    assert Guideline.objects.count() == 1


def test_the_demonstration_brings_some_and_keeps_what_was_written(settings):
    Guideline.objects.create(kind="news", language="en", text="<p>Our own way.</p>")
    lay_out()
    call_command("load_demonstration", verbosity=0)
    laid = {(g.kind, g.language): g.text for g in Guideline.objects.all()}
    languages = [code for code, _name in settings.LANGUAGES]
    assert laid.keys() == {(kind, code) for kind, _name in kinds() for code in languages}
    assert laid.pop(("news", "en")) == "<p>Our own way.</p>"
    assert laid == {key: guidelines(key[1])[key[0]] for key in laid}
    Guideline(kind="news", language="en").full_clean(
        exclude=["text"], validate_unique=False, validate_constraints=False
    )


def test_each_kind_is_told_the_same_in_every_language(settings):
    told = {code: guidelines(code) for code, _name in settings.LANGUAGES}
    english = {kind: text.count("<li><b>") for kind, text in told["en"].items()}
    for texts in told.values():
        assert {kind: text.count("<li><b>") for kind, text in texts.items()} == english
        assert len(set(texts.values())) == len(english)
        assert all(text.count("<li>") <= 5 for text in texts.values())


def test_a_line_begins_with_what_it_is_about():
    assert guidelines("fr")["topic"].startswith("<ul><li><b>Titre :</b> un ou deux mots")
    assert guidelines("zh-hans")["topic"].startswith("<ul><li><b>标题：</b>读者会输入")


RICH = (
    '{"blocks":[{"key":"a","text":"A title has a verb.","type":"unstyled","depth":0,'
    '"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}'
)
