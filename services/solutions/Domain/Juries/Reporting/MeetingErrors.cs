using Market.Kernel;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>Every refusal of a meeting, with its stable code.</summary>
internal static class MeetingErrors
{
    public static readonly Error Running = Error.Conflict("meeting.running");
    public static readonly Error NotRunning = Error.Conflict("meeting.not-running");
    public static readonly Error NobodyPresent = Error.Invalid("meeting.nobody-present", "present");
    public static readonly Error OrderUnknown = Error.Invalid("meeting.order-unknown", "order");
    public static readonly Error NobodyStays = Error.Conflict("meeting.nobody-stays");
}
