"""Sign in with a name or an e-mail address, and not without end."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from accounts.models import User
from accounts.sign_in.limits import Attempts


class NameOrEmailBackend(ModelBackend):
    """Django's own, asked by name or address, and silent while someone guesses."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        if username is None or password is None:
            return None
        attempts = Attempts(name=username, address=_address(request))
        if attempts.exhausted():
            return None
        user = super().authenticate(request, username=_name_of(username), password=password)
        if user is None:
            attempts.count()
        else:
            attempts.forget()
        return user


def _name_of(typed: str) -> str:
    """The account name behind an address; what was typed where there is none (never tells which)."""
    if "@" in typed:
        found = User.objects.filter(email__iexact=typed).values_list("username", flat=True).first()
        return found or typed
    return typed


def _address(request: HttpRequest | None) -> str:
    return request.META.get("REMOTE_ADDR", "") if request else ""
