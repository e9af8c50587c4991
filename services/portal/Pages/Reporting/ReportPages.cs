using Market.Portal.Clients;
using Market.Portal.Pages.Judging;

using Microsoft.AspNetCore.Components;

namespace Market.Portal.Pages.Reporting;

/// <summary>What the pages of one report share: the jury, and the report as far as the reader may know it.</summary>
public abstract class ReportPages : JuryPage
{
    [Inject] public required ReportsClient Reports { get; set; }

    protected Answer<JuryReport>? Report { get; private set; }

    protected string Here => $"{Room}/verslag";

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (MayWork() && await Reports.FindAsync(ChallengeId) is var answer && StaysHere(answer))
            Report = answer;
    }

    /// <summary>What the reader writes; null, and the reader is led to the report itself, when there is nothing to write any more.</summary>
    protected ReportWork? WorkOrLeave()
    {
        if (ValueOf(Report) is { } report && report.Work is null)
            Go(Here);
        return ValueOf(Report)?.Work;
    }
}
