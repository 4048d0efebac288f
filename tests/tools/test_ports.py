"""A port that is in use is told before anything else happens."""

import socket

import pytest

from tools import ports


def test_a_port_that_someone_has_is_told_with_what_to_type(monkeypatch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(taken))
        with pytest.raises(ports.NoPort) as refused:
            ports.free("demo")
    assert f"Port {taken} cannot be had" in str(refused.value)
    assert f"`make demo PORT={taken + 1}`" in str(refused.value)


def test_a_port_that_nobody_has_is_taken(monkeypatch):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setenv("PORT", str(port))
    assert ports.free("demo") == port


@pytest.mark.parametrize("nonsense", ["web", "0", "70000", "-1", "８０００"])
def test_what_is_no_port_is_told(monkeypatch, nonsense):
    monkeypatch.setenv("PORT", nonsense)
    with pytest.raises(ports.NoPort, match=f"PORT={nonsense} is no port"):
        ports.free("dev")
