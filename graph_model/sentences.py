"""One plain English sentence that says what an answer says."""

from collections.abc import Sequence

from graph_model.answers import Answer, AnswerPart, Standing
from graph_model.entities import Right
from graph_model.vocabulary import Certainty, Role
from graph_model.wording import joined, long_day, per_cent

__all__ = ["sentence"]

# Parts named in one sentence; the rest are counted.
PARTS_NAMED = 4


def sentence(answer: Answer) -> str:
    """Say who decides, for whom, and who keeps accountability; shares are rounded to whole per cent."""
    history = answer.day.history
    record = history.functions.get(answer.function)
    function = answer.function if record is None or record.name is None else record.name
    opening = f"On {long_day(answer.day.day)}, for {answer.place.name}, "
    decided = [part for part in answer.parts if len(part.deciders) > 0]
    if len(decided) == 0:
        return f"{opening}nobody is recorded as deciding on “{function}”."
    if len(answer.parts) == 1:
        return f"{opening}{_part(decided[0])} on “{function}”{_basis(decided[0])}{_gates(decided[0])}."
    named = [f"{_people(part)} {_part(part)}" for part in answer.parts[:PARTS_NAMED]]
    left = len(answer.parts) - PARTS_NAMED
    more = f"; and {left} more part{'s' if left > 1 else ''}" if left > 0 else ""
    return f"{opening}the answer on “{function}” differs by part: {'; '.join(named)}{more}."


def _people(part: AnswerPart) -> str:
    if part.share is None:
        return f"for {part.name},"
    return f"for {per_cent(part.share)} of the people"


def _part(part: AnswerPart) -> str:
    if len(part.deciders) == 0:
        return "nobody is recorded as deciding"
    acting = part.acting or part.deciders
    subjects = {standing.right.subject_type for standing in acting}
    if len(subjects) > 1:
        said = joined([f"{_name(standing)}{_subject(standing.right)}" for standing in acting])
    else:
        said = joined(list(dict.fromkeys(_name(standing) for standing in acting))) + _subject(acting[0].right)
    return f"{said} {_verb(acting)}{_kept(part)}"


def _verb(acting: Sequence[Standing]) -> str:
    several = len({standing.right.organisation for standing in acting}) > 1
    if all(standing.right.certainty not in {Certainty.IN_FORCE, None} for standing in acting):
        certainty = acting[0].right.certainty
        return f"{'are' if several else 'is'} to decide ({certainty}, not yet in force)"
    jointly = " jointly" if any(standing.right.role is Role.JOINTLY_DECIDES for standing in acting) else ""
    return f"{'decide' if several else 'decides'}{jointly}"


def _kept(part: AnswerPart) -> str:
    keepers = list(dict.fromkeys(_name(standing) for standing in part.deciders if not standing.acts))
    if len(keepers) == 0:
        return ""
    stays = "stays" if len(keepers) == 1 else "stay"
    delegated = any(standing.right.role is Role.DELEGATED_DECIDES for standing in part.acting)
    means = f", by delegation from {joined(keepers)}, which {stays} accountable," if delegated else ""
    return means or f", while {joined(keepers)} {stays} accountable,"


def _basis(part: AnswerPart) -> str:
    bases = list(
        dict.fromkeys(standing.right.legal_basis for standing in part.acting if standing.right.legal_basis is not None)
    )
    return f" ({'; '.join(bases)})" if len(bases) > 0 else ""


def _gates(part: AnswerPart) -> str:
    agree = [_name(gate) for gate in part.gates if gate.right.role is Role.MUST_AGREE]
    consulted = [_name(gate) for gate in part.gates if gate.right.role is Role.MUST_BE_CONSULTED]
    said = f"; {joined(agree)} must agree" if len(agree) > 0 else ""
    return said + (f"; {joined(consulted)} must be consulted" if len(consulted) > 0 else "")


def _subject(right: Right) -> str:
    return "" if right.subject_type is None else f" (for {right.subject_type.replace('_', ' ')})"


def _name(standing: Standing) -> str:
    record = standing.organisation
    return standing.right.organisation if record is None or record.name is None else record.name
