using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Relayer;

/// <summary>Devices, and the codes that they let others in with.</summary>
internal sealed class Devices(RelayDatabase database, TimeProvider time)
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>The first device of all registers without a code; there is nobody to make one.</summary>
    public IResult Add(NewDevice device)
    {
        var id = Guid.NewGuid().ToString("N");
        using var connection = database.Open();

        // Not deferred: two devices with one code, or two first ones, come one after the other.
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!IsFirst(connection) && !Use(connection, device.Code))
        {
            return Results.Json(new { error = "The registration code is missing, used, expired or unknown." }, statusCode: StatusCodes.Status403Forbidden);
        }

        RelayDatabase.Execute(
            connection,
            "INSERT INTO devices (id, name, role, public_key, created_at) VALUES ($id, $name, $role, $key, $now)",
            ("$id", id), ("$name", device.Name), ("$role", device.Role), ("$key", device.PublicKey), ("$now", Now));
        transaction.Commit();
        return Results.Created($"/devices/{id}", new { id });
    }

    /// <summary>Makes a code that one other device can register with.</summary>
    public IResult AddCode(string device)
    {
        var code = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 10);
        var expiresAt = RelayDatabase.Text(time.GetUtcNow() + CodeLifetime);
        using var connection = database.Open();
        RelayDatabase.Execute(
            connection,
            "INSERT INTO device_registration_codes (id, code, created_by_device_id, expires_at, created_at) VALUES ($id, $code, $device, $expires, $now)",
            ("$id", Guid.NewGuid().ToString("N")), ("$code", code), ("$device", device), ("$expires", expiresAt), ("$now", Now));
        return Results.Json(new { code, expiresAt }, statusCode: StatusCodes.Status201Created);
    }

    private string Now => RelayDatabase.Text(time.GetUtcNow());

    private static bool IsFirst(SqliteConnection connection)
    {
        using var command = RelayDatabase.Command(connection, "SELECT NOT EXISTS (SELECT 1 FROM devices)");
        return (long)command.ExecuteScalar()! == 1;
    }

    private bool Use(SqliteConnection connection, string? code) => RelayDatabase.Execute(
        connection,
        "UPDATE device_registration_codes SET used = 1 WHERE code = $code AND used = 0 AND expires_at > $now",
        ("$code", code), ("$now", Now)) == 1;
}
