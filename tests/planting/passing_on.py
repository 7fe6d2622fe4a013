"""Faults of delegations that may not be (D05)."""

from graph_model.vocabulary import (
    DECIDING_ROLES,
    LineKind,
    OrganisationType,
    Role,
    types_of,
)
from tests.planting.spot import Plant, Spot, Variety

__all__ = ["VARIETIES"]

COUNCILS = types_of("upper_tier_la")
TRUSTS = types_of("nhs_trust_or_ft")


def _onward(spot: Spot) -> Plant | None:
    """A delegate delegates on, and names no consent."""
    line = spot.any_of(
        [each for each in spot.sure_lines(LineKind.DELEGATION) if len(each.functions) == 1],
        lambda each: (
            all(
                right.role is Role.DELEGATED_DECIDES
                for right in spot.day.rights_of.get(each.subject, ())
                if right.role in DECIDING_ROLES and right.function in spot.levels(each.functions[0])
            )
            and any(right.function == each.functions[0] for right in spot.day.rights_of.get(each.subject, ()))
        ),
    )
    if line is None:
        return None
    (function,) = line.functions
    delegate = spot.any_of(
        spot.alive(*TRUSTS, *COUNCILS, OrganisationType.COMBINED_AUTHORITY, OrganisationType.ICB),
        lambda each: (
            each.id not in (line.subject, line.holder)
            and spot.is_known(each.id)
            and not any(
                spot.related(function, named)
                for other in spot.lines_from(each.id, LineKind.DELEGATION)
                for named in other.functions
            )
        ),
    )
    if delegate is None:
        return None
    basis = spot.dice.choice(("NHSA06 s65Z5", "planted", None))
    new = spot.new_line(delegate.id, LineKind.DELEGATION, line.subject, [function], legal_basis=basis)
    return spot.plant("D05", spot.added(new), delegate.id, line.subject)


INELIGIBLE = (
    OrganisationType.SOCIAL_ENTERPRISE,
    OrganisationType.GP_PRACTICE,
    OrganisationType.GP_FEDERATION,
    OrganisationType.VCSE_PROVIDER,
    OrganisationType.INDEPENDENT_PROVIDER,
    OrganisationType.HOSPICE,
    OrganisationType.PLACE_PARTNERSHIP,
    OrganisationType.PROVIDER_COLLABORATIVE,
    OrganisationType.PCN,
    OrganisationType.CQC,
    OrganisationType.COUNCIL_OF_GOVERNORS,
    OrganisationType.PATIENT_ORGANISATION,
    OrganisationType.CANCER_ALLIANCE,
    OrganisationType.STP,
)


def _ineligible(spot: Spot) -> Plant | None:
    """A delegation to a body of a type that may not be a delegate."""
    kind = spot.any_of(INELIGIBLE, lambda each: len(spot.alive(each)) > 0)
    if kind is None:
        return None
    delegate = spot.any_of(spot.alive(kind), lambda each: spot.is_known(each.id))
    right = spot.any_of(
        spot.sure_rights(Role.DECIDES),
        lambda each: spot.type_of(each.organisation) in COUNCILS | {OrganisationType.ICB, OrganisationType.NHS_ENGLAND},
    )
    if delegate is None or right is None:
        return None
    basis = spot.dice.choice(("NHSA06 s65Z5", "planted"))
    new = spot.new_line(delegate.id, LineKind.DELEGATION, right.organisation, [right.function], legal_basis=basis)
    return spot.plant("D05", spot.added(new), delegate.id, right.organisation)


def _wrong_power(spot: Spot) -> Plant | None:
    """A delegation by a power that does not reach this delegate."""
    line = spot.any_of(spot.sure_lines(LineKind.DELEGATION))
    if line is None:
        return None
    kind = spot.type_of(line.subject)
    basis = "NHSA06 s13Z" if kind is not OrganisationType.CCG else "NHSA06 s65Z5"
    return spot.plant("D05", spot.changed(line, legal_basis=basis), line.subject, line.holder, line.id)


def _passed_to_district(spot: Spot) -> Plant | None:
    """A delegation by section 65Z5 to a council that is none of those it names."""
    council = spot.any_of(spot.alive(OrganisationType.DISTRICT_COUNCIL))
    right = spot.any_of(
        spot.sure_rights(Role.DECIDES),
        lambda each: spot.type_of(each.organisation) in (OrganisationType.ICB, OrganisationType.NHS_ENGLAND),
    )
    if council is None or right is None:
        return None
    new = spot.new_line(
        council.id, LineKind.DELEGATION, right.organisation, [right.function], legal_basis="NHSA06 s65Z5"
    )
    return spot.plant("D05", spot.added(new), council.id, right.organisation)


VARIETIES = (
    Variety("D05", "a delegate delegates on", _onward),
    Variety("D05", "the delegate may be none", _ineligible),
    Variety("D05", "the power does not reach the delegate", _wrong_power),
    Variety("D05", "the delegate is a district", _passed_to_district),
)
