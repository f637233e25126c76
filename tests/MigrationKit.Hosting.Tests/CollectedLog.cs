using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Hosting.Tests;

/// <summary>What a host has logged.</summary>
public sealed class CollectedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<Entry> _entries = [];

    public IReadOnlyList<Entry> Entries => [.. _entries];

    /// <summary>Ids and names of the entries of MigrationKit.</summary>
    public IEnumerable<string> Events => Entries.Where(entry => entry.Category == "MigrationKit").Select(entry => $"{entry.Id.Id} {entry.Id.Name}");

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // Entries outlive the host.
    }

    public sealed record Entry(string Category, LogLevel Level, EventId Id, string Message, Exception? Exception);

    private sealed class Logger(CollectedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log._entries.Enqueue(new Entry(category, logLevel, eventId, formatter(state, exception), exception));
    }
}
