using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>Also where no lock file exists: in continuous integration, what is not locked is about to ship unguarded.</summary>
internal sealed class MK3108PendingNotLocked() : Rule("MK3108", "Pending migration not locked", Severity.Warning)
{
    public override IEnumerable<Problem> Check(ValidationContext context) =>
        from migration in context.Sequence.Migrations
        where context.IsContinuousIntegration && !migration.IsLocked && migration.Name.Kind == MigrationKind.Versioned
        select At(
            migration.UpFile.Path,
            ValidationContext.FirstLine(migration.UpFile),
            $"Migration '{migration.Id}' is not locked, so a later edit of it goes unnoticed. Run {Command.Lock(context)} and commit "
            + "the lock file.");
}
