"""The figures that were reached, kept in a file; a fall below them is told in a sentence."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from tools.relevance.judgements import FOLDER
from tools.relevance.measures import Figures

PATH = FOLDER / "baseline.json"

# How far a figure may move: an order that changes by a hair is no fall. The last two must not rise.
TOLERATED = {"ndcg": 0.01, "shown": 0.015, "mrr": 0.02, "first": 0.05, "left_empty": 0.01}
TOLERATED_RISES = {"nothing": 0.01, "share": 0.02}

# Figures of an engine by set, half and language, in one word: "demonstration, tuning, fr".
type Measured = Mapping[str, Figures]


def write(engine: str, measured: Measured) -> None:
    """Renew what one engine has to reach."""
    kept = _read()
    kept[engine] = {
        group: {name: round(value, 4) for name, value in asdict(figures).items()}
        for group, figures in measured.items()
    }
    PATH.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n")


def falls(engine: str, measured: Measured) -> list[str]:
    """A sentence for each figure that is worse than it was."""
    kept = _read().get(engine)
    if kept is None:
        return [f"There is no baseline for {engine}: write one with --write."]
    return [
        sentence
        for group, figures in measured.items()
        for sentence in _worse(group, kept.get(group, {}), figures)
    ]


def _worse(group: str, before: Mapping[str, float], now: Figures) -> Iterator[str]:
    for name, tolerated in TOLERATED.items():
        value = getattr(now, name)
        if name in before and value < before[name] - tolerated:
            yield f"{group}: {name} fell from {before[name]:.3f} to {value:.3f}."
    for name, tolerated in TOLERATED_RISES.items():
        value = getattr(now, name)
        if name in before and value > before[name] + tolerated:
            yield f"{group}: {name} rose from {before[name]:.3f} to {value:.3f}."


def _read() -> dict[str, Any]:
    return json.loads(PATH.read_text()) if PATH.exists() else {}
