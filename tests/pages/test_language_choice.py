"""Languages as editors choose them: those of the site first, and every other within reach."""

import re

import pytest
from django import forms
from django.urls import reverse
from django.utils import translation

from pages.blocks.video import VideoBlock
from pages.language_choice import LanguageBoxes, LanguageRadios
from publications.models import ResearchFile, SideEventPage
from tests.factories import draft
from tests.factories.forms import form_of

SIX = ["ar", "zh-hans", "en", "fr", "ru", "es"]


def parts_of(html):
    """The codes that are at hand, and those that are folded away."""
    at_hand, more = html.split("<details", 1)
    return tuple(re.findall(r'value="([\w-]*)"', part) for part in (at_hand, more))


def boxes(chosen=()):
    field = SideEventPage._meta.get_field("languages").formfield()
    return field.widget.render("languages", list(chosen), {"id": "id_languages"})


def test_the_languages_of_the_site_are_at_hand_and_all_others_folded_away():
    at_hand, more = parts_of(boxes())
    assert at_hand == SIX
    assert {"sw", "pt", "de"} <= set(more)
    assert not set(SIX) & set(more)


def test_what_is_chosen_is_at_hand():
    html = boxes(["fr", "sw"])
    at_hand, more = parts_of(html)
    assert at_hand == [*SIX, "sw"]
    assert "sw" not in more
    assert html.count(" checked") == 2


def test_names_are_in_the_language_of_the_editor():
    with translation.override("fr"):
        html = boxes()
    assert "portugais" in html
    assert html.index("éwé") < html.index("portugais")  # E as in any dictionary
    with translation.override("ar"):
        assert "السواحلية" in boxes()


def test_one_language_is_chosen_by_the_same_means():
    field = ResearchFile._meta.get_field("language").formfield()
    at_hand, more = parts_of(field.widget.render("language", "sw", {"id": "id_language"}))
    assert at_hand == [*SIX, "sw"]
    assert "pt" in more
    assert isinstance(field.widget, LanguageRadios)
    assert isinstance(VideoBlock().child_blocks["language"].field.widget, LanguageRadios)


def test_a_language_that_must_be_chosen_offers_no_empty_one():
    field = VideoBlock().child_blocks["language"].field
    at_hand, more = parts_of(field.widget.render("language", None, {}))
    assert at_hand == SIX
    assert "" not in more


def test_in_a_block_the_group_says_itself_what_it_is():
    html = VideoBlock().child_blocks["language"].field.widget.render("language", None, {"id": "x"})
    assert 'role="radiogroup" id="x" aria-label="Language of the recording"' in html


def test_the_group_is_named_by_the_label_of_its_field():
    class Form(forms.Form):
        languages = forms.MultipleChoiceField(widget=LanguageBoxes)

    form = Form()
    assert form["languages"].id_for_label == "id_languages"
    assert 'role="group" id="id_languages" aria-labelledby="id_languages-label"' in str(
        form["languages"]
    )


@pytest.mark.django_db
def test_languages_are_kept_as_codes(site, admin, signed_in):
    event = draft(SideEventPage)
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    browser = signed_in(admin)
    data = form_of(event) | {"languages": ["en", "sw"], "interpretation": ["fr"]}
    assert browser.post(address, data).status_code == 302
    kept = SideEventPage.objects.get(pk=event.pk).get_latest_revision_as_object()
    assert (kept.languages, kept.interpretation) == (["en", "sw"], ["fr"])
    answer = browser.post(address, data | {"languages": ["en", "klingon"]})
    assert "klingon is not one of the available choices" in answer.content.decode()
