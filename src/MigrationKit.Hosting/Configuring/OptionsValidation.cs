using System.Globalization;
using Microsoft.Extensions.Options;

namespace MigrationKit.Hosting.Configuring;

/// <summary>Judges a set's options before anything starts; all that is wrong at once.</summary>
internal sealed class OptionsValidation(MigrationRegistration registration) : IValidateOptions<MigrationHostingOptions>
{
    public ValidateOptionsResult Validate(string? name, MigrationHostingOptions options)
    {
        if (name != registration.Name)
        {
            return ValidateOptionsResult.Skip;
        }

        var problems = Problems(options).Select(problem => $"Migrations '{name}': {problem}").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(MigrationHostingOptions options)
    {
        if (registration.CreateDatabase is null)
        {
            yield return "no database is named. Follow AddMigrations(…) with UseSqlite(…), or UseDatabase(…) for another provider.";
        }

        foreach (var problem in options.Unreadable)
        {
            yield return problem;
        }

        if (string.IsNullOrWhiteSpace(options.HistoryTable))
        {
            yield return "HistoryTable is empty; it has to be the name of a table.";
        }

        if (options.BackupKeep < 1)
        {
            yield return $"BackupKeep is {options.BackupKeep.ToString(CultureInfo.InvariantCulture)}; the back-up that was just taken stays, so it has to be 1 or more.";
        }

        if (options.RequireAtMostRows < 0)
        {
            yield return $"RequireAtMostRows is {options.RequireAtMostRows.Value.ToString(CultureInfo.InvariantCulture)}; it has to be zero or more.";
        }

        if (!Enum.IsDefined(options.TransactionMode))
        {
            yield return $"TransactionMode is {options.TransactionMode:d}; it has to be one of {string.Join(", ", Enum.GetNames<TransactionMode>())}.";
        }

        if (!Enum.IsDefined(options.Mode))
        {
            yield return $"Mode is {options.Mode:d}; it has to be one of {string.Join(", ", Enum.GetNames<MigrationMode>())}.";
        }

        foreach (var (key, value, least) in Times(options))
        {
            if (value < least && !(value == Timeout.InfiniteTimeSpan && key == nameof(options.LockTimeout)))
            {
                yield return $"{key} is {value:c}; it has to be {(least == TimeSpan.Zero ? "zero or more" : "more than zero")}.";
            }
        }
    }

    private static IEnumerable<(string Key, TimeSpan Value, TimeSpan Least)> Times(MigrationHostingOptions options)
    {
        var moreThanZero = TimeSpan.FromTicks(1);
        yield return (nameof(options.LockTimeout), options.LockTimeout, TimeSpan.Zero);
        yield return (nameof(options.WaitTimeout), options.WaitTimeout, TimeSpan.Zero);
        yield return (nameof(options.WaitInterval), options.WaitInterval, moreThanZero);
        yield return (nameof(options.StatementTimeout), options.StatementTimeout ?? moreThanZero, moreThanZero);
    }
}
