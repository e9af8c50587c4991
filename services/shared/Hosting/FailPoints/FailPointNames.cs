using System.Reflection;

namespace Market.Hosting.FailPoints;

/// <summary>Every failpoint. A test exercises each with each way to fail.</summary>
public static class FailPointNames
{
    /// <summary>Before the first statement of a save.</summary>
    public const string SaveBegun = "save.begun";

    /// <summary>The rows of a save are written; committed too, unless a transaction of the handler goes on.</summary>
    public const string SaveDone = "save.done";

    /// <summary>Everything of a transaction is written and nothing is committed.</summary>
    public const string CommitBegun = "commit.begun";

    /// <summary>Committed, and nobody has heard of it yet: neither the caller nor the relay.</summary>
    public const string CommitDone = "commit.done";

    /// <summary>A statement that changes rows without loading them was carried out.</summary>
    public const string CommandDone = "command.done";

    /// <summary>A statement of a migration was carried out; others may follow.</summary>
    public const string MigrationStep = "migration.step";

    /// <summary>The relay holds the lock of the counter and has given numbers, uncommitted.</summary>
    public const string OutboxNumbered = "outbox.numbered";

    public const string PublishBegun = "publish.begun";

    /// <summary>The broker has the event; the outbox does not say so yet.</summary>
    public const string PublishDone = "publish.done";

    /// <summary>A consumer has reacted; neither its changes nor its inbox entry are saved.</summary>
    public const string InboxHandled = "inbox.handled";

    /// <summary>A consumer has saved; the broker does not know it.</summary>
    public const string InboxSaved = "inbox.saved";

    /// <summary>Leaves have their place in the log's tree; the checkpoint is not signed.</summary>
    public const string LogGrown = "log.grown";

    /// <summary>All bytes of a file are on disk under its temporary name.</summary>
    public const string FileWritten = "file.written";

    /// <summary>A file has its final name; no row tells of it yet.</summary>
    public const string FileMoved = "file.moved";

    /// <summary>A piece of an upload is on disk; who sends it has not heard.</summary>
    public const string FilePiece = "file.piece";

    public const string MailBegun = "mail.begun";

    /// <summary>The mail server took the mail; the queue does not say so yet.</summary>
    public const string MailSent = "mail.sent";

    /// <summary>An opening has the key; nothing is opened.</summary>
    public const string OpeningKey = "opening.key";

    /// <summary>One file of an opening was read; others may follow.</summary>
    public const string OpeningFile = "opening.file";

    public static IReadOnlyList<string> All { get; } =
        [.. typeof(FailPointNames).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
}
