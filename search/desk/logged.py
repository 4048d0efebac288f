"""How the log tells what became of an entry."""

from typing import Any

from django.utils.translation import gettext, gettext_lazy
from wagtail.log_actions import LogFormatter

from search.desk.views import REWORDED


def register(actions: Any) -> None:
    @actions.register_action(REWORDED)
    class RewordedFormatter(LogFormatter):
        label = gettext_lazy("Reworded")

        def format_message(self, entry: Any) -> str:
            return gettext("Was: %(before)s. Is: %(after)s.") % {
                "before": entry.data.get("before", ""),
                "after": entry.data.get("after", ""),
            }
