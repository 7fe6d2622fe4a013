"""Answers of the ODS directory (ORD JSON or FHIR), as the rows that the other files give of the same things.

The answers about one organisation are put together by its code, since FHIR tells relations apart from the body. Only a
relation of an organisation that is itself among the answers is taken; a reference to another is not a record of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from graph_model.ingest.publishers.ods_report import OdsBody, OdsStatus
from graph_model.ingest.publishers.ods_succession import OdsSuccession
from graph_model.ingest.publishers.ord_organisation import OrdOrganisation, OrdRelation, SuccessionEnd
from graph_model.ingest.publishers.pcn_workbook import Pcn, PcnLink

__all__ = ["rows_of_directory"]

COMMISSIONED_BY, PARTNER_TO = "RE4", "RE8"
NETWORK = "RO272"
_STATUS = {True: OdsStatus.ACTIVE, False: OdsStatus.CLOSED, None: None}
Row = OdsBody | OdsSuccession | Pcn | PcnLink


def rows_of_directory(answers: Iterable[OrdOrganisation]) -> Iterator[Row]:
    """Yield bodies, networks, memberships and successions, in the order of codes."""
    by_code: dict[str, list[OrdOrganisation]] = defaultdict(list)
    for answer in answers:
        by_code[answer.code].append(answer)
    for code in sorted(by_code):
        named = [answer for answer in by_code[code] if answer.name is not None]
        if len(named) > 0:
            relations = [relation for answer in by_code[code] for relation in answer.relations]
            yield from _rows(named[-1], relations)


def _rows(body: OrdOrganisation, relations: list[OrdRelation]) -> Iterator[Row]:
    roles = tuple(role.id for role in body.roles if role.is_active is not False)
    commissioner = _latest(relations, COMMISSIONED_BY)
    if NETWORK in roles:
        located = None if commissioner is None else commissioner.target
        yield Pcn(
            code=body.code, name=body.name or body.code, sub_icb=located, opened=body.opened, closed=body.closed, line=0
        )
    else:
        yield _body(body, roles, commissioner)
    for relation in relations:
        if relation.kind == PARTNER_TO and relation.target_role in {NETWORK, None}:
            yield PcnLink(body.code, relation.target, relation.opened, relation.closed, 0)
    yield from _successions(body)


def _body(body: OrdOrganisation, roles: tuple[str, ...], commissioner: OrdRelation | None) -> OdsBody:
    return OdsBody(
        code=body.code,
        name=body.name or body.code,
        region="",  # the directory gives none; what is Welsh has a code of its own kind
        location=None,
        postcode=None,
        opened=body.opened,
        closed=body.closed,
        status=_STATUS[body.is_active],
        commissioner=None if commissioner is None else commissioner.target,
        joined=None if commissioner is None else commissioner.opened,
        left=None if commissioner is None else commissioner.closed,
        roles=roles,
        line=0,
    )


def _latest(relations: list[OrdRelation], kind: str) -> OrdRelation | None:
    """The relation of a kind that began last; those that are not active count only where no other is there."""
    own = [relation for relation in relations if relation.kind == kind]
    return max(own, key=lambda each: (each.is_active is not False, each.opened or date.min), default=None)


def _successions(body: OrdOrganisation) -> Iterator[OdsSuccession]:
    for step in body.successions:
        ends = (body.code, step.other) if step.kind is SuccessionEnd.SUCCESSOR else (step.other, body.code)
        yield OdsSuccession(*ends, step.effective, None, None, None, 0)
