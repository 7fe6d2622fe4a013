"""The functions-and-decisions map of a place: who decides each function there on a day, at which level, in a table."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from api.pages.views.answer import OUTCOMES
from api.pages.views.describing import Describing
from api.pages.views.table import Cell, Piece, Table, cell
from api.pages.words import per_cent, plain
from graph_model.answers import Answer, AnswerPart
from graph_model.pipeline import Decisions
from graph_model.vocabulary import Role

__all__ = ["as_csv", "as_workbook", "place_table"]

HEAD = ("Function", "Decided by", "Level", "Outcome", "Must agree or be consulted", "Legal basis", "Weakest evidence")
# Parts of one place that are told apart in a table; the answer's own page has them all.
MOST_PARTS = 4
# Names in one cell.
MOST_NAMES = 6
# A spreadsheet runs a cell that begins with one of these.
RUN = ("=", "+", "-", "@", "\t", "\r")


def place_table(describing: Describing, decisions: Decisions, caption: str) -> Table:
    """Tell who decides each function, in the order of the functions' names."""
    answers = sorted(decisions.answers, key=lambda answer: describing.function(answer.function).text)
    rows = tuple(_row(describing, answer) for answer in answers)
    return Table(caption, HEAD, rows, "Nobody is recorded as deciding anything here on this day.")


def _row(describing: Describing, answer: Answer) -> tuple[Cell, ...]:
    asked = {"function": answer.function, "place": answer.place.id}
    words, _ = OUTCOMES[answer.outcome]
    standings = [each for part in answer.parts for each in part.acting or part.deciders]
    gates = dict.fromkeys(
        f"{describing.organisation(each.right.organisation).text} "
        f"({'must agree' if each.right.role is Role.MUST_AGREE else 'to be consulted'})"
        for part in answer.parts
        for each in part.gates
    )
    levels = (describing.history.footprints.get(each.right.footprint) for each in standings)
    return (
        cell(Piece(describing.function(answer.function).text, describing.links.to("/who-decides", asked))),
        cell(*_deciders(describing, answer)),
        cell(*dict.fromkeys(plain(level.level) for level in levels if level is not None)),
        cell(words),
        cell(*_first(list(gates))),
        cell(*_first(list(dict.fromkeys(each.right.legal_basis or "not recorded" for each in standings)))),
        cell(answer.weakest_evidence.grade),
    )


def _deciders(describing: Describing, answer: Answer) -> Iterator[Piece]:
    several = len(answer.parts) > 1
    for part in answer.parts[:MOST_PARTS]:
        share = f" ({_share(part)})" if several else ""
        acting = dict.fromkeys(each.right.organisation for each in part.acting or part.deciders)
        if len(acting) == 0:
            yield Piece(f"nobody is recorded{share}")
        named = [describing.organisation(each) for each in acting]
        yield from (Piece(f"{each.text}{share}", each.href) for each in named[:MOST_NAMES])
        if len(named) > MOST_NAMES:
            yield Piece(f"and {len(named) - MOST_NAMES} more{share}")
    if len(answer.parts) > MOST_PARTS:
        yield Piece(f"and {len(answer.parts) - MOST_PARTS} more parts")


def _share(part: AnswerPart) -> str:
    return part.name if part.share is None else f"{per_cent(part.share)} of the people"


def _first(names: list[str]) -> list[str]:
    more = len(names) - MOST_NAMES
    return names if more <= 0 else [*names[:MOST_NAMES], f"and {more} more"]


def as_csv(table: Table) -> bytes:
    """Give a table as UTF-8 CSV, with the mark by which a spreadsheet knows it; no cell is one that it would run."""
    written = StringIO()
    rows = csv.writer(written)
    rows.writerow(table.head)
    rows.writerows([_harmless(each.text) for each in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(RUN) else text


def as_workbook(table: Table, about: tuple[tuple[str, str], ...]) -> bytes:
    """Give a table as an .xlsx workbook; a second sheet says what it is of."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Decisions"
    for number, row in enumerate((table.head, *([each.text for each in cells] for cells in table.rows)), start=1):
        for column, text in enumerate(row, start=1):
            written = sheet.cell(number, column, ILLEGAL_CHARACTERS_RE.sub("", text))
            written.data_type = "s"
            written.alignment = Alignment(wrap_text=True, vertical="top")
            written.font = Font(bold=number == 1)
    for letter, width in zip("ABCDEFG", (38, 44, 20, 16, 40, 34, 16), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "B2"
    told = book.create_sheet("About")
    for name, value in about:
        told.append([name, ILLEGAL_CHARACTERS_RE.sub("", value)])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
