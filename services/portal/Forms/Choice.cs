namespace Market.Portal.Forms;

/// <summary>One value to choose, with the words that the reader sees.</summary>
public sealed record Choice(string Value, string Text, string? Help = null);
