"""The texts of a work in a language: what is to be translated, and how it was."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from translation.naming import name_of

_NAMED = 3


@dataclass(frozen=True, kw_only=True)
class Text:
    """A string of the source, and its translation without error, or None. Links stand as `<a id="a1">`."""

    path: str
    field_path: str
    source: str
    translation: str | None


class Version(NamedTuple):
    """A source in wagtail-localize's rows, and the language that is asked for."""

    source_id: int
    locale_id: int


def texts_of(source_id: int, locale_id: int) -> list[Text]:
    """All texts of a source in a language, in the order of the page. Two queries."""
    version = Version(source_id, locale_id)
    return texts_of_many([version])[version]


def texts_of_many(versions: Collection[Version]) -> Mapping[Version, list[Text]]:
    """The same for many at once, still in two queries."""
    sources = {version.source_id for version in versions}
    segments = defaultdict(list)
    rows = StringSegment.objects.filter(source__in=sources).order_by("order")
    for source, *row in rows.values_list(
        "source", "string", "context", "context__path", "context__field_path", "string__data"
    ):
        segments[source].append(row)
    objects = TranslationSource.objects.filter(pk__in=sources).values("object_id")
    translations = StringTranslation.objects.filter(
        context__object__in=objects,
        locale__in={version.locale_id for version in versions},
        has_error=False,
    )
    translated = {
        (locale, string, context): words
        for locale, string, context, words in translations.values_list(
            "locale", "translation_of", "context", "data"
        )
    }
    return {
        version: [
            Text(
                path=path,
                field_path=field_path,
                source=data,
                translation=translated.get((version.locale_id, string, context)) or None,
            )
            for string, context, path, field_path, data in segments[version.source_id]
        ]
        for version in versions
    }


def sentences_about(texts: list[Text], model: type[Page]) -> list[str]:
    """What keeps these texts from being public, in sentences: what is missing, and which links are wrong."""
    missing = [text for text in texts if text.translation is None]
    return _missing(missing, len(texts), model) + [
        sentence for text in texts for sentence in _about_links(text, model)
    ]


def _missing(missing: list[Text], total: int, model: type[Page]) -> list[str]:
    if not missing:
        return []
    names = in_words([name_of(model, text.field_path) for text in missing])
    sentence = ngettext(
        "%(missing)d of %(total)d texts is not translated yet: %(names)s.",
        "%(missing)d of %(total)d texts are not translated yet: %(names)s.",
        len(missing),
    )
    return [sentence % {"missing": len(missing), "total": total, "names": names}]


def in_words(names: list[str]) -> str:
    """The first three of some names of fields, each once."""
    unique = list(dict.fromkeys(names))
    first = pgettext("between names of fields", "; ").join(unique[:_NAMED])
    return first if len(unique) <= _NAMED else _("%(names)s and others") % {"names": first}


def _about_links(text: Text, model: type[Page]) -> Iterable[str]:
    if text.translation is None or "<a " not in text.source + text.translation:
        return
    place = name_of(model, text.field_path)
    wanted, found = _links(text.source), _links(text.translation)
    ids = Counter(link for link, _words in found)
    words = dict(found)
    for link, original in wanted:
        if not ids[link]:
            yield _("In “%(place)s” the link “%(words)s” is left out.") % {
                "place": place,
                "words": original,
            }
        elif ids[link] > 1:
            yield _("In “%(place)s” the link “%(words)s” stands more than once.") % {
                "place": place,
                "words": original,
            }
        elif not words[link]:
            yield _("In “%(place)s” the link “%(words)s” has no words.") % {
                "place": place,
                "words": original,
            }
    if _swapped(dict(wanted), words):
        yield _("In “%(place)s” two links have changed places.") % {"place": place}


def _links(data: str) -> list[tuple[str, str]]:
    """The links of a text as (id, words)."""
    soup = BeautifulSoup(data, "html.parser")
    return [(str(a.get("id", "")), " ".join(a.get_text().split())) for a in soup.find_all("a")]


def _swapped(wanted: dict[str, str], found: dict[str, str]) -> bool:
    """A link that bears the words of another: names stay the same in many languages, and tell."""
    owners = {words: link for link, words in wanted.items()}
    return any(
        words != wanted.get(link) and owners.get(words, link) != link
        for link, words in found.items()
    )
