using Microsoft.Data.Sqlite;

namespace Relayer;

/// <summary>The relay: devices register with a code, and send each other commands.</summary>
internal static class RelayServer
{
    public static WebApplication Build(string connectionString, string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseUrls("http://127.0.0.1:5080");
        var app = builder.Build();
        app.MapGet("/health", () => Results.Ok(new { status = "ok" }));
        app.MapPost("/devices", (NewDevice device) => AddDevice(connectionString, device));
        app.MapPost("/commands", (NewCommand command) => AddCommand(connectionString, command));
        app.MapGet("/commands/{id}", (string id) => FindCommand(connectionString, id));
        return app;
    }

    private static IResult AddDevice(string connectionString, NewDevice device)
    {
        var id = Guid.NewGuid().ToString("N");
        using var connection = Open(connectionString);
        Execute(
            connection,
            "INSERT INTO devices (id, name, role, public_key, created_at) VALUES ($id, $name, $role, $key, $now)",
            ("$id", id), ("$name", device.Name), ("$role", device.Role), ("$key", device.PublicKey), ("$now", Now()));
        return Results.Created($"/devices/{id}", new { id });
    }

    private static IResult AddCommand(string connectionString, NewCommand command)
    {
        var id = Guid.NewGuid().ToString("N");
        using var connection = Open(connectionString);
        Execute(
            connection,
            """
            INSERT INTO commands (id, device_id, input, created_at, translator_model, workload_model)
            VALUES ($id, $device, $input, $now, $translator, $workload)
            """,
            ("$id", id), ("$device", command.DeviceId), ("$input", command.Input), ("$now", Now()),
            ("$translator", command.TranslatorModel), ("$workload", command.WorkloadModel));
        return Results.Created($"/commands/{id}", new { id });
    }

    private static IResult FindCommand(string connectionString, string id)
    {
        using var connection = Open(connectionString);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, device_id, input, output, status FROM commands WHERE id = $id";
        command.Parameters.AddWithValue("$id", id);
        using var row = command.ExecuteReader();
        return row.Read()
            ? Results.Ok(new
            {
                id = row.GetString(0),
                deviceId = row.GetString(1),
                input = row.GetString(2),
                output = row.IsDBNull(3) ? null : row.GetString(3),
                status = row.GetString(4),
            })
            : Results.NotFound();
    }

    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }

    private static string Now() => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
