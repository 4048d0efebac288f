"""An empty draft for every text that has no page yet, so that each link finds its page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import DateTimeField, F, Max
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from access.models import WorkSource
from content.loading.directory import Directory
from content.loading.kinds import model_of
from content.loading.names import HOME, section_of, slug_of
from content.loading.report import Report
from pages.models import ResourcePage

_TAKEN = (
    "A page of the site has this address already. Give the folder another name, or that page"
    " another slug."
)


@dataclass(frozen=True, kw_only=True)
class Seed:
    """What must be known of a work to sow it. `parent` is a key, or empty; titles are by language."""

    address: str
    path: Path
    digest: str
    source_language: str
    titles: Mapping[str, str]
    parent: str = ""


@dataclass(frozen=True, kw_only=True)
class Seedling:
    """A new page, and the work that it is a language of."""

    address: str
    page: ResourcePage


class Sower:
    """Sows some works, within a transaction of the caller."""

    def __init__(self, directory: Directory, report: Report) -> None:
        self.directory = directory
        self.report = report

    def sow(self, seeds: Sequence[Seed]) -> set[str]:
        """Make the pages that are missing. Returns the works whose address is taken: not sown."""
        under = self._by_parent(self._missing([seed for seed in seeds if seed.address != HOME]))
        parents = list(Page.objects.select_for_update().filter(pk__in=under).order_by("path"))
        refused = {address for parent in parents for address in taken(parent, under[parent.pk])}
        for address in sorted(refused):
            self.report.fail(address, _TAKEN)
        new = []
        for parent in parents:
            children = [s.page for s in under[parent.pk] if s.address not in refused]
            place(parent, children)
            new += children
        insert(new)
        self._remember(seeds, new)
        return refused

    def _missing(self, seeds: Iterable[Seed]) -> list[tuple[Seed, str]]:
        families = {self.directory.family_of(seed.address): seed for seed in seeds}
        rows = Page.objects.filter(translation_key__in=families)
        have = set(rows.values_list("translation_key", "locale__language_code"))
        return [
            (seed, language)
            for family, seed in families.items()
            for language in seed.titles
            if (family, language) not in have
        ]

    def _by_parent(self, missing: Sequence[tuple[Seed, str]]) -> dict[int, list[Seedling]]:
        """The new pages, under the number of the page they will stand under."""
        above = self._above(seed.parent for seed, _language in missing if seed.parent)
        under: dict[int, list[Seedling]] = defaultdict(list)
        for seed, language in missing:
            section = self.directory.sections[section_of(seed.address), language]
            seedling = Seedling(address=seed.address, page=self._page(seed, language))
            under[above.get((seed.parent, language), section)].append(seedling)
        return under

    def _above(self, parents: Iterable[str]) -> dict[tuple[str, str], int]:
        families = {self.directory.family_of(address): address for address in parents}
        pages = Page.objects.filter(translation_key__in=families)
        rows = pages.values_list("translation_key", "locale__language_code", "pk")
        return {(families[key], language): pk for key, language, pk in rows}

    def _page(self, seed: Seed, language: str) -> ResourcePage:
        model, title = model_of(seed.address), seed.titles[language]
        return model(
            title=title,
            draft_title=title,
            slug=slug_of(seed.address),
            translation_key=self.directory.family_of(seed.address),
            locale=self.directory.locales[language],
            content_type=ContentType.objects.get_for_model(model),
            **_until_filled(model),
        )

    def _remember(self, seeds: Sequence[Seed], new: Sequence[ResourcePage]) -> None:
        """Which page is the source of its work, and that the pages were created."""
        languages: dict[UUID, str] = {
            self.directory.family_of(seed.address): seed.source_language for seed in seeds
        }
        WorkSource.objects.bulk_create(
            [
                WorkSource(translation_key=page.translation_key, page_id=page.pk)
                for page in new
                if page.locale.language_code == languages[page.translation_key]
            ],
            ignore_conflicts=True,
        )
        now = timezone.now()
        PageLogEntry.objects.bulk_create(
            PageLogEntry(
                content_type=page.cached_content_type,
                label=page.title,
                action="wagtail.create",
                timestamp=now,
                page_id=page.pk,
                content_changed=True,
            )
            for page in new
        )


def _until_filled(model: type[ResourcePage]) -> dict[str, datetime]:
    """Times that the database asks of a page which has none yet."""
    return {
        field.name: timezone.now()
        for field in model._meta.local_fields
        if isinstance(field, DateTimeField) and not field.null and not field.has_default()
    }


def taken(parent: Page, seedlings: Sequence[Seedling]) -> set[str]:
    """Works whose address a page of the site has already."""
    slugs = {seedling.page.slug: seedling.address for seedling in seedlings}
    there = parent.get_children().filter(slug__in=slugs)
    return {slugs[slug] for slug in there.values_list("slug", flat=True)}


def place(parent: Page, children: Sequence[ResourcePage]) -> None:
    """Give the new children of a page their paths, as treebeard and Wagtail would."""
    low, high = Page._get_children_path_interval(parent.path)  # noqa: SLF001
    below = Page.objects.filter(path__range=(low, high), depth=parent.depth + 1)
    last = below.aggregate(last=Max("path"))["last"]
    step = Page._str2int(last[-Page.steplen :]) if last else 0  # noqa: SLF001
    for number, child in enumerate(children, step + 1):
        child.depth = parent.depth + 1
        child.path = Page._get_path(parent.path, child.depth, number)  # noqa: SLF001
        child.url_path = f"{parent.url_path}{child.slug}/"
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(children))


def insert(pages: Sequence[ResourcePage]) -> None:
    """The common table in bulk, then each page's own: Django allows no more for such models."""
    rows = Page.objects.bulk_create([base_row(page) for page in pages])
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
        page.save_base(raw=True, force_insert=True)


def base_row(page: Page) -> Page:
    """The part of a page that lies in Wagtail's own table."""
    fields = {f.attname: getattr(page, f.attname) for f in Page._meta.concrete_fields}
    row = Page(**fields)
    row._state.adding = False  # noqa: SLF001
    return row
