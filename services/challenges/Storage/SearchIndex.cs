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

    /// <summary>
    /// The vectors in a table of their own, without positions and, up to a page each, not compressed: a search for frequent words
    /// walks from the newest back, and unpacking a vector takes ten times as long as looking into it.
    /// </summary>
    public static void MoveApartOnPostgres(MigrationBuilder migration)
    {
        migration.Sql("""
            CREATE TABLE search_index ("RecencyKey" bigint PRIMARY KEY REFERENCES search_entries ON DELETE CASCADE, vector tsvector NOT NULL) WITH (toast_tuple_target = 8160);
            INSERT INTO search_index SELECT "RecencyKey", strip(vector) FROM search_entries;
            CREATE INDEX search_index_vector ON search_index USING gin (vector);
            ALTER TABLE search_entries DROP COLUMN vector;
            """);
        migration.Sql("""
            CREATE FUNCTION search_entries_index() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO search_index VALUES (new."RecencyKey", strip(to_tsvector('simple', new."Text")))
                ON CONFLICT ("RecencyKey") DO UPDATE SET vector = excluded.vector;
                RETURN NULL;
            END $$;
            CREATE TRIGGER search_entries_written AFTER INSERT OR UPDATE ON search_entries FOR EACH ROW EXECUTE FUNCTION search_entries_index();
            """);
    }

    /// <summary>Undoes <see cref="MoveApartOnPostgres"/>.</summary>
    public static void MoveBackOnPostgres(MigrationBuilder migration)
    {
        migration.Sql("DROP TRIGGER search_entries_written ON search_entries; DROP FUNCTION search_entries_index(); DROP TABLE search_index;");
        CreateOnPostgres(migration);
    }
}
