"""The wall around wagtail-localize: each of its addresses, tried by each kind of person."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)

from publications.models import NewsPage, SideEventPage
from tests.factories import published
from tests.translation.conftest import translate, with_roles
from translation import wall
from translation.gate import GateClosed
from translation.models import IndependentTranslation
from translation.publishing import begin_translation

# Who comes through. What the view then says is its own matter (404 for machines that are not set up).
OPEN_TO = {
    "javascript_catalog": {"editor", "requester", "translator", "reviser", "head", "admin"},
    "submit_page_translation": {"requester", "translator", "reviser", "head", "admin"},
    "submit_snippet_translation": set(),
    # Every one of them has Wagtail's permission to edit the English page.
    "update_translations": {"editor", "requester", "translator", "reviser", "head", "admin"},
    "edit_string_translation": {"translator", "reviser", "head", "admin"},
    "edit_override": {"translator", "reviser", "head", "admin"},
    "download_pofile": {"translator", "reviser", "head", "admin"},
    "upload_pofile": {"translator", "reviser", "head", "admin"},
    "machine_translate": {"translator", "reviser", "head", "admin"},
    "preview_translation": {"translator", "reviser", "head", "admin"},
    "stop_translation": {"reviser", "head", "admin"},
    "convert_to_alias": set(),
    "translations_report": {"requester", "translator", "reviser", "head", "admin"},
    "translations_report_results": {"requester", "translator", "reviser", "head", "admin"},
    "snippets_api_listing": set(),
    "snippets_api_detail": set(),
}
PEOPLE = ("editor", "requester", "translator", "reviser", "head", "admin")


def stock_addresses() -> dict[str, list[str]]:
    """Names of wagtail-localize's addresses and the arguments of each, from the list of addresses itself."""

    def walk(patterns: list[Any], namespaces: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(
                    pattern.url_patterns, (*namespaces, *filter(None, [pattern.namespace]))
                )
            elif isinstance(pattern, URLPattern) and wall.NAMESPACE in namespaces:
                yield str(pattern.name), list(pattern.pattern.converters)

    return dict(walk(get_resolver().url_patterns, ()))


@pytest.fixture
def address_of(in_two_languages):
    """The address of one of wagtail-localize's views about the French page."""
    source = TranslationSource.objects.get()
    arguments = {
        "page_id": source.get_source_instance().pk,
        "translation_source_id": source.pk,
        "translation_id": Translation.objects.get().pk,
        "string_segment_id": source.stringsegment_set.first().pk,
        "overridable_segment_id": source.overridablesegment_set.first().pk,
        "mode": "",
        "app_label": "publications",
        "model_name": "newspage",
        "pk": "1",
    }

    def address(name: str) -> str:
        return reverse(
            f"{wall.NAMESPACE}:{name}",
            kwargs={key: arguments[key] for key in stock_addresses()[name] if key != "mode"},
        )

    return address


def test_every_address_has_a_rule():
    assert set(stock_addresses()) == set(wall.RULES) == set(OPEN_TO)


def opened(browser: Client, addresses: dict[str, str]) -> set[str]:
    answers = {
        name: browser.get(address, headers={"X-Requested-With": "XMLHttpRequest"})
        for name, address in addresses.items()
    }
    return {name for name, answer in answers.items() if answer.status_code != 403}


@pytest.mark.parametrize("person", PEOPLE)
def test_each_address_opens_to_whom_it_should(person, address_of, browser_of):
    addresses = {name: address_of(name) for name in OPEN_TO}
    assert opened(browser_of(person), addresses) == {
        name for name, people in OPEN_TO.items() if person in people
    }


def test_a_visitor_is_asked_to_sign_in(address_of):
    for name in OPEN_TO:
        answer = Client().get(address_of(name))
        assert (answer.status_code, answer.url.split("?")[0]) == (302, "/admin/login/")


def test_a_part_in_french_opens_nothing_in_arabic(arabic, address_of, browser_of):
    """With every page permission everywhere: only the language is another one."""
    addresses = {name: address_of(name) for name in OPEN_TO}
    Translation.objects.update(target_locale=arabic)
    NewsPage.objects.filter(locale__language_code="fr").update(locale=arabic)
    about_translations = {n for n, keys in stock_addresses().items() if "translation_id" in keys}
    assert opened(browser_of("head"), addresses).isdisjoint(about_translations)


def test_whoever_may_not_enter_the_admin_is_sent_to_sign_in(address_of):
    person = with_roles(fr="head")
    person.groups.clear()
    browser = Client()
    browser.force_login(person)
    answer = browser.get(address_of("translations_report"))
    assert (answer.status_code, answer.url) == (302, "/admin/")


class TestAskingForTranslations:
    @pytest.fixture
    def ask(self, story, browser_of):
        address = reverse("wagtail_localize:submit_page_translation", args=[story.pk])

        def post(name: str, *locales, **data):
            data["locales"] = [locale.pk for locale in locales]
            return browser_of(name).post(address, data)

        return post

    def test_in_one_s_language_makes_a_draft(self, ask, story, french):
        ask("requester", french)
        assert story.get_translation(french).live is False

    def test_in_another_is_refused_even_among_one_s_own(self, ask, story, french, arabic):
        ask("head", french, arabic)
        assert not story.has_translation(french)
        assert not story.has_translation(arabic)

    def test_for_all_that_stands_below_is_for_the_head(self, site, browser_of, story, french):
        section = story.get_parent()
        address = reverse("wagtail_localize:submit_page_translation", args=[section.pk])
        data = {"locales": [french.pk], "include_subtree": "on"}
        answer = browser_of("reviser").post(address, data)
        assert answer.url == "/admin/"
        assert not story.has_translation(french)

    def test_of_a_page_that_one_may_not_read_is_refused(self, write, french):
        hidden = write(live=False)
        browser = Client()
        browser.force_login(with_roles(fr="translator"))
        address = reverse("wagtail_localize:submit_page_translation", args=[hidden.pk])
        assert browser.get(address).url == "/admin/"
        browser.post(address, {"locales": [french.pk]})
        assert not hidden.has_translation(french)


class TestBringingTranslationsUpToDate:
    def test_publishes_only_what_one_may_publish(
        self, story, french, arabic, in_two_languages, browser_of
    ):
        StringTranslation.objects.filter(context__path="title").update(data="Nouveau titre")
        address = reverse(
            "wagtail_localize:update_translations", args=[TranslationSource.objects.get().pk]
        )
        browser_of("translator").post(address, {"publish_translations": "on"})
        assert NewsPage.objects.get(pk=in_two_languages.pk).title != "Nouveau titre"
        browser_of("reviser").post(address, {"publish_translations": "on"})
        assert NewsPage.objects.get(pk=in_two_languages.pk).title == "Nouveau titre"


class TestStopping:
    def test_makes_the_page_independent_and_says_who(self, in_two_languages, browser_of, people):
        address = reverse("wagtail_localize:stop_translation", args=[Translation.objects.get().pk])
        browser_of("reviser").post(address)
        row = IndependentTranslation.objects.get(page=in_two_languages)
        assert row.by == people["reviser"]

    def test_and_starting_again_makes_it_follow(self, in_two_languages, browser_of):
        address = reverse("wagtail_localize:stop_translation", args=[Translation.objects.get().pk])
        browser_of("head").post(address)
        edit = reverse("wagtailadmin_pages:edit", args=[in_two_languages.pk])
        browser_of("translator").post(edit, {"localize-restart-translation": "1"})
        alone = IndependentTranslation.objects.filter(page=in_two_languages)
        assert alone.exists()
        browser_of("head").post(edit, {"localize-restart-translation": "1"})
        assert not alone.exists()
        assert Translation.objects.get().enabled


class TestWhatIsTyped:
    @pytest.fixture
    def put(self, in_two_languages, browser_of):
        source, translation = TranslationSource.objects.get(), Translation.objects.get()

        def send(segment, kind: str, **data: Any):
            address = reverse(f"wagtail_localize:{kind}", args=[translation.pk, segment.pk])
            body = encode_multipart(BOUNDARY, data)
            return browser_of("translator").put(address, body, MULTIPART_CONTENT)

        send.strings = source.stringsegment_set
        send.overrides = source.overridablesegment_set
        return send

    def test_is_kept_without_characters_that_nobody_sees(self, put):
        segment = put.strings.get(context__path="title")
        answer = put(segment, "edit_string_translation", value="Bon\x00jour\x07")
        assert answer.json()["data"] == "Bonjour"

    def test_is_refused_without_a_value(self, put):
        segment = put.strings.get(context__path="title")
        assert put(segment, "edit_string_translation").status_code == 400

    @pytest.mark.parametrize(
        "address",
        ["javascript:alert(1)", "JAVA\tSCRIPT:x", "data:text/html,x", "//evil.example", "", "word"],
    )
    def test_no_link_leads_to_a_program(self, put, address):
        segment = put.overrides.first()
        answer = put(segment, "edit_override", value=address)
        assert answer.status_code == 409
        assert answer.json()["errors"] == [
            "A link leads to an address that begins with https://, mailto: or tel:."
        ]
        assert not SegmentOverride.objects.exists()

    @pytest.mark.parametrize("address", ["https://example.org/fr", "mailto:a@b.org", "/fr/news/"])
    def test_a_link_may_lead_elsewhere_in_a_language(self, put, address):
        assert put(put.overrides.first(), "edit_override", value=address).status_code == 201


class TestFiles:
    @pytest.fixture
    def upload(self, in_two_languages, browser_of):
        address = reverse("wagtail_localize:upload_pofile", args=[Translation.objects.get().pk])

        def send(content: bytes | None):
            data = {} if content is None else {"file": SimpleUploadedFile("fr.po", content)}
            answer = browser_of("translator").post(address, data, follow=True)
            return [str(message) for message in answer.context["messages"]]

        return send

    def test_what_was_downloaded_comes_back(self, upload):
        po = Translation.objects.get().export_po()
        po[0].msgstr = "Titre du dehors"
        assert "Successfully imported" in upload(str(po).encode())[0]
        assert StringTranslation.objects.filter(data="Titre du dehors").exists()

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (None, "Choose a PO file."),
            (b'msgid "a"\nmsgstr "b"\n', "its header does not name a translation"),
            (b"x" * (1024 * 1024 + 1), "larger than 1 MB"),
            (
                b'msgid ""\nmsgstr "X-WagtailLocalize-TranslationID: 1\\n"\n'
                + b'msgid "a"\nmsgstr "b"\n' * 5_001,
                "more than 5000 texts",
            ),
        ],
    )
    def test_one_that_would_fail_is_refused_with_a_sentence(self, upload, content, sentence):
        (message,) = upload(content)
        assert sentence in message


