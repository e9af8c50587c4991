namespace Market.Gateway.Pages;

/// <param name="Link">Where the page's one link goes.</param>
/// <param name="PostTo">Where its button posts to, when it has a button instead of a link.</param>
internal sealed record GatewayText(string Title, string Body, string Action, string Link = "/", string? PostTo = null);

/// <summary>The wording of the gateway's own pages; it must speak when the portal cannot.</summary>
internal static class GatewayTexts
{
    private static readonly IReadOnlyDictionary<(string Code, string Language), GatewayText> All = new Dictionary<(string, string), GatewayText>
    {
        [("service-unavailable", "nl")] = new("Even niet beschikbaar", "Dit deel van de marktplaats antwoordt nu niet. Probeer het over enkele seconden opnieuw. Wat u eerder bewaarde, is veilig.", "Naar de startpagina"),
        [("service-unavailable", "en")] = new("Not available right now", "This part of the market does not answer at the moment. Please try again in a few seconds. What you saved before is safe.", "Go to the home page"),
        [("service-unavailable", "fr")] = new("Momentanément indisponible", "Cette partie de la place de marché ne répond pas pour l’instant. Réessayez dans quelques secondes. Ce que vous avez enregistré est en sécurité.", "Vers la page d’accueil"),
        [("storage-full", "nl")] = new("Geen plaats meer", "De marktplaats heeft nu geen plaats om iets te bewaren. Wat u net verstuurde, is niet bewaard; wat u eerder bewaarde, is veilig. Probeer het over enkele minuten opnieuw.", "Naar de startpagina"),
        [("storage-full", "en")] = new("No room left", "The market has no room to save anything at the moment. What you just sent was not saved; what you saved before is safe. Please try again in a few minutes.", "Go to the home page"),
        [("storage-full", "fr")] = new("Plus d’espace", "La place de marché n’a plus d’espace pour enregistrer pour l’instant. Votre dernier envoi n’est pas enregistré ; ce que vous aviez enregistré est en sécurité. Réessayez dans quelques minutes.", "Vers la page d’accueil"),
        [("too-many-requests", "nl")] = new("Te veel aanvragen", "Vanaf dit adres kwamen te veel aanvragen na elkaar. Wacht even en probeer het dan opnieuw.", "Naar de startpagina"),
        [("too-many-requests", "en")] = new("Too many requests", "Too many requests came from this address in a short time. Wait a moment and try again.", "Go to the home page"),
        [("too-many-requests", "fr")] = new("Trop de requêtes", "Trop de requêtes sont venues de cette adresse en peu de temps. Patientez un instant et réessayez.", "Vers la page d’accueil"),
        [("not-found", "nl")] = new("Niet gevonden", "Op dit adres staat geen pagina.", "Naar de startpagina"),
        [("not-found", "en")] = new("Not found", "There is no page at this address.", "Go to the home page"),
        [("not-found", "fr")] = new("Introuvable", "Il n’y a pas de page à cette adresse.", "Vers la page d’accueil"),
        [("forbidden", "nl")] = new("Geen toegang", "U bent aangemeld, maar deze pagina hoort bij een andere rol of organisatie.", "Naar de startpagina"),
        [("forbidden", "en")] = new("No access", "You are signed in, but this page belongs to another role or organisation.", "Go to the home page"),
        [("forbidden", "fr")] = new("Pas d’accès", "Vous êtes connecté, mais cette page appartient à un autre rôle ou une autre organisation.", "Vers la page d’accueil"),
        [("request.too-large", "nl")] = new("Te groot", "Wat u verstuurde, is te groot. Een bestand mag hoogstens 25 MB zijn. Wat eerder bewaard was, staat er nog.", "Terug naar het formulier"),
        [("request.too-large", "en")] = new("Too large", "What you sent is too large. A file may be 25 MB at most. What was saved before is still there.", "Back to the form"),
        [("request.too-large", "fr")] = new("Trop volumineux", "Votre envoi est trop volumineux. Un fichier peut compter 25 Mo au plus. Ce qui était enregistré est toujours là.", "Retour au formulaire"),
        [("request.malformed", "nl")] = new("Onleesbare aanvraag", "De aanvraag kwam onvolledig of onleesbaar toe. Probeer het opnieuw.", "Naar de startpagina"),
        [("request.malformed", "en")] = new("Unreadable request", "The request arrived incomplete or unreadable. Please try again.", "Go to the home page"),
        [("request.malformed", "fr")] = new("Requête illisible", "La requête est arrivée incomplète ou illisible. Veuillez réessayer.", "Vers la page d’accueil"),
        [("request.cross-site", "nl")] = new("Niet uitgevoerd", "Deze actie kwam niet van een pagina van de marktplaats en is daarom niet uitgevoerd.", "Naar de startpagina"),
        [("request.cross-site", "en")] = new("Not carried out", "This action did not come from a page of the market and was therefore not carried out.", "Go to the home page"),
        [("request.cross-site", "fr")] = new("Non exécuté", "Cette action ne venait pas d’une page de la place de marché et n’a donc pas été exécutée.", "Vers la page d’accueil"),
        [("sign-in.failed", "nl")] = new("Aanmelden is niet gelukt", "De aanmelding is afgebroken, te laat gekomen of in een ander venster begonnen. Meld u opnieuw aan.", "Opnieuw aanmelden", "/bff/login"),
        [("sign-in.failed", "en")] = new("Signing in did not work", "The sign-in was interrupted, came too late or began in another window. Please sign in again.", "Sign in again", "/bff/login"),
        [("sign-in.failed", "fr")] = new("La connexion a échoué", "La connexion a été interrompue, est arrivée trop tard ou a commencé dans une autre fenêtre. Connectez-vous à nouveau.", "Se reconnecter", "/bff/login"),
        [("sign-out.ask", "nl")] = new("Afmelden", "Wilt u zich afmelden?", "Afmelden", PostTo: "/bff/logout"),
        [("sign-out.ask", "en")] = new("Sign out", "Do you want to sign out?", "Sign out", PostTo: "/bff/logout"),
        [("sign-out.ask", "fr")] = new("Se déconnecter", "Voulez-vous vous déconnecter ?", "Se déconnecter", PostTo: "/bff/logout"),
    };

    public static IEnumerable<string> Codes => All.Keys.Select(key => key.Code).Distinct();

    public static GatewayText For(string code, string language) => All[(code, language)];
}
