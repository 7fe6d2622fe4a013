"""Every rule, listed once, in the order in which it is told. Documents, API and command line are made from this."""

from collections.abc import Mapping

from graph_model.analyses import (
    contracts_without_commissioner,
    coverage_holes,
    incomplete_joint_bodies,
    lost_consultees,
    missing_bases,
    missing_boards,
    missing_councils,
    missing_deciders,
    missing_expected_lines,
    missing_hosts,
    missing_paths,
    missing_successors,
    money_gaps,
    opaque_decisions,
    orphan_delegations,
    outsiders,
    unregulated_providers,
    wrong_founders,
)
from graph_model.analyses.rule import Rule

__all__ = ["RULES", "RULE_OF"]

RULES: tuple[Rule, ...] = (
    missing_paths.RULE,
    missing_deciders.RULE,
    missing_bases.RULE,
    orphan_delegations.RULE,
    incomplete_joint_bodies.RULE,
    contracts_without_commissioner.RULE,
    money_gaps.RULE,
    missing_boards.RULE,
    wrong_founders.RULE,
    unregulated_providers.RULE,
    coverage_holes.RULE,
    missing_hosts.RULE,
    opaque_decisions.RULE,
    outsiders.RULE,
    missing_councils.RULE,
    missing_successors.RULE,
    lost_consultees.RULE,
    missing_expected_lines.RULE,
)
RULE_OF: Mapping[str, Rule] = {rule.id: rule for rule in RULES}
