"""The publishers' files, read afresh: by the csv module, polars and openpyxl, and never by the product's readers."""

import csv
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import openpyxl
import polars as pl

__all__ = [
    "DATA",
    "DISTRICT_COLUMNS",
    "SHARED",
    "SOURCES",
    "areas",
    "lsoa_lookup",
    "people",
    "report",
    "sheet",
    "table",
]

# Beside the repository, or where this says.
SHARED = Path(os.environ.get("WHODECIDES_TEST_SHARED") or Path(__file__).resolve().parents[3] / "shared")
DATA = SHARED / "data"
SOURCES = [
    Path(__file__).resolve().parents[2] / "fixtures" / "amendments",
    *(DATA / name for name in ("ods", "ons", "councils", "partnerships", "populations", "succession")),
    SHARED / "cases",
    SHARED / "curated",
]
# The lookups on LSOAs, with the census year of these.
_LOOKUPS = {
    2015: ("lookup_lsoa11_ccg15_ltla15.csv", 11),
    2016: ("lookup_lsoa11_ccg16_ltla16.csv", 11),
    2017: ("lookup_lsoa11_ccg17_stp17_ltla17.csv", 11),
    2018: ("lookup_lsoa11_ccg18_stp18_ltla18.csv", 11),
    2019: ("lookup_lsoa11_ccg19_ltla19.csv", 11),
    2020: ("lookup_lsoa11_ccg20_ltla20.csv", 11),
    2021: ("lookup_lsoa11_ccg21_stp21_ltla21.csv", 11),
    2024: ("lookup_lsoa21_ward24_ltla24.csv", 21),
}

# The column of each year's lookup that holds districts.
DISTRICT_COLUMNS = [
    (2015, "lad15cd"),
    (2016, "lad16cd"),
    (2017, "lad17cd"),
    (2018, "lad18cd"),
    (2019, "lad19cd"),
    (2020, "lad20cd"),
    (2021, "ltla21_code"),
    (2024, "ltla24_code"),
]


@cache
def table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file with a header, each cell stripped."""
    with (DATA / name).open(encoding="utf-8-sig", newline="") as stream:
        return [{key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(stream)]


@cache
def report(name: str) -> list[list[str]]:
    """The rows of a report of 27 columns."""
    with (DATA / "ods" / name).open(encoding="utf-8-sig", newline="") as stream:
        return [[cell.strip() for cell in row] for row in csv.reader(stream)]


@cache
def sheet(title: str) -> list[dict[str, str]]:
    """The rows of a sheet of the workbook of networks; days are text of eight digits, an empty cell is ''."""
    book = openpyxl.load_workbook(DATA / "ods" / "ePCN.xlsx", read_only=True)
    header, *rows = book[title].iter_rows(values_only=True)
    names = [" ".join(str(cell).split()) for cell in header]
    return [dict(zip(names, ("" if cell is None else str(cell).strip() for cell in row), strict=False)) for row in rows]


@cache
def people() -> Mapping[str, int]:
    """The residents of each LSOA of England in 2021."""
    rows = table("populations/lsoa_population.csv")
    return {row["lsoacd"]: int(row["population"]) for row in rows if row["lsoacd"].startswith("E")}


@cache
def lsoa_lookup(year: int) -> pl.DataFrame:
    """The lookup of a year on LSOAs of 2021: one row for each LSOA of 2021 and each of 2011 that it holds a part of.

    Columns are `lsoa` (of 2021), `people` of it, and those of the file in small letters.
    """
    name, census = _LOOKUPS[year]
    frame = pl.read_csv(DATA / "ons" / name, infer_schema_length=0)
    frame = frame.rename({column: column.lower().strip() for column in frame.columns})
    own = next(column for column in frame.columns if column in {f"lsoa{census}cd", f"lsoa{census}_code"})
    residents = pl.DataFrame({"lsoa": list(people()), "people": list(people().values())})
    if census == 21:
        return frame.rename({own: "lsoa"}).join(residents, on="lsoa", how="inner")
    bridge = pl.read_csv(DATA / "ons" / "lookup_lsoa11_lsoa21_ltla22.csv", infer_schema_length=0)
    bridge = bridge.select(pl.col("lsoa21_code").alias("lsoa"), pl.col("lsoa11_code").alias(own))
    return bridge.join(residents, on="lsoa", how="inner").join(frame, on=own, how="inner")


def areas(year: int, column: str, apart: frozenset[str] = frozenset()) -> dict[str, int]:
    """The people of each area that a column of a year's lookup gives, without the LSOAs that are named."""
    frame = lsoa_lookup(year).filter(~pl.col("lsoa").is_in(sorted(apart))).unique(["lsoa", column])
    counted = frame.group_by(column).agg(pl.col("people").sum())
    return dict(counted.select(column, "people").iter_rows())
