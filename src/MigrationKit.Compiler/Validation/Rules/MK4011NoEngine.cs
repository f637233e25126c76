namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4011NoEngine()
    : ReplayFactRule("MK4011", "No engine to replay on", Severity.Warning, ReplayFactKind.NoEngine)
{
    // It depends on the machine.
    public override bool Judges(ValidationContext context, string path) => false;

    public override bool ConcernsTheFile => true;

    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"The migrations were not run, because no SQLite was found: {fact.Detail}. Reference a package that brings one "
        + "(SQLitePCLRaw.bundle_e_sqlite3), or switch the replay off with MigrationKitReplay=false.";
}
