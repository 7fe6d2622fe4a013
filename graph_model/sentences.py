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
    record = answer.day.history.functions.get(answer.function)
    function = f"“{answer.function if record is None or record.name is None else record.name}”"
    opening = f"On {long_day(answer.day.day)}, for {answer.place.name}, "
    if all(len(part.deciders) == 0 for part in answer.parts):
        return f"{opening}{_nobody(answer, function)}."
    if len(answer.parts) == 1:
        (part,) = answer.parts
        comma = "," if len(part.acting) < len(part.deciders) else ""
        return f"{opening}{_part(part)}{comma} on {function}{_basis(part)}{_gates(part, '; ')}."
    named = [f"{_people(part)} {_decided(answer, part)}{_gates(part, ', and ')}" for part in answer.parts[:PARTS_NAMED]]
    left = len(answer.parts) - PARTS_NAMED
    more = f"; and {left} more part{'s' if left > 1 else ''}" if left > 0 else ""
    return f"{opening}the answer on {function} differs by part: {'; '.join(named)}{more}."


def _nobody(answer: Answer, function: str | None = None) -> str:
    about = "" if function is None else f" on {function}"
    if len(answer.somewhere_within) > 0:
        names = joined([answer.day.history.name(each) for each in answer.somewhere_within])
        return f"{names} each decide{about} for a part of it, and where one ends and the other begins is not known"
    if len(answer.place.ground) > 0:
        return f"nobody is recorded as deciding{about}"
    return f"it cannot be told whether anybody decides{about}"


def _people(part: AnswerPart) -> str:
    return f"for {part.name}," if part.share is None else f"for {per_cent(part.share)} of the people"


def _decided(answer: Answer, part: AnswerPart) -> str:
    return _nobody(answer) if len(part.deciders) == 0 else _part(part)


def _part(part: AnswerPart) -> str:
    acting = part.acting or part.deciders
    several_subjects = len({standing.right.subject_type for standing in acting}) > 1
    mixed = len({_is_in_force(standing.right) for standing in acting}) > 1
    said = [
        _name(standing)
        + (_subject(standing.right) if several_subjects else "")
        + (f" ({standing.right.certainty})" if mixed and not _is_in_force(standing.right) else "")
        for standing in acting
    ]
    common = "" if several_subjects else _subject(acting[0].right)
    apart = len(part.groups) > 1 and not several_subjects
    return f"{joined(list(dict.fromkeys(said)))}{common} {_verb(acting, 'each ' if apart else '')}{_kept(part)}"


def _is_in_force(right: Right) -> bool:
    return right.certainty in {Certainty.IN_FORCE, None}


def _verb(acting: Sequence[Standing], apart: str) -> str:
    several = len({standing.right.organisation for standing in acting}) > 1
    if not any(_is_in_force(standing.right) for standing in acting):
        certainty = acting[0].right.certainty
        return f"{'are' if several else 'is'} to decide ({certainty}, not yet in force)"
    if several and any(standing.right.role is Role.JOINTLY_DECIDES for standing in acting):
        return "decide jointly"
    return f"{apart}decide" if several else "decides"


def _kept(part: AnswerPart) -> str:
    keepers = list(dict.fromkeys(_name(standing) for standing in part.deciders if not standing.acts))
    if len(keepers) == 0:
        return ""
    stays = "stays" if len(keepers) == 1 else "stay"
    if any(standing.right.role is Role.DELEGATED_DECIDES for standing in part.acting):
        return f", by delegation from {joined(keepers)}, which {stays} accountable"
    return f", while {joined(keepers)} {stays} accountable"


def _basis(part: AnswerPart) -> str:
    bases = (standing.right.legal_basis for standing in part.acting)
    told = list(dict.fromkeys(basis for basis in bases if basis is not None))
    return f" ({'; '.join(told)})" if len(told) > 0 else ""


def _gates(part: AnswerPart, opening: str) -> str:
    agree = dict.fromkeys(_name(gate) for gate in part.gates if gate.right.role is Role.MUST_AGREE)
    consulted = dict.fromkeys(
        f"{_name(gate)}{_for_some(gate)}" for gate in part.gates if gate.right.role is Role.MUST_BE_CONSULTED
    )
    said = [f"{joined(agree)} must agree"] if len(agree) > 0 else []
    said += [f"{joined(consulted)} must be consulted"] if len(consulted) > 0 else []
    return "".join(f"{opening}{each}" for each in said)


def _for_some(gate: Standing) -> str:
    """Who must agree has a part of its own; one who must only be consulted may be so for some of the people."""
    return "" if gate.share is None or gate.share >= 1 else f" (for {per_cent(gate.share)} of these people)"


def _subject(right: Right) -> str:
    return "" if right.subject_type is None else f" (for {right.subject_type.replace('_', ' ').replace('nhs', 'NHS')})"


def _name(standing: Standing) -> str:
    record = standing.organisation
    return standing.right.organisation if record is None or record.name is None else record.name
