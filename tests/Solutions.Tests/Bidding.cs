using System.Net.Http.Json;
using System.Text;

using Market.Solutions.Features;
using Market.Solutions.Features.Solving;
using Market.Testing;

namespace Market.Solutions.Tests;

/// <summary>What a team does, in one line each.</summary>
internal static class Bidding
{
    /// <summary>Of a strict challenge the code that is given goes with every request from here.</summary>
    public static async Task<Guid> StartAsync(this HttpClient solver, Guid challengeId)
    {
        var started = await (await solver.PostAsJsonAsync("/api/solutions", new { challengeId })).ReadAsync<StartSolutionReply>();
        solver.DefaultRequestHeaders.Remove(TeamCodeHeader.Name);
        if (started.TeamCode is { } code)
            solver.DefaultRequestHeaders.Add(TeamCodeHeader.Name, code);
        return started.Id;
    }

    public static async Task<ReadSolutionReply> ReadSolutionAsync(this HttpClient solver, Guid id) =>
        await (await solver.GetAsync($"/api/solutions/{id}")).ReadAsync<ReadSolutionReply>();

    public static async Task<HttpResponseMessage> WriteAsync(this HttpClient solver, Guid id, string title = "Zwaailicht zonder lawaai", int? version = null, params string[] subcontractors) =>
        await solver.PutAsJsonAsync($"/api/solutions/{id}/content", new
        {
            version = version ?? (await solver.ReadSolutionAsync(id)).Version,
            title,
            summary = "Een sirene die alleen hoort wie ze moet horen.",
            answers = new[] { new { questionId = World.RequiredQuestion, text = "Gericht geluid." } },
            budgetCents = 12_500_000,
            planning = "Zes maanden.",
            subcontractors,
        });

    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient solver, Guid id, int? version = null) =>
        await solver.PostAsJsonAsync($"/api/solutions/{id}/submission", new { version = version ?? (await solver.ReadSolutionAsync(id)).Version });

    public static Task<HttpResponseMessage> UploadAsync(this HttpClient solver, Guid id, string name, byte[] content)
    {
        var file = new ByteArrayContent(content);
        return solver.PostAsync($"/api/solutions/{id}/files", new MultipartFormDataContent { { file, "file", name } });
    }

    public static Task<HttpResponseMessage> UploadTextAsync(this HttpClient solver, Guid id, string name, string text) =>
        solver.UploadAsync(id, name, Encoding.UTF8.GetBytes(text));

    public static Task<HttpResponseMessage> InviteAsync(this HttpClient solver, Guid id, Guid organisationId) =>
        solver.PostAsJsonAsync($"/api/solutions/{id}/partners", new { organisationId });

    public static Task<HttpResponseMessage> AnswerAsync(this HttpClient solver, Guid id, bool accept) =>
        solver.PostAsJsonAsync($"/api/solutions/{id}/partners/answer", new { accept });

    /// <summary>A complete draft that only has to be submitted.</summary>
    public static async Task<Guid> PrepareAsync(this HttpClient solver, Guid challengeId, string title = "Zwaailicht zonder lawaai")
    {
        var id = await solver.StartAsync(challengeId);
        await (await solver.WriteAsync(id, title)).ReadAsync<WriteContentReply>();
        return id;
    }

    public static async Task<Receipt> SubmitNewAsync(this HttpClient solver, Guid challengeId, string title = "Zwaailicht zonder lawaai") =>
        await (await solver.SubmitAsync(await solver.PrepareAsync(challengeId, title))).ReadAsync<Receipt>();
}
