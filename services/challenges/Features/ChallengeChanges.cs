using Market.Challenges.Domain;
using Market.Challenges.Domain.Specifications;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Kernel;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Features;

/// <summary>The version after the change, to send with the next one.</summary>
public sealed record ChallengeVersion(int Version);

/// <summary>How every command finds its challenge and saves it.</summary>
internal static class ChallengeChanges
{
    /// <summary>The challenge, tracked; a hidden one is as absent as one that never was.</summary>
    public static async Task<Result<Challenge>> FindAsync(this ChallengesDb db, Guid id, Caller caller, CancellationToken cancel)
    {
        var challenge = await db.Challenges.Where(new SeenBy(caller.ToActor())).SingleOrDefaultAsync(challenge => challenge.Id == id, cancel);
        return challenge is null ? Error.NotFound() : challenge;
    }

    /// <summary>Finds, asks the aggregate, saves. Refused when the caller looked at another version.</summary>
    public static async Task<Result<ChallengeVersion>> ChangeAsync(
        this ChallengesDb db, Guid id, int version, Caller caller, Func<Challenge, Actor, Result> change, CancellationToken cancel)
    {
        var found = await db.FindAsync(id, caller, cancel);
        if (found.Failed)
            return Result<ChallengeVersion>.From(found);
        if (found.Value.Version != version)
            return ChallengeErrors.ChangedMeanwhile;
        var changed = change(found.Value, caller.ToActor());
        if (changed.Failed)
            return Result<ChallengeVersion>.From(changed);
        await db.SaveChangesAsync(cancel);
        return new ChallengeVersion(found.Value.Version);
    }
}
