using Microsoft.Extensions.Options;
using MigrationKit.Hosting.Configuring;

namespace MigrationKit.Hosting;

/// <summary>
/// The host does not start, because a database is not as the program needs it. Its text is the message alone:
/// what happened, to which migration, and what to do next, without the stack of a host that was starting.
/// </summary>
public sealed class MigrationStartException : Exception
{
    internal MigrationStartException(string set, MigrationException error)
        : base(SettingNames.In(error.Message), error)
    {
        Set = set;
        Error = error;
    }

    internal MigrationStartException(string set, string message, IReadOnlyList<string> pending, MigrationException? error = null)
        : base(SettingNames.In(message), error)
    {
        Set = set;
        Pending = pending;
        Error = error;
    }

    internal MigrationStartException(string set, string message, OptionsValidationException error)
        : base(message, error) => Set = set;

    /// <summary>The name that the set was added under.</summary>
    public string Set { get; }

    /// <summary>What the run or the look at the database ended with, with its facts as properties; null where migrations are only pending, or the options are wrong.</summary>
    public MigrationException? Error { get; }

    /// <summary>Ids of the migrations that this instance may not apply itself (<see cref="MigrationMode"/>); else empty.</summary>
    public IReadOnlyList<string> Pending { get; } = [];

    /// <summary>The message: hosts and the runtime print this.</summary>
    public override string ToString() => Message;
}
