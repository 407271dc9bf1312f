"""The French word lists, category by category: what may stand.

Every sentence is written for this test. The category is the one that a careless list
would find.
"""

from __future__ import annotations

import pytest

from plaint.domain.tone.check import find_tone
from plaint.knowledge.words import lexicon

CIVIL = {
    "insult": """
Service lamentable, nul, honteux, à fuir.
Un commercial incompétent et un accueil déplorable.
Vous êtes incapables de me donner une date.
Vos conseillers sont incapables de répondre.
Le conseiller m'a traité d'imbécile.
J'ai été traitée comme une voleuse.
Vous me prenez pour un idiot.
Je suis un idiot d'avoir signé.
Une question idiote, un accident bête.
C'est idiot, cette règle.
Il y a des cafards et un nid de rats dans l'appartement.
Ce sont des rats, j'ai des photos.
Un groupe de touristes attendait devant l'hôtel.
Une équipe d'amateurs de vélo est passée.
La mise en demeure et les taxes sur les demeures.
La tare de la balance est fausse.
Un blaireau de rasage et une gourde en inox.
Le billet pour le concert des Enfoirés est perdu.
Un incapable majeur et son tuteur.
Nous avons acheté les œufs à la ferme.
Le ciel était dégagé, la route dégagée.
Les incapables majeurs et leurs tuteurs.
Le service de collecte des ordures ménagères.
De petites taches et une grosse tache.
Un mur sale, noir de moisissure.
Un gâteau salé, blanc dessous.
Le salon, le saloon et l'abri.
Pros et cons de votre offre.
Con questo prezzo, non posso pagare.
La bande de roulement du pneu est usée.
Vous êtes malade, m'a dit le médecin.
Le plombier est un incapable majeur sous tutelle.
Un pauvre type de plastique pour ce prix.
""",
    "profanity": """
J'en ai marre, ras le bol, quelle galère.
Mon téléphone est foutu, je m'en fous un peu.
La chambre était dégueulasse et le fruit pourri.
Notre pique-nique la veille de Noël.
Le cul-de-sac derrière l'immeuble.
La porte crisse de plus en plus.
Les FDP sont de 5 euros, fdp offerts dès 30 €.
Remboursez-moi les fdp.
Le concert de NTM est annulé.
Un dîner de cons au théâtre.
La ville de Condom et le lac de Chiemsee.
Purée, mince, zut, flûte.
Mme Putin, de M. Chirac, et M. Merdrignac.
Gros baisers à toute l'équipe.
Le cahier et le cachier du chantier.
Le dossier de M. Durand.
La demande de M. Martin. Elle attend.
""",
    "threat": """
Je vais vous attaquer en justice.
Je vais porter plainte et saisir le tribunal.
Vous me devez 300 euros, vous allez me rembourser.
La batterie aurait pu me tuer.
Le chauffeur a menacé de me frapper.
Je vais régler mon compte chez vous.
Je sais où vous avez déposé le colis.
Vous connaissez mon adresse.
Je connais votre adresse de siège social.
On va le descendre à la cave.
Je vais la démonter et vous la renvoyer.
Quel contrat vous allez prendre ?
Faites attention à vos contrats.
Cette offre vous coûtera cher.
Je vais suivre le dossier jusqu'au bout.
Cette facture mérite une correction.
Je vais tout casser dans la salle de bain pour refaire le sol.
Je crains que cela tourne mal pour la toiture.
""",
    "ultimatum": """
À défaut de réponse sous quinze jours, je saisirai le médiateur.
Sinon, je résilierai mon contrat au 1er juin 2026.
Sans remboursement le 14 mai, je saisirai le tribunal judiciaire.
Sinon je demanderai à ma banque d'annuler le paiement.
Sinon, je laisserai un avis honnête.
Je laisserai un avis honnête sur votre service.
J'en parlerai à l'UFC-Que Choisir et à 60 Millions de consommateurs.
Faute d'accord, mon avocat vous écrira.
Je n'en resterai pas là.
Le magasin où je commande sur internet est fermé.
Dernier avertissement avant mise en demeure, dit votre lettre.
Sinon tout va bien, merci.
Si vous voulez, je partage les photos sur internet.
À vous de voir.
""",
    "sarcasm": """
Bravo à toute l'équipe.
Bravo le service client, réactif et aimable.
Merci pour votre aide et votre patience.
Merci de m'avoir rappelé si vite.
Merci de m'avoir laissé un message.
Merci de ne pas facturer ce mois-ci.
Merci d'avoir retrouvé mon colis.
Félicitations pour votre réactivité.
Félicitations aux équipes de Lyon.
Quel professionnalisme, je recommande.
Rien à dire, quel accueil !
Le vendeur n'est pas trop aimable.
Chapeau de paille jamais reçu.
Merci de corriger cette erreur.
Merci de votre retour.
Bonjour l'équipe, bonjour la MAIF.
Heureusement que votre conseillère était là.
Une belle marque et une belle image.
On croit rêver.
Vive allure dans le parking.
Bravo pour la rapidité, remboursée en deux semaines pour mes lunettes.
Bravo, vous venez de gagner une cliente.
Félicitations, vous avez réussi à tout régler en dix minutes.
Merci pour ces vacances sans souci.
Super accueil, vingt minutes au téléphone et tout est réglé.
Quel service traite un colis perdu deux fois ?
""",
    "accusation": """
On m'a volé mon sac dans le train.
Mon vol a été annulé, le vol retour aussi.
Le vol de mon téléphone est déclaré.
J'ai souscrit une assurance vol, la garantie vol joue.
Mon assurance contre le vol ne couvre pas le vol de mon vélo.
Le service fraude m'a rappelé.
J'ai signalé une tentative d'escroquerie.
J'ai reçu un mail d'arnaque à votre nom.
J'ai été victime d'une arnaque au faux conseiller.
Un escroc m'a appelé en se disant de ma banque.
Des voleurs ont forcé ma porte.
Je me suis fait arnaquer par un faux conseiller.
J'ai été escroqué par un inconnu sur internet.
J'ai déposé plainte pour vol et escroquerie.
Je porterai plainte contre X pour escroquerie.
Ces faits sont constitutifs d'une escroquerie au sens de l'article 313-1 du code pénal.
Une pratique commerciale trompeuse, une publicité mensongère.
Ce n'est pas une arnaque, mais c'est trop cher.
Je ne dis pas que vous êtes menteurs ; la date est fausse.
Vous m'accusez de mentir.
Vous m'accusez de mauvaise foi.
On me traite de menteur.
Le paiement de mon règlement, le logement, le médicament.
On se moque du monde, comme par hasard.
Ils ne pensent qu'à encaisser nos cotisations.
On nous prend pour des vaches à lait.
Une opération frauduleuse sur ma carte.
Les chiffres ne mentent pas.
Je n'ai pas menti sur ma déclaration.
Vous vous trompez de dossier.
Je conteste ce prélèvement abusif.
J'ai été trompé sur la date.
Une facture honnête, sans mentir.
L'assuré de mauvaise foi perd ses droits, dit le contrat.
Un montant abusif, un prélèvement sans autorisation.
Des escrocs m'ont vidé mon compte, la banque refuse de rembourser.
Un cas de racket scolaire.
Le pompier a pompé l'eau.
Un inconnu a falsifié ma signature.
On se fait voler nos colis dans le hall.
Des cambrioleurs nous ont dépouillés.
Les experts payés par l'assurance sont venus deux fois.
Mafia est un jeu de société incomplet.
""",
    "harassment": """
Un conseiller désagréable, impoli et hautain.
Votre agent m'a raccroché au nez.
Une réponse inadmissible, un ton sec.
Le conseiller ne parlait pas français.
Je n'ai pas compris son accent.
Vous parlez français ?
Mon fils veut apprendre à lire.
Le tapis pue, il est infect.
Il faut vous faire soigner dans le réseau, m'a-t-on dit.
Un plat infect et un café imbuvable.
Je rentre chez moi, retournez le colis chez vous.
La marque n'a pas inventé l'eau gazeuse.
Il rentre dans leur pays d'accueil en mai.
""",
    "shouting": """
SARL EXEMPLE, RIB, IBAN, SAV, CGV, DGCCRF, UFC.
La MAIF, la MAAF, AXA et la MATMUT.
MISE EN DEMEURE
LETTRE RECOMMANDÉE AVEC ACCUSÉ DE RÉCEPTION
OBJET : DEMANDE DE REMBOURSEMENT
DIRECT EXEMPLE ASSURANCES VIE ET PATRIMOINE
12 RUE DE LA PAIX 75002 PARIS
CONDITIONS GÉNÉRALES DE VENTE
Un service INADMISSIBLE !!
C'est VRAIMENT long !
CODE DE LA CONSOMMATION, ARTICLE L217-3
M. JEAN MARTIN, SERVICE APRÈS VENTE
""",
    "legal notice": """
Je vous mets en demeure de me rembourser sous huit jours.
À défaut, je saisirai la DGCCRF, le médiateur de l'assurance et le tribunal judiciaire.
Mon avocat, Me Lambert, vous assignera le 3 juin 2026.
J'ai saisi l'UFC-Que Choisir et le magazine 60 Millions de consommateurs.
Je dépose plainte auprès du procureur de la République.
L'ACPR, la CNIL et la Commission européenne ont été saisies.
L'article L121-1 du code de la consommation interdit les pratiques déloyales.
Une association de consommateurs engagera une action de groupe.
Le conciliateur de justice nous recevra le 4 mai.
J'ai porté plainte contre la société Exemplia pour escroquerie.
Ma plainte pour abus de confiance a été enregistrée.
Le délit de tromperie est puni par l'article L441-1.
Sans réponse, je transmettrai le dossier à ma protection juridique.
""",
}  # fmt: skip


@pytest.mark.parametrize(
    ("category", "line"),
    [(category, line) for category, text in CIVIL.items() for line in text.strip().splitlines()],
)
def test_lets_stand(category: str, line: str) -> None:
    assert [(f.category, f.text) for f in find_tone(line, lexicon("fr"))] == [], category