def test_the_stock_report_shows_one_s_own_languages(
    story, french, arabic, in_two_languages, browser_of
):
    begin_translation(story, arabic, by=None)
    address = reverse("wagtail_localize:translations_report")
    for name, languages in (("translator", ["French"]), ("admin", ["French", "Arabic"])):
        shown = browser_of(name).get(address).context["object_list"]
        assert {t.target_locale.get_display_name() for t in shown} == set(languages)


def test_a_translation_whose_page_is_gone_is_not_there(in_two_languages, browser_of):
    translation = Translation.objects.get()
    in_two_languages.delete()
    address = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    assert browser_of("translator").get(address).status_code == 404


def test_no_language_is_offered_as_a_mirror(browser_of, french):
    page = browser_of("admin").get(reverse("wagtaillocales:edit", args=[french.pk]))
    assert "Synchronise content from another locale" not in page.content.decode()


def test_a_text_is_translated_in_the_stock_editor(story, french, in_translation, browser_of):
    translate(story, french)
    page = browser_of("translator").get(
        reverse("wagtailadmin_pages:edit", args=[in_translation.pk])
    )
    assert page.status_code == 200
    assert 'data-dir="ltr"' in page.content.decode()


class TestValuesOfALanguageItself:
    """Besides links: whatever a page type lets a language have of its own passes that field's rules."""

    @pytest.mark.parametrize(
        ("path", "field_path", "value", "is_refused"),
        [
            ("slug", "slug", "not a slug", True),
            ("slug", "slug", "a-slug", False),
            ("gone", "gone", "x", True),
            ("story.p1.image", "story.picture.image", 999_999, True),
            ("speakers.key.part", "speakers.part", "nonsense", True),
        ],
    )
    def test_are_cleaned_as_on_the_form(self, path, field_path, value, is_refused, site, french):
        event = published(SideEventPage, title="An event")
        TranslationSource.get_or_create_from_instance(event)
        context = TranslationContext.objects.create(
            object_id=event.translation_key, path=path, field_path=field_path, path_id=None
        )
        override = SegmentOverride(locale=french, context=context, data_json=json.dumps(value))
        if not is_refused:
            override.save()
            return
        with pytest.raises(GateClosed):
            override.save()
        assert not SegmentOverride.objects.exists()
