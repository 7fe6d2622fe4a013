"""What an answer to *who decides* is made of; `answering` makes it, `sentences` says it."""

from dataclasses import dataclass

from graph_model.entities import Organisation, Right
from graph_model.evidence import WeakestEvidence
from graph_model.history import Slice
from graph_model.paths import Way
from graph_model.places import Place
from graph_model.vocabulary import Outcome

__all__ = ["Answer", "AnswerPart", "Standing"]


@dataclass(frozen=True)
class Standing:
    """An organisation, and the right by which it stands in an answer.

    Attributes:
        organisation: None where the register has no such organisation.
        acts: whether it takes the decision; false for a delegator, and for a right without a deciding role.
        share: of the part's people on whose ground the right is; None where that is not known.
    """

    right: Right
    organisation: Organisation | None
    acts: bool
    share: float | None


@dataclass(frozen=True)
class AnswerPart:
    """A part of the place on which the same organisations decide.

    Attributes:
        id, name: the place's own where the part is all of it.
        population, share: of people; None where they are not known.
        groups: the organisations that decide together; more than one means that more than one decides.
        chains: upwards from each organisation that acts, over each line by which it answers.
        terminals: where those chains end: Parliament, or an electorate.
    """

    id: str
    name: str
    population: int | None
    share: float | None
    deciders: tuple[Standing, ...]
    groups: tuple[frozenset[str], ...]
    gates: tuple[Standing, ...]
    others: tuple[Standing, ...]
    chains: tuple[Way, ...]
    terminals: tuple[str, ...]

    @property
    def acting(self) -> tuple[Standing, ...]:
        """Those who take the decision."""
        return tuple(decider for decider in self.deciders if decider.acts)


@dataclass(frozen=True)
class Answer:
    """Who decides a function for a place on a day; the largest part comes first.

    Attributes:
        somewhere_within: the organisations that decide for parts of the place whose borders are not known.
    """

    day: Slice
    function: str
    place: Place
    outcome: Outcome
    parts: tuple[AnswerPart, ...]
    weakest_evidence: WeakestEvidence
    notes: tuple[str, ...]
    somewhere_within: tuple[str, ...] = ()
