using System.Data.Common;

namespace MigrationKit;

/// <summary>What a <see cref="MigrationCheck"/> gets to judge by. It is called before each commit of a run, forwards and back.</summary>
public sealed class MigrationCheckContext
{
    internal MigrationCheckContext(DbConnection connection, IReadOnlyList<PlannedStep> steps, bool endsTheRun, bool isRehearsal)
    {
        Connection = connection;
        Direction = steps[0].Direction;
        Migrations = [.. steps.Select(step => step.Migration)];
        EndsTheRun = endsTheRun;
        IsRehearsal = isRehearsal;
    }

    /// <summary>
    /// The connection of the run, inside its transaction where it has one. Neither close it nor commit; what the check writes is committed too.
    /// </summary>
    public DbConnection Connection { get; }

    /// <summary>Whether the migrations are being applied or taken back: after a roll-back, what they had added is gone.</summary>
    public MigrationDirection Direction { get; }

    /// <summary>The migrations that are about to be committed, in the order in which they ran; a baseline's are only recorded.</summary>
    public IReadOnlyList<Migration> Migrations { get; }

    /// <summary>This commit is the run's last. A run is one commit unless its scripts or its transaction mode ask for more.</summary>
    public bool EndsTheRun { get; }

    /// <summary>The connection is to the copy of a rehearsal (<see cref="Migrator.RehearseAsync"/>), not to the database.</summary>
    public bool IsRehearsal { get; }
}
