"""opaque: decision rights and bodies whose chain rests on no published source, and their share by area.

A right is opaque where it cites nothing published, or where no way up of its holder does at every line of it; a body
that decides nothing, where its ways up do not. Where there is no way at all, M01 speaks. What everybody knows and
nobody looked up (a source of the kind "uncited") is not published; a source that is cited and not known to the
register is there. By area: of the deciding rights that touch a system, how many are opaque.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from weakref import WeakKeyDictionary

from graph_model.analyses.aspects import DECIDING, GROUND
from graph_model.analyses.context import Context
from graph_model.analyses.layers import Layer
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.entities import Line, Right
from graph_model.findings import Evidence, Finding, Severity
from graph_model.history import History
from graph_model.vocabulary import PATH_KINDS, FootprintLevel
from graph_model.wording import per_cent

__all__ = ["RULE", "opaque"]

# The kinds of source that nobody else can look up; the kinds are the registers' own words.
_UNPUBLISHED = frozenset({"uncited"})

_KEPT: "WeakKeyDictionary[Layer, frozenset[str]]" = WeakKeyDictionary()


def opaque(context: Context) -> Looked:
    """Find what rests on no published source.

    Cost: linear in the lines of each distinct layer, and the deciding rights times the systems they touch.
    """
    rights = context.kept((RULE.id, Right), {DECIDING}, lambda: _deciding(context))
    dark = _dark(context, rights)
    by_body: dict[str, list[Right]] = {}
    for right in dark:
        by_body.setdefault(right.organisation, []).append(right)
    deciding = {right.organisation for right in rights.values()}
    bodies = (context.layers.ending & context.alive.keys()) - deciding
    unsourced = bodies.difference(*(_sourced(context, layer) for layer in context.layers.every))
    found = [_of_rights(context, each, its) for each, its in by_body.items()]
    found += [_of_body(context, each) for each in unsourced if len(context.lines_from(each, *PATH_KINDS)) > 0]
    found += _of_areas(context, rights.values(), dark)
    return Looked.at(len(rights) + len(bodies), found)


def _deciding(context: Context) -> dict[str, Right]:
    """The deciding rights of bodies of the day, in the order of their ids."""
    return {right.id: right for right in context.deciding if right.organisation in context.alive}


def _dark(context: Context, rights: Mapping[str, Right]) -> list[Right]:
    """The rights that cite nothing published, or whose holder has ways up and none with a source at every line."""
    bare = context.kept(
        (RULE.id, "bare"),
        {DECIDING},
        lambda: {each for each, right in rights.items() if not _is_published(context.history, right)},
    )
    layers = {function: context.layers.of(function) for function in {right.function for right in rights.values()}}
    shades = {layer: layer.ending - _sourced(context, layer) for layer in layers.values()}
    hidden = {function: shades[layer] for function, layer in layers.items()}
    return [right for each, right in rights.items() if each in bare or right.organisation in hidden[right.function]]


def _sourced(context: Context, layer: Layer) -> frozenset[str]:
    """Who reaches an end of a layer by lines that each cite something published; kept with the layer."""
    if layer not in _KEPT:
        dark = _dark_edges(context, layer)
        found = set(layer.terminals | layer.sector_ends)
        front = list(found)
        while len(front) > 0:
            holder = front.pop()
            fresh = set(layer.down.get(holder, ())) - found - dark.get(holder, frozenset())
            found |= fresh
            front.extend(fresh)
        _KEPT[layer] = frozenset(found)
    return _KEPT[layer]


def _dark_edges(context: Context, layer: Layer) -> Mapping[str, Set[str]]:
    """Who answers to each organisation of a layer by no line that cites anything published; few do."""
    found: dict[str, set[str]] = {}
    unpublished = context.kept((RULE.id, Line), (), lambda: _unpublished_lines(context.history))
    for line in unpublished.values():
        between = layer.up.get(line.subject, {}).get(line.holder, ())
        if len(between) > 0 and all(each.id in unpublished for each in between):
            found.setdefault(line.holder, set()).add(line.subject)
    return found


def _unpublished_lines(history: History) -> Mapping[str, Line]:
    """The lines of all days that can carry a path and cite nothing published."""
    lines = (line for named in history.path_lines.values() for line in named)
    return {line.id: line for line in lines if not _is_published(history, line)}


def _is_published(history: History, row: Line | Right) -> bool:
    """Whether a row cites anything that others can look up."""
    known = (history.source(cited) for cited in row.source)
    return any(source is None or source.kind not in _UNPUBLISHED for source in known)


def _of_rights(context: Context, organisation: str, rights: list[Right]) -> Finding:
    functions = tuple(right.function for right in rights)
    ground = context.grounds.of_footprints(right.footprint for right in rights)
    name = context.name(organisation)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(organisation,),
        functions=functions,
        sentence=f"{name} decides {about(context, functions)}, and no published source shows its right and its chain.",
        advice=f"Publish, and link, what gives {name} this decision and whom it answers to for it.",
        evidence=Evidence(
            lines=_unsourced(context, organisation),
            rights=tuple(right.id for right in rights),
            missing="a published source for the right, or for a line of every way up",
        ),
        ground=ground or frozenset(),
        population=None if ground is None else context.history.population(ground),
    )


def _of_body(context: Context, body: str) -> Finding:
    name = context.name(body)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(body,),
        functions=(),
        sentence=f"No published source shows whom {name} answers to, all the way up.",
        advice=f"Publish, and link, the document that says whom {name} answers to.",
        evidence=Evidence(lines=_unsourced(context, body), missing="a published source for a line of every way up"),
    )


def _unsourced(context: Context, organisation: str) -> tuple[str, ...]:
    return tuple(
        line.id for line in context.lines_from(organisation, *PATH_KINDS) if not _is_published(context.history, line)
    )


def _of_areas(context: Context, rights: Iterable[Right], dark: Iterable[Right]) -> tuple[Finding, ...]:
    """Give, for each system with any, how many of the decisions that touch it are opaque."""
    hidden = frozenset(right.id for right in dark)
    if len(hidden) == 0:
        return ()
    return context.kept(
        (RULE.id, "areas"), {DECIDING, GROUND}, lambda: tuple(_by_area(context, rights, hidden)), besides=(hidden,)
    )


def _by_area(context: Context, rights: Iterable[Right], hidden: frozenset[str]) -> Iterator[Finding]:
    touched = _touched(context, {right.footprint for right in rights})
    here: dict[str, list[str]] = {}
    for right in rights:
        for system in touched[right.footprint]:
            here.setdefault(system, []).append(right.id)
    for system, touching in sorted(here.items()):
        opaque_here = [each for each in touching if each in hidden]
        if len(opaque_here) > 0:
            yield _of_area(context, system, opaque_here, len(touching))


def _touched(context: Context, footprints: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """The systems that each footprint shares ground with. Cost: linear in the blocks of the footprints."""
    of_block: dict[str, set[str]] = {}
    for system, ground in context.day.ground.items():
        record = context.history.footprints.get(system)
        if record is not None and record.level is FootprintLevel.ICS_ICB:
            for block in ground:
                of_block.setdefault(block, set()).add(system)
    grounds = {each: context.day.ground.get(each, frozenset()) for each in footprints}
    return {each: frozenset().union(*(of_block.get(block, ()) for block in grounds[each])) for each in grounds}


def _of_area(context: Context, footprint: str, rights: list[str], of: int) -> Finding:
    name, area = context.grounds.name(footprint), context.day.ground[footprint]
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(),
        functions=(),
        sentence=f"Of the decisions that touch {name}, {len(rights)} of {of} ({per_cent(len(rights) / of)}) rest on no "
        "published source.",
        advice=f"Publish the schemes of delegation of those who decide for {name}.",
        evidence=Evidence(rights=tuple(rights)),
        footprint=footprint,
        ground=area,
        population=context.history.population(area),
    )


RULE = Rule(
    id="opaque",
    title="Opaque chains",
    question="Which decision rights and bodies rest on no published source, and what share of an area's decisions?",
    means="Nobody outside can check who decides this, or whom the decider answers to.",
    does_not_mean="That it is hidden on purpose, or unlawful; the register may not have found what was published.",
    severity=Severity.INFO,
    counted="deciding rights, and bodies with a way up that decide nothing",
    cost="linear in the lines of each distinct set of functions, and in the deciding rights of each system",
    analysis=opaque,
)
