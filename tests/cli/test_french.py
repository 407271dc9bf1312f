"""plaint in French: help, tables, plans, errors, dates; and when it is spoken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import get_args

import click
import pytest
from click.testing import CliRunner

from plaint.cli.asking import confirm
from plaint.cli.commands import send as send_command
from plaint.cli.commands import tell as tell_command
from plaint.cli.commands.tell import OUTCOMES
from plaint.cli.group import COMMANDS
from plaint.cli.i18n import _, day, in_days, instant, labelled, short_day, speak, tell
from plaint.cli.presenters import names, words
from plaint.cli.presenters.table import cells, table
from plaint.domain.complaint import CONTACT_WAYS, REMEDIES, SECTORS
from plaint.domain.etiquette import STAGES
from plaint.domain.events import Decision
from plaint.domain.finding import PRIVACY_CATEGORIES, TONE_CATEGORIES
from plaint.domain.plan import STATES
from plaint.domain.replies import REPLY_KINDS
from plaint.domain.rules import Nature
from plaint.domain.steps import LADDER
from plaint.domain.when import parse_day, parse_wait
from plaint.wording import say
from tests.cli.running import Plaint
from tests.cli.samples import TELECOM, opened, plain, sent_on

At = Callable[[str], None]
NBSP = "\u00a0"


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")  # restored afterwards, whatever is spoken
    speak("fr")


def spaced(text: str) -> str:
    """Without the difference between a space and a no-break space; that has tests of its own."""
    return " ".join(text.split())


# --- which language ----------------------------------------------------------------------------

RIEN = "Aucun dossier ouvert. `plaint new` en ouvre un, en vous demandant ce qui s'est passé.\n"
NOTHING = "No case is open. `plaint new` opens one; it asks what happened.\n"


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"])
def test_the_locale_chooses(plaint: Plaint, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.delenv("LC_ALL")
    monkeypatch.setenv(variable, "fr_FR.UTF-8")
    assert plaint().stdout == RIEN


def test_what_is_asked_for_wins_over_the_locale(
    plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    assert plaint("--lang", "en").stdout == NOTHING
    assert plaint("--lang=en", "status").stdout == NOTHING
    assert plaint("status", "--lang", "en").stdout == NOTHING
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert plaint("--lang", "fr").stdout == RIEN


def test_any_other_locale_gets_english(plaint: Plaint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert plaint().stdout == NOTHING


def test_one_run_leaves_nothing_to_the_next(plaint: Plaint) -> None:
    before = plaint("sent", "--help").stdout
    assert "Options:" in before
    assert "Utilisation" in plaint("--lang", "fr", "sent", "--help").stdout
    assert plaint("sent", "--help").stdout == before


# --- help --------------------------------------------------------------------------------------


def test_the_help_of_plaint(plaint: Plaint) -> None:
    told = plaint("--lang", "fr", "--help").stdout
    assert told.startswith(f"Utilisation{NBSP}: plaint [OPTIONS] [COMMANDE] [ARGUMENTS]...\n")
    for heading in ("Options", "Agir", "Dire à plaint ce qui s'est passé", "Consulter"):
        assert f"\n{heading}{NBSP}:\n" in told
    assert "  -h, --help      Afficher cette aide.\n" in told
    assert "  --version       Afficher la version.\n" in told
    assert "  status   Tous les dossiers : attentes et échéances.\n" in told.replace(NBSP, " ")
    assert max(map(cells, told.splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command(plaint: Plaint, name: str) -> None:
    module = import_module(f"plaint.cli.commands.{COMMANDS[name].module}")
    command: click.Command = getattr(module, f"{name}_command")
    texts = [COMMANDS[name].help, *(getattr(param, "help", None) for param in command.params)]
    english = [text for text in texts if text]

    told = spaced(plaint("--lang", "fr", name, "--help").stdout)

    assert told.startswith(f"Utilisation : plaint {name} ")
    assert [text for text in english if text in told] == []
    assert "Usage" not in told
    assert "Show" not in told


def test_values_have_french_names(plaint: Plaint) -> None:
    told = plaint("--lang", "fr", "sent", "--help").stdout
    assert "--message-id TEXTE " in told
    assert "--proof CHEMIN " in told
    told = plaint("--lang", "fr", "close", "--help").stdout
    assert "[obligatoire]" in told


# --- what it says ------------------------------------------------------------------------------

TABLEAU = """\
Réf.  Entreprise  Objet           État        Jours  Suite           Dès le
REF1  Talkfar     Broadband lin…  en attente  2      message public  3 juin 2026
"""
PLAN = """\
REF1  Talkfar : Broadband line dead since 20 May
État : en attente
Envoi le lun. 1er juin 2026 ; l'entreprise a jusqu'au lun. 13 juillet 2026
(dans 40 jours).

