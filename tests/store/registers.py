"""A small register that has every column of every table, and ways to make another version of it."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Self

__all__ = ["SMALL", "Register", "many_rows"]

Row = Mapping[str, str]


@dataclass(frozen=True)
class Register:
    """A register as a person writes it: a name, and the rows of each table as text. Every method gives another one."""

    name: str
    tables: Mapping[str, Sequence[Row]]

    def called(self, name: str) -> Self:
        """The same rows under another name."""
        return type(self)(name, self.tables)

    def plus(self, table: str, **row: str) -> Self:
        """With one row more."""
        return self._with(table, [*self.tables.get(table, ()), row])

    def minus(self, table: str, *keys: str) -> Self:
        """Without the rows whose first column has one of these values."""
        return self._with(table, [row for row in self.tables[table] if _key(row) not in keys])

    def edited(self, table: str, key: str, **values: str) -> Self:
        """With other values in the row whose first column has this value."""
        assert key in map(_key, self.tables[table])
        return self._with(table, [{**row, **values} if _key(row) == key else row for row in self.tables[table]])

    def write(self, folder: Path) -> Path:
        """Write it as a folder of CSV files, and give the folder."""
        folder.mkdir(parents=True)
        for table, rows in self.tables.items():
            columns = list(dict.fromkeys(column for row in rows for column in row))
            with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as stream:
                writer = csv.DictWriter(stream, columns)
                writer.writeheader()
                writer.writerows(rows)
        return folder

    def _with(self, table: str, rows: Sequence[Row]) -> Self:
        tables = {**self.tables, table: rows}
        return type(self)(self.name, {name: kept for name, kept in tables.items() if len(kept) > 0})


def many_rows(name: str, bodies: int) -> Register:
    """Make a register with a row of nine tables for each of so many bodies."""
    numbers = range(bodies)
    return Register(
        name,
        {
            "sources": [{"id": f"S{n}", "title": f"Source {n}"} for n in numbers],
            "functions": [{"id": f"f{n}", "parent": f"f{n // 2}" if n > 0 else ""} for n in numbers],
            "organisations": [{"id": f"o{n}", "name": f"Body {n}", "type": "icb", "source": f"S{n}"} for n in numbers],
            "footprints": [{"id": f"p{n}", "level": "place"} for n in numbers],
            "blocks": [{"id": f"b{n}", "population": str(n)} for n in numbers],
            "ground": [{"block": f"b{n}", "footprint": f"p{n}"} for n in numbers],
            "covers": [{"organisation": f"o{n}", "footprint": f"p{n}", "share": "1"} for n in numbers],
            "lines": [
                {"id": f"L{n}", "kind": "oversight", "subject": f"o{n}", "holder": f"o{n // 2}", "functions": f"f{n}"}
                for n in numbers
            ],
            "rights": [
                {"id": f"R{n}", "organisation": f"o{n}", "function": f"f{n}", "role": "decides", "footprint": f"p{n}"}
                for n in numbers
            ],
        },
    )


def _key(row: Row) -> str:
    return next(iter(row.values()))


def _table(text: str) -> Sequence[Row]:
    lines = (line.strip() for line in text.strip().splitlines())
    return list(csv.DictReader(StringIO("\n".join(lines))))


SMALL = Register(
    "small",
    {
        "sources": _table(
            """
            id,title,kind,published_on,address
            S1,The Act,statute,2022-07,a shelf
            S2,A map,publication,2023,
            """
        ),
        "glossary": _table(
            """
            term,meaning,valid_from,valid_to,source,confidence
            ICB,Integrated care board,2022-07,2027,S1;S2 p4,sure
            """
        ),
        "functions": _table(
            """
            id,name,parent,group,accountable_to,legal_basis,confidence,note
            care,All care,,G1,the board,s1,sure,the root
            acute,Acute care,care,G1,the board,s3,likely,
            """
        ),
        "organisations": _table(
            """
            id,name,type,ods_code,gss_code,valid_from,valid_to,source,confidence,note
            trust,The Trust,nhs_trust,RXX,E0,2010-01-01,2030-01-01,S1,sure,a trust
            board,The Board,icb,QXX,,2022-07-01,,S1 s14;S2,likely,
            group,The Group,ccg,,,2013-04-01,2022-07-01,,,
            parliament,Parliament,parliament,,,,,,,
            """
        ),
        "footprints": _table(
            """
            id,name,level,gss_code,ods_code,purpose,valid_from,valid_to,source,confidence
            county,The County,ics_icb,E1,QXX,care,2022-07-01,2030-01-01,S2,sure
            town,The Town,place,,,,,,,
            """
        ),
        "blocks": _table(
            """
            id,population
            b1,100
            b2,
            """
        ),
        "footprint_relations": _table(
            """
            child,parent,relation,child_share,valid_from,valid_to,source,confidence
            town,county,within,0.25,2022-07-01,2030-01-01,S2,check
            """
        ),
        "ground": _table(
            """
            block,footprint,valid_from,valid_to
            b1,county,2022-07-01,2030-01-01
            b1,town,,
            b2,county,,
            """
        ),
        "covers": _table(
            """
            organisation,footprint,share,valid_from,valid_to,source,confidence
            trust,town,0.1,2022-07-01,2030-01-01,S1,sure
            """
        ),
        "successions": _table(
            """
            predecessor,successor,effective,type,share,source,confidence
            group,board,2022-07-01,merger,0.5,S1,sure
            trust,,2030-01-01,abolition,,,
            """
        ),
        "lines": _table(
            """
            id,kind,subject,holder,functions,footprint,valid_from,valid_to,legal_basis,certainty,source,confidence,note,basis,amount,currency,financial_year
            L1,oversight,trust,board,acute|care,town,2022-07-01,2030-01-01,s7,in_force,S1;S2,sure,a note,statute,,,
            L2,financial_allocation,trust,board,*,,,,,,,,,,12500000.5,GBP,2024/25
            L3,advisory,group,board,,,,,,,,,,,,,
            L4,parliamentary,board,parliament,*,,,,,,,,,,,,
            """
        ),
        "rights": _table(
            """
            id,organisation,function,role,subject_type,footprint,valid_from,valid_to,legal_basis,certainty,source,confidence,basis
            R1,board,acute,decides,adults,county,2022-07-01,2030-01-01,s3,planned,S1,sure,statute
            R2,trust,*,delivers,,town,,,,,,,
            """
        ),
        "statutory_holders": _table(
            """
            function,role,holder_type,footprint_level,valid_from,valid_to,legal_basis,certainty,confidence,proposed_end,subject_type,only_for,group,optional
            acute,decides,icb,ics_icb,2022-07-01,2030-01-01,s3,in_force,sure,2028-04-01,adults,board|trust,joint,yes
            """
        ),
        "expected_lines": _table(
            """
            rule,subject_type,kind,holder_type,which,valid_from,valid_to,certainty,functions,legal_basis,confidence
            P01,icb,statutory_accountability,nhs_england,any,2022-07-01,2030-01-01,in_force,acute,s14Z59,sure
            """
        ),
        "claims": _table(
            """
            about,subject,footprint,valid_from,valid_to
            rights,acute,county,2022-07-01,2030-01-01
            organisations,icb,,,
            """
        ),
    },
)
