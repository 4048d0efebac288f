"""Running text is cleaned when it is written, by whoever writes: what is stored is what is printed."""

import json
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.models import StringSegment, Translation

from publications.models import NewsPage
from tests.factories import make_translator, published, story_of, translated
from tests.factories.forms import form_of
from tests.security.code import code_in
from translation.gate import GateClosed
from translation.publishing import begin_translation, publish_translation

pytestmark = pytest.mark.django_db

BAD_ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
]


def typed(text, *entities):
    """Running text as the editor's own script sends it."""
    return json.dumps(
        {
            "blocks": [
                {
                    "key": "aaaaa",
                    "text": text,
                    "type": "unstyled",
                    "depth": 0,
                    "inlineStyleRanges": [],
                    "entityRanges": [
                        {"offset": 0, "length": len(text), "key": number}
                        for number in range(len(entities))
                    ],
                }
            ],
            "entityMap": {str(number): entity for number, entity in enumerate(entities)},
        }
    )


def link(url):
    return {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}


@pytest.fixture
def publish_text(publisher, signed_in):
    """Posts a story's text through the edit form and publishes it; gives what is stored."""
    page = published(NewsPage, title="Boats", story=story_of(("text", "<p>Old</p>")))

    def post(value):
        data = form_of(page) | nested_form_data({"story": streamfield([("text", value)])})
        data["action-publish"] = "1"
        answer = signed_in(publisher).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
        assert answer.status_code == 302
        return NewsPage.objects.get(pk=page.pk)

    return post


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_a_link_leads_to_an_address_not_to_a_script(publish_text, client, address):
    page = publish_text(typed("Read on", link(address)))
    stored = json.dumps(page.story.get_prep_value())
    assert "Read on" in stored
    assert "script:" not in stored.lower()
    assert "data:" not in stored.lower()
    assert "script:" not in client.get(page.url).content.decode().lower()


def test_code_that_is_typed_is_text(publish_text, client):
    page = publish_text(typed("<script>alert(1)</script><img src=x onerror=alert(1)>"))
    html = client.get(page.url).content.decode()
    assert code_in(html) == []
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize(
    "entity",
    [
        {"type": "EMBED", "mutability": "IMMUTABLE", "data": {"url": "https://evil.example/"}},
        {"type": "IMAGE", "mutability": "IMMUTABLE", "data": {"src": "x", "onerror": "alert(1)"}},
        {
            "type": "LINK",
            "mutability": "MUTABLE",
            "data": {"url": 'https://a.example/" onclick="x'},
        },
    ],
    ids=["an embed", "an image", "an attribute"],
)
def test_nothing_comes_in_that_the_editor_does_not_offer(publish_text, client, entity):
    page = publish_text(typed("Words", entity))
    html = client.get(page.url).content.decode()
    assert code_in(html) == []
    assert "evil.example" not in html


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        '<a id="a1" href="javascript:alert(1)">ici</a>',
        '<img src="x" onerror="alert(1)">',
        '<b onclick="alert(1)">gras</b>',
    ],
)
def test_a_translator_brings_no_code_either(site, french, signed_in, words):
    """It is kept as typed, so that it can be mended, and gets neither into a draft nor to the public."""
    text = '<p>See <a href="https://example.org/">here</a>.</p>'
    page = published(NewsPage, title="Boats", story=story_of(("text", text)))
    translated(page, "fr")
    translation = Translation.objects.get(source__object_id=page.translation_key)
    segments = StringSegment.objects.filter(source=translation.source)
    segment = segments.get(string__data__contains="<a")
    door = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    answer = signed_in(make_translator("fr")).put(
        door, urlencode({"value": words}), "application/x-www-form-urlencoded"
    )
    assert answer.json()["error"]
    with pytest.raises(GateClosed):
        publish_translation(page, french, by=None)
    draft = begin_translation(page, french, by=None).get_latest_revision_as_object()
    assert code_in(" ".join(str(block.value) for block in draft.story)) == []
