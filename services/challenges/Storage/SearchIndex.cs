using Microsoft.EntityFrameworkCore.Migrations;

namespace Market.Challenges.Storage;

/// <summary>
/// The full-text index over <c>search_entries</c>, which the model cannot describe: the Initial migration calls this at the end
/// of its Up. The text is folded already, so that both engines index the same words.
/// </summary>
internal static class SearchIndex
{
    /// <summary>
    /// FTS5 without a copy of the text, kept up to date by triggers; RecencyKey is the table's integer key, so it survives a
    /// VACUUM. The ascii tokenizer splits at the spaces that folding left. Prefixes up to ten letters have lists of their own:
    /// without one, FTS5 merges the lists of all words with the prefix, however few rows are asked for.
    /// </summary>
    public static void CreateOnSqlite(MigrationBuilder migration)
    {
        migration.Sql("""
            CREATE VIRTUAL TABLE search_index USING fts5(Text, content='search_entries', content_rowid='RecencyKey', tokenize='ascii', detail=none, prefix='1 2 3 4 5 6 7 8 9 10');
            """);
        migration.Sql("""
            CREATE TRIGGER search_entries_added AFTER INSERT ON search_entries BEGIN
                INSERT INTO search_index(rowid, Text) VALUES (new.RecencyKey, new.Text);
            END;
            """);
        migration.Sql("""
            CREATE TRIGGER search_entries_removed AFTER DELETE ON search_entries BEGIN
                INSERT INTO search_index(search_index, rowid, Text) VALUES ('delete', old.RecencyKey, old.Text);
            END;
            """);
        migration.Sql("""
            CREATE TRIGGER search_entries_changed AFTER UPDATE ON search_entries BEGIN
                INSERT INTO search_index(search_index, rowid, Text) VALUES ('delete', old.RecencyKey, old.Text);
                INSERT INTO search_index(rowid, Text) VALUES (new.RecencyKey, new.Text);
            END;
            """);
    }

    /// <summary>No stemming: the Dutch stemmer misses plurals, while a prefix finds them.</summary>
    public static void CreateOnPostgres(MigrationBuilder migration)
    {
        migration.Sql("""ALTER TABLE search_entries ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', "Text")) STORED;""");
        migration.Sql("CREATE INDEX search_entries_vector ON search_entries USING gin (vector);");
    }
}
