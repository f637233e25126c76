using Conversations.Purging;
using Conversations.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MigrationKit.Hosting;
using MigrationKit.Sqlite;

namespace Conversations;

/// <summary>Answers queries and keeps the conversations, for as long as the settings say.</summary>
internal static class ConversationServer
{
    private const string DefaultUrl = "http://127.0.0.1:5090";

    /// <exception cref="SettingsException">A setting of the service's own is wrong; what is wrong with the migrations' the start tells.</exception>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        SQLitePCL.Batteries_V2.Init();
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        var connectionString = builder.Configuration.GetConnectionString("Conversations") ?? "Data Source=conversations.db";
        builder.Services.AddMigrations(Migrations.Set).UseSqlite(connectionString);
        builder.Services.AddHealthChecks().AddCheck<MigrationsHealthCheck>("migrations");
        builder.Services.AddSingleton(ConversationSettings.Read(builder.Configuration));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => new ConversationDatabase(connectionString));
        builder.Services.AddSingleton<ConversationStore>();
        builder.Services.AddSingleton<StorageStatistics>();
        builder.Services.AddSingleton<Purge>();
        builder.Services.AddSingleton<QueryHandler>();
        builder.Services.AddHostedService<PurgeSchedule>();
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        app.MapPost("/query", (HttpRequest request, QueryHandler handler) => handler.AnswerAsync(request));
        app.MapGet("/storage-stats", (StorageStatistics statistics, string accountId = Query.DefaultAccount) => statistics.Of(accountId));
        app.MapPost("/purge", (Purge purge, string accountId = Query.DefaultAccount) => purge.Run(accountId));
        app.MapHealthChecks("/health", new() { ResponseWriter = WriteHealthAsync });
        return app;
    }

    private static Task WriteHealthAsync(HttpContext context, HealthReport report)
    {
        var migrations = report.Entries["migrations"];
        return context.Response.WriteAsJsonAsync(new { status = report.Status.ToString(), migrations.Description, migrations.Data });
    }
}
