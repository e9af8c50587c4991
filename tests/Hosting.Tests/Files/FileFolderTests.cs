using Market.Hosting.Files;

namespace Market.Hosting.Tests.Files;

public sealed class FileFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("market-files-").FullName;

    [Fact]
    public async Task A_file_is_kept_under_a_random_name_and_comes_back_as_it_was()
    {
        var folder = new FileFolder(_path);
        var pdf = SampleFiles.Pdf();

        var received = (await folder.ReceiveAsync("nota.pdf", new MemoryStream(pdf), 1000, TestContext.Current.CancellationToken)).Value;

        Assert.Equal(("nota.pdf", "application/pdf", (long)pdf.Length), (received.Name, received.ContentType, received.Size));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf)), received.Sha256);
        Assert.Equal([received.Key], Directory.GetFiles(_path).Select(Path.GetFileName));
        await using var stream = folder.Open(received.Key);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.Equal(pdf, copy.ToArray());
    }

    [Fact]
    public async Task The_limit_is_the_last_size_that_is_taken()
    {
        var folder = new FileFolder(_path);
        var text = "123456789"u8.ToArray();

        Assert.False((await folder.ReceiveAsync("a.txt", new MemoryStream(text), 9, TestContext.Current.CancellationToken)).Failed);
        Assert.Equal("file.too-large", (await folder.ReceiveAsync("a.txt", new MemoryStream(text), 8, TestContext.Current.CancellationToken)).Errors[0].Code);
    }

    [Fact]
    public async Task A_refused_file_leaves_nothing_behind()
    {
        await new FileFolder(_path).ReceiveAsync("nota.pdf", new MemoryStream("no pdf"u8.ToArray()), 1000, TestContext.Current.CancellationToken);
        Assert.Empty(Directory.GetFiles(_path));
    }

    [Fact]
    public void Only_a_key_opens_a_file() => Assert.Throws<ArgumentException>(() => new FileFolder(_path).Open("../../etc/passwd"));

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
