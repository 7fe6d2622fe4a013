"""The register's own words as people write them: types, kinds and roles."""

__all__ = ["spoken"]

# Parts of the register's words that are written as initials.
INITIALS = frozenset({
    "aco", "ccg", "cqc", "csu", "ft", "gp", "hee", "hosc", "hra", "hsib", "hssib", "hwb", "icb", "icp", "ics", "iho",
    "jc", "la", "lrf", "lsoa", "ltla", "mnp", "nhs", "nice", "opic", "pcn", "pct", "phe", "sha", "snp", "stp", "tda",
    "uec", "utla", "vcse",
})  # fmt: skip
# Words whose parts say too little.
WHOLE = {
    "ics_icb": "ICB or ICS area",
    "utla_area": "upper-tier council area",
    "ltla_area": "lower-tier council area",
    "lsoa_set": "set of small areas",
    "pcn_list": "patients of a PCN",
    "sub_icb": "Sub-ICB area",
    "icp_statutory": "ICP (statutory)",
    "ics_nonstatutory": "ICS (non-statutory)",
    "nhs_trust_or_ft": "NHS trust or foundation trust",
    "upper_tier_la": "upper-tier council",
    "la": "local authority",
}
WRITTEN = {"s75": "section 75", "healthwatch": "Healthwatch", "england": "England", "spec": "specialised"}


def spoken(word: str) -> str:
    """Give a word of the register as a person writes it within a sentence: `upper_tier_la` as "upper-tier council"."""
    if word in WHOLE:
        return WHOLE[word]
    return " ".join(part.upper() if part in INITIALS else WRITTEN.get(part, part) for part in word.split("_"))
