using Spectre.Console;

namespace MigrationKit.Tool.Output;

/// <summary>Moves the bar by statements, so that one long migration is seen to go on.</summary>
internal sealed class ProgressBar(ProgressTask task) : IProgress<MigrationProgress>
{
    public void Report(MigrationProgress value)
    {
        var within = value.Statements == 0 ? 0 : (double)value.Statement / value.Statements;
        task.MaxValue = Math.Max(1, value.Migrations);
        task.Value = Math.Max(0, value.Migration - 1) + (value.Phase == MigrationPhase.Done ? 1 : within);

        // The description is markup; an id may hold brackets.
        task.Description = Markup.Escape(value.Phase switch
        {
            MigrationPhase.Locking => "waiting for the lock",
            MigrationPhase.Committing => "committing",
            MigrationPhase.BackingUp => "backing up",
            MigrationPhase.Checking => "checking",
            _ => FormattableString.Invariant($"{Visible.Of(value.MigrationId)} ({value.Migration} of {value.Migrations})"),
        });
    }
}
