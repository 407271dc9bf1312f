"""Check digits: which numbers are card numbers and IBANs, and not just long."""

from __future__ import annotations

# Length of an IBAN by country: SWIFT IBAN Registry (ISO 13616).
_COUNTRIES_BY_LENGTH = {
    15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK",
    21: "CH HR LI LV", 22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL",
    24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST", 26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
    29: "BR EG PS QA UA", 30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU",
}  # fmt: skip
_IBAN_LENGTHS = {
    code: length for length, codes in _COUNTRIES_BY_LENGTH.items() for code in codes.split()
}


def iban_length(country: str) -> int:
    """How many letters and digits an IBAN of a country has; 0 for a country without."""
    return _IBAN_LENGTHS.get(country.upper(), 0)


def is_iban(iban: str) -> bool:
    """ISO 7064 mod 97-10 over the letters and digits of an IBAN, any case, without spaces."""
    moved = (iban[4:] + iban[:4]).upper()
    return int("".join(str(int(c, 36)) for c in moved)) % 97 == 1


def is_card(digits: str) -> bool:
    """Whether digits are the number of a payment card: a scheme's range and length, and Luhn."""
    return _scheme_fits(digits) and luhn(digits)


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def _scheme_fits(digits: str) -> bool:
    length, two, four = len(digits), digits[:2], int(digits[:4])
    if digits[0] == "4":
        return length in (13, 16, 19)  # Visa
    if "51" <= two <= "55" or 2221 <= four <= 2720:
        return length == 16  # Mastercard
    if two in ("34", "37"):
        return length == 15  # American Express
    if two in ("36", "38", "39") or digits[:3] in ("300", "301", "302", "303", "304", "305"):
        return 14 <= length <= 19  # Diners Club
    # Discover, JCB (35), UnionPay, Maestro and the national schemes in 5 and 6
    return 16 <= length <= 19 and (digits[0] in "56" or two == "35")
