"""Faults of answering upwards: no way up (M01), no host (M12)."""

from graph_model.entities import ALL_FUNCTIONS, Line, Organisation
from graph_model.vocabulary import (
    DECIDING_ROLES,
    FORMS,
    PATH_KINDS,
    Form,
    LineKind,
    OrganisationType,
)
from tests.planting.spot import ENDS, OWING, Plant, Spot, Variety

__all__ = ["VARIETIES"]

# Their parents are M05's to miss, and a combined authority's M18's.
JOINT = frozenset(
    {
        OrganisationType.ICP_STATUTORY,
        OrganisationType.SPEC_JOINT_COMMITTEE,
        OrganisationType.S75_JOINT_COMMITTEE,
        OrganisationType.PROVIDER_COLLABORATIVE,
    }
)
# What a body lacks that answers to nobody any more may also be seen by these: its delegation, and what it founded.
BESIDE_M01 = "M04 M05"
INFORMAL = frozenset(
    {
        OrganisationType.STP,
        OrganisationType.ICS_NONSTATUTORY,
        OrganisationType.ICS,
        OrganisationType.ICB_CLUSTER,
        OrganisationType.AREA_PARTNERSHIP,
        OrganisationType.VCSE_ALLIANCE,
        OrganisationType.PLACE_PARTNERSHIP,
    }
)
SAFEGUARDING = frozenset(
    {OrganisationType.SAFEGUARDING_ADULTS_BOARD, OrganisationType.SAFEGUARDING_CHILDREN_PARTNERSHIP}
)


def _owes(spot: Spot, body: Organisation) -> bool:
    """Whether a body of which all lines upwards are gone is one without a path."""
    if body.type in ENDS | JOINT or not spot.is_known(body.id):
        return False
    rights = [right for right in spot.day.rights_of.get(body.id, ()) if right.role in DECIDING_ROLES]
    if len(rights) > 0:
        return any(spot.is_sure(right) for right in rights)
    others = [line for line in spot.lines_from(body.id) if line.kind not in PATH_KINDS]
    return FORMS[body.type] in OWING and len(others) == 0


def _cut_off(spot: Spot) -> Plant | None:
    """All lines upwards of a body that decides, or is nothing without them."""
    body = spot.any_of(spot.alive(), lambda each: _owes(spot, each) and len(spot.lines_from(each.id, *PATH_KINDS)) > 0)
    if body is None:
        return None
    change = spot.absent(*spot.lines_from(body.id, *PATH_KINDS))
    return spot.plant("M01", change, body.id, allowed=BESIDE_M01)


def _committee_cut_off(spot: Spot) -> Plant | None:
    """A committee, board or region without the line to its parent."""
    kinds = (LineKind.INTERNAL_DELEGATION, LineKind.JOINT_EXERCISE)
    committees = [each for each in spot.alive() if FORMS[each.type] in OWING - {Form.BODY}]
    body = spot.any_of(
        committees,
        lambda each: (
            _owes(spot, each)
            and 0 < len(spot.lines_from(each.id, *PATH_KINDS)) == len(spot.lines_from(each.id, *kinds))
        ),
    )
    if body is None:
        return None
    return spot.plant("M01", spot.absent(*spot.lines_from(body.id, *kinds)), body.id, allowed=BESIDE_M01)


def _turned_round(spot: Spot) -> Plant | None:
    """The only line of a committee, written the wrong way round."""
    line = spot.any_of(
        spot.sure_lines(LineKind.INTERNAL_DELEGATION),
        lambda each: (
            _owes(spot, spot.history.organisations[each.subject])
            and len(spot.lines_from(each.subject, *PATH_KINDS)) == 1
            and spot.arrives(each.holder, None, [each])
            and spot.type_of(each.holder) in (OrganisationType.ICB, OrganisationType.NHS_ENGLAND)
            and each.functions != (ALL_FUNCTIONS,)
        ),
    )
    if line is None:
        return None
    change = spot.changed(line, subject=line.holder, holder=line.subject)
    return spot.plant("M01", change, line.subject, allowed=BESIDE_M01)


def _new_without_lines(spot: Spot) -> Plant | None:
    """A committee of which nobody wrote down whose it is."""
    kind = spot.dice.choice(
        (
            OrganisationType.PLACE_COMMITTEE,
            OrganisationType.COMMITTEE,
            OrganisationType.JOINT_COMMITTEE,
            OrganisationType.SPECIAL_HEALTH_AUTHORITY,
            OrganisationType.EXECUTIVE_AGENCY,
        )
    )
    return spot.plant("M01", spot.added(spot.new_body(spot.name("lonely"), kind)), spot.name("lonely"))


