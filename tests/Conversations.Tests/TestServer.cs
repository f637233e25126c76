using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Conversations.Tests;

/// <summary>The real server on a free port of this machine, with a clock of the test's.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestServer(WebApplication app, ManualTime time, ConcurrentQueue<string> log)
    {
        _app = app;
        Time = time;
        Log = log;
        Url = app.Urls.Single();
        Client = new Client(Url);
    }

    public ManualTime Time { get; }

    public ConcurrentQueue<string> Log { get; }

    public string Url { get; }

    public Client Client { get; }

    public static async Task<TestServer> StartAsync(TempDatabase database, params string[] settings)
    {
        var time = new ManualTime();
        var log = new ConcurrentQueue<string>();
        var app = ConversationServer.Build(
            ["--urls=http://127.0.0.1:0", $"--ConnectionStrings:Conversations={database.ConnectionString}", .. settings.Select(setting => "--" + setting)],
            services =>
            {
                services.AddSingleton<TimeProvider>(time);
                services.AddLogging(logging => logging.ClearProviders().AddProvider(new LogLines(log)));
            });
        await app.StartAsync();
        return new TestServer(app, time, log);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class LogLines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
            // The lines outlive the server.
        }
    }
}
