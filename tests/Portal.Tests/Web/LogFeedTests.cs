using System.Net;
using System.Xml.Linq;

namespace Market.Portal.Tests.Web;

public sealed class LogFeedTests
{
    [Fact]
    public async Task The_feed_brings_the_checkpoints_of_the_services_that_answer()
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Services.Say("GET /api/solutions/log/checkpoints", new
        {
            key = "k",
            checkpoints = new[] { new { id = 2, size = 64, root = "bb", at = RunningPortal.Now, note = "origin\n64\n" }, new { id = 1, size = 32, root = "aa", at = RunningPortal.Now.AddMinutes(-1), note = "origin\n32\n" } },
        });

        var page = await portal.GetAsync("/logboek.atom");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.Equal(["origin\n64\n", "origin\n32\n"], XDocument.Parse(page.Html).Root!.Elements(atom + "entry").Select(entry => entry.Element(atom + "content")!.Value));
    }
}
