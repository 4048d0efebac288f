"""The forms in which staff write about words: each says what is wrong in sentences."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm

from search.wording import checking


class CheckedForm(WagtailAdminModelForm):
    """A form whose entry is looked at as a whole, once each field is in order."""

    problems_of: ClassVar[Callable[[Any], checking.Problems]]

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors:
            problems = type(self).problems_of(self.instance)
            if problems:
                self._update_errors(ValidationError(dict(problems)))


class SynonymsForm(CheckedForm):
    problems_of = checking.problems_of_synonyms


class RecommendationForm(CheckedForm):
    problems_of = checking.problems_of_recommendation


class CertainWordForm(CheckedForm):
    problems_of = checking.problems_of_word
