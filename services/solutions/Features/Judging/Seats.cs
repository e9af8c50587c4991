using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Features.Judging;

internal static class Seats
{
    /// <summary>Null when there is no such seat.</summary>
    public static Seat? Of(string? name) => name switch { "juror" => Seat.Juror, "reserve" => Seat.Reserve, "observer" => Seat.Observer, _ => null };
}
