"""What somebody may do with a page, its language included."""

from typing import Any, ClassVar

from wagtail.models import Page, PagePermissionTester

from translation import rights
from translation.standing import is_source


class LanguagePermissionTester(PagePermissionTester):
    """
    Wagtail's tester, for pages in languages.

    A page takes a part in its language besides Wagtail's permission: a translator may write, a reviser or
    the head may publish and delete. Nothing is added to what Wagtail allows. A work that was written in the
    site's own language asks for Wagtail's permission only.
    """

    permissions: set[str]

    _TRANSLATOR: ClassVar = frozenset({"add", "change", "lock", "unlock"})

    def __init__(self, user: Any, page: Page) -> None:
        super().__init__(user, page)
        self.speaks = user.is_superuser
        if user.is_active and not user.is_superuser:
            allowed = self._allowed()
            self.speaks = allowed is None or bool(allowed)
            if allowed is not None:
                self.permissions &= allowed

    def _allowed(self) -> frozenset[str] | None:
        """Wagtail's permissions that somebody's part in the language leaves standing; None for all."""
        if self.page_is_root or rights.may(self.user, self.page.locale_id, *rights.PUBLISHES):
            return None
        if rights.is_site_language(self.user, self.page.locale_id) and is_source(self.page):
            return None
        if rights.may(self.user, self.page.locale_id, *rights.TRANSLATES):
            return self._TRANSLATOR
        return frozenset()

    # Wagtail lets the owner of a lock and a workflow's reviewers in beside their permissions.

    def can_edit(self) -> bool:
        return self.speaks and bool(super().can_edit())

    def can_lock(self) -> bool:
        return self.speaks and bool(super().can_lock())

    def can_unlock(self) -> bool:
        return self.speaks and bool(super().can_unlock())
