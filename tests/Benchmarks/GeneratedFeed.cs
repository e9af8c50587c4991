using System.Text.Json;

namespace Market.Benchmarks;

/// <summary>A Challenge.gov-like feed of any size, the same at each run.</summary>
internal static class GeneratedFeed
{
    private static readonly string[] Words =
    [
        "flood", "fire", "crowd", "drone", "bicycle", "harbour", "tunnel", "smoke", "sensor", "battery", "water", "theft", "camera", "privacy", "school",
        "bridge", "storm", "rescue", "radio", "medical", "supply", "border", "cyber", "signal", "river", "street", "night", "volunteer", "training", "alarm",
    ];

    private static readonly string[] Syllables = ["ba", "de", "fi", "go", "hu", "ja", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "ze"];

    /// <summary>A word that stands in about one in five challenges.</summary>
    public static string Word(int number) => Words[number % Words.Length];

    public static void Write(string path, int count)
    {
        var random = new Random(20261123);
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteStartArray("_challenge");
        for (var number = 1; number <= count; number++)
            WriteOne(json, number, random);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOne(Utf8JsonWriter json, int number, Random random)
    {
        var start = new DateTime(2010, 1, 4).AddDays(random.Next(5000));
        json.WriteStartObject();
        json.WriteString("challenge-id", $"G{number}");
        json.WriteString("challenge-title", $"{Pick(random)} {Pick(random)} {Pick(random)} challenge {number}");
        json.WriteString("permalink", $"https://www.example.org/challenge/{number}/");
        json.WriteString("tagline", Sentence(random, 14));
        json.WriteString("agency", $"Agency {random.Next(60)}");
        json.WriteString("type-of-challenge", "Ideas");
        json.WriteString("total-prize-offered-cash", $"${random.Next(1, 500)},000");
        json.WriteString("submission-start", start.ToString("MM/dd/yyyy hh:mm tt", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("submission-end", start.AddDays(60).ToString("MM/dd/yyyy hh:mm tt", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("description", string.Concat(Enumerable.Range(0, 4).Select(_ => $"<p>{Sentence(random, 60)}</p>")));
        json.WriteString("judging", "<ul><li>Impact (60%)</li><li>Feasibility (40%)</li></ul>");
        json.WriteEndObject();
    }

    private static string Sentence(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => random.Next(60) == 0 ? Pick(random) : Filler(random))) + ".";

    /// <summary>One of 3,000 made-up words, as unequally frequent as the words of a language (Zipf's law).</summary>
    private static string Filler(Random random)
    {
        var rank = (int)Math.Pow(3000, random.NextDouble());
        return string.Concat(Syllables[rank % 16], Syllables[rank / 16 % 16], Syllables[rank / 256]);
    }

    private static string Pick(Random random) => Words[random.Next(Words.Length)];
}
