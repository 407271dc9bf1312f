"""The German lists, on sentences written for them: what is stopped, what may stand."""

from __future__ import annotations

import pytest

from plaint.domain.tone.calm import calm
from plaint.domain.tone.check import find_tone
from plaint.knowledge.mending import joints
from plaint.knowledge.words import lexicon

GERMAN = lexicon("de")

HARSH = [
    ("insult", "Sie sind doch alle Idioten.", "Sie sind doch alle Idioten"),
    ("insult", "Ihr seid ein Haufen unfähiger Clowns.", "Ihr seid ein Haufen unfähiger Clowns"),
    ("insult", "Ihr Vollpfosten habt das falsche Teil geliefert.", "Ihr Vollpfosten"),
    ("insult", "Antwortet endlich, ihr Penner!", "ihr Penner"),
    ("insult", "Diese Deppen am Telefon wissen nichts.", "Diese Deppen"),
    ("insult", "Der Fahrer ist ein Vollidiot.", "ist ein Vollidiot"),
    ("insult", "Der Idiot am Schalter schrie.", "Der Idiot"),
    ("insult", "Die Hotline besteht nur aus Trotteln.", "Trotteln"),
    ("insult", "Sie Arschl*ch!", "Sie Arschl*ch"),
    ("insult", "Ihr Arschloecher!", "Ihr Arschloecher"),
    ("insult", "Euer blöder Automat ist defekt.", "blöder"),
    ("insult", "Was für ein Saftladen.", "Saftladen"),
    ("insult", "Seid ihr eigentlich bescheuert?", "Seid ihr eigentlich bescheuert"),
    ("insult", "Haben Sie noch alle Tassen im Schrank?", "Haben Sie noch alle Tassen im Schrank"),
    ("insult", "Ihr könnt mich mal!", "Ihr könnt mich mal"),
    ("insult", "Schade, dass ihr so dumm seid.", "so dumm seid"),
    ("insult", "Hirnlose Antworten.", "Hirnlose"),
    # inflected, compound, masked, in ASCII
    ("profanity", "Der Service ist scheiße.", "scheiße"),
    ("profanity", "Der Service ist SCHEISSE.", "SCHEISSE"),
    ("profanity", "Diese beschissene App stürzt ab.", "beschissene"),
    ("profanity", "Mit dem beschissenen Router geht nichts.", "beschissenen"),
    ("profanity", "Dieser Scheißverein!!!", "Scheiß"),
    ("profanity", "Eure Drecksfirma", "Drecks"),
    ("profanity", "Das Scheiß-Telefon geht nicht.", "Scheiß"),
    ("profanity", "Ein arschlangsames Netz.", "arsch"),
    ("profanity", "Uns ist das scheissegal.", "scheiss"),
    ("profanity", "Sch**ße, wieder nichts.", "Sch**ße"),
    ("profanity", "So ein sch3iß Gerät.", "sch3iß"),
    ("profanity", "So ein Sch... Gerät.", "Sch..."),
    ("profanity", "Das ist zum Kotzen.", "zum Kotzen"),
    ("profanity", "Ich fühle mich verarscht.", "verarscht"),
    ("profanity", "Was zum Teufel ist passiert?", "zum Teufel"),
    ("profanity", "Verdammt noch mal, antworten Sie.", "Verdammt noch mal"),
    ("profanity", "Das Gerät ist im Arsch.", "im Arsch"),
    ("profanity", "Verpisst euch.", "Verpisst euch"),
    ("profanity", "Haltet die Klappe.", "Haltet die Klappe"),
    ("profanity", "Fuck, wo ist mein Paket?", "Fuck"),
    ("threat", "Ich weiß, wo Sie wohnen.", "Ich weiß, wo Sie wohnen"),
    ("threat", "Ich bringe euch alle um.", "Ich bringe euch alle um"),
    ("threat", "Ich mache euch fertig.", "Ich mache euch fertig"),
    ("threat", "Man sollte euch alle an die Wand stellen.", "euch alle an die Wand stellen"),
    ("threat", "Das werdet ihr büßen.", "Das werdet ihr büßen"),
    ("ultimatum", "Zahlen Sie sofort, sonst knallt es!", "sonst knallt es"),
    ("ultimatum", "Liefert endlich, sonst!", "sonst"),
    ("ultimatum", "Das werden Sie noch bereuen.", "Das werden Sie noch bereuen"),
    (
        "ultimatum", "Geld zurück, sonst poste ich das auf allen Kanälen.",
        "sonst poste ich das auf allen Kanälen",
    ),
    (
        "ultimatum", "Antworten Sie, oder ich gehe damit zur Presse.",
        "oder ich gehe damit zur Presse",
    ),
    ("ultimatum", "Das ist Ihre letzte Chance.", "Das ist Ihre letzte Chance"),
    ("sarcasm", "Vielen Dank für nichts!", "Vielen Dank für nichts"),
    ("sarcasm", "Danke, Musterbahn, für gar nichts.", "Danke, Musterbahn, für gar nichts"),
    ("sarcasm", "Na toll, wieder eine Stunde gewartet.", "Na toll"),
    ("sarcasm", "Danke, dass ihr meinen Koffer verloren habt.", "Danke, dass"),
    ("sarcasm", "Danke für die stundenlange Warterei.", "Danke für"),
    ("sarcasm", "Glückwunsch zu dieser Unfähigkeit.", "Glückwunsch zu dieser Unfähigkeit"),
    ("sarcasm", "Ganz großes Kino, liebe Bahn.", "Ganz großes Kino"),
    ("sarcasm", "Super Service, wenn niemand abnimmt.", "Super Service, wenn"),
    ("accusation", "Sie haben mich am Telefon angelogen.", "angelogen"),
    ("accusation", "Das ist eine glatte Lüge.", "eine glatte Lüge"),
    ("accusation", "Das ist eine glatte Luege.", "eine glatte Luege"),
    ("accusation", "Ihr seid Betrüger.", "Ihr seid Betrüger"),
    ("accusation", "Das ist reine Abzocke.", "reine Abzocke"),
    ("accusation", "Das ist Betrug!", "Betrug"),
    ("accusation", "Ihr habt mir mein Geld geklaut.", "geklaut"),
    ("accusation", "Sie haben mich um 40 Euro betrogen.", "betrogen"),
    ("accusation", "Diese Firma betrügt ihre Kunden.", "betrügt"),
    ("accusation", "Nie wieder bei diesen Abzockern.", "diesen Abzockern"),
    ("accusation", "Das ist arglistige Täuschung.", "arglistige Täuschung"),
    ("accusation", "Ihre verlogene Antwort", "verlogene"),
    ("harassment", "Lernen Sie erst mal Deutsch.", "Lernen Sie erst mal Deutsch"),
    ("harassment", "Die dumme Kuh am Schalter", "dumme Kuh"),
    ("harassment", "Er ist zu blöd, um zu lesen.", "zu blöd, um"),
    ("shouting", "ICH WILL MEIN GELD ZURÜCK", "ICH WILL MEIN GELD ZURÜCK"),
    ("shouting", "Nichts ist gekommen!!!", "!!!"),
]  # fmt: skip

