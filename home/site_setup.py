"""An operator's first day: languages, front pages, sections, groups and the way to approval."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.models import HomePage
from home.sections import SECTIONS, Section
from pages.models import BasePage
from translation.models import IndependentTranslation

EDITORS, PUBLISHERS, TRANSLATORS = "Editors", "Publishers", "Translators"
_PAGE_RIGHTS = {
    EDITORS: ("add", "change"),
    PUBLISHERS: ("add", "change", "publish", "lock", "unlock"),
    # Only where pages are translated into; a role in the language says which of these.
    TRANSLATORS: ("change", "publish"),
}
_FILE_RIGHTS = {
    EDITORS: ("add", "change", "choose"),
    PUBLISHERS: ("add", "change", "choose", "delete"),
    TRANSLATORS: ("choose",),
}
_SEARCH_RIGHTS = {
    EDITORS: ("synonyms", "certainword", "askedquery"),
    PUBLISHERS: ("synonyms", "certainword", "askedquery", "recommendation"),
}


@transaction.atomic
def set_up(*, name: str, host: str, port: int) -> list[str]:
    """Make what is missing and leave the rest. Returns what was made, a line each."""
    locales = _locales()
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    made: list[str] = []
    home = _front_pages(root, locales, name, made)
    for section in SECTIONS:
        _section_pages(section, home, locales, made)
    _site(home, name=name, host=host, port=port)
    _drop_placeholder(home)
    _groups(root, home)
    _workflow(home, locales)
    return made


def _locales() -> dict[str, Locale]:
    codes = [settings.LANGUAGE_CODE, *(code for code, _name in settings.LANGUAGES)]
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in codes}


def _front_pages(root: Page, locales: dict[str, Locale], name: str, made: list[str]) -> HomePage:
    source = HomePage.objects.filter(locale=locales[settings.LANGUAGE_CODE]).first()
    for code, locale in locales.items():
        if HomePage.objects.filter(locale=locale).exists():
            continue
        slug = "home" if code == settings.LANGUAGE_CODE else f"home-{code}"
        page = HomePage(title=name, slug=_free_slug(root, slug), locale=locale)
        _add(root, page, source, made)
        source = source or page
    return HomePage.objects.get(pk=source.pk)


def _free_slug(root: Page, slug: str) -> str:
    """Wagtail begins with a page called "home" of its own."""
    return f"{slug}-page" if root.get_children().filter(slug=slug).exists() else slug


def _section_pages(
    section: Section, home: HomePage, locales: dict[str, Locale], made: list[str]
) -> None:
    source = section.model.objects.filter(locale=home.locale).first()
    for code, locale in locales.items():
        if section.model.objects.filter(locale=locale).exists():
            continue
        parent = HomePage.objects.get(translation_key=home.translation_key, locale=locale)
        with translation.override(code):
            title, summary = str(section.title), str(section.summary)
        page = section.model(title=title, slug=section.slug, summary=summary, locale=locale)
        _add(parent, page, source, made)
        source = source or page


def _add(parent: Page, page: BasePage, source: BasePage | None, made: list[str]) -> None:
    """A page of the frame: its words come from the catalogue, so it is a page of its own in each language."""
    if source is not None:
        page.translation_key = source.translation_key
    parent.refresh_from_db()
    parent.add_child(instance=page)
    if source is not None:
        IndependentTranslation.objects.create(page=page, since=timezone.now())
    page.save_revision().publish()
    made.append(f"{page.locale.language_code}: {page.title}")


def _site(home: HomePage, *, name: str, host: str, port: int) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.site_name, site.root_page = host, port, name, home
    site.save()


def _drop_placeholder(home: HomePage) -> None:
    """The "Welcome" page that Wagtail's own migrations leave behind."""
    first = Page.objects.filter(depth=2, content_type__model="page", numchild=0).first()
    if first is not None:
        first.delete()
        if home.slug.endswith("-page"):
            home.refresh_from_db()
            home.slug = "home"
            home.save()


def _groups(root: Page, home: HomePage) -> None:
    Group.objects.filter(name="Moderators").update(name=PUBLISHERS)
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    translated = HomePage.objects.filter(translation_key=home.translation_key).exclude(pk=home.pk)
    for name, rights in _PAGE_RIGHTS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(enter)
        for page in translated if name == TRANSLATORS else [root]:
            _page_rights(group, page, rights)
        _file_rights(group, _FILE_RIGHTS[name])
    _guideline_rights(Group.objects.get(name=PUBLISHERS))
    for name, models in _SEARCH_RIGHTS.items():
        _search_rights(Group.objects.get(name=name), models)


def _guideline_rights(group: Group) -> None:
    """Whoever publishes says how pages are written, and reads what visitors did not find."""
    ours = Permission.objects.filter(content_type__app_label="pages")
    group.permissions.add(
        *ours.filter(content_type__model="guideline"), *ours.filter(codename="view_demand")
    )


def _search_rights(group: Group, models: tuple[str, ...]) -> None:
    """Whoever writes says which words mean the same; only whoever publishes puts a work above others."""
    group.permissions.add(
        *Permission.objects.filter(content_type__app_label="search", content_type__model__in=models)
    )


def _page_rights(group: Group, page: Page, rights: tuple[str, ...]) -> None:
    for right in rights:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{right}_page"
        )
        GroupPagePermission.objects.get_or_create(
            group=group, page_id=page.pk, permission=permission
        )


def _file_rights(group: Group, rights: tuple[str, ...]) -> None:
    collection = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for model in ("image", "document"):
        for right in rights:
            permission = Permission.objects.get(
                content_type__app_label="pages", codename=f"{right}_{model}"
            )
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )


def _workflow(home: HomePage, locales: dict[str, Locale]) -> None:
    """Whoever may not publish submits; a publisher approves."""
    task, created = GroupApprovalTask.objects.get_or_create(name=_("A publisher approves"))
    if created:
        task.groups.set(Group.objects.filter(name=PUBLISHERS))
    workflow, _created = Workflow.objects.get_or_create(name=_("Approval before publishing"))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.exclude(workflow=workflow).filter(page__depth__lte=2).delete()
    for page in HomePage.objects.filter(translation_key=home.translation_key):
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
