"""Fields that several page types share."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Page


class StoryField(StreamField):  # type: ignore[type-var, unused-ignore]  # the stubs disagree with themselves
    """A story made of blocks. Their definitions stay out of the migrations: they change with the code."""

    def deconstruct(self) -> Any:
        name, _path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, "pages.fields.StoryField", [[]], kwargs


class WorksField(ParentalManyToManyField):  # type: ignore[misc]
    """
    Works that a page names without saying more about them, such as its topics.

    Wagtail's index of references passes over relations to many, unless they can tell what they hold. With
    this one, "where is this used" counts them too.
    """

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "modelcluster.fields.ParentalManyToManyField", args, kwargs

    def extract_references(
        self, value: Iterable[Page]
    ) -> Iterator[tuple[type[Page], str, str, str]]:
        for page in value:
            yield Page, str(page.pk), "item", str(page.pk)


class CodesField(models.JSONField):
    """
    A list of codes out of a fixed vocabulary, such as countries. Stored as JSON: ["HT", "AT"].

    `vocabulary` returns (code, label) pairs; labels follow the language of whoever looks.
    """

    def __init__(
        self,
        *args: Any,
        vocabulary: Callable[[], Iterable[tuple[str, Any]]] | None = None,
        **kwargs: Any,
    ) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if self.vocabulary is None:
            return
        known = {code for code, _label in self.vocabulary()}
        unknown = [str(code) for code in value if code not in known]
        if unknown:
            message = _("Not a known code: %(codes)s.")
            raise ValidationError(message, params={"codes": ", ".join(unknown)})

    def formfield(self, **kwargs: Any) -> Any:
        if self.vocabulary is None:
            return super().formfield(**kwargs)
        return forms.MultipleChoiceField(
            choices=self.vocabulary,
            required=not self.blank,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=self.help_text,
            widget=self._widget(),
        )

    def _widget(self) -> type[forms.Widget]:
        few = len(list(self.vocabulary() if self.vocabulary else ())) <= 12
        return forms.CheckboxSelectMultiple if few else forms.SelectMultiple


class CodeField(models.CharField):
    """One code out of a fixed vocabulary, such as a language. Stored as it is: "fr"."""

    def __init__(
        self,
        *args: Any,
        vocabulary: Callable[[], Iterable[tuple[str, Any]]] | None = None,
        **kwargs: Any,
    ) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if value and self.vocabulary and value not in {code for code, _label in self.vocabulary()}:
            raise ValidationError(_("Not a known code: %(codes)s."), params={"codes": value})

    def formfield(self, **kwargs: Any) -> Any:
        if self.vocabulary is None:
            return super().formfield(**kwargs)
        vocabulary = self.vocabulary
        return forms.ChoiceField(
            choices=lambda: [("", "---------"), *vocabulary()],
            required=not self.blank,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=self.help_text,
        )


class WordsField(models.JSONField):
    """A list of words, such as aliases. One a line on the form; stored as JSON: ["GITOC", "GI-TOC"]."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return LinesField(
            required=not self.blank,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=self.help_text,
        )


class LinesField(forms.CharField):
    """A text area in which each line is a word of a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != self.to_python(data)
