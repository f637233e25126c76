using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>Tells the options' listener where the run is: the provider counts statements, this adds which migration of how many.</summary>
internal sealed class RunProgress(IProgress<MigrationProgress> listener) : IProgress<ScriptProgress>
{
    private int _migration;
    private int _migrations;
    private PlannedStep? _step;
    private int _pieces;

    /// <param name="steps">How many are still to come: another process may have done, or undone, some of them meanwhile.</param>
    public void Expect(int steps) => _migrations = _migration + steps;

    public void Locking() => listener.Report(new(MigrationPhase.Locking, "", _migration, _migrations, 0, 0));

    public void Committing() => listener.Report(new(MigrationPhase.Committing, "", _migration, _migrations, 0, 0));

    public void BackingUp() => listener.Report(new(MigrationPhase.BackingUp, "", _migration, _migrations, 0, 0));

    public void Checking() => listener.Report(new(MigrationPhase.Checking, "", _migration, _migrations, 0, 0));

    public void Begin(PlannedStep step)
    {
        _step = step;
        _migration++;
        _pieces = step.Script is { } script ? Pieces(script) : 0;
        Tell(MigrationPhase.Running, step.ResumeAt);
    }

    public void End() => Tell(MigrationPhase.Done, _pieces);

    // The provider knows best what it runs; before it says so, the script does.
    void IProgress<ScriptProgress>.Report(ScriptProgress value)
    {
        _pieces = value.Statements;
        Tell(MigrationPhase.Running, value.Statement, value.Line);
    }

    private static int Pieces(MigrationScript script) =>
        script.StatementCount - script.LeftOut.Count + script.Directives.Count(directive => directive.Name == "step");

    private void Tell(MigrationPhase phase, int statement, int? line = null) => listener.Report(
        new(phase, _step!.Migration.Id, _migration, _migrations, statement, _pieces) { Line = line });
}