def _wrong_function(spot: Spot) -> Plant | None:
    """A committee that decides one thing and answers for another."""
    line = spot.any_of(
        spot.sure_lines(LineKind.INTERNAL_DELEGATION),
        lambda each: (
            _owes(spot, spot.history.organisations[each.subject])
            and len(spot.lines_from(each.subject, *PATH_KINDS)) == 1
            and any(
                spot.is_sure(right) and right.role in DECIDING_ROLES
                for right in spot.day.rights_of.get(each.subject, ())
            )
        ),
    )
    if line is None:
        return None
    held = {right.function for right in spot.day.rights_of[line.subject]}
    other = spot.any_of(
        sorted(spot.history.functions), lambda each: not any(spot.related(each, function) for function in held)
    )
    if other is None:
        return None
    return spot.plant("M01", spot.changed(line, functions=(other,)), line.subject, allowed=f"{BESIDE_M01} M18")


def _hosts(spot: Spot, body: Organisation) -> list[Line]:
    kinds = [LineKind.HOSTING, LineKind.JOINT_EXERCISE, LineKind.INTERNAL_DELEGATION]
    if FORMS[body.type] is Form.CONTRACT:
        kinds += [LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT]
    return spot.lines_from(body.id, *kinds)


def _unhosted(spot: Spot) -> Plant | None:
    """A network, alliance or arrangement that loses all who lend it a legal person."""

    def will_do(each: Organisation) -> bool:
        if FORMS[each.type] not in {Form.PARTNERSHIP, Form.CONTRACT} or each.type in INFORMAL | SAFEGUARDING:
            return False
        members = spot.lines_to(each.id, LineKind.MEMBERSHIP)
        collaborates = each.type is OrganisationType.PROVIDER_COLLABORATIVE and len(members) > 0
        decides = len(spot.day.rights_of.get(each.id, ())) > 0
        return spot.is_known(each.id) and not collaborates and not decides and len(_hosts(spot, each)) > 0

    body = spot.any_of(spot.alive(), will_do)
    if body is None:
        return None
    return spot.plant("M12", spot.absent(*_hosts(spot, body)), body.id, allowed="M18 M05")


def _new_without_host(spot: Spot) -> Plant | None:
    kind = spot.dice.choice(
        (
            OrganisationType.CLINICAL_NETWORK,
            OrganisationType.CANCER_ALLIANCE,
            OrganisationType.NEIGHBOURHOOD_TEAM,
            OrganisationType.PROVIDER_ALLIANCE,
            OrganisationType.COMMISSIONING_OFFICE,
            OrganisationType.LRF,
            OrganisationType.UEC_DELIVERY_BOARD,
            OrganisationType.OPIC,
            OrganisationType.MNP,
            OrganisationType.SNP,
            OrganisationType.IHO,
            OrganisationType.ACO_OR_ICP_CONTRACT,
            OrganisationType.PROVIDER_GROUP,
        )
    )
    return spot.plant("M12", spot.added(spot.new_body(spot.name("homeless"), kind)), spot.name("homeless"))


def _member_for_host(spot: Spot) -> Plant | None:
    """A host that was written down as a member of what it hosts, or as an adviser."""
    line = spot.any_of(
        spot.sure_lines(LineKind.HOSTING),
        lambda each: (
            FORMS[spot.type_of(each.subject)] in {Form.PARTNERSHIP, Form.CONTRACT}
            and spot.type_of(each.subject) not in INFORMAL | {OrganisationType.PROVIDER_COLLABORATIVE}
            and len(_hosts(spot, spot.history.organisations[each.subject])) == 1
            and spot.is_known(each.subject)
        ),
    )
    if line is None:
        return None
    kind = spot.dice.choice((LineKind.MEMBERSHIP, LineKind.ADVISORY, LineKind.COORDINATION))
    return spot.plant("M12", spot.changed(line, kind=kind), line.subject, allowed="M18")


VARIETIES = (
    Variety("M01", "every line upwards of a body is gone", _cut_off),
    Variety("M01", "the line of a committee to its parent is gone", _committee_cut_off),
    Variety("M01", "the line of a committee is turned round", _turned_round),
    Variety("M01", "a new committee is nobody's", _new_without_lines),
    Variety("M01", "a committee answers for something else", _wrong_function),
    Variety("M12", "who lends a legal person is gone", _unhosted),
    Variety("M12", "a new network has no host", _new_without_host),
    Variety("M12", "the host is only a member", _member_for_host),
)
