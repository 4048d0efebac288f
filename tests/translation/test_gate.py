"""The gate: which pages pass, and what is said of those that do not."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from access.models import WorkSource
from access.sources import source_of
from publications.models import NewsPage
from tests.factories import published, translated
from tests.translation.conftest import STORY, in_french, translate
from translation import gate
from translation.gate import GateClosed
from translation.models import IndependentTranslation
from translation.publishing import begin_translation, publish_translation


def retranslate(page: NewsPage, old: str, new: str) -> None:
    """Change one translated text, as somebody with another program would."""
    row = StringTranslation.objects.get(
        context__object=page.translation_key, translation_of__data=old
    )
    StringTranslation.objects.filter(pk=row.pk).update(data=new)


# As it stands in the source, without what the links lead to.
LINKED = 'The <a id="a1">hub</a> opened with <a id="a2">GI-TOC</a> &amp; others.'


def test_a_source_passes_in_one_query(story, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert gate.refusals(story) == []


def test_an_untranslated_page_is_refused_with_numbers_and_names(in_translation):
    assert gate.refusals(in_translation) == [
        "12 of 12 texts are not translated yet: Title; Summary; Text: Heading, Text and others."
    ]


def test_a_text_with_an_error_counts_as_missing(story, french, in_translation):
    translate(story, french)
    StringTranslation.objects.filter(translation_of__data="Listen.").update(has_error=True)
    assert gate.refusals(in_translation) == [
        "1 of 12 texts is not translated yet: Text: Quote, What was said."
    ]


def test_a_complete_translation_passes(in_two_languages, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert gate.refusals(in_two_languages) == []


def test_a_draft_that_still_has_the_source_s_words_is_refused(story, french, in_translation):
    translate(story, french)
    (sentence,) = gate.refusals(in_translation)
    assert sentence == (
        "7 texts read otherwise than their translation"
        " (Title; Summary; Text: Heading, Text and others). Publish from the translation editor."
    )


def test_words_written_past_the_translation_are_refused(in_two_languages):
    in_two_languages.summary = "Something else altogether."
    assert gate.refusals(in_two_languages) == [
        "One text reads otherwise than its translation (Summary). Publish from the translation editor."
    ]


@pytest.mark.parametrize(
    ("translation", "sentence"),
    [
        (
            'Le <a id="a1">pôle</a> a ouvert.',
            "In “Text: Text” the link “GI-TOC” is left out.",
        ),
        (
            'Le <a id="a1">pôle</a> <a id="a2">GI-TOC</a> <a id="a2">encore</a>.',
            "In “Text: Text” the link “GI-TOC” stands more than once.",
        ),
        (
            'Le <a id="a1"></a> pôle <a id="a2">GI-TOC</a>.',
            "In “Text: Text” the link “hub” has no words.",
        ),
        (
            'Le <a id="a2">pôle</a> <a id="a1">GI-TOC</a>.',
            "In “Text: Text” two links have changed places.",
        ),
    ],
)
def test_a_link_that_is_wrong_is_refused(translation, sentence, in_translation, french):
    story = source_of(in_translation)
    translate(story, french)
    retranslate(story, LINKED, translation)
    assert sentence in gate.refusals(in_translation)


def test_links_may_stand_in_another_order(story, french, in_translation):
    translate(story, french)
    retranslate(story, LINKED, '<a id="a2">L’Initiative</a> et le <a id="a1">pôle</a>.')
    assert not [s for s in gate.refusals(in_translation) if "link" in s]


def test_an_independent_translation_passes(
    story, french, in_translation, django_assert_num_queries
):
    IndependentTranslation.objects.create(page=in_translation)
    with django_assert_num_queries(1):
        assert gate.refusals(in_translation) == []


def test_many_pages_are_refused_as_each_alone_in_five_queries(
    story, in_translation, django_assert_num_queries
):
    whole, other = published(NewsPage), published(NewsPage)
    own = translated(whole, "es")
    IndependentTranslation.objects.create(page=translated(other, "ru"))
    pages = [
        page.specific
        for page in Page.objects.filter(
            translation_key__in=[w.translation_key for w in (story, whole, other)]
        )
    ]
    alone = [gate.refusals(page) for page in pages]
    assert own in pages
    assert [] in alone
    assert any(alone)
    with django_assert_num_queries(5):
        assert gate.refusals_of(pages) == alone


def test_a_page_that_was_never_sent_for_translation_is_refused(story, french):
    copy = story.copy_for_translation(french)
    assert gate.refusals(copy) == [
        "This page was never sent for translation: its words are those of the source."
    ]


def test_a_family_whose_source_nobody_recorded_is_refused(in_two_languages):
    WorkSource.objects.filter(translation_key=in_two_languages.translation_key).delete()
    assert gate.refusals(in_two_languages) == [
        "Nobody has recorded in which language this work was written."
    ]


class TestWhoeverPublishes:
    @pytest.mark.parametrize("name", ["editor", "requester", "translator"])
    def test_needs_a_part_in_the_language(self, name, people, in_two_languages):
        assert gate.refusals(in_two_languages, by=people[name]) == [
            "Publishing in French takes a reviser or the head of that language."
        ]

    @pytest.mark.parametrize("name", ["reviser", "head", "admin"])
    def test_passes_with_it(self, name, people, in_two_languages):
        assert gate.refusals(in_two_languages, by=people[name]) == []

    def test_needs_it_for_an_independent_page_too(self, people, in_two_languages):
        IndependentTranslation.objects.create(page=in_two_languages)
        assert gate.refusals(in_two_languages, by=people["translator"])
        assert not gate.refusals(in_two_languages, by=people["reviser"])

    def test_needs_nothing_of_the_kind_for_a_work_in_the_site_s_language(self, people, story):
        assert gate.refusals(story, by=people["editor"]) == []

    def test_needs_it_for_a_work_written_in_another(self, people, write):
        page = write(language="fr", title="Un récit")
        assert gate.refusals(page, by=people["translator"])
        assert not gate.refusals(page, by=people["reviser"])

    def test_costs_one_query_more(self, people, in_two_languages, django_assert_num_queries):
        assert in_two_languages.locale  # fetched before counting
        reviser = people["reviser"]
        with django_assert_num_queries(4):
            gate.refusals(in_two_languages, by=reviser)


class TestSavingAPage:
    def test_a_draft_costs_nothing(self, in_translation, django_assert_num_queries):
        with django_assert_num_queries(0):
            gate.guard_save(in_translation, None)

    def test_a_live_source_costs_one_query(self, story, django_assert_num_queries):
        with django_assert_num_queries(1):
            gate.guard_save(story, None)

    def test_the_state_of_a_live_translation_costs_nothing(
        self, in_two_languages, django_assert_num_queries
    ):
        with django_assert_num_queries(0):
            gate.guard_save(in_two_languages, ["locked", "latest_revision"])

    def test_nothing_unfinished_becomes_public(self, in_translation):
        in_translation.live = True
        with pytest.raises(GateClosed, match="12 of 12 texts"):
            in_translation.save()
        assert not Page.objects.get(pk=in_translation.pk).live

    def test_a_field_of_the_content_named_alone_is_asked_about(self, in_two_languages):
        in_two_languages.title = "Unreviewed"
        with pytest.raises(GateClosed, match="reads otherwise"):
            in_two_languages.save(update_fields=["title"])

    def test_a_live_translation_that_has_fallen_behind_may_be_saved_as_it_is(
        self, story, in_two_languages
    ):
        StringTranslation.objects.filter(translation_of__data="Listen.").delete()
        in_two_languages.save()
        assert gate.refusals(in_two_languages)

    def test_a_new_page_of_a_family_is_not_born_public(self, story, french):
        section = Page.objects.get(slug="news", locale=french)
        page = NewsPage(
            title="Un récit",
            slug="recit",
            locale=french,
            translation_key=story.translation_key,
            live=True,
        )
        with pytest.raises(GateClosed, match="never sent for translation"):
            section.add_child(instance=page)

    def test_no_page_mirrors_another_language(self, story, french):
        with pytest.raises(GateClosed, match="translated, not mirrored"):
            story.copy_for_translation(french, alias=True)


AWKWARD = [
    '<p>"Quotes", ‘quotes’ &amp; <i>tags</i>, 3 &lt; 5, a&nbsp;space.</p>',
    "<p>One line<br/>and another.</p><ul><li>first</li><li><b>second</b></li></ul>",
    '<p><a href="https://example.org/?a=1&amp;b=2">All of it a link</a></p>',
    "<p>مكافحة <b>الجريمة</b> المنظمة</p>",
]


@pytest.mark.parametrize("html", AWKWARD)
def test_what_was_built_from_its_texts_always_reads_as_they_do(html, write, french):
    story = write(
        title="  “Awkward” <title> & more ",
        summary="Two\nlines",
        story=[{"type": "text", "id": "t", "value": html}, *STORY],
    )
    begin_translation(story, french, by=None)
    translate(story, french, words=lambda text: f"{in_french(text)} <i>« ici »</i>")
    page = publish_translation(story, french, by=None)
    assert page.live
    assert gate.refusals(page) == []
