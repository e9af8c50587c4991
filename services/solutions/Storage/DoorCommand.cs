using System.Data.Common;
using System.Globalization;
using System.Text.Json;

using Market.Hosting;
using Market.Hosting.Storage;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Practising;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>The command that answers <see cref="DoorQuestion"/>s: one at a time on SQLite, and on PostgreSQL as many as are asked.</summary>
internal static class DoorCommand
{
    private const string BriefIndex = "IX_challenge_briefs_door";
    private const string JuryIndex = "IX_juries_door";
    private const string PracticeIndex = "IX_practice_rounds_door";

    private const string Sql = """
        SELECT brief."Version", brief."OrganisationId", jury."Version", CASE WHEN jury."Version" <> asked."Known" THEN {1} END, practice."Version",
            sheet."Id", sheet."Version", CASE WHEN sheet."Id" <> asked."Sheet" OR sheet."Version" <> asked."Written" THEN sheet."Scores" END, sheet."LockedAt" IS NOT NULL, asked."Place"
        FROM {0} JOIN challenge_briefs AS brief {2} ON brief."Id" = asked."Challenge" LEFT JOIN juries AS jury {3} ON jury."Id" = brief."Id"
        LEFT JOIN practice_rounds AS practice {4} ON practice."Id" = brief."Id"
        LEFT JOIN score_sheets AS sheet ON sheet."ChallengeId" = brief."Id" AND sheet."JurorId" = asked."Person" AND sheet."Alias" = asked."Alias"
        """;

    private const string AskedOnSqlite = """
        (SELECT @challenge AS "Challenge", @person AS "Person", @alias AS "Alias", @known AS "Known", @sheet AS "Sheet", @written AS "Written", 1 AS "Place") AS asked
        """;

    private const string AskedOnPostgres = """
        unnest(@challenge, @person, @alias, @known, @sheet, @written) WITH ORDINALITY AS asked("Challenge", "Person", "Alias", "Known", "Sheet", "Written", "Place")
        """;

    private const string MemberOnSqlite = """EXISTS (SELECT 1 FROM json_each(jury."ActiveIds") WHERE value = asked."Person")""";
    private const string MemberOnPostgres = """asked."Person" = ANY (jury."ActiveIds")""";
    private const int NoVersion = -1;

    private static readonly string[] Names = ["@challenge", "@person", "@alias", "@known", "@sheet", "@written"];

    /// <summary>
    /// SQLite only: indexes with all that is asked of a brief, a jury and a practice that did not change. Their versions stand behind long columns, through which it would walk to
    /// reach them; PostgreSQL keeps long columns apart.
    /// </summary>
    public static void MapIndexes(ModelBuilder model)
    {
        model.Entity<ChallengeBrief>().HasIndex(row => new { row.Id, row.Version, row.OrganisationId }).HasDatabaseName(BriefIndex);
        model.Entity<Jury>().HasIndex(row => new { row.Id, row.Version }).HasDatabaseName(JuryIndex);
        model.Entity<PracticeRound>().HasIndex(row => new { row.Id, row.Version }).HasDatabaseName(PracticeIndex);
    }

    /// <summary>A command on a connection of its own, with the text and with the types of what it is asked.</summary>
    public static DbCommand Make(SolutionsDb db)
    {
        var connection = DbProviderFactories.GetFactory(db.Database.GetDbConnection())!.CreateConnection()!;
        connection.ConnectionString = db.Database.GetConnectionString();
        var command = connection.CreateCommand();
        var onSqlite = db.Database.IsSqlite();
        string[] told = onSqlite
            ? [AskedOnSqlite, MemberOnSqlite, .. new[] { BriefIndex, JuryIndex, PracticeIndex }.Select(index => $"INDEXED BY \"{index}\"")]
            : [AskedOnPostgres, MemberOnPostgres, "", "", ""];
        command.CommandText = string.Format(CultureInfo.InvariantCulture, Sql, told);
        foreach (var name in Names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        Fill(command, [new DoorQuestion(Guid.Empty, Guid.Empty, "", null, null)], atOnce: !onSqlite);
        return command;
    }

    /// <summary>In the order of <see cref="Names"/>.</summary>
    /// <param name="atOnce">On PostgreSQL; otherwise there is one question.</param>
    public static void Fill(DbCommand command, IReadOnlyList<DoorQuestion> questions, bool atOnce)
    {
        var at = 0;
        Put(question => question.ChallengeId);
        Put(question => question.PersonId);
        Put(question => question.Alias);
        Put(question => question.Known ?? NoVersion);
        Put(question => question.Sheet?.Id ?? Guid.Empty);
        Put(question => question.Sheet?.Version ?? NoVersion);

        void Put<T>(Func<DoorQuestion, T> value) => command.Parameters[at++].Value = atOnce ? questions.Select(value).ToArray() : value(questions[0]);
    }

    /// <returns>For each question its answer; null where there is no such challenge.</returns>
    public static async Task<IReadOnlyList<JuryDoor?>> ReadAsync(DbCommand command, IReadOnlyList<DoorQuestion> questions, CancellationToken cancel)
    {
        var doors = new JuryDoor?[questions.Count];
        PlainCommands.Count();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var at = (int)reader.GetInt64(9) - 1;
            doors[at] = Read(reader, questions[at].Sheet);
        }

        return doors;
    }

    private static JuryDoor Read(DbDataReader reader, OwnSheet? sheet) => new(
        reader.GetInt32(0), reader.GetGuid(1), Number(reader, 2), reader.IsDBNull(3) ? null : reader.GetBoolean(3), Number(reader, 4),
        reader.IsDBNull(5) ? null : reader.IsDBNull(7) ? sheet : Sheet(reader));

    private static OwnSheet Sheet(DbDataReader reader) =>
        new(reader.GetGuid(5), reader.GetInt32(6), JsonSerializer.Deserialize<IReadOnlyList<Score>>(reader.GetString(7), MarketJson.Tolerant)!, reader.GetBoolean(8));

    private static int? Number(DbDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetInt32(at);
}
