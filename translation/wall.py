"""
The wall around wagtail-localize's addresses: closed by default.

Its views ask for Wagtail's permissions only, some for none. Each of its addresses has a rule here, by name;
one without a rule is closed to everyone, and a test that reads the list of addresses fails.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from access.visibility import may_see
from translation import rights, uploads
from translation.rights import PUBLISHES, TRANSLATES, Person

type Arguments = Mapping[str, Any]
type Rule = Callable[[HttpRequest, Arguments], bool]

NAMESPACE = "wagtail_localize"


def is_open(request: HttpRequest, name: str, arguments: Arguments) -> bool:
    """Whether somebody who is signed in may go through to one of wagtail-localize's addresses."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return False
    rule = RULES.get(name, nobody)
    return rule(request, arguments)


def anyone_in_the_admin(request: HttpRequest, arguments: Arguments) -> bool:
    return True


def nobody(request: HttpRequest, arguments: Arguments) -> bool:
    """Mirrors of pages, and snippets in several languages, which the gate knows nothing of."""
    return False


def whoever_works_in_a_language(request: HttpRequest, arguments: Arguments) -> bool:
    return bool(rights.languages_of(_person(request), *rights.ANY))


def whoever_may_ask_for_these_languages(request: HttpRequest, arguments: Arguments) -> bool:
    """Asking for translations of a page that one may read, in languages in which one has a part."""
    person = _person(request)
    page = Page.objects.filter(pk=arguments["page_id"]).first()
    if page is None:
        raise Http404
    if not may_see(page.specific, person):
        return False
    if request.method != "POST":
        return whoever_works_in_a_language(request, arguments)
    wanted = Locale.objects.filter(pk__in=_numbers(request.POST.getlist("locales")))
    # Everything below the page at once is for those who answer for the language.
    roles = (rights.Role.HEAD,) if request.POST.get("include_subtree") else rights.ANY
    return all(rights.may(person, locale, *roles) for locale in wanted)


def whoever_may_edit_the_source(request: HttpRequest, arguments: Arguments) -> bool:
    source = TranslationSource.objects.filter(pk=arguments["translation_source_id"]).first()
    if source is None:
        raise Http404
    page = source.get_source_instance()
    return isinstance(page, Page) and page.permissions_for_user(_person(request)).can_edit()


def whoever_translates(request: HttpRequest, arguments: Arguments) -> bool:
    return rights.may(_person(request), _translation(arguments).target_locale_id, *TRANSLATES)


def whoever_answers_for_the_language(request: HttpRequest, arguments: Arguments) -> bool:
    return rights.may(_person(request), _translation(arguments).target_locale_id, *PUBLISHES)


def whoever_translates_with_a_sound_file(request: HttpRequest, arguments: Arguments) -> bool:
    if not whoever_translates(request, arguments):
        return False
    if request.method == "POST":
        uploads.refuse_unsound(request.FILES.get("file"))
    return True


RULES: dict[str, Rule] = {
    "javascript_catalog": anyone_in_the_admin,
    "submit_page_translation": whoever_may_ask_for_these_languages,
    "submit_snippet_translation": nobody,
    "update_translations": whoever_may_edit_the_source,
    "edit_string_translation": whoever_translates,
    "edit_override": whoever_translates,
    "download_pofile": whoever_translates,
    "upload_pofile": whoever_translates_with_a_sound_file,
    "machine_translate": whoever_translates,
    "preview_translation": whoever_translates,
    "stop_translation": whoever_answers_for_the_language,
    "convert_to_alias": nobody,
    "translations_report": whoever_works_in_a_language,
    "translations_report_results": whoever_works_in_a_language,
    "snippets_api_listing": nobody,
    "snippets_api_detail": nobody,
}


def _person(request: HttpRequest) -> Person:
    return request.user


def _translation(arguments: Arguments) -> Translation:
    """The translation that an address names; not there without its page, where the stock view would fail."""
    translation = (
        Translation.objects.select_related("source").filter(pk=arguments["translation_id"]).first()
    )
    if translation is None:
        raise Http404
    pages = Page.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale_id
    )
    if not pages.exists():
        raise Http404
    return translation


def _numbers(values: list[str]) -> list[int]:
    return [int(value) for value in values if value.isdecimal()]
