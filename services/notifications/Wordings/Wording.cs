namespace Market.Notifications.Wordings;

/// <summary>Subject and text of one kind in one language; <c>{challenge}</c>, <c>{name}</c> … are filled in from the facts.</summary>
internal sealed record Wording(string Subject, string Text);

/// <summary>The wordings of one kind.</summary>
internal sealed record KindTexts(Wording Nl, Wording En, Wording Fr)
{
    public Wording In(string language) => language switch { "en" => En, "fr" => Fr, _ => Nl };
}

/// <summary>A notification in words. <paramref name="Text"/> is plain text; whoever shows it as HTML encodes it.</summary>
internal sealed record RenderedText(string Subject, string Text);