CIVIL = """
Sehr geehrte Damen und Herren, hiermit rüge ich einen Mangel.
Ich setze Ihnen eine Frist bis zum 14. Mai 2026.
Sollte die Frist verstreichen, trete ich gemäß § 323 BGB vom Vertrag zurück.
Andernfalls beauftrage ich einen Rechtsanwalt.
Sonst wende ich mich an die Verbraucherzentrale und an die Schlichtungsstelle.
Ich werde ohne weitere Ankündigung einen Mahnbescheid beantragen.
Ich fechte den Vertrag wegen arglistiger Täuschung an (§ 123 BGB).
Dies ist meine letzte Mahnung, die Frist setze ich letztmalig.
Sie hören von meinem Anwalt, wenn ich bis Freitag keine Antwort habe.
Sonst kündige ich den Vertrag, oder ich widerrufe ihn.
Den Schaden werden Sie mir ersetzen und bezahlen.
Ich habe wegen Betrugs Anzeige gegen Unbekannt erstattet.
Mein Handy wurde im Zug gestohlen, den Diebstahl habe ich gemeldet.
Ein Betrüger gab sich als Ihr Mitarbeiter aus; Ihre Betrugsabteilung weiß Bescheid.
Die Diebe haben mein Fahrrad aus Ihrem Keller geholt.
Ich bin Opfer eines Betrugs geworden und fühle mich betrogen.
Der Service ist katastrophal, eine Frechheit, eine Unverschämtheit.
Inkompetente Beratung, unfreundliches Personal, nie wieder.
Die Ware ist Schrott, die Anleitung Unsinn, und ich habe die Nase voll.
Ihr Mitarbeiter war unhöflich und hat aufgelegt.
Sie waren unfähig, mir einen Termin zu nennen.
Der Akku fing Feuer und hätte mich umbringen können.
Der Fernseher gehört an die Wand.
Im Zimmer lag Dreck, die Decke war dreckig, vor dem Haus ein Misthaufen.
Ich schlage Ihnen vor, pro Kopf 20 Euro zu erstatten.
Die Rechnungen haben Sie alle. Haben Sie alle Unterlagen?
Sie können mich mal am Abend anrufen. Jetzt sind Sie dran.
Was machen Sie sonst? Bitte sagen Sie mir, was es sonst gibt.
Erst teste ich das Gerät, dann schreibe ich eine Bewertung.
Super Service seit Jahren, vielen Dank!
Danke für die schnelle Antwort und für das fehlende Teil.
Danke, dass Sie mich nicht vergessen haben.
Herzlichen Glückwunsch zum Jubiläum!
Er hat mich einen Idioten genannt und als Lügner bezeichnet.
Ich kam mir vor wie ein Idiot.
Der Fahrer sagte: „Verpissen Sie sich, Sie Idiot.“
„Halt die Fresse“, rief er. Im Chat schrieb jemand: »Halten Sie die Klappe.«
Ihre Kollegin war pampig, hat mir aber geholfen.
Ihr Brief trägt die Überschrift „SIE MÜSSEN SOFORT ZAHLEN“.
Herr Dumm, Frau Fick und Dr. Dieb waren freundlich.
Das Buch von Karla Depp fehlt. Die Mist GmbH hat geliefert.
Ich behaupte nicht, dass Sie gelogen haben. Sie haben sich getäuscht.
Sie haben uns 20 Euro abgezogen und mich davon ausgenommen.
Die Karte lag in einer alten Schachtel, und die Gans war zu fett.
Das ist mir zu blöd. Es war ein dummer Fehler von mir.
Die Ratten im Keller, die Affen im Zoo, die Clowns auf dem Fest.
MUSTERSTRASSE 12 10115 BERLIN, RECHNUNG NR 4711
ALLGEMEINE GESCHÄFTSBEDINGUNGEN DER MUSTER GMBH
Laut DSGVO, BGB und AGB steht mir das zu.
"""


