"""Every rule, listed once, in the order in which it is told. Documents, API and command line are made from this."""

from collections.abc import Mapping

from graph_model.analyses import missing_paths
from graph_model.analyses.rule import Rule

__all__ = ["RULES", "RULE_OF"]

RULES: tuple[Rule, ...] = (missing_paths.RULE,)
RULE_OF: Mapping[str, Rule] = {rule.id: rule for rule in RULES}
