namespace MigrationKit;

/// <summary>What a run would do with one migration.</summary>
public sealed class PlannedStep
{
    internal PlannedStep(Migration migration, MigrationDirection direction, MigrationAction action, int resumeAt, string? note)
    {
        Migration = migration;
        Direction = direction;
        Action = action;
        ResumeAt = resumeAt;
        Note = note;
    }

    /// <summary>The migration.</summary>
    public Migration Migration { get; }

    /// <summary>Applied or taken back.</summary>
    public MigrationDirection Direction { get; }

    /// <summary>Whether its script would run.</summary>
    public MigrationAction Action { get; }

    /// <summary>Statements that an interrupted run has completed; 0 otherwise.</summary>
    public int ResumeAt { get; }

    /// <summary>Why the action is not the usual one, for showing it; null where it is.</summary>
    public string? Note { get; }

    /// <summary>The script that would run; null where only the history changes.</summary>
    public MigrationScript? Script => Action == MigrationAction.RecordOnly ? null : Direction == MigrationDirection.Up ? Migration.Up : Migration.Down;

    /// <summary>The SQL that would run; empty where only the history changes.</summary>
    public string GetSql() => Script?.GetText() ?? "";

    /// <summary>The migration's id.</summary>
    public override string ToString() => Migration.Id;
}
