using Market.Journeys.Access.Asking;
using Market.Journeys.Access.World;

namespace Market.Journeys.Access;

/// <summary>One persona at one endpoint in one state, and what the file says about it.</summary>
internal sealed record Cell(MatrixEndpoint Endpoint, string State, string Persona, Outcome Expected)
{
    /// <summary>State of a target for endpoints that do not ask about one.</summary>
    private const string Any = "open";

    public static IReadOnlyList<Cell> Of(Matrix matrix) =>
        [.. matrix.Endpoints.SelectMany(endpoint => endpoint.Cells.SelectMany(state => state.Value.Select(cell => new Cell(endpoint, state.Key, cell.Key, cell.Value))))];

    public Target In(Targets targets) => targets.For(State == Matrix.Always ? Any : State, Persona);

    public override string ToString() => $"{Endpoint.Name}, {State}, {Persona}";
}
