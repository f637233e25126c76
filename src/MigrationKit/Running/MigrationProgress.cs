namespace MigrationKit;

/// <summary>How far a run has come.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="MigrationId">The migration it is at; empty while locking and committing.</param>
/// <param name="Migration">Which migration of the run it is at, from 1; 0 before the first.</param>
/// <param name="Migrations">How many migrations the run has.</param>
/// <param name="Statement">Statements and steps of the migration completed.</param>
/// <param name="Statements">Statements and steps that the migration runs. Statements that the runner does the work of (BEGIN and COMMIT) do not count.</param>
public readonly record struct MigrationProgress(
    MigrationPhase Phase, string MigrationId, int Migration, int Migrations, int Statement, int Statements)
{
    /// <summary>The line of the script's file that the last completed statement or step begins at, from 1; null where there is none, and where it is not known.</summary>
    public int? Line { get; init; }

    /// <summary>The progress for a person: <c>running '0002_add_email' (2 of 5), 3 of 4 statements</c>, or the phase alone.</summary>
    public override string ToString() => Phase switch
    {
        MigrationPhase.Locking => "taking the lock",
        MigrationPhase.BackingUp => "backing up",
        MigrationPhase.Checking => "checking what is about to be committed",
        MigrationPhase.Committing => "committing",
        MigrationPhase.Done => FormattableString.Invariant($"done '{MigrationId}' ({Migration} of {Migrations})"),
        _ => FormattableString.Invariant($"running '{MigrationId}' ({Migration} of {Migrations}), {Statement} of {Number.Of(Statements, "statement")}"),
    };
}