x réclamation          fait          lun. 1er juin 2026
> message public       maintenant
    L'entreprise a eu le temps de répondre ; une brève question publique est
    légitime.
  relance              plus tard     le lun. 15 juin 2026, dans 12 jours
  dernier rappel       plus tard     le lun. 29 juin 2026, dans 26 jours
  saisine              plus tard     le mar. 14 juillet 2026, dans 41 jours
"""
FIN = """\
Maintenant :      message public. L'entreprise a eu le temps de répondre ; une
                  brève question publique est légitime.
Au plus tard :    le mar. 1er juin 2027, dernier jour pour saisir :
                  Communications Ombudsman.
Sans rien faire : l'étape suivante s'ouvrira d'elle-même le mar. 14 juillet
                  2026.
"""


def test_the_table(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    at("2026-06-03")
    assert plain(plaint("--lang", "fr", "status").stdout, ref) == TABLEAU


def test_every_row_of_the_table_fits(french: None) -> None:
    head = ("Case", "Company", "Subject", "State", "Days", "Next", "On")
    longest_day = short_day(date(2026, 9, 30))
    for state in names.STATES.values():
        for step in names.STEPS.values():
            row = (
                "k95p", "Une compagnie aérienne", "Une valise perdue", tell(state), "365",
                tell(step), longest_day,
            )  # fmt: skip
            lines = table([_(name) for name in head], [row], shrink=(2, 1))
            assert max(map(cells, lines)) <= 80, lines[1]


def test_the_plan(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    at("2026-06-03")
    told = plain(plaint("--lang", "fr", "plan", ref).stdout, ref).replace(NBSP, " ")
    assert told.startswith(PLAN)
    assert told.endswith(FIN)
    assert max(map(cells, told.splitlines())) <= 80


def test_explain_shows_the_whole_computation(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    told = spaced(plaint("--lang", "fr", "explain", ref).stdout)
    for line in (
        "La règle du secteur « télécoms » (GB).",
        "délai P6W, compté en jours calendaires",
        "Décompte de la réclamation (jours fériés : GB",
        "Jour zéro : lun. 1er juin 2026",
        "Dernier jour pour répondre : lun. 13 juillet 2026",
        "L'étape suivante s'ouvre : mar. 14 juillet 2026 (le délai est écoulé)",
        "À titre indicatif : ce n'est pas un conseil juridique.",
    ):
        assert line in told


def test_opening_a_case(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    told = plaint("--lang", "fr", "new", "-", stdin=TELECOM).stdout.replace(NBSP, " ")
    ref = str(plaint.json("status")[0]["ref"])
    assert told.startswith(
        f"Le dossier {ref} est ouvert : Broadband line dead since 20 May.\n"
        f"Pour écrire la lettre : plaint draft {ref}\n"
    )
    assert "\nMaintenant :      réclamation. Dites calmement ce qui ne va pas, " in told


def test_what_happened_is_told_by_name(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    at("2026-06-08")
    told = plaint("--lang", "fr", "reply", ref, "--kind", "final-response", "--text", "Non.")
    assert told.stdout.startswith(f"Enregistré{NBSP}: réponse définitive, lun. 8 juin 2026.\n")
    timeline = spaced(plaint("--lang", "fr", "show", ref).stdout)
    assert "lun. 1er juin 2026 réclamation : envoi fait (par courriel)" in timeline
    assert "lun. 8 juin 2026 réponse reçue (réponse définitive) : Non." in timeline


def test_findings(plaint: Plaint) -> None:
    text = "You are thieves. Call me: 01 99 00 00 00"
    ran = plaint.fails(3, "--lang", "fr", "check", "--public", "-", stdin=text)
    told = spaced(ran.stdout)
    assert "accusation, bloquant. C'est prêter une intention" in told
    assert "numéro de téléphone, bloquant. N'importe qui pourrait appeler ce numéro." in told


def test_the_calculator_names_the_days_it_passes_over(plaint: Plaint) -> None:
    told = plaint(
        "--lang", "fr", "when", "2026-04-30", "2 jours ouvrés", "--country", "FR", "--explain"
    ).stdout.replace(NBSP, " ")  # fmt: skip
    assert told == (
        "Jour zéro : jeu. 30 avril 2026\n"
        "  - ven. 1er mai 2026 : Fête du Travail (jour férié)\n"
        "  - sam. 2 mai 2026 : samedi\n"
        "  - dim. 3 mai 2026 : dimanche\n"
        "Dernier jour : mar. 5 mai 2026\n"
        "À titre indicatif : ce n'est pas un conseil juridique.\n"
    )


def test_json_has_french_sentences_and_the_same_words(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    at("2026-06-03")
    english, french = plaint.json("plan", ref), plaint.json("--lang", "fr", "plan", ref)
    assert french["now"]["why"] == (
        f"L'entreprise a eu le temps de répondre{NBSP}; une brève question publique est légitime."
    )
    assert spaced(french["last_dates"][0]["what"]) == "saisir : Communications Ombudsman"
    assert french["state"] == english["state"] == "waiting"
    assert french["now"]["step"] == "nudge"
    assert french["clock"] == english["clock"]


# --- what it refuses, and what goes wrong ------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "args", "said"),
    [
        (2, ["plon"], "Erreur : Commande inconnue : « plon ». Vouliez-vous dire plan ?"),
        (2, ["sent", "--prof", "x"], "Erreur : Option inconnue : --prof. (Vouliez-vous dire"),
        (2, ["sent", "--via"], "Erreur : L'option --via attend une valeur."),
        (2, ["close"], "Erreur : Il manque l'option '--outcome'. Choisissez parmi : resolved,"),
        (2, ["send", "--limit", "x"], "« x » n'est pas un nombre valable (integer)."),
        (2, ["plan", "a", "b", "c"], "Erreur : Arguments en trop : b c"),
        (5, ["plan", "zzz"], "Aucun dossier ne s'appelle zzz."),
        (4, ["when", "hier", "x"], "« x » : plaint ne comprend pas cette durée."),
    ],
)
def test_errors(plaint: Plaint, code: int, args: list[str], said: str) -> None:
    assert said in spaced(plaint.fails(code, "--lang", "fr", *args).stderr)


def test_wrong_use_points_to_help(plaint: Plaint) -> None:
    told = spaced(plaint.fails(2, "--lang", "fr", "sent", "--via", "pigeon").stderr)
    assert told.startswith(
        "Utilisation : plaint sent [OPTIONS] [REF] Pour de l'aide : plaint sent --help "
        "Erreur : Valeur incorrecte pour '--via' : « pigeon » ne convient pas ; choix possibles : "
    )


DEUX_JOURS = (
    f"Quelqu'un lit ces messages{NBSP}: deux en moins de deux jours ouvrés vous renvoient au bout"
    " de la file."
)


def test_a_refusal(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    ran = plaint.fails(3, "--lang", "fr", "nudge", ref, "--on", "mastodon", "--dry-run")
    assert ran.stderr == (
        f"{DEUX_JOURS}\nAttendez jusqu'au mer. 3 juin 2026{NBSP}; vous n'y perdez rien.\n"
    )
    ran = plaint.fails(3, "--lang", "fr", "nudge", ref, "--on", "mastodon", "--dry-run", "--json")
    assert ran.json["refused"]["why"] == DEUX_JOURS
    assert ran.json["refused"]["allowed_from"] == "2026-06-03"


def test_the_faults_of_a_case_file(plaint: Plaint) -> None:
    wrong = TELECOM.replace('kind = "outage"', "knd = 3").replace("2026-05-20", '"May"')
    told = plaint.fails(4, "--lang", "fr", "new", "-", stdin=wrong).stderr.replace(NBSP, " ")
    assert "Erreurs dans - : " in told
    assert "  ligne 4 : complaint.knd est inconnu ; vouliez-vous dire kind ?\n" in told
    assert (
        "  ligne 7 : complaint.happened_on doit être une date comme 2026-05-12\n" in told
    )  # fmt: skip


# --- words and numbers -------------------------------------------------------------------------


@pytest.mark.usefixtures("french")
def test_dates() -> None:
    assert day(date(2026, 4, 14)) == "mar. 14 avril 2026"
    assert day(date(2026, 5, 1)) == "ven. 1er mai 2026"
    assert short_day(date(2026, 8, 31)) == "31 août 2026"
    assert instant(datetime(2026, 2, 9, 14, 5, tzinfo=UTC)) == "lun. 9 février 2026, 14:05"


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("days", "told"),
    [(3, "dans 3 jours"), (1, "dans 1 jour"), (0, "aujourd'hui"), (-1, "il y a 1 jour"),
     (-40, "il y a 40 jours")],
)  # fmt: skip
def test_how_far_away(days: int, told: str) -> None:
    today = date(2026, 6, 1)
    assert in_days(today + timedelta(days=days), today) == told


@pytest.mark.usefixtures("french")
def test_a_word_in_a_sentence_is_told_by_its_name() -> None:
    twice = say("A {step} may already have gone out; it is never sent twice.", step="follow-up")
    assert tell(twice).startswith("Un envoi est peut-être déjà parti (relance)")
    unknown = say("Closed: {outcome}.", outcome="of some later version")
    assert tell(unknown) == f"Dossier clos{NBSP}: of some later version."


@pytest.mark.usefixtures("french")
def test_a_label_has_its_space() -> None:
    assert labelled("Objet", "valise") == f"Objet{NBSP}: valise"


def test_every_word_has_a_name() -> None:
    assert set(words.SECTORS) == set(SECTORS)
    assert set(words.REPLY_KINDS) == set(REPLY_KINDS)
    assert set(words.REMEDIES) == set(REMEDIES)
    assert set(words.CONTACTS) == set(CONTACT_WAYS)
    assert set(words.CATEGORIES) == {*TONE_CATEGORIES, *PRIVACY_CATEGORIES}
    assert set(words.NATURES) == set(get_args(Nature))
    assert set(words.DECISIONS) == set(get_args(Decision))
    assert set(words.OUTCOMES) == set(OUTCOMES)
    assert set(words.WAYS) == {*tell_command.VIAS, *send_command.VIAS}
    assert set(names.STEPS) >= {*LADDER, *STAGES}
    assert set(names.STATES) == set(STATES)


@pytest.mark.usefixtures("french")
def test_no_name_of_a_word_was_forgotten() -> None:
    tables = (
        words.SECTORS, words.OPENERS, words.OUTCOMES, words.DECISIONS, words.WAYS, words.CONTACTS,
        words.NATURES, words.CATEGORIES, words.REMEDIES, words.REASONS, names.STEPS, names.STATES,
    )  # fmt: skip
    same = {
        says.template for table in tables for says in table.values() if tell(says) == says.template
    }
    assert same == {"question", "ultimatum", "accusation", "correction"}  # the same in both


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    "examples",
    [
        "12 May, last Tuesday, yesterday, 2026-05-12", "3 May, two weeks ago",
        "12 May, last Tuesday, 3 days ago",
    ],
)  # fmt: skip
def test_the_days_that_are_given_as_examples_are_understood(examples: str) -> None:
    for example in _(examples).split(", "):
        assert parse_day(example, date(2026, 5, 20), "fr") <= date(2026, 5, 20)


@pytest.mark.usefixtures("french")
def test_the_waits_that_are_given_as_examples_are_understood() -> None:
    hint = _("Write it like 10 days, 10 working days, 6 weeks, 2 months or P10D.")
    listed = hint.removeprefix("Écrivez par exemple ").removesuffix(".").replace(" ou ", ", ")
    assert [parse_wait(one).iso for one in listed.split(", ")] == [
        "P10D", "P10D", "P6W", "P2M", "P10D",
    ]  # fmt: skip


# --- yes or no ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("word", ["o", "oui", "Oui", "y", "yes"])
def test_a_yes_in_either_language(word: str) -> None:
    with CliRunner().isolation(input=f"{word}\n") as (_out, err, *_rest):
        confirm("Envoyer ?")
        assert "Envoyer ? [o/N]: " in err.getvalue().decode()


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("word", ["n", "non", "no", ""])
def test_a_no_in_either_language(word: str) -> None:
    with CliRunner().isolation(input=f"{word}\n"), pytest.raises(click.Abort):
        confirm("Envoyer ?")


@pytest.mark.usefixtures("french")
def test_anything_else_is_asked_again() -> None:
    with CliRunner().isolation(input="peut-être\no\n") as (_out, err, *_rest):
        confirm("Envoyer ?")
        assert "Répondez par oui ou par non." in err.getvalue().decode()


def test_a_recorded_thing_ends_with_the_three_lines(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    ref = opened(plaint)
    told = plaint("--lang", "fr", "sent", ref).stdout.replace(NBSP, " ")
    assert told.startswith("Enregistré : envoyé le lun. 1er juin 2026.\n")
    labels = [line[:18] for line in told.splitlines() if not line.startswith(" ")][1:]
    assert labels == ["Maintenant :      ", "Au plus tard :    ", "Sans rien faire : "]
