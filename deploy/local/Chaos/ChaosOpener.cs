using Market.Local.Demo;

namespace Market.Local.Chaos;

/// <summary>Two persons of the body open what all solvers have finished with.</summary>
internal sealed class ChaosOpener(ChaosServices services, ChaosCaller first, ChaosCaller second, ChaosLedger ledger)
{
    private const int Between = 6;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    /// <summary>Opens every sixth challenge.</summary>
    /// <param name="finished">How many challenges all solvers have finished.</param>
    public async Task RunAsync(IReadOnlyList<Guid> challenges, Func<int> finished, CancellationToken cancel)
    {
        for (var next = 0; next < challenges.Count && !cancel.IsCancellationRequested;)
        {
            if (finished() <= next)
            {
                await Task.Delay(Breath, CancellationToken.None);
                continue;
            }

            await OpenAsync(challenges[next]);
            next += Between;
        }
    }

    public async Task OpenAsync(Guid challenge)
    {
        await ChaosWorld.PassDeadlineAsync(services, challenge);
        await StepAsync(first, challenge, "proposal", "opening.already-proposed");
        await StepAsync(second, challenge, "confirmation", "opening.already-opened");
        ledger.Opened.Add(challenge);
    }

    private async Task StepAsync(ChaosCaller caller, Guid challenge, string step, string doneBefore)
    {
        var answer = await caller.WriteAsync(HttpMethod.Post, $"/api/openings/{challenge}/{step}", () => null, CancellationToken.None);
        if (!answer.IsSuccess && !(answer.Repeated && answer.Code == doneBefore))
            ledger.Contradictions.Enqueue($"{step} of {challenge} by {caller.Person.Name}: {(int)answer.Status} {answer.Body}");
    }
}
