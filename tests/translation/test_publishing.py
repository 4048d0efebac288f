"""Translations, from the first draft to the public page and on."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from access.models import WorkSource
from pages.models import InstrumentPage, TopicPage
from publications.models import NewsPage, SideEventPage
from tests.factories import published
from tests.translation.conftest import translate, with_roles
from translation import gate
from translation.gate import GateClosed
from translation.models import IndependentTranslation
from translation.publishing import begin_translation, publish_translation, save_draft


class TestBeginning:
    def test_makes_a_draft_in_the_source_s_words(self, story, french):
        page = begin_translation(story, french, by=None)
        assert (page.live, page.title, page.locale) == (False, story.title, french)
        assert page.slug == story.slug
        assert page.get_parent().locale == french

    def test_brings_along_what_stands_above(self, site, french):
        convention = published(InstrumentPage, title="Convention")
        article = published(InstrumentPage, title="Article 18", parent=convention)
        page = begin_translation(article, french, by=None)
        above = page.get_parent().specific
        assert (above.live, above.alias_of_id, above.locale) == (False, None, french)
        assert above.translation_key == convention.translation_key
        assert Translation.objects.filter(source__object_id=convention.translation_key).exists()

    def test_twice_changes_nothing(self, story, french):
        first = begin_translation(story, french, by=None)
        again = begin_translation(story, french, by=None)
        assert first.pk == again.pk

    def test_starts_from_the_source_whichever_language_is_given(
        self, story, in_two_languages, arabic
    ):
        page = begin_translation(in_two_languages, arabic, by=None)
        assert page.title == story.title
        assert TranslationSource.objects.get().locale == story.locale

    def test_a_translation_of_a_translation_is_refused(self, in_two_languages, arabic):
        source, _ = TranslationSource.get_or_create_from_instance(in_two_languages)
        with pytest.raises(GateClosed, match="Translate the work from English"):
            save_draft(source, arabic, by=None)

    def test_takes_a_part_in_the_language(self, story, arabic, people):
        with pytest.raises(GateClosed, match="You have no part in the work in Arabic"):
            begin_translation(story, arabic, by=people["head"])

    def test_takes_the_right_to_read_the_source(self, write, french):
        hidden = write(live=False)
        translator = with_roles(fr="translator")
        with pytest.raises(GateClosed, match="not public yet"):
            begin_translation(hidden, french, by=translator)
        assert not Page.objects.filter(
            translation_key=hidden.translation_key, locale=french
        ).exists()

    def test_a_crash_halfway_leaves_nothing(self, story, french, monkeypatch):
        def crash(*args, **kwargs):
            raise RuntimeError

        monkeypatch.setattr(TranslationLog.objects, "create", crash)
        with pytest.raises(RuntimeError):
            begin_translation(story, french, by=None)
        assert not TranslationSource.objects.exists()


class TestPublishing:
    def test_makes_the_translation_public(self, story, french, in_translation):
        translate(story, french)
        page = publish_translation(story, french, by=None)
        assert (page.live, page.title) == (True, "Countering organized crime (fr)")
        assert 'href="https://example.org/hub">pôle</a>' in str(page.story[1].value)

    def test_needs_no_draft_before(self, story, french):
        begin_translation(story, french, by=None).delete()
        translate(story, french)
        assert publish_translation(story, french, by=None).live

    def test_says_what_is_missing_and_changes_nothing(self, story, french, in_translation):
        translate(story, french, skip=2)
        with pytest.raises(GateClosed, match="2 of 12 texts are not translated yet: Text: Table"):
            publish_translation(story, french, by=None)
        assert not NewsPage.objects.get(pk=in_translation.pk).live

    def test_brings_the_source_up_to_date_first(self, story, french, in_two_languages):
        NewsPage.objects.filter(pk=story.pk).update(place="Geneva")
        with pytest.raises(GateClosed, match="1 of 12 texts is not translated yet: Place"):
            publish_translation(story, french, by=None)
        assert NewsPage.objects.get(pk=in_two_languages.pk).place == "Vienna, Austria (fr)"

    def test_a_draft_of_a_public_source_is_not_taken(self, story, french, in_two_languages):
        story.title = "Not yet"
        story.save_revision()
        publish_translation(story, french, by=None)
        assert not StringSegment.objects.filter(string__data="Not yet").exists()

    def test_what_is_the_same_in_every_language_follows(self, story, french, in_two_languages):
        topic = published(TopicPage, title="Corruption")
        story.topics, story.countries = [topic], ["HT"]
        story.save_revision().publish()
        page = publish_translation(story, french, by=None)
        assert ([t.pk for t in page.topics.all()], page.countries) == ([topic.pk], ["HT"])

    def test_a_relation_that_was_emptied_is_empty_in_the_translation(
        self, story, french, in_two_languages
    ):
        story.topics = [published(TopicPage, title="Corruption")]
        story.save_revision().publish()
        publish_translation(story, french, by=None)
        story.topics = []
        story.save_revision().publish()
        assert list(publish_translation(story, french, by=None).topics.all()) == []

    def test_rows_with_words_are_translated(self, site, french):
        event = published(SideEventPage, title="An event")
        event.speakers.create(
            typed_name="Summer Walker", role="Senior analyst", locale=event.locale
        )
        event.save_revision().publish()
        begin_translation(event, french, by=None)
        translate(event, french)
        page = publish_translation(event, french, by=None)
        (speaker,) = page.speakers.all()
        assert (speaker.typed_name, speaker.role) == ("Summer Walker", "Senior analyst (fr)")
        assert gate.refusals(page) == []

    def test_a_restriction_of_the_source_follows(self, story, french, in_two_languages):
        PageViewRestriction.objects.create(page=story, restriction_type="login")
        publish_translation(story, french, by=None)
        assert in_two_languages.view_restrictions.get().restriction_type == "login"

    def test_what_the_page_itself_refuses_is_said_with_its_name(self, write, french):
        story = write()
        begin_translation(story, french, by=None)
        translate(story, french, words=lambda text: text + " mot" * 100)
        with pytest.raises(GateClosed) as refusal:
            publish_translation(story, french, by=None)
        assert refusal.value.sentences[0].startswith("Title: Ensure this value has at most 255")

    def test_says_who_did_it(self, story, french, in_translation, people):
        translate(story, french)
        page = publish_translation(story, french, by=people["reviser"])
        assert page.live_revision.user == people["reviser"]

    def test_takes_the_right_in_the_language(self, story, french, in_translation, people):
        translate(story, french)
        for name in ("editor", "requester", "translator"):
            with pytest.raises(GateClosed, match="Publishing in French takes a reviser"):
                publish_translation(story, french, by=people[name])

    def test_takes_wagtail_s_permission_too(self, story, french, in_translation):
        translate(story, french)
        reviser = with_roles(fr="reviser")
        with pytest.raises(GateClosed, match="You have no permission to publish this page"):
            publish_translation(story, french, by=reviser)
        assert not NewsPage.objects.get(pk=in_translation.pk).live

    def test_nobody_in_particular_may_not(self, story, french, in_translation):
        translate(story, french)
        with pytest.raises(GateClosed):
            publish_translation(story, french, by=AnonymousUser())


class TestAfterwards:
    def test_a_draft_of_a_public_page_shows_nothing(self, story, french, in_two_languages):
        StringTranslation.objects.filter(context__path="title").update(data="Brouillon")
        save_draft(TranslationSource.objects.get(), french, by=None)
        page = NewsPage.objects.get(pk=in_two_languages.pk)
        assert page.title == "Countering organized crime (fr)"
        assert page.get_latest_revision_as_object().title == "Brouillon"

    def test_a_new_version_of_the_source_is_told_to_translators(
        self, story, french, in_two_languages
    ):
        story.place = "Geneva"
        story.save_revision().publish()
        assert gate.refusals(in_two_languages) == ["1 of 12 texts is not translated yet: Place."]
        assert NewsPage.objects.get(pk=in_two_languages.pk).live

    def test_a_source_that_was_never_sent_is_left_alone(self, story):
        story.save_revision().publish()
        assert not TranslationSource.objects.exists()

    def test_translations_of_a_deleted_source_go_their_own_way(
        self, story, in_two_languages, arabic
    ):
        begin_translation(story, arabic, by=None)
        translate(story, arabic)
        other = publish_translation(story, arabic, by=None)
        story.delete()
        source = WorkSource.objects.get(translation_key=other.translation_key)
        assert source.page_id == in_two_languages.pk
        assert IndependentTranslation.objects.filter(page=other).exists()
        assert gate.refusals(other) == gate.refusals(in_two_languages) == []


def test_what_each_step_costs(story, french):
    """Queries for a story of 12 texts, without savepoints and tasks. A rise is worth a look."""

    def count(act):
        with CaptureQueriesContext(connection) as queries:
            act()
        return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in queries)

    numbers = {"begin": count(lambda: begin_translation(story, french, by=None))}
    translate(story, french)
    numbers["publish"] = count(lambda: publish_translation(story, french, by=None))
    numbers["publish again"] = count(lambda: publish_translation(story, french, by=None))
    source = TranslationSource.objects.get()
    numbers["draft"] = count(lambda: save_draft(source, french, by=None))

    most = {"begin": 140, "publish": 135, "publish again": 125, "draft": 45}
    assert {step: number for step, number in numbers.items() if number > most[step]} == {}


def test_a_front_page_keeps_its_slug(site, french):
    from home.models import HomePage
    from tests.factories import translated
    from translation.independence import join_again

    page = HomePage.objects.get(locale=french)
    join_again(page)
    home = translated(site, "fr", title="Accueil")
    assert (home.pk, home.slug, home.url_path) == (page.pk, page.slug, page.url_path)
