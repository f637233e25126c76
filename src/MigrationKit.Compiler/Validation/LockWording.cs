using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation;

/// <summary>The phrases that the messages of the lock gate share, so that all of them name the same remedies.</summary>
internal sealed class LockWording(ValidationContext context, LockDifference difference)
{
    /// <summary>"is locked", or where it is applied: an environment's lock file says what its database has had.</summary>
    public string IsLocked
    {
        get
        {
            var environment = context.Sequence.LockFiles
                .FirstOrDefault(file => file.Path == difference.LockPath)?.Environment;
            return string.IsNullOrEmpty(environment)
                ? "is locked"
                : $"is applied in {environment} ({difference.LockPath})";
        }
    }

    public string Restore => Command.Restore(context, difference.Path);

    public string New => Command.New(context);

    public string Folder => context.SetFolder;
}
