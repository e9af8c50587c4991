using System.Security.Cryptography;

using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Tests.Domain.Solving;

namespace Market.Solutions.Tests.Sealing;

public class OpeningKeyTests
{
    private static readonly Vault Vault = new(MasterKeys.One);
    private static readonly byte[] DataKey = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public void A_warrant_opens_what_was_sealed_for_the_challenge()
    {
        var brief = Bench.Brief();
        var (key, owner) = (OpeningKey.New(brief.Id, Vault), Guid.CreateVersion7());

        var wrapped = key.Agree().Seal(DataKey, owner);

        Assert.Equal(DataKey, Open(key, WarrantFor(brief), wrapped, owner));
    }

    [Fact]
    public void Another_challenge_another_submission_another_master_key_or_a_changed_byte_does_not_open()
    {
        var brief = Bench.Brief();
        var (key, owner, warrant) = (OpeningKey.New(brief.Id, Vault), Guid.CreateVersion7(), WarrantFor(brief));
        var wrapped = key.Agree().Seal(DataKey, owner);

        Assert.ThrowsAny<CryptographicException>(() => Open(key, WarrantFor(Bench.Brief()), wrapped, owner));
        Assert.ThrowsAny<CryptographicException>(() => Open(OpeningKey.New(brief.Id, Vault), warrant, wrapped, owner));
        Assert.ThrowsAny<CryptographicException>(() => Open(key, warrant, wrapped, Guid.CreateVersion7()));
        Assert.ThrowsAny<CryptographicException>(() => Open(key, warrant, wrapped, owner, new Vault(MasterKey.New)));
        Assert.ThrowsAny<CryptographicException>(() => Open(key, warrant, [], owner));
        for (var i = 0; i < wrapped.Length; i++)
        {
            var changed = wrapped.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => Open(key, warrant, changed, owner));
        }
    }

    [Fact]
    public void A_received_submission_opens_for_its_team_and_for_the_opening_and_is_sealed_otherwise()
    {
        var brief = Bench.Brief();
        var key = OpeningKey.New(brief.Id, Vault);
        var solution = Bench.Solution(brief);
        var submission = solution.Prepare(Bench.Lead, 0, brief, "OPL-2026-000000", Bench.Now).Value;
        var content = submission.Content;
        submission.Seal(key.Agree(), Vault);

        submission.Opened(null, []);
        submission.OpenForTeam(solution, Vault);
        Assert.Equal(content, submission.Content);

        submission.Opened(null, []);
        submission.Open(UnlockedKey.WithMasterKey(WarrantFor(brief), key, Vault));
        Assert.Equal(content, submission.Content);
        Assert.DoesNotContain("Titel", System.Text.Encoding.UTF8.GetString(submission.SealedContent!));
    }

    /// <summary>S-03: every sequence of up to eight steps; only two persons at or after the time get a warrant.</summary>
    [Fact]
    public void No_sequence_of_steps_gives_a_warrant_to_one_person_or_before_the_time()
    {
        Opener[] people = [new(Guid.CreateVersion7(), "Olga"), new(Guid.CreateVersion7(), "Arno")];
        var brief = Bench.Brief();
        DateTimeOffset[] times = [brief.OpensAt.AddTicks(-1), brief.OpensAt];
        var steps = (from person in people from time in times from proposes in new[] { true, false } select (person, time, proposes)).ToArray();
        var random = new Random(20261124);
        for (var round = 0; round < 20_000; round++)
        {
            Opening? opening = null;
            Guid? proposer = null;
            for (var length = random.Next(1, 9); length > 0; length--)
            {
                var (person, time, proposes) = steps[random.Next(steps.Length)];
                if (proposes && opening is null && Opening.Propose(person, brief, time) is { Failed: false } proposed)
                    (opening, proposer) = (proposed.Value, person.PersonId);
                else if (!proposes && opening is not null)
                    Assert.Equal(time >= brief.OpensAt && person.PersonId != proposer, !OpeningWarrant.Of(opening, person, brief, time).Failed);
            }
        }
    }

    private static byte[] Open(OpeningKey key, OpeningWarrant warrant, byte[] wrapped, Guid owner, Vault? vault = null)
    {
        using var unlocked = UnlockedKey.WithMasterKey(warrant, key, vault ?? Vault);
        return unlocked.Open(wrapped, owner);
    }

    private static OpeningWarrant WarrantFor(ChallengeBrief brief)
    {
        var opening = Opening.Propose(new Opener(Guid.CreateVersion7(), "Olga"), brief, brief.OpensAt).Value;
        return OpeningWarrant.Of(opening, new Opener(Guid.CreateVersion7(), "Arno"), brief, brief.OpensAt).Value;
    }
}

internal static class MasterKeys
{
    private static readonly MasterKey Only = MasterKey.New();

    public static MasterKey One() => Only;
}
