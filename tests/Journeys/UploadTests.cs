using System.Security.Cryptography;
using System.Text;

using Market.Journeys.Hands;
using Market.Local.Demo;

using Microsoft.Playwright;

namespace Market.Journeys;

/// <summary>R-16, as a person meets it: the line is cut while a file is sent, or the page is left.</summary>
[Collection(MarketCollection.Name)]
public sealed class UploadTests(RunningMarket market, RunningBrowser browser)
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 250_000).Select(n => $"regel {n}\n")));

    [Fact]
    public async Task A_file_goes_on_where_it_was_after_a_cut_a_pause_and_a_reload_and_the_receipt_has_its_hash()
    {
        await using var journey = new Journey(market, browser, "upload");
        var lead = await Visit.StartAsync(journey);
        await lead.SignInAsync(DemoPeople.SensorColleague);
        var root = await StartAsync(lead);
        var line = await Line.OfAsync(lead.Page);
        var file = Path.Combine(Directory.CreateTempSubdirectory("market-upload-").FullName, "meting.csv");
        await File.WriteAllBytesAsync(file, Content, TestContext.Current.CancellationToken);

        // What is too large is said before anything is sent.
        var large = Path.ChangeExtension(file, ".pdf");
        await File.WriteAllBytesAsync(large, new byte[(25 * 1024 * 1024) + 1], TestContext.Current.CancellationToken);
        await SendAsync(lead, root, large);
        await Assertions.Expect(lead.Page.GetByText("Dit bestand is te groot: hoogstens 25 MB.")).ToBeVisibleAsync();
        await Assertions.Expect(lead.Page.GetByRole(AriaRole.Button, new() { Name = "Pauzeren" })).ToBeHiddenAsync();
        Assert.Equal((0, 0L), (line.Announcements, line.Bytes));

        line.CutAfter(pieces: 2);
        await SendAsync(lead, root, file);
        await Assertions.Expect(lead.Page.GetByText("De verbinding is weg")).ToBeVisibleAsync();
        await lead.LookAsync("cut");

        // Whoever loses patience and loads the page again sees what came in, and goes on with the same file.
        await lead.GoAsync($"{root}/bestanden");
        await lead.SeesAsync("meting.csv");
        await lead.SeesAsync("verstuurd, verdergaan kan tot");
        await lead.LookAsync("unfinished");
        line.Mend();
        line.CutAfter(pieces: 1);
        await SendAsync(lead, root, file);
        await Assertions.Expect(lead.Page.GetByText("De verbinding is weg")).ToBeVisibleAsync();
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Pauzeren" }).ClickAsync();
        line.Mend();
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Verdergaan" }).ClickAsync();

        await lead.Page.ArriveAsync("**/bestanden?ok=file-added");
        await lead.SeesAsync("Het bestand is toegevoegd.");
        Assert.Equal(1, line.Announcements);
        Assert.True(line.Bytes < Content.Length * 1.5, $"{line.Bytes} bytes were sent");
        await WriteAsync(lead, root);
        await lead.GoAsync($"{root}/indienen");
        await lead.PressAsync();
        await lead.SeesAsync(Convert.ToHexStringLower(SHA256.HashData(Content)));
    }

    private static async Task<string> StartAsync(Visit lead)
    {
        await lead.GoAsync("/uitdagingen");
        foreach (var link in await lead.Page.Locator("main a[href^='/uitdagingen/']").EvaluateAllAsync<string[]>("links => links.map(link => link.pathname)"))
        {
            await lead.GoAsync(link);
            if (await lead.Page.Locator("main a[href^='/mijn/oplossingen/nieuw']").CountAsync() == 0)
                continue;
            await lead.Hand.PressAsync("main a[href^='/mijn/oplossingen/nieuw']");
            await lead.SendAsync("start");
            return new Uri(lead.Page.Url).AbsolutePath;
        }

        throw new InvalidOperationException("No challenge to answer");
    }

    private static async Task SendAsync(Visit lead, string root, string file)
    {
        await lead.GoAsync($"{root}/bestanden");
        await lead.Hand.ChooseFileAsync("main input[type=file]", file);
        await lead.PressAsync();
    }

    /// <summary>What else a solution needs before it can be submitted.</summary>
    private static async Task WriteAsync(Visit lead, string root)
    {
        await lead.GoAsync($"{root}/inhoud");
        await lead.Hand.WriteAsync("main [name=title]", "Meten is weten");
        await lead.Hand.WriteAsync("main [name=summary]", "Eén meting zegt meer dan tien meningen.");
        await lead.PressAsync();
        await lead.GoAsync($"{root}/antwoorden");
        foreach (var answer in await lead.Page.Locator("main textarea").AllAsync())
            await answer.FillAsync("Zoals in het bestand staat.");
        await lead.PressAsync();
    }

    /// <summary>The line between the browser and the market, which can be cut.</summary>
    private sealed class Line
    {
        private int _left = int.MaxValue;

        /// <summary>How many files were announced.</summary>
        public int Announcements { get; private set; }

        /// <summary>Bytes that the browser sent, also those that did not arrive.</summary>
        public long Bytes { get; private set; }

        public static async Task<Line> OfAsync(IPage page)
        {
            var line = new Line();
            await page.RouteAsync("**/api/solutions/*/uploads**", line.CarryAsync);
            return line;
        }

        public void CutAfter(int pieces) => _left = pieces;

        public void Mend() => _left = int.MaxValue;

        private Task CarryAsync(IRoute route)
        {
            Bytes += route.Request.PostDataBuffer?.Length ?? 0;
            if (_left == 0)
                return route.AbortAsync("connectionreset");
            if (route.Request.Method == "POST")
                Announcements++;
            if (route.Request.Method == "PATCH")
                _left--;
            return route.ContinueAsync();
        }
    }
}
