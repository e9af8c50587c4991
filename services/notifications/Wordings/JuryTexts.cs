using Market.Notifications.Domain;

namespace Market.Notifications.Wordings;

/// <summary>What the public body and its jury hear from the invitation to the award.</summary>
internal static class JuryTexts
{
    public static readonly IReadOnlyDictionary<string, KindTexts> All = new Dictionary<string, KindTexts>
    {
        [Kinds.JurorInvited] = new(
            new("Uitnodiging voor de jury: “{challenge}”", "U bent gevraagd als lid van de jury voor “{challenge}”. U kunt aanvaarden of weigeren. Voor u iets leest, geeft u aan bij wie u een belangenconflict hebt."),
            new("Invitation to the jury: “{challenge}”", "You are asked to be a member of the jury for “{challenge}”. You can accept or decline. Before reading anything you state with whom you have a conflict of interest."),
            new("Invitation au jury : « {challenge} »", "Vous êtes invité comme membre du jury pour « {challenge} ». Vous pouvez accepter ou refuser. Avant de lire quoi que ce soit, vous déclarez vos conflits d’intérêts.")),
        [Kinds.ChairInvited] = new(
            new("Uitnodiging als juryvoorzitter: “{challenge}”", "U bent gevraagd om de jury voor “{challenge}” voor te zitten. U kunt aanvaarden of weigeren. Voor u iets leest, geeft u aan bij wie u een belangenconflict hebt."),
            new("Invitation to chair the jury: “{challenge}”", "You are asked to chair the jury for “{challenge}”. You can accept or decline. Before reading anything you state with whom you have a conflict of interest."),
            new("Invitation à présider le jury : « {challenge} »", "Vous êtes invité à présider le jury pour « {challenge} ». Vous pouvez accepter ou refuser. Avant de lire quoi que ce soit, vous déclarez vos conflits d’intérêts.")),
        [Kinds.ReserveInvited] = new(
            new("Uitnodiging als reserve voor de jury: “{challenge}”", "U bent gevraagd als reserve voor de jury van “{challenge}”. Valt een jurylid weg, dan schuift u op volgens de volgorde van de uitnodigingen. Tot dan leest en beoordeelt u niets. U kunt aanvaarden of weigeren, en geeft nu al aan bij wie u een belangenconflict hebt."),
            new("Invitation as a reserve for the jury: “{challenge}”", "You are asked to be a reserve for the jury of “{challenge}”. When a juror drops out, reserves move up in the order of their invitations. Until then you read and score nothing. You can accept or decline, and you state now already with whom you have a conflict of interest."),
            new("Invitation comme réserve du jury : « {challenge} »", "Vous êtes invité comme réserve du jury pour « {challenge} ». Si un membre se retire, les réserves prennent sa place dans l’ordre des invitations. D’ici là, vous ne lisez et n’évaluez rien. Vous pouvez accepter ou refuser, et vous déclarez dès maintenant vos conflits d’intérêts.")),
        [Kinds.ObserverInvited] = new(
            new("Uitnodiging als waarnemer bij de jury: “{challenge}”", "U bent gevraagd om de jury voor “{challenge}” te volgen als waarnemer. U ziet wie in de jury zit en wanneer ze samenkomt, maar leest geen indieningen en geeft geen scores. U kunt aanvaarden of weigeren, en geeft daarna aan bij wie u een belangenconflict hebt."),
            new("Invitation to observe the jury: “{challenge}”", "You are asked to follow the jury for “{challenge}” as an observer. You see who is on the jury and when it meets, but read no submissions and give no scores. You can accept or decline, and then state with whom you have a conflict of interest."),
            new("Invitation comme observateur du jury : « {challenge} »", "Vous êtes invité à suivre le jury pour « {challenge} » comme observateur. Vous voyez qui en est membre et quand il se réunit, mais vous ne lisez aucun dossier et ne donnez aucune note. Vous pouvez accepter ou refuser, puis vous déclarez vos conflits d’intérêts.")),
        [Kinds.GuestInvited] = new(
            new("Uitnodiging voor een jury: “{challenge}”", "U bent gevraagd voor de jury van “{challenge}”. Volg de link om te lezen wat er gevraagd wordt en een account te maken, of om u aan te melden, met dit e-mailadres. Daarna aanvaardt of weigert u.\n\nDe link is alleen voor u, werkt één keer en vervalt op {at}. Kwam deze mail ongevraagd, doe dan niets."),
            new("Invitation to a jury: “{challenge}”", "You are asked into the jury for “{challenge}”. Follow the link to read what is asked and to make an account, or to sign in, with this email address. Then you accept or decline.\n\nThe link is for you only, works once and expires on {at}. If this mail is not for you, do nothing."),
            new("Invitation à un jury : « {challenge} »", "Vous êtes invité au jury pour « {challenge} ». Suivez le lien pour lire ce qui vous est demandé et créer un compte, ou vous connecter, avec cette adresse e-mail. Ensuite, vous acceptez ou refusez.\n\nLe lien est réservé à vous seul, fonctionne une fois et expire le {at}. Si ce message ne vous est pas destiné, ne faites rien.")),
        [Kinds.ReserveCalled] = new(
            new("Nu gevraagd als jurylid: “{challenge}”", "In de jury van “{challenge}” is een plaats vrij en u bent de eerste reserve. U bent nu gevraagd als jurylid. U kunt aanvaarden of weigeren; weigert u, dan schuift de volgende reserve op."),
            new("Now asked as a juror: “{challenge}”", "There is a free seat in the jury of “{challenge}” and you are the first reserve. You are now asked to be a juror. You can accept or decline; if you decline, the next reserve moves up."),
            new("Désormais invité comme membre du jury : « {challenge} »", "Une place est libre dans le jury de « {challenge} » et vous êtes la première réserve. Vous êtes désormais invité comme membre du jury. Vous pouvez accepter ou refuser ; si vous refusez, la réserve suivante prend la place.")),
        [Kinds.ReserveSits] = new(
            new("U bent nu jurylid: “{challenge}”", "In de jury van “{challenge}” is een plaats vrij. Als eerste reserve neemt u die in: u bent nu lid van de jury. In de jury leest u wat u te doen hebt."),
            new("You are a juror now: “{challenge}”", "There is a free seat in the jury of “{challenge}”. As the first reserve you take it: you are a member of the jury now. On the jury’s page you read what is asked of you."),
            new("Vous êtes désormais membre du jury : « {challenge} »", "Une place est libre dans le jury de « {challenge} ». Comme première réserve, vous la prenez : vous êtes désormais membre du jury. La page du jury vous indique ce qui vous est demandé.")),
        [Kinds.ReserveMovedUp] = new(
            new("{name} schuift op: jury “{challenge}”", "In de jury van “{challenge}” was een plaats vrij. {name} was de eerste reserve en neemt die in. Bij de jury leest u waarom. Kijk na of er iets toe te wijzen is."),
            new("{name} moves up: jury “{challenge}”", "There was a free seat in the jury of “{challenge}”. {name} was the first reserve and takes it. On the jury’s page you read why. Check whether there is something to assign."),
            new("{name} prend la place : jury « {challenge} »", "Une place était libre dans le jury de « {challenge} ». {name} était la première réserve et la prend. La page du jury indique pourquoi. Vérifiez s’il y a quelque chose à attribuer.")),
        [Kinds.ReservesRanOut] = new(
            new("Geen reserve meer: jury “{challenge}”", "{name} valt weg uit de jury van “{challenge}” en er is geen reserve meer. U kunt iemand anders uitnodigen. Kijk na of de jury nog voltallig is en of alle indieningen beoordeeld worden."),
            new("No reserve left: jury “{challenge}”", "{name} drops out of the jury of “{challenge}” and no reserve is left. You can invite somebody else. Check whether the jury is still complete and every submission is judged."),
            new("Plus de réserve : jury « {challenge} »", "{name} se retire du jury de « {challenge} » et il n’y a plus de réserve. Vous pouvez inviter quelqu’un d’autre. Vérifiez si le jury est encore complet et si chaque dossier est évalué.")),
        [Kinds.ChairAsked] = new(
            new("Wilt u de jury voorzitten: “{challenge}”", "De overheid vraagt u om het voorzitterschap van de jury voor “{challenge}” over te nemen. Bij de jury leest u waarom. U neemt het aan of niet; wie nu voorzit, blijft jurylid."),
            new("Will you chair the jury: “{challenge}”", "The public body asks you to take over the chair of the jury for “{challenge}”. On the jury’s page you read why. You take it or you do not; who chairs now stays a juror."),
            new("Voulez-vous présider le jury : « {challenge} »", "L’autorité publique vous demande de reprendre la présidence du jury pour « {challenge} ». La page du jury vous indique pourquoi. Vous acceptez ou non ; la personne qui préside reste membre du jury.")),
        [Kinds.ChairTaken] = new(
            new("{name} zit de jury voor: “{challenge}”", "{name} nam het voorzitterschap van de jury voor “{challenge}” over. Bij de jury leest u waarom. Wie het verslag al tekende, tekent opnieuw, want het noemt de voorzitter."),
            new("{name} chairs the jury: “{challenge}”", "{name} took over the chair of the jury for “{challenge}”. On the jury’s page you read why. Who signed the report already signs anew, because it names the chair."),
            new("{name} préside le jury : « {challenge} »", "{name} a repris la présidence du jury pour « {challenge} ». La page du jury vous indique pourquoi. Qui a déjà signé le rapport signe à nouveau, car il nomme la présidence.")),
        [Kinds.ChairLeft] = new(
            new("{name} neemt het voorzitterschap niet aan: “{challenge}”", "{name} neemt het voorzitterschap van de jury voor “{challenge}” niet aan. U kunt een ander jurylid vragen."),
            new("{name} does not take the chair: “{challenge}”", "{name} does not take the chair of the jury for “{challenge}”. You can ask another juror."),
            new("{name} n’accepte pas la présidence : « {challenge} »", "{name} n’accepte pas la présidence du jury pour « {challenge} ». Vous pouvez demander à un autre membre.")),
        [Kinds.JurorAccepted] = new(
            new("{name} aanvaardt: jury “{challenge}”", "{name} aanvaardt de uitnodiging voor de jury van “{challenge}”."),
            new("{name} accepts: jury “{challenge}”", "{name} accepts the invitation to the jury for “{challenge}”."),
            new("{name} accepte : jury « {challenge} »", "{name} accepte l’invitation au jury pour « {challenge} ».")),
        [Kinds.JurorDeclined] = new(
            new("{name} weigert: jury “{challenge}”", "{name} doet niet mee in de jury voor “{challenge}”. Een reserve schuift automatisch op; is er geen, dan kunt u iemand anders vragen."),
            new("{name} declines: jury “{challenge}”", "{name} does not take part in the jury for “{challenge}”. A reserve moves up automatically; if there is none, you can ask somebody else."),
            new("{name} refuse : jury « {challenge} »", "{name} ne participe pas au jury pour « {challenge} ». Une réserve prend automatiquement la place ; s’il n’y en a pas, vous pouvez inviter quelqu’un d’autre.")),
        [Kinds.SubmissionsAssigned] = new(
            new("Te beoordelen: “{challenge}”", "Er staan indieningen voor “{challenge}” klaar om te beoordelen. Aan u toegewezen: {count}. Geef elk criterium een score met een opmerking en sluit daarna af."),
            new("To be scored: “{challenge}”", "Submissions for “{challenge}” are ready for you to score. Assigned to you: {count}. Give every criterion a score with a remark, then make them final."),
            new("À évaluer : « {challenge} »", "Des soumissions pour « {challenge} » sont prêtes à être évaluées. Attribuées à vous : {count}. Donnez une note et une remarque par critère, puis rendez-les définitives.")),
        [Kinds.AssignmentTaken] = new(
            new("Een indiening is u afgenomen: “{challenge}”", "Er is een belangenconflict gevonden met een indiening voor “{challenge}” die u beoordeelt. U beoordeelt ze niet meer; wat u erover gaf, telt niet mee. Welke het is, leest u bij de jury. Wie erachter zit, blijft geheim tot de gunning. U hoeft niets te doen."),
            new("A submission was taken from you: “{challenge}”", "A conflict of interest was found with a submission for “{challenge}” that you judge. You do not judge it any more; what you gave for it does not count. Which one it is stands on the jury’s page. Who is behind it stays secret until the award. You need not do anything."),
            new("Un dossier vous est retiré : « {challenge} »", "Un conflit d’intérêts a été constaté avec un dossier pour « {challenge} » que vous évaluez. Vous ne l’évaluez plus ; ce que vous avez donné ne compte pas. La page du jury vous indique lequel. Qui est derrière reste secret jusqu’à l’attribution. Vous n’avez rien à faire.")),
        [Kinds.AssignmentToRepair] = new(
            new("Toewijzing te herstellen: “{challenge}”", "In de jury van “{challenge}” valt een toewijzing weg, door een belangenconflict, een wraking of een jurylid dat zich terugtrekt. Bij de toewijzing leest u welke en waarom, en wat de markt voorstelt. U kunt dat in één keer aanvaarden."),
            new("Assignment to repair: “{challenge}”", "In the jury of “{challenge}” an assignment is gone, because of a conflict of interest, a recusal or a juror who stood down. On the assignment page you read which and why, and what the market proposes. You can accept that at once."),
            new("Répartition à réparer : « {challenge} »", "Dans le jury de « {challenge} », une attribution disparaît à cause d’un conflit d’intérêts, d’une récusation ou du retrait d’un membre. La page de répartition vous indique laquelle, pourquoi, et ce que le marché propose. Vous pouvez l’accepter en une fois.")),
        [Kinds.ScoringReopened] = new(
            new("Scores nog niet volledig: “{challenge}”", "De scores voor “{challenge}” waren volledig en zijn dat nu niet meer. Wie moet beoordelen, is gevraagd. U hoeft niets te doen; u hoort het als alles weer vastligt. Het verslag wacht zo lang."),
            new("Scores not complete yet: “{challenge}”", "The scores for “{challenge}” were complete and are not any more. Who has to score has been asked. You need not do anything; you hear when all is final again. The report waits until then."),
            new("Notes pas encore complètes : « {challenge} »", "Les notes pour « {challenge} » étaient complètes et ne le sont plus. Qui doit évaluer a été sollicité. Vous n’avez rien à faire ; vous serez informé quand tout sera à nouveau définitif. Le rapport attend jusque-là.")),
        [Kinds.JurorNeeded] = new(
            new("Er is een jurylid bij nodig: “{challenge}”", "De jury van “{challenge}” kan niet verder met de juryleden die er zijn: niet alles kan nog beoordeeld worden. Nodig iemand uit die met de deelnemers niets te maken heeft. Zodra die aanvaardt en zijn belangen verklaart, verdeelt de markt het werk vanzelf. Wat er te beoordelen is en waarom, blijft geheim, ook voor de voorzitter."),
            new("One more juror is needed: “{challenge}”", "The jury of “{challenge}” cannot go on with the jurors whom it has: not everything can be judged any more. Invite somebody who has nothing to do with the participants. As soon as this person accepts and declares interests, the market gives out the work by itself. What there is to judge and why stays secret, also from the chair."),
            new("Il faut un membre de plus au jury : « {challenge} »", "Le jury de « {challenge} » ne peut pas continuer avec les membres actuels : tout ne peut plus être évalué. Invitez une personne sans lien avec les participants. Dès qu’elle accepte et déclare ses intérêts, le marché répartit le travail de lui-même. Ce qui est à évaluer et pourquoi reste secret, aussi pour la présidence.")),
        [Kinds.ScoringCompleted] = new(
            new("Alle scores staan vast: “{challenge}”", "Alle juryleden hebben hun scores voor “{challenge}” afgesloten. De jury schrijft nu haar verslag; daarna kan de gunning."),
            new("All scores are final: “{challenge}”", "All jurors have made their scores final for “{challenge}”. The jury now writes its report; after that the award is possible."),
            new("Toutes les notes sont définitives : « {challenge} »", "Tous les membres du jury ont rendu leurs notes définitives pour « {challenge} ». Le jury rédige maintenant son rapport ; l’attribution sera possible ensuite.")),
        [Kinds.ScoringCompletedAgain] = new(
            new("Scores veranderd en weer volledig: “{challenge}”", "De scores voor “{challenge}” waren al volledig. Sindsdien zijn er scores gewijzigd of bijgekomen, of tellen er niet meer mee. Nu ligt alles weer vast. Wie het juryverslag al tekende, leest het opnieuw en tekent het opnieuw als het veranderde."),
            new("Scores changed and complete again: “{challenge}”", "The scores for “{challenge}” were complete already. Since then scores were changed or added, or count no more. Now all are final again. Who signed the jury’s report already reads it again, and signs it again if it changed."),
            new("Notes modifiées et à nouveau complètes : « {challenge} »", "Les notes pour « {challenge} » étaient déjà complètes. Depuis, des notes ont été modifiées ou ajoutées, ou ne comptent plus. Tout est maintenant à nouveau définitif. Qui a déjà signé le rapport du jury le relit, et le signe à nouveau s’il a changé.")),
        [Kinds.ReopeningAsked] = new(
            new("Scores heropenen? “{challenge}”", "Een jurylid vraagt om vastgelegde scores voor “{challenge}” te mogen wijzigen. U beslist als tweede persoon."),
            new("Reopen scores? “{challenge}”", "A juror asks to change final scores for “{challenge}”. You decide as the second person."),
            new("Rouvrir des notes ? « {challenge} »", "Un membre du jury demande de pouvoir modifier des notes définitives pour « {challenge} ». Vous décidez en tant que deuxième personne.")),
        [Kinds.ReopeningAllowed] = new(
            new("U kunt uw scores wijzigen: “{challenge}”", "Een tweede persoon staat toe dat u uw scores voor “{challenge}” wijzigt. Leg ze daarna opnieuw vast."),
            new("You can change your scores: “{challenge}”", "A second person allows you to change your scores for “{challenge}”. Make them final again afterwards."),
            new("Vous pouvez modifier vos notes : « {challenge} »", "Une deuxième personne vous autorise à modifier vos notes pour « {challenge} ». Verrouillez-les ensuite à nouveau.")),
        [Kinds.ReopeningRefused] = new(
            new("Uw scores blijven staan: “{challenge}”", "Een tweede persoon staat niet toe dat u uw scores voor “{challenge}” wijzigt."),
            new("Your scores stay: “{challenge}”", "A second person does not allow you to change your scores for “{challenge}”."),
            new("Vos notes restent inchangées : « {challenge} »", "Une deuxième personne ne vous autorise pas à modifier vos notes pour « {challenge} ».")),
        [Kinds.JuryMessage] = new(
            new("Nieuw in het overleg: “{challenge}”", "Een jurylid schreef iets in het overleg over een indiening voor “{challenge}”. U leest het in de jury."),
            new("New in the discussion: “{challenge}”", "A member of the jury wrote something about a submission for “{challenge}”. You read it in the jury."),
            new("Nouveau dans la délibération : « {challenge} »", "Un membre du jury a écrit quelque chose sur un dossier pour « {challenge} ». Vous le lisez dans le jury.")),
        [Kinds.JuryQuestionWaits] = new(
            new("Vraag aan een team: “{challenge}”", "Een jurylid wil een team iets vragen over zijn indiening voor “{challenge}”. U beslist of de vraag vertrekt."),
            new("Question to a team: “{challenge}”", "A member of the jury wants to ask a team about its submission for “{challenge}”. You decide whether the question goes."),
            new("Question à une équipe : « {challenge} »", "Un membre du jury veut interroger une équipe sur son dossier pour « {challenge} ». Vous décidez si la question part.")),
        [Kinds.JuryQuestionAnswered] = new(
            new("Antwoord voor de jury: “{challenge}”", "Een team antwoordde op een vraag van de jury voor “{challenge}”."),
            new("Answer for the jury: “{challenge}”", "A team answered a question of the jury for “{challenge}”."),
            new("Réponse pour le jury : « {challenge} »", "Une équipe a répondu à une question du jury pour « {challenge} ».")),
        [Kinds.ReportToSign] = new(
            new("Te tekenen: juryverslag “{challenge}”", "De voorzitter tekende het verslag voor “{challenge}” en vraagt u hetzelfde. Lees het, vul aan wat u gevraagd wordt en teken."),
            new("To be signed: jury report “{challenge}”", "The chair signed the report on “{challenge}” and asks you to do the same. Read it, write what is asked of you, and sign."),
            new("À signer : rapport du jury « {challenge} »", "Le président a signé le rapport sur « {challenge} » et vous demande d’en faire autant. Lisez-le, complétez ce qui vous est demandé et signez.")),
        [Kinds.ReportIssued] = new(
            new("Juryverslag vastgesteld: “{challenge}”", "Het verslag van de jury voor “{challenge}” is door alle leden getekend en staat vast. De overheid kan nu gunnen."),
            new("Jury report issued: “{challenge}”", "The jury’s report on “{challenge}” is signed by all members and final. The public body can award now."),
            new("Rapport du jury établi : « {challenge} »", "Le rapport du jury sur « {challenge} » est signé par tous les membres et définitif. L’organisme public peut maintenant attribuer.")),
        [Kinds.AwardProposed] = new(
            new("Gunning te bevestigen: “{challenge}”", "Een collega stelt een gunning voor bij “{challenge}”. Een tweede persoon moet die bevestigen; daarna is het resultaat openbaar."),
            new("Award to confirm: “{challenge}”", "A colleague proposes an award for “{challenge}”. A second person has to confirm; then the result is public."),
            new("Attribution à confirmer : « {challenge} »", "Un collègue propose une attribution pour « {challenge} ». Une deuxième personne doit confirmer ; le résultat devient alors public.")),
        [Kinds.ObjectionRaised] = new(
            new("Bezwaar: “{challenge}”", "Een team diende bezwaar in tegen de gunning voor “{challenge}”. Er kan niets afgerond worden voor u antwoordt."),
            new("Objection: “{challenge}”", "A team objects to the award for “{challenge}”. Nothing can be concluded before you answer."),
            new("Objection : « {challenge} »", "Une équipe a introduit une objection contre l’attribution pour « {challenge} ». Rien ne peut être conclu avant votre réponse.")),
        [Kinds.WinnerWithdrew] = new(
            new("{name} trekt zich terug: “{challenge}”", "{name} trekt zich terug als winnaar van “{challenge}”. U kunt de volgende in de rangschikking voorstellen."),
            new("{name} withdraws: “{challenge}”", "{name} withdraws as a winner of “{challenge}”. You can propose the next in the ranking."),
            new("{name} se retire : « {challenge} »", "{name} se retire comme lauréat de « {challenge} ». Vous pouvez proposer le suivant au classement.")),
        [Kinds.AwardPublished] = new(
            new("Gegund: “{challenge}”", "Het resultaat van “{challenge}” is openbaar. Aantal beoordeelde indieningen: {count}."),
            new("Awarded: “{challenge}”", "The result of “{challenge}” is public. Number of submissions judged: {count}."),
            new("Attribué : « {challenge} »", "Le résultat de « {challenge} » est public. Nombre de soumissions évaluées : {count}.")),
    };
}
