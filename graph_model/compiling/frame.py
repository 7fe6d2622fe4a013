"""What every step of a compilation is given: the material, the smallest ground, the lives of types, and the draft."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from graph_model.compiling.draft import Draft
from graph_model.compiling.lives import Lives, Move
from graph_model.compiling.lsoas import Lsoas
from graph_model.compiling.material import Material
from graph_model.entities import Organisation
from graph_model.ingest.publishers.ods_succession import OdsSuccession
from graph_model.ingest.publishers.ons_lookup import Area, AreaKind, LookupRow
from graph_model.periods import Period, meet
from graph_model.vocabulary import OrganisationType

__all__ = ["ENGLAND", "Frame", "day_after", "lookup_day"]

ENGLAND = "fp:eng"


@dataclass
class Frame:
    """What a step reads, and where it writes."""

    material: Material
    lsoas: Lsoas
    lives: Lives
    moves: tuple[Move, ...] = ()
    draft: Draft = field(default_factory=Draft)

    def life(self, kind: OrganisationType, period: Period) -> Period:
        """A period, within what bodies of a type could live."""
        return meet(self.lives.of(kind), period)

    @cached_property
    def became(self) -> Mapping[str, list[OdsSuccession]]:
        """The ODS successions by predecessor, without those of a code to itself."""
        return self._successions(lambda each: each.predecessor)

    @cached_property
    def came_from(self) -> Mapping[str, list[OdsSuccession]]:
        """The ODS successions by successor, without those of a code to itself."""
        return self._successions(lambda each: each.successor)

    def _successions(self, key: Callable[[OdsSuccession], str]) -> dict[str, list[OdsSuccession]]:
        found: dict[str, list[OdsSuccession]] = defaultdict(list)
        for each in self.material.of(OdsSuccession):
            if each.predecessor != each.successor:
                found[key(each)].append(each)
        return found

    @cached_property
    def larger_rows(self) -> tuple[LookupRow, ...]:
        """The rows of lookups that relate larger areas to each other, without LSOAs."""
        rows = self.material.of(LookupRow)
        return tuple(row for row in rows if all(area.kind is not AreaKind.LSOA for area in row.areas))

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Every area that any lookup names, each once for each way in which it is named."""
        return tuple(
            dict.fromkeys(area for row in self.material.of(LookupRow) for area in row.areas if _is_larger(area))
        )

    @cached_property
    def nhs_code_of(self) -> dict[tuple[AreaKind, str], str]:
        """The ODS code of an area by its kind and GSS code, wherever a file of any year tells both."""
        return {(area.kind, area.code): area.nhs_code for area in self.areas if area.nhs_code is not None}

    def names_of(self, kind: AreaKind) -> dict[str, str]:
        """The newest name of each area of a kind, by its ODS code."""
        found: dict[str, str] = {}
        for area in sorted((area for area in self.areas if area.kind is kind), key=lambda area: area.year):
            code = area.nhs_code or self.nhs_code_of.get((kind, area.code))
            if code is not None and area.name is not None:
                found[code] = area.name
        return found

    def life_of(self, organisation: str) -> Period:
        """The dates of an organisation that is in the draft."""
        record: Organisation | None = self.draft.organisation(organisation)
        return (None, None) if record is None else (record.valid_from, record.valid_to)


def day_after(last: date | None) -> date | None:
    """The first day on which what ended with a last day is no more."""
    return None if last is None else last + timedelta(days=1)


def lookup_day(year: int) -> date:
    """The day on which boundaries change that differ from one year's lookup to the next: all do in April."""
    return date(year, 4, 1)


def _is_larger(area: Area) -> bool:
    return area.kind not in {AreaKind.LSOA, AreaKind.WARD}
