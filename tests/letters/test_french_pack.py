"""The French letters read as French, claim only what the record holds, and leave no holes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plaint.domain.complaint import KINDS, REMEDIES, SECTORS
from plaint.letters.context import VARIANTS, from_plain, plain, read_example
from plaint.letters.packs import STAGES, built_in
from plaint.letters.render import RenderedLetter, compile_pack, render

NBSP = "\u00a0"
GOLDEN = sorted(Path(__file__).with_name("golden").glob("fr-*.toml"))
REASONS = ("silence", "refusal", "partial", "disputed")
LETTERS = [(stage, variant) for stage in STAGES for variant in VARIANTS.get(stage, ("",))]
# The stages whose words depend on why we write again.
REASONED = ("follow-up", "second-level", "final-notice", "letter-before-claim", "referral")
PUBLIC = [("nudge", ""), ("thanks", "public"), ("thanks", "on-it")]
HUNDRED_WORDS = (
    " ".join(["Le colis attendu ce jour est resté introuvable partout."] * 11) + " Voilà."
)

MINIMAL: dict[str, Any] = {
    "language": "fr",
    "stage": "complaint",
    "today": date(2026, 3, 31),
    "subject": "machine à café",
    "facts": "Rien ne fonctionne.",
    "company": {"name": "Brunoir"},
    "complainant": {"name": "Alex Martin"},
}
FULL: dict[str, Any] = {
    **MINIMAL,
    "answer_by": date(2026, 4, 14),
    "sector": "retail",
    "country": "FR",
    "fallback": "refund",
    "facts": HUNDRED_WORDS,
    "good": "la commande a été simple",
    "effect": "j'ai dû louer un appareil pour 30 €",
    "happened_on": date(2026, 3, 1),
    "ordered_on": date(2026, 2, 2),
    "promised_on": date(2026, 2, 9),
    "received_on": date(2026, 2, 12),
    "paid_on": date(2025, 12, 1),
    "amount": {"value": "1234.50", "currency": "EUR"},
    "paid_by": "credit-card",
    "references": [{"name": "order", "value": "48213"}, {"name": "client_number", "value": "C-77"}],
    "ticket": "BL-778",
    "company": {"name": "Brunoir", "email": "clients@brunoir.example", "handle": "@brunoir"},
    "complainant": {
        "name": "Alex Martin",
        "email": "alex@example.org",
        "postal": "12 rue des Lilas\n44000 Nantes",
        "phone": "01 99 00 12 34",
    },
    "contacts": [
        {"by": "call", "on": date(2026, 3, 12), "with": "accueil", "said": "un courriel"},
        {"by": "visit", "on": date(2026, 3, 13), "promised_by": date(2026, 3, 20), "broken": True},
        {"by": "chat", "on": date(2026, 3, 14), "promised_by": date(2026, 4, 20)},
    ],
    "sent": {
        "complaint": {"on": date(2026, 3, 16)},
        "nudge": {"on": date(2026, 3, 18), "platform": "bluesky"},
        "follow_up": {"on": date(2026, 3, 24), "via": "form"},
        "reply": {"on": date(2026, 3, 26)},
        "second_level": {"on": date(2026, 3, 27), "via": "chat"},
        "final_notice": {"on": date(2026, 3, 28), "via": "post"},
        "letter_before_claim": {"on": date(2026, 3, 29)},
    },
    "notices": [
        {"variant": "more-time", "on": date(2026, 3, 15), "via": "registered"},
        {"variant": "ending", "on": date(2026, 3, 29)},
    ],
    "ended": "ending",
    "part_on": date(2026, 3, 20),
    "record": [
        {"on": date(2026, 3, 12), "what": "contact", "kind": "call", "said": "un courriel"},
        {"on": date(2026, 3, 15), "what": "notice", "kind": "more-time", "via": "registered"},
        {"on": date(2026, 3, 16), "what": "complaint", "via": "email"},
        {"on": date(2026, 3, 18), "what": "nudge", "platform": "bluesky"},
        {"on": date(2026, 3, 20), "what": "reply", "kind": "partial"},
        {"on": date(2026, 3, 21), "what": "answer", "kind": "partly"},
        {"on": date(2026, 3, 24), "what": "follow-up", "via": "form"},
        {
            "on": date(2026, 3, 25),
            "what": "reply",
            "kind": "holding",
            "promised_by": date(2026, 3, 30),
        },
        {"on": date(2026, 3, 27), "what": "second-level", "via": "chat"},
        {"on": date(2026, 3, 28), "what": "referral", "name": "Conciliation Exemple"},
        {"on": date(2026, 3, 29), "what": "notice", "kind": "ending", "via": "email"},
        {"on": date(2026, 3, 30), "what": "given-up"},
    ],
    "reply": {"on": date(2026, 3, 25), "kind": "partial", "promised_by": date(2026, 3, 30)},
    "words": "voici ce qui reste à régler.",
    "rights": [
        {
            "id": "a",
            "cite": f"art.{NBSP}L.{NBSP}217-3 du Code",
            "says": "le vendeur répond du bien",
        },
        {"id": "b", "cite": f"art.{NBSP}L.{NBSP}217-7 du Code", "says": "le défaut est présumé"},
    ],
    "enclosures": ["1-commande.pdf", "2-photo.jpg"],
    "ask_mediator": {
        "whom": "le médiateur de la consommation dont vous relevez",
        "cite": f"art.{NBSP}L.{NBSP}616-1 du Code de la consommation",
    },
    "names_body": True,
    "due_on": date(2026, 5, 16),
    "gate_on": date(2026, 5, 17),
    "body": {"name": "Médiation Exemple", "kind": "mediator"},
    "court": {"name": "tribunal judiciaire de Nantes"},
}
# What no French letter may hold: holes, loose punctuation, missing elisions and contractions.
WRONG = {
    "a hole": r"None|\{|\}|\(\)|\[\]",
    "loose punctuation": r"[ \u00a0]{2}|[ \u00a0][,.)]|\([ \u00a0]|,,|\.\.|[,;]\.|,;|\n\n\n",
    "a missing contraction": r"\b(?:de|à) les? (?!\d)",
    "a missing elision": (
        r"\b(?:[dD]e|[lL][ea]|[jJ]e|[mM]e|[nN]e|[qQ]ue) (?=[aeiouyàâéèêîôûœ])|\b[sS]i ils?\b"
    ),
    "a curly apostrophe": "[\u2019\u2018]",
    "a breaking space": r"(?<!\u00a0)[:;!?»]|«(?!\u00a0)|n°(?!\u00a0)",
    "a gendered writer": r"\(e\)|·e|je (?:suis|reste) \w+ée?\b",
}  # fmt: skip
NOTICE = re.compile(r"m(?:ets|ise|ettre) en demeure")


def letter(values: dict[str, Any], **changes: object) -> RenderedLetter:
    return render(built_in("fr"), plain(from_plain({**values, **changes})))


def text(written: RenderedLetter) -> str:
    return f"{written.subject}\n\n{written.body}"


def faults(written: RenderedLetter) -> list[str]:
    """What is wrong with a letter, with its surroundings; nothing for a sound one."""
    whole = text(written)
    found = []
    for name, pattern in WRONG.items():
        for hit in re.finditer(pattern, whole):
            found.append(f"{name}: {whole[max(0, hit.start() - 30) : hit.end() + 20]!r}")
    for paragraph in written.body.split("\n\n")[1:]:
        last = paragraph.rstrip()[-1]
        if len(paragraph.split()) > 4 and last not in f".!?…»:{NBSP}" and "Alex" not in paragraph:
            found.append(f"an unfinished paragraph: {paragraph!r}")
    return found


def cases(stage: str) -> Iterator[tuple[str, str, str]]:
    for kind in KINDS:
        for remedy in REMEDIES:
            for reason in REASONS if stage in REASONED else REASONS[:1]:
                yield kind, remedy, reason


def test_every_template_compiles() -> None:
    compile_pack(built_in("fr"))


@pytest.mark.parametrize("values", [MINIMAL, FULL], ids=["minimal", "full"])
@pytest.mark.parametrize(("stage", "variant"), LETTERS)
def test_every_letter_is_sound(stage: str, variant: str, values: dict[str, Any]) -> None:
    base = plain(from_plain({**values, "stage": stage, "variant": variant}))
    for kind, remedy, reason in cases(stage):
        base.update(kind=kind, remedy=remedy, reason=reason)
        written = render(built_in("fr"), base)
        assert not faults(written), (kind, remedy, reason)
        assert written.body


@pytest.mark.parametrize("key", [key for key in FULL if key not in MINIMAL])
@pytest.mark.parametrize(("stage", "variant"), LETTERS)
def test_no_key_is_needed_by_another(stage: str, variant: str, key: str) -> None:
    for reason in REASONS:
        for kind in ("not-delivered", "baggage", "other"):
            without = {name: value for name, value in FULL.items() if name != key}
            alone = {**MINIMAL, key: FULL[key]}
            for values in (without, alone):
                written = letter(values, stage=stage, variant=variant, kind=kind, reason=reason)
                assert not faults(written), (kind, reason)


@pytest.mark.parametrize("sector", SECTORS)
def test_every_kind_is_named_in_every_sector(sector: str) -> None:
    for kind in KINDS:
        for values in (MINIMAL, FULL, {**FULL, "ordered_on": None, "received_on": None}):
            assert not faults(letter(values, kind=kind, sector=sector)), kind


@pytest.mark.parametrize("fallback", REMEDIES)
def test_every_fallback_follows_every_remedy(fallback: str) -> None:
    for remedy in REMEDIES:
        for detail in ("", "envoyer le modèle commandé"):
            written = letter(FULL, remedy=remedy, fallback=fallback, remedy_detail=detail)
            assert not faults(written), (remedy, detail)
            same = fallback == remedy or {fallback, remedy} == {"repair", "correction"}
            repeated = same and not detail
            assert ("à défaut, " in written.body.lower()) != repeated


def test_the_customer_s_own_words_stand_as_they_wrote_them() -> None:
    facts = "Premier paragraphe, tel quel.\n\nSecond paragraphe ; tel quel aussi !"
    wish = "rembourser 420 € pour la valise, justificatifs joints"
    body = letter(FULL, facts=facts, remedy="compensation", remedy_detail=wish).body
    assert facts.replace(" ;", f"{NBSP};").replace(" !", f"{NBSP}!") in body
    assert f"Ma demande{NBSP}: {wish}. Montant total{NBSP}: 1{chr(0x202F)}234,50{NBSP}€." in body
    assert body.count("420 €") == 1
    told = letter(FULL, remedy="compensation", remedy_detail="rembourser 1234,50 euros").body
    assert "Montant total" not in told


@pytest.mark.parametrize(("stage", "variant"), LETTERS)
def test_law_comes_from_the_case_alone(stage: str, variant: str) -> None:
    bare = text(letter({**FULL, "rights": [], "ask_mediator": None}, stage=stage, variant=variant))
    assert not re.search(r"\bart\.|\bL\.|\bCode\b|\bloi\b", bare)
    asked = text(letter({**FULL, "rights": [], "body": None}, stage=stage, variant=variant))
    named = f"(art.{NBSP}L.{NBSP}616-1 du Code de la consommation)"
    assert asked.count("616-1") == asked.count(named) <= 1


@pytest.mark.parametrize(("stage", "variant"), LETTERS)
def test_a_right_is_cited_in_one_sentence(stage: str, variant: str) -> None:
    cites = text(letter(FULL, stage=stage, variant=variant)).count("217-")
    silent = {("nudge", ""), ("reply", "details"), ("reply", "accept"), ("reply", "accept-part")}
    silent |= {("reply", "correct"), *(("thanks", variant) for variant in VARIANTS["thanks"])}
    assert cites == (0 if (stage, variant) in silent else 2)


@pytest.mark.parametrize("kind", KINDS)
def test_only_a_formal_letter_puts_on_notice(kind: str) -> None:
    for stage, variant in LETTERS:
        formal = stage == "letter-before-claim" or variant == "more-time"
        sent = {"complaint": {"on": date(2026, 3, 16)}}
        written = letter(FULL, stage=stage, variant=variant, kind=kind, sent=sent)
        assert bool(NOTICE.search(text(written))) == formal, stage


def test_a_final_notice_puts_on_notice_where_a_right_needs_it() -> None:
    says = "une mise en demeure fait courir l'intérêt au taux légal"
    rights = [{"id": "a", "cite": "art. 1231-6 du Code civil", "says": says}]
    sent = {"complaint": {"on": date(2026, 3, 16)}}
    effect = "Ce message vaut mise en demeure."
    none = {**FULL, "notices": [], "ended": ""}
    assert effect in letter(none, stage="final-notice", rights=rights, sent=sent).body
    assert effect not in letter(none, stage="final-notice", sent=sent).body
    assert effect not in letter(FULL, stage="final-notice", rights=rights).body  # one was sent


def test_a_first_complaint_is_short_and_never_threatens() -> None:
    for kind in KINDS:
        for remedy in REMEDIES:
            body = letter(FULL, kind=kind, remedy=remedy, ticket="", words="", notices=[]).body
            words = re.findall(r"[\w'.-]*\w", body.partition("Alex Martin")[0])
            assert len(words) < 320, (kind, remedy)
            assert not re.search(r"saisir|saisi|tribunal|juge|demeure|Médiation Exemple", body)


@pytest.mark.parametrize(("stage", "variant"), LETTERS)
def test_nothing_is_claimed_that_was_not_sent(stage: str, variant: str) -> None:
    written = text(letter(MINIMAL, stage=stage, variant=variant))
    assert not re.search(
        r"je vous ai (?:écrit|adressé|téléphoné)|rappel le|accusé réception de ma", written
    )
    assert not written.startswith("Re")


@pytest.mark.parametrize(("stage", "variant"), LETTERS)
def test_the_thread_is_kept(stage: str, variant: str) -> None:
    subject = letter(FULL, stage=stage, variant=variant).subject
    if (stage, variant) in PUBLIC:
        assert subject == ""
    elif stage == "complaint":
        assert subject == f"Réclamation{NBSP}: commande 48213, machine à café"
    elif stage == "referral":
        assert subject == f"Saisine (Brunoir){NBSP}: commande 48213, machine à café"
    else:
        assert subject.startswith(f"Re{NBSP}: Réclamation{NBSP}: commande 48213, machine à café")
        assert subject.endswith(", votre dossier BL-778")


def test_silence_refusal_partial_answer_and_dispute_read_differently() -> None:
    for stage in REASONED:
        bodies = {letter(FULL, stage=stage, reason=reason).body for reason in REASONS}
        assert len(bodies) == len(REASONS)


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (None, "si vous m'avez écrit, merci de me renvoyer votre message"),
        (
            {"on": date(2026, 3, 17), "kind": "acknowledgement"},
            "accusé réception de ma réclamation",
        ),
        (
            {"on": date(2026, 3, 17), "kind": "holding", "promised_by": date(2026, 3, 27)},
            "vous m'annonciez une réponse pour le 27 mars",
        ),
        ({"on": date(2026, 3, 17), "kind": "question"}, "j'ai répondu à votre question du 17 mars"),
        ({"on": date(2026, 3, 27), "kind": "question"}, "Depuis votre message du 27 mars"),
    ],
)
def test_silence_is_told_as_the_record_has_it(reply: dict[str, Any] | None, says: str) -> None:
    assert says in letter(FULL, stage="follow-up", reason="silence", reply=reply).body


def test_a_phone_call_is_not_a_letter() -> None:
    sent = {"complaint": {"on": date(2026, 3, 16), "via": "phone"}}
    for stage, variant in (("follow-up", ""), ("nudge", ""), ("notice", "ending")):
        for reply in (None, FULL["reply"]):
            none = {**FULL, "notices": [], "sent": sent, "reply": reply}
            body = letter(none, stage=stage, variant=variant).body
            assert "je vous ai téléphoné" in body
            assert "je vous ai écrit" not in body


def test_a_late_delivery_is_late_only_after_its_date() -> None:
    late = letter(FULL, kind="late-delivery").body
    assert "reçue le 12 février alors que la livraison était prévue pour le 9 février" in late
    early = letter(FULL, kind="late-delivery", promised_on=date(2026, 2, 20)).body
    assert "reçue le 12 février." in early


def test_the_outside_body_is_named_with_its_date_only_when_asked() -> None:
    when = "à partir du dimanche 17 mai 2026"
    for stage in ("follow-up", "second-level", "final-notice"):
        body = letter(FULL, stage=stage).body
        assert when in body
        assert f"au médiateur compétent{NBSP}: Médiation Exemple." in body
    quiet = letter(FULL, stage="follow-up", names_body=False).body
    assert "Médiation Exemple" not in quiet
    assert "je saisirai le médiateur de la consommation dont vous relevez" in quiet


def test_a_mediator_still_unnamed_is_the_one_they_belong_to() -> None:
    body = {"name": "Médiateur de la consommation désigné par l'entreprise", "kind": "mediator"}
    for stage in ("follow-up", "final-notice", "letter-before-claim"):
        written = letter(FULL, stage=stage, body=body)
        assert "médiateur dont vous relevez" in written.body
        assert "désigné" not in written.body
        assert not faults(written)


def test_the_amount_is_said_once_and_where_it_belongs() -> None:
    for remedy in REMEDIES:
        body = letter(FULL, remedy=remedy, effect="").body
        assert body.count("234,50") == 1, remedy


def test_a_chronology_is_in_order() -> None:
    body = letter(FULL, stage="referral").body
    days = [int(day) for day in re.findall(r"^- Le (\d+) mars 2026", body, re.MULTILINE)]
    assert days == [12, 15, 16, 18, 20, 21, 24, 25, 27, 28, 29, 30]


def test_a_private_person_has_no_desk_and_is_no_business() -> None:
    company = {"name": "D. Vauban", "type": "private-person"}
    for stage, variant in LETTERS:
        written = letter({**FULL, "company": company, "ticket": ""}, stage=stage, variant=variant)
        assert not re.search(
            r"service client|entreprise|votre numéro de dossier|équipe", written.body
        )


NUDGES: list[dict[str, Any]] = [
    {},
    {"reply": None, "sent": {"complaint": {"on": date(2025, 12, 16), "via": "form"}}},
    {"sent": {"complaint": {"on": date(2025, 12, 16), "via": "registered"}}},
    {"sent": {"complaint": {"on": date(2026, 3, 16)}, "nudge": {"on": date(2026, 3, 18)}}},
    {"sent": {}},
]


@pytest.mark.parametrize("changes", NUDGES)
@pytest.mark.parametrize("sector", SECTORS)
def test_a_nudge_fits_and_tells_nothing_private(changes: dict[str, Any], sector: str) -> None:
    company = {"name": "Brunoir", "handle": "@relation.clientele@social.brunoir.example"}
    for kind in KINDS:
        nudge = {"stage": "nudge", "kind": kind, "sector": sector, "company": company}
        written = letter(FULL, **nudge, **changes)
        assert len(written.body) <= 300, kind
        assert "\n" not in written.body
        assert not faults(written)
        private = ("machine", "48213", "C-77", "BL-778", "Alex", "Nantes", "234", "introuvable")
        assert not any(value in written.body for value in private)


@pytest.mark.parametrize("handle", ["@brunoir", "brunoir"])
def test_a_handle_is_written_with_one_at_sign(handle: str) -> None:
    company = {"name": "Brunoir", "handle": handle}
    for stage, variant in PUBLIC:
        body = letter(FULL, stage=stage, variant=variant, company=company).body
        assert re.findall(r"@+\w+", body) == ["@brunoir"]


def test_enough_goldens_are_there() -> None:
    stages = {read_example(case)["stage"] for case in GOLDEN}
    assert stages == set(STAGES)
    assert len(GOLDEN) >= 12
