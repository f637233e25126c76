namespace MigrationKit.Tool.Output;

/// <summary>A step of a dry run.</summary>
internal sealed record PlannedInfo(string Id, string File, MigrationDirection Direction, MigrationAction Action, string? Note, string Sql)
{
    public static PlannedInfo Of(PlannedStep step, string folder) => new(
        step.Migration.Id,
        Path.Combine(folder, (step.Script ?? step.Migration.Up).File),
        step.Direction,
        step.Action,
        step.Note,
        step.GetSql());
}
