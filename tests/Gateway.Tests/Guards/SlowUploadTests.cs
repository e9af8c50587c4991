using System.Text;

using Market.Testing;

namespace Market.Gateway.Tests.Guards;

/// <summary>B-34, where the internet comes in.</summary>
public sealed class SlowUploadTests
{
    [Fact]
    public async Task Uploads_of_a_byte_a_second_are_cut_within_seconds()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var persona = Persona.Of("Sofie", Guid.CreateVersion7(), "member", "solver");
        var text = Encoding.ASCII.GetBytes(new string('a', 1024 * 1024));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var upload = await RawUpload.BeginAsync(new Uri(gateway.Url), "/api/solutions/x/files", persona, "traag.txt", text);
            return await upload.TrickleAsync(limit.Token);
        }));

        Assert.All(answers, answer => Assert.DoesNotContain("HTTP/1.1 2", answer, StringComparison.Ordinal));
    }
}
