using System.Text;
using Market.Local.Sidecar.Delivery;

namespace Market.Local.Tests.Sidecar.Delivery;

public sealed class AppAnswerTests
{
    [Theory]
    [InlineData(200, "", "Success")]
    [InlineData(204, "", "Success")]
    [InlineData(299, "no json", "Success")]
    [InlineData(200, "[1]", "Success")]
    [InlineData(200, "{}", "Success")]
    [InlineData(200, "{\"status\":\"\"}", "Success")]
    [InlineData(200, "{\"status\":7}", "Success")]
    [InlineData(200, "{\"Status\":\"SUCCESS\"}", "Success")]
    [InlineData(200, "{\"status\":\"RETRY\"}", "Retry")]
    [InlineData(200, "{\"status\":\"DROP\"}", "Drop")]
    [InlineData(200, "{\"status\":\"drop\"}", "Retry")]
    [InlineData(404, "", "Drop")]
    [InlineData(302, "", "Retry")]
    [InlineData(400, "{\"status\":\"SUCCESS\"}", "Retry")]
    [InlineData(503, "", "Retry")]
    public void The_answer_for_one_event_means(int status, string body, string outcome) =>
        Assert.Equal(outcome, AppAnswer.Single(status, Encoding.UTF8.GetBytes(body)).ToString());

    [Theory]
    [InlineData(200, "{\"statuses\":[{\"entryId\":\"a\",\"status\":\"SUCCESS\"},{\"entryId\":\"b\",\"status\":\"DROP\"}]}", "Success Drop")]
    [InlineData(200, "{\"statuses\":[{\"entryId\":\"a\",\"status\":\"\"},{\"entryId\":\"z\",\"status\":\"SUCCESS\"}]}", "Retry Retry")]
    [InlineData(200, "{\"statuses\":[{\"entryId\":\"b\",\"status\":\"SUCCESS\"}]}", "Retry Success")]
    [InlineData(200, "", "Retry Retry")]
    [InlineData(200, "{\"statuses\":1}", "Retry Retry")]
    [InlineData(404, "", "Drop Drop")]
    [InlineData(500, "", "Retry Retry")]
    public void The_answer_for_many_events_means(int status, string body, string outcomes) =>
        Assert.Equal(outcomes, string.Join(' ', AppAnswer.Bulk(status, Encoding.UTF8.GetBytes(body), ["a", "b"])));
}
