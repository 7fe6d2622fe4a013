"""One fact, one finding: which rule speaks where several see the same (domain 4.6, point 9).

This is the only place where a rule gives way to another. The one that speaks names the others.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from graph_model.findings import Evidence, Finding

__all__ = ["settle"]

Same = Callable[[Finding, Finding], bool]


def settle(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out the findings that tell a fact which another tells better, and let that one name their rules.

    Cost: linear in what the findings name; only those that name something in common are compared.
    """
    left: dict[str, list[Finding]] = {}
    for each in _one_each(findings):
        left.setdefault(each.rule, []).append(each)
    for speaks, gives_way, same in _ORDER:
        told = _told(left.get(speaks, []), left.get(gives_way, []), same)
        if len(told) > 0:
            spoken = frozenset(told.values())
            left[gives_way] = [each for each in left[gives_way] if each.id not in told]
            left[speaks] = [_speaking(each, gives_way) if each.id in spoken else each for each in left[speaks]]
    return [each for alike in left.values() for each in alike]


def _one_each(findings: Iterable[Finding]) -> list[Finding]:
    """Put findings of one id together: one for each rule, set of subjects, list of functions and piece of ground."""
    found: dict[str, Finding] = {}
    for each in findings:
        known = found.get(each.id)
        found[each.id] = each if known is None else _together(known, each)
    return list(found.values())


def _together(one: Finding, other: Finding) -> Finding:
    surer, less_sure = (one, other) if len(one.rests_on) <= len(other.rests_on) else (other, one)
    told = sorted({one.sentence, other.sentence})
    missing = sorted({each.evidence.missing for each in (one, other) if each.evidence.missing is not None})
    return replace(
        surer,
        sentence=" ".join(told),
        evidence=Evidence(
            lines=one.evidence.lines + other.evidence.lines,
            rights=one.evidence.rights + other.evidence.rights,
            paths=one.evidence.paths + other.evidence.paths,
            missing="; ".join(missing) or None,
        ),
        ground=one.ground | other.ground,
        affected=one.affected + other.affected,
        rests_on=() if len(surer.rests_on) == 0 else surer.rests_on + less_sure.rests_on,
    )


def _told(speakers: Sequence[Finding], silent: Sequence[Finding], same: Same) -> dict[str, str]:
    """Which of those that give way are told, each with the first that speaks for it, by their ids."""
    naming: dict[str, list[int]] = {}
    for number, each in enumerate(speakers if len(silent) > 0 else ()):
        for mark in _marks(each):
            naming.setdefault(mark, []).append(number)
    told = {}
    for each in silent if len(naming) > 0 else ():
        near = sorted({number for mark in _marks(each) for number in naming.get(mark, ())})
        first = next((speakers[number].id for number in near if same(speakers[number], each)), None)
        if first is not None:
            told[each.id] = first
    return told


def _marks(each: Finding) -> frozenset[str]:
    """What a finding names; two of one fact have something of it in common."""
    return each.ground.union(each.subjects, each.affected, each.evidence.lines, each.evidence.rights)


def _speaking(each: Finding, gives_way: str) -> Finding:
    return replace(each, speaks_for=(*each.speaks_for, gives_way))


def _same_rights(one: Finding, other: Finding) -> bool:
    return not set(one.evidence.rights).isdisjoint(other.evidence.rights)


def _same_lines(one: Finding, other: Finding) -> bool:
    return not set(one.evidence.lines).isdisjoint(other.evidence.lines)


def _all_rights(one: Finding, other: Finding) -> bool:
    """Whether the other rests on rights, and on none but those of the one."""
    return len(other.evidence.rights) > 0 and set(one.evidence.rights).issuperset(other.evidence.rights)


def _all_lines(one: Finding, other: Finding) -> bool:
    """Whether the other rests on lines, and on nothing but those of the one."""
    told = other.evidence
    return len(told.rights) == 0 < len(told.lines) and set(one.evidence.lines).issuperset(told.lines)


def _only_rights(one: Finding, other: Finding) -> bool:
    """Whether the other rests on rights alone, and on none but those of the one."""
    return len(other.evidence.lines) == 0 and _all_rights(one, other)


def _all_subjects(one: Finding, other: Finding) -> bool:
    return len(other.subjects) > 0 and set(one.subjects).issuperset(other.subjects)


def _same_subjects(one: Finding, other: Finding) -> bool:
    return not set(one.subjects).isdisjoint(other.subjects)


def _same_wiring(one: Finding, other: Finding) -> bool:
    """Whether an organisation is a subject, or suffers, in both."""
    return not {*one.subjects, *one.affected}.isdisjoint(other.subjects)


def _same_ground(one: Finding, other: Finding) -> bool:
    return not set(one.functions).isdisjoint(other.functions) and not one.ground.isdisjoint(other.ground)


_ORDER: tuple[tuple[str, str, Same], ...] = (
    ("M04", "D01", _same_rights),
    ("M05", "M09", _same_subjects),
    ("M05", "M15", _same_subjects),
    # Without its line to one of those who act jointly, a committee and that one look like two deciders.
    ("M05", "D01", _all_subjects),
    ("M02", "M11", _same_ground),
    # Where nobody buys a service, whoever is contracted with does not.
    ("M02", "M06", _same_ground),
    # What is not there, or may not have the power, is no second decider, and a right that it has needs no path.
    ("D03", "D01", _same_rights),
    ("D10", "D01", _same_rights),
    ("D10", "M01", _all_rights),
    # A right that should not be there needs no path either.
    ("D01", "M01", _only_rights),
    ("D10", "M04", _same_rights),
    ("D10", "M06", _same_lines),
    ("D06", "D10", _same_rights),
    # Who is wrongly contracted with need not answer for it.
    ("M06", "M01", _all_lines),
    ("D10", "M01", _all_lines),
    ("D03", "M06", _same_lines),
    ("D03", "D11", _same_lines),
    # Of two records of one body, what one lacks the other may have, and what both have is one thing.
    *(("D09", rule, _all_subjects) for rule in ("M01", "M07", "M08", "M10", "M12", "M15", "M16", "M18", "D01")),
    ("D09", "M05", _same_subjects),
    # Only a missing path that is still told speaks for others.
    ("M01", "M12", _same_subjects),
    # What M18 would say of an expected line is said by the rule that is about that line.
    ("M01", "M18", _same_wiring),
    ("M05", "M18", _same_subjects),
    ("M07", "M18", _same_subjects),
    ("M08", "M18", _same_subjects),
    ("M10", "M18", _same_subjects),
)
