"""The pages that every general claim is tested on: one address for each, on the cases, with a name in English."""

from urllib.parse import quote

__all__ = ["HOSTILE_PAGES", "PAGES"]

PAGES = {
    "start": "/",
    "answer that differs by part": "/who-decides?function=acute_commissioning&place=fp:E07000214&on=2022-07-01",
    "answer by delegation": "/who-decides?function=specialised_delegable&place=fp:E07000217&on=2025-04-01",
    "answer of a joint committee": "/who-decides?function=specialised_delegable&place=fp:E07000217&on=2025-03-31",
    "answer with nobody": "/who-decides?function=acute_commissioning&place=fp:E07000214&on=2001-01-01",
    "answer beside another": "/who-decides?function=primary_dental&place=fp:E08000035&on=2024-01-01"
    "&other_place=fp:E08000001&other_on=2020-01-01",
    "place": "/place?place=fp:E08000035&on=2024-10-01",
    "no place yet": "/place",
    "organisations": "/organisations?query=leeds",
    "organisation": "/organisations/ods:QWO?on=2024-10-01",
    "organisation of many lines": "/organisations/nhse?on=2024-10-01",
    "organisation that is no more": "/organisations/ods:ccg:10C?on=2024-10-01",
    "footprints": "/footprints?level=ics_icb",
    "footprint": "/footprints/fp:E07000214?on=2024-10-01",
    "functions": "/functions",
    "function": "/functions/acute_commissioning",
    "line": "/lines/L005",
    "source": "/sources/W34",
    "no path yet": "/paths",
    "paths": "/paths?subject=ods:R0A&on=2024-10-01",
    "no route yet": "/routes-in",
    "routes in": "/routes-in?organisation=" + quote("The Haemophilia Society (patient charity)"),
    "glossary": "/glossary?page=2",
    "data": "/data",
    "search": "/search?query=leeds",
    "search for nothing": "/search?query=zzzzz",
    "name that fits several": "/who-decides?function=acute_commissioning&place=surrey&on=2024-01-01",
    "unknown organisation": "/organisations/ods:QWX",
    "no such page": "/nowhere",
}

HOSTILE_PAGES = {
    "start": "/?place=%3Cscript%3Ealert(1)%3C/script%3E",
    "answer": "/who-decides?function=evil_function&place=evil:area",
    "place": "/place?place=evil:area",
    "organisations": "/organisations?query=evil",
    "organisation": "/organisations/evil:board",
    "organisation whose name never ends": "/organisations/" + quote("evil:id/with'quotes<script>?&#", safe=""),
    "footprint": "/footprints/evil:area",
    "function": "/functions/evil_function",
    "line": "/lines/evil:line",
    "source": "/sources/evil:source",
    "paths": "/paths?subject=evil:trust&holder=evil:board",
    "routes in": "/routes-in?organisation=evil:trust",
    "glossary": "/glossary?query=evil",
    "search": "/search?query=%3Cscript%3Ealert(2)%3C/script%3E",
    "search by name": "/search?query=board",
    "unknown": "/who-decides?function=evil_function&place=%3Cimg src=x onerror=alert(3)%3E",
}
