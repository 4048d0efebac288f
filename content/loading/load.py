"""A whole folder into the site."""

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import batched
from pathlib import Path

from django.db import transaction
from tqdm import tqdm

from content.loading import lease
from content.loading.chunks import ChunkLoader, Item
from content.loading.directory import Directory, NoFrame
from content.loading.lease import Lease
from content.loading.report import Report
from content.loading.sowing import Seed, Sower
from content.loading.survey import Survey, Surveyor, changed, missing_sections
from content.models import LoadedWork
from content.problems import ContentError
from content.reading import read_work

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Options:
    """How to load: works in a transaction, works whose translations their author vouches for."""

    size: int = 20
    still_right: Collection[str] = ()
    is_quiet: bool = True


def load(root: Path, options: Options) -> Report:
    """
    Load what changed in a folder since the last load. One query where nothing did.

    Raises lease.Busy while another load is under way, NoFrame where the site has no front page.
    """
    report = Report()
    known = dict(LoadedWork.objects.values_list("address", "folder"))
    folders, report.unchanged = changed(root, known, options.still_right)
    if folders:
        with lease.held() as held:
            Loader(root, options, report).load(folders, held)
    return report


class Loader:
    """One load."""

    def __init__(self, root: Path, options: Options, report: Report) -> None:
        self.root = root
        self.options = options
        self.report = report
        self.directory = Directory()

    def load(self, folders: Sequence[tuple[Path, str]], held: Lease) -> None:
        survey = Surveyor(self.root, self.directory, self.report).look_at(folders)
        if lacking := missing_sections(survey.seeds, self.directory):
            told = ", ".join(f"{section} ({language})" for section, language in sorted(lacking))
            raise NoFrame(f"The site lacks sections: {told}. Run `manage.py set_up_site` first.")
        refused = self._sow(survey)
        seeds = [seed for seed in survey.seeds if seed.address not in refused]
        with tqdm(total=len(seeds), unit=" works", disable=self.options.is_quiet) as progress:
            for chunk in batched(seeds, self.options.size, strict=False):
                held.renew()
                self._fill(chunk, survey.faulty)
                progress.update(len(chunk))

    def _sow(self, survey: Survey) -> set[str]:
        sower = Sower(self.directory, self.report)
        refused: set[str] = set()
        for level in survey.levels:
            for chunk in batched(level, self.options.size, strict=False):
                with transaction.atomic():
                    refused |= sower.sow(chunk)
        return refused

    def _fill(self, seeds: Sequence[Seed], faulty: Collection[str]) -> None:
        """Fill some works; where that fails, one by one, so that only the culprit stays behind."""
        attempt = Report()
        try:
            ChunkLoader(self.directory, attempt).load(list(self._items(seeds, faulty)))
        except Exception as problem:  # noqa: BLE001 (one work must not stop the others)
            if len(seeds) == 1:
                self._give_up(seeds[0], problem)
            else:
                for seed in seeds:
                    self._fill([seed], faulty)
        else:
            self.report.add(attempt)

    def _give_up(self, seed: Seed, problem: Exception) -> None:
        if isinstance(problem, ContentError):
            self.report.failures.append(str(problem))
            return
        log.error("%s could not be loaded", seed.address, exc_info=problem)
        sentence = f"could not be loaded ({type(problem).__name__}: {problem})."
        self.report.fail(seed.address, sentence)

    def _items(self, seeds: Iterable[Seed], faulty: Collection[str]) -> Iterable[Item]:
        for seed in seeds:
            reading = read_work(seed.path)
            if reading.work is None:  # changed since it was surveyed
                self.report.fail(seed.address, "was changed while it was loaded. Load again.")
                continue
            yield Item(
                work=reading.work,
                mentions=frozenset(mention.address for _file, mention in reading.mentions),
                digest="" if seed.address in faulty else seed.digest,
                is_still_right=seed.address in self.options.still_right,
            )
