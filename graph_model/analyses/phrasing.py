"""A line as findings tell it: "the membership of the practice in the network"."""

from collections.abc import Mapping

from graph_model.analyses.telling import article
from graph_model.spoken import spoken
from graph_model.vocabulary import LineKind

__all__ = ["line_told", "with_article"]

# How each kind is told of a subject and its holder.
_PHRASES: Mapping[LineKind, str] = {
    LineKind.STATUTORY_ACCOUNTABILITY: "statutory accountability of {subject} to {holder}",
    LineKind.PARLIAMENTARY: "accountability of {subject} to {holder}",
    LineKind.DEMOCRATIC: "election of {subject} by {holder}",
    LineKind.DELEGATION: "delegation to {subject} by {holder}",
    LineKind.JOINT_EXERCISE: "part of {holder} in what {subject} exercises jointly",
    LineKind.INTERNAL_DELEGATION: "internal delegation to {subject} by {holder}",
    LineKind.COMMISSIONING_CONTRACT: "contract of {subject} with {holder}",
    LineKind.SUBCONTRACT: "subcontract of {subject} with {holder}",
    LineKind.FINANCIAL_ALLOCATION: "allocation of money to {subject} by {holder}",
    LineKind.OVERSIGHT: "oversight of {subject} by {holder}",
    LineKind.HOSTING: "hosting of {subject} by {holder}",
    LineKind.OWNERSHIP: "ownership of {subject} by {holder}",
    LineKind.REGULATION: "regulation of {subject} by {holder}",
    LineKind.SCRUTINY: "scrutiny of {subject} by {holder}",
    LineKind.PROFESSIONAL: "professional line of {subject} to {holder}",
    LineKind.MEMBERSHIP: "membership of {subject} in {holder}",
    LineKind.REPRESENTATION: "seat of {subject} on {holder}",
    LineKind.ADVISORY: "advice of {subject} to {holder}",
    LineKind.COORDINATION: "coordination of {subject} with {holder}",
}


def line_told(kind: LineKind, subject: str, holder: str) -> str:
    """Give a line, by the names of its ends, without an article: "hosting of the network by the trust"."""
    return _PHRASES[kind].format(subject=subject, holder=holder)


def with_article(word: str) -> str:
    """Give a word of the register with its article: "an internal delegation", "a cancer alliance", but "any body"."""
    said = spoken(word)
    return said if said.startswith("any ") else f"{article(said)} {said}"
