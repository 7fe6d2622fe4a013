"""The words that a rule about capitals gets wrong, met in the names of ODS's reports and of the GP map of 2026.

A word without a vowel is taken for initials, and one of two letters too; these lists hold what is otherwise.
"""

__all__ = ["ABBREVIATIONS", "ACRONYMS", "JOINING", "ROMAN", "SMALL", "SPELLED", "WORDS_OF_TWO"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Initials that hold a vowel, so that they look like words.
ACRONYMS = _words(
    """
    ABC ABH ACF ACS ADHD AED AKK AMH AMS AOT APCS APL APMS AQP ARG ASA AWC BCDAT BEMS BICS BMI BSOL BSOP CAMHS
    CAS CATS CCAS CCICP CDAS CDAT CHAW CHOC CIC CICS CLICK CMDU COPD COVID CRI CYP CYPF CYPS DHU EAC EAH EAS EATPMC
    ECG ECH EHC EHS EIJ EIP EIT ELFT ELHT EMC ENT EOC EOL ESHT EVMC EWMHS FABB FOSS GPA GPSI GPWER GUM HASP HDUHB
    HIPC HIV HOSMS HUC ICB ICO ICP ICS ICT ICU IGPC IHC IHG IMP INM IPCT IPU IRC IUC JAD KES KIWY LARC LCO LGI LUTS
    MCAS MIU MNP MPA MSE NDUC NEL NELC NELFT NEMS NHUC NUH NUTH OCH OHP OOH OPD PAU PCAH PCAS PCCO PCOC PDA
    PELC PES PIU POWCH RAC RDASH ROH RRU RUH SARC SAS SDEC SEL SEOXHA SLAM SLDUC SMA SWEX TASC UCC UCLH UCR UCS UEA
    UEC UHB UHDB UHL UK UOS UPCC UPCS UTC VTE WAA WAM WIC YAS YOD YOI
    """
)
# Words without a vowel that are no initials.
ABBREVIATIONS = _words(
    """
    BLVD BNK BRTWD CNT CNTR CTR CTRS CWM DR DRS FLR GRP GT HLTH HTH JR LDN LTD MR MRS MS MT NG NRTH NTH PK PTNR
    PTNRS RD SQ SR ST STS SVC SVCS WLK
    """
)
# Words of two letters that are no initials.
WORDS_OF_TWO = _words(
    """
    AL AN AR AS AT BE BI BY CO DE DI DO DU ED EL EX GO HE HO IF IN IS JO LA LE LI LU ME MY NG NO OF OM ON OR OZ RE
    SO TO TY UP US WE WU XU YI YR
    """
)
# Words that stand small inside a name.
SMALL = _words("AND AS AT BY CUM DE FOR FROM IN LA LE OF ON OR SUPER THE TO UNDER UPON VIA WITH")
# Words that stand small between two hyphens alone, as in Stoke-sub-Hamdon and Pen-y-Cae.
JOINING = SMALL | {"EN", "NEXT", "SUB", "SUR", "Y"}
# Above these a number would be somebody's initials.
ROMAN = _words("II III IV VI VII VIII IX XI XII")
# Words with capitals of their own. Of the names in Mac- only those that are written so more often than not: the
# others, such as Macclesfield, Macmillan, Mackenzie and Macklin, are not.
SPELLED = {
    "CCGS": "CCGs",
    "GPS": "GPs",
    "GPWSI": "GPwSI",
    "ICBS": "ICBs",
    "LMCS": "LMCs",
    "NMPS": "NMPs",
    "PCNS": "PCNs",
    "PCTS": "PCTs",
    "UTCS": "UTCs",
    "CROSSCITY": "CrossCity",
    "MACDONALD": "MacDonald",
    "MACGREGOR": "MacGregor",
    "MACINTYRE": "MacIntyre",
    "MACLACHLAN": "MacLachlan",
    "MACLEOD": "MacLeod",
    "MACPHERSON": "MacPherson",
    "MACRAE": "MacRae",
}
