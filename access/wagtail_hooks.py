from wagtail import hooks

from access.serving import guard

hooks.register("before_serve_page", guard)
