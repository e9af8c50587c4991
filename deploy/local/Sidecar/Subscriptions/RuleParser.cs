using System.Globalization;
using System.Text.Json;

namespace Market.Local.Sidecar.Subscriptions;

/// <summary>Turns a routing rule into a function of the event, by recursive descent.</summary>
internal sealed class RuleParser
{
    private readonly string text;
    private readonly RuleLexer lexer;
    private Token token;

    public RuleParser(string text)
    {
        this.text = text;
        lexer = new RuleLexer(text);
        token = lexer.Next();
    }

    /// <exception cref="FormatException">The text is outside the supported part of CEL.</exception>
    public Func<JsonElement, object?> Parse()
    {
        var whole = Or();
        return token.Kind == TokenKind.End ? whole : throw Unexpected();
    }

    private Func<JsonElement, object?> Or()
    {
        var left = And();
        while (Accept("||"))
        {
            var (a, b) = (left, And());
            left = e => RuleValues.Truth(a(e)) || RuleValues.Truth(b(e));
        }

        return left;
    }

    private Func<JsonElement, object?> And()
    {
        var left = Comparison();
        while (Accept("&&"))
        {
            var (a, b) = (left, Comparison());
            left = e => RuleValues.Truth(a(e)) && RuleValues.Truth(b(e));
        }

        return left;
    }

    private Func<JsonElement, object?> Comparison()
    {
        var left = Unary();
        var sign = token.Value;
        if (token is not ({ Kind: TokenKind.Sign, Value: "==" or "!=" or "<" or "<=" or ">" or ">=" } or { Kind: TokenKind.Name, Value: "in" }))
        {
            return left;
        }

        token = lexer.Next();
        var right = Unary();
        return e => RuleValues.Compare(sign, left(e), right(e));
    }

    private Func<JsonElement, object?> Unary()
    {
        if (Accept("!"))
        {
            var inner = Unary();
            return e => !RuleValues.Truth(inner(e));
        }

        if (Accept("-"))
        {
            var number = -Number();
            return _ => number;
        }

        return Member();
    }

    private Func<JsonElement, object?> Member()
    {
        var value = Primary();
        while (true)
        {
            var of = value;
            if (Accept("."))
            {
                var name = Take(TokenKind.Name);
                value = Accept("(") ? Call(of, name) : e => RuleValues.Field(of(e), name);
            }
            else if (Accept("["))
            {
                var key = Or();
                Expect("]");
                value = e => RuleValues.Index(of(e), key(e));
            }
            else
            {
                return value;
            }
        }
    }

    private Func<JsonElement, object?> Call(Func<JsonElement, object?> of, string method)
    {
        if (method is not ("startsWith" or "endsWith" or "contains"))
        {
            throw new FormatException($"{method}() in the rule {text} is not supported");
        }

        var argument = Or();
        Expect(")");
        return e => RuleValues.Call(method, of(e), argument(e));
    }

    private Func<JsonElement, object?> Primary()
    {
        if (token.Kind == TokenKind.Number)
        {
            var number = Number();
            return _ => number;
        }

        if (token.Kind == TokenKind.Text)
        {
            var literal = Take(TokenKind.Text);
            return _ => literal;
        }

        if (Accept("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        return Accept("[") ? List() : Named(Take(TokenKind.Name));
    }

    private Func<JsonElement, object?> Named(string name)
    {
        switch (name)
        {
            case "event":
                return e => e;
            case "true":
                return _ => true;
            case "false":
                return _ => false;
            case "null":
                return _ => null;
            case "has" or "size":
                Expect("(");
                var argument = Or();
                Expect(")");
                return name == "has" ? e => RuleValues.Has(() => argument(e)) : e => RuleValues.Size(argument(e));
            default:
                throw new FormatException($"{name} in the rule {text} is not known");
        }
    }

    private Func<JsonElement, object?> List()
    {
        var items = new List<Func<JsonElement, object?>>();
        while (!Accept("]"))
        {
            if (items.Count > 0)
            {
                Expect(",");
            }

            items.Add(Or());
        }

        return e => items.ConvertAll(item => item(e));
    }

    private double Number() =>
        double.TryParse(Take(TokenKind.Number), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unexpected();

    private bool Accept(string sign)
    {
        if (token != new Token(TokenKind.Sign, sign))
        {
            return false;
        }

        token = lexer.Next();
        return true;
    }

    private void Expect(string sign)
    {
        if (!Accept(sign))
        {
            throw Unexpected();
        }
    }

    private string Take(TokenKind kind)
    {
        var value = token.Kind == kind ? token.Value : throw Unexpected();
        token = lexer.Next();
        return value;
    }

    private FormatException Unexpected() => new($"'{token.Value}' is out of place in the rule {text}");
}
