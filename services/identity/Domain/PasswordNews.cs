using Market.Kernel;

namespace Market.Identity.Domain;

/// <param name="PersonId">Nobody's when the address is unknown.</param>
/// <param name="SealedToken">Of the link in the mail.</param>
internal sealed record PasswordLinkWasAsked(Guid PersonId, string SealedToken, DateTimeOffset ExpiresAt) : DomainEvent;

internal sealed record PasswordWasChanged(Guid PersonId) : DomainEvent;
