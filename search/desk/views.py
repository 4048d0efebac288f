"""The forms in which staff write about words."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.log_actions import log

from search.desk.effects import effects_of

REWORDED = "search.reworded"


class FilledInView(CreateView):
    """A new entry, whose first fields the address may fill in: ?language=fr&words=… from a report."""

    may_fill_in: Collection[str] = ("language", "words", "queries", "word")

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        given = {name: asked[name] for name in self.may_fill_in if name in asked}
        return {**super().get_initial(), **given}


class ToldView(EditView):
    """An entry that is changed: the log says what it was and what it is."""

    def save_instance(self) -> Any:
        saved: Any = self.object
        before = type(saved).objects.get(pk=saved.pk).told()
        saved = super().save_instance()
        if saved.told() != before:
            data = {"before": before, "after": saved.told()}
            log(instance=saved, action=REWORDED, user=self.request.user, data=data)
        return saved


class Previewed:
    """A form that says what it would change, before it is saved."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "preview" not in request.POST:
            return super().post(request, *args, **kwargs)  # type: ignore[misc]
        self.object: Any = self.get_object() if "pk" in self.kwargs else None  # type: ignore[attr-defined]
        self.form = self.get_form()  # type: ignore[attr-defined]
        effects = effects_of(self.form.instance) if self.form.is_valid() else []
        return self.render_to_response(self.get_context_data(effects=effects))  # type: ignore[attr-defined]


class NewSynonymsView(Previewed, FilledInView):  # type: ignore[misc]
    """New synonyms."""


class SynonymsView(Previewed, ToldView):  # type: ignore[misc]
    """Synonyms that are changed."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if self.request.method == "GET":
            context["effects"] = effects_of(self.object)
        return context
