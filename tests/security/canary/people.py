"""Who looks into the admin, and what each of them must not read there."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from accounts.models import User
from publications.models import NewsIndexPage
from tests.factories import make_editor, make_person, make_publisher, make_translator


@dataclass(frozen=True, kw_only=True)
class Reader:
    """
    Somebody who has signed in, with hidden states that are not theirs.

    Wagtail shows the words of a page only to who may edit or publish it. Titles it shows of all pages to
    whoever is in the admin, where one chooses a page and where it says what a bulk action leaves out; and
    to whoever has a right on a part of the tree, in that part's lists. Of a document or an image it shows
    nothing to who may neither choose nor change it.
    """

    person: User
    not_theirs: tuple[str, ...]
    titles_at: frozenset[str] = frozenset()


CHOOSERS = frozenset(
    {
        "wagtailadmin_choose_page_child",
        "wagtailadmin_choose_page_chosen_multiple",
        "wagtailadmin_choose_page_search",
        "wagtail_bulk_action",
    }
)
LISTS = frozenset(
    {
        "wagtailadmin_explore",
        "wagtailadmin_explore_results",
        "wagtailadmin_explore_root",
        "wagtailadmin_api:pages:detail",
        "wagtailadmin_api:pages:listing",
        "wagtail_localize:update_translations",
    }
)


def stranger() -> Reader:
    """Has an account and no business in the admin."""
    states = ("a draft event", "unpublished research with a file that was read")
    return Reader(person=make_person(), not_theirs=states)


def editor_of_news() -> Reader:
    """Writes English news, and nothing else."""
    person = make_person()
    group = Group.objects.create(name="Editors of news")
    group.permissions.add(
        Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin")
    )
    page = NewsIndexPage.objects.get(locale__language_code="en")
    for right in ("add", "change"):
        permission = Permission.objects.get(
            codename=f"{right}_page", content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    person.groups.add(group)
    return Reader(
        person=person,
        not_theirs=(
            "a draft event",
            "unpublished research with a file that was read",
            "restricted to a group",
            "a French draft of a live page",
            "a document that nobody uses",
            "a picture that nobody uses",
        ),
        titles_at=CHOOSERS,
    )


def editor() -> Reader:
    """Edits works in the language they are written in, and translates none."""
    states = ("a French draft of a live page", "an Arabic draft of a live page")
    return Reader(person=make_editor(), not_theirs=states, titles_at=CHOOSERS | LISTS)


def publisher() -> Reader:
    """Publishes works in the language they are written in, and translates none."""
    states = (
        "texts that nobody has reviewed, of a live translation",
        "the draft of an independent translation",
    )
    return Reader(person=make_publisher(), not_theirs=states, titles_at=CHOOSERS | LISTS)


def translator() -> Reader:
    """Reads and writes French. Arabic is not hers."""
    states = ("an Arabic draft of a live page",)
    return Reader(person=make_translator("fr"), not_theirs=states, titles_at=CHOOSERS | LISTS)


READERS = {
    reader.__name__: reader for reader in (stranger, editor_of_news, editor, publisher, translator)
}
