using System.Diagnostics;

namespace MigrationKit.Sqlite.TestApp;

/// <summary>A line a statement, <c>statement 0003_c 2</c>, and where it is wanted the end of the process at one of the reports.</summary>
/// <param name="killAt">The report, from 1, at which the process kills itself with SIGKILL; null for never.</param>
/// <param name="spin">How often a thread beside the run spins before it does; 0 for at once, between two calls of the engine.</param>
internal sealed class StatementLines(int? killAt, int spin) : IProgress<MigrationProgress>
{
    private int _reports;

    public void Report(MigrationProgress value)
    {
        if (value.Phase == MigrationPhase.Running)
        {
            Console.WriteLine(FormattableString.Invariant($"statement {value.MigrationId} {value.Statement}"));
        }

        if (++_reports == killAt)
        {
            if (spin == 0)
            {
                Kill();
            }

            new Thread(() =>
            {
                Thread.SpinWait(spin);
                Kill();
            })
            { IsBackground = true }.Start();
        }
    }

    private static void Kill() => Process.GetCurrentProcess().Kill();
}
