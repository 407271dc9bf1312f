"""The French word lists, category by category: what is found.

Every sentence is written for this test. The braces hold what must be found.
"""

from __future__ import annotations

import re

import pytest

from plaint.domain.tone.check import find_tone
from plaint.knowledge.words import lexicon

FOUND = {
    "insult": """
{Vous êtes une bande d'incapables}.
{VOUS ETES UNE BANDE D INCAPABLES}
{Vous n'êtes que des guignols} et je le maintiens.
{Vous êtes vraiment trop nuls} !
{Vous êtes des moins que rien}.
{Vous êtes tous des malades} ma parole.
Franchement {vous êtes un vrai boulet}.
{T'es qu'un abruti}.
{Ce sont des charlots}, rien de plus.
{Ils sont complètement cons}.
{C'est un ramassis d'incompétents}.
{C'est vraiment un imbécile}, ce monsieur.
Rendez-moi ma caution, {espèces de crétins} !
Rendez-moi ma caution, {bande de rats}.
Rendez-moi ma caution, {pauvres types}.
Rappelez-moi, {tas de fainéants}.
{Cette bande de branquignols} a perdu mon dossier.
{Cet abruti de} livreur a jeté mon colis.
{Cette idiote} n'a rien noté.
Je suis tombé sur {une parfaite crétine}.
Je suis tombé sur {un sombre connard}.
Votre {connasse de} secrétaire a raccroché.
{Les connards} du guichet ont fermé.
{Ces incapables} ont perdu mon chèque.
{Ces charognards} ne répondent plus.
Une maison {d'incompétents}.
Une équipe {de pieds nickelés}.
Un service {de bras cassés} !
On a affaire à {des incompétents notoires}.
On a affaire à {des bons à rien}.
On a affaire à {une bande de feignasses}.
{Quel crétin} au téléphone !
{Quels guignols} !
{Incapables} !
Répondez, {connards}.
{Faces de rat}, rendez-moi mes sous.
Vos experts sont {des trous du cul}.
Votre {stupide} robot ne comprend rien.
Votre {foutue} application a planté.
Votre accueil est {naze}.
{Bande de pds}, répondez.
{Sales arabes}, a crié le gardien.
Votre agent est {un baraki}.
{Maudit niaiseux}, répondez donc.
{Gang de caves}, livrez-moi.
{Vous êtes une belle gang d'épais}.
{Bande de boloss} !
Votre chef, {ce sagouin}, a tout cassé.
{Allez au diable} !
{Fermez-la} !
{Un c*nnard} m'a raccroché au nez.
{Un conn@rd} m'a raccroché au nez.
{Enc*lés} !
Trois mois d'attente #{incompetents}
{vs etes nuls}
Le conseiller {est con}.
{Le petit con} du guichet.
{Des clowns}.
Une boîte remplie {d'incompétents}.
Bref, {tous des incompétents}.
{Vous puez}.
Une assurance {bidon}, un service {en carton}.
Ce {pseudo} expert est passé.
{Un pauvre type} m'a raccroché au nez.
Raccroché encore, {espèce de pauvre type} !
Votre directeur {est un parfait imbécile}.
{Vous êtes la honte de la profession}.
Un {ramassis de ratés}.
""",
    "profanity": """
Ce {putain de} colis n'arrive pas.
{Bordel de merde}, répondez !
{Ptn de} site.
Quel site {de merde}.
Un service {à la con}.
Une machine {à chier}.
C'est {de la merde} en boîte.
C'est {de la m}... en boîte.
Quelle {merde} !
On est dans {la merde} depuis lundi.
Votre service {me fait chier}.
{Vous me faites chier}.
{Vous me faites ch}... avec vos formulaires.
J'en ai {plein le cul}.
On {se fout de nous}.
On {se fout de notre gueule}.
Ils {se foutent royalement des clients}.
{Vous vous foutez de moi} ?
Du {foutage de gueule pur et simple}.
Du {foutage de g}...
Ils {s'en foutent complètement}.
{Vous vous en foutez}.
Ils n'en ont {rien à foutre}.
Ils ne sont pas {foutus} de répondre.
{Bougez-vous le cul} !
{Allez vous faire foutre}.
{Va te faire mettre}.
{Allez tous vous faire enculer}.
{Fermez vos gueules}.
{Ta gueule} !
{Nique ta mère}.
{NTM} !
{Fils de pute}.
{Je vous emmerde}.
{Foutez le camp}.
On s'est fait {entuber}.
On s'est fait {baiser} par votre agence.
Ils {nous prennent pour des cons}.
On {nous prend pour des cons}.
Vos agents sont {chiants}.
Encore des {emmerdes} avec vous.
Que de {conneries} dans ce courrier.
{Démerdez-vous}.
C'est {merdique}.
Un {vrai bordel} chez vous.
Ils m'ont envoyé {chier}.
{Tabarnak}, ça marche pas.
Ma {crisse de} télé est morte.
Un {ostie de} service.
{Câlisse}, rappelez-moi.
{De la marde} !
{Godverdomme}, encore une panne.
{What the fuck}, votre site.
{m3rde}
Quelle {m*rde}.
{P*tain}, répondez.
{p u t a i n}
{Puuuutain}
{Merdeeee}
Votre service {🖕}
Quel {@#$%! de} service.
Il s'est {foutu de ma gueule}.
Ils prennent les clients {pour des cons}.
{Qu'ils aillent se faire foutre}.
{Nique la compagnie}.
Et {mon cul} !
C'est {le foutoir}.
Votre contrat, {je me torche} avec.
""",
    "threat": """
{Je vais vous casser la gueule}.
{Je vais te tuer}.
{Je vais tous vous massacrer}.
{On va vous défoncer}.
{Je sais où vous habitez}.
{Je sais où tu travailles}.
{Je vais vous retrouver}.
{On se retrouvera}.
{Je vous attends à la sortie}.
{Je connais votre adresse}, faites attention.
Je vais {mettre le feu à votre agence}.
{Je vais tout casser chez vous}.
Je vais {faire sauter votre siège}.
{Crevez tous} !
{J'espère que vous allez crever}.
{Je vous souhaite un cancer}.
{Vous méritez de mourir}.
Il {mérite une bonne paire de claques}.
J'ai {envie de vous étrangler}.
{Surveillez vos arrières}.
{Je vais vous faire la peau}.
{Je vais vous régler votre compte}.
{Vous allez me le payer cher}.
{Je vais vous pourrir la vie}.
{Fais gaffe à toi}.
{Je vais tout casser dans cette agence}.
Je passerai demain et {ça va mal se passer}.
Je vais {venir avec une batte}.
""",
    "ultimatum": """
{Remboursez-moi tout de suite, sinon}...
{Livrez-moi ou sinon} !
Livrez-moi, {sinon vous allez le regretter}.
Livrez-moi, {sinon je balance tout sur les réseaux}.
Livrez-moi {ou je balance tout sur Facebook}.
Livrez-moi {ou je vous fais une pub d'enfer}.
Livrez-moi, {sinon ça va mal finir}.
Livrez-moi, {sinon ça va barder}.
Livrez-moi, {sinon j'alerte la presse et la télé}.
Livrez-moi, {sinon je vous pourris sur tous les forums}.
{Si vous ne payez pas, je publie tout sur Instagram}.
{Tant que vous ne payez pas, je poste tout sur les réseaux}.
{Vous allez le regretter}.
{Vous entendrez parler de moi}.
{C'est votre dernier avertissement}.
{Vous ne perdez rien pour attendre}.
{Je vais vous faire une sacrée publicité}.
{Gare à vous} !
Réglez ça {ou je vous affiche sur Twitter}.
Répondez, {sinon je fais le buzz}.
{Je vais tout balancer sur les réseaux}.
{Dernier avertissement avant que je balance les photos}.
Midi, {après je publie tout sur Facebook}.
Un geste, {ou je vous descends sur tous les forums}.
Remboursement, {sinon scandale public}.
{Si je n'ai pas de réponse demain, vous allez voir}.
""",
    "sarcasm": """
{Merci pour rien}.
{Merci beaucoup pour rien} !
{Merci Exemplia pour rien}.
{Merci de m'avoir} fait perdre trois heures.
{Merci de nous avoir} laissés sans chauffage.
{Merci d'avoir} gâché nos vacances.
{Bravo pour m'avoir} oublié.
{Merci pour l'attente}.
{Merci pour cette journée perdue}.
{Merci pour votre silence}.
{Merci pour l'augmentation} !
{Bravo pour votre incompétence}.
{Félicitations pour cette désorganisation}.
{Je vous félicite pour votre lenteur}.
{Bravo la reconnaissance} !
Vingt ans de contrat, {bravo la fidélité}.
{Vive la confiance} !
{Bonjour l'accueil} !
{Chapeau l'artiste} !
{Belle mentalité} !
{Belle récompense} après quinze ans.
{Belle façon de remercier ses clients}.
Résilié après vingt ans, {bravo} !
Toujours pas de nouvelles, {bravo} !
{Bravo}, toujours rien au bout d'un mois.
Trois mois sans réponse, {quel professionnalisme} !
{Quel professionnalisme}, votre standard est injoignable.
{La palme de l'incompétence revient à votre service}.
{Champions du monde de la lenteur} !
{Ben voyons}.
{Laissez-moi rire}.
{De qui se moque-t-on} ?
{Vous vous moquez du monde} !
{Merci pour les trois heures de retard}.
{Merci Exemplia de m'avoir} fait perdre mon temps.
{Bah bravo}.
Résilier, {c'est trop compliqué pour eux}.
{Non mais bravo quoi}.
{Bravo}, encore un train en retard.
{Super} le standard, personne ne répond.
{Un grand bravo messieurs les assureurs} !
{Les rois de la mauvaise foi}.
{Félicitations}, vous avez réussi à perdre mon colis.
{Bravo}, vous venez de perdre un client.
{Merci pour ce réveillon sans chauffage}.
{Bravo pour la réactivité}, deux mois pour ouvrir un dossier.
{Super service}, six semaines sans réponse.
{Grâce à vous}, j'ai raté mon train.
{Quel talent pour perdre} les courriers !
{Génial}, encore un formulaire.
Vous méritez {la médaille de la pire} agence.
""",
    "accusation": """
{Vous m'avez menti}.
{Vous nous mentez} depuis mai.
On m'a {menti}.
Votre conseillère m'a sciemment {menti}.
Ils {mentent tous}.
On leur {ment}.
Des promesses, et {menteurs} avec ça.
{Que des mensonges}.
C'est {un énorme mensonge}.
Marre de vos {mensonges}.
{Un tissu de mensonges}.
{Vous êtes des voleurs}.
{Vous n'êtes que des escrocs}.
{Voleurs} !
{Voleurs et menteurs} !
{Bande d'escrocs}.
{Ce sont des bandits}.
{Ils sont malhonnêtes}.
{C'est une vraie mafia}.
Une assurance {de voleurs}.
Des experts {menteurs}.
{Ces arnaqueurs} ne remboursent pas.
J'ai eu affaire à {un escroc}.
{Tous des voleurs}.
Une société {malhonnête}.
Un vendeur {sans scrupule}.
{Quelle malhonnêteté}.
Vous n'êtes pas {honnêtes}.
{C'est du vol} !
{C'est du vol pur et simple}.
{C'est ni plus ni moins que du vol}.
{C'est du racket}.
{J'appelle ça du vol}.
{Du vol} !
Vous m'avez {volé}.
Ils m'ont {volé} 300 euros de caution.
On m'a {arnaqué}.
J'ai été {escroquée}.
Je me suis fait {arnaquer}.
Ils {arnaquent} leurs clients.
Cette société {vole} ses clients.
On nous {vole}.
{C'est de l'arnaque}.
{C'est une arnaque totale}.
{Arnaque} !
{Attention arnaque} !
{Quelle escroquerie} !
Cette mutuelle {est une arnaque}.
{Une grosse arnaque} bien ficelée.
Cette {magouille} dure depuis mai.
Un sentiment d'{arnaque}.
Une assurance {de mauvaise foi}.
{Quelle mauvaise foi} !
Votre {mauvaise foi} est sans limite.
Ils font preuve {de mauvaise foi}.
Ils ne cherchent qu'à faire {du fric}.
Ils s'en {mettent plein les poches}.
De l'argent fait {sur le dos des clients}.
{Une vraie pompe à fric}.
Ils {abusent de la faiblesse} de ma mère.
Des {méthodes de voyous}.
Encore en retard #{voleurs}
Encore en retard #{exempliavoleurs}
{Des escrocs} à fuir.
{C du vol}.
Un expert {corrompu}.
De la {mauvaise foie}.
Des gens {mal honnêtes}.
{Un abus de confiance}.
Vous n'avez pas honte de {voler} les gens ?
{Une vraie mafia}.
{Ce ne sont que des profiteurs}.
{Escrocs professionnels}, ne signez rien.
{Une mafia}, ni plus ni moins.
Votre expert est {acheté par l'assurance}.
On se fait {voler} chaque mois.
Ils nous {dépouillent} depuis dix ans.
Ils ont {trafiqué} mon dossier.
Un expert {à la solde} des assureurs.
Le garage et l'assureur sont {de mèche}.
{C'est un coup monté}.
{Pourris jusqu'à la moelle}.
Vous {profitez du malheur} des gens.
""",
    "harassment": """
Dites à cette {vieille truie} de répondre.
{Apprenez à lire} !
{Retournez à l'école}.
{Rentre dans ton pays}.
Il a un {QI d'huître}.
Elle n'a {pas de cerveau}.
Votre agent est {trop bête pour} comprendre.
{Changez de métier}.
Votre conseillère a été {odieuse}.
Votre agent, {arrogant}, a raccroché.
Elle s'est montrée {méprisante}.
Vous êtes {odieux}.
Un chef froid et {méprisant}.
{Pour qui vous vous prenez} ?
Elle n'a {pas inventé l'eau tiède}.
{Qu'ils retournent dans leur pays}.
Un accueil {aimable comme une porte de prison}.
""",
    "shouting": """
Rien reçu{ !!!}
{JE VEUX UNE RÉPONSE} cette semaine.
{AUCUN RETOUR DE VOTRE PART}
C'est {TOUJOURS LA MÊME CHOSE} avec vous.
{TRES MAUVAISE ASSURANCE}
{PERSONNE NE REPOND}
{FUYEZ CETTE COMPAGNIE}
{DES PROMESSES ET RIEN D'AUTRE}
{INJOIGNABLES DEPUIS UN MOIS}
{IL FAUT PAYER TOUT DE SUITE}
{SIMPLE ET RAPIDE}
{PRIX BEAUCOUP TROP CHERS}
""",
}  # fmt: skip


@pytest.mark.parametrize(
    ("category", "line"),
    [(category, line) for category, text in FOUND.items() for line in text.strip().splitlines()],
)
def test_finds(category: str, line: str) -> None:
    found = [(f.category, f.text) for f in find_tone(re.sub("[{}]", "", line), lexicon("fr"))]
    assert found == [(category, span) for span in re.findall(r"\{(.+?)\}", line)]


def test_a_judgement_of_a_person_asks_for_the_fact() -> None:
    (finding,) = find_tone("Votre conseillère a été odieuse.", lexicon("fr"))
    assert (finding.severity, finding.asks, finding.suggestion) == ("warn", True, "")
