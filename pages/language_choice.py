"""Languages as editors choose them: those of the site at hand, all others folded away behind them."""

from typing import Any

from django import forms
from django.conf import settings
from django.forms.widgets import ChoiceWidget
from django.utils.text import capfirst

from pages import vocabularies
from pages.fields import CodeField, CodesField


class _AtHandAndMore(ChoiceWidget):
    """Boxes for the languages of the site and for what is chosen; the rest opens, and can be searched."""

    template_name = "pages/admin/language_choice.html"
    role = "group"

    def __init__(self, *args: Any, named: Any = "", **kwargs: Any) -> None:
        """`named`: what is chosen here, where no label with an id stands beside it, as in a block."""
        super().__init__(*args, **kwargs)
        self.named = named

    def id_for_label(self, id_: str, index: Any = None) -> str:
        """The label of the field names the whole group."""
        return id_ if index is None else super().id_for_label(id_, index)

    class Media:
        css = {"all": ["css/admin/language-choice.css"]}
        js = ("js/language-choice.js",)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        of_the_site = {code for code, _name in settings.LANGUAGES}
        options = [option for _n, group, _i in context["widget"]["optgroups"] for option in group]
        at_hand: list[Any] = []
        more: list[Any] = []
        for option in options:
            if self.is_required and not option["value"]:
                continue  # A radio that is not pressed says the same.
            near = option["selected"] or option["value"] in of_the_site
            (at_hand if near else more).append(option)
        context["widget"] |= {
            "at_hand": at_hand,
            "more": more,
            "role": self.role,
            "named": self.named,
        }
        return context


class LanguageBoxes(_AtHandAndMore, forms.CheckboxSelectMultiple):
    """Several languages."""


class LanguageRadios(_AtHandAndMore, forms.RadioSelect):
    """One language."""

    role = "radiogroup"


class LanguagesField(CodesField):
    """Any languages of the world, such as those that an event is held in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, vocabulary=vocabularies.languages)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "pages.fields.CodesField", args, kwargs

    def _widget(self) -> type[forms.Widget]:
        return LanguageBoxes


class LanguageField(CodeField):
    """One language of the world, such as that of a file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, vocabulary=vocabularies.languages)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "pages.fields.CodeField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        return forms.ChoiceField(
            choices=vocabularies.languages,
            required=not self.blank,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=self.help_text,
            widget=LanguageRadios,
        )
