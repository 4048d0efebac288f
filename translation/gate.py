"""
The gate: what keeps a page from being public, as sentences for whoever wants to publish it.

`refusals(page)` is about the page alone, and `BasePage.save()` asks it through `guard_save`: no way of
becoming public leads past it but `QuerySet.update()`, `bulk_create()` and `save_base(raw=True)`, which an
architecture test forbids. `refusals(page, by=somebody)` adds the right to publish in that language, and is
asked wherever somebody acts.

A source passes, an independent translation too: their words are their own. Every other translation must be
complete and must read as its texts say. The right is asked of all but works written in the site's language.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale, Page

from translation import rights, texts, words
from translation.naming import name_of
from translation.standing import Standing, Stands, standing_of, standings_of


class GateClosed(Exception):  # noqa: N818
    """
    A publication that was refused, with the reasons as sentences.

    Not a PermissionDenied: Wagtail would answer that with "you do not have permission".
    """

    def __init__(self, sentences: Collection[str]) -> None:
        self.sentences = [str(sentence) for sentence in sentences]
        super().__init__(" ".join(self.sentences))


def refusals(page: Page, *, by: rights.Person | None = None) -> list[str]:
    """
    What keeps this version of a page (its stored row, or a revision as an object) from being public.

    One query for a source, three and what its child rows cost for a translation, one more about the person.
    """
    standing = standing_of(page)
    return _about_itself(page) + _about_language(page, standing) + _about_right(page, standing, by)


def refusals_of(pages: Sequence[Page]) -> list[list[str]]:
    """The same for many pages, in their order, whoever publishes: five queries, and their child rows'."""
    standings = standings_of(pages)
    versions = map(_version, pages, standings)
    known = texts.texts_of_many([version for version in versions if version])
    return [
        _about_itself(page) + _about_language(page, standing, known)
        for page, standing in zip(pages, standings, strict=True)
    ]


def check(page: Page, *, by: rights.Person | None = None) -> None:
    """Raise GateClosed where there is something to say."""
    if sentences := refusals(page, by=by):
        raise GateClosed(sentences)


def refusals_of_texts(source_id: int, locale: Locale, model: type[Page]) -> list[str]:
    """The same for a translation that has no page yet: what its texts lack. One query."""
    return texts.sentences_about(texts.texts_of(source_id, locale.pk), model)


def guard_save(page: Page, update_fields: Collection[str] | None) -> None:
    """
    For `BasePage.save()`, before it writes: raise GateClosed where the write would make something public
    that the gate refuses.

    A draft costs nothing here, a live source one query. A live translation whose content stays as it is
    may be saved even when its texts have moved on since: it is no more public than before.
    """
    if page.alias_of_id and page._state.adding:  # noqa: SLF001
        _refuse_mirror(page)
    if not page.live or (update_fields is not None and not _touches_content(page, update_fields)):
        return
    if (sentences := _about_itself(page)) and changes_what_is_public(page):
        raise GateClosed(sentences)
    standing = standing_of(page)
    if standing.is_open or not changes_what_is_public(page):
        return
    if sentences := _about_language(page, standing):
        raise GateClosed(sentences)


def changes_what_is_public(page: Page) -> bool:
    """Whether saving a live page would show visitors something else than its stored row does."""
    if page._state.adding or page.pk is None:  # noqa: SLF001
        return True
    stored = type(page).objects.filter(pk=page.pk).first()
    return stored is None or not stored.live or not words.says_the_same(page, stored)


def _touches_content(page: Page, update_fields: Collection[str]) -> bool:
    if "live" in update_fields:
        return True
    content = {field.field_name for field in words.content_fields(type(page))}
    return not content.isdisjoint(update_fields)


def _refuse_mirror(page: Page) -> None:
    """An alias in another language would show the source's words under the wrong language."""
    original: Any = page.alias_of
    if original.locale_id != page.locale_id:
        raise GateClosed([_("A page in another language is translated, not mirrored.")])


def _version(page: Page, standing: Standing) -> texts.Version | None:
    """Whose texts say what a page must read like."""
    if not standing.is_translation or standing.texts_of is None:
        return None
    return texts.Version(standing.texts_of, page.locale_id)


def _about_itself(page: Page) -> list[str]:
    """What its own type says against it: a person who has not agreed to be named."""
    own: Any = getattr(page, "refusals", None)
    return own() if own else []


def _about_language(
    page: Page,
    standing: Standing,
    at_hand: Mapping[texts.Version, list[texts.Text]] | None = None,
) -> list[str]:
    if standing.stands == Stands.UNKNOWN:
        return [_("Nobody has recorded in which language this work was written.")]
    if not standing.is_translation:
        return []
    if (version := _version(page, standing)) is None:
        return [_("This page was never sent for translation: its words are those of the source.")]
    known = at_hand[version] if at_hand else texts.texts_of(*version)
    return texts.sentences_about(known, type(page)) or _about_words(page, known)


def _about_words(page: Page, known: list[texts.Text]) -> list[str]:
    places = words.strange_words(page, known)
    if not places:
        return []
    fields = {text.path: text.field_path for text in known}
    names = [
        name_of(
            type(page),
            next((f for path, f in fields.items() if path.startswith(place)), place.split(".")[0]),
        )
        for place in places
    ]
    sentence = ngettext(
        "One text reads otherwise than its translation (%(names)s)."
        " Publish from the translation editor.",
        "%(count)d texts read otherwise than their translation (%(names)s)."
        " Publish from the translation editor.",
        len(places),
    )
    return [sentence % {"count": len(places), "names": texts.in_words(names)}]


def _about_right(page: Page, standing: Standing, by: rights.Person | None) -> list[str]:
    if by is None or rights.may(by, page.locale_id, *rights.PUBLISHES):
        return []
    if standing.is_source and rights.is_site_language(by, page.locale_id):
        return []
    return [no_right(page.locale)]


def no_right(locale: Locale) -> str:
    """What is said to somebody who may not publish in a language."""
    sentence = _("Publishing in %(language)s takes a reviser or the head of that language.")
    return sentence % {"language": locale.get_display_name()}
