namespace Market.Kernel;

/// <summary>How much notice everyone gets of another deadline: known to the service that asks for it and to the one that decides.</summary>
public static class DeadlineRules
{
    /// <summary>A deadline that is brought forward lies at least this far ahead.</summary>
    public static readonly TimeSpan ShorteningNotice = TimeSpan.FromDays(7);

    /// <summary>A deadline that passed while the market was down comes back at least this far ahead.</summary>
    public static readonly TimeSpan ReopeningNotice = TimeSpan.FromHours(4);
}
