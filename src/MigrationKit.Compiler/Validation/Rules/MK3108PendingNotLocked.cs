using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>Also where no lock file exists: in continuous integration, what is not locked is about to ship unguarded.</summary>
internal sealed class MK3108PendingNotLocked() : Rule("MK3108", "Pending migration not locked", Severity.Warning)
{
    public override bool ConcernsTheFile => true;

    public override bool Judges(ValidationContext context, string path) => context.IsContinuousIntegration;

    public override IEnumerable<Problem> Check(ValidationContext context) =>
        context.IsContinuousIntegration ? Pending(context) : [];

    private IEnumerable<Problem> Pending(ValidationContext context) =>
        from migration in context.Sequence.Migrations
        where !migration.IsLocked && migration.Name.Kind == MigrationKind.Versioned
        select At(
            migration.UpFile.Path,
            ValidationContext.FirstLine(migration.UpFile),
            $"Migration '{migration.Id}' is not locked, so a later edit of it goes unnoticed. Run {Command.Lock(context)} and commit "
            + "the lock file.");
}
