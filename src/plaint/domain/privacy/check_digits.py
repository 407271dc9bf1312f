"""Check digits: which numbers are IBANs, card numbers and national numbers, and not just long."""

from __future__ import annotations

# Length of an IBAN by country: SWIFT IBAN Registry (ISO 13616), and the countries of Africa whose
# banks use IBANs without being in it.
_COUNTRIES_BY_LENGTH = {
    15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK",
    21: "CH HR LI LV", 22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL",
    24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "AO CV GW LY MZ PT ST", 26: "DZ IR IS TR",
    27: "BI CF CG CM DJ FR GA GQ GR IT KM MC MG MR SM TD",
    28: "AL AZ BF BJ BY CI CY DO GT HN HU LB MA ML NE NI PL SN SV TG", 29: "BR EG PS QA UA",
    30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU",
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
    if "51" <= two <= "55" or 2200 <= four <= 2204 or 2221 <= four <= 2720:
        return length == 16  # Mastercard, Mir
    if two in ("34", "37") or four in (1800, 2131):
        return length == 15  # American Express, early JCB
    if two in ("36", "38", "39") or digits[:3] in ("300", "301", "302", "303", "304", "305"):
        return 14 <= length <= 19  # Diners Club
    # Discover, JCB (35), UnionPay (62, 81), Maestro, Troy (9792), the national schemes in 5 and 6
    return 16 <= length <= 19 and (digits[0] in "56" or two in ("35", "81", "82") or four == 9792)


def is_french_nir(number: str) -> bool:
    """Numéro de sécurité sociale, 15 characters: the key is 97 less the rest by 97 (INSEE)."""
    corsica = {"2A": "19", "2B": "18"}
    body = number[:5] + corsica.get(number[5:7], number[5:7]) + number[7:13]
    return int(number[13:]) == 97 - int(body) % 97


def is_german_pension_number(number: str) -> bool:
    """Versicherungsnummer, 12 characters: VKVV § 4."""
    digits = f"{number[:8]}{ord(number[8]) - 64:02}{number[9:]}"
    products = zip((int(d) for d in digits), (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1), strict=False)
    return sum(sum(divmod(d * weight, 10)) for d, weight in products) % 10 == int(digits[-1])


def is_german_tax_number(digits: str) -> bool:
    """Steuerliche Identifikationsnummer, 11 digits: ISO 7064 mod 11-10; among the first ten, one
    or two are missing (StIdV § 1).
    """
    if len(set(digits[:10])) not in (8, 9):
        return False
    check = 10
    for digit in digits[:-1]:
        check = ((int(digit) + check) % 10 or 10) * 2 % 11
    return (11 - check) % 10 == int(digits[-1])


def is_spanish_id(number: str) -> bool:
    """DNI (8 digits and a letter) or NIE (X, Y or Z in the place of the first digit)."""
    digits = str("XYZ".find(number[0])) + number[1:-1] if number[0] in "XYZ" else number[:-1]
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == number[-1]


def is_belgian_id(digits: str) -> bool:
    """Rijksregisternummer, 11 digits; a 2 goes before that of those born since 2000."""
    return any(97 - int(era + digits[:9]) % 97 == int(digits[9:]) for era in ("", "2"))


def is_swiss_id(digits: str) -> bool:
    """AHV-Nummer, 13 digits: the check digit of EAN-13."""
    return sum(int(d) * (1 + 2 * (i % 2)) for i, d in enumerate(digits)) % 10 == 0


def is_austrian_id(digits: str) -> bool:
    """Sozialversicherungsnummer, 10 digits: the fourth is the check digit."""
    weights = (3, 7, 9, 0, 5, 8, 4, 2, 1, 6)
    return sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11 == int(digits[3])


def is_irish_id(number: str) -> bool:
    """PPS number: 7 digits, a check letter, and since 2013 another letter (A = 1)."""
    total = sum(int(d) * w for d, w in zip(number[:7], range(8, 1, -1), strict=True))
    total += 9 * (ord(number[8]) - 64) if number[8:] not in ("", "W") else 0
    return "WABCDEFGHIJKLMNOPQRSTUV"[total % 23] == number[7]
