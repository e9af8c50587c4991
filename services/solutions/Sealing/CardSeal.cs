using System.Security.Cryptography;

using Market.Solutions.Domain.Openings;

namespace Market.Solutions.Sealing;

/// <summary>
/// What the cards of opening officers do. Each card has a key pair of its own; the private half lies sealed under the code on the card, which is kept nowhere.
/// The private half of the challenge's key is split (<see cref="Shamir"/>), and each share is sealed for one card. An officer who gives a share seals it for every
/// card that has not been used: so that nobody can do anything with what lies here until as many officers as are needed have each typed their code.
/// </summary>
internal static class CardSeal
{
    private const string Kind = "card";

    /// <summary>Gives the card a fresh key pair; the code opens it. An earlier code of the card is worth nothing from here.</summary>
    public static SecretCode Draw(this OpeningCard card, DateTimeOffset now, Vault vault)
    {
        var code = SecretCode.New(SecretCode.Card);
        var (publicHalf, privateHalf) = PublicSeal.NewPair();
        card.Drawn(publicHalf, SealedItem.Seal(vault.KeyOf(code, Kind, card.Id), privateHalf, Kind, card.Id), now);
        CryptographicOperations.ZeroMemory(privateHalf);
        return code;
    }

    /// <summary>Whether it is the code on this card.</summary>
    public static bool IsOf(this SecretCode code, OpeningCard card, Vault vault) => PrivateOf(card, code, vault) is not null;

    /// <summary>Makes the challenge's key and deals it out, once every officer has a card.</summary>
    public static OpeningKey Deal(this KeyCeremony ceremony, DateTimeOffset now)
    {
        var (publicHalf, privateHalf) = PublicSeal.NewPair();
        var shares = Shamir.Split(privateHalf, ceremony.Threshold, ceremony.Cards.Count);
        ceremony.Dealt([.. ceremony.Cards.Select((card, place) => PublicSeal.Seal(card.PublicHalf, shares[place], Kind, card.Id))], now);
        foreach (var secret in shares.Append(privateHalf))
            CryptographicOperations.ZeroMemory(secret);
        return OpeningKey.Split(ceremony.Id, publicHalf);
    }

    /// <summary>The shares that the code opens: the card's own first, then those of the officers who went before. Null when it is another code.</summary>
    public static IReadOnlyList<byte[]>? SharesOf(OpeningCard card, SecretCode code, Vault vault)
    {
        if (PrivateOf(card, code, vault) is not { } privateHalf)
            return null;
        IReadOnlyList<byte[]> shares = [.. card.Shares.Select(item => PublicSeal.Open(card.PublicHalf, privateHalf, item, Kind, card.Id))];
        CryptographicOperations.ZeroMemory(privateHalf);
        return shares;
    }

    /// <summary>Passes a share on to the cards that were not used yet.</summary>
    public static void PassOn(this KeyCeremony ceremony, byte[] share)
    {
        foreach (var card in ceremony.Cards.Where(card => card.GivenAt is null))
            card.Receive(PublicSeal.Seal(card.PublicHalf, share, Kind, card.Id));
    }

    private static byte[]? PrivateOf(OpeningCard card, SecretCode code, Vault vault)
    {
        try
        {
            return SealedItem.Open(vault.KeyOf(code, Kind, card.Id), card.SealedPrivate, Kind, card.Id);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
