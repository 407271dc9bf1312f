"""How a French letter reads after it has been calmed: number, gender and elision fit.

Every sentence is written for this test.
"""

from __future__ import annotations

import pytest

from plaint.domain.tone.calm import calm
from plaint.domain.tone.check import find_tone
from plaint.knowledge.mending import joints
from plaint.knowledge.words import lexicon

CALMED = """
Vous m'avez menti. -> Ce que vous avez dit n'était pas exact.
Elle m'a encore menti sur le prix. -> Elle m'a encore donné une information inexacte sur le prix.
On leur ment. -> On leur donne des informations inexactes.
Vous êtes des voleurs. -> Je conteste ce que vous avez fait.
Une assurance de voleurs. -> Une assurance indigne de confiance.
Des experts menteurs. -> Des experts indignes de confiance.
C'est de l'arnaque ! -> Je conteste cette pratique !
Cette arnaque dure depuis mai. -> Cette pratique dure depuis mai.
On m'arnaque depuis mai. -> On me facture trop depuis mai.
Je me suis fait arnaquer. -> Je me suis fait léser.
J'ai été escroquée. -> J'ai été lésée.
Ils arnaquent leurs clients. -> Ils ne respectent pas leurs clients.
Vous m'avez volé 20 euros. -> Vous m'avez trop facturé 20 euros.
Ils sont de mauvaise foi. -> Ils sont peu à l'écoute.
La mauvaise foi de votre agence. -> L'attitude de votre agence.
Ils veulent faire du fric. -> Ils veulent faire de l'argent.
Cet abruti de livreur est parti. -> Ce livreur est parti.
Ces incapables ont perdu mon chèque. -> Ces personnes ont perdu mon chèque.
Répondez, bande d'incapables ! -> Répondez !
Une maison d'incompétents. -> Une maison de personnes mal informées.
Ce putain de colis est perdu. -> Ce colis est perdu.
Ce putain d'appareil est mort. -> Cet appareil est mort.
Un service de merde. -> Un service de mauvaise qualité.
Votre service me fait chier. -> Votre service m'épuise.
Votre connasse de secrétaire a raccroché. -> Votre secrétaire a raccroché.
Marre de ces connards de contrôleurs. -> Marre de ces contrôleurs.
Marre de vos mensonges. -> Marre de vos informations inexactes.
Si vous ne payez pas, je publie tout sur Instagram. -> J'attends votre réponse.
Tous des voleurs. -> Des personnes en qui je n'ai plus confiance.
On se fout de nous. -> On ne m'écoute pas.
Ils sont même pas foutus de répondre. -> Ils sont même pas en mesure de répondre.
Ils m'ont envoyé chier. -> Ils m'ont envoyé promener.
J'en ai plein le cul. -> J'en ai assez.
Il s'est foutu de nous. -> Il s'est moqué de la situation.
Ils s'en foutent. -> Ils ne répondent pas.
On me prend pour un con. -> On ne me respecte pas.
C'est le bordel. -> C'est un problème.
Des gens malhonnêtes. -> Des gens peu dignes de confiance.
L'arnaque du siècle. -> La pratique du siècle.
Ils nous volent notre argent. -> Ils nous facturent trop.
Je considère cela comme du vol. -> Je considère cela comme un montant que je conteste.
Toutes mes félicitations pour ce fiasco. -> Je regrette cette situation.
Le conseiller est con. -> Le conseiller n'est pas à l'écoute.
Merci de m'avoir fait perdre une journée. -> Vous m'avez fait perdre une journée.
Merci d'avoir gâché nos vacances. -> Vous avez gâché nos vacances.
Dix ans chez vous, bravo la fidélité. -> Dix ans chez vous, je regrette ce manque de reconnaissance.
Livrez-moi, sinon je balance tout sur les réseaux. -> Livrez-moi.
"""


@pytest.mark.parametrize("line", CALMED.strip().splitlines())
def test_calms(line: str) -> None:
    harsh, calmer = line.split(" -> ")
    assert calm(harsh, find_tone(harsh, lexicon("fr")), joints("fr")).text == calmer
    assert find_tone(calmer, lexicon("fr")) == ()
