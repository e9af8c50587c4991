using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

using Market.Hosting;
using Market.Hosting.Storage;
using Market.Solutions.Domain.Juries;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>What one command tells of a jury: enough to know who may come in, and what of the shelf is still true.</summary>
/// <param name="OrganisationId">The owning body.</param>
/// <param name="JuryVersion">Null while there is no jury.</param>
/// <param name="IsMember">Whether the person is invited or has accepted; null when there is no jury, or it has the version that was known.</param>
/// <param name="PracticeVersion">Null when the jury does not practise.</param>
/// <param name="Sheet">The person's own, of the submission that was asked for.</param>
internal sealed record JuryDoor(int BriefVersion, Guid OrganisationId, int? JuryVersion, bool? IsMember, int? PracticeVersion, OwnSheet? Sheet);

/// <summary>A juror's scores of one submission as they were saved last.</summary>
internal sealed record OwnSheet(Guid Id, int Version, IReadOnlyList<Score> Scores, bool IsLocked);

/// <summary>
/// Reads <see cref="JuryDoor"/>s with commands that stay prepared: it stands before every page of every juror, and preparing takes longer than
/// all the rest of it. Versions stand behind long columns, which SQLite walks through to reach them: it finds them in indexes of their own.
/// </summary>
internal sealed class JuryDoors : IDisposable
{
    /// <summary>Indexes with all that is asked of a brief, a jury and a practice that did not change.</summary>
    public const string BriefIndex = "IX_challenge_briefs_door";
    public const string JuryIndex = "IX_juries_door";
    public const string PracticeIndex = "IX_practice_rounds_door";

    private const string Sql = """
        SELECT brief."Version", brief."OrganisationId", jury."Version", CASE WHEN jury."Version" <> @known THEN {0} END, practice."Version",
            sheet."Id", sheet."Version", CASE WHEN sheet."Id" <> @sheet OR sheet."Version" <> @written THEN sheet."Scores" END, sheet."LockedAt" IS NOT NULL
        FROM challenge_briefs AS brief {1} LEFT JOIN juries AS jury {2} ON jury."Id" = brief."Id" LEFT JOIN practice_rounds AS practice {3} ON practice."Id" = brief."Id"
        LEFT JOIN score_sheets AS sheet ON sheet."ChallengeId" = brief."Id" AND sheet."JurorId" = @person AND sheet."Alias" = @alias WHERE brief."Id" = @challenge
        """;

    private const string MemberOnSqlite = """EXISTS (SELECT 1 FROM json_each(jury."ActiveIds") WHERE value = @person)""";
    private const string MemberOnPostgres = """@person = ANY (jury."ActiveIds")""";
    private const int NoVersion = -1;

    /// <summary>Kept open; what a rush needs more is closed after use, so that others find connections too.</summary>
    private const int MostIdle = 8;

    /// <summary>The one that was used last comes first: it holds the pages that it read, until somebody commits.</summary>
    private readonly ConcurrentStack<DbCommand> _idle = [];

    /// <param name="alias">Of the submission whose own sheet is wanted; empty for none.</param>
    /// <param name="known">Version of the jury that the caller has; null for none.</param>
    /// <param name="sheet">The own sheet that the caller has; given back when it is still that.</param>
    /// <returns>Null when there is no such challenge.</returns>
    public async Task<JuryDoor?> AskAsync(Func<SolutionsDb> db, Guid challengeId, Guid personId, string alias, int? known, OwnSheet? sheet, CancellationToken cancel)
    {
        while (_idle.TryPop(out var idle))
        {
            try
            {
                return await AskAsync(idle, challengeId, personId, alias, known, sheet, cancel);
            }
            catch (DbException)
            {
                // The database was away since; what a fresh connection says counts.
            }
        }

        return await AskAsync(await PrepareAsync(db(), cancel), challengeId, personId, alias, known, sheet, cancel);
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var command))
            Drop(command);
    }

    private async Task<JuryDoor?> AskAsync(DbCommand command, Guid challengeId, Guid personId, string alias, int? known, OwnSheet? sheet, CancellationToken cancel)
    {
        var done = false;
        try
        {
            command.Parameters["@challenge"].Value = challengeId;
            command.Parameters["@person"].Value = personId;
            command.Parameters["@alias"].Value = alias;
            command.Parameters["@known"].Value = known ?? NoVersion;
            command.Parameters["@sheet"].Value = sheet?.Id ?? Guid.Empty;
            command.Parameters["@written"].Value = sheet?.Version ?? NoVersion;
            PlainCommands.Count();
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var door = await reader.ReadAsync(cancel) ? Read(reader, sheet) : null;
            done = true;
            return door;
        }
        finally
        {
            Return(command, done);
        }
    }

    private void Return(DbCommand command, bool usable)
    {
        if (usable && _idle.Count < MostIdle)
            _idle.Push(command);
        else
            Drop(command);
    }

    private static async Task<DbCommand> PrepareAsync(SolutionsDb db, CancellationToken cancel)
    {
        var connection = DbProviderFactories.GetFactory(db.Database.GetDbConnection())!.CreateConnection()!;
        connection.ConnectionString = db.Database.GetConnectionString();
        var command = connection.CreateCommand();
        command.CommandText = TextFor(db);
        foreach (var (name, sample) in new (string, object)[] { ("@challenge", Guid.Empty), ("@person", Guid.Empty), ("@alias", ""), ("@known", NoVersion), ("@sheet", Guid.Empty), ("@written", NoVersion) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, sample);
            command.Parameters.Add(parameter);
        }

        try
        {
            await connection.OpenAsync(cancel);
            await command.PrepareAsync(cancel);
            return command;
        }
        catch
        {
            Drop(command);
            throw;
        }
    }

    private static string TextFor(SolutionsDb db)
    {
        string[] told = db.Database.IsSqlite()
            ? [MemberOnSqlite, .. new[] { BriefIndex, JuryIndex, PracticeIndex }.Select(index => $"INDEXED BY \"{index}\"")]
            : [MemberOnPostgres, "", "", ""];
        return string.Format(CultureInfo.InvariantCulture, Sql, told);
    }

    private static void Drop(DbCommand command)
    {
        command.Connection!.Dispose();
        command.Dispose();
    }

    private static JuryDoor Read(DbDataReader reader, OwnSheet? sheet) => new(
        reader.GetInt32(0), reader.GetGuid(1), Number(reader, 2), reader.IsDBNull(3) ? null : reader.GetBoolean(3), Number(reader, 4),
        reader.IsDBNull(5) ? null : reader.IsDBNull(7) ? sheet : Sheet(reader));

    private static OwnSheet Sheet(DbDataReader reader) =>
        new(reader.GetGuid(5), reader.GetInt32(6), JsonSerializer.Deserialize<IReadOnlyList<Score>>(reader.GetString(7), MarketJson.Tolerant)!, reader.GetBoolean(8));

    private static int? Number(DbDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetInt32(at);
}
