"""What clinical groups and boards became: by the succession files, and by who holds their ground from then on."""

from datetime import date

from graph_model.compiling.boards import Boards, board_footprint, board_id
from graph_model.compiling.citing import Citation
from graph_model.compiling.clinical_groups import group_footprint, group_id
from graph_model.compiling.frame import Frame
from graph_model.entities import Organisation, Succession
from graph_model.ingest.publishers.ods_succession import OdsSuccession
from graph_model.vocabulary import Confidence, OrganisationType, SuccessionType

__all__ = ["BoardHeirs"]

# A successor that takes less of a body's people than this is a matter of where an LSOA is drawn.
LEAST_SHARE = 0.001


class BoardHeirs:
    """Compiles the successions of groups and boards."""

    def __init__(self, frame: Frame, boards: Boards) -> None:
        """Nothing is written yet."""
        self.frame, self.boards = frame, boards

    def compile(self) -> None:
        """Write what became of boards by the files, and of groups by their ground."""
        codes = {*self.boards.board_before.values(), *self.boards.board_after.values()}
        for step in self.frame.material.of(OdsSuccession):
            if {step.predecessor, step.successor} <= codes and step.effective is not None:
                self._write_succession(step, step.effective)
        self._write_what_groups_became()

    def _write_succession(self, step: OdsSuccession, effective: date) -> None:
        old, new = board_footprint(step.predecessor), board_footprint(step.successor)
        share = self._share(old, new, effective)
        kind = SuccessionType(step.kind) if step.kind in set(SuccessionType) else SuccessionType.MERGER
        self.frame.draft.add(
            Succession(
                predecessor=board_id(step.predecessor),
                successor=board_id(step.successor),
                effective=effective,
                type=kind,
                share=share,
                source=(Citation.SUCCESSIONS,),
                confidence=Confidence.SURE,
            )
        )

    def _share(self, old: str, new: str, day: date) -> float | None:
        """The share of the people of one footprint's last ground that another holds from the day on."""
        draft = self.frame.draft
        last = next((ground for period, ground in draft.grounds.get(old, ()) if period[1] == day), None)
        first = next((ground for _, ground in draft.held(new, (day, None))), None)
        if last is None or first is None:
            return None
        people = self.frame.lsoas.people
        return round(sum(people[each] for each in last & first) / sum(people[each] for each in last), 4)

    def _write_what_groups_became(self) -> None:
        for group in [each for each in self.frame.draft.rows(Organisation) if each.type is OrganisationType.CCG]:
            if group.valid_to != self.boards.began or self.boards.began is None or group.ods_code is None:
                continue
            footprint = group_footprint(group.ods_code)
            shares = {
                board: self._share(footprint, board_footprint(board), self.boards.began)
                for board in sorted(set(self.boards.board_before.values()))
            }
            heirs = {board: share for board, share in shares.items() if share is not None and share >= LEAST_SHARE}
            for board, share in heirs.items():
                self.frame.draft.add(
                    Succession(
                        predecessor=group_id(group.ods_code),
                        successor=board_id(board),
                        effective=self.boards.began,
                        type=SuccessionType.MERGER if len(heirs) == 1 else SuccessionType.SPLIT,
                        share=None if len(heirs) == 1 else share,
                        source=(Citation.LOOKUPS,),
                        confidence=Confidence.SURE,
                    )
                )
