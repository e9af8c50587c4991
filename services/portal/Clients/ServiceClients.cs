using System.Net.Http.Headers;

using Market.Contracts;
using Market.Portal.Web;
using Market.Portal.Words;

namespace Market.Portal.Clients;

internal static class ServiceClients
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The page about trouble must come when a service hangs.</summary>
    private static readonly TimeSpan OperationsPatience = TimeSpan.FromSeconds(10);

    /// <summary>One client a service; addresses from <c>Market:Services:NAME</c>.</summary>
    public static void AddServiceClients(this WebApplicationBuilder builder)
    {
        builder.Services.AddTransient<OnBehalfOfTheReader>();
        builder.Services.AddTransient<SecondFactorFirst>();
        builder.Add<ChallengesClient>(Apps.Challenges);
        builder.Add<SolutionsClient>(Apps.Solutions);
        builder.Add<OpeningsClient>(Apps.Solutions);
        builder.Add<JuriesClient>(Apps.Solutions);
        builder.Add<ReportsClient>(Apps.Solutions);
        builder.Add<TalksClient>(Apps.Solutions);
        builder.Add<MeetingsClient>(Apps.Solutions);
        builder.Add<AwardsClient>(Apps.Solutions);
        builder.Add<IdentityClient>(Apps.Identity);
        builder.Add<NotificationsClient>(Apps.Notifications);
        foreach (var app in OperationsClient.Services)
            builder.Services.AddHttpClient(OperationsClient.ClientOf(app), (services, http) => Address(services, http, app, OperationsPatience)).AddHttpMessageHandler<SecondFactorFirst>().AddHttpMessageHandler<OnBehalfOfTheReader>();
        builder.Services.AddTransient<OperationsClient>();
    }

    private static void Add<TClient>(this WebApplicationBuilder builder, string app) where TClient : class =>
        builder.Services.AddHttpClient<TClient>((services, http) => Address(services, http, app, Patience)).AddHttpMessageHandler<SecondFactorFirst>().AddHttpMessageHandler<OnBehalfOfTheReader>();

    private static void Address(IServiceProvider services, HttpClient http, string app, TimeSpan patience)
    {
        var address = services.GetRequiredService<IConfiguration>()[$"Market:Services:{app}"];
        http.BaseAddress = new Uri(string.IsNullOrEmpty(address) ? $"http://{app}:8080" : address);
        http.Timeout = patience;
    }

    /// <summary>Passes the reader's token and language on, and of a strict challenge the team's code.</summary>
    private sealed class OnBehalfOfTheReader(IHttpContextAccessor accessor) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            if (accessor.HttpContext is { } http)
            {
                if (http.User.Identity?.IsAuthenticated == true && AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var bearer))
                    request.Headers.Authorization = bearer;
                request.Headers.AcceptLanguage.ParseAdd(Languages.Of(http));
                if (SolutionOf(request) is { } solution && TeamCodes.Of(http, solution) is { } code)
                    request.Headers.Add(TeamCodes.Header, code);
            }

            return base.SendAsync(request, cancel);
        }

        /// <summary>The solution that the request is about; only that one gets its code.</summary>
        private static Guid? SolutionOf(HttpRequestMessage request) =>
            request.RequestUri is { } address && address.AbsolutePath.Split('/') is ["", "api", "solutions", var id, ..] && Guid.TryParse(id, out var solution) ? solution : null;
    }
}
