"""Legitimate dual accountability (domain 4.5): L01 to L23, each with its exact test.

A rule that has found something twice asks whether an arrangement that the law means explains it. The finding that
stands says which exemptions were tried and why each failed. L05, L13, L17, L21 and L22 explain and never mute: what
they describe differs in function, ground or subject, and matches no rule to begin with; their tests say just that.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph_model.analyses import exempt_bodies, exempt_lines, exempt_rights
from graph_model.analyses.exempting import Case, Exemption, Fails

__all__ = ["DECIDER_EXEMPTIONS", "EXEMPTIONS", "ROUTE_EXEMPTIONS", "Case", "Exemption", "Verdict", "tried"]


@dataclass(frozen=True)
class Verdict:
    """What came of trying: the exemption that applies, if any, and why those before it failed."""

    applies: Exemption | None
    why_not: tuple[str, ...]


def tried(case: Case, exemptions: Iterable[Exemption]) -> Verdict:
    """Try exemptions in order until one applies."""
    failed: list[str] = []
    for exemption in exemptions:
        why = exemption.fails(case)
        if why is None:
            return Verdict(exemption, tuple(failed))
        failed.append(f"{exemption.id}: {why}")
    return Verdict(None, tuple(failed))


_TESTS: tuple[tuple[str, str, Fails], ...] = (
    ("L01", "a foundation trust answers to NHS England, its governors and Parliament", exempt_lines.kinds_differ),
    ("L02", "a delegator keeps the function that its delegate exercises", exempt_rights.delegated),
    ("L03", "the parents of one joint organ exercise a function together", exempt_rights.one_organ),
    ("L04", "the partners of one pooled fund under section 75, with one host", exempt_rights.pooled),
    (
        "L05",
        "a provider has contracts with several commissioners, each on its own ground",
        exempt_lines.apart_contracts,
    ),
    ("L06", "a council founds each partnership that has ground in common with it", exempt_lines.founder_of_each),
    ("L07", "regulation, oversight and professional lines beside each other", exempt_lines.kinds_differ),
    ("L08", "county and district decide different functions on the same ground", exempt_rights.functions_differ),
    ("L09", "a specialised joint committee decides while NHS England keeps the function", exempt_rights.specialised),
    ("L10", "one body is split among several successors on ground of their own", exempt_bodies.split_apart),
    ("L11", "one code, successive roles", exempt_bodies.successive_roles),
    ("L12", "areas that lie partly in each other, with no ground in common", exempt_rights.ground_apart),
    ("L13", "many commissioners of one service, with a lead", exempt_lines.apart_contracts),
    ("L14", "the holders of one joint duty each must act", exempt_rights.joint_duty),
    ("L15", "an informal partnership without path or power", exempt_bodies.informal),
    ("L16", "several bodies each decide for their own duty", exempt_rights.own_duty),
    ("L17", "a mayor and councils answer to electorates that overlap", exempt_lines.electorates),
    ("L18", "two committees meet together, their powers unchanged", exempt_lines.meeting),
    ("L19", "the Secretary of State may call a decision in, and has not", exempt_rights.callable_in),
    ("L20", "parent and child function are held by different bodies", exempt_rights.parent_and_child),
    ("L21", "one body decides the contract, another the operation", exempt_rights.functions_differ),
    ("L22", "a shadow authority or cluster stands beside the body that it will follow", exempt_rights.shadow),
    ("L23", "the same function and ground, for different subjects", exempt_rights.subjects_differ),
)
EXEMPTIONS = {id_: Exemption(id_, situation, fails) for id_, situation, fails in _TESTS}
# Of two rights over one function on the same ground (D01), the commonest first.
DECIDER_EXEMPTIONS = tuple(
    EXEMPTIONS[each] for each in ("L12", "L08", "L20", "L19", "L23", "L16", "L14", "L02", "L09", "L03", "L04", "L22")
)
# Of two lines by which one organisation leaves, of one kind and for one function (D02).
ROUTE_EXEMPTIONS = tuple(EXEMPTIONS[each] for each in ("L01", "L18", "L06", "L05", "L17"))
