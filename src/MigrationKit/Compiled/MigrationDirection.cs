namespace MigrationKit;

/// <summary>Which of a migration's scripts is meant.</summary>
public enum MigrationDirection
{
    /// <summary>The up script: applies the migration.</summary>
    Up,

    /// <summary>The down script: takes it back.</summary>
    Down,
}
