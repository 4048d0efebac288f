from wagtail import hooks

from access import scripts
from access.serving import guard

hooks.register("before_serve_page", guard)
hooks.register("construct_admin_api", scripts.construct, order=100)
