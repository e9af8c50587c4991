using System.Text;

namespace Market.Local.Sidecar.Subscriptions;

internal enum TokenKind
{
    End,
    Name,
    Text,
    Number,
    Sign,
}

internal readonly record struct Token(TokenKind Kind, string Value);

/// <summary>Cuts a routing rule into tokens.</summary>
internal sealed class RuleLexer(string text)
{
    private static readonly string[] Signs = ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "(", ")", "[", "]", ".", ",", "-"];
    private int at;

    /// <exception cref="FormatException">A character that no rule may have, or a string without end.</exception>
    public Token Next()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at == text.Length)
        {
            return new Token(TokenKind.End, "");
        }

        return text[at] switch
        {
            '"' or '\'' => Quoted(text[at]),
            var c when char.IsAsciiDigit(c) => Run(TokenKind.Number, c => char.IsAsciiDigit(c) || c == '.'),
            var c when IsName(c) => Run(TokenKind.Name, IsName),
            _ => Sign(),
        };
    }

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private Token Run(TokenKind kind, Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return new Token(kind, text[start..at]);
    }

    private Token Sign()
    {
        var sign = Array.Find(Signs, sign => string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0)
            ?? throw new FormatException($"'{text[at]}' at {at} in the rule {text}");
        at += sign.Length;
        return new Token(TokenKind.Sign, sign);
    }

    private Token Quoted(char quote)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length && text[at] != quote; at++)
        {
            if (text[at] == '\\' && ++at == text.Length)
            {
                break;
            }

            value.Append(text[at]);
        }

        if (at >= text.Length)
        {
            throw new FormatException($"a string without end in the rule {text}");
        }

        at++;
        return new Token(TokenKind.Text, value.ToString());
    }
}
