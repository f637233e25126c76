using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>Tells the options' listener where the run is: the provider counts statements, this adds which migration of how many.</summary>
internal sealed class RunProgress(IProgress<MigrationProgress> listener, int migrations) : IProgress<ScriptProgress>
{
    private int _migration;
    private PlannedStep? _step;

    public void Locking() => listener.Report(new(MigrationPhase.Locking, "", _migration, migrations, 0, 0));

    public void Committing() => listener.Report(new(MigrationPhase.Committing, "", _migration, migrations, 0, 0));

    public void BackingUp() => listener.Report(new(MigrationPhase.BackingUp, "", _migration, migrations, 0, 0));

    public void Checking() => listener.Report(new(MigrationPhase.Checking, "", _migration, migrations, 0, 0));

    public void Begin(PlannedStep step)
    {
        _step = step;
        _migration++;
        Tell(MigrationPhase.Running, step.ResumeAt);
    }

    public void End() => Tell(MigrationPhase.Done, _step!.Script?.StatementCount ?? 0);

    void IProgress<ScriptProgress>.Report(ScriptProgress value) => Tell(MigrationPhase.Running, value.Statement);

    private void Tell(MigrationPhase phase, int statement) => listener.Report(
        new(phase, _step!.Migration.Id, _migration, migrations, statement, _step.Script?.StatementCount ?? 0));
}