@pytest.mark.parametrize(("category", "text", "span"), HARSH)
def test_stops(category: str, text: str, span: str) -> None:
    assert (category, span) in [(f.category, f.text) for f in find_tone(text, GERMAN)]


@pytest.mark.parametrize("text", CIVIL.strip().splitlines())
def test_lets_stand(text: str) -> None:
    assert [(f.category, f.text) for f in find_tone(text, GERMAN)] == []


@pytest.mark.parametrize(
    ("text", "calmer"),
    [
        ("Dieser Scheißladen hat ihn verloren.", "Dieser Laden hat ihn verloren."),
        ("Eure Drecksfirma schweigt.", "Eure Firma schweigt."),
        ("Das Scheiß-Telefon klingelt nicht.", "Das Telefon klingelt nicht."),
        ("Arschlangsames Netz!", "Langsames Netz!"),
        ("Ihr Idioten habt ihn verloren.", "Ihr habt ihn verloren."),
        ("Antwortet, ihr Idioten!", "Antwortet!"),
        ("Seid ihr bescheuert?", "Was ist da passiert?"),
        ("Sie haben mich dreimal angelogen.", "Sie haben mich dreimal falsch informiert."),
        ("Das ist Betrug.", "Das ist nicht in Ordnung."),
        ("Danke, dass ihr ihn verloren habt.", "Es ist ärgerlich, dass ihr ihn verloren habt."),
        ("Danke für die Verspätung.", "Ich bedauere die Verspätung."),
        ("Diese beschissene App!", "Diese schlechte App!"),
        ("Zahlen Sie sofort, sonst knallt es!", "Zahlen Sie sofort!"),
        ("Ihr verarscht mich.", "Ihr haltet mich hin."),
    ],
)
def test_the_calmer_words_fit_the_sentence(text: str, calmer: str) -> None:
    result = calm(text, find_tone(text, GERMAN), joints("de"))
    assert result.text == calmer
    assert find_tone(result.text, GERMAN) == ()


def test_a_threat_is_left_to_its_author() -> None:
    text = "Ich weiß, wo Sie wohnen."
    assert calm(text, find_tone(text, GERMAN), joints("de")).text == text


def test_what_thieves_may_have_done_is_only_warned_about() -> None:
    (finding,) = find_tone("Sie haben mir das Rad gestohlen.", GERMAN)
    assert (finding.category, finding.severity) == ("accusation", "warn")
