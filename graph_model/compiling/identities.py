"""Which derived rows are the same as rows that a register has under ids of its own; the register's ids stand.

Two organisations are the same that have one code and one type on days that they share, or one plain name where the type
is of those that are known by their names. Two footprints are the same that have one code and one level. A partnership
whose whole ground is the ground of another of its type is that one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph_model.compiling.draft import Draft
from graph_model.compiling.naming import plain_name
from graph_model.entities import Cover, Dated, Entity, Footprint, Organisation
from graph_model.periods import is_empty, meet
from graph_model.tables import TABLES
from graph_model.vocabulary import OrganisationType

__all__ = ["rename", "renamings"]

# Types whose bodies publishers know by name, or by codes that registers do not give.
_NAMED_TYPES: Mapping[OrganisationType, str] = {
    OrganisationType.COMBINED_AUTHORITY: "combined authority",
    OrganisationType.COMMISSIONING_OFFICE: "office",
    OrganisationType.CANCER_ALLIANCE: "alliance",
    OrganisationType.STP: "partnership",
    OrganisationType.ICS_NONSTATUTORY: "partnership",
}


def renamings(draft: Draft, organisations: Iterable[Organisation], footprints: Iterable[Footprint]) -> dict[str, str]:
    """Give the register's id of each derived footprint and organisation that a register has under another id."""
    stated_footprints, stated = list(footprints), list(organisations)
    found = dict(_same(list(draft.rows(Footprint)), stated_footprints))
    found.update(_same(list(draft.rows(Organisation)), stated))
    return found


def same_ground(draft: Draft, covers: Iterable[Cover], organisations: Sequence[Organisation]) -> dict[str, str]:
    """Give the register's id of each derived organisation whose footprint and type are those of one in a register."""
    types = {each.id: each.type for each in organisations}
    mine = {(row.footprint, types[row.organisation]): row.organisation for row in covers if row.organisation in types}
    found = {}
    for row in draft.rows(Cover):
        record = draft.organisation(row.organisation)
        other = None if record is None else mine.get((row.footprint, record.type))
        if (
            other is not None
            and other != row.organisation
            and record is not None
            and record.type is OrganisationType.STP
        ):
            found[row.organisation] = other
    return found


def _same(
    derived: Sequence[Organisation | Footprint], stated: Sequence[Organisation | Footprint]
) -> Iterator[tuple[str, str]]:
    by_key: dict[tuple[str, str], list[Organisation | Footprint]] = defaultdict(list)
    ids = {each.id for each in stated}
    for each in stated:
        for key in _keys(each):
            by_key[key].append(each)
    for row in derived:
        if row.id in ids:
            continue
        candidates = [each for key in _keys(row) for each in by_key.get(key, ())]
        other = next((each for each in candidates if each.id != row.id and _share_a_day(row, each)), None)
        if other is not None:
            yield row.id, other.id


def _share_a_day(one: Dated, other: Dated) -> bool:
    return not is_empty(meet((one.valid_from, one.valid_to), (other.valid_from, other.valid_to)))


def _keys(row: Organisation | Footprint) -> Iterator[tuple[str, str]]:
    kind = row.type if isinstance(row, Organisation) else row.level
    for code in (row.ods_code, row.gss_code):
        if code is not None:
            yield kind, code
    if isinstance(row, Organisation) and row.type in _NAMED_TYPES and row.name is not None:
        yield _NAMED_TYPES[row.type], plain_name(row.name)


def rename(draft: Draft, names: Mapping[str, str]) -> None:
    """Write the draft's rows with other ids of organisations and footprints."""
    if len(names) == 0:
        return
    for table in TABLES:
        columns = [column for column, target in table.references.items() if target in {"organisations", "footprints"}]
        identified = ["id"] if table.name in {"organisations", "footprints"} else []
        rows = draft.tables[table.name]
        draft.tables[table.name] = {
            row.key: row for row in (_renamed(row, [*columns, *identified], names) for row in rows.values())
        }
    for old, new in names.items():
        if old in draft.grounds:
            draft.grounds[new] = draft.grounds.pop(old)


def _renamed(row: Entity, columns: Sequence[str], names: Mapping[str, str]) -> Entity:
    changed = {column: names[value] for column in columns if (value := getattr(row, column)) in names}
    return row.model_copy(update=changed) if len(changed) > 0 else row
