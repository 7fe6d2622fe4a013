"""The steps of a compilation in order: publishers' bodies and ground, registers over them, then what law implies."""

from collections.abc import Iterator

from graph_model.compiling.board_heirs import BoardHeirs
from graph_model.compiling.boards import Boards, board_footprint
from graph_model.compiling.borders import ground_by_parts
from graph_model.compiling.citing import Citation
from graph_model.compiling.claiming import claim_bodies, claim_rights
from graph_model.compiling.clinical_groups import ClinicalGroups, group_footprint
from graph_model.compiling.councils import Councils
from graph_model.compiling.covering import cover_by_lines
from graph_model.compiling.draft import Draft, MisfitKind
from graph_model.compiling.frame import ENGLAND, Frame
from graph_model.compiling.networks import Networks
from graph_model.compiling.offices import Offices
from graph_model.compiling.outliving import cut_to_lives
from graph_model.compiling.partnerships import Partnerships
from graph_model.compiling.planning_areas import PlanningAreas
from graph_model.compiling.practices import Practices
from graph_model.compiling.refining import refine
from graph_model.compiling.regions import Regions
from graph_model.compiling.taking_in import Registers, give_way
from graph_model.compiling.trusts import Trusts
from graph_model.entities import (
    ExpectedLine,
    Footprint,
    FootprintRelation,
    Line,
    Organisation,
    Right,
    StatutoryHolder,
)
from graph_model.periods import ALWAYS, Period, is_empty
from graph_model.statute import Bodies, expand
from graph_model.vocabulary import Confidence, FootprintLevel, FootprintRelationKind, OrganisationType

__all__ = ["compile_draft"]

STATUTE_SOURCE = "statute"


def compile_draft(frame: Frame, registers: Registers) -> Draft:
    """Run every step; the draft of the frame is then the register, but for what no row refers to."""
    draft = frame.draft
    boards = Boards(frame, registers.rows(Line))
    practices = Practices(frame, boards)
    _compile_bodies(frame, registers, boards, practices)
    if len(frame.lsoas.codes) > 0:
        draft.add(Footprint(id=ENGLAND, name="England", level=FootprintLevel.ENGLAND, source=(Citation.LOOKUPS,)))
        draft.hold(ENGLAND, ALWAYS, frozenset(range(len(frame.lsoas.codes))))
    registers.take_into(draft, frame.lsoas, max((row.on for row in practices.mapped.values()), default=None))
    cut_to_lives(draft)
    _contain(frame, boards)
    if len(frame.lsoas.codes) > 0:
        ground_by_parts(draft, frame.lsoas.people)
        refine(draft, frame.lsoas)
    cover_by_lines(draft)
    claim_bodies(frame, practices)
    _apply_law(draft)
    return draft


def _compile_bodies(frame: Frame, registers: Registers, boards: Boards, practices: Practices) -> None:
    groups, councils = ClinicalGroups(frame), Councils(frame)
    plans = PlanningAreas(frame, groups)
    groups.compile()
    councils.compile()
    plans.compile()
    boards.compile()
    BoardHeirs(frame, boards).compile()
    Regions(frame, plans, boards).compile()
    Trusts(frame).compile()
    practices.compile()
    Networks(frame, practices, boards).compile()
    Offices(frame, councils, boards).compile()
    Partnerships(frame, councils, registers.names()).compile()
    for code in sorted(frame.lsoas.joined_apart):
        frame.draft.misfit(MisfitKind.JOINED_APART, code, "it goes where the one lay that is in its own district")


def _contain(frame: Frame, boards: Boards) -> None:
    """Say which areas lie in which by rule, for what is compared as a whole: locations in boards, all in England."""
    draft = frame.draft
    stated = {(each.child, each.parent) for each in draft.rows(FootprintRelation)}
    for child, parent, period in _containments(frame, boards):
        there = draft.footprint(child) is not None and draft.footprint(parent) is not None
        if there and (child, parent) not in stated and not is_empty(period):
            draft.add(
                FootprintRelation(
                    child=child,
                    parent=parent,
                    relation=FootprintRelationKind.WITHIN,
                    valid_from=period[0],
                    valid_to=period[1],
                    source=(Citation.LOOKUPS,),
                    confidence=Confidence.SURE,
                )
            )


def _containments(frame: Frame, boards: Boards) -> Iterator[tuple[str, str, Period]]:
    for location, board, period in boards.memberships():
        yield f"fp:sub:{location}", board_footprint(board), period
    for board in sorted({*boards.board_before.values(), *boards.board_after.values()}):
        yield board_footprint(board), ENGLAND, frame.life_of(f"ods:{board}")
    for group in frame.draft.rows(Organisation):
        if group.type is OrganisationType.CCG and group.ods_code is not None:
            yield group_footprint(group.ods_code), ENGLAND, (group.valid_from, group.valid_to)


def _apply_law(draft: Draft) -> None:
    """Add what the rules of law imply, on the days for which no register states it."""
    bodies = Bodies.from_tables({name: rows.values() for name, rows in draft.tables.items()})
    made = expand(draft.rows(StatutoryHolder), draft.rows(ExpectedLine), bodies, STATUTE_SOURCE)
    stated_lines, stated_rights = list(draft.rows(Line)), list(draft.rows(Right))
    law = Draft()
    law.add(*made.lines, *made.rights)
    give_way(law, stated_lines, Line)
    give_way(law, stated_rights, Right)
    draft.add(*made.organisations, *made.covers, *law.rows(Line), *law.rows(Right))
    draft.misfits.extend(law.misfits)
    claim_rights(draft, bodies)
    for each in made.unmade:
        whom = ", ".join(each.organisations) or "the whole rule"
        draft.misfit(MisfitKind.NO_HOLDER, each.rule, f"{each.why}: {whom}")
