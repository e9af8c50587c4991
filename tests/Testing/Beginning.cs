namespace Market.Testing;

/// <summary>A service's database, from which many tests start: what they all need in it is done once.</summary>
public sealed record Beginning(string Folder, TestDatabase? Database)
{
    public async Task CopyAsync(string folder, TestDatabase? database)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.db"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        if (database is not null)
            await database.CreateAsync(Database);
    }
}
