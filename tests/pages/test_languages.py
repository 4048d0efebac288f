"""What a page names reaches its reader in their own language, else as written, and never when hidden."""

import pytest
from wagtail.models import Locale

from pages.languages import direction, language_tag, resolve
from pages.models import TopicPage
from publications.models import NewsPage
from tests.factories import draft, published, story_of, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def works(site):
    both, only_english, hidden = published(TopicPage), published(TopicPage), draft(TopicPage)
    translated(both, "fr", title="Prévention")
    return both, only_english, hidden


def test_in_the_readers_language_else_as_written_marked_so(works, french):
    both, only_english, hidden = works
    found = resolve([work.translation_key for work in works], french)
    own, other = found[both.translation_key], found[only_english.translation_key]
    assert (own.title, own.lang, own.dir) == ("Prévention", "", "")
    assert (other.title, other.lang, other.dir) == (only_english.title, "en", "ltr")
    assert hidden.translation_key not in found


def test_a_page_finds_all_its_works_in_a_fixed_number_of_queries(
    works, django_assert_max_num_queries
):
    story = published(NewsPage, topics=list(works), story=story_of(("related", [works[0].pk])))
    with django_assert_max_num_queries(9):
        assert [work.title for work in story.topic_list] == [works[0].title, works[1].title]


def test_a_translation_names_the_works_in_its_own_language(works):
    link = f'<p><a linktype="page" id="{works[0].pk}">prevention</a></p>'
    story = published(NewsPage, topics=[works[0]], story=story_of(("text", link)))
    french = translated(story, "fr")
    assert [work.title for work in french.topic_list] == ["Prévention"]
    assert [row.pk for row in french.topics.all()] == [works[0].pk]


def test_a_link_leads_to_the_readers_language_and_a_hidden_one_nowhere(works, client):
    both, _only_english, hidden = works
    links = "".join(f'<p><a linktype="page" id="{page.pk}">to</a></p>' for page in (both, hidden))
    story = published(NewsPage, story=story_of(("text", links)))
    html = client.get(translated(story, "fr").url).content.decode()
    french = TopicPage.objects.get(
        translation_key=both.translation_key, locale=Locale.objects.get(language_code="fr")
    )
    assert f'href="{french.url}"' in html
    assert hidden.slug not in html


@pytest.mark.parametrize(
    ("code", "tag", "way"), [("zh-hans", "zh-Hans", "ltr"), ("ar", "ar", "rtl")]
)
def test_languages_as_html_writes_them(code, tag, way):
    assert (language_tag(code), direction(code)) == (tag, way)
