"""Phone numbers that only firms have: free to call, at a shared cost, or premium.

The ranges are those of the national numbering plans, as notified to the ITU (Recommendation E.129).
"""

from __future__ import annotations

import re

# What follows the country's code.
_BY_COUNTRY = {
    "1": "800 833 844 855 866 877 888 900", "27": "80 860 861", "31": "800 90",
    "32": "70 78 800 90", "33": "8 969", "34": "80 90", "39": "199 80 84 89", "41": "58 80 84 90",
    "43": "800 810 820 821 9", "44": "3 80 84 87 9", "49": "180 800 900", "61": "13 18 19",
    "64": "508 800 900", "351": "70 76 80", "352": "800 90", "353": "1800 81",
    "800": "",  # the free numbers of all countries
}  # fmt: skip
_ABROAD = tuple(
    f"+{country}{prefix}" for country, p in _BY_COUNTRY.items() for prefix in p.split() or [""]
)
# As dialled at home. Countries share the leading digits, so the length tells.
_AT_HOME = re.compile(
    r"1?(?:8(?:00|33|44|55|66|77|88)|900)\d{7}"  # North America
    # Great Britain
    r"|0(?:800|808|84[345]|87[0123]|9[018]\d|30[036]|33\d|34[345]|37[0123])\d{7}|0800\d{6}"
    r"|08[0129]\d{7}|0969\d{6}|118\d{3}"  # France, also Austria and Switzerland
    r"|0180\d{5}|0180\d{7}|0800\d{4,8}|084[0248]\d{6}|0900\d{6,7}"  # Germany and its neighbours
    r"|1[3589]\d0\d{6}|13\d{4}"  # Ireland, Australia
    r"|[89]0[0-3]\d{6}"  # Spain
)
# Where France has its 08, Ireland and South Africa have mobiles, Munich is 089, Perth 08. France
# groups otherwise: 08 20, 0 820, 0820.
_NOT_FRENCH = re.compile(r"\(?08\d\)?[ ./-]{1,3}\d{3}|\(?08\)?[ -]\d{4}[ -]?\d{4}")
# Told by their gaps: Belgium's 070, 078 and 0900 (New Zealand has areas 07 and 09), and
# Switzerland's networks of firms, 058 (France has an area 05).
_BY_GAPS = re.compile(
    r"0(?:7[08]|90\d)[ ./-]{1,3}\d\d(?:[ .]?\d){3,4}|058[ ./-]{1,3}\d{3}[ ]\d\d[ ]\d\d"
)
_DIALLED_ABROAD = re.compile(r"\+|00(?=[1-9])|011(?=[1-9]\d{8})")


def is_firms_phone(number: str) -> bool:
    """Whether a number, as written, can only be a firm's."""
    digits = re.sub(r"[^\d+]", "", number.replace("(0)", ""))
    if abroad := _DIALLED_ABROAD.match(digits):
        return f"+{digits[abroad.end() :]}".startswith(_ABROAD)
    if _AT_HOME.fullmatch(digits):
        return not _NOT_FRENCH.match(number)
    return bool(_BY_GAPS.fullmatch(number))
