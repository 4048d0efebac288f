from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from partners.panels import EndingConsentsPanel


@hooks.register("construct_homepage_panels")
def say_which_consents_end(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(EndingConsentsPanel())
