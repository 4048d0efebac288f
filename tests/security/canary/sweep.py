"""Asks for addresses and looks for secrets in all that comes back."""

import gzip
from collections.abc import Iterable
from urllib.parse import unquote

from django.http import HttpResponse
from django.test import Client

from tests.security.canary.secrets import Find, Secrets
from tests.security.canary.walk import Address


class Leaked(AssertionError):
    """A secret was found. Says which, and where."""

    def __init__(self, finds: Iterable[Find]) -> None:
        told = sorted({str(find) for find in finds})
        more = f"\n… and {len(told) - 40} more" if len(told) > 40 else ""
        super().__init__(f"{len(told)} leaks:\n" + "\n".join(told[:40]) + more)


def sweep(client: Client, addresses: Iterable[Address], secrets: Secrets) -> list[Find]:
    """The secrets in the headers and bodies of all answers."""
    finds: list[Find] = []
    for address in addresses:
        for method in address.methods:
            response = asked(client, method, address)
            where = f"{method} {address}: {response.status_code}"
            text = f"{headers(response)}\n{body(response)}"
            finds += secrets.within(text, where=where, asked=unquote(str(address)))
    return finds


def asked(client: Client, method: str, address: Address) -> HttpResponse:
    return client.generic(method, address.url, headers=dict(address.headers))


def headers(response: HttpResponse) -> str:
    cookies = response.cookies.output() if response.cookies else ""
    told = "\n".join(f"{name}: {unquote(value)}" for name, value in response.headers.items())
    return f"{told}\n{cookies}"


def body(response: HttpResponse) -> str:
    """All that was sent, as letters: also what was packed, and the bytes of a file."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if response.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    if response.get("Content-Type", "").startswith("text/calendar"):
        content = content.replace(b"\r\n ", b"")  # a long line goes on in the next one
    return content.decode("utf-8", errors="replace")


def statuses(client: Client, addresses: Iterable[Address]) -> dict[str, int]:
    return {str(address): asked(client, "GET", address).status_code for address in addresses}
