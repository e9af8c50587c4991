using System.Net;

using Market.Challenges.Domain;
using Market.Challenges.Features.Importing;
using Market.Testing;

namespace Market.Challenges.Tests.Features.Importing;

public sealed class ImportNoticeTests
{
    private static async Task<HttpResponseMessage> SendAsync(Town town, byte[] xml, Persona? persona = null)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(xml), "file", "notice.xml" } };
        return await town.As(persona ?? town.Officer).PostAsync("/api/challenges/notice-imports", form);
    }

    [Theory]
    [InlineData("557885-2019", "nl")]
    [InlineData("105380-2020", null)]
    [InlineData("245419-2021", null)]
    [InlineData("357105-2022", null)]
    public async Task A_real_notice_becomes_a_draft_in_its_own_language(string number, string? language)
    {
        var xml = await File.ReadAllBytesAsync(SharedData.File($"notices/{number}.xml"), TestContext.Current.CancellationToken);
        await using var town = await Town.StartAsync();

        var reply = await (await SendAsync(town, xml)).ReadAsync<ImportNoticeReply>();

        var draft = await town.DetailAsync(reply.Id);
        Assert.Equal((ChallengeStage.Draft, "TED", number), (draft.Stage, draft.Source!.System, draft.Source.ExternalId));
        Assert.Equal(language ?? draft.Language, draft.Language);
        Assert.False(string.IsNullOrEmpty(draft.Title.In(draft.Language)));
        Assert.False(string.IsNullOrEmpty(draft.Need.In(draft.Language)));
        Assert.Contains(reply.Notes, note => note.Code is "import.deadline-past" or "import.date-missing");
        Assert.Equal(town.Officer.Id, draft.AuthorId);
    }

    [Fact]
    public async Task What_is_no_notice_is_refused_with_the_reason()
    {
        await using var town = await Town.StartAsync();
        var answer = await SendAsync(town, "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><TED_EXPORT>&a;</TED_EXPORT>"u8.ToArray());
        Assert.Equal((HttpStatusCode.BadRequest, "notice.unreadable"), (answer.StatusCode, await answer.ErrorCodeAsync()));
    }

    [Fact]
    public async Task Only_an_officer_imports_a_notice()
    {
        await using var town = await Town.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(town, [], town.Member)).StatusCode);
    }
}
