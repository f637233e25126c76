using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using MigrationKit.Sqlite;

namespace MigrationKit.Hosting.Tests;

/// <summary>The tables of docs/operations.md say what the program says: what others build alerts on is promised there.</summary>
public sealed partial class OperationsPageTests : IDisposable
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs/operations.md"));

    private readonly TempDatabase _database = new();

    private static IEnumerable<(MethodInfo Method, LoggerMessageAttribute Event)> Messages =>
        from type in typeof(MigrationsBuilder).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        orderby message.EventId
        select (method, message);

    [Fact]
    public void TheEventsAreTheTables() =>
        Assert.Equal(
            Messages.Select(message => $"| {message.Event.EventId} | {message.Method.Name} | {message.Event.Level} "),
            Page.Where(line => line.StartsWith("| 10", StringComparison.Ordinal)).Select(line => string.Join('|', line.Split('|')[..4])));

    [Fact]
    public void NoEventIdIsUsedTwice() =>
        Assert.Equal(Messages.Count(), Messages.Select(message => message.Event.EventId).Distinct().Count());

    [Fact]
    public async Task TheSettingsAreTheTables()
    {
        using var host = TestHost.Of(Sets.One, _database, "Nonsense=x");
        var error = await host.FailAsync();

        var known = error.Message[(error.Message.IndexOf("There are ", StringComparison.Ordinal) + "There are ".Length)..].Split('\n')[0].TrimEnd('.').Split(", ");
        Assert.Equal(known, Rows("| key |").SelectMany(row => Code().Matches(row.Split('|')[1])).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void TheModesAreTheTables() =>
        Assert.Equal(Enum.GetNames<MigrationMode>(), Rows("| mode |").Select(row => Code().Match(row).Groups[1].Value));

    [Fact]
    public async Task TheMetricsAreTheTables()
    {
        var published = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == "MigrationKit")
                {
                    published.Add($"| `{instrument.Name}` | `{instrument.Unit}` ");
                }
            },
        };
        await TestHost.MigrateAsync(Sets.One, _database);
        listener.Start();

        Assert.Equal(
            published.Order(StringComparer.Ordinal),
            Rows("| metric |").Select(row => string.Join('|', row.Split('|')[..3])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryKindOfErrorHasAWayOut() =>
        Assert.Equal(
            Enum.GetNames<MigrationErrorKind>().Order(StringComparer.Ordinal),
            Rows("| kind |").SelectMany(row => Code().Matches(row.Split('|')[1])).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));

    /// <summary>What is looked up in the page is what the program says.</summary>
    [Fact]
    public void EveryMessageThatIsQuotedIsOneOfOurs()
    {
        var sources = string.Concat(((string[])["MigrationKit", "MigrationKit.Sqlite", "MigrationKit.Hosting"])
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src", project), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText));
        var quoted = Rows("| kind |").Concat(Rows("| the message ends with |"))
            .SelectMany(row => Quoted().Matches(row.Split('|')[row.StartsWith("| \"", StringComparison.Ordinal) ? 1 : 2])).Select(match => match.Groups[1].Value)
            .Concat(Quoted().Matches(Page.Single(line => line.StartsWith("An instance that may not migrate", StringComparison.Ordinal))).Select(match => match.Groups[1].Value))
            .ToList();

        Assert.True(quoted.Count > 40);
        Assert.All(quoted, text => Assert.Contains(text, sources, StringComparison.Ordinal));
    }

    /// <summary>The deployment checklist names calls; each is there under that name.</summary>
    [Fact]
    public void EveryCallOfTheChecklistExists()
    {
        var types = new[] { typeof(Migrator).Assembly, typeof(SqliteMigrator).Assembly }.SelectMany(assembly => assembly.GetExportedTypes()).ToList();
        var members = types.SelectMany(type => type.GetMembers().Select(member => $"{type.Name}.{member.Name}")).ToHashSet(StringComparer.Ordinal);
        var called = Rows("| line |").SelectMany(row => Call().Matches(row.Split('|')[2])).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(called.Count > 15);
        Assert.All(called, call => Assert.True(
            call.Contains('.', StringComparison.Ordinal) ? members.Contains(call) : members.Any(member => member.EndsWith("." + call, StringComparison.Ordinal)), call));
    }

    public void Dispose() => _database.Dispose();

    // The rows below a header, up to the end of its table.
    private static IEnumerable<string> Rows(string header) =>
        Page.SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'));

    // `RehearseAsync`, `MigrationReport.BackupPath`, `RollbackToAsync<T>`
    [GeneratedRegex(@"`([A-Z]\w+(?:\.\w+)?)(?:<T>)?`")]
    private static partial Regex Call();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Code();
}
