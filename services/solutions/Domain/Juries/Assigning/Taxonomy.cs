using System.Collections.Frozen;

namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>
/// How the taxonomy of challenges is spoken of in Dutch, English and French: the two origins of harm, the links of the safety chain, and the kinds of harm by which the origins are explained to officers.
/// So who writes of "brand" and who writes of "incendie" speak of the same. Where it happens and the type of call say nothing of what a juror must know.
/// </summary>
internal static class Taxonomy
{
    private const string Safety = "safety";
    private const string Security = "security";

    /// <summary>
    /// A subject, the term of the taxonomy that it belongs to, and its words: small letters without accents; a star stands for any letters. Left out is what has another common meaning in one of the
    /// languages, as "vol", "storing" and "crue".
    /// </summary>
    private static readonly (string Subject, string Term, string Words)[] Subjects =
    [
        (Safety, Safety, "veiligheid safety surete"),
        ("accident", Safety, "accident* ongeval* *ongeval *ongevallen ongeluk*"),
        ("fire", Safety, "brand* *brand *branden fire* wildfire* incendie* vuur* rook* smoke*"),
        ("flood", Safety, "overstrom* *overstroming *overstromingen wateroverlast hoogwater flood* inondation*"),
        ("nature", Safety, "natuurgeweld natuurramp* hazard* catastroph* catastrof* storm* tempete* aardbeving* earthquake* seism*"),
        ("failure", Safety, "falen faalt defect* *uitval stroomuitval* *panne pannes failure* malfunction* outage* defaillan*"),
        (Security, Security, "beveilig* security securite"),
        ("theft", Security, "diefstal* *diefstal *diefstallen dief dieven inbra* *inbraak *inbraken gestolen overval* theft* thief thieves burglar* stolen robber* cambriol* voleur* braquage*"),
        ("violence", Security, "geweld* *geweld agress* violen* wapen* *wapens weapon* firearm* gunshot*"),
        ("sabotage", Security, "sabotage* sabote*"),
        ("terror", Security, "terror* terreur* aanslag* attentat* extremis* radicali*"),
        ("cyber", Security, "cyber* hacker* hacking gehackt ransomware malware phishing firewall* piratage*"),
        ("proAction", "proAction", "proacti*"),
        ("prevention", "prevention", "prevent* voorkom* preveni* previen*"),
        ("preparation", "preparation", "prepar* voorbereid* paraat* oefening* *oefening *oefeningen exerci* drill drills"),
        ("response", "response", "respons response reponse* responder* interven* ingrijp* hulpverlen* noodhulp emergency emergencies urgence* secours"),
        ("recovery", "recovery", "nazorg herstel* recover* restor* retabli* slachtofferhulp aftercare wederopbouw reconstru*"),
    ];

    private static readonly FrozenDictionary<string, string> Whole = Words(word => !word.Contains('*'));
    private static readonly FrozenDictionary<string, string> Beginnings = Words(word => word.EndsWith('*'));
    private static readonly FrozenDictionary<string, string> Endings = Words(word => word.StartsWith('*'));
    private static readonly FrozenDictionary<string, string> Terms = Subjects.ToFrozenDictionary(subject => subject.Subject, subject => subject.Term);

    /// <summary>The subject that a word speaks of; null when it speaks of none. The longest part of it decides: "natuurgeweld" is no violence.</summary>
    /// <param name="word">Small letters without accents.</param>
    public static string? SubjectOf(string word)
    {
        if (Whole.TryGetValue(word, out var subject))
            return subject;
        var (beginnings, endings) = (Beginnings.GetAlternateLookup<ReadOnlySpan<char>>(), Endings.GetAlternateLookup<ReadOnlySpan<char>>());
        for (var length = word.Length; length > 0; length--)
        {
            if (beginnings.TryGetValue(word.AsSpan(0, length), out subject) || endings.TryGetValue(word.AsSpan(word.Length - length), out subject))
                return subject;
        }

        return null;
    }

    /// <summary>The term of the taxonomy that a subject belongs to.</summary>
    public static string TermOf(string subject) => Terms[subject];

    private static FrozenDictionary<string, string> Words(Predicate<string> which) => Subjects
        .SelectMany(subject => subject.Words.Split(' ').Where(word => which(word)).Select(word => (Word: word.Trim('*'), subject.Subject)))
        .ToFrozenDictionary(word => word.Word, word => word.Subject, StringComparer.Ordinal);
}
