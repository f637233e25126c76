using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Populating;
using MigrationKit.Replay.Running;
using SqlScanner = MigrationKit.Compiler.Parsing.SqlScanner;

namespace MigrationKit.Replay.Observing;

/// <summary>The second run: every table has rows before each migration, and what becomes of them is looked at.</summary>
internal sealed class PopulatedReplay : IDisposable
{
    private readonly RunningMark _mark;
    private readonly List<ReplayFact> _facts;
    private readonly BrokenObjects _broken;

    private readonly KnownTables _known = new();
    private ScratchDatabase _database;
    private bool _hasEmptyTables;
    private bool _replaces;

    /// <param name="before">The database before the first migration to try; a copy is taken.</param>
    /// <param name="mark">Where it is noted what runs.</param>
    /// <param name="facts">Where what is seen is added.</param>
    public PopulatedReplay(ScratchDatabase before, RunningMark mark, List<ReplayFact> facts)
    {
        _mark = mark;
        _facts = facts;
        _broken = new BrokenObjects(facts);
        _database = before.Copy();
        _hasEmptyTables = _database.Query("SELECT 1 FROM main.sqlite_master LIMIT 1").Count > 0;
        _replaces = TableShape.ReplacesRows(_database);
    }

    /// <param name="migration">It runs on the database without made-up rows.</param>
    /// <param name="applied">That database, with the migration applied.</param>
    /// <param name="asks">Whether what the script ensures can be asked.</param>
    /// <param name="isBehindStep">An earlier migration has a step, which may have mended the rows that were made up.</param>
    /// <returns>Whether all of it could be seen: nothing failed.</returns>
    public bool Run(SequencedMigration migration, ScratchDatabase applied, bool asks, bool isBehindStep)
    {
        var (file, script) = (migration.UpFile, migration.Up);
        _broken.NoteMade(file, script);
        var names = NamesIn(script);
        new TableFiller(_database, _known).Fill(_hasEmptyTables && Reaches(file, script) ? names.Concat(Referring.To(_database, names)) : names);
        _replaces |= script.Text.Contains("REPLACE", StringComparison.OrdinalIgnoreCase) && script.Text.Contains("CONFLICT", StringComparison.OrdinalIgnoreCase);
        var observer = new RowObserver(_database, file, _replaces);
        var rebuilds = TableRebuild.Before(_database, file, script);
        var views = ViewRebuild.Before(_database, file, script);
        var complaints = Complaints.AreWorthAsking(file, script) ? Complaints.Of(_database) : null;
        var broken = BrokenObjects.AreWorthAsking(script) ? BrokenObjects.Of(_database, BrokenObjects.Drops(script)) : null;
        using var demands = isBehindStep || UnrunSteps.AreIn(script) ? null : NewDemands.Before(_database, file, script, rebuilds.Count > 0, names, _known.Late, _mark);
        var failure = new ScriptReplay(_database, _mark)
            .Run(file, script, asks && Conditions.AreIn(script) ? new Conditions(_database, file, script, "rows that were made up", _facts, observer) : observer);
        if (MakesTables(file, script))
        {
            _known.Forget(names);
        }

        if (failure is not null)
        {
            if (!isBehindStep && !UnrunSteps.StandBefore(script, failure.Span))
            {
                Add(file, script, failure);
            }

            StartAgain(applied);
            return false;
        }

        _facts.AddRange(observer.Facts());
        if (demands is not null)
        {
            _facts.AddRange(demands.Try(_database, file, script));
        }

        _facts.AddRange(rebuilds.SelectMany(rebuild => rebuild.After(_database, file, script)));
        _facts.AddRange(views.SelectMany(view => view.After(_database, file, script)));
        if (broken is not null)
        {
            _broken.Note(file, script, broken, _database);
        }


        if (complaints is not null)
        {
            var span = script.Statements.LastOrDefault(statement => statement.Kind == StatementKind.Drop)?.Span ?? script.Statements.FirstOrDefault()?.Span ?? script.Span;
            _facts.AddRange(Complaints.Of(_database).Except(complaints).Select(complaint => new ReplayFact(ReplayFactKind.Violation, file.Path, span, complaint)));
        }

        // Again: for the next one, and to say at the migration that made a table that it cannot be filled.
        foreach (var (table, reason) in new TableFiller(_database, _known).Fill(names))
        {
            _facts.Add(new ReplayFact(ReplayFactKind.TableNotFilled, file.Path, NamingPlace.Of(file, script, table), table, reason));
        }

        return true;
    }

    /// <summary>Told when all migrations of the set have run.</summary>
    /// <param name="isWhole">No step was left out, which may have made what is missing.</param>
    public void End(bool isWhole) => _broken.Tell(_database, isWhole);

    public void Dispose() => _database.Dispose();

    private void Add(SqlFile file, SqlScript script, ScriptFailure failure)
    {
        if (RowFailure.KindOf(file, script, failure) is { } kind)
        {
            var dropped = StatementWords.Dropped(new StatementText(file, failure.Span), "TABLE");
            _facts.Add(new ReplayFact(kind, file.Path, failure.Span, failure.Error.Message, "SQLite " + _database.Engine.Version)
            {
                Table = dropped is null ? "" : TableShape.Read(_database, dropped)?.Name ?? dropped,
            });
        }
    }

    private void StartAgain(ScratchDatabase applied)
    {
        _database.Dispose();
        _database = applied.Copy();
        _hasEmptyTables = true;
        _known.Whole.Clear();
    }

    // Of a thousand tables only those that a script names need rows, and those that its drops and replacements reach.
    private static HashSet<string> NamesIn(SqlScript script)
    {
        var scanned = SqlScanner.Scan(script.Text, SqlDialect.Sqlite);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < scanned.Tokens.Length; at++)
        {
            if (SqlName.IsAt(scanned, at) && SqlName.Of(scanned, scanned.Tokens[at]) is var name
                && (scanned.Tokens[at].Kind != TokenKind.Word || !ReservedWords.Contains(name)))
            {
                names.Add(name);
            }
        }

        return names;
    }

    // CREATE TABLE in all its forms, ALTER TABLE, and what may do anything.
    private static bool MakesTables(SqlFile file, SqlScript script) => script.Statements.Any(statement => statement.Kind switch
    {
        StatementKind.Create => file.Text.AsSpan(statement.Span.Start, statement.Span.Length).Contains("TABLE", StringComparison.OrdinalIgnoreCase),
        StatementKind.Insert or StatementKind.Update or StatementKind.Delete or StatementKind.Select or StatementKind.Drop => false,
        _ => true,
    });

    private bool Reaches(SqlFile file, SqlScript script) => script.Statements.Any(statement => statement.Kind switch
    {
        StatementKind.Drop or StatementKind.Delete => true,
        StatementKind.Insert or StatementKind.Update => _replaces || file.Text.AsSpan(statement.Span.Start, statement.Span.Length).Contains("REPLACE", StringComparison.OrdinalIgnoreCase),
        _ => false,
    });
}
