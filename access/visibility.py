"""
May anyone see this, now? One function for every public channel: lists, feeds, search, files, API.

It asks the clock, not the cron job: what has expired is hidden at that second. It follows a page to
its source: a translation is never shown while the work it translates is hidden.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Left
from django.db.models.lookups import In
from django.utils import timezone
from wagtail.models import Page, PageQuerySet, PageViewRestriction

from access.models import WorkSource
from accounts.models import User

_read: ContextVar[list[list[str]] | None] = ContextVar("restrictions_read", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """While one page is read: the restrictions are asked for once, not for each list on it."""
    token = _read.set([])
    try:
        yield
    finally:
        _read.reset(token)


def closed_roots() -> list[str]:
    """Tree paths under which nothing is public: restricted pages, the outermost only. One query."""
    remembered = _read.get()
    if remembered:
        return remembered[0]
    roots = _outermost_restrictions()
    if remembered is not None:
        remembered.append(roots)
    return roots


def _outermost_restrictions() -> list[str]:
    paths = PageViewRestriction.objects.order_by("page__path").values_list("page__path", flat=True)
    roots: list[str] = []
    for path in paths:
        if not roots or not path.startswith(roots[-1]):
            roots.append(path)
    return roots


def shown(at: datetime, roots: Iterable[str], prefix: str = "") -> Q:
    """Rows that their own state, the clock and the restrictions let anyone see."""
    condition = (
        Q(**{f"{prefix}live": True})
        & (Q(**{f"{prefix}expire_at": None}) | Q(**{f"{prefix}expire_at__gt": at}))
        & (Q(**{f"{prefix}go_live_at": None}) | Q(**{f"{prefix}go_live_at__lte": at}))
    )
    by_length: dict[int, list[str]] = defaultdict(list)
    for root in roots:
        by_length[len(root)].append(root)
    for length, paths in by_length.items():  # one IN over a prefix, not a LIKE for each restriction
        condition &= ~Q(In(Left(F(f"{prefix}path"), length), paths))
    return condition


def visible(pages: PageQuerySet, *, at: datetime | None = None) -> PageQuerySet:
    """What anyone may see of some pages, at a moment (now). Costs one query more: the restrictions."""
    at = at or timezone.now()
    roots = closed_roots()
    hidden_source = WorkSource.objects.filter(translation_key=OuterRef("translation_key")).exclude(
        shown(at, roots, "page__")
    )
    return (
        pages.filter(shown(at, roots))
        .filter(Q(alias_of=None) | shown(at, roots, "alias_of__"))
        .filter(~Exists(hidden_source))
    )


def is_restricted(page: Page) -> bool:
    """Whether a restriction stands on a page or above it."""
    return any(page.path.startswith(root) for root in closed_roots())


def is_public(page: Page, *, at: datetime | None = None) -> bool:
    """Whether anyone may see this page now."""
    return visible(Page.objects.filter(pk=page.pk), at=at).exists()


def may_see(page: Page, user: User | None) -> bool:
    """Whether a person may see a page at its own address: what is public, or what they may edit."""
    if is_public(page):
        return True
    if user is None or not user.is_authenticated:
        return False
    return bool(page.permissions_for_user(user).can_edit())
