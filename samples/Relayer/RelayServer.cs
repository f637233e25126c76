using Microsoft.Data.Sqlite;

namespace Relayer;

/// <summary>The relay: devices register with a code that another device made, and get commands.</summary>
internal static class RelayServer
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    // SQLITE_CONSTRAINT: a role that does not exist, a device that nobody knows.
    private const int Constraint = 19;

    public static WebApplication Build(RelayDatabase database, string[] args, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        var devices = new Devices(database, time ?? TimeProvider.System);
        var commands = new Commands(database, time ?? TimeProvider.System);
        var app = builder.Build();
        app.MapGet("/health", () => Results.Ok(new { status = "ok" }));
        app.MapPost("/devices", (NewDevice device) => Refusing(() => devices.Add(device)));
        app.MapPost("/devices/{id}/registration-codes", (string id) => Refusing(() => devices.AddCode(id)));
        app.MapPost("/commands", (NewCommand command) => Refusing(() => commands.Add(command)));
        app.MapGet("/commands/{id}", commands.Find);
        return app;
    }

    private static IResult Refusing(Func<IResult> add)
    {
        try
        {
            return add();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Constraint)
        {
            return Results.BadRequest(new { error = e.Message });
        }
    }
}
