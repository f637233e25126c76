namespace MigrationKit.Tool.Output;

/// <summary>A step of a dry run.</summary>
internal sealed record PlannedInfo(string Id, string File, MigrationDirection Direction, MigrationAction Action, string? Note, string Sql)
{
    public static PlannedInfo Of(PlannedStep step) => new(
        step.Migration.Id,
        (step.Script ?? step.Migration.Up).File,
        step.Direction,
        step.Action,
        step.Note,
        step.GetSql());
}
