namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>Statements that touch what belongs to the engine or to another program.</summary>
internal sealed class NameHazards(ScannedText text, List<Hazard> hazards)
{
    private const string HistoryTable = "migration_history";

    public void Find(StatementTokens statement)
    {
        var cursor = new TokenCursor(text, statement.Verb + 1, statement.End);
        switch (statement.Kind)
        {
            case StatementKind.Create:
                FindCreated(cursor);
                break;
            case StatementKind.Drop or StatementKind.Alter:
                FindChanged(cursor);
                break;
            case StatementKind.Pragma when Pragma.Of(text, statement) is { Name: "writable_schema", SwitchesOn: true }:
                hazards.Add(new Hazard(HazardKind.WritableSchema, cursor.SpanOf(statement.First, statement.End), ""));
                break;
        }
    }

    private static string? OwnerOf(string name) =>
        Begins(name, "sqlite_") ? "SQLite, which refuses it"
        : Begins(name, "_cf_") ? "Cloudflare's databases, which refuse it"
        : Begins(name, "_litestream_") ? "Litestream, which keeps its own state there"
        : string.Equals(name, HistoryTable, StringComparison.OrdinalIgnoreCase) ? "MigrationKit, which keeps the history of this database there"
        : null;

    private static bool Begins(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private void FindCreated(TokenCursor cursor)
    {
        while (cursor.Is("TEMP") || cursor.Is("TEMPORARY") || cursor.Is("UNIQUE") || cursor.Is("VIRTUAL"))
        {
            cursor.At++;
        }

        if (!cursor.Take("TABLE") && !cursor.Take("VIEW") && !cursor.Take("INDEX") && !cursor.Take("TRIGGER"))
        {
            return;
        }

        if (cursor.Take("IF", "NOT"))
        {
            cursor.Take("EXISTS");
        }

        Report(cursor);
    }

    private void FindChanged(TokenCursor cursor)
    {
        if (!cursor.Take("TABLE"))
        {
            return;
        }

        cursor.Take("IF", "EXISTS");
        Report(cursor);
        if (cursor.Take("RENAME", "TO"))
        {
            Report(cursor);
        }
    }

    private void Report(TokenCursor cursor)
    {
        if (cursor.IsAtEnd)
        {
            return;
        }

        var name = cursor.TakeName();
        if (OwnerOf(name) is { } owner)
        {
            hazards.Add(new Hazard(HazardKind.ReservedName, cursor.SpanOf(cursor.At - 1, cursor.At), name, owner));
        }
    }
}
