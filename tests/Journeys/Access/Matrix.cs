namespace Market.Journeys.Access;

/// <param name="Roles">Market roles as they work for this persona; null when the persona is not signed in.</param>
/// <param name="PasswordOnly">Signed in without a second factor.</param>
internal sealed record MatrixPersona(string Name, IReadOnlySet<string>? Roles, bool PasswordOnly);

/// <summary>One endpoint of the file.</summary>
/// <param name="Name">Method and route, for example <c>GET /api/challenges/{idOrSlug}</c>.</param>
/// <param name="Door">Who gets as far as the object: <c>anyone</c>, <c>signed-in</c>, or roles, perhaps <see cref="Matrix.WithSecondFactor"/>.</param>
/// <param name="Cells">For each state and persona what happens; the state is <see cref="Matrix.Always"/> where it does not matter.</param>
internal sealed record MatrixEndpoint(string Name, string Door, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Outcome>> Cells)
{
    public bool IsRead => Name.StartsWith("GET ", StringComparison.Ordinal);

    public string Path => Name[(Name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}

/// <summary>The whole of <c>tests/authorization-matrix.yaml</c>.</summary>
/// <param name="Beyond">Endpoints that no OpenAPI document shows, as APP → access decision → <c>METHODS ROUTE</c>.</param>
/// <param name="Absent">Rows of the specification whose feature is not there, with what brings it.</param>
/// <param name="Rows">Rows of the specification that each endpoint answers for.</param>
internal sealed record Matrix(
    IReadOnlyList<MatrixPersona> Personas, IReadOnlyList<string> States, IReadOnlyList<MatrixEndpoint> Endpoints,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Beyond, IReadOnlyDictionary<int, string> Absent, IReadOnlySet<int> Rows)
{
    public const string Always = "always";

    /// <summary>Ends a door that also asks for a second factor of the last minutes.</summary>
    public const string WithSecondFactor = " + second factor";
}
