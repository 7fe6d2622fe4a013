"""Rules of law over dated organisations: the bodies, rights and lines that follow from them, with basis `statute`."""

from graph_model.statute.bodies import Bodies
from graph_model.statute.expansion import Expansion, Unmade
from graph_model.statute.rights import statutory_rights

__all__ = ["Bodies", "Expansion", "Unmade", "statutory_rights"]
