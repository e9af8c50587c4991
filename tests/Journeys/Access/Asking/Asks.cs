using Market.Journeys.Access.World;

namespace Market.Journeys.Access.Asking;

/// <summary>For each endpoint of the file how one asks it, with everything that it needs to be done.</summary>
internal sealed class Asks(Known known)
{
    private readonly Dictionary<string, Func<Target, Ask>> _all = new IEnumerable<(string Name, Func<Target, (object? Body, (string, byte[])? File)> Content)>[]
    {
        AsksOfChallenges.All(known), AsksOfSolutions.All(), AsksOfJuries.All(), AsksOfIdentity.All(),
    }.SelectMany(part => part).ToDictionary(part => part.Name, part => (Func<Target, Ask>)(target =>
    {
        var (body, file) = part.Content(target);
        return Plain(part.Name, target, known) with { Body = body, File = file };
    }));

    public Ask Of(MatrixEndpoint endpoint, Target target) =>
        _all.TryGetValue(endpoint.Name, out var ask) ? ask(target) : Plain(endpoint.Name, target, known);

    /// <summary>The route with its parameters filled in.</summary>
    private static Ask Plain(string name, Target target, Known known)
    {
        var parts = name.Split(' ');
        var id = parts[1].StartsWith("/api/challenges", StringComparison.Ordinal) ? target.Challenge
            : parts[1].StartsWith("/api/solutions", StringComparison.Ordinal) ? target.Bid : known.IdFor(parts[1]);
        var path = parts[1].Replace("{idOrSlug}", $"{target.Challenge}", StringComparison.Ordinal).Replace("{challengeId}", $"{target.Challenge}", StringComparison.Ordinal)
            .Replace("{id}", $"{id}", StringComparison.Ordinal).Replace("{documentId}", $"{target.Document}", StringComparison.Ordinal)
            .Replace("{fileId}", $"{(parts[1].StartsWith("/api/juries", StringComparison.Ordinal) ? target.OpenedFile : target.File)}", StringComparison.Ordinal)
            .Replace("{alias}", target.Alias, StringComparison.Ordinal).Replace("{personId}", $"{AccessPeople.As("juror-unassigned").Id}", StringComparison.Ordinal)
            .Replace("{organisationId}", $"{AccessPeople.Invited.Id}", StringComparison.Ordinal).Replace("{sequence}", "1", StringComparison.Ordinal)
            .Replace("{uploadId}", $"{known.UploadId}", StringComparison.Ordinal).Replace("{kind}", "nothing", StringComparison.Ordinal).Replace("{name}", "scores.csv", StringComparison.Ordinal)
            .Replace("{messageId}", $"{Guid.NewGuid()}", StringComparison.Ordinal).Replace("{questionId}", $"{Guid.NewGuid()}", StringComparison.Ordinal).Replace("{objectionId}", $"{Guid.NewGuid()}", StringComparison.Ordinal);
        return new Ask(new HttpMethod(parts[0]), path + known.QueryFor(parts[1]));
    }
}
